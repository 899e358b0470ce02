#include "statistics/missing/bayesian_draws.hpp"

#include "statistics/binary/logit.hpp"
#include "statistics/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace werkthet::statistics::detail {
namespace {

/// A QR by Householder reflections in plain arrays, column by column from the left: chained equations fit
/// thousands of small regressions, for which this is several times faster than the general pivoted one.
class Triangular {
 public:
  Triangular(std::span<const double> outcome, Columns columns) : rows_(outcome.size()) {
    std::vector<double> rest(outcome.begin(), outcome.end());
    std::vector<double> ones(rows_, 1.0);
    std::vector<std::vector<double>> reflections;
    std::vector<double> work;
    kept_.reserve(columns.size() + 1);
    for (std::size_t j = 0; j <= columns.size() && kept_.size() + 1 < rows_; ++j) {
      work = j == 0 ? ones : columns[j - 1];
      const double size = norm(work, 0);
      for (std::size_t r = 0; r < reflections.size(); ++r) {
        reflect(reflections[r], r, work);
      }
      const std::size_t rank = kept_.size();
      const double left = norm(work, rank);
      if (!(left > 1e-7 * size)) {
        continue;  // constant, or a combination of columns that are in
      }
      std::vector<double> v(work.begin() + static_cast<std::ptrdiff_t>(rank), work.end());
      const double diagonal = v[0] > 0 ? -left : left;
      v[0] -= diagonal;
      const double length = norm(v, 0);
      for (double& value : v) {
        value /= length;
      }
      work[rank] = diagonal;
      upper_.emplace_back(work.begin(), work.begin() + static_cast<std::ptrdiff_t>(rank) + 1);
      reflect(v, rank, rest);
      reflections.push_back(std::move(v));
      kept_.push_back(j);
    }
    rotated_ = std::move(rest);
  }

  [[nodiscard]] std::size_t rank() const { return kept_.size(); }
  [[nodiscard]] std::size_t degrees_of_freedom() const { return rows_ - rank(); }
  [[nodiscard]] double residual_squares() const {
    const double length = norm(rotated_, rank());
    return length * length;
  }
  /// Coefficients of all columns for a right-hand side in the rotated space; 0 for columns left out.
  [[nodiscard]] std::vector<double> solve(std::vector<double> side, std::size_t all) const {
    std::vector<double> out(all);
    for (std::size_t j = rank(); j-- > 0;) {
      side[j] /= upper_[j][j];
      out[kept_[j]] = side[j];
      for (std::size_t i = 0; i < j; ++i) {
        side[i] -= upper_[j][i] * side[j];
      }
    }
    return out;
  }
  [[nodiscard]] std::vector<double> rotated_outcome() const {
    return {rotated_.begin(), rotated_.begin() + static_cast<std::ptrdiff_t>(rank())};
  }

 private:
  static double norm(const std::vector<double>& values, std::size_t from) {
    double largest = 0;
    for (std::size_t i = from; i < values.size(); ++i) {
      largest = std::max(largest, std::abs(values[i]));
    }
    if (largest == 0) {
      return 0;
    }
    double squares = 0;
    for (std::size_t i = from; i < values.size(); ++i) {
      squares += values[i] / largest * (values[i] / largest);
    }
    return largest * std::sqrt(squares);
  }
  static void reflect(const std::vector<double>& v, std::size_t from, std::vector<double>& x) {
    const double* const direction = v.data();
    double* const target = x.data() + from;
    double along = 0;
    for (std::size_t i = 0; i < v.size(); ++i) {
      along += direction[i] * target[i];
    }
    along *= 2;
    for (std::size_t i = 0; i < v.size(); ++i) {
      target[i] -= along * direction[i];
    }
  }

  std::size_t rows_;
  std::vector<std::size_t> kept_;           ///< position of each column that is in; 0 is the intercept
  std::vector<std::vector<double>> upper_;  ///< R, column by column
  std::vector<double> rotated_;             ///< Q'y
};

/// Two persons with and two without the outcome at half a standard deviation to each side of every column's
/// mean, together as heavy as one person per coefficient: enough to keep the coefficients finite.
struct Augmented {
  std::vector<int> outcome;
  std::vector<std::vector<double>> columns;
  std::vector<double> weights;
};

Augmented augment(std::span<const int> outcome, Columns columns) {
  const std::size_t p = columns.size();
  Augmented out{{outcome.begin(), outcome.end()}, {columns.begin(), columns.end()}, {}};
  out.weights.assign(outcome.size(), 1.0);
  const double weight = static_cast<double>(p + 1) / static_cast<double>(4 * p);
  for (std::size_t j = 0; j < p; ++j) {
    const double half = outcome.size() > 1 ? std::sqrt(sample_variance(columns[j])) / 2 : 0;
    for (const double side : {-half, half}) {
      for (const int y : {0, 1}) {
        for (std::size_t k = 0; k < p; ++k) {
          out.columns[k].push_back(mean(columns[k]) + (k == j ? side : 0));
        }
        out.outcome.push_back(y);
        out.weights.push_back(weight);
      }
    }
  }
  return out;
}

/// The columns that add something, in order: the logit refuses the others.
std::vector<std::size_t> independent(Columns columns, std::size_t rows) {
  std::vector<std::size_t> kept;
  std::vector<std::vector<double>> so_far;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    so_far.push_back(columns[j]);
    const std::vector<double> nothing(rows);
    if (Triangular(nothing, so_far).rank() == so_far.size() + 1) {
      kept.push_back(j);
    } else {
      so_far.pop_back();
    }
  }
  return kept;
}

}  // namespace

Estimated<DrawnRegression> draw_normal_regression(std::span<const double> outcome, Columns columns,
                                                  core::RandomStream& stream) {
  const std::size_t k = columns.size() + 1;
  if (outcome.size() < 3) {
    return NotEstimable{Reason::too_few, "fewer than three observed values to impute from"};
  }
  const Triangular qr(outcome, columns);
  const std::vector<double> rotated = qr.rotated_outcome();
  DrawnRegression r;
  r.estimate = qr.solve(rotated, k);
  r.sigma =
      std::sqrt(qr.residual_squares() / stream.chi_square(static_cast<double>(qr.degrees_of_freedom())));
  std::vector<double> moved = rotated;
  for (double& value : moved) {
    value += r.sigma * stream.normal();
  }
  r.drawn = qr.solve(std::move(moved), k);
  return r;
}

Estimated<DrawnRegression> draw_logistic_regression(std::span<const double> outcome, Columns columns,
                                                    core::RandomStream& stream) {
  const std::vector<int> yes(outcome.begin(), outcome.end());
  const std::vector<std::size_t> kept = independent(columns, outcome.size());
  std::vector<std::vector<double>> own;
  for (const std::size_t j : kept) {
    own.push_back(columns[j]);
  }
  auto fit = logit(yes, own);
  if (!fit && (fit.why().reason == Reason::separation || fit.why().reason == Reason::too_few) &&
      !own.empty()) {
    const Augmented more = augment(yes, own);
    fit = logit(more.outcome, more.columns, more.weights);
  }
  if (!fit) {
    return fit.why();
  }
  const std::size_t k = fit->k;
  Matrix covariance(index(k), index(k));
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      covariance(index(i), index(j)) = fit->covariance_of(i, j);
    }
  }
  const Vector scale = covariance.diagonal().cwiseSqrt();
  const Eigen::LDLT<Matrix> factor(scale.cwiseInverse().asDiagonal() * covariance *
                                   scale.cwiseInverse().asDiagonal());
  Vector z(index(k));
  for (Eigen::Index i = 0; i < z.size(); ++i) {
    z(i) = std::sqrt(std::max(0.0, factor.vectorD()(i))) * stream.normal();
  }
  const Vector moved = scale.cwiseProduct(factor.transpositionsP().transpose() * (factor.matrixL() * z));
  DrawnRegression r;
  r.estimate.resize(columns.size() + 1);
  r.drawn.resize(columns.size() + 1);
  for (std::size_t j = 0; j < k; ++j) {
    const std::size_t at = j == 0 ? 0 : kept[j - 1] + 1;
    r.estimate[at] = fit->coefficients[j];
    r.drawn[at] = fit->coefficients[j] + moved(index(j));
  }
  return r;
}

}  // namespace werkthet::statistics::detail
