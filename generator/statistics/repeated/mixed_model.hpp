#pragma once
// Linear mixed models with one level of groups: persons with several measurements, caseworkers with several
// clients. A random intercept, and random slopes when asked, with any covariance between them.
// A variance of zero is a valid estimate and is reported as zero: groups then differ no more than chance, and
// the fixed effects are those of ordinary regression.

#include "statistics/numerics.hpp"
#include "statistics/repeated/fixed_effect.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

enum class MixedLikelihood {
  restricted,  ///< variances without the loss of degrees of freedom to fixed effects: the default
  full,        ///< maximum likelihood, for comparing models with other fixed effects
};

struct MixedModel {
  std::size_t n{};
  std::size_t groups{};
  std::vector<FixedEffect> coefficients;  ///< intercept first, then in the order of the columns
  std::vector<double> covariance;         ///< of the coefficients, k x k row by row
  std::vector<double> random_sd;  ///< of the intercept, then of every slope; unit of the outcome (per unit)
  /// Between random effects 1-2, 1-3, .., 2-3, ..; none where one of the two has no variance.
  std::vector<std::optional<double>> random_correlation;
  double sigma{};  ///< residual standard deviation
  /// Share of the variance that lies between groups, given the columns; only without slopes.
  std::optional<double> intraclass_correlation;
  bool on_boundary{};              ///< a variance is zero or a correlation is one
  double minus2_log_likelihood{};  ///< restricted or full, as asked

  [[nodiscard]] double covariance_of(std::size_t i, std::size_t j) const {
    return covariance[i * coefficients.size() + j];
  }
};

/// y_ij = x_ij b + u_i0 + z_ij u_i + e_ij with u_i normal with any covariance and e_ij normal, independent,
/// one variance. Intercept added to `columns`; `slopes` are columns with a random slope per group (usually
/// also among `columns`). `group` names the group of a row, any whole numbers. Converged until the gradient
/// is rounding. Degrees of freedom: Satterthwaite with the observed information (as lmerTest), and with the
/// restricted likelihood Kenward and Roger (as pbkrtest).
/// few_clusters: fewer than two groups; too_few: no more rows than coefficients, or no more rows than random
/// effects (every group has one row); singular: a column or slope is constant or a combination of others;
/// no_variation: the outcome does not vary beyond its columns, or not within the groups; no_convergence.
/// Source: Laird and Ware (1982), Biometrics 38:963-974; Bates et al. (2015), J Stat Softw 67(1); degrees of
/// freedom: Giesbrecht and Burns (1985), Biometrics 41:477-486, Kuznetsova et al. (2017), J Stat Softw
/// 82(13), Kenward and Roger (1997), Biometrics 53:983-997.
[[nodiscard]] Estimated<MixedModel> mixed_model(std::span<const double> outcome, Columns columns,
                                                std::span<const int> group, Columns slopes = {},
                                                MixedLikelihood likelihood = MixedLikelihood::restricted,
                                                double confidence = 0.95);

}  // namespace werkthet::statistics
