#pragma once
// Ratios of two shares and of two odds, from counts (events out of n). Group 1 over group 0.
// The log intervals (Katz, Woolf) are what most programs print; the score interval also exists when a group
// has no events, so it is the one to show when a cell holds fewer than five.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>

namespace werkthet::statistics {

// All of them: counts that cannot be, or a confidence outside (0, 1), throw std::invalid_argument; an empty
// group gives too_few. Assumed: independent persons, both groups fixed in size.

/// Ratio of shares (1 over 0) with Katz's log interval.
struct RiskRatio {
  double ratio{};
  double log_se{};  ///< sqrt(1/x1 - 1/n1 + 1/x0 - 1/n0)
  Interval interval;
};

/// no_events when one of the groups has none (the log interval does not exist).
/// Source: Katz et al. (1978), Biometrics 34:469, method C.
[[nodiscard]] Estimated<RiskRatio> risk_ratio(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                              std::int64_t n0, double confidence = 0.95);

/// Ratio with limits that may run to infinity.
struct ScoreRatio {
  std::optional<double> ratio;  ///< none when group 0 has no events
  double low{};
  std::optional<double> high;  ///< none: no upper limit
};

/// Score interval: the ratios r with |p1 - r p0| <= z sqrt(v(r)), v from the shares most likely under r,
/// times N/(N-1). Exists for all counts. Source: Miettinen and Nurminen (1985), Stat Med 4:213, eq. 11-13.
[[nodiscard]] Estimated<ScoreRatio> risk_ratio_score(std::int64_t events1, std::int64_t n1,
                                                     std::int64_t events0, std::int64_t n0,
                                                     double confidence = 0.95);

/// Ratio of odds (1 over 0) with Woolf's log interval.
struct OddsRatio {
  double ratio{};
  double log_se{};  ///< sqrt of the sum of the reciprocals of the four cells
  Interval interval;
};

/// no_events when one of the four cells is empty. Source: Woolf (1955), Annals of Human Genetics 19:251.
[[nodiscard]] Estimated<OddsRatio> odds_ratio(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                              std::int64_t n0, double confidence = 0.95);

}  // namespace werkthet::statistics
