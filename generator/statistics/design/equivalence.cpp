#include "statistics/design/equivalence.hpp"

#include "statistics/distributions.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/numerics.hpp"
#include "statistics/proportions/two_proportions.hpp"

#include <algorithm>

namespace werkthet::statistics {
namespace {

void require_alpha(double alpha) {
  detail::require(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and one half");
}

void require_margins(double low, double high, double alpha) {
  detail::require(low < high, "the lower margin must lie below the upper margin");
  require_alpha(alpha);
}

void conclude(Equivalence& r, double alpha) {
  r.p = std::max(r.p_lower, r.p_upper);
  r.equivalent = r.p < alpha;
}

Estimated<Equivalence> wald_equivalence(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                        std::int64_t n0, double low, double high, double alpha) {
  const auto w = risk_difference_wald(events1, n1, events0, n0, 1 - 2 * alpha);
  if (!w) {
    return w.why();
  }
  if (w->se == 0) {
    return NotEstimable{Reason::no_variation, "nobody or everybody in both groups had the event"};
  }
  Equivalence r;
  r.difference = w->difference.difference;
  r.se = w->se;
  r.statistic_lower = (r.difference - low) / w->se;
  r.p_lower = normal_upper_p(r.statistic_lower);
  r.statistic_upper = (r.difference - high) / w->se;
  r.p_upper = normal_cdf(r.statistic_upper);
  r.interval = w->difference.interval;
  conclude(r, alpha);
  return r;
}

/// One side of an equivalence test.
NonInferiority one_side(const Equivalence& e, Better better, double alpha) {
  const bool lower = better == Better::higher;
  NonInferiority r;
  r.difference = e.difference;
  r.statistic = lower ? e.statistic_lower : e.statistic_upper;
  r.p = lower ? e.p_lower : e.p_upper;
  r.limit = lower ? e.interval.low : e.interval.high;
  r.shown = r.p < alpha;
  return r;
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
  r.se = w->se;
  r.df = w->df;
  r.statistic_lower = (w->difference - low) / w->se;
  r.p_lower = t_upper_p(r.statistic_lower, w->df);
  r.statistic_upper = (w->difference - high) / w->se;
  r.p_upper = t_upper_p(-r.statistic_upper, w->df);
  r.interval = w->interval;
  conclude(r, alpha);
  return r;
}

Estimated<Equivalence> equivalence_of_proportions(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                                  std::int64_t n0, double low, double high, double alpha,
                                                  MarginTest test) {
  require_margins(low, high, alpha);
  detail::require(low > -1 && high < 1, "a margin must lie between -1 and 1");
  if (test == MarginTest::wald) {
    return wald_equivalence(events1, n1, events0, n0, low, high, alpha);
  }
  const bool corrected = test == MarginTest::miettinen_nurminen;
  const auto interval = corrected
                            ? risk_difference_miettinen_nurminen(events1, n1, events0, n0, 1 - 2 * alpha)
                            : risk_difference_mee(events1, n1, events0, n0, 1 - 2 * alpha);
  if (!interval) {
    return interval.why();
  }
  const auto lower = score_statistic(events1, n1, events0, n0, low, corrected);
  if (!lower) {
    return lower.why();
  }
  const auto upper = score_statistic(events1, n1, events0, n0, high, corrected);
  if (!upper) {
    return upper.why();
  }
  Equivalence r;
  r.difference = interval->difference;
  r.statistic_lower = *lower;
  r.p_lower = normal_upper_p(*lower);
  r.statistic_upper = *upper;
  r.p_upper = normal_cdf(*upper);
  r.interval = interval->interval;
  conclude(r, alpha);
  return r;
}

Estimated<NonInferiority> non_inferiority_of_means(std::span<const double> values1,
                                                   std::span<const double> values0, double margin,
                                                   Better better, double alpha) {
  detail::require(margin > 0, "a margin must be positive");
  const auto e = equivalence_of_means(values1, values0, -margin, margin, alpha);
  if (!e) {
    return e.why();
  }
  return one_side(*e, better, alpha);
}

Estimated<NonInferiority> non_inferiority_of_proportions(std::int64_t events1, std::int64_t n1,
                                                         std::int64_t events0, std::int64_t n0, double margin,
                                                         Better better, double alpha, MarginTest test) {
  detail::require(margin > 0 && margin < 1, "a margin must lie between 0 and 1");
  const auto e = equivalence_of_proportions(events1, n1, events0, n0, -margin, margin, alpha, test);
  if (!e) {
    return e.why();
  }
  return one_side(*e, better, alpha);
}

}  // namespace werkthet::statistics
