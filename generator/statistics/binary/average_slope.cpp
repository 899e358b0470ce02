#include "statistics/binary/average_slope.hpp"

#include "statistics/binary/logit_fit.hpp"
#include "statistics/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

using detail::inverse_logit;

bool yes_no(const std::vector<double>& column) {
  return std::all_of(column.begin(), column.end(), [](double v) { return v == 0.0 || v == 1.0; });
}

/// The effect and its derivative to every coefficient, intercept first.
struct Slope {
  double value{};
  std::vector<double> gradient;
};

Slope slope_of(const LogitFit& fit, Columns columns, std::size_t j, bool switched) {
  const auto n = static_cast<double>(fit.n);
  const double b = fit.coefficients[j + 1];
  // Per unit: its share of the effect, what the shift of the linear predictor does to it, and what b itself
  // does at a fixed predictor.
  std::vector<double> shift(fit.n);
  std::vector<double> own(fit.n);
  std::vector<double> part(fit.n);
  for (std::size_t i = 0; i < fit.n; ++i) {
    if (switched) {
      const double without = fit.linear_predictor[i] - b * columns[j][i];
      const double p1 = inverse_logit(without + b);
      const double p0 = inverse_logit(without);
      part[i] = p1 - p0;
      shift[i] = p1 * (1 - p1) - p0 * (1 - p0);
      own[i] = p1 * (1 - p1);
    } else {
      const double p = fit.fitted[i];
      part[i] = b * p * (1 - p);
      shift[i] = b * p * (1 - p) * (1 - 2 * p);
      own[i] = p * (1 - p);
    }
  }
  Slope slope;
  slope.value = sum(part) / n;
  slope.gradient.push_back(sum(shift) / n);
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (k == j && switched) {
      slope.gradient.push_back(sum(own) / n);  // the predictor without the column does not move with b
    } else {
      const double moved = sum_over(fit.n, [&](std::size_t i) { return shift[i] * columns[k][i]; });
      slope.gradient.push_back((moved + (k == j ? sum(own) : 0.0)) / n);
    }
  }
  return slope;
}

}  // namespace

std::vector<RiskContrast> average_slopes(const LogitFit& fit, Columns columns, double confidence) {
  detail::require_confidence(confidence);
  detail::require(columns.size() + 1 == fit.k, "the columns are not those of the fit");
  detail::require_columns(columns, fit.n);
  const double z = normal_critical(confidence);
  std::vector<RiskContrast> out;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const Slope slope = slope_of(fit, columns, j, yes_no(columns[j]));
    double variance = 0;
    for (std::size_t a = 0; a < fit.k; ++a) {
      for (std::size_t c = 0; c < fit.k; ++c) {
        variance += slope.gradient[a] * fit.covariance_of(a, c) * slope.gradient[c];
      }
    }
    const double se = std::sqrt(std::max(variance, 0.0));
    out.push_back({slope.value,
                   se,
                   {slope.value - z * se, slope.value + z * se},
                   se > 0 ? normal_two_sided_p(slope.value / se) : 1.0});
  }
  return out;
}

LikelihoodRatio likelihood_ratio(const LogitFit& smaller, const LogitFit& larger) {
  detail::require(larger.k > smaller.k && larger.n == smaller.n, "the larger fit has more columns");
  const double chi_square = std::max(0.0, 2.0 * (larger.log_likelihood - smaller.log_likelihood));
  const std::size_t df = larger.k - smaller.k;
  return {chi_square, df, chi_square_upper_p(chi_square, static_cast<double>(df))};
}

}  // namespace werkthet::statistics
