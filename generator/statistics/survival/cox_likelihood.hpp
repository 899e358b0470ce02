#pragma once
// The partial likelihood of Cox's model as one backward sweep per stratum. Internal to this stage.
// Sums over those at risk grow as time runs back and shrink where somebody has not yet entered; rounding
// errors are carried along, so that a subtraction cannot eat a small risk set. Cost: n log n once, then
// linear in units per evaluation.

#include "statistics/survival/concave_maximum.hpp"
#include "statistics/survival/cox.hpp"

#include <functional>

namespace werkthet::statistics::detail {

/// One event time of one stratum, at given coefficients.
struct EventTime {
  double time{};
  std::size_t stratum{};
  double shift{};                       ///< largest linear predictor of the stratum
  std::span<const std::size_t> events;  ///< rows
  double value{};                       ///< contribution to the log-likelihood
  Vector score;                         ///< contribution to its gradient
  Matrix information;                   ///< contribution to minus its second derivative
  /// Per tied event l (one under Breslow): increment of the hazard of a unit whose linear predictor equals
  /// `shift`, mean covariates, share l/m already gone.
  std::vector<double> hazard;
  std::vector<Vector> mean;
  std::vector<double> gone;
};

class CoxLikelihood {
 public:
  /// `x` has one row per unit; spans as in CoxData. All must outlive this object.
  CoxLikelihood(const CoxData& data, const Matrix& x, Ties ties);

  [[nodiscard]] ConcaveLikelihood at(const Vector& beta) const;

  /// Every event time, stratum by stratum, latest first.
  void sweep(const Vector& beta, const std::function<void(const EventTime&)>& visit) const;

  /// One row per unit: its contribution to the score, unweighted, such that the weighted rows add up to the
  /// score. Source: Lin and Wei (1989), eq. 2.5; with Efron's ties Therneau and Grambsch (2000), section 7.3.
  [[nodiscard]] Matrix score_residuals(const Vector& beta) const;

 private:
  struct Stratum {
    std::vector<std::size_t> by_time;   ///< rows, latest time first
    std::vector<std::size_t> by_entry;  ///< rows, latest entry first; empty without entry times
  };

  [[nodiscard]] double weight(std::size_t i) const { return data_.weights.empty() ? 1.0 : data_.weights[i]; }

  const CoxData data_;
  const Matrix& x_;
  Ties ties_;
  std::vector<Stratum> strata_;
};

}  // namespace werkthet::statistics::detail
