#include "statistics/linear/intraclass.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace werkthet::statistics {

Estimated<Intraclass> intraclass_correlation(std::span<const double> values, std::span<const int> cluster) {
  detail::require_finite(values, "a value is not finite");
  detail::require(cluster.size() == values.size(), "clusters have another length than the values");
  if (values.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two values"};
  }
  std::map<int, std::vector<double>> groups;
  for (std::size_t i = 0; i < values.size(); ++i) {
    groups[cluster[i]].push_back(values[i]);
  }
  if (groups.size() < 2) {
    return NotEstimable{Reason::few_clusters, "fewer than two clusters"};
  }
  if (groups.size() == values.size()) {
    return NotEstimable{Reason::too_few, "no cluster has two values"};
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (*low == *high) {
    return NotEstimable{Reason::no_variation, "all values are equal"};
  }
  const double n = static_cast<double>(values.size());
  const double count = static_cast<double>(groups.size());
  const double centre = mean(values);
  std::vector<double> between;
  std::vector<double> within;
  std::vector<double> sizes;
  for (const auto& [label, group] : groups) {
    const double size = static_cast<double>(group.size());
    const double off = mean(group) - centre;
    between.push_back(size * off * off);
    within.push_back(group.size() < 2 ? 0.0 : sample_variance(group) * (size - 1));
    sizes.push_back(size * size);
  }
  const double spread = sum(sizes) / n;
  Intraclass r;
  r.n = values.size();
  r.clusters = groups.size();
  r.average_size = (n - spread) / (count - 1);
  r.between = sum(between) / (count - 1);
  r.within = sum(within) / (n - count);
  const auto icc = [&](double size) { return (r.between - r.within) / (r.between + (size - 1) * r.within); };
  r.icc = icc(r.average_size);
  r.icc_mean_size = icc(n / count);
  r.explained_share = std::max(0.0, r.icc);
  r.design_effect_mean = 1 + (n / count - 1) * r.icc;
  r.design_effect = 1 + (spread - 1) * r.icc;
  if (r.design_effect > 0) {
    r.effective_n = n / r.design_effect;
  }
  if (r.within > 0) {
    r.f = r.between / r.within;
    r.p = f_upper_p(*r.f, count - 1, n - count);
  }
  return r;
}

}  // namespace werkthet::statistics
