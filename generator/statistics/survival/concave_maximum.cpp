#include "statistics/survival/concave_maximum.hpp"

namespace werkthet::statistics::detail {
namespace {

constexpr int max_steps = 200;
constexpr double converged = 1e-9;    // of a linear predictor; the step after it would be its square
constexpr double flat = 1e-8;         // what a whole step still promises on the log-likelihood
constexpr double still_moving = 0.5;  // of a linear predictor; a monotone likelihood moves by about one

NotEstimable separated() {
  return {Reason::separation, "the likelihood rises without end: a covariate sorts the events perfectly"};
}

}  // namespace

bool invert(const Matrix& information, Matrix& inverse) {
  const Vector diagonal = information.diagonal();
  if (!information.allFinite() || !(diagonal.minCoeff() > 0)) {
    return false;
  }
  const Vector root = diagonal.cwiseSqrt().cwiseInverse();
  const Matrix scaled = root.asDiagonal() * information * root.asDiagonal();
  const Eigen::LDLT<Matrix> factor(scaled);
  if (factor.info() != Eigen::Success || !(factor.vectorD().minCoeff() > 1e-13)) {
    return false;
  }
  inverse =
      root.asDiagonal() * factor.solve(Matrix::Identity(scaled.rows(), scaled.cols())) * root.asDiagonal();
  return inverse.allFinite();
}

Estimated<Maximum> maximise(const std::function<ConcaveLikelihood(const Vector&)>& likelihood, const Matrix& x) {
  Maximum m;
  m.at = Vector::Zero(x.cols());
  m.start = likelihood(m.at);
  m.end = m.start;
  if (!(m.start.information.diagonal().maxCoeff() > 0)) {
    return NotEstimable{Reason::no_variation, "no event while covariates differ among those at risk"};
  }
  if (!invert(m.start.information, m.covariance)) {
    return NotEstimable{Reason::singular, "the covariates are collinear among those at risk"};
  }
  for (int i = 0; i < max_steps; ++i) {
    Vector step = m.covariance * m.end.score;
    const double promised = m.end.score.dot(step);
    const double move = (x * step).cwiseAbs().maxCoeff();
    if (promised < flat && move > still_moving) {
      return separated();
    }
    ConcaveLikelihood next;
    double factor = 1;
    for (int halved = 0;; ++halved) {
      next = likelihood(m.at + factor * step);
      const double slack = 1e-12 * (1 + std::abs(m.end.value));
      if (std::isfinite(next.value) && next.value >= m.end.value - slack) {
        break;
      }
      if (halved == 60) {
        return NotEstimable{Reason::no_convergence, "no step raises the likelihood"};
      }
      factor /= 2;
    }
    m.at += factor * step;
    m.end = std::move(next);
    // Information that was positive at zero and vanished on the way: everybody who matters has left.
    if (!invert(m.end.information, m.covariance)) {
      return separated();
    }
    if (factor == 1 && move < converged) {
      return m;
    }
  }
  return NotEstimable{Reason::no_convergence, "the partial likelihood did not settle"};
}

}  // namespace werkthet::statistics::detail
