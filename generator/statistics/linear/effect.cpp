#include "statistics/linear/effect.hpp"

#include "statistics/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics::detail {

void require_regression(std::span<const double> outcome, Columns columns, double confidence) {
  require_finite(outcome, "an outcome is not finite");
  require_columns(columns, outcome.size());
  require_confidence(confidence);
}

Regression summary_of(const Fit& fit) {
  Regression r;
  r.n = static_cast<std::size_t>(fit.n());
  r.k = static_cast<std::size_t>(fit.k());
  r.df = static_cast<double>(r.n - r.k);
  const double rest = fit.residual.squaredNorm();
  r.sigma = std::sqrt(rest / r.df);
  r.r_squared = std::clamp(1 - rest / fit.outcome_squares, 0.0, 1.0);
  r.max_leverage = fit.leverage.maxCoeff();
  return r;
}

Coefficient coefficient(std::string name, double estimate, double se, double df, double confidence) {
  Coefficient c{std::move(name), estimate, se, df, {}, {}};
  if (se > 0 && df > 0) {
    const double half = t_critical(confidence, df) * se;
    c.interval = Interval{estimate - half, estimate + half};
    c.p = t_two_sided_p(estimate / se, df);
  }
  return c;
}

Estimated<Effect> effect(std::size_t n, double estimate, double se, double df, double confidence) {
  const Coefficient c = coefficient({}, estimate, se, df, confidence);
  if (!c.interval) {
    return NotEstimable{Reason::no_variation, "the units that decide the effect are fitted exactly"};
  }
  return Effect{n, estimate, se, df, *c.interval, *c.p};
}

Estimated<std::vector<std::vector<double>>> treated_first(std::span<const int> treated, Columns covariates,
                                                          std::size_t rows) {
  require_binary(treated, rows);
  const auto ones = static_cast<std::size_t>(std::count(treated.begin(), treated.end(), 1));
  if (ones < 2 || rows - ones < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  std::vector<std::vector<double>> columns{{treated.begin(), treated.end()}};
  columns.insert(columns.end(), covariates.begin(), covariates.end());
  return columns;
}

double se_of(const Matrix& covariance, Eigen::Index at) {
  return std::sqrt(std::max(0.0, covariance(at, at)));
}

}  // namespace werkthet::statistics::detail
