#pragma once
// Bounds for looking at a study more than once. A look costs alpha; the spending function says how much.
// Convention: two-sided symmetric bounds, alpha / 2 spent in each tail (2.963 and 1.969 for two equal looks);
// one program passes the total alpha to the function instead (2.772), and Convention::total shows that too.
// Bounds come from recursive integration, not from a table.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct Look {
  double information{};       ///< fraction of the planned information
  double cumulative_alpha{};  ///< two-sided, spent up to and with this look
  double z{};                 ///< |z| at or above this is significant
  double nominal_p{};         ///< two-sided p that goes with z
};

/// How alpha is spent up to information t, from 0 at t = 0 to a at t = 1:
/// obrien_fleming 2 - 2 Phi(z(1 - a/2) / sqrt(t)); pocock a log(1 + (e - 1) t); linear a t; cubic a t^3.
/// Source: Lan and DeMets (1983), Biometrika 70:659; Kim and DeMets (1987) for the powers.
enum class Spending { obrien_fleming, pocock, linear, cubic };

/// Level given to the spending function of a two-sided test.
enum class Convention {
  per_tail,  ///< alpha / 2, spent in each tail
  total,     ///< alpha, halved afterwards: later looks get more, first looks less strict
};

/// Lan-DeMets bounds. `information`: increasing fractions in (0, 1], at most 20 looks; invalid_argument
/// otherwise. no_convergence when a look spends next to nothing (below 1e-12 two-sided): no bound there.
/// Assumed: a statistic with independent increments (a difference of shares or means, a log-rank test).
/// Source: Lan and DeMets (1983); recursion: Armitage, McPherson and Rowe (1969).
[[nodiscard]] Estimated<std::vector<Look>> spending_bounds(std::span<const double> information,
                                                           double alpha = 0.05,
                                                           Spending spending = Spending::obrien_fleming,
                                                           Convention convention = Convention::per_tail);

/// spending_bounds with O'Brien-Fleming-type spending per tail.
[[nodiscard]] Estimated<std::vector<Look>> obrien_fleming_bounds(std::span<const double> information,
                                                                 double alpha = 0.05);

/// Bounds of equally spaced looks with a fixed shape, before spending functions.
enum class Classic {
  obrien_fleming,  ///< constant * sqrt(K / k). O'Brien and Fleming (1979), Biometrics 35:549
  pocock,          ///< the same constant at every look. Pocock (1977), Biometrika 64:191
  haybittle_peto,  ///< 3 at every interim look, the constant at the end. Haybittle (1971), Brit J Radiol
                   ///< 44:793
};

struct ClassicBounds {
  double constant{};
  std::vector<Look> looks;
};

/// The constant makes the chance to cross at any of `looks` (1 to 20; invalid_argument otherwise) exactly
/// alpha, two-sided. no_convergence when the fixed looks of haybittle_peto already cost alpha. Source:
/// Jennison and Turnbull (2000), tables 2.1 and 2.3.
[[nodiscard]] Estimated<ClassicBounds> classic_bounds(int looks, double alpha = 0.05,
                                                      Classic shape = Classic::obrien_fleming);

/// One look at a study with a bar of its own for harm.
struct GuardedLook {
  double information{};
  double benefit_z{};      ///< z at or above this shows benefit
  double harm_z{};         ///< z at or below this (negative) shows harm
  double benefit_alpha{};  ///< one-sided, spent up to and with this look
  double harm_alpha{};
};

/// One side of the question: its one-sided level and how it is spent.
struct Side {
  double alpha{};
  Spending spending = Spending::obrien_fleming;
};

/// Bounds for benefit and, separately, for harm: a protocol may stop for harm on less proof than it needs to
/// claim benefit (for instance alpha 0.10, Pocock). Each side's chance to cross under no difference, without
/// having crossed the other before, follows its own spending. Arguments, assumptions and reasons as
/// spending_bounds; `harm_z` reaches at most 0. Source: Jennison and Turnbull (2000), section 2.8; Lan and
/// DeMets (1983).
[[nodiscard]] Estimated<std::vector<GuardedLook>> benefit_and_harm_bounds(
    std::span<const double> information, Side benefit = {0.025, Spending::obrien_fleming},
    Side harm = {0.05, Spending::pocock});

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
/// difference the study was planned for; `se_final`: its planned standard error. B(t) = z sqrt(t); what is
/// left is normal with mean drift (1 - t) and variance 1 - t. Conditional power is no reason to extend a
/// study. Source: Lan and Wittes (1988), Biometrics 44:579; repeated interval: Jennison and Turnbull (1989),
/// JRSS B 51:305.
[[nodiscard]] InterimLook interim_look(double estimate, double se, double information, double bound,
                                       double final_bound, double design_effect, double se_final);

}  // namespace werkthet::statistics
