#include "statistics/design/equivalence.hpp"

#include "statistics/distributions.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/numerics.hpp"
#include "statistics/proportions/proportions.hpp"

#include <algorithm>

namespace werkthet::statistics {
namespace {

void require_margins(double low, double high, double alpha) {
  detail::require(low < high, "the lower margin must lie below the upper margin");
  detail::require(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and one half");
}

}  // namespace

Estimated<Equivalence> equivalence_of_means(std::span<const double> values1, std::span<const double> values0,
                                            double low, double high, double alpha) {
  require_margins(low, high, alpha);
  const auto w = welch(values1, values0, 1 - 2 * alpha);
  if (!w) {
    return w.why();
  }
  Equivalence r;
  r.difference = w->difference;
  r.statistic_lower = (w->difference - low) / w->se;
  r.p_lower = t_upper_p(r.statistic_lower, w->df);
  r.statistic_upper = (w->difference - high) / w->se;
  r.p_upper = t_upper_p(-r.statistic_upper, w->df);
  r.p = std::max(r.p_lower, r.p_upper);
  r.interval = w->interval;
  r.equivalent = r.p < alpha;
  return r;
}

Estimated<Equivalence> equivalence_of_proportions(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                                  std::int64_t n0, double low, double high, double alpha) {
  require_margins(low, high, alpha);
  const auto interval = risk_difference_miettinen_nurminen(events1, n1, events0, n0, 1 - 2 * alpha);
  if (!interval) {
    return interval.why();
  }
  const auto lower = score_statistic(events1, n1, events0, n0, low);
  if (!lower) {
    return lower.why();
  }
  const auto upper = score_statistic(events1, n1, events0, n0, high);
  if (!upper) {
    return upper.why();
  }
  Equivalence r;
  r.difference = interval->difference;
  r.statistic_lower = *lower;
  r.p_lower = normal_upper_p(*lower);
  r.statistic_upper = *upper;
  r.p_upper = normal_cdf(*upper);
  r.p = std::max(r.p_lower, r.p_upper);
  r.interval = interval->interval;
  r.equivalent = r.p < alpha;
  return r;
}

}  // namespace werkthet::statistics
