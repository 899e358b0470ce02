#include "statistics/repeated/mixed_model.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

// Davies and Goldsmith (1972), table 6.1: yield of dyestuff, six batches of five.
const Numbers dyestuff{1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495,
                       1595, 1550, 1605, 1510, 1560, 1445, 1440, 1595, 1465, 1545,
                       1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445};

std::vector<int> groups_of(std::size_t rows, int size) {
  std::vector<int> out;
  for (std::size_t i = 0; i < rows; ++i) {
    out.push_back(static_cast<int>(i) / size);
  }
  return out;
}

}  // namespace

TEST_CASE("random intercept: dyestuff, Bates (2010), lme4: Mixed-effects modeling with R, section 1.3") {
  const auto group = groups_of(30, 5);
  const auto r = mixed_model(dyestuff, {}, group);
  REQUIRE(r);
  // Printed: 1527.50 (19.38), standard deviations 42.00 and 49.51, REML criterion 319.7.
  CHECK(r->coefficients[0].estimate == Approx(1527.5).epsilon(1e-12));
  CHECK(r->coefficients[0].se == Approx(19.38).margin(5e-3));
  CHECK(r->random_sd[0] == Approx(42.00).margin(5e-3));
  CHECK(r->sigma == Approx(49.51).margin(5e-3));
  CHECK(r->minus2_log_likelihood == Approx(319.7).margin(5e-2));
  CHECK_FALSE(r->on_boundary);
  // Balanced: the mean rests on six batches, by both rules.
  CHECK(r->coefficients[0].df == Approx(5).epsilon(1e-7));
  CHECK(r->coefficients[0].kenward_roger->df == Approx(5).epsilon(1e-7));
  CHECK(r->coefficients[0].kenward_roger->se == Approx(r->coefficients[0].se).epsilon(1e-7));
  const auto full = mixed_model(dyestuff, {}, group, {}, MixedLikelihood::full);
  // Printed for maximum likelihood: deviance 327.3271, standard deviations 37.26 and 49.51.
  CHECK(full->minus2_log_likelihood == Approx(327.3271).margin(5e-5));
  CHECK(full->random_sd[0] == Approx(37.26).margin(5e-3));
  CHECK_FALSE(full->coefficients[0].kenward_roger);
}

TEST_CASE("groups that differ less than chance have variance zero, and the model is ordinary regression") {
  // Every group has the same mean.
  const Numbers y{1, 5, 3, 2, 4, 3, 5, 1, 3, 0, 6, 3};
  const auto r = mixed_model(y, {}, groups_of(12, 3));
  REQUIRE(r);
  CHECK(r->on_boundary);
  CHECK(r->random_sd[0] == 0.0);
  CHECK(r->intraclass_correlation == 0.0);
  CHECK(r->sigma == Approx(std::sqrt(sample_variance(y))).epsilon(1e-8));
  CHECK(r->coefficients[0].df == Approx(11).epsilon(1e-6));
}

TEST_CASE("random slopes do not depend on where time starts or on units") {
  Numbers y;
  Numbers time;
  Numbers year;
  std::vector<int> person;
  for (int i = 0; i < 15; ++i) {
    for (int t = 0; t < 4 + i % 2; ++t) {
      person.push_back(i);
      time.push_back(t);
      year.push_back(2015 + t);
      y.push_back(2 * std::sin(5.0 * i) + (1 + std::cos(9.0 * i)) * t +
                  0.5 * std::sin(31.0 * i + 17.0 * t * t));
    }
  }
  const std::vector<Numbers> x{time};
  const auto r = mixed_model(y, x, person, x);
  REQUIRE(r);
  REQUIRE(r->random_correlation.size() == 1);
  const std::vector<Numbers> late{year};
  Numbers big = y;
  for (double& value : big) {
    value *= 1e9;
  }
  const auto other = mixed_model(big, late, person, late);
  REQUIRE(other);
  CHECK(other->coefficients[1].estimate == Approx(1e9 * r->coefficients[1].estimate).epsilon(1e-8));
  CHECK(other->coefficients[1].se == Approx(1e9 * r->coefficients[1].se).epsilon(1e-7));
  CHECK(other->coefficients[1].df == Approx(r->coefficients[1].df).epsilon(1e-5));
  CHECK(other->random_sd[1] == Approx(1e9 * r->random_sd[1]).epsilon(1e-7));
  CHECK(other->sigma == Approx(1e9 * r->sigma).epsilon(1e-7));
}

TEST_CASE("mixed models that cannot be estimated give a reason") {
  const auto group = groups_of(30, 5);
  CHECK(mixed_model({}, {}, {}).why().reason == Reason::few_clusters);
  CHECK(mixed_model(Numbers{1}, {}, std::vector<int>{1}).why().reason == Reason::few_clusters);
  CHECK(mixed_model(dyestuff, {}, std::vector<int>(30, 7)).why().reason == Reason::few_clusters);
  CHECK(mixed_model(dyestuff, {}, groups_of(30, 1)).why().reason == Reason::too_few);
  CHECK(mixed_model(Numbers(30, 3.0), {}, group).why().reason == Reason::no_variation);
  Numbers within(30);
  for (std::size_t i = 0; i < 30; ++i) {
    within[i] = group[i] * group[i];  // all rows of a group alike
  }
  CHECK(mixed_model(within, {}, group).why().reason == Reason::no_variation);
  const std::vector<Numbers> twice{dyestuff, dyestuff};
  Numbers other(30);
  for (std::size_t i = 0; i < 30; ++i) {
    other[i] = std::sin(static_cast<double>(i));
  }
  CHECK(mixed_model(other, twice, group).why().reason == Reason::singular);
  CHECK(mixed_model(other, {}, group, std::vector<Numbers>{Numbers(30, 2.0)}).why().reason ==
        Reason::singular);
  CHECK(mixed_model(dyestuff, std::vector<Numbers>{dyestuff}, group).why().reason == Reason::no_variation);
}

TEST_CASE("mixed models refuse what is a bug of the caller") {
  CHECK_THROWS_AS(mixed_model(dyestuff, {}, groups_of(29, 5)), std::invalid_argument);
  CHECK_THROWS_AS(mixed_model(dyestuff, {}, groups_of(30, 5), {}, MixedLikelihood::full, 1.0),
                  std::invalid_argument);
  Numbers bad = dyestuff;
  bad[3] = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(mixed_model(bad, {}, groups_of(30, 5)), std::invalid_argument);
}
