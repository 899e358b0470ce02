#include "statistics/repeated/gee.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using enum WorkingCorrelation;

namespace {

struct Visits {
  Numbers y;
  Numbers yes;
  std::vector<Numbers> x{2};
  std::vector<int> person;
};

Visits visits() {
  Visits v;
  for (int i = 0; i < 30; ++i) {
    for (int t = 0; t < 2 + i % 2; ++t) {
      v.person.push_back(i);
      v.x[0].push_back(i % 3 == 0 ? 1 : 0);
      v.x[1].push_back(t);
      v.y.push_back(std::sin(5.0 * i) + 0.2 * t + 0.8 * std::sin(13.0 * i + 29.0 * t));
      v.yes.push_back(v.y.back() > 0.1 ? 1 : 0);
    }
  }
  return v;
}

}  // namespace

TEST_CASE("two rows per cluster, intercept only: every correlation gives the mean and its clustered error") {
  // Cluster means 1, 3, 5, 7: mean 4, squares of cluster sums of residuals 36, 4, 4, 36 over 8 squared.
  const Numbers y{0, 2, 2, 4, 5, 5, 6, 8};
  const std::vector<int> cluster{1, 1, 2, 2, 3, 3, 4, 4};
  for (const auto kind : {independence, exchangeable, ar1, unstructured}) {
    const auto r = gee(y, {}, cluster, GeeFamily::gaussian, kind);
    REQUIRE(r);
    CHECK(r->coefficients[0] == Approx(4).epsilon(1e-12));
    CHECK(r->covariance[0] == Approx(80.0 / 64).epsilon(1e-12));
    CHECK(r->scale == Approx(46.0 / 8).epsilon(1e-12));
    if (kind != independence) {
      // products -4*-2, -2*0, 1*1, 2*4 over four pairs and the scale
      CHECK(r->alpha.at(0) == Approx(17.0 / 4 / (46.0 / 8)).epsilon(1e-12));
    }
  }
}

TEST_CASE("independence is logistic regression, whatever the order of clusters and units of columns") {
  const Visits v = visits();
  const auto r = gee(v.yes, v.x, v.person, GeeFamily::binomial, independence);
  REQUIRE(r);
  CHECK(r->clusters == 30);
  CHECK(r->alpha.empty());
  // The score of logistic regression is zero: residuals add up to nothing, alone and with every column.
  double total = 0;
  for (std::size_t i = 0; i < v.y.size(); ++i) {
    const double eta = r->coefficients[0] + r->coefficients[1] * v.x[0][i] + r->coefficients[2] * v.x[1][i];
    total += v.yes[i] - 1 / (1 + std::exp(-eta));
  }
  CHECK(total == Approx(0).margin(1e-10));
  Visits other = v;
  for (std::size_t i = 0; i < v.y.size(); ++i) {
    other.person[i] = 1000 - v.person[i];
    other.x[1][i] *= 1e9;
  }
  for (const auto kind : {independence, exchangeable, ar1, unstructured}) {
    const auto one = gee(v.yes, v.x, v.person, GeeFamily::binomial, kind);
    const auto two = gee(v.yes, other.x, other.person, GeeFamily::binomial, kind);
    REQUIRE(one);
    REQUIRE(two);
    CHECK(two->coefficients[1] == Approx(one->coefficients[1]).epsilon(1e-8));
    CHECK(two->coefficients[2] * 1e9 == Approx(one->coefficients[2]).epsilon(1e-8));
    CHECK(two->covariance_of(1, 1) == Approx(one->covariance_of(1, 1)).epsilon(1e-8));
  }
}

TEST_CASE("estimating equations without a solution give a reason") {
  const Visits v = visits();
  const std::size_t n = v.y.size();
  const auto fit = [&](const Numbers& y, const std::vector<Numbers>& x, GeeFamily family) {
    return gee(y, x, v.person, family, exchangeable);
  };
  CHECK(gee({}, {}, {}, GeeFamily::gaussian, exchangeable).why().reason == Reason::few_clusters);
  CHECK(gee(Numbers{1}, {}, std::vector<int>{1}, GeeFamily::gaussian, ar1).why().reason ==
        Reason::few_clusters);
  CHECK(gee(v.y, v.x, std::vector<int>(n, 3), GeeFamily::gaussian, exchangeable).why().reason ==
        Reason::few_clusters);
  std::vector<int> alone;
  for (std::size_t i = 0; i < n; ++i) {
    alone.push_back(static_cast<int>(i));
  }
  CHECK(gee(v.y, v.x, alone, GeeFamily::gaussian, unstructured).why().reason == Reason::too_few);
  CHECK(gee(v.y, v.x, alone, GeeFamily::gaussian, independence));
  CHECK(fit(Numbers(n, 2.0), v.x, GeeFamily::gaussian).why().reason == Reason::no_variation);
  CHECK(fit(Numbers(n, 1.0), v.x, GeeFamily::binomial).why().reason == Reason::no_variation);
  CHECK(fit(Numbers(n, 0.0), v.x, GeeFamily::binomial).why().reason == Reason::no_variation);
  CHECK(fit(v.y, {v.x[0], v.x[0]}, GeeFamily::gaussian).why().reason == Reason::singular);
  CHECK(fit(v.yes, {v.y}, GeeFamily::binomial).why().reason == Reason::separation);
  Numbers same;
  for (const int person : v.person) {
    same.push_back(person);  // rows of a cluster alike: their correlation is one
  }
  CHECK(fit(same, {}, GeeFamily::gaussian).why().reason == Reason::no_convergence);
  CHECK_THROWS_AS(fit(v.y, v.x, GeeFamily::binomial), std::invalid_argument);
}
