#include "statistics/linear/least_squares.hpp"

#include "statistics/linear/fit.hpp"

namespace werkthet::statistics::detail {

Estimated<LeastSquares> least_squares(std::span<const double> outcome, Columns columns, StandardError kind,
                                      std::span<const double> weights) {
  const auto fitted = fit(outcome, columns, weights);
  if (!fitted) {
    return fitted.why();
  }
  const Matrix v = covariance(*fitted, fitted->residual, kind);
  LeastSquares out;
  out.k = static_cast<std::size_t>(fitted->k());
  out.beta = to_std(fitted->beta);
  out.max_leverage = fitted->leverage.maxCoeff();
  out.covariance.reserve(out.k * out.k);
  for (Eigen::Index i = 0; i < v.rows(); ++i) {
    for (Eigen::Index j = 0; j < v.cols(); ++j) {
      out.covariance.push_back(v(i, j));
    }
  }
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    double fitted_value = fitted->beta[0];
    for (std::size_t j = 0; j < columns.size(); ++j) {
      fitted_value += fitted->beta[index(j) + 1] * columns[j][i];
    }
    const double root = fitted->root[index(i)];
    // With weight the residual of the fit is the more exact one; without weight only the difference exists.
    out.residual.push_back(root > 0 ? fitted->residual[index(i)] / root : outcome[i] - fitted_value);
  }
  return out;
}

}  // namespace werkthet::statistics::detail
