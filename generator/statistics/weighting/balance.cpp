#include "statistics/weighting/balance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace werkthet::statistics {
namespace {

struct Group {
  std::span<const double> values;
  std::span<const double> weights;
  double total;

  [[nodiscard]] double mean_weighted() const {
    return sum_over(values.size(), [&](std::size_t i) { return weights[i] * values[i]; }) / total;
  }

  /// sum w (x - m)^2 * W / (W^2 - sum w^2): unbiased when the weights say how reliable a unit is.
  [[nodiscard]] std::optional<double> variance_weighted() const {
    const double centre = mean_weighted();
    const double squares = sum_over(values.size(), [&](std::size_t i) {
      return weights[i] / total * (values[i] - centre) * (values[i] - centre);
    });
    const double concentration =
        sum_over(weights.size(), [&](std::size_t i) { return weights[i] / total * (weights[i] / total); });
    if (!(concentration < 1)) {
      return std::nullopt;  // one unit holds all the weight
    }
    return squares / (1 - concentration);
  }
};

std::vector<std::size_t> by_value(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

double distance(const Group& a, const Group& b, bool weighted) {
  const auto share = [&](const Group& g, std::size_t i) {
    return weighted ? g.weights[i] / g.total : 1 / static_cast<double>(g.values.size());
  };
  const std::vector<std::size_t> order_a = by_value(a.values);
  const std::vector<std::size_t> order_b = by_value(b.values);
  double largest = 0;
  detail::Carried gap;
  for (std::size_t i = 0, j = 0; i < order_a.size() || j < order_b.size();) {
    const double at = j == order_b.size()   ? a.values[order_a[i]]
                      : i == order_a.size() ? b.values[order_b[j]]
                                            : std::min(a.values[order_a[i]], b.values[order_b[j]]);
    for (; i < order_a.size() && a.values[order_a[i]] == at; ++i) {
      gap = detail::add(gap, {share(a, order_a[i]), 0.0});
    }
    for (; j < order_b.size() && b.values[order_b[j]] == at; ++j) {
      gap = detail::add(gap, {-share(b, order_b[j]), 0.0});
    }
    largest = std::max(largest, std::abs(gap.high + gap.low));
  }
  return std::min(largest, 1.0);
}

std::optional<double> over(double difference, double sd) {
  return sd > 0 ? std::optional(difference / sd) : std::nullopt;
}

bool only_zero_and_one(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return v == 0 || v == 1; });
}

CovariateBalance row(const Group& treated, const Group& reference) {
  CovariateBalance b;
  b.binary = only_zero_and_one(treated.values) && only_zero_and_one(reference.values);
  b.mean_treated = mean(treated.values);
  b.mean_reference = mean(reference.values);
  b.mean_treated_weighted = treated.mean_weighted();
  b.mean_reference_weighted = reference.mean_weighted();
  b.sd_treated = std::sqrt(sample_variance(treated.values));
  b.sd_reference = std::sqrt(sample_variance(reference.values));
  const double before = b.mean_treated - b.mean_reference;
  const double after = b.mean_treated_weighted - b.mean_reference_weighted;
  const double pooled = std::sqrt((b.sd_treated * b.sd_treated + b.sd_reference * b.sd_reference) / 2);
  const double population = b.binary ? std::sqrt(b.mean_treated * (1 - b.mean_treated)) : b.sd_treated;
  b.smd_before = over(before, b.sd_treated);
  b.smd_after = over(after, b.sd_treated);
  b.smd_before_pooled = over(before, pooled);
  b.smd_after_pooled = over(after, pooled);
  b.smd_before_population = over(before, population);
  b.smd_after_population = over(after, population);
  if (!b.binary) {
    b.variance_ratio_before = over(b.sd_treated * b.sd_treated, b.sd_reference * b.sd_reference);
    const auto v1 = treated.variance_weighted();
    const auto v0 = reference.variance_weighted();
    if (v1 && v0) {
      b.variance_ratio_after = over(*v1, *v0);
    }
  }
  b.ks_before = distance(treated, reference, false);
  b.ks_after = distance(treated, reference, true);
  return b;
}

std::optional<double> worst(std::span<const CovariateBalance> table,
                            std::optional<double> CovariateBalance::*which) {
  std::optional<double> largest;
  for (const CovariateBalance& b : table) {
    if (const auto& smd = b.*which) {
      largest = std::max(largest.value_or(0.0), std::abs(*smd));
    }
  }
  return largest;
}

}  // namespace

Estimated<std::vector<CovariateBalance>> standardised_differences(Columns treated, Columns reference,
                                                                  std::span<const double> weights_reference,
                                                                  std::span<const double> weights_treated) {
  detail::require(treated.size() == reference.size(), "both groups need the same covariates");
  const std::size_t n1 = treated.empty() ? weights_treated.size() : treated.front().size();
  const std::vector<double> equal(n1, 1.0);
  const std::span<const double> w1 =
      weights_treated.empty() ? std::span<const double>(equal) : weights_treated;
  detail::require_columns(treated, n1);
  detail::require(w1.size() == n1, "one weight per treated unit");
  detail::require_columns(reference, weights_reference.size());
  for (const auto weights : {w1, weights_reference}) {
    detail::require_finite(weights, "a weight is not finite");
    detail::require(std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0; }),
                    "a weight is negative");
  }
  if (treated.empty()) {
    return std::vector<CovariateBalance>{};
  }
  const double total1 = sum(w1);
  const double total0 = sum(weights_reference);
  if (n1 < 2 || weights_reference.size() < 2 || !(total1 > 0) || !(total0 > 0)) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  std::vector<CovariateBalance> table;
  for (std::size_t j = 0; j < treated.size(); ++j) {
    table.push_back(row({treated[j], w1, total1}, {reference[j], weights_reference, total0}));
  }
  return table;
}

std::optional<double> worst_difference_before(std::span<const CovariateBalance> table) {
  return worst(table, &CovariateBalance::smd_before);
}

std::optional<double> worst_difference_after(std::span<const CovariateBalance> table) {
  return worst(table, &CovariateBalance::smd_after);
}

}  // namespace werkthet::statistics
