#include "statistics/pooling/reml.hpp"

#include <cmath>

namespace werkthet::statistics::detail {

std::optional<StudyFit> fit_studies(const Matrix& design, const Vector& effect, const Vector& variance,
                                    double tau2) {
  const Eigen::Index k = design.rows();
  const Eigen::Index p = design.cols();
  StudyFit fit;
  fit.weight = (variance.array() + tau2).inverse();
  const Vector root = fit.weight.cwiseSqrt();
  const Matrix weighted = root.asDiagonal() * design;
  const Vector scale = weighted.colwise().norm();
  if (!(scale.minCoeff() > 0)) {
    return std::nullopt;
  }
  Eigen::ColPivHouseholderQR<Matrix> qr(weighted * scale.cwiseInverse().asDiagonal());
  qr.setThreshold(1e-9);
  if (qr.rank() < p) {
    return std::nullopt;
  }
  const Matrix q = qr.householderQ() * Matrix::Identity(k, p);
  const Matrix r_inverse =
      qr.matrixQR().topLeftCorner(p, p).triangularView<Eigen::Upper>().solve(Matrix::Identity(p, p));
  const Matrix m = scale.cwiseInverse().asDiagonal() * (qr.colsPermutation() * r_inverse);
  fit.beta = m * (q.transpose() * root.cwiseProduct(effect));
  // The second residual catches what the first solve rounded away.
  fit.beta += m * (q.transpose() * root.cwiseProduct(effect - design * fit.beta));
  fit.residual = effect - design * fit.beta;
  fit.covariance = m * m.transpose();
  const Vector precision_residual = fit.weight.cwiseProduct(fit.residual);
  fit.generalised_q = precision_residual.dot(fit.residual);
  const Matrix hat_rest = Matrix::Identity(k, k) - q * q.transpose();
  const Matrix projection = root.asDiagonal() * hat_rest * root.asDiagonal();
  fit.trace_pp = projection.squaredNorm();
  fit.score = 0.5 * (precision_residual.squaredNorm() - projection.trace());
  const double log_det =
      2 * (qr.matrixQR().diagonal().head(p).cwiseAbs().array().log().sum() + scale.array().log().sum());
  fit.log_likelihood = 0.5 * (fit.weight.array().log().sum() - log_det - fit.generalised_q);
  return fit;
}

double largest_tau2(const Vector& effect, const Vector& variance) {
  const double range = effect.maxCoeff() - effect.minCoeff();
  return 10 * range * range + 100 * variance.maxCoeff();
}

double reml_tau2(const Matrix& design, const Vector& effect, const Vector& variance) {
  const auto score = [&](double tau2) { return fit_studies(design, effect, variance, tau2)->score; };
  const auto height = [&](double tau2) {
    return fit_studies(design, effect, variance, tau2)->log_likelihood;
  };
  const double top = largest_tau2(effect, variance);
  double best = 0;
  double best_height = height(0);
  double low = 0;
  bool rising = score(0) > 0;
  // Steps of a factor 1.5 from far below the smallest variance: tops closer together than that are not
  // distinguished.
  for (double high = 1e-6 * variance.minCoeff(); low < top; high *= 1.5) {
    const bool still_rising = score(high) > 0;
    if (rising && !still_rising) {
      const double root = bisect_decreasing(score, low, high);
      const double at_root = height(root);
      if (at_root > best_height) {
        best = root;
        best_height = at_root;
      }
    }
    rising = still_rising;
    low = high;
  }
  return best;
}

}  // namespace werkthet::statistics::detail
