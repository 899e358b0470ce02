#pragma once
// Linear regression with robust standard errors, and the three designs made of it: analysis of covariance,
// Lin's interacted estimator, and difference-in-differences on change scores.
// Default standard error HC2 with t(n - k): it is exactly Welch-like for two groups and what the field's
// standing procedures use. Solved by a pivoted QR of scaled columns; the normal equations are never formed.
// Covariates: one vector per column (see Columns); values must be finite, or std::invalid_argument.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace werkthet::statistics {

/// Which standard error. HC2 unless a sensitivity analysis asks otherwise.
enum class StandardError { classical, hc0, hc1, hc2, hc3 };

struct Coefficient {
  std::string name;
  double estimate{};
  double se{};
  double df{};
  std::optional<Interval> interval;  ///< none when se is 0: its units are fitted exactly
  std::optional<double> p;           ///< two-sided; none when se is 0
};

struct Regression {
  std::size_t n{};
  std::size_t k{};                        ///< columns including the intercept
  double df{};                            ///< n - k
  std::vector<Coefficient> coefficients;  ///< "(Intercept)" first, then in the order of the columns
  double r_squared{};
  double sigma{};
  double max_leverage{};  ///< 1 means: one unit has a column of its own
};

/// Ordinary least squares with intercept. `names`: one per column.
/// too_few when n <= k; no_variation when the outcome or the residuals do not vary; singular when a column
/// is constant or a combination of others. Source: HC0-HC3 as in MacKinnon and White (1985).
[[nodiscard]] Estimated<Regression> ols(std::span<const double> outcome, Columns columns,
                                        std::span<const std::string> names, double confidence = 0.95,
                                        StandardError kind = StandardError::hc2);

/// An effect estimate with t interval, in the unit of the outcome.
struct Effect {
  std::size_t n{};
  double estimate{};
  double se{};
  double df{};
  Interval interval;
  double p{};
};

/// Difference between treated (1) and others (0) adjusted for covariates, HC2. Without covariates it is the
/// difference in means. Reasons as ols; too_few when a group has fewer than two units.
[[nodiscard]] Estimated<Effect> ancova(std::span<const double> outcome, std::span<const int> treated,
                                       Columns covariates, double confidence = 0.95);

/// Lin's estimator: centred covariates interacted with every arm, HC2. `arms` holds one 0/1 column per arm
/// (reference: all zero); the result has one effect per arm, same order. Source: Lin (2013), eq. 3.
[[nodiscard]] Estimated<std::vector<Effect>> lin_estimator(std::span<const double> outcome, Columns arms,
                                                           Columns covariates, double confidence = 0.95);

/// Joint test that several coefficients are zero, with HC2 variance.
struct JointTest {
  std::size_t q{};
  double df2{};
  double f{};
  double p{};
};

/// `tested` are positions in `columns`. Reasons as ols. For the omnibus check of balance: outcome = arm.
[[nodiscard]] Estimated<JointTest> joint_test(std::span<const double> outcome, Columns columns,
                                              std::span<const std::size_t> tested);

/// Change over time in two groups, same units before and after.
struct DifferenceInDifferences {
  std::size_t n{};
  std::size_t n1{};
  double pre1{}, post1{}, pre0{}, post0{};  ///< cell means
  double estimate{};                        ///< (post1 - pre1) - (post0 - pre0)
  double se{};                              ///< HC2 of the change scores, which equals Welch's
  double df{};                              ///< Welch
  Interval interval;
  double p{};
};

/// Reasons as welch on the change scores.
[[nodiscard]] Estimated<DifferenceInDifferences> difference_in_differences(std::span<const double> pre,
                                                                           std::span<const double> post,
                                                                           std::span<const int> treated,
                                                                           double confidence = 0.95);

}  // namespace werkthet::statistics
