#include "statistics/weighting/overlap.hpp"

#include "statistics/numerics.hpp"
#include "statistics/weighting/weights.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace werkthet::statistics {
namespace {

void require_propensity(std::span<const double> propensity) {
  for (const double e : propensity) {
    detail::require(e >= 0 && e <= 1, "a propensity does not lie between 0 and 1");
  }
}

std::array<double, 7> quantiles(std::span<const double> values) {
  std::array<double, 7> out{};
  const std::vector<double> found = interpolated_quantiles(values, overlap_shares);
  std::copy(found.begin(), found.end(), out.begin());
  return out;
}

}  // namespace

Estimated<Overlap> overlap(std::span<const double> propensity, std::span<const int> treated) {
  detail::require_binary(treated, propensity.size());
  require_propensity(propensity);
  std::vector<double> e1;
  std::vector<double> e0;
  for (std::size_t i = 0; i < treated.size(); ++i) {
    (treated[i] == 1 ? e1 : e0).push_back(propensity[i]);
  }
  if (e1.empty() || e0.empty()) {
    return NotEstimable{Reason::too_few, "a group has no units"};
  }
  std::sort(e1.begin(), e1.end());
  std::sort(e0.begin(), e0.end());
  const auto n1 = static_cast<double>(e1.size());
  const auto n0 = static_cast<double>(e0.size());
  Overlap r;
  r.quantiles_treated = quantiles(e1);
  r.quantiles_reference = quantiles(e0);
  const auto below = std::lower_bound(e1.begin(), e1.end(), e0.front()) - e1.begin();
  const auto above = e1.end() - std::upper_bound(e1.begin(), e1.end(), e0.back());
  r.share_treated_outside = static_cast<double>(below + above) / n1;
  r.share_reference_below =
      static_cast<double>(std::lower_bound(e0.begin(), e0.end(), e1.front()) - e0.begin()) / n0;
  const double wins = sum_over(e1.size(), [&](std::size_t i) {
    const auto [first, last] = std::equal_range(e0.begin(), e0.end(), e1[i]);
    return static_cast<double>(first - e0.begin()) + static_cast<double>(last - first) / 2;
  });
  r.auc = wins / n1 / n0;
  return r;
}

Estimated<Trimming> trimming(std::span<const double> propensity, std::span<const int> treated, double low,
                             double high) {
  detail::require_binary(treated, propensity.size());
  require_propensity(propensity);
  detail::require(0 <= low && low <= high && high <= 1, "limits must be ordered between 0 and 1");
  if (propensity.empty()) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  Trimming r;
  r.low = low;
  r.high = high;
  for (std::size_t i = 0; i < treated.size(); ++i) {
    const std::size_t inside = propensity[i] >= low && propensity[i] <= high ? 1 : 0;
    (treated[i] == 1 ? r.treated : r.reference) += 1;
    (treated[i] == 1 ? r.treated_inside : r.reference_inside) += inside;
  }
  const auto n = static_cast<double>(propensity.size());
  r.share_outside = static_cast<double>(propensity.size() - r.treated_inside - r.reference_inside) / n;
  return r;
}

Estimated<double> least_variance_limit(std::span<const double> propensity) {
  require_propensity(propensity);
  if (propensity.empty()) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  // g = 1 / (e (1 - e)); the units to keep are those with g <= bound, where bound = 2 mean(g of those kept).
  std::vector<double> g;
  for (const double e : propensity) {
    const double product = e * (1 - e);
    if (product > 1e-100) {
      g.push_back(1 / product);
    }
  }
  if (g.empty()) {
    return NotEstimable{Reason::no_overlap, "every propensity is 0 or 1"};
  }
  std::sort(g.begin(), g.end());
  detail::Carried total;
  double bound = 0;
  bool all = false;
  for (std::size_t k = 0; k < g.size(); ++k) {
    total = detail::add(total, {g[k], 0.0});
    const double twice = 2 * (total.high + total.low) / static_cast<double>(k + 1);
    if (g[k] <= twice) {
      bound = twice;
      all = k + 1 == propensity.size();
    }
  }
  return all ? 0.0 : 0.5 - std::sqrt(std::max(0.0, 0.25 - 1 / bound));
}

}  // namespace werkthet::statistics
