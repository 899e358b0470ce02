#include "statistics/repeated/working_correlation.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics::detail {
namespace {

using Index = Eigen::Index;

/// Sums of products of residuals and numbers of pairs by what tells pairs apart.
struct Pairs {
  std::vector<double> sum;
  std::vector<double> count;
  void add(std::size_t at, double product) {
    if (at >= sum.size()) {
      sum.resize(at + 1);
      count.resize(at + 1);
    }
    sum[at] += product;
    ++count[at];
  }
};

std::size_t longest(const Clusters& clusters) {
  std::size_t out = 0;
  for (const auto& rows : clusters) {
    out = std::max(out, rows.size());
  }
  return out;
}

/// Pairs (0,1), (0,2), .., (1,2), .. of `size` positions.
std::size_t pair_position(std::size_t i, std::size_t j, std::size_t size) {
  return i * (2 * size - i - 1) / 2 + (j - i - 1);
}

Pairs by_lag(const Clusters& clusters, const Vector& residual, double scale) {
  Pairs pairs;
  for (const auto& rows : clusters) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = i + 1; j < rows.size(); ++j) {
        pairs.add(j - i - 1, residual[rows[i]] * residual[rows[j]] / scale);
      }
    }
  }
  return pairs;
}

/// Root of sum over lags of lag * a^(lag-1) * (products - pairs * a^lag): least squares of the products on
/// powers of a. The root nearest to the lag-one correlation, which is where it starts.
double least_squares_ar1(const Pairs& lags) {
  double a = lags.count.empty() ? 0.0 : std::clamp(lags.sum[0] / lags.count[0], -0.999, 0.999);
  for (int step = 0; step < 200; ++step) {
    double pull = 0;
    double weight = 0;
    for (std::size_t l = 0; l < lags.sum.size(); ++l) {
      const double lag = static_cast<double>(l + 1);
      const double slope = lag * std::pow(a, static_cast<double>(l));
      pull += slope * (lags.sum[l] - lags.count[l] * std::pow(a, lag));
      weight += slope * slope * lags.count[l];
    }
    const double move = weight > 0 ? pull / weight : 0.0;
    a = std::clamp(a + move, -1.0, 1.0);
    if (std::abs(move) < 1e-15) {
      break;
    }
  }
  return a;
}

std::optional<Matrix> exchangeable_times(double alpha, const Matrix& rows) {
  const double n = static_cast<double>(rows.rows());
  const double whole = 1 + (n - 1) * alpha;
  if (!(whole > 1e-10) || !(1 - alpha > 1e-10)) {
    return std::nullopt;
  }
  const Eigen::RowVectorXd total = rows.colwise().sum();
  return Matrix((rows.rowwise() - total * (alpha / whole)) / (1 - alpha));
}

std::optional<Matrix> ar1_times(double alpha, const Matrix& rows) {
  const double rest = 1 - alpha * alpha;
  if (!(rest > 1e-10)) {
    return std::nullopt;
  }
  const Index n = rows.rows();
  Matrix out = rows / rest;
  for (Index i = 1; i < n; ++i) {
    out.row(i) -= alpha / rest * rows.row(i - 1);
    out.row(i - 1) -= alpha / rest * rows.row(i);
  }
  for (Index i = 1; i + 1 < n; ++i) {
    out.row(i) += alpha * alpha / rest * rows.row(i);
  }
  return n == 1 ? rows : out;
}

std::optional<Matrix> unstructured_times(const std::vector<double>& alpha, const Matrix& rows) {
  // alpha has size (size - 1) / 2 entries
  const auto size =
      static_cast<std::size_t>(std::lround((1 + std::sqrt(1 + 8 * static_cast<double>(alpha.size()))) / 2));
  Matrix r = Matrix::Identity(rows.rows(), rows.rows());
  for (Index i = 0; i < rows.rows(); ++i) {
    for (Index j = i + 1; j < rows.rows(); ++j) {
      r(i, j) = r(j, i) =
          alpha[pair_position(static_cast<std::size_t>(i), static_cast<std::size_t>(j), size)];
    }
  }
  const Eigen::LLT<Matrix> cholesky(r);
  if (cholesky.info() != Eigen::Success || Matrix(cholesky.matrixL()).diagonal().minCoeff() < 1e-5) {
    return std::nullopt;
  }
  return Matrix(cholesky.solve(rows));
}

}  // namespace

std::vector<double> estimate_alpha(WorkingCorrelation kind, const Clusters& clusters, const Vector& residual,
                                   double scale) {
  if (kind == WorkingCorrelation::independence) {
    return {};
  }
  if (kind == WorkingCorrelation::ar1) {
    return {least_squares_ar1(by_lag(clusters, residual, scale))};
  }
  const std::size_t size = longest(clusters);
  Pairs pairs;
  for (const auto& rows : clusters) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = i + 1; j < rows.size(); ++j) {
        pairs.add(kind == WorkingCorrelation::exchangeable ? 0 : pair_position(i, j, size),
                  residual[rows[i]] * residual[rows[j]] / scale);
      }
    }
  }
  std::vector<double> alpha;
  for (std::size_t at = 0; at < pairs.sum.size(); ++at) {
    alpha.push_back(pairs.count[at] > 0 ? pairs.sum[at] / pairs.count[at] : 0.0);
  }
  return alpha;
}

std::optional<Matrix> correlation_inverse_times(WorkingCorrelation kind, const std::vector<double>& alpha,
                                                const Matrix& rows) {
  switch (kind) {
    case WorkingCorrelation::independence:
      return rows;
    case WorkingCorrelation::exchangeable:
      return exchangeable_times(alpha.at(0), rows);
    case WorkingCorrelation::ar1:
      return ar1_times(alpha.at(0), rows);
    case WorkingCorrelation::unstructured:
      return unstructured_times(alpha, rows);
  }
  return std::nullopt;
}

}  // namespace werkthet::statistics::detail
