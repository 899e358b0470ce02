#include "statistics/binary/proportional_odds.hpp"

#include "statistics/binary/logit_fit.hpp"
#include "statistics/distributions.hpp"
#include "statistics/linear/columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

/// log(1 - exp(-gap)) and its first two derivatives to the gap between two thresholds.
struct GapTerm {
  double value, slope, bend;
};
GapTerm gap_term(double gap) {
  const double grown = std::expm1(gap);
  return {std::log(-std::expm1(-gap)), 1 / grown, -(1 / grown + 1 / (grown * grown))};
}

/// Data of the model. P(level j) = F(a) F(-b) (1 - exp(b - a)), a and b the linear predictors of the
/// thresholds above and below: the gap a - b does not depend on the unit, and nothing cancels.
struct Ladder {
  Matrix x;                    ///< n x c, standardised, without intercept
  std::vector<std::size_t> y;  ///< level of each unit, from 0
  Vector w;
  std::size_t steps{};  ///< levels - 1

  [[nodiscard]] Eigen::Index size() const { return index(steps) + x.cols(); }

  [[nodiscard]] double log_likelihood(const Vector& parameters) const {
    const Vector theta = parameters.head(index(steps));
    const Vector eta = x * parameters.tail(x.cols());
    Vector gaps = Vector::Zero(index(steps) + 1);
    for (Eigen::Index j = 1; j < theta.size(); ++j) {
      if (!(theta[j] > theta[j - 1])) {
        return -std::numeric_limits<double>::infinity();
      }
      gaps[j] = gap_term(theta[j] - theta[j - 1]).value;
    }
    return sum_over(y.size(), [&](std::size_t i) {
      const auto row = index(i);
      const auto j = index(y[i]);
      const double above = j < theta.size() ? -detail::softplus(eta[row] - theta[j]) : 0.0;
      const double below = j > 0 ? -detail::softplus(theta[j - 1] - eta[row]) : 0.0;
      return w[row] * (above + below + gaps[j]);
    });
  }

  /// Score, and rows whose cross-product is the observed information (so that a QR serves instead of it).
  void derivatives(const Vector& parameters, Vector& score, Matrix& root) const {
    const auto s = index(steps);
    const auto n = x.rows();
    const Vector theta = parameters.head(s);
    const Vector eta = x * parameters.tail(x.cols());
    score = Vector::Zero(size());
    root = Matrix::Zero(2 * n + s, size());
    std::vector<double> at_level(steps + 1);
    for (Eigen::Index i = 0; i < n; ++i) {
      const std::size_t level = y[static_cast<std::size_t>(i)];
      at_level[level] += w[i];
      double pull = 0;  // derivative to minus eta
      const auto add = [&](Eigen::Index threshold, Eigen::Index row, bool above) {
        const double p = detail::inverse_logit(theta[threshold] - eta[i]);
        const double slope = w[i] * (above ? 1 - p : -p);
        score[threshold] += slope;
        pull += slope;
        const double weight = std::sqrt(w[i] * p * (1 - p));
        root(row, threshold) = weight;
        root.row(row).tail(x.cols()) = -weight * x.row(i);
      };
      if (level < steps) {
        add(index(level), 2 * i, true);
      }
      if (level > 0) {
        add(index(level) - 1, 2 * i + 1, false);
      }
      score.tail(x.cols()) -= pull * x.row(i).transpose();
    }
    for (Eigen::Index j = 1; j < s; ++j) {
      const GapTerm term = gap_term(theta[j] - theta[j - 1]);
      const double here = at_level[static_cast<std::size_t>(j)];
      score[j] += here * term.slope;
      score[j - 1] -= here * term.slope;
      const double weight = std::sqrt(here * -term.bend);
      root(2 * n + j, j) = weight;
      root(2 * n + j, j - 1) = -weight;
    }
  }
};

/// Score test against coefficients that differ per step, at the fit with equal ones; expected information.
std::optional<ProportionalityTest> test_proportionality(const Ladder& ladder, const Vector& parameters) {
  const auto s = index(ladder.steps);
  const auto c = ladder.x.cols();
  if (s < 2 || c == 0) {
    return std::nullopt;
  }
  const Vector theta = parameters.head(s);
  const Vector eta = ladder.x * parameters.tail(c);
  const Eigen::Index block = c + 1;  // threshold and coefficients of one step
  Vector score = Vector::Zero(s * block);
  Matrix information = Matrix::Zero(s * block, s * block);
  Vector z(block);
  for (Eigen::Index i = 0; i < ladder.x.rows(); ++i) {
    z[0] = 1;
    z.tail(c) = -ladder.x.row(i).transpose();
    const Vector cumulative =
        (theta.array() - eta[i]).unaryExpr([](double t) { return detail::inverse_logit(t); });
    const Vector density = cumulative.array() * (1 - cumulative.array());
    Vector share(s + 1);
    for (Eigen::Index j = 0; j <= s; ++j) {
      share[j] = (j < s ? cumulative[j] : 1.0) - (j > 0 ? cumulative[j - 1] : 0.0);
    }
    if (!(share.minCoeff() > 1e-12)) {
      return std::nullopt;
    }
    const double w = ladder.w[i];
    const Matrix outer = w * z * z.transpose();
    const auto level = index(ladder.y[static_cast<std::size_t>(i)]);
    for (Eigen::Index j = 0; j < s; ++j) {
      const double own = (level == j ? 1.0 : 0.0) / share[j] - (level == j + 1 ? 1.0 : 0.0) / share[j + 1];
      score.segment(j * block, block) += w * density[j] * own * z;
      information.block(j * block, j * block, block, block) +=
          density[j] * density[j] * (1 / share[j] + 1 / share[j + 1]) * outer;
      if (j + 1 < s) {
        const Matrix off = -density[j] * density[j + 1] / share[j + 1] * outer;
        information.block(j * block, (j + 1) * block, block, block) += off;
        information.block((j + 1) * block, j * block, block, block) += off;
      }
    }
  }
  const Eigen::ColPivHouseholderQR<Matrix> qr(information);
  if (qr.rank() < information.rows()) {
    return std::nullopt;
  }
  ProportionalityTest out;
  out.chi_square = std::max(0.0, score.dot(qr.solve(score)));
  out.df = static_cast<std::size_t>(c * (s - 1));
  out.p = chi_square_upper_p(out.chi_square, static_cast<double>(out.df));
  return out;
}

}  // namespace

Estimated<ProportionalOdds> proportional_odds(std::span<const int> outcome, Columns columns,
                                              double confidence, std::span<const double> weights) {
  const std::size_t n = outcome.size();
  detail::require_columns(columns, n);
  detail::require_confidence(confidence);
  detail::require(weights.empty() || weights.size() == n, "weights have another length than the outcome");
  detail::require_finite(weights, "a weight is not finite");
  detail::require(std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0; }),
                  "a weight is negative");
  // Units without weight do not make a level exist.
  std::vector<int> present;
  for (std::size_t i = 0; i < n; ++i) {
    if (weights.empty() || weights[i] > 0) {
      present.push_back(outcome[i]);
    }
  }
  ProportionalOdds out;
  out.levels = levels_of(present);
  const std::size_t steps = out.levels.empty() ? 0 : out.levels.size() - 1;
  const double total = weights.empty() ? static_cast<double>(n) : sum(weights);
  if (present.empty() || total <= static_cast<double>(steps + columns.size())) {
    return NotEstimable{Reason::too_few, "no more units than coefficients"};
  }
  if (steps == 0) {
    return NotEstimable{Reason::no_variation, "everybody is on the same level"};
  }
  const auto standard = detail::standard_columns(columns, n, weights);
  if (!standard) {
    return standard.why();
  }
  const auto c = index(columns.size());
  Ladder ladder{standard->x.rightCols(c), std::vector<std::size_t>(n),
                weights.empty() ? Vector::Ones(index(n)) : detail::to_vector(weights), steps};
  std::vector<double> at_level(steps + 1);
  for (std::size_t i = 0; i < n; ++i) {
    const auto found = std::lower_bound(out.levels.begin(), out.levels.end(), outcome[i]);
    // Without weight the level does not matter; it only must exist.
    ladder.y[i] = std::min(static_cast<std::size_t>(found - out.levels.begin()), steps);
    at_level[ladder.y[i]] += ladder.w[index(i)];
  }

  const auto s = index(steps);
  Vector parameters = Vector::Zero(ladder.size());
  double below = 0;
  for (Eigen::Index j = 0; j < s; ++j) {
    below += at_level[static_cast<std::size_t>(j)];
    parameters[j] = std::log(below / (total - below));
  }
  out.n = total;
  out.null_log_likelihood = ladder.log_likelihood(parameters);
  out.log_likelihood = out.null_log_likelihood;
  const double enough = 1e-12 * std::max(10.0, std::sqrt(total));
  Matrix inverse;
  bool converged = false;
  for (int step = 0; step < 100 && !converged; ++step) {
    Vector score;
    Matrix root;
    ladder.derivatives(parameters, score, root);
    const Eigen::HouseholderQR<Matrix> qr(root);
    const Matrix r = qr.matrixQR().topRows(ladder.size()).triangularView<Eigen::Upper>();
    if (!(r.diagonal().cwiseAbs().minCoeff() > detail::vanished * std::sqrt(total))) {
      return NotEstimable{Reason::separation, "a combination of columns orders the levels perfectly"};
    }
    const Matrix r_inverse =
        r.triangularView<Eigen::Upper>().solve(Matrix::Identity(ladder.size(), ladder.size()));
    inverse = r_inverse * r_inverse.transpose();
    Vector move = inverse * score;
    converged = std::sqrt(std::max(0.0, score.dot(move))) < enough;
    double next = ladder.log_likelihood(parameters + move);
    for (int half = 0; half < 40 && !(next >= out.log_likelihood - 1e-12 * std::abs(out.log_likelihood));
         ++half) {
      move /= 2;
      next = ladder.log_likelihood(parameters + move);
    }
    if (!std::isfinite(next)) {
      return NotEstimable{Reason::no_convergence, "the thresholds cannot be kept in order"};
    }
    parameters += move;
    out.log_likelihood = next;
  }
  if (parameters.tail(c).size() > 0 && parameters.tail(c).cwiseAbs().maxCoeff() > 1e3) {
    return NotEstimable{Reason::separation, "the likelihood has no maximum"};
  }
  if (!converged) {
    return NotEstimable{Reason::no_convergence, "the likelihood did not reach its maximum"};
  }

  // Back to the units of the columns: b = b* / scale, threshold = threshold* + centre b.
  Matrix back = Matrix::Identity(ladder.size(), ladder.size());
  for (Eigen::Index j = 0; j < c; ++j) {
    back(s + j, s + j) = 1 / standard->scale[j + 1];
    back.block(0, s + j, s, 1).setConstant(standard->centre[j + 1] / standard->scale[j + 1]);
  }
  const Vector raw = back * parameters;
  const Vector se = (back * inverse * back.transpose()).diagonal().cwiseMax(0.0).cwiseSqrt();
  out.thresholds = detail::to_std(raw.head(s));
  out.threshold_se = detail::to_std(se.head(s));
  const double critical = normal_critical(confidence);
  for (Eigen::Index j = s; j < raw.size(); ++j) {
    if (std::abs(raw[j]) + critical * se[j] > 690) {
      return NotEstimable{Reason::out_of_range, "a ratio is too large for a number"};
    }
    CumulativeOdds b;
    b.log_ratio = raw[j];
    b.se = se[j];
    b.ratio = std::exp(b.log_ratio);
    b.interval = {std::exp(b.log_ratio - critical * b.se), std::exp(b.log_ratio + critical * b.se)};
    b.p = normal_two_sided_p(b.log_ratio / b.se);
    out.coefficients.push_back(b);
  }
  out.proportional = test_proportionality(ladder, parameters);
  return out;
}

}  // namespace werkthet::statistics
