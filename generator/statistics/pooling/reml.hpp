#pragma once
// Weighted least squares over studies, weight 1 / (sampling variance + tau2), and the tau2 at which the
// restricted likelihood is largest. Internal to this folder. The likelihood can have several tops, so every
// top is looked at; the score is solved by bisection to the last digit instead of stopping where a Fisher
// step gets small.

#include "statistics/matrix.hpp"

#include <optional>
#include <span>

namespace werkthet::statistics::detail {

struct StudyFit {
  Vector beta;
  Vector residual;
  Vector weight;
  Matrix covariance;        ///< (X'WX)^-1
  double generalised_q{};   ///< sum of weight * residual^2
  double log_likelihood{};  ///< restricted, up to a constant
  double score{};           ///< its derivative in tau2
  double trace_pp{};  ///< tr(PP), P = W - WX (X'WX)^-1 X'W; the expected information of tau2 is half of it
};

/// nullopt when the design has no full column rank. `variance` > 0, tau2 >= 0.
[[nodiscard]] std::optional<StudyFit> fit_studies(const Matrix& design, const Vector& effect,
                                                  const Vector& variance, double tau2);

/// An upper bound for every tau2 considered: far above any spread the effects show.
[[nodiscard]] double largest_tau2(const Vector& effect, const Vector& variance);

/// The REML estimate of tau2; zero when the likelihood falls from there. The design must have full rank.
[[nodiscard]] double reml_tau2(const Matrix& design, const Vector& effect, const Vector& variance);

}  // namespace werkthet::statistics::detail
