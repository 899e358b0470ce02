#include "statistics/linear/difference_in_differences.hpp"

#include "statistics/linear/columns.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace werkthet::statistics {
namespace {

void require_panel(std::span<const double> pre, std::span<const double> post, std::span<const int> treated) {
  detail::require(pre.size() == post.size(), "before and after differ in length");
  detail::require_finite(pre, "an outcome is not finite");
  detail::require_finite(post, "an outcome is not finite");
  detail::require_binary(treated, pre.size());
}

}  // namespace

Estimated<DifferenceInDifferences> difference_in_differences(std::span<const double> pre,
                                                             std::span<const double> post,
                                                             std::span<const int> treated,
                                                             double confidence) {
  require_panel(pre, post, treated);
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

Estimated<Effect> pooled_difference_in_differences(std::span<const double> pre, std::span<const double> post,
                                                   std::span<const int> treated, double confidence,
                                                   ClusterError kind) {
  require_panel(pre, post, treated);
  const std::size_t n = pre.size();
  const auto ones = static_cast<std::size_t>(std::count(treated.begin(), treated.end(), 1));
  if (ones < 2 || n - ones < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  std::vector<double> outcome(pre.begin(), pre.end());
  outcome.insert(outcome.end(), post.begin(), post.end());
  std::vector<double> group(2 * n);
  std::vector<double> after(2 * n);
  std::vector<int> unit(2 * n);
  for (std::size_t i = 0; i < n; ++i) {
    group[i] = group[n + i] = treated[i];
    after[n + i] = 1;
    unit[i] = unit[n + i] = static_cast<int>(i);
  }
  std::vector<std::vector<double>> columns =
      product_columns(std::vector<std::vector<double>>{group}, std::vector<std::vector<double>>{after});
  columns.push_back(group);
  columns.push_back(after);
  const std::vector<std::string> names{"treated x after"};
  const auto r = ols_clustered(outcome, columns, names, unit, confidence, kind);
  if (!r) {
    return r.why();
  }
  const Coefficient& c = r->coefficients[1];
  if (!c.interval) {
    return NotEstimable{Reason::no_variation, "every unit of a group changes equally"};
  }
  return Effect{n, c.estimate, c.se, c.df, *c.interval, *c.p};
}

}  // namespace werkthet::statistics
