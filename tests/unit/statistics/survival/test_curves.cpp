#include "statistics/numerics.hpp"
#include "statistics/survival/restricted_mean.hpp"
#include "unit/statistics/survival/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include <algorithm>
#include <stdexcept>

using namespace werkthet::statistics;
using namespace werkthet::test::survival;

TEST_CASE("Kaplan-Meier of 6-MP: Kalbfleisch and Prentice 2002, section 1.4") {
  const auto curve = kaplan_meier(drug_time, drug_event);
  REQUIRE(curve.ok());
  CHECK(curve->events == 9);
  const auto at = [&](double t) { return survival_at(*curve, t).value(); };
  CHECK(at(0).survival == 1.0);
  CHECK(at(6).survival == Approx(0.857).margin(5e-4));
  CHECK(at(6).se.value() == Approx(0.0764).margin(5e-5));
  CHECK(at(6).n_risk == 21);
  CHECK(at(9.5).survival == Approx(0.807).margin(5e-4));
  CHECK(at(9.5).n_risk == 15);
  CHECK(at(13).survival == Approx(0.690).margin(5e-4));
  CHECK(at(23).survival == Approx(0.448).margin(5e-4));
  CHECK(at(23).se.value() == Approx(0.1346).margin(5e-5));
  CHECK(at(35).survival == at(23).survival);
  CHECK(survival_quantile(*curve, 0.5)->time == 23);
}

TEST_CASE("nobody censored: the curve is the share left, the area is the mean") {
  const auto curve = kaplan_meier(placebo_time, placebo_event);
  for (const auto& step : curve->steps) {
    const auto left =
        std::count_if(placebo_time.begin(), placebo_time.end(), [&](double t) { return t > step.time; });
    CHECK(step.survival == Approx(static_cast<double>(left) / 21).margin(1e-15));
  }
  CHECK(restricted_mean(*curve, 23)->mean == Approx(mean(placebo_time)).epsilon(1e-14));
  // The curve has reached zero: beyond the last event nothing can happen any more.
  CHECK(survival_at(*curve, 99)->survival == 0.0);
  CHECK_FALSE(survival_at(*curve, 99)->se.has_value());
  CHECK(restricted_mean(*curve, 99)->mean == Approx(mean(placebo_time)).epsilon(1e-14));
  CHECK(survival_quantile(*curve, 0.5)->time == 8);
}

TEST_CASE("restricted mean difference turns its sign with the arms") {
  const Both b;
  Codes other = b.group;
  for (int& g : other) {
    g = 1 - g;
  }
  const auto r = restricted_mean_difference(b.time, b.event, b.group, 20);
  const auto s = restricted_mean_difference(b.time, b.event, other, 20);
  CHECK(r->difference == -s->difference);
  CHECK(r->p == Approx(s->p).epsilon(1e-14));
  CHECK(r->ratio == Approx(1 / s->ratio).epsilon(1e-14));
}

TEST_CASE("equal weights are no weights") {
  const auto plain = kaplan_meier(drug_time, drug_event);
  const auto weighted = weighted_kaplan_meier(drug_time, drug_event, Numbers(21, 0.25));
  for (std::size_t i = 0; i < plain->steps.size(); ++i) {
    CHECK(weighted->steps[i].survival == Approx(plain->steps[i].survival).epsilon(1e-14));
    CHECK_FALSE(weighted->steps[i].interval.has_value());
  }
}

TEST_CASE("a flat stretch at exactly one half has its middle as median, as in R") {
  // S = 0.75, 0.5 at 1 and 2; then 0.25 at 5, so the stretch at one half runs from 2 to 5.
  const auto curve = kaplan_meier(Numbers{1, 2, 5, 7}, Codes{1, 1, 1, 0});
  CHECK(survival_quantile(*curve, 0.5)->time.value() == 2);
  CHECK(survival_quantile(*curve, 0.5)->midpoint.value() == 3.5);
  // Without a further event it runs until the last follow-up.
  const auto open = kaplan_meier(Numbers{1, 2, 5, 7}, Codes{1, 1, 0, 0});
  CHECK(survival_quantile(*open, 0.5)->midpoint.value() == 4.5);
  CHECK_FALSE(survival_quantile(*open, 0.7)->time.has_value());
}

TEST_CASE("delayed entry by hand: people count only after they have entered") {
  // t=2: persons 1, 3, 5 at risk, one event; t=4: 2, 4, 5; t=5: 2, 4; t=6: 4 alone.
  const ByHand d;
  const auto curve = kaplan_meier(d.time, d.event, 0.95, d.entry);
  REQUIRE(curve.ok());
  const double n[] = {3, 3, 3, 2, 1};
  const double s[] = {2. / 3, 2. / 3, 4. / 9, 2. / 9, 0};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(curve->steps[i].n_risk == n[i]);
    CHECK(curve->steps[i].survival == Approx(s[i]).margin(1e-15));
  }
  // Greenwood at 4: 1/(3*2) + 1/(3*2).
  CHECK(survival_at(*curve, 4)->se.value() == Approx(4. / 9 * std::sqrt(1. / 3)).epsilon(1e-14));
}

TEST_CASE("delayed entry against R: survfit(Surv(entry, time, event), conf.type = 'log-log')") {
  const Late d;
  const auto curve = kaplan_meier(d.time, d.event, 0.95, d.entry);
  const auto at = survival_at(*curve, 6);
  CHECK(at->n_risk == 9);
  CHECK(at->survival == Approx(0.370370370370).epsilon(1e-11));
  CHECK(at->se.value() == Approx(0.1249904736501).epsilon(1e-11));
  CHECK(at->interval->low == Approx(0.1446890740649).epsilon(1e-10));
  CHECK(at->interval->high == Approx(0.600298882688).epsilon(1e-10));
}

TEST_CASE("cutting everybody's follow-up in pieces changes nothing but the number of rows") {
  const Late d;
  const Pieces p(d.entry, d.time, d.event, 4.5);
  REQUIRE(p.time.size() > d.time.size());
  const auto whole = kaplan_meier(d.time, d.event, 0.95, d.entry);
  const auto cut = kaplan_meier(p.time, p.event, 0.95, p.entry);
  for (const double t : {3.0, 4.0, 5.0, 6.0, 7.0, 9.0}) {
    CHECK(survival_at(*cut, t)->survival == Approx(survival_at(*whole, t)->survival).epsilon(1e-14));
    CHECK(survival_at(*cut, t)->se.value() == Approx(survival_at(*whole, t)->se.value()).epsilon(1e-14));
  }
  const auto weighted = weighted_kaplan_meier(p.time, p.event, p.spread(d.weights), p.entry);
  const auto plain = weighted_kaplan_meier(d.time, d.event, d.weights, d.entry);
  CHECK(survival_at(*weighted, 7)->survival == Approx(survival_at(*plain, 7)->survival).epsilon(1e-14));
  // Entry before the first event is no entry at all.
  const Both b;
  const auto early = kaplan_meier(b.time, b.event, 0.95, Numbers(b.time.size(), 0.5));
  CHECK(survival_at(*early, 10)->survival == survival_at(*kaplan_meier(b.time, b.event), 10)->survival);
}

TEST_CASE("time lost: its ratio is horizon minus mean over horizon minus mean") {
  const Both b;
  const auto r = restricted_mean_difference(b.time, b.event, b.group, 20);
  CHECK(r->lost_ratio.value() == Approx((20 - r->arm1.mean) / (20 - r->arm0.mean)).epsilon(1e-14));
  CHECK(r->lost_ratio_interval->low < *r->lost_ratio);
}

TEST_CASE("asking beyond the follow-up is refused, unless the level may be held") {
  const auto curve = kaplan_meier(drug_time, drug_event);
  CHECK(survival_at(*curve, 35.1).why().reason == Reason::out_of_range);
  CHECK(survival_at(*curve, 99, AfterFollowUp::hold_level)->survival == survival_at(*curve, 35)->survival);
  CHECK(survival_at(*curve, 99, AfterFollowUp::hold_level)->n_risk == 0);
  CHECK(restricted_mean(*curve, 36).why().reason == Reason::out_of_range);
  CHECK(restricted_mean(*curve, 36, AfterFollowUp::hold_level)->mean ==
        Approx(restricted_mean(*curve, 35)->mean + survival_at(*curve, 35)->survival).epsilon(1e-14));
  CHECK(survival_quantile(*curve, 0.9).why().reason == Reason::out_of_range);
  const Both b;
  CHECK(restricted_mean_difference(b.time, b.event, b.group, 40).why().reason == Reason::out_of_range);
}
