#pragma once
// Regression adjustment, and its combination with inverse-probability weights (augmented weighting, AIPW):
// right when either the model of who is treated or the model of the outcome is.
// Two standard errors are handed on: the stacked one, which knows that both models were estimated, and the
// plain one of the influence function, which is what cross-fitting needs. The first is the default.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"
#include "statistics/weighting/contrast.hpp"
#include "statistics/weighting/propensity.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace werkthet::statistics {

/// Of the outcome in one arm: least squares, or logit for outcomes that are 0 or 1.
enum class OutcomeModel { linear, logit };

/// Everybody predicted under both arms by a model per arm.
struct RegressionAdjustment {
  std::size_t n{};
  Contrast everybody;          ///< treated minus reference, averaged over everybody
  Contrast treated;            ///< averaged over the treated
  double mean_reference{};     ///< of everybody, were all of them reference
  double mean_reference_se{};  ///< stacked
};

/// Assumes that the outcome models hold (right up to chance). `covariates` of the outcome model, shared by
/// the arms. too_few when an arm has no more units than coefficients; singular; no_variation or separation of
/// the logit; no_variation when the outcome is constant. Outcomes other than 0 and 1 with the logit throw.
/// Source: Stata teffects ra; variance Stefanski and Boos (2002), eq. 10.
[[nodiscard]] Estimated<RegressionAdjustment> regression_adjustment(std::span<const double> outcome,
                                                                    std::span<const int> treated,
                                                                    Columns covariates,
                                                                    OutcomeModel model = OutcomeModel::linear,
                                                                    double confidence = 0.95);

/// Fit the models on the other folds than the one they predict, so that flexible models may be used.
struct CrossFitting {
  std::size_t folds = 5;
  std::uint64_t seed = 1;  ///< folds are drawn per arm from the stream "doubly_robust.folds" of this seed
};

struct DoublyRobustOptions {
  OutcomeModel model = OutcomeModel::linear;
  Link link = Link::logit;                    ///< of the propensity
  std::optional<CrossFitting> cross_fitting;  ///< off by default
  double confidence = 0.95;
};

struct DoublyRobust {
  std::size_t n{};
  Contrast everybody;  ///< se: stacked; with cross-fitting that of the influence function
  double everybody_se_influence{};
  double mean_reference{};     ///< of everybody, were all of them reference
  double mean_reference_se{};  ///< as `everybody`
  Contrast treated;            ///< weights of the reference group divided by their sum
  double treated_se_influence{};
  double treated_unnormalised{};  ///< weights divided by the number of treated instead
};

/// `propensity_covariates` and `outcome_covariates` may differ. Assumes no unmeasured driver of both
/// treatment and outcome, overlap, and one of the two models right. Reasons of logit, propensity_weights and
/// regression_adjustment; too_few when an arm has fewer units than folds.
/// Source: Robins, Rotnitzky and Zhao (1994), JASA 89:846; everybody as Stata teffects aipw, treated as
/// Mercatanti and Li (2014), Annals of Applied Statistics 8:2485, with normalised weights; cross-fitting
/// Chernozhukov et al. (2018), Econometrics Journal 21:C1, definition 3.2.
[[nodiscard]] Estimated<DoublyRobust> doubly_robust(std::span<const double> outcome,
                                                    std::span<const int> treated,
                                                    Columns propensity_covariates, Columns outcome_covariates,
                                                    const DoublyRobustOptions& options = {});

}  // namespace werkthet::statistics
