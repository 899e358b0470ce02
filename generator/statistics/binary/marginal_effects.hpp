#pragma once
// From a logistic model to what a reader understands: the average predicted probability if everybody were in
// a given situation, and differences and ratios of such probabilities. Standard error by the delta method
// with the covariates as they are; the one that also counts them as drawn from a population is kept beside
// it.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace werkthet::statistics {

/// A situation: these columns are set to these values for everybody, the others stay as they are. Products of
/// columns do not follow by themselves: set them too.
using Setting = std::vector<std::pair<std::size_t, double>>;

/// delta: model covariance, covariates fixed. hc0: robust covariance. cluster: sums per cluster, G / (G - 1).
/// unconditional: influence function of the standardised risk, covariates random.
enum class RiskError { delta, hc0, cluster, unconditional };

struct PredictedRisks {
  std::size_t n{};
  std::size_t events{};
  std::size_t clusters{};    ///< 0 without clusters
  std::vector<double> risk;  ///< one per setting: mean over everybody of the predicted probability

  /// Covariance of two of the risks. `cluster` throws std::invalid_argument when no clusters were given.
  [[nodiscard]] double covariance(RiskError kind, std::size_t i, std::size_t j) const;

  std::array<std::vector<double>, 4> covariances;  ///< by RiskError, s x s row by row; empty: not there
};

/// Fits logit(outcome, columns) and predicts. `cluster`: empty or one label per unit. Reasons as logit;
/// few_clusters with one cluster. Throws std::invalid_argument for a setting of a column that is not there.
/// Source: Lane and Nelder (1982), Biometrics 38:613; Stata 17 margins, methods and formulas; unconditional:
/// Ge et al. (2011), Drug Inf J 45:481, and Steingrimsson, Hanley and Rosenblum (2017), Contemp Clin Trials
/// 54:18, section 3.
[[nodiscard]] Estimated<PredictedRisks> predicted_risks(std::span<const int> outcome, Columns columns,
                                                        std::span<const Setting> settings,
                                                        std::span<const int> cluster = {});

/// A weighted sum of risks, say 1 and -1, with normal interval; or a ratio, with interval on the log scale.
struct RiskContrast {
  double estimate{};
  double se{};  ///< of a ratio: of its logarithm
  Interval interval;
  double p{};  ///< two-sided, of 0 (a sum) or 1 (a ratio)
};

/// `weights`: one per setting. no_variation when the sum has no variance.
[[nodiscard]] Estimated<RiskContrast> risk_contrast(const PredictedRisks& risks,
                                                    std::span<const double> weights, double confidence = 0.95,
                                                    RiskError kind = RiskError::delta);

/// Risk `over` divided by risk `under`. Reasons as risk_contrast.
[[nodiscard]] Estimated<RiskContrast> risk_ratio(const PredictedRisks& risks, std::size_t over,
                                                 std::size_t under, double confidence = 0.95,
                                                 RiskError kind = RiskError::delta);

/// Everybody treated against nobody treated.
struct MarginalEffect {
  PredictedRisks risks;     ///< treated first
  RiskContrast difference;  ///< average marginal effect, delta
  RiskContrast ratio;       ///< standardised risk ratio, delta
  double se_hc0{};          ///< of the difference
  double se_unconditional{};
  std::optional<double> se_cluster;  ///< none without clusters
};

/// `treatment`: position of the 0/1 column in `columns`. Reasons as predicted_risks.
[[nodiscard]] Estimated<MarginalEffect> average_marginal_effect(std::span<const int> outcome, Columns columns,
                                                                std::size_t treatment,
                                                                double confidence = 0.95,
                                                                std::span<const int> cluster = {});

}  // namespace werkthet::statistics
