#pragma once
// Tail areas and quantiles of the reference distributions, in double precision.
// The only file that knows Boost.Math. Long double is switched off on purpose: its width differs between
// processors, and a report must have the same digits everywhere.
// All functions throw std::invalid_argument outside their domain; none returns NaN or infinity.

namespace werkthet::statistics {

/// z with P(Z <= z) = p, 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);

/// P(Z <= z).
[[nodiscard]] double normal_cdf(double z);

/// P(Z > z), accurate far in the tail.
[[nodiscard]] double normal_upper_p(double z);

/// Two-sided p of a standard normal statistic.
[[nodiscard]] double normal_two_sided_p(double z);

/// Half-width multiplier of a normal interval: 1.96 for confidence 0.95.
[[nodiscard]] double normal_critical(double confidence);

/// t with P(T <= t) = p, 0 < p < 1, df > 0 (need not be whole).
[[nodiscard]] double t_quantile(double p, double df);

/// P(T > t).
[[nodiscard]] double t_upper_p(double t, double df);

/// Two-sided p of a t statistic.
[[nodiscard]] double t_two_sided_p(double t, double df);

/// Half-width multiplier of a t interval.
[[nodiscard]] double t_critical(double confidence, double df);

/// P(T > t) for noncentral t with noncentrality `ncp`; the power of a t test. Beyond |ncp| = 1e4
/// four digits.
[[nodiscard]] double noncentral_t_upper_p(double t, double df, double ncp);

/// P(X > x) for chi-square, x >= 0.
[[nodiscard]] double chi_square_upper_p(double x, double df);

/// x with P(X <= x) = p for chi-square, 0 < p < 1, df > 0.
[[nodiscard]] double chi_square_quantile(double p, double df);

/// P(F > f), f >= 0.
[[nodiscard]] double f_upper_p(double f, double df1, double df2);

/// x with P(B <= x) = p for a beta distribution, 0 < p < 1, a > 0, b > 0.
[[nodiscard]] double beta_quantile(double p, double a, double b);

/// P(X <= k) for a binomial with n draws and chance p, 0 <= k <= n, 0 < p < 1.
[[nodiscard]] double binomial_cdf(double k, double n, double p);

/// P(X = k) for the same.
[[nodiscard]] double binomial_probability(double k, double n, double p);

}  // namespace werkthet::statistics
