#include "statistics/survival/covariate_basis.hpp"

#include <map>
#include <string>

namespace werkthet::statistics::detail {
namespace {

/// The rows of each stratum, in order of the code.
std::vector<std::vector<std::size_t>> rows_by_stratum(std::size_t rows, std::span<const int> strata) {
  std::map<int, std::vector<std::size_t>> by_code;
  for (std::size_t i = 0; i < rows; ++i) {
    by_code[strata.empty() ? 0 : strata[i]].push_back(i);
  }
  std::vector<std::vector<std::size_t>> out;
  out.reserve(by_code.size());
  for (auto& [code, members] : by_code) {
    out.push_back(std::move(members));
  }
  return out;
}

}  // namespace

Estimated<Basis> covariate_basis(Columns columns, std::size_t rows, std::span<const int> strata) {
  if (rows == 0) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  const auto members = rows_by_stratum(rows, strata);
  const Eigen::Index p = index(columns.size());
  Matrix x(index(rows), p);
  Vector scale(p);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const std::vector<double>& column = columns[j];
    double largest = 0;
    for (const auto& stratum : members) {
      const double centre = sum_over(stratum.size(), [&](std::size_t i) { return column[stratum[i]]; }) /
                            static_cast<double>(stratum.size());
      for (const std::size_t i : stratum) {
        x(index(i), index(j)) = column[i] - centre;
        largest = std::max(largest, std::abs(column[i]));
      }
    }
    const double spread = x.col(index(j)).cwiseAbs().maxCoeff();
    if (!(spread > 1e-13 * largest)) {
      return NotEstimable{Reason::no_variation,
                          "covariate " + std::to_string(j + 1) + " does not vary within strata"};
    }
    x.col(index(j)) /= spread;
    const double norm = x.col(index(j)).norm();
    x.col(index(j)) /= norm;
    scale(index(j)) = spread * norm;
  }
  Eigen::ColPivHouseholderQR<Matrix> qr(x);
  qr.setThreshold(1e-11);
  if (index(rows) < p || qr.rank() < p) {
    return NotEstimable{Reason::singular, "the covariates are collinear"};
  }
  Basis b;
  const double root = std::sqrt(static_cast<double>(rows));
  b.q = qr.householderQ() * Matrix::Identity(index(rows), p) * root;
  const Matrix r = qr.matrixQR().topRows(p).triangularView<Eigen::Upper>();
  const Matrix unscaled =
      qr.colsPermutation() * Matrix(r.triangularView<Eigen::Upper>().solve(Matrix::Identity(p, p)));
  b.to_beta = scale.cwiseInverse().asDiagonal() * unscaled * root;
  b.to_gamma = r * Matrix(qr.colsPermutation().transpose()) * scale.asDiagonal() / root;
  return b;
}

}  // namespace werkthet::statistics::detail
