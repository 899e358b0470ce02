#include "statistics/proportions/proportions.hpp"
#include "statistics/resampling/randomisation.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;

namespace {

RandomisationOptions drawn(std::size_t draws, unsigned threads = 1) {
  RandomisationOptions options;
  options.exact_limit = 0;
  options.draws = {draws, 1, "test", threads};
  return options;
}

/// Invented earnings of 40 persons, half of them treated.
struct Invented {
  Numbers outcome;
  Codes treated;
  Codes strata;
};

Invented invented(int n) {
  werkthet::core::RandomStream stream(3, "invented");
  Invented out;
  for (int i = 0; i < n; ++i) {
    out.treated.push_back(i % 2);
    out.strata.push_back(i % 5 == 0 ? 1 : 0);
    out.outcome.push_back(stream.normal() + 0.5 * (i % 2));
  }
  return out;
}

}  // namespace

TEST_CASE("randomisation: four persons, all six lotteries by hand") {
  const Numbers outcome{1, 2, 3, 4};
  const Codes treated{0, 0, 1, 1};
  const auto r = randomisation_test(outcome, {treated});
  CHECK(r->exact);
  CHECK(r->assignments == 6);
  CHECK(r->sum_treated == 7);
  CHECK(r->expected_sum == 5);
  CHECK(r->difference_in_means == 2);
  CHECK(r->p.two_sided == Approx(2.0 / 6).epsilon(1e-14));
  CHECK(r->p.greater == Approx(1.0 / 6).epsilon(1e-14));
  CHECK(r->p.less == 1);
  // Variance of the sum over lotteries: m (n - m) / n times 5/3.
  CHECK(r->z == Approx(2 / std::sqrt(5.0 / 3)).epsilon(1e-14));
}

TEST_CASE("randomisation: the lady tasting tea (Fisher 1935, section 5)") {
  const Codes treated{1, 1, 1, 1, 0, 0, 0, 0};
  const auto all = randomisation_test(Numbers{1, 1, 1, 1, 0, 0, 0, 0}, {treated});
  CHECK(all->p.greater == Approx(1.0 / 70).epsilon(1e-13));
  CHECK_FALSE(all->t);  // no variation within arms: nothing to studentise with
  const auto three = randomisation_test(Numbers{1, 1, 1, 0, 1, 0, 0, 0}, {treated});
  CHECK(three->p.greater == Approx(17.0 / 70).epsilon(1e-13));
  CHECK(three->p.two_sided == Approx(34.0 / 70).epsilon(1e-13));
}

TEST_CASE("randomisation: a yes/no outcome is exact at any size and equals Fisher's one-sided test") {
  Numbers outcome;
  Codes treated;
  for (int i = 0; i < 300; ++i) {
    treated.push_back(i < 150 ? 1 : 0);
    outcome.push_back(i < 36 || (i >= 150 && i < 168) ? 1 : 0);
  }
  const auto r = randomisation_test(outcome, {treated});
  CHECK(r->exact);
  CHECK_FALSE(r->assignments);  // more than a double counts
  CHECK(r->p.two_sided ==
        Approx(fisher_exact(36, 150, 18, 150)->p).epsilon(1e-10));  // equal groups: symmetric
  const auto sample = randomisation_test(outcome, {treated}, drawn(40000));
  CHECK_FALSE(sample->exact);
  CHECK(std::abs(sample->p.two_sided - r->p.two_sided) < 5 * sample->monte_carlo_se + 1.0 / 40000);
}

TEST_CASE("randomisation: within strata only") {
  // Two pairs, the treated one higher in both: four lotteries, deviations 1, 0, 0, -1.
  const auto r = randomisation_test(Numbers{1, 0, 11, 10}, {Codes{1, 0, 1, 0}, Codes{7, 7, 9, 9}});
  CHECK(r->assignments == 4);
  CHECK(r->p.greater == Approx(0.25).epsilon(1e-14));
  CHECK(r->p.two_sided == Approx(0.5).epsilon(1e-14));
  CHECK_FALSE(r->t);  // one person per arm and stratum
}

TEST_CASE("randomisation: strata in which the lot decided nothing do not matter, however many") {
  Numbers outcome{1, 0, 11, 10};
  Codes treated{1, 0, 1, 0};
  Codes strata{7, 7, 9, 9};
  for (int i = 0; i < 40000; ++i) {
    outcome.push_back(i % 3);
    treated.push_back(i % 2);
    strata.push_back(100 + i);
  }
  const auto alone = randomisation_test(outcome, {treated, strata});
  CHECK(alone->assignments == 4);
  CHECK(alone->p.greater == Approx(0.25).epsilon(1e-14));
  for (int i = 0; i < 40000; ++i) {
    outcome.push_back(1);  // pairs without a difference
    treated.push_back(i % 2);
    strata.push_back(50000 + i / 2);
  }
  CHECK(randomisation_test(outcome, {treated, strata})->p.greater == Approx(0.25).epsilon(1e-12));
}

TEST_CASE("randomisation: drawn and enumerated agree, studentised or not, with strata or not") {
  const Invented data = invented(18);
  for (const Codes& strata : {Codes{}, data.strata}) {
    const auto exact = randomisation_test(data.outcome, {data.treated, strata});
    const auto sample = randomisation_test(data.outcome, {data.treated, strata}, drawn(40000));
    REQUIRE(exact->exact);
    CHECK(sample->draws == 40000);
    const double band = 5 * std::sqrt(0.25 / 40000);
    CHECK(std::abs(sample->p.two_sided - exact->p.two_sided) < band);
    CHECK(std::abs(sample->p.greater - exact->p.greater) < band);
    CHECK(std::abs(sample->p.less - exact->p.less) < band);
    REQUIRE(exact->p_studentised.has_value() == sample->p_studentised.has_value());
    if (exact->p_studentised) {
      CHECK(std::abs(sample->p_studentised->two_sided - exact->p_studentised->two_sided) < band);
    }
    CHECK(sample->z == exact->z);
  }
}

TEST_CASE("randomisation: a value that many share changes the way of drawing and not the answer") {
  // Days on benefit in a year: most people stay all of it. 18 persons: all 48,620 lotteries can be seen.
  for (const int treated_ones : {9, 4, 14}) {
    Numbers days(18, 365.0);
    Codes treated(18, 0);
    Codes strata;
    for (int i = 0; i < 18; ++i) {
      const auto at = static_cast<std::size_t>(i);
      treated[at] = i % 18 < treated_ones ? 1 : 0;
      strata.push_back(i % 2);
      if (i % 3 == 0) {
        days[at] = 30.0 + 17 * i;
      }
    }
    for (const Codes& by : {Codes{}, strata}) {
      const auto exact = randomisation_test(days, {treated, by});
      const auto sampled = randomisation_test(days, {treated, by}, drawn(200'000));
      REQUIRE(exact->exact);
      REQUIRE_FALSE(sampled->exact);
      INFO(treated_ones << " treated, " << by.size() << " codes");
      const auto near = [](double p) { return 4 * std::sqrt(p * (1 - p) / 200'000) + 1e-5; };
      CHECK(sampled->p.two_sided == Approx(exact->p.two_sided).margin(near(exact->p.two_sided)));
      CHECK(sampled->p.greater == Approx(exact->p.greater).margin(near(exact->p.greater)));
      CHECK(sampled->p.less == Approx(exact->p.less).margin(near(exact->p.less)));
      REQUIRE(exact->p_studentised);
      REQUIRE(sampled->p_studentised);
      CHECK(sampled->p_studentised->two_sided ==
            Approx(exact->p_studentised->two_sided).margin(near(exact->p_studentised->two_sided)));
    }
  }
}

TEST_CASE("randomisation: threads change nothing, a seed or a name does") {
  const Invented data = invented(200);
  const auto one = randomisation_test(data.outcome, {data.treated, data.strata}, drawn(2000, 1));
  for (const unsigned threads : {2U, 3U, 8U}) {
    const auto many = randomisation_test(data.outcome, {data.treated, data.strata}, drawn(2000, threads));
    CHECK(many->p.two_sided == one->p.two_sided);
    CHECK(many->p.greater == one->p.greater);
    CHECK(many->p_studentised->less == one->p_studentised->less);
  }
  auto other = drawn(2000);
  other.draws.name = "another";
  CHECK(randomisation_test(data.outcome, {data.treated, data.strata}, other)->p.greater != one->p.greater);
}

TEST_CASE("randomisation: whole clusters") {
  const Invented data = invented(12);
  Codes own;
  for (int i = 0; i < 12; ++i) {
    own.push_back(i);
  }
  const auto persons = randomisation_test(data.outcome, {data.treated});
  const auto single = randomisation_test(data.outcome, {data.treated, {}, own});
  CHECK(single->p.two_sided == persons->p.two_sided);

  // Four caseworkers, the treated two higher for every client: 6 lotteries, so p cannot be below 1/6.
  const Numbers outcome{5, 5, 6, 5, 1, 2, 1, 1, 1};
  const Codes treated{1, 1, 1, 1, 0, 0, 0, 0, 0};
  const Codes caseworker{1, 1, 1, 2, 3, 3, 4, 4, 4};
  const auto r = randomisation_test(outcome, {treated, {}, caseworker});
  CHECK(r->assignments == 6);
  CHECK(r->p.greater == Approx(1.0 / 6).epsilon(1e-14));
  CHECK_THROWS_AS(randomisation_test(Numbers{1, 2}, {Codes{0, 1}, {}, Codes{3, 3}}), std::invalid_argument);
}

TEST_CASE("randomisation: what cannot be estimated says why") {
  const Codes none;
  CHECK(randomisation_test(Numbers{}, {none}).why().reason == Reason::too_few);
  CHECK(randomisation_test(Numbers{1}, {Codes{1}}).why().reason == Reason::too_few);
  CHECK(randomisation_test(Numbers{1, 2, 3}, {Codes{0, 0, 0}}).why().reason == Reason::too_few);
  CHECK(randomisation_test(Numbers{4, 4, 4}, {Codes{1, 0, 1}}).why().reason == Reason::no_variation);
  CHECK(randomisation_test(Numbers{1e9, 1e9, 1e9}, {Codes{1, 0, 1}}).why().reason == Reason::no_variation);
  CHECK(randomisation_test(Numbers{1, 2}, {Codes{1, 0}, Codes{1, 2}}).why().reason == Reason::too_few);
  CHECK(randomisation_test(Numbers{1, 2}, {Codes{1, 0}, Codes{1, 2}, Codes{1, 2}}).why().reason ==
        Reason::few_clusters);
  CHECK(randomisation_test(Numbers{1, 1, 2, 2}, {Codes{1, 0, 1, 0}, Codes{1, 1, 2, 2}}).why().reason ==
        Reason::no_variation);
  // Every caseworker has the same mean: nothing but rounding distinguishes them.
  CHECK(randomisation_test(Numbers{0.1, 0.7, 0.1, 0.7, 0.1, 0.7, 0.1, 0.7},
                           {Codes{1, 1, 1, 1, 0, 0, 0, 0}, {}, Codes{1, 1, 2, 2, 3, 3, 4, 4}})
            .why()
            .reason == Reason::no_variation);
  const auto two = randomisation_test(Numbers{1, 2}, {Codes{0, 1}});
  CHECK(two->p.two_sided == 1);
  CHECK_FALSE(two->t);
  CHECK(randomisation_test(Numbers{1, 2}, {Codes{0, 1}}, drawn(1))->p.two_sided == 1);
  CHECK_THROWS_AS(randomisation_test(Numbers{1, 2}, {Codes{0, 2}}), std::invalid_argument);
  CHECK_THROWS_AS(randomisation_test(Numbers{1, 2}, {Codes{0}}), std::invalid_argument);
  CHECK_THROWS_AS(randomisation_test(Numbers{1, 2}, {Codes{0, 1}}, drawn(0)), std::invalid_argument);
  CHECK_THROWS_AS(randomisation_test(Numbers{1, std::numeric_limits<double>::infinity()}, {Codes{0, 1}}),
                  std::invalid_argument);
}

TEST_CASE("randomisation: the unit of the outcome does not matter") {
  const Invented data = invented(16);
  Numbers large = data.outcome;
  Numbers shifted = data.outcome;
  for (std::size_t i = 0; i < large.size(); ++i) {
    large[i] *= 1e9;
    shifted[i] = 1e6 + data.outcome[i];
  }
  const auto plain = randomisation_test(data.outcome, {data.treated});
  CHECK(randomisation_test(large, {data.treated})->p.two_sided == plain->p.two_sided);
  CHECK(randomisation_test(shifted, {data.treated})->p.two_sided == plain->p.two_sided);
  CHECK(randomisation_test(large, {data.treated})->p_studentised->two_sided ==
        plain->p_studentised->two_sided);
}

TEST_CASE("randomisation: under no effect one test in twenty is significant") {
  int rejected = 0;
  for (std::uint64_t run = 0; run < 400; ++run) {
    werkthet::core::RandomStream stream(run, "null");
    Numbers outcome;
    Codes treated;
    for (int i = 0; i < 12; ++i) {
      outcome.push_back(stream.normal());
      treated.push_back(i < 6 ? 1 : 0);
    }
    rejected += randomisation_test(outcome, {treated})->p.two_sided <= 0.05 ? 1 : 0;
  }
  CHECK(rejected <= 20 + 5 * std::sqrt(400 * 0.05 * 0.95));
  CHECK(rejected >= 20 - 5 * std::sqrt(400 * 0.05 * 0.95));
}
