#pragma once
// Bounds for looking at a trial more than once. A look costs alpha; the spending function says how much.
// Convention: two-sided symmetric bounds, alpha / 2 spent in each tail (2.963 and 1.969 for two equal looks,
// not 2.772). Bounds come from exact recursive integration, not from a table.

#include "statistics/estimated.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics {

struct Look {
  double information{};       ///< fraction of the planned information
  double cumulative_alpha{};  ///< two-sided, spent up to and with this look
  double z{};                 ///< |z| at or above this is significant
  double nominal_p{};         ///< two-sided p that goes with z
};

enum class Spending { obrien_fleming, pocock };

/// Lan-DeMets bounds. `information`: increasing fractions in (0, 1], at most 20 looks; invalid_argument
/// otherwise. no_convergence when a look spends next to nothing (below 1e-12 two-sided): no bound there.
/// Source: Lan and DeMets (1983); recursion: Armitage, McPherson and Rowe (1969).
[[nodiscard]] Estimated<std::vector<Look>> spending_bounds(std::span<const double> information,
                                                           double alpha = 0.05,
                                                           Spending spending = Spending::obrien_fleming);

/// O'Brien-Fleming-type spending: per tail, with a = alpha / 2, 2 - 2 Phi(z(1 - a/2) / sqrt(t)).
[[nodiscard]] Estimated<std::vector<Look>> obrien_fleming_bounds(std::span<const double> information,
                                                                 double alpha = 0.05);

/// What one interim look of a two-look design says.
struct InterimLook {
  double z{};
  double b_value{};
  Interval repeated_interval;        ///< estimate +- bound * se
  bool crossed{};                    ///< |z| at or above the bound
  double conditional_power_trend{};  ///< if the trend goes on
  double conditional_power_design{};
  double conditional_power_null{};
};

/// `information` in (0, 1), standard errors positive (invalid_argument otherwise). `design_effect`: the
/// difference the study was planned for; `se_final`: its planned standard error. Conditional power is no
/// reason to extend a study. Source: Lan and Wittes (1988).
[[nodiscard]] InterimLook interim_look(double estimate, double se, double information, double bound,
                                       double final_bound, double design_effect, double se_final);

}  // namespace werkthet::statistics
