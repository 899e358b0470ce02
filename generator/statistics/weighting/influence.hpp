#pragma once
// Standard errors of stacked estimating equations, written out. Internal to this stage (it knows the algebra
// library): include it from .cpp files only.
// An estimate moves by the sum over the rows of phi_i; its variance is the sum of phi_i^2 (Stefanski and Boos
// 2002, The American Statistician 56:29, eq. 10). A model fitted on the way (propensity, outcome) adds
// gradient' M^-1 x_i r_i, so nothing has to be differentiated numerically and no n x n matrix appears.

#include "statistics/estimated.hpp"
#include "statistics/matrix.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics::detail {

/// A column of ones, then the columns with mean 0 and standard deviation 1 (a constant column becomes zero).
/// Fitted values and standard errors of effects do not depend on this choice of basis; rounding does.
[[nodiscard]] Matrix standard_basis(Columns columns, std::size_t rows);

/// The columns of a basis without its ones, as the regressions take them.
[[nodiscard]] std::vector<std::vector<double>> without_intercept(const Matrix& basis);

/// Weighted least squares of anything on x, by a pivoted QR of sqrt(w) x with scaled columns.
class WeightedQr {
 public:
  /// Weights not negative. singular without full column rank.
  static Estimated<WeightedQr> of(const Matrix& x, const Vector& weights);

  /// Coefficients that minimise sum w (y - x b)^2, with one step of refinement.
  [[nodiscard]] Vector solve(const Matrix& x, const Vector& y) const;
  /// (X'WX)^-1 v
  [[nodiscard]] Vector inverse_times(const Vector& v) const;

 private:
  [[nodiscard]] Vector solve_once(const Vector& y) const;

  Vector root_;
  Vector scale_;  // one over the norm of a weighted column
  Eigen::ColPivHouseholderQR<Matrix> qr_;
};

/// Mean of the given values of some rows and each row's phi.
struct Influenced {
  double value{};
  Vector phi;  ///< one per row of the whole data
};

/// sum w y / sum w over all rows with phi_i = w_i (y_i - mean) / sum w: weights taken as known. Weights not
/// negative, their sum positive.
[[nodiscard]] Influenced weighted_mean(const Vector& y, const Vector& weights);

/// sum w y / sum w, doubly compensated.
[[nodiscard]] double weighted_mean_of(const Vector& y, const Vector& weights);

/// sqrt(sum phi^2)
[[nodiscard]] double standard_error(const Vector& phi);

/// 0/1 codes as numbers.
[[nodiscard]] Vector indicator(std::span<const int> codes);

}  // namespace werkthet::statistics::detail
