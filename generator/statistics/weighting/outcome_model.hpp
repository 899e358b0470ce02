#pragma once
// The outcome models of regression adjustment and doubly robust estimation. Internal to this stage.
// One model per arm, fitted in the arm and predicted for everybody.

#include "statistics/estimated.hpp"
#include "statistics/weighting/doubly_robust.hpp"
#include "statistics/weighting/influence.hpp"

#include <optional>

namespace werkthet::statistics::detail {

struct OutcomeFit {
  Vector mean;                   ///< predicted, one per row of the data
  Vector slope;                  ///< d mean / d linear predictor
  Vector residual;               ///< outcome minus prediction in the arm that was used, 0 elsewhere
  std::optional<WeightedQr> qr;  ///< of the score equations

  /// phi of a quantity whose derivative to the linear predictor of row i is moves_i.
  [[nodiscard]] Vector carry(const Matrix& x, const Vector& moves) const {
    return (x * qr->inverse_times(x.transpose() * moves)).cwiseProduct(residual);
  }
};

/// `x`: basis with intercept; `used`: 0/1, the rows that are fitted. too_few when there are no more of them
/// than coefficients; singular; for the logit no_variation and separation.
[[nodiscard]] Estimated<OutcomeFit> fit_outcome(OutcomeModel model, const Matrix& x, const Vector& y,
                                                const Vector& used);

/// The propensity of every row from the rows that are fitted.
struct PropensityFit {
  Vector e;
  Vector odds;      ///< e / (1 - e)
  Vector log_odds;  ///< the linear predictor of the logit
  Vector stretch;   ///< d log odds / d linear predictor: 1 for the logit
  Vector residual;  ///< d log-likelihood / d linear predictor in the rows that were used, 0 elsewhere
  std::optional<WeightedQr> qr;

  [[nodiscard]] Vector carry(const Matrix& x, const Vector& moves) const {
    return (x * qr->inverse_times(x.transpose() * moves)).cwiseProduct(residual);
  }
};

/// Reasons as logit; no_overlap when an odds exceeds 1e100 (probit: 1e88) either way; no_convergence of the
/// probit. Source of the probit: Greene (2012), section 17.3, eq. 17-20 and 17-22 (observed information).
[[nodiscard]] Estimated<PropensityFit> fit_propensity(Link link, const Matrix& x, const Vector& treated,
                                                      const Vector& used);

}  // namespace werkthet::statistics::detail
