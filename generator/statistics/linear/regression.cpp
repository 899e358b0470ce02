#include "statistics/linear/regression.hpp"

#include "statistics/distributions.hpp"
#include "statistics/linear/least_squares.hpp"
#include "statistics/linear/means.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <functional>

namespace werkthet::statistics {
namespace {

using Index = Eigen::Index;

void require_inputs(std::span<const double> outcome, Columns columns, double confidence) {
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_columns(columns, outcome.size());
  detail::require_confidence(confidence);
}

double squares_around_mean(std::span<const double> values) {
  return sample_variance(values) * static_cast<double>(values.size() - 1);
}

double se_of(const detail::LeastSquares& fit, std::size_t at) {
  return std::sqrt(std::max(0.0, fit.covariance_of(at, at)));
}

Estimated<Effect> effect_of(const detail::LeastSquares& fit, std::size_t at, std::size_t n, double df,
                            double confidence) {
  Effect r;
  r.n = n;
  r.estimate = fit.beta[at];
  r.se = se_of(fit, at);
  if (!(r.se > 0)) {
    return NotEstimable{Reason::no_variation, "the units that decide the effect are fitted exactly"};
  }
  r.df = df;
  const double half = t_critical(confidence, df) * r.se;
  r.interval = {r.estimate - half, r.estimate + half};
  r.p = t_two_sided_p(r.estimate / r.se, df);
  return r;
}

double squared_norm(std::span<const double> values) {
  return sum_over(values.size(), [&](std::size_t i) { return values[i] * values[i]; });
}

Estimated<detail::LeastSquares> fit_of(std::span<const double> outcome, Columns columns, StandardError kind) {
  if (outcome.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two units"};
  }
  const double total = squares_around_mean(outcome);
  if (!(total > 0)) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary"};
  }
  auto fit = detail::least_squares(outcome, columns, kind);
  if (fit && squared_norm(fit->residual) <= 1e-24 * total) {
    return NotEstimable{Reason::no_variation, "the columns explain the outcome completely"};
  }
  return fit;
}

std::vector<std::vector<double>> copy_of(Columns columns) {
  return {columns.begin(), columns.end()};
}

std::vector<double> as_numbers(std::span<const int> indicator) {
  return {indicator.begin(), indicator.end()};
}

}  // namespace

Estimated<Regression> ols(std::span<const double> outcome, Columns columns,
                          std::span<const std::string> names, double confidence, StandardError kind) {
  require_inputs(outcome, columns, confidence);
  detail::require(names.size() == columns.size(), "one name per column");
  const auto fit = fit_of(outcome, columns, kind);
  if (!fit) {
    return fit.why();
  }
  Regression r;
  r.n = outcome.size();
  r.k = columns.size() + 1;
  r.df = static_cast<double>(r.n - r.k);
  const double rest = squared_norm(fit->residual);
  r.sigma = std::sqrt(rest / r.df);
  r.r_squared = 1 - rest / squares_around_mean(outcome);
  r.max_leverage = fit->max_leverage;
  for (std::size_t j = 0; j < r.k; ++j) {
    Coefficient c;
    c.name = j == 0 ? "(Intercept)" : names[j - 1];
    c.estimate = fit->beta[j];
    c.se = se_of(*fit, j);
    c.df = r.df;
    if (const auto e = effect_of(*fit, j, r.n, r.df, confidence)) {
      c.interval = e->interval;
      c.p = e->p;
    }
    r.coefficients.push_back(std::move(c));
  }
  return r;
}

Estimated<Effect> ancova(std::span<const double> outcome, std::span<const int> treated, Columns covariates,
                         double confidence) {
  require_inputs(outcome, covariates, confidence);
  detail::require_binary(treated, outcome.size());
  const auto treated_units = static_cast<std::size_t>(std::count(treated.begin(), treated.end(), 1));
  if (treated_units < 2 || treated.size() - treated_units < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  std::vector<std::vector<double>> columns{as_numbers(treated)};
  columns.insert(columns.end(), covariates.begin(), covariates.end());
  const auto fit = fit_of(outcome, columns, StandardError::hc2);
  if (!fit) {
    return fit.why();
  }
  const double df = static_cast<double>(outcome.size() - columns.size() - 1);
  return effect_of(*fit, 1, outcome.size(), df, confidence);
}

Estimated<std::vector<Effect>> lin_estimator(std::span<const double> outcome, Columns arms,
                                             Columns covariates, double confidence) {
  require_inputs(outcome, covariates, confidence);
  detail::require_columns(arms, outcome.size());
  if (outcome.empty()) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  std::vector<std::vector<double>> centred = copy_of(covariates);
  for (auto& column : centred) {
    const double centre = mean(column);
    for (double& value : column) {
      value -= centre;
    }
  }
  std::vector<std::vector<double>> columns = copy_of(arms);
  columns.insert(columns.end(), centred.begin(), centred.end());
  for (const auto& arm : arms) {
    for (const auto& covariate : centred) {
      std::vector<double> product(covariate.size());
      std::transform(covariate.begin(), covariate.end(), arm.begin(), product.begin(), std::multiplies<>());
      columns.push_back(std::move(product));
    }
  }
  const auto fit = fit_of(outcome, columns, StandardError::hc2);
  if (!fit) {
    return fit.why();
  }
  const double df = static_cast<double>(outcome.size() - columns.size() - 1);
  std::vector<Effect> effects;
  for (std::size_t j = 0; j < arms.size(); ++j) {
    const auto effect = effect_of(*fit, j + 1, outcome.size(), df, confidence);
    if (!effect) {
      return effect.why();
    }
    effects.push_back(*effect);
  }
  return effects;
}

Estimated<JointTest> joint_test(std::span<const double> outcome, Columns columns,
                                std::span<const std::size_t> tested) {
  require_inputs(outcome, columns, 0.95);
  detail::require(!tested.empty(), "no coefficients to test");
  const auto fit = fit_of(outcome, columns, StandardError::hc2);
  if (!fit) {
    return fit.why();
  }
  const auto q = static_cast<Index>(tested.size());
  Eigen::VectorXd b(q);
  Eigen::MatrixXd v(q, q);
  for (Index i = 0; i < q; ++i) {
    const std::size_t row = tested[static_cast<std::size_t>(i)];
    detail::require(row < columns.size(), "a tested column does not exist");
    b(i) = fit->beta[row + 1];
    for (Index j = 0; j < q; ++j) {
      v(i, j) = fit->covariance_of(row + 1, tested[static_cast<std::size_t>(j)] + 1);
    }
  }
  const Eigen::VectorXd scale = v.diagonal().cwiseMax(0.0).cwiseSqrt();
  if (!(scale.minCoeff() > 0)) {
    return NotEstimable{Reason::no_variation, "a tested coefficient has no variance"};
  }
  const Eigen::VectorXd z = b.cwiseQuotient(scale);
  const Eigen::MatrixXd correlation =
      scale.cwiseInverse().asDiagonal() * v * scale.cwiseInverse().asDiagonal();
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(correlation);
  if (qr.rank() < q) {
    return NotEstimable{Reason::singular, "the tested coefficients are not separable"};
  }
  JointTest r;
  r.q = tested.size();
  r.df2 = static_cast<double>(outcome.size() - columns.size() - 1);
  r.f = std::max(0.0, z.dot(qr.solve(z)) / static_cast<double>(q));
  r.p = f_upper_p(r.f, static_cast<double>(q), r.df2);
  return r;
}

Estimated<DifferenceInDifferences> difference_in_differences(std::span<const double> pre,
                                                             std::span<const double> post,
                                                             std::span<const int> treated,
                                                             double confidence) {
  detail::require(pre.size() == post.size(), "before and after differ in length");
  detail::require_finite(pre, "an outcome is not finite");
  detail::require_finite(post, "an outcome is not finite");
  detail::require_binary(treated, pre.size());
  std::vector<double> before[2];
  std::vector<double> after[2];
  std::vector<double> change[2];
  for (std::size_t i = 0; i < pre.size(); ++i) {
    const auto group = static_cast<std::size_t>(treated[i]);
    before[group].push_back(pre[i]);
    after[group].push_back(post[i]);
    change[group].push_back(post[i] - pre[i]);
  }
  const auto w = welch(change[1], change[0], confidence);
  if (!w) {
    return w.why();
  }
  DifferenceInDifferences r;
  r.n = pre.size();
  r.n1 = change[1].size();
  r.pre1 = mean(before[1]);
  r.post1 = mean(after[1]);
  r.pre0 = mean(before[0]);
  r.post0 = mean(after[0]);
  r.estimate = w->difference;
  r.se = w->se;
  r.df = w->df;
  r.interval = w->interval;
  r.p = w->p;
  return r;
}

}  // namespace werkthet::statistics
