#pragma once
// How alike two groups are, covariate by covariate, before and after weighting.
// Every standardised difference is over an UNWEIGHTED standard deviation, also after weighting: a weighted
// one would shrink together with the difference and hide what is left (Stuart 2010, Statistical Science 25:1,
// section 4.1).

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// One covariate, treated minus reference. What needs a spread that is not there is absent.
struct CovariateBalance {
  bool binary{};  ///< only the values 0 and 1
  double mean_treated{};
  double mean_reference{};
  double mean_treated_weighted{};
  double mean_reference_weighted{};
  double sd_treated{};
  double sd_reference{};
  std::optional<double> smd_before;  ///< over the SD of the treated: the default of this project
  std::optional<double> smd_after;
  std::optional<double> smd_before_pooled;  ///< over sqrt((s1^2 + s0^2) / 2)
  std::optional<double> smd_after_pooled;
  std::optional<double> smd_before_population;  ///< as the first, but sqrt(m (1 - m)) for a binary covariate
  std::optional<double> smd_after_population;
  std::optional<double> variance_ratio_before;  ///< treated over reference; none for a binary covariate
  std::optional<double> variance_ratio_after;   ///< of reliability-weighted variances
  double ks_before{};                           ///< largest distance between the distribution functions
  double ks_after{};
};

/// One row per column, in order. `weights_reference`: one per reference unit; `weights_treated` likewise, or
/// empty for equal weights. Weights not negative and some positive. too_few with fewer than two units, or no
/// weight at all, in a group.
/// Sources: denominators as cobalt (Greifer) and MatchIt print them; variance ratios and Kolmogorov-Smirnov
/// distances: Austin (2009), Statistics in Medicine 28:3083.
[[nodiscard]] Estimated<std::vector<CovariateBalance>> standardised_differences(
    Columns treated, Columns reference, std::span<const double> weights_reference,
    std::span<const double> weights_treated = {});

/// Largest absolute `smd_before` (or `smd_after`) of a table; none when no row has one.
[[nodiscard]] std::optional<double> worst_difference_before(std::span<const CovariateBalance> table);
[[nodiscard]] std::optional<double> worst_difference_after(std::span<const CovariateBalance> table);

}  // namespace werkthet::statistics
