#include "statistics/repeated/orthogonal_columns.hpp"

#include <cmath>

namespace werkthet::statistics::detail {
namespace {

using Index = Eigen::Index;

}  // namespace

double OrthogonalColumns::log_det() const {
  return Eigen::PartialPivLU<Matrix>(back).matrixLU().diagonal().cwiseAbs().array().log().sum();
}

Estimated<OrthogonalColumns> orthogonal_columns(const Matrix& design, Index leading) {
  const Index k = design.cols();
  const Index others = k - leading;
  if (design.rows() < k) {
    return NotEstimable{Reason::too_few, "fewer rows than coefficients"};
  }
  const Matrix indicators = design.leftCols(leading);
  const Vector counts = indicators.colwise().sum();
  if (leading > 0 && !(counts.minCoeff() > 0)) {
    return NotEstimable{Reason::singular, "a column holds only zeros"};
  }
  Matrix centred = design;
  Matrix means = Matrix::Zero(leading, others);
  for (int pass = 0; pass < 2; ++pass) {  // the second pass takes what rounding left of a large mean
    const Matrix part =
        counts.cwiseInverse().asDiagonal() * (indicators.transpose() * centred.rightCols(others));
    centred.rightCols(others) -= indicators * part;
    means += part;
  }
  const Vector length = centred.colwise().norm();
  for (Index j = 0; j < k; ++j) {
    if (!(length[j] > 1e-13 * design.col(j).norm())) {
      return NotEstimable{Reason::singular, "a column is constant"};
    }
  }
  Eigen::ColPivHouseholderQR<Matrix> qr(centred * length.cwiseInverse().asDiagonal());
  qr.setThreshold(1e-10);
  if (qr.rank() < k) {
    return NotEstimable{Reason::singular, "a column is a combination of other columns"};
  }
  OrthogonalColumns out;
  out.q = qr.householderQ() * Matrix::Identity(design.rows(), k);
  const Matrix r_inverse =
      qr.matrixQR().topLeftCorner(k, k).triangularView<Eigen::Upper>().solve(Matrix::Identity(k, k));
  out.back = length.cwiseInverse().asDiagonal() * (qr.colsPermutation() * r_inverse);
  out.back.topRows(leading) -= means * out.back.bottomRows(others);
  return out;
}

Estimated<StandardOutcome> standard_outcome(std::span<const double> outcome,
                                            const OrthogonalColumns& columns) {
  const Vector y = to_vector(outcome);
  const Index n = columns.q.rows();
  const Index k = columns.q.cols();
  if (n <= k) {
    return NotEstimable{Reason::too_few, "no more rows than coefficients"};
  }
  StandardOutcome out;
  out.coefficient = columns.q.transpose() * y;
  Vector rest = y - columns.q * out.coefficient;
  const Vector correction = columns.q.transpose() * rest;
  out.coefficient += correction;
  rest -= columns.q * correction;
  if (!(rest.norm() > 1e-12 * y.norm())) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary beyond its covariates"};
  }
  out.scale = rest.norm() / std::sqrt(static_cast<double>(n - k));
  out.rest = rest / out.scale;
  return out;
}

}  // namespace werkthet::statistics::detail
