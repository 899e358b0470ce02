#include "statistics/design/dunnett.hpp"
#include "statistics/design/multiplicity.hpp"
#include "statistics/design/westfall_young.hpp"
#include "statistics/linear/means.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;

namespace {

void check(const Numbers& got, const Numbers& want) {
  REQUIRE(got.size() == want.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    CHECK(got[i] == Approx(want[i]).epsilon(1e-12));
  }
}

/// Two outcomes that go together and one that does not.
std::vector<Numbers> invented(int n) {
  werkthet::core::RandomStream stream(4, "family");
  std::vector<Numbers> out(3);
  for (int i = 0; i < n; ++i) {
    const double common = stream.normal();
    out[0].push_back(common + (i % 2) * 1.2);
    out[1].push_back(common + 0.3 * stream.normal() + (i % 2) * 0.8);
    out[2].push_back(std::round(2 * stream.normal()));
  }
  return out;
}

Codes alternating(int n) {
  Codes out;
  for (int i = 0; i < n; ++i) {
    out.push_back(i % 2);
  }
  return out;
}

RandomisationOptions drawn(std::size_t draws, unsigned threads = 1) {
  RandomisationOptions options;
  options.exact_limit = 0;
  options.draws = {draws, 1, "test", threads};
  return options;
}

}  // namespace

TEST_CASE("adjusted p-values: five tests by hand") {
  const Numbers p{0.01, 0.04, 0.03, 0.2, 0.005};
  check(adjust_p(p, Adjustment::bonferroni), {0.05, 0.2, 0.15, 1, 0.025});
  check(adjust_p(p, Adjustment::holm), {0.04, 0.09, 0.09, 0.2, 0.025});
  check(adjust_p(p, Adjustment::hochberg), {0.04, 0.08, 0.08, 0.2, 0.025});
  check(adjust_p(p, Adjustment::benjamini_hochberg), {0.025, 0.05, 0.05, 0.2, 0.025});
  const double harmonic = 1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4 + 1.0 / 5;
  check(adjust_p(p, Adjustment::benjamini_yekutieli),
        {0.025 * harmonic, 0.05 * harmonic, 0.05 * harmonic, 0.2 * harmonic, 0.025 * harmonic});
  const auto sidak = adjust_p(p, Adjustment::holm_sidak);
  CHECK(sidak[4] == Approx(1 - std::pow(0.995, 5)).epsilon(1e-12));
}

TEST_CASE("Benjamini and Hochberg (1995), section 4.1: four of fifteen rejected, Hochberg three") {
  const Numbers p{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                  .0459, .3240, .4262, .5719, .6528, .7590, 1};
  const auto rejected = [&](Adjustment method) {
    int count = 0;
    for (const double value : adjust_p(p, method)) {
      count += value <= 0.05 ? 1 : 0;
    }
    return count;
  };
  CHECK(rejected(Adjustment::benjamini_hochberg) == 4);
  CHECK(rejected(Adjustment::hochberg) == 3);
}

TEST_CASE("adjusted p-values at the edges") {
  for (const auto method :
       {Adjustment::bonferroni, Adjustment::holm, Adjustment::holm_sidak, Adjustment::hochberg,
        Adjustment::benjamini_hochberg, Adjustment::benjamini_yekutieli}) {
    CHECK(adjust_p(Numbers{}, method).empty());
    CHECK(adjust_p(Numbers{0.03}, method)[0] == Approx(0.03).epsilon(1e-14));
    check(adjust_p(Numbers{0, 1}, method), {0, 1});
    for (const double value : adjust_p(Numbers{1e-300, 0.9, 0.95}, method)) {
      CHECK((value >= 0 && value <= 1));
    }
    CHECK_THROWS_AS(adjust_p(Numbers{1.5}, method), std::invalid_argument);
    CHECK_THROWS_AS(adjust_p(Numbers{std::numeric_limits<double>::quiet_NaN()}, method),
                    std::invalid_argument);
  }
}

TEST_CASE("Westfall-Young: one outcome is its own permutation test, a copy costs nothing") {
  const auto family = invented(14);
  const Codes treated = alternating(14);
  const std::vector<Numbers> single{family[0]};
  const auto r = westfall_young(single, {treated});
  const auto alone = randomisation_test(family[0], {treated});
  CHECK(r->exact);
  CHECK(r->p_raw[0] == Approx(alone->p_studentised->two_sided).epsilon(1e-14));
  CHECK(r->p_max_t[0] == r->p_raw[0]);
  CHECK(r->p_min_p[0] == r->p_raw[0]);
  CHECK(r->abs_t[0] == Approx(std::abs(*alone->t)).epsilon(1e-12));

  const std::vector<Numbers> copies{family[0], family[0], family[0]};
  const auto same = westfall_young(copies, {treated});
  for (int k = 0; k < 3; ++k) {
    CHECK(same->p_max_t[static_cast<std::size_t>(k)] == Approx(r->p_raw[0]).epsilon(1e-14));
    CHECK(same->p_min_p[static_cast<std::size_t>(k)] == Approx(r->p_raw[0]).epsilon(1e-14));
  }
}

TEST_CASE("Westfall-Young lies between raw and Holm; drawn and enumerated agree; threads change nothing") {
  const auto family = invented(14);
  const Codes treated = alternating(14);
  const auto exact = westfall_young(family, {treated});
  const auto holm = adjust_p(exact->p_raw, Adjustment::holm);
  const auto sample = westfall_young(family, {treated}, drawn(20000));
  const auto threaded = westfall_young(family, {treated}, drawn(20000, 3));
  CHECK_FALSE(sample->exact);
  CHECK(sample->assignments == 20001);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(exact->p_min_p[k] >= exact->p_raw[k]);
    CHECK(exact->p_min_p[k] <= holm[k] + 1e-12);
    CHECK(std::abs(sample->p_raw[k] - exact->p_raw[k]) < 5 * std::sqrt(0.25 / 20000));
    CHECK(std::abs(sample->p_max_t[k] - exact->p_max_t[k]) < 5 * std::sqrt(0.25 / 20000));
    CHECK(std::abs(sample->p_min_p[k] - exact->p_min_p[k]) < 0.03);
    CHECK(sample->p_max_t[k] == threaded->p_max_t[k]);
    CHECK(sample->p_min_p[k] == threaded->p_min_p[k]);
  }
}

TEST_CASE("Westfall-Young within strata, at any scale, and with ties as scripts count them") {
  auto family = invented(16);
  const Codes treated = alternating(16);
  Codes strata(16);
  for (std::size_t i = 8; i < 16; ++i) {
    strata[i] = 1;
  }
  const auto plain = westfall_young(family, {treated, strata});
  CHECK(plain->assignments == 70 * 70);
  for (double& value : family[0]) {
    value *= 1e9;
  }
  const auto scaled = westfall_young(family, {treated, strata});
  CHECK(scaled->p_max_t == plain->p_max_t);
  CHECK(scaled->p_min_p == plain->p_min_p);
  const auto tolerant = westfall_young(invented(12), {alternating(12)});
  const auto rounded = westfall_young(invented(12), {alternating(12)}, {}, TiesInMinP::as_rounded);
  CHECK(rounded->p_raw == tolerant->p_raw);
  CHECK(rounded->p_max_t == tolerant->p_max_t);
}

TEST_CASE("Westfall-Young: what cannot be estimated says why") {
  const Codes treated{0, 1, 0, 1, 0, 1};
  const std::vector<Numbers> none;
  CHECK(westfall_young(none, {treated}).why().reason == Reason::too_few);
  CHECK(westfall_young(none, {Codes{}}).why().reason == Reason::too_few);
  const std::vector<Numbers> constant{{1, 2, 3, 4, 5, 7}, {2, 2, 2, 2, 2, 2}};
  CHECK(westfall_young(constant, {treated}).why().reason == Reason::no_variation);
  const std::vector<Numbers> apart{{0, 1, 0, 1, 0, 1}};
  CHECK(westfall_young(apart, {treated}).why().reason == Reason::no_variation);
  const std::vector<Numbers> fine{{1, 2, 3, 4, 5, 7}};
  CHECK(westfall_young(fine, {Codes{0, 0, 0, 0, 0, 1}}).why().reason == Reason::too_few);
  CHECK(westfall_young(fine, {Codes{0, 0, 0, 0, 0, 0}}).why().reason == Reason::too_few);
  CHECK(westfall_young(fine, {treated}, drawn(30000000)).why().reason == Reason::out_of_range);
  CHECK_THROWS_AS(westfall_young(fine, {treated}, drawn(0)), std::invalid_argument);
  CHECK_THROWS_AS(westfall_young(fine, {Codes{0, 1}}), std::invalid_argument);
  CHECK_THROWS_AS(westfall_young(fine, {treated, {}, treated}), std::invalid_argument);
}

TEST_CASE("Dunnett: two-sided 5 % points of Dunnett (1964), Biometrics 20, table II") {
  struct Row {
    int arms;
    int per_group;
    double point;
  };
  // Degrees of freedom 10 is not reached with equal groups of 4 arms; rows with equal groups only.
  for (const auto& [arms, per_group, point] :
       {Row{2, 6, 2.44}, Row{3, 6, 2.54}, Row{4, 5, 2.65}, Row{3, 16, 2.41}, Row{2, 21, 2.27}}) {
    Numbers outcome;
    Codes arm;
    for (int a = 0; a <= arms; ++a) {
      for (int i = 0; i < per_group; ++i) {
        outcome.push_back(i + a);
        arm.push_back(a);
      }
    }
    INFO(arms << " arms of " << per_group);
    CHECK(dunnett(outcome, arm)->critical_value == Approx(point).margin(0.0051));
  }
}

TEST_CASE("Dunnett: one arm is the t test with the pooled variance, more arms lie below Bonferroni") {
  const Numbers outcome{1, 2, 4, 3, 6, 7, 5, 9, 4, 6, 7};
  const Codes arm{0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1};
  const auto one = dunnett(outcome, arm);
  CHECK(one->contrasts[0].p_adjusted == Approx(one->contrasts[0].p_unadjusted).epsilon(1e-9));
  CHECK(one->critical_value == Approx(2.2621571628).epsilon(1e-8));  // t with 9 degrees of freedom
  const Codes three{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2};
  const auto two = dunnett(outcome, three);
  for (const DunnettContrast& contrast : two->contrasts) {
    CHECK(contrast.p_adjusted >= contrast.p_unadjusted);
    CHECK(contrast.p_adjusted <= std::min(1.0, 2 * contrast.p_unadjusted));
    CHECK((contrast.interval.low > 0) == (contrast.t > 0 && contrast.p_adjusted < 0.05));
  }
}

TEST_CASE("Dunnett: what cannot be estimated says why") {
  CHECK(dunnett(Numbers{}, Codes{}).why().reason == Reason::too_few);
  CHECK(dunnett(Numbers{1, 2, 3}, Codes{0, 0, 0}).why().reason == Reason::too_few);
  CHECK(dunnett(Numbers{1, 2, 3}, Codes{1, 1, 1}).why().reason == Reason::too_few);
  CHECK(dunnett(Numbers{1, 2, 3, 4}, Codes{0, 0, 2, 2}).why().reason == Reason::too_few);
  CHECK(dunnett(Numbers{1, 2}, Codes{0, 1}).why().reason == Reason::too_few);
  CHECK(dunnett(Numbers{5, 5, 5, 5}, Codes{0, 0, 1, 1}).why().reason == Reason::no_variation);
  CHECK(dunnett(Numbers{5, 5, 6, 6}, Codes{0, 0, 1, 1}).why().reason == Reason::no_variation);
  const auto small = dunnett(Numbers{1, 2, 5}, Codes{0, 0, 1});  // one degree of freedom
  CHECK(std::isfinite(small->critical_value));
  const auto plain = dunnett(Numbers{1, 2, 4, 5, 7}, Codes{0, 0, 1, 1, 2});
  const auto large = dunnett(Numbers{1e9, 2e9, 4e9, 5e9, 7e9}, Codes{0, 0, 1, 1, 2});
  CHECK(large->contrasts[0].p_adjusted == Approx(plain->contrasts[0].p_adjusted).epsilon(1e-10));
  Numbers lopsided{1, 2};
  Codes arm{0, 0};
  for (int i = 0; i < 400; ++i) {  // a correlation close to 1
    lopsided.push_back(i % 7);
    arm.push_back(1 + i % 2);
  }
  CHECK(dunnett(lopsided, arm)->critical_value > 1.96);
  CHECK_THROWS_AS(dunnett(Numbers{1, 2}, Codes{0}), std::invalid_argument);
  CHECK_THROWS_AS(dunnett(Numbers{1, 2}, Codes{0, -1}), std::invalid_argument);
}
