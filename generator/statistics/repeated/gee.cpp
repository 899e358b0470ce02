#include "statistics/repeated/gee.hpp"

#include "statistics/binary/logit.hpp"
#include "statistics/repeated/orthogonal_columns.hpp"
#include "statistics/repeated/working_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace werkthet::statistics {
namespace {

using detail::Clusters;
using detail::index;
using detail::Matrix;
using detail::Vector;

Clusters clusters_of(std::span<const int> cluster) {
  std::map<int, std::vector<Eigen::Index>> rows;
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    rows[cluster[i]].push_back(index(i));
  }
  Clusters out;
  for (auto& [id, mine] : rows) {
    out.push_back(std::move(mine));
  }
  return out;
}

/// Mean and variance function in one point; both families use their canonical link, so the variance is also
/// the slope of the mean.
struct Means {
  Vector mean;
  Vector variance;
};

Means means_of(GeeFamily family, const Vector& linear) {
  if (family == GeeFamily::gaussian) {
    return {linear, Vector::Ones(linear.size())};
  }
  const Vector mean = linear.unaryExpr(
      [](double eta) { return eta >= 0 ? 1 / (1 + std::exp(-eta)) : std::exp(eta) / (1 + std::exp(eta)); });
  return {mean, mean.cwiseProduct(Vector::Ones(mean.size()) - mean)};
}

/// Sums over clusters of D'V^-1 D, D'V^-1 (y - m) and the squares of the latter, without the scale.
struct Equations {
  Matrix information;
  Vector score;
  Matrix squares;
};

std::optional<Equations> equations(const Clusters& clusters, const Matrix& x, const Vector& y,
                                   const Means& means, WorkingCorrelation kind,
                                   const std::vector<double>& alpha) {
  const Eigen::Index k = x.cols();
  Equations out{Matrix::Zero(k, k), Vector::Zero(k), Matrix::Zero(k, k)};
  for (const auto& rows : clusters) {
    Matrix block(index(rows.size()), k + 1);  // A^1/2 X and the Pearson residual
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double root = std::sqrt(means.variance[rows[i]]);
      block.row(index(i)).head(k) = root * x.row(rows[i]);
      block(index(i), k) = (y[rows[i]] - means.mean[rows[i]]) / root;
    }
    const auto solved = detail::correlation_inverse_times(kind, alpha, block);
    if (!solved) {
      return std::nullopt;
    }
    const Matrix products = block.leftCols(k).transpose() * *solved;
    out.information += products.leftCols(k);
    const Vector score = products.col(k);
    out.score += score;
    out.squares += score * score.transpose();
  }
  return out;
}

/// Coefficients of ordinary or logistic regression, of the orthogonal columns.
Estimated<Vector> starting_values(GeeFamily family, std::span<const double> outcome, Columns columns,
                                  const detail::OrthogonalColumns& orthogonal) {
  if (family == GeeFamily::gaussian) {
    return detail::standard_outcome(outcome, orthogonal)->coefficient;
  }
  std::vector<int> yes;
  for (const double value : outcome) {
    yes.push_back(value > 0 ? 1 : 0);
  }
  const auto fit = logit(yes, columns);
  if (!fit) {
    return fit.why();
  }
  return Vector(orthogonal.q.transpose() * detail::to_vector(fit->linear_predictor));
}

}  // namespace

Estimated<GeeFit> gee(std::span<const double> outcome, Columns columns, std::span<const int> cluster,
                      GeeFamily family, WorkingCorrelation correlation) {
  const std::size_t n = outcome.size();
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require(cluster.size() == n, "cluster has another length than the outcome");
  detail::require_columns(columns, n);
  detail::require(family == GeeFamily::gaussian ||
                      std::all_of(outcome.begin(), outcome.end(), [](double y) { return y == 0 || y == 1; }),
                  "a binomial outcome is neither 0 nor 1");
  const Clusters clusters = clusters_of(cluster);
  if (clusters.size() < 2) {
    return NotEstimable{Reason::few_clusters, "fewer than two clusters"};
  }
  if (correlation != WorkingCorrelation::independence && clusters.size() == n) {
    return NotEstimable{Reason::too_few, "no cluster has two rows"};
  }
  const auto orthogonal = detail::orthogonal_columns(detail::with_intercept(columns, n), 1);
  if (!orthogonal) {
    return orthogonal.why();
  }
  const auto standard = detail::standard_outcome(outcome, *orthogonal);
  if (!standard) {
    return standard.why();
  }
  const auto start = starting_values(family, outcome, columns, *orthogonal);
  if (!start) {
    return start.why();
  }
  // A normal outcome is taken in units of its residual standard deviation around ordinary regression.
  const bool gaussian = family == GeeFamily::gaussian;
  const double unit = gaussian ? standard->scale : 1.0;
  const Vector y = gaussian ? standard->rest : detail::to_vector(outcome);
  Vector beta = gaussian ? Vector(Vector::Zero(start->size())) : *start;
  GeeFit out;
  bool converged = false;
  double last = 0;
  std::optional<Equations> sums;
  for (int step = 0; step < 500 && !converged; ++step) {
    const Means means = means_of(family, orthogonal->q * beta);
    if (!(means.variance.minCoeff() > 1e-14)) {
      return NotEstimable{Reason::separation, "a combination of columns predicts the outcome perfectly"};
    }
    const Vector residual = (y - means.mean).cwiseQuotient(means.variance.cwiseSqrt());
    out.scale = residual.squaredNorm() / static_cast<double>(n);
    out.alpha = detail::estimate_alpha(correlation, clusters, residual, out.scale);
    sums = equations(clusters, orthogonal->q, y, means, correlation, out.alpha);
    if (!sums) {
      return NotEstimable{Reason::no_convergence, "the working correlation is not positive definite"};
    }
    const Vector move = sums->information.ldlt().solve(sums->score);
    const double size = move.norm() / (1 + beta.norm());
    // Steps shrink by a factor, so the last one bounds what is left; below 1e-11 they can be rounding.
    converged = size < 1e-14 || (step > 0 && size < 1e-11 && size >= 0.5 * last);
    last = size;
    if (!converged) {
      beta += move;
    }
    if (!beta.allFinite()) {
      break;
    }
  }
  if (!converged) {
    return NotEstimable{Reason::no_convergence,
                        "the estimating equations have no solution that can be found"};
  }
  const Matrix bread = sums->information.ldlt().solve(Matrix::Identity(beta.size(), beta.size()));
  const Matrix robust = unit * unit * orthogonal->back * (bread * sums->squares * bread.transpose()) *
                        orthogonal->back.transpose();
  const Vector coefficient =
      orthogonal->back * (gaussian ? Vector(standard->coefficient + unit * beta) : beta);
  out.n = n;
  out.clusters = clusters.size();
  out.k = static_cast<std::size_t>(beta.size());
  out.coefficients = detail::to_std(coefficient);
  out.scale *= unit * unit;
  for (Eigen::Index i = 0; i < beta.size(); ++i) {
    for (Eigen::Index j = 0; j < beta.size(); ++j) {
      out.covariance.push_back(robust(i, j));
    }
  }
  return out;
}

}  // namespace werkthet::statistics
