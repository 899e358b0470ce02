#include "statistics/linear/means.hpp"
#include "statistics/numerics.hpp"
#include "statistics/survival/incidence.hpp"
#include "statistics/survival/logrank.hpp"
#include "statistics/survival/restricted_mean.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;

namespace {

// Freireich et al. 1963, weeks of remission: 6-MP and placebo (Kalbfleisch and Prentice 2002, table 1.1).
const Numbers drug_time{6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
const Codes drug_event{1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
const Numbers placebo_time{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
const Codes placebo_event(21, 1);

struct Both {
  Numbers time = drug_time;
  Codes event = drug_event;
  Codes group = Codes(21, 0);
  Both() {
    time.insert(time.end(), placebo_time.begin(), placebo_time.end());
    event.insert(event.end(), placebo_event.begin(), placebo_event.end());
    group.insert(group.end(), 21, 1);
  }
};

}  // namespace

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

TEST_CASE("log-rank of 6-MP against placebo: R, survdiff, 16.79 on one degree of freedom") {
  const Both b;
  const auto r = logrank(b.time, b.event, b.group);
  CHECK(r->groups[0].observed == 9);
  CHECK(r->groups[1].observed == 21);
  CHECK(r->groups[0].expected == Approx(19.25).margin(5e-3));
  CHECK(r->groups[1].expected == Approx(10.75).margin(5e-3));
  CHECK(r->chi_square == Approx(16.79).margin(5e-3));
  CHECK(r->p == Approx(4.17e-5).margin(5e-7));
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

TEST_CASE("equal groups do not differ, permuted rows change nothing") {
  Numbers time;
  Codes event;
  Codes group;
  for (std::size_t i = 0; i < drug_time.size(); ++i) {
    for (const int g : {0, 1}) {
      time.push_back(drug_time[i]);
      event.push_back(drug_event[i]);
      group.push_back(g);
    }
  }
  CHECK(logrank(time, event, group)->chi_square == Approx(0).margin(1e-20));
  CHECK(restricted_mean_difference(time, event, group, 30)->difference == 0.0);
  Both b;
  const auto a = logrank(b.time, b.event, b.group);
  std::reverse(b.time.begin(), b.time.end());
  std::reverse(b.event.begin(), b.event.end());
  std::reverse(b.group.begin(), b.group.end());
  CHECK(logrank(b.time, b.event, b.group)->p == a->p);
}

TEST_CASE("one stratum is no stratum, and strata compare within") {
  const Both b;
  const Codes same(b.time.size(), 7);
  CHECK(logrank(b.time, b.event, b.group, same)->p == logrank(b.time, b.event, b.group)->p);
  // Strata that coincide with the groups leave nothing to compare.
  CHECK(logrank(b.time, b.event, b.group, b.group).why().reason == Reason::no_events);
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

TEST_CASE("cumulative incidence by hand: five people, two causes") {
  // t=1 cause 1 of 5; t=2 cause 2 of 4; t=3 censored; t=4 cause 1 of 2; t=5 censored.
  // F1(1) = 1/5; S(2) = 4/5 * 3/4 = 3/5; F1(4) = 1/5 + 3/5 * 1/2 = 1/2; F2 = 4/5 * 1/4 = 1/5.
  const Numbers time{1, 2, 3, 4, 5};
  const Codes cause{1, 2, 0, 1, 0};
  const auto one = cumulative_incidence(time, cause, 1);
  const auto two = cumulative_incidence(time, cause, 2);
  CHECK(incidence_at(*one, 0.5)->incidence == 0.0);
  CHECK(incidence_at(*one, 1)->incidence == Approx(0.2).epsilon(1e-15));
  CHECK(incidence_at(*one, 5)->incidence == Approx(0.5).epsilon(1e-15));
  CHECK(incidence_at(*two, 5)->incidence == Approx(0.2).epsilon(1e-15));
  CHECK(incidence_at(*two, 5)->event_free == Approx(0.3).epsilon(1e-15));
  CHECK(one->events == 2);
}

TEST_CASE("with one cause the incidence is one minus Kaplan-Meier, standard error included") {
  const auto curve = kaplan_meier(drug_time, drug_event);
  const auto incidence = cumulative_incidence(drug_time, drug_event, 1);
  for (std::size_t i = 0; i < curve->steps.size(); ++i) {
    CHECK(incidence->steps[i].incidence == Approx(1 - curve->steps[i].survival).epsilon(1e-13));
    CHECK(incidence->steps[i].se == Approx(curve->steps[i].se.value()).margin(1e-13));
  }
}

TEST_CASE("asking beyond the follow-up is refused") {
  const auto curve = kaplan_meier(drug_time, drug_event);
  CHECK(survival_at(*curve, 35.1).why().reason == Reason::out_of_range);
  CHECK(restricted_mean(*curve, 36).why().reason == Reason::out_of_range);
  CHECK(survival_quantile(*curve, 0.75).why().reason == Reason::out_of_range);
  const auto incidence = cumulative_incidence(drug_time, drug_event, 1);
  CHECK(incidence_at(*incidence, 36).why().reason == Reason::out_of_range);
  const Both b;
  CHECK(restricted_mean_difference(b.time, b.event, b.group, 40).why().reason == Reason::out_of_range);
}

TEST_CASE("survival: what cannot be estimated says why") {
  CHECK(kaplan_meier({}, {}).why().reason == Reason::too_few);
  CHECK(cumulative_incidence({}, {}, 1).why().reason == Reason::too_few);
  CHECK(weighted_kaplan_meier(drug_time, drug_event, Numbers(21, 0.0)).why().reason == Reason::too_few);
  const Both b;
  const Codes nothing(b.time.size(), 0);
  CHECK(logrank(b.time, nothing, b.group).why().reason == Reason::no_events);
  CHECK(restricted_mean_difference(b.time, nothing, b.group, 10).why().reason == Reason::no_events);
  CHECK(kaplan_meier(b.time, nothing)->steps.back().survival == 1.0);
  CHECK_THROWS_AS(kaplan_meier(Numbers{-1}, Codes{1}), std::invalid_argument);
  CHECK_THROWS_AS(kaplan_meier(Numbers{1}, Codes{2}), std::invalid_argument);
  CHECK_THROWS_AS(cumulative_incidence(Numbers{1}, Codes{1}, 0), std::invalid_argument);
}
