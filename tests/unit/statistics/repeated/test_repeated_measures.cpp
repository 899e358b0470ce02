#include "statistics/repeated/repeated_measures.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

struct Waves {
  Numbers outcome;
  std::vector<int> subject;
  std::vector<int> visit;
  Numbers arm;
  Numbers base;
};

/// Twelve invented people, three waves, every fifth row missing; no randomness.
Waves waves(bool complete = false) {
  Waves w;
  for (int person = 0; person < 12; ++person) {
    for (int visit = 1; visit <= 3; ++visit) {
      if (!complete && (person * 3 + visit) % 5 == 0) {
        continue;
      }
      const double level = std::sin(7.0 * person);
      w.subject.push_back(person);
      w.visit.push_back(visit);
      w.arm.push_back(person % 2);
      w.base.push_back(std::cos(3.0 * person));
      w.outcome.push_back(level + 0.3 * visit + 0.5 * (person % 2) +
                          std::sin(11.0 * person + 5.0 * visit * visit));
    }
  }
  return w;
}

Estimated<RepeatedMeasures> fit(const Waves& w, bool covariate = true) {
  const std::vector<Numbers> arms{w.arm};
  const std::vector<Numbers> covariates{w.base};
  return repeated_measures(w.outcome, w.subject, w.visit, arms, covariate ? Columns(covariates) : Columns());
}

}  // namespace

TEST_CASE("with complete visits and no covariates the effect at a visit is the difference in means there") {
  const Waves w = waves(true);
  const auto r = fit(w, false);
  REQUIRE(r);
  for (std::size_t v = 0; v < 3; ++v) {
    Numbers one;
    Numbers zero;
    for (std::size_t i = 0; i < w.outcome.size(); ++i) {
      if (w.visit[i] == static_cast<int>(v) + 1) {
        (w.arm[i] > 0 ? one : zero).push_back(w.outcome[i]);
      }
    }
    const double pooled = (sample_variance(one) + sample_variance(zero)) / 2;
    CHECK(r->effect(0, v).estimate == Approx(mean(one) - mean(zero)).epsilon(1e-9));
    // Balanced: the standard error of Student's test, with its degrees of freedom.
    CHECK(r->effect(0, v).se == Approx(std::sqrt(pooled * 2 / 6)).epsilon(1e-9));
    CHECK(r->effect(0, v).df == Approx(10).epsilon(1e-7));
    CHECK(r->visit_covariance[v * 3 + v] == Approx(pooled).epsilon(1e-9));
  }
}

TEST_CASE("one visit is analysis of covariance with the classical standard error") {
  Waves w;
  w.outcome = {3, 5, 4, 8, 7, 9};
  w.subject = {1, 2, 3, 4, 5, 6};
  w.visit = {2, 2, 2, 2, 2, 2};
  w.arm = {0, 0, 0, 1, 1, 1};
  const auto r = fit(w, false);
  REQUIRE(r);
  CHECK(r->visits == std::vector<int>{2});
  CHECK(r->effect(0, 0).estimate == Approx(4).epsilon(1e-12));
  CHECK(r->effect(0, 0).se == Approx(std::sqrt(2.0 / 3)).epsilon(1e-9));
  CHECK(r->effect(0, 0).df == Approx(4).epsilon(1e-8));
}

TEST_CASE("rows in another order and outcomes in other units give the same effects") {
  const Waves w = waves();
  const auto r = fit(w);
  REQUIRE(r);
  CHECK(r->n == w.outcome.size());
  CHECK(r->subjects == 12);
  Waves other;
  for (std::size_t i = w.outcome.size(); i-- > 0;) {
    other.outcome.push_back(1e9 * w.outcome[i]);
    other.subject.push_back(100 - w.subject[i]);
    other.visit.push_back(w.visit[i]);
    other.arm.push_back(w.arm[i]);
    other.base.push_back(1e9 * w.base[i]);
  }
  const auto scaled = fit(other);
  REQUIRE(scaled);
  for (std::size_t v = 0; v < 3; ++v) {
    CHECK(scaled->effect(0, v).estimate == Approx(1e9 * r->effect(0, v).estimate).epsilon(1e-8));
    CHECK(scaled->effect(0, v).se == Approx(1e9 * r->effect(0, v).se).epsilon(1e-8));
    CHECK(scaled->effect(0, v).df == Approx(r->effect(0, v).df).epsilon(1e-6));
  }
  other = w;
  for (std::size_t i = 0; i < w.outcome.size(); ++i) {
    other.outcome[i] += 1e9;
    other.base[i] += 1e9;
  }
  const auto shifted = fit(other);
  REQUIRE(shifted);
  CHECK(shifted->effect(0, 2).estimate == Approx(r->effect(0, 2).estimate).margin(1e-5));
}

TEST_CASE("repeated measures that cannot be estimated give a reason") {
  const Waves good = waves();
  SECTION("no rows, one row, one subject") {
    CHECK(fit({}).why().reason == Reason::too_few);
    Waves w{{1}, {1}, {1}, {0}, {2}};
    CHECK_FALSE(fit(w));
    w = {{1, 2, 4}, {1, 1, 1}, {1, 2, 3}, {0, 0, 0}, {2, 2, 2}};
    CHECK_FALSE(fit(w));
  }
  SECTION("nobody with two visits") {
    Waves w = good;
    for (std::size_t i = 0; i < w.subject.size(); ++i) {
      w.subject[i] = static_cast<int>(i);
    }
    CHECK(fit(w).why().reason == Reason::too_few);
  }
  SECTION("a constant outcome, and one that its covariates explain") {
    Waves w = good;
    w.outcome.assign(w.outcome.size(), 4.0);
    CHECK(fit(w).why().reason == Reason::no_variation);
    w.outcome = w.arm;
    CHECK(fit(w).why().reason == Reason::no_variation);
  }
  SECTION("collinear covariates, an arm with nobody or everybody in it") {
    Waves w = good;
    w.base = w.arm;
    CHECK(fit(w).why().reason == Reason::singular);
    w = good;
    w.arm.assign(w.arm.size(), 0.0);
    CHECK(fit(w).why().reason == Reason::singular);
    w.arm.assign(w.arm.size(), 1.0);
    CHECK(fit(w).why().reason == Reason::singular);
  }
  SECTION("a visit that repeats another exactly: the caller takes the random intercept") {
    Waves w = waves(true);
    for (std::size_t i = 0; i + 2 < w.outcome.size(); i += 3) {
      w.outcome[i + 1] = w.outcome[i];
    }
    CHECK(fit(w).why().reason == Reason::no_convergence);
  }
  SECTION("a visit at which everybody is the same") {
    Waves w = waves(true);
    for (std::size_t i = 0; i + 2 < w.outcome.size(); i += 3) {
      w.outcome[i] = 2;
    }
    CHECK(fit(w).why().reason == Reason::no_convergence);
  }
}

TEST_CASE("repeated measures refuse what is a bug of the caller") {
  Waves w = waves();
  w.visit[1] = w.visit[0];
  CHECK_THROWS_AS(fit(w), std::invalid_argument);
  w = waves();
  w.outcome[0] = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(fit(w), std::invalid_argument);
  w = waves();
  w.subject.pop_back();
  CHECK_THROWS_AS(fit(w), std::invalid_argument);
}
