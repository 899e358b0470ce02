#include "statistics/linear/regression.hpp"

#include "statistics/distributions.hpp"
#include "statistics/linear/columns.hpp"
#include "statistics/linear/effect.hpp"
#include "statistics/linear/fit.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

namespace werkthet::statistics {

using detail::index;
using detail::Matrix;
using detail::Vector;

Estimated<Regression> ols(std::span<const double> outcome, Columns columns,
                          std::span<const std::string> names, double confidence, StandardError kind,
                          std::span<const double> weights) {
  detail::require_regression(outcome, columns, confidence);
  detail::require(names.size() == columns.size(), "one name per column");
  const auto fit = detail::varied_fit(outcome, columns, weights);
  if (!fit) {
    return fit.why();
  }
  Regression r = detail::summary_of(*fit);
  const Matrix covariance = detail::covariance(*fit, fit->residual, kind);
  for (std::size_t j = 0; j < r.k; ++j) {
    r.coefficients.push_back(detail::coefficient(j == 0 ? "(Intercept)" : names[j - 1], fit->beta[index(j)],
                                                 detail::se_of(covariance, index(j)), r.df, confidence));
  }
  return r;
}

Estimated<Effect> ancova(std::span<const double> outcome, std::span<const int> treated, Columns covariates,
                         double confidence) {
  detail::require_regression(outcome, covariates, confidence);
  const auto columns = detail::treated_first(treated, covariates, outcome.size());
  if (!columns) {
    return columns.why();
  }
  const auto fit = detail::varied_fit(outcome, *columns);
  if (!fit) {
    return fit.why();
  }
  const Matrix covariance = detail::covariance(*fit, fit->residual, StandardError::hc2);
  return detail::effect(outcome.size(), fit->beta[1], detail::se_of(covariance, 1),
                        static_cast<double>(fit->n() - fit->k()), confidence);
}

Estimated<std::vector<Effect>> lin_estimator(std::span<const double> outcome, Columns arms,
                                             Columns covariates, double confidence) {
  detail::require_regression(outcome, covariates, confidence);
  detail::require_columns(arms, outcome.size());
  if (outcome.empty()) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  std::vector<std::vector<double>> centred(covariates.begin(), covariates.end());
  for (auto& column : centred) {
    const double centre = mean(column);
    for (double& value : column) {
      value -= centre;
    }
  }
  std::vector<std::vector<double>> columns(arms.begin(), arms.end());
  columns.insert(columns.end(), centred.begin(), centred.end());
  auto products = product_columns(arms, centred);
  std::move(products.begin(), products.end(), std::back_inserter(columns));
  const auto fit = detail::varied_fit(outcome, columns);
  if (!fit) {
    return fit.why();
  }
  const Matrix covariance = detail::covariance(*fit, fit->residual, StandardError::hc2);
  std::vector<Effect> effects;
  for (std::size_t j = 1; j <= arms.size(); ++j) {
    const auto effect =
        detail::effect(outcome.size(), fit->beta[index(j)], detail::se_of(covariance, index(j)),
                       static_cast<double>(fit->n() - fit->k()), confidence);
    if (!effect) {
      return effect.why();
    }
    effects.push_back(*effect);
  }
  return effects;
}

Estimated<JointTest> joint_test(std::span<const double> outcome, Columns columns,
                                std::span<const std::size_t> tested, StandardError kind) {
  detail::require_regression(outcome, columns, 0.95);
  detail::require(!tested.empty(), "no coefficients to test");
  detail::require(std::set<std::size_t>(tested.begin(), tested.end()).size() == tested.size(),
                  "a coefficient is tested twice");
  detail::require(*std::max_element(tested.begin(), tested.end()) < columns.size(),
                  "a tested column does not exist");
  const auto fit = detail::varied_fit(outcome, columns);
  if (!fit) {
    return fit.why();
  }
  std::vector<Eigen::Index> rows;
  for (const std::size_t at : tested) {
    rows.push_back(index(at) + 1);
  }
  const Vector b = fit->beta(rows);
  const Matrix v = detail::covariance(*fit, fit->residual, kind)(rows, rows);
  const Vector scale = v.diagonal().cwiseMax(0.0).cwiseSqrt();
  if (!(scale.minCoeff() > 0)) {
    return NotEstimable{Reason::no_variation, "a tested coefficient has no variance"};
  }
  const Vector z = b.cwiseQuotient(scale);
  const Matrix correlation = scale.cwiseInverse().asDiagonal() * v * scale.cwiseInverse().asDiagonal();
  const Eigen::ColPivHouseholderQR<Matrix> qr(correlation);
  if (qr.rank() < v.rows()) {
    return NotEstimable{Reason::singular, "the tested coefficients are not separable"};
  }
  JointTest r;
  r.q = tested.size();
  r.df2 = static_cast<double>(fit->n() - fit->k());
  r.f = std::max(0.0, z.dot(qr.solve(z)) / static_cast<double>(r.q));
  r.p = f_upper_p(r.f, static_cast<double>(r.q), r.df2);
  return r;
}

}  // namespace werkthet::statistics
