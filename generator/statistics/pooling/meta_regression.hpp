#pragma once
// How the effect depends on features of the study: mixed-effects meta-regression. REML for the variance that
// is left between studies and Knapp-Hartung standard errors, untruncated, because with a handful of
// municipalities a normal test would call almost any feature important.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct MetaRegression {
  std::size_t k{};
  std::vector<double> coefficients;      ///< intercept first, then in the order of the moderators
  std::vector<double> se;                ///< Knapp-Hartung
  std::vector<Interval> intervals;       ///< t with k - p degrees of freedom
  std::vector<std::optional<double>> p;  ///< none when the studies lie exactly on the line
  double tau2{};
  double q_residual{};  ///< with fixed-effect weights, k - p degrees of freedom
  double q_residual_p{};
  std::optional<double> f{};  ///< all moderators together; none without moderators or when the fit is exact
  std::optional<double> f_p{};
  std::optional<double> r2_percent{};  ///< of tau2 explained; none when there was none to explain
};

/// effect = intercept + moderators b + spread between studies + sampling error. too_few with no more studies
/// than coefficients; singular when a moderator is constant or a combination of others; no_variation when a
/// variance is 0. Source: Knapp and Hartung (2003), Statist. Med. 22, p. 2697-2699; R2: Raudenbush (2009),
/// eq. 16.31.
[[nodiscard]] Estimated<MetaRegression> meta_regression(std::span<const double> effect,
                                                        std::span<const double> variance, Columns moderators,
                                                        double confidence = 0.95);

}  // namespace werkthet::statistics
