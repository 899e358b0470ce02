#include "statistics/survival/person_time.hpp"

#include "statistics/distributions.hpp"
#include "statistics/survival/risk_sets.hpp"

#include <cmath>

namespace werkthet::statistics {
namespace {

NotEstimable no_time() {
  return {Reason::too_few, "no time at risk"};
}

/// Limits of the expected count behind `events`.
Interval garwood(std::int64_t events, double confidence) {
  const double tail = (1 - confidence) / 2;
  const auto d = static_cast<double>(events);
  return {events > 0 ? chi_square_quantile(tail, 2 * d) / 2 : 0.0,
          chi_square_quantile(1 - tail, 2 * d + 2) / 2};
}

void require_counts(const PersonTime& at_risk) {
  detail::require(at_risk.events >= 0, "a number of events is negative");
  detail::require(std::isfinite(at_risk.time) && at_risk.time >= 0,
                  "a time at risk is negative or not finite");
}

}  // namespace

PersonTime person_time(std::span<const double> time, std::span<const int> event,
                       std::span<const double> entry) {
  detail::require_times(time);
  detail::require_binary(event, time.size());
  detail::require_entry(entry, time);
  PersonTime r;
  r.units = time.size();
  r.time = sum_over(time.size(), [&](std::size_t i) { return time[i] - (entry.empty() ? 0.0 : entry[i]); });
  for (const int e : event) {
    r.events += e;
  }
  return r;
}

Estimated<Rate> rate(const PersonTime& at_risk, double per, double confidence) {
  require_counts(at_risk);
  detail::require(std::isfinite(per) && per > 0, "a unit of time must be positive");
  detail::require_confidence(confidence);
  if (!(at_risk.time > 0)) {
    return no_time();
  }
  const double unit = per / at_risk.time;
  const Interval limits = garwood(at_risk.events, confidence);
  return Rate{unit * static_cast<double>(at_risk.events), {unit * limits.low, unit * limits.high}};
}

Estimated<RateComparison> compare_rates(const PersonTime& group1, const PersonTime& group0, double per,
                                        double confidence) {
  const auto r1 = rate(group1, per, confidence);
  const auto r0 = rate(group0, per, confidence);
  if (!r1 || !r0) {
    return no_time();
  }
  const auto events = static_cast<double>(group1.events + group0.events);
  if (!(events > 0)) {
    return NotEstimable{Reason::no_events, "no events in either group"};
  }
  RateComparison r{*r1, *r0, r1->rate - r0->rate, {}, {}, {}, 0.0};
  const double down1 = r1->rate - r1->interval.low;
  const double up1 = r1->interval.high - r1->rate;
  const double down0 = r0->rate - r0->interval.low;
  const double up0 = r0->interval.high - r0->rate;
  r.difference_interval = {r.difference - std::hypot(down1, up0), r.difference + std::hypot(up1, down0)};
  if (group0.events > 0) {
    r.ratio = r1->rate / r0->rate;
  }
  if (group0.events > 0 && group1.events > 0) {
    // Both rates in units of their own estimate, so that neither squares to nothing.
    const auto limits = [](const Rate& one) {
      return Interval{one.interval.low / one.rate, one.interval.high / one.rate};
    };
    const Interval a = limits(*r1);
    const Interval b = limits(*r0);
    const auto term = [](double limit) { return limit * (2 - limit); };
    const double low = term(a.low) / (1 + std::sqrt(1 - term(a.low) * term(b.high)));
    const double high = (1 + std::sqrt(1 - term(a.high) * term(b.low))) / term(b.low);
    r.ratio_interval = Interval{*r.ratio * low, *r.ratio * high};
  }
  const double share = group1.time / (group1.time + group0.time);
  const double z =
      (static_cast<double>(group1.events) - events * share) / std::sqrt(events * share * (1 - share));
  r.p = normal_two_sided_p(z);
  return r;
}

}  // namespace werkthet::statistics
