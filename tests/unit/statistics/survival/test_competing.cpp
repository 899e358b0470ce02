#include "statistics/survival/fine_gray.hpp"
#include "statistics/survival/gray.hpp"
#include "statistics/survival/incidence.hpp"
#include "statistics/survival/logrank.hpp"
#include "unit/statistics/survival/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet::statistics;
using namespace werkthet::test::survival;

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

TEST_CASE("Gray's variance by hand, one step: a binomial share") {
  // Five people, one ends for cause 1 at the only time: cmprsk gives S-^2 d / n^2 with everything after it
  // unchanged, (1 - 0)^2 * 1/25.
  const auto curve = cumulative_incidence(Numbers{1, 2, 2, 2, 2}, Codes{1, 0, 0, 0, 0}, 1);
  CHECK(curve->steps[0].variance_gray == Approx(0.04).epsilon(1e-14));
  CHECK(curve->steps[0].se == Approx(std::sqrt(0.2 * 0.8 / 5)).epsilon(1e-14));
}

TEST_CASE("incidence holds its last level only when asked to") {
  const auto curve = cumulative_incidence(drug_time, drug_event, 1);
  CHECK(incidence_at(*curve, 36).why().reason == Reason::out_of_range);
  CHECK(incidence_at(*curve, 36, AfterFollowUp::hold_level)->incidence ==
        incidence_at(*curve, 35)->incidence);
}

TEST_CASE("incidence with delayed entry and one cause is one minus Kaplan-Meier") {
  const Late d;
  const auto curve = kaplan_meier(d.time, d.event, 0.95, d.entry);
  const auto incidence = cumulative_incidence(d.time, d.event, 1, 0.95, d.entry);
  CHECK(incidence_at(*incidence, 7)->incidence ==
        Approx(1 - survival_at(*curve, 7)->survival).epsilon(1e-13));
  CHECK(incidence_at(*incidence, 7)->se == Approx(survival_at(*curve, 7)->se.value()).epsilon(1e-13));
}

TEST_CASE("Gray's test does not see group names, order of rows or equal groups") {
  const Both b;
  Codes cause = b.event;
  for (std::size_t i = 0; i < cause.size(); i += 3) {
    cause[i] *= 2;
  }
  const auto r = gray_test(b.time, cause, b.group, 1);
  CHECK(r->df == 1);
  CHECK(r->chi_square > 0);
  Codes other = b.group;
  for (int& g : other) {
    g = 9 - 4 * g;
  }
  CHECK(gray_test(b.time, cause, other, 1)->chi_square == Approx(r->chi_square).epsilon(1e-12));
  Numbers twice = b.time;
  twice.insert(twice.end(), b.time.begin(), b.time.end());
  Codes causes = cause;
  causes.insert(causes.end(), cause.begin(), cause.end());
  Codes groups(42, 0);
  groups.insert(groups.end(), 42, 1);
  CHECK(gray_test(twice, causes, groups, 1)->chi_square == Approx(0).margin(1e-20));
}

TEST_CASE("without competing ends and ties Gray's test stands beside the log-rank test") {
  // Same score without competing events and censoring; variances differ slightly (asymptotic, not
  // hypergeometric).
  Numbers time;
  Codes cause;
  Codes group;
  for (int i = 0; i < 60; ++i) {
    time.push_back(1 + (i * 37) % 60);
    cause.push_back(1);
    group.push_back(i % 3 == 0 ? 1 : 0);
  }
  CHECK(gray_test(time, cause, group, 1)->chi_square ==
        Approx(logrank(time, cause, group)->chi_square).epsilon(0.1));
}

TEST_CASE("Fine and Gray without competing ends is Cox with Breslow ties: 1.5092 for 6-MP") {
  const Both b;
  const auto fit = fine_gray(b.time, b.event, b.columns, 1);
  REQUIRE(fit.ok());
  CHECK(fit->coefficients[0].log_hazard_ratio == Approx(1.509191412586).epsilon(1e-9));
  CHECK(fit->log_likelihood == Approx(-86.379622071146).epsilon(1e-11));
  CHECK(fit->log_likelihood_null == Approx(-93.985050478245).epsilon(1e-11));
}

TEST_CASE("people who end otherwise stay at risk with the chance that they would still be watched") {
  // By hand: A ends for cause 2 at 1 (x = 1), B censored at 2 (x = 0), C for cause 1 at 3 (x = 1), D censored
  // at 4 (x = 0). At 3 A weighs G(3-) / G(1-) = 2/3, so the likelihood is e^b / (e^b (1 + 2/3) + 1) and, the
  // ratio rising without end in b, there is no maximum; at b = 0 it is -log(8/3).
  const Numbers time{1, 2, 3, 4};
  const Codes cause{2, 0, 1, 0};
  const std::vector<Numbers> x{{1, 0, 1, 0}};
  CHECK(fine_gray(time, cause, x, 1).why().reason == Reason::separation);
  // A fifth person without the covariate who ends for cause 1 at 3.5 makes it finite; the null likelihood is
  // -log(3 + 3/4) - log(2 + 3/4).
  const Numbers more{1, 2, 3, 3.5, 4};
  const auto fit = fine_gray(more, Codes{2, 0, 1, 1, 0}, std::vector<Numbers>{{1, 0, 1, 0, 0}}, 1);
  REQUIRE(fit.ok());
  CHECK(fit->log_likelihood_null == Approx(-std::log(3.75) - std::log(2.75)).epsilon(1e-13));
}
