#include "statistics/linear/difference_in_differences.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/linear/regression.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

const std::vector<std::string> one_name{"x"};

struct Study {
  Numbers outcome;
  std::vector<int> treated;
  std::vector<Numbers> covariates;
};

Study study() {
  Study s;
  s.covariates.resize(2);
  for (int i = 0; i < 40; ++i) {
    const double x = (i * 37 % 41) / 10.0;
    const double w = i % 3;
    s.treated.push_back(i % 2);
    s.covariates[0].push_back(x);
    s.covariates[1].push_back(w);
    s.outcome.push_back(1 + 2 * x - w + 1.5 * (i % 2) + (i * 13 % 17) / 5.0);
  }
  return s;
}

}  // namespace

TEST_CASE("least squares: R, lm(weight ~ height, data = women)") {
  const Numbers weight{115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164};
  std::vector<Numbers> height(1);
  for (int h = 58; h <= 72; ++h) {
    height[0].push_back(h);
  }
  const auto r = ols(weight, height, one_name, 0.95, StandardError::classical);
  REQUIRE(r.ok());
  CHECK(r->coefficients[0].name == "(Intercept)");
  CHECK(r->coefficients[0].estimate == Approx(-87.51667).margin(5e-6));
  CHECK(r->coefficients[0].se == Approx(5.93694).margin(5e-6));
  CHECK(r->coefficients[1].name == "x");
  CHECK(r->coefficients[1].estimate == Approx(3.45).epsilon(1e-13));
  CHECK(r->coefficients[1].se == Approx(0.09114).margin(5e-6));
  CHECK(r->sigma == Approx(1.525).margin(5e-4));
  CHECK(r->r_squared == Approx(0.991).margin(5e-4));
  CHECK(r->df == 13);
}

TEST_CASE("two groups without covariates: HC2 is Welch's standard error") {
  const Study s = study();
  Numbers y1;
  Numbers y0;
  for (std::size_t i = 0; i < s.outcome.size(); ++i) {
    (s.treated[i] == 1 ? y1 : y0).push_back(s.outcome[i]);
  }
  const auto regression = ancova(s.outcome, s.treated, {});
  const auto means = welch(y1, y0);
  CHECK(regression->estimate == Approx(means->difference).epsilon(1e-12));
  CHECK(regression->se == Approx(means->se).epsilon(1e-12));
  // Lin's estimator without covariates is the same thing once more.
  const std::vector<Numbers> arm{Numbers(s.treated.begin(), s.treated.end())};
  CHECK(lin_estimator(s.outcome, arm, {})->at(0).se == Approx(means->se).epsilon(1e-12));
}

TEST_CASE("regression: the order of the rows changes nothing") {
  const Study s = study();
  Study r = s;
  std::reverse(r.outcome.begin(), r.outcome.end());
  std::reverse(r.treated.begin(), r.treated.end());
  for (auto& column : r.covariates) {
    std::reverse(column.begin(), column.end());
  }
  const auto a = ancova(s.outcome, s.treated, s.covariates);
  const auto b = ancova(r.outcome, r.treated, r.covariates);
  CHECK(a->estimate == Approx(b->estimate).epsilon(1e-12));
  CHECK(a->se == Approx(b->se).epsilon(1e-12));
}

TEST_CASE("units of the covariates change nothing") {
  Study s = study();
  const auto a = ancova(s.outcome, s.treated, s.covariates);
  for (double& v : s.covariates[0]) {
    v = v * 1e6 + 3e6;
  }
  const auto b = ancova(s.outcome, s.treated, s.covariates);
  CHECK(a->estimate == Approx(b->estimate).epsilon(1e-10));
  CHECK(a->se == Approx(b->se).epsilon(1e-10));
}

TEST_CASE("groups that are copies of each other differ by zero") {
  Study s = study();
  Numbers outcome;
  std::vector<int> treated;
  std::vector<Numbers> covariates(1);
  for (std::size_t i = 0; i < s.outcome.size(); ++i) {
    for (const int group : {0, 1}) {
      outcome.push_back(s.outcome[i]);
      treated.push_back(group);
      covariates[0].push_back(s.covariates[0][i]);
    }
  }
  const auto r = ancova(outcome, treated, covariates);
  CHECK(r->estimate == Approx(0).margin(1e-12));
  CHECK(r->p == Approx(1).margin(1e-9));
}

TEST_CASE("difference in differences: 6.0 to 6.8 against 6.1 to 6.5 is 0.4") {
  const Numbers pre{5.0, 7.0, 6.0, 5.1, 7.1, 6.1};
  const Numbers post{5.9, 7.5, 7.0, 5.4, 7.7, 6.4};
  const std::vector<int> treated{1, 1, 1, 0, 0, 0};
  const auto r = difference_in_differences(pre, post, treated);
  CHECK(r->post1 - r->pre1 == Approx(0.8).epsilon(1e-12));
  CHECK(r->post0 - r->pre0 == Approx(0.4).epsilon(1e-12));
  CHECK(r->estimate == Approx(0.4).epsilon(1e-12));
}

TEST_CASE("a joint test of one coefficient is its t test") {
  const Study s = study();
  const std::vector<std::string> names{"x", "w"};
  const auto single = ols(s.outcome, s.covariates, names);
  const std::vector<std::size_t> tested{0};
  const auto joint = joint_test(s.outcome, s.covariates, tested);
  CHECK(joint->p == Approx(single->coefficients[1].p.value()).epsilon(1e-10));
}

TEST_CASE("regression: what cannot be estimated says why") {
  const Study s = study();
  std::vector<Numbers> twice = s.covariates;
  twice.push_back(twice[0]);
  CHECK(ancova(s.outcome, s.treated, twice).why().reason == Reason::singular);
  std::vector<Numbers> constant{Numbers(s.outcome.size(), 3.0)};
  CHECK(ancova(s.outcome, s.treated, constant).why().reason == Reason::singular);
  std::vector<Numbers> zeros{Numbers(s.outcome.size(), 0.0)};
  CHECK(ols(s.outcome, zeros, one_name).why().reason == Reason::singular);
  CHECK(ancova(Numbers(s.outcome.size(), 1.0), s.treated, s.covariates).why().reason == Reason::no_variation);
  CHECK(ols(s.covariates[0], std::vector<Numbers>{s.covariates[0]}, one_name).why().reason ==
        Reason::no_variation);
  CHECK(ols(Numbers{1, 2}, std::vector<Numbers>{{0, 1}}, one_name).why().reason == Reason::too_few);
  CHECK(ols(Numbers{}, {}, {}).why().reason == Reason::too_few);
  const std::vector<int> lonely{1, 0, 0, 0};
  CHECK(ancova(Numbers{1, 2, 3, 5}, lonely, {}).why().reason == Reason::too_few);
  CHECK(difference_in_differences(Numbers{1, 2, 3, 4}, Numbers{2, 3, 5, 6}, std::vector<int>{1, 1, 0, 0})
            .why()
            .reason == Reason::no_variation);
  CHECK_THROWS_AS(ancova(Numbers{1, 2}, std::vector<int>{1}, {}), std::invalid_argument);
  CHECK_THROWS_AS(ancova(Numbers{1, 2}, std::vector<int>{1, 2}, {}), std::invalid_argument);
}

TEST_CASE("a unit with a column of its own shows in the leverage") {
  std::vector<Numbers> columns{Numbers(20, 0.0)};
  columns[0][4] = 1;
  Numbers outcome;
  for (int i = 0; i < 20; ++i) {
    outcome.push_back(i % 4);
  }
  const auto r = ols(outcome, columns, one_name);
  CHECK(r->max_leverage == Approx(1).epsilon(1e-12));
  // That column says nothing about its own variance: what remains is the variance of the other units.
  CHECK(r->coefficients[1].se == Approx(r->coefficients[0].se).epsilon(1e-10));
}
