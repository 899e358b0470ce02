#include "statistics/minimise.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics::detail {
namespace {

// In the unit of the function, which is a log-likelihood or something as large.
constexpr double near = 1e-9;        ///< expected gain from which on full steps are safe
constexpr double arrived = 1e-22;    ///< expected gain at which the gradient is rounding
constexpr double acceptable = 1e-7;  ///< enough when rounding allows no lower value any more

}  // namespace

Minimum minimise(const Smooth& function, Vector start, int most) {
  Minimum out;
  out.at = std::move(start);
  const auto first = function.derivatives(out.at);
  if (!first) {
    return out;
  }
  out.there = *first;
  double last_gain = 0;
  for (int step = 0; step < most; ++step) {
    const Eigen::SelfAdjointEigenSolver<Matrix> eigen(out.there.hessian);
    if (eigen.info() != Eigen::Success || !out.there.gradient.allFinite()) {
      return out;
    }
    const Vector& curvature = eigen.eigenvalues();
    const double largest = std::max(curvature.cwiseAbs().maxCoeff(), 1e-300);
    const Vector slope = eigen.eigenvectors().transpose() * out.there.gradient;
    const Vector inverse = curvature.cwiseAbs().cwiseMax(1e-10 * largest).cwiseInverse();
    const Vector move = -(eigen.eigenvectors() * slope.cwiseProduct(inverse));
    const double gain = slope.cwiseAbs2().dot(inverse);
    const bool is_minimum = curvature.minCoeff() > -1e-7 * largest;
    if (gain < near && !is_minimum) {
      // A saddle: the gradient does not show the way down, the curvature does.
      const Vector aside = out.at + 0.1 * eigen.eigenvectors().col(0);
      const auto there = function.derivatives(aside);
      if (!there) {
        return out;
      }
      out.at = aside;
      out.there = *there;
      continue;
    }
    const bool stalled = last_gain > 0 && last_gain < 1e-12 && gain >= 0.5 * last_gain;
    if (gain < arrived || stalled) {
      out.converged = true;
      return out;
    }
    double length = 1;
    if (gain >= near) {
      bool lower = false;
      for (int half = 0; half < 60 && !lower; ++half) {
        const auto value = function.value(out.at + length * move);
        lower = value && *value <= out.there.value - 1e-4 * length * gain;
        length = lower ? length : length / 2;
      }
      if (!lower) {
        out.converged = gain < acceptable && is_minimum;
        return out;
      }
    }
    const Vector next = out.at + length * move;
    const auto there = function.derivatives(next);
    if (!there) {
      out.converged = gain < acceptable && is_minimum;
      return out;
    }
    out.at = next;
    out.there = *there;
    last_gain = gain < near ? gain : 0;
  }
  return out;
}

Matrix positive_inverse(const Matrix& symmetric) {
  const Eigen::SelfAdjointEigenSolver<Matrix> eigen(symmetric);
  const Vector& values = eigen.eigenvalues();
  const double least = 1e-10 * std::max(values.cwiseAbs().maxCoeff(), 1e-300);
  const Vector inverse = values.unaryExpr([&](double v) { return v > least ? 1 / v : 0.0; });
  return eigen.eigenvectors() * inverse.asDiagonal() * eigen.eigenvectors().transpose();
}

}  // namespace werkthet::statistics::detail
