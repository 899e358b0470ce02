#include "statistics/binary/average_slope.hpp"
#include "support/jobs2.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet;
using namespace werkthet::statistics;

TEST_CASE("without other columns the effect of a 0/1 column is the difference of two shares") {
  std::vector<int> outcome;
  std::vector<double> column;
  for (int i = 0; i < 40; ++i) {
    column.push_back(i < 20 ? 1.0 : 0.0);
    outcome.push_back(i < 12 || (i >= 20 && i < 26) ? 1 : 0);  // 12 of 20, 6 of 20
  }
  const std::vector<std::vector<double>> columns{column};
  const auto fit = logit(outcome, columns);
  REQUIRE(fit);
  const auto slopes = average_slopes(*fit, columns);
  REQUIRE(slopes.size() == 1);
  CHECK(slopes[0].estimate == Approx(0.3).epsilon(1e-9));
  // The delta error of a saturated model is that of two proportions.
  CHECK(slopes[0].se == Approx(std::sqrt(0.6 * 0.4 / 20 + 0.3 * 0.7 / 20)).epsilon(1e-9));
  CHECK(slopes[0].interval.low == Approx(0.3 - 1.959963984540054 * slopes[0].se));
}

TEST_CASE("the columns must be those of the fit") {
  const std::vector<int> outcome{1, 0, 1, 0, 1, 0};
  const std::vector<std::vector<double>> columns{{1, 2, 3, 4, 5, 7}};
  const auto fit = logit(outcome, columns);
  REQUIRE(fit);
  CHECK_THROWS(average_slopes(*fit, {}));
}

// R 4.2: glm(work ~ treat + depress1 + econ_hard + age + female + nonwhite, binomial, epsilon 1e-14); slopes
// by hand with a numerical gradient and vcov(glm); 1 - logLik / logLik of the intercept; anova against work ~
// treat.
TEST_CASE("average slopes and gain in fit of JOBS II agree with R") {
  const test::Jobs2 d = test::read_jobs2("average slopes of JOBS II");
  if (d.empty()) {
    return;
  }
  const std::vector<std::vector<double>> columns{d.at("treat"), d.at("depress1"), d.at("econ_hard"),
                                                 d.at("age"),   d.at("female"),   d.at("nonwhite")};
  const auto fit = logit(test::whole(d.at("work")), columns);
  REQUIRE(fit);
  const auto slopes = average_slopes(*fit, columns);
  const std::vector<std::pair<double, double>> wanted{
      {0.0557554899426918, 0.0320305348530308},   {0.0271104333671695, 0.028901534849448},
      {-0.00828357943319794, 0.0168567381894129}, {-0.00764232505709086, 0.00147937068590704},
      {-0.0826100684056301, 0.0311771167276625},  {-0.0950108983831648, 0.0386054233214237}};
  REQUIRE(slopes.size() == wanted.size());
  for (std::size_t j = 0; j < wanted.size(); ++j) {
    INFO(j);
    CHECK(slopes[j].estimate == Approx(wanted[j].first).epsilon(1e-7));
    CHECK(slopes[j].se == Approx(wanted[j].second).epsilon(1e-7));
  }
  CHECK(pseudo_r_squared(*fit) == Approx(0.0364984854151627).epsilon(1e-8));
  const std::vector<std::vector<double>> treat{d.at("treat")};
  const auto smaller = logit(test::whole(d.at("work")), treat);
  REQUIRE(smaller);
  const LikelihoodRatio test = likelihood_ratio(*smaller, *fit);
  CHECK(test.chi_square == Approx(38.4008201889817).epsilon(1e-8));
  CHECK(test.df == 5);
  CHECK(test.p == Approx(3.1344746891901e-07).epsilon(1e-6));
}
