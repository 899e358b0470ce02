#include "statistics/binary/logit.hpp"
#include "statistics/binary/proportional_odds.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

// Taste of four cheeses on nine levels, McCullagh and Nelder 1989, page 175; columns: cheese A, B, C against
// D.
struct Cheese {
  std::vector<int> taste;
  std::vector<Numbers> columns{Numbers{}, Numbers{}, Numbers{}};
  Numbers weights;
};

Cheese cheese() {
  const int counts[4][9]{{0, 0, 1, 7, 8, 8, 19, 8, 1},
                         {6, 9, 12, 11, 7, 6, 1, 0, 0},
                         {1, 1, 6, 8, 23, 7, 5, 1, 0},
                         {0, 0, 0, 1, 3, 7, 14, 16, 11}};
  Cheese c;
  for (int kind = 0; kind < 4; ++kind) {
    for (int level = 0; level < 9; ++level) {
      c.taste.push_back(level + 1);
      c.weights.push_back(counts[kind][level]);
      for (int column = 0; column < 3; ++column) {
        c.columns[static_cast<std::size_t>(column)].push_back(kind == column ? 1 : 0);
      }
    }
  }
  return c;
}

}  // namespace

TEST_CASE("proportional odds: R, MASS::polr on the cheeses of McCullagh and Nelder") {
  const Cheese c = cheese();
  const auto r = proportional_odds(c.taste, c.columns, 0.95, c.weights);
  REQUIRE(r.ok());
  CHECK(r->n == 208);
  CHECK(r->coefficients[0].log_ratio == Approx(-1.6127909).margin(2e-6));
  CHECK(r->coefficients[1].log_ratio == Approx(-4.9646399).margin(2e-6));
  CHECK(r->coefficients[2].log_ratio == Approx(-3.3226828).margin(2e-6));
  CHECK(r->coefficients[0].se == Approx(0.3805436).margin(2e-6));
  CHECK(r->coefficients[1].se == Approx(0.4767205).margin(2e-6));
  CHECK(r->thresholds.front() == Approx(-7.0801662).margin(2e-6));
  CHECK(r->thresholds.back() == Approx(1.4929742).margin(2e-6));
  CHECK(r->threshold_se.back() == Approx(0.3356956).margin(2e-6));
  CHECK(r->log_likelihood == Approx(-355.673952411).margin(1e-7));
  CHECK(r->coefficients[0].ratio == Approx(std::exp(r->coefficients[0].log_ratio)));
  // The same quadratic form written out in R at polr's estimates: 20.93794 on 21.
  REQUIRE(r->proportional.has_value());
  CHECK(r->proportional->df == 21);
  CHECK(r->proportional->chi_square == Approx(20.93794).margin(5e-5));
  CHECK(r->proportional->p == Approx(0.46274).margin(5e-5));
}

TEST_CASE("two levels: proportional odds is logistic regression") {
  const std::vector<int> outcome{0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1};
  const std::vector<Numbers> x{{1, 3, 2, 5, 4, 2, 1, 6, 3, 3, 7, 2}};
  const auto a = proportional_odds(outcome, x);
  const auto b = logit(outcome, x);
  REQUIRE(a.ok());
  CHECK(a->coefficients[0].log_ratio == Approx(b->coefficients[1]).epsilon(1e-10));
  CHECK(a->coefficients[0].se == Approx(std::sqrt(b->covariance_of(1, 1))).epsilon(1e-10));
  CHECK(a->thresholds[0] == Approx(-b->coefficients[0]).epsilon(1e-9));
  CHECK(a->log_likelihood == Approx(b->log_likelihood).epsilon(1e-12));
  CHECK(a->null_log_likelihood == Approx(b->null_log_likelihood).epsilon(1e-12));
  CHECK_FALSE(a->proportional.has_value());
}

TEST_CASE("proportional odds: names of levels and units of columns change nothing") {
  Cheese c = cheese();
  const auto a = proportional_odds(c.taste, c.columns, 0.95, c.weights);
  for (int& level : c.taste) {
    level = level * level * 10 - 3;
  }
  for (double& v : c.columns[1]) {
    v = 1e9 * v + 1e9;
  }
  const auto b = proportional_odds(c.taste, c.columns, 0.95, c.weights);
  REQUIRE(b.ok());
  CHECK(b->coefficients[0].log_ratio == Approx(a->coefficients[0].log_ratio).epsilon(1e-9));
  CHECK(b->coefficients[1].log_ratio * 1e9 == Approx(a->coefficients[1].log_ratio).epsilon(1e-9));
  CHECK(b->proportional->chi_square == Approx(a->proportional->chi_square).epsilon(1e-7));
}

TEST_CASE("proportional odds: what cannot be estimated says why") {
  const std::vector<int> ladder{1, 2, 3, 1, 2, 3, 1, 2, 3, 2};
  const std::vector<Numbers> x{{1, 5, 2, 4, 3, 6, 2, 7, 5, 4}};
  CHECK(proportional_odds({}, {}).why().reason == Reason::too_few);
  CHECK(proportional_odds(std::vector<int>{1}, std::vector<Numbers>{{1}}).why().reason == Reason::too_few);
  CHECK(proportional_odds(std::vector<int>(10, 2), x).why().reason == Reason::no_variation);
  CHECK(proportional_odds(ladder, std::vector<Numbers>{Numbers(10, 1.0)}).why().reason == Reason::singular);
  CHECK(proportional_odds(ladder, std::vector<Numbers>{x[0], x[0]}).why().reason == Reason::singular);
  CHECK(proportional_odds(ladder, std::vector<Numbers>{Numbers(ladder.begin(), ladder.end())}).why().reason ==
        Reason::separation);
  const auto alone = proportional_odds(ladder, {});
  REQUIRE(alone.ok());
  CHECK(alone->thresholds[0] == Approx(std::log(3.0 / 7)).epsilon(1e-12));
  CHECK(alone->log_likelihood == Approx(alone->null_log_likelihood).epsilon(1e-12));
  CHECK(proportional_odds(ladder, x, 0.95, Numbers(10, 0.0)).why().reason == Reason::too_few);
  CHECK_THROWS_AS(proportional_odds(ladder, x, 0.95, Numbers{1}), std::invalid_argument);
  CHECK_THROWS_AS(proportional_odds(ladder, x, 1), std::invalid_argument);
}
