#include "statistics/missing/imputation.hpp"
#include "statistics/missing/rubin.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Flags = std::vector<bool>;

namespace {

ImputationOptions options(std::size_t imputations, unsigned threads = 1) {
  return {imputations, 5, 1, "test", threads};
}

/// x complete; y = 2 x + noise, missing for a third, more often when x is high; z yes/no.
std::vector<IncompleteColumn> invented(std::size_t n, ImputationModel model_of_y) {
  werkthet::core::RandomStream stream(6, "invented");
  IncompleteColumn x{{}, {}, ImputationModel::normal};
  IncompleteColumn y{{}, {}, model_of_y};
  IncompleteColumn z{{}, {}, ImputationModel::logistic};
  for (std::size_t i = 0; i < n; ++i) {
    const double own = stream.normal();
    x.values.push_back(own);
    x.missing.push_back(false);
    y.values.push_back(2 * own + stream.normal());
    y.missing.push_back(stream.chance(own > 0 ? 0.5 : 0.2));
    z.values.push_back(stream.chance(1 / (1 + std::exp(-own))) ? 1 : 0);
    z.missing.push_back(i % 7 == 0);
  }
  return {x, y, z};
}

}  // namespace

TEST_CASE("Rubin's rules by hand") {
  const auto r = pool_imputations(Numbers{1, 2, 3}, Numbers{1, 1, 1});
  CHECK(r->estimate == 2);
  CHECK(r->within == 1);
  CHECK(r->between == 1);
  CHECK(r->total == Approx(1 + 4.0 / 3).epsilon(1e-14));
  CHECK(r->lambda == Approx(4.0 / 7).epsilon(1e-14));
  CHECK(r->riv == Approx(4.0 / 3).epsilon(1e-14));
  CHECK(*r->df_rubin == Approx(2 * 49.0 / 16).epsilon(1e-14));
  CHECK(*r->df == *r->df_rubin);
  CHECK(r->fmi == Approx((4.0 / 3 + 2 / (6.125 + 3)) / (7.0 / 3)).epsilon(1e-14));
  const auto small = pool_imputations(Numbers{1, 2, 3}, Numbers{1, 1, 1}, 10.0);
  const double observed = 11.0 / 13 * 10 * 3 / 7;
  CHECK(*small->df == Approx(1 / (1 / 6.125 + 1 / observed)).epsilon(1e-13));
  CHECK(*small->df < 10);
}

TEST_CASE("Rubin's rules: what cannot be estimated says why") {
  CHECK(pool_imputations(Numbers{}, Numbers{}).why().reason == Reason::too_few);
  CHECK(pool_imputations(Numbers{1}, Numbers{1}).why().reason == Reason::too_few);
  CHECK(pool_imputations(Numbers{1, 2}, Numbers{0, 0}).why().reason == Reason::no_variation);
  CHECK(pool_imputations(Numbers{1, 1}, Numbers{0, 0}).why().reason == Reason::no_variation);
  const auto equal = pool_imputations(Numbers{1, 1}, Numbers{4, 4});
  CHECK(equal->se == 2);
  CHECK_FALSE(equal->df);
  CHECK(equal->p == Approx(0.6170750775).epsilon(1e-8));
  CHECK(*pool_imputations(Numbers{1, 1}, Numbers{4, 4}, 20.0)->df == Approx(21.0 / 23 * 20));
  const auto large = pool_imputations(Numbers{1e9, 2e9}, Numbers{1e18, 1e18});
  CHECK(std::isfinite(large->p));
  CHECK_THROWS_AS(pool_imputations(Numbers{1, 2}, Numbers{1, -1}), std::invalid_argument);
  CHECK_THROWS_AS(pool_imputations(Numbers{1, 2}, Numbers{1}), std::invalid_argument);
  CHECK_THROWS_AS(pool_imputations(Numbers{1, 2}, Numbers{1, 1}, 0.0), std::invalid_argument);
}

TEST_CASE("pooled regression: reasons pass through, equal copies give the fit itself") {
  const CompletedData copy{{1, 3, 2, 5, 4}, {{1, 2, 3, 4, 5}}};
  const std::vector<CompletedData> twice{copy, copy};
  const auto r = pool_ols(twice);
  CHECK(r->df_complete == 3);
  CHECK(r->coefficients[1].estimate == Approx(0.8).epsilon(1e-12));
  CHECK(r->coefficients[1].lambda == Approx(0).margin(1e-20));
  const std::vector<CompletedData> one{copy};
  CHECK(pool_ols(one).why().reason == Reason::too_few);
  CHECK(pool_ols(std::vector<CompletedData>{}).why().reason == Reason::too_few);
  const CompletedData constant{{2, 2, 2, 2, 2}, {{1, 2, 3, 4, 5}}};
  CHECK(pool_ols(std::vector<CompletedData>{constant, constant}).why().reason == Reason::no_variation);
  const CompletedData collinear{{1, 3, 2, 5, 4}, {{1, 1, 1, 1, 1}}};
  CHECK(pool_ols(std::vector<CompletedData>{collinear, collinear}).why().reason == Reason::singular);
  CHECK_THROWS_AS(pool_ols(std::vector<CompletedData>{copy, {{1, 2}, {{1, 2}}}}), std::invalid_argument);
}

TEST_CASE("imputation: observed values stay, a copy does not depend on the others or on threads") {
  for (const auto model : {ImputationModel::normal, ImputationModel::predictive_mean}) {
    const auto columns = invented(120, model);
    const auto few = impute(columns, options(3));
    const auto many = impute(columns, options(7, 3));
    REQUIRE(few->size() == 3);
    CHECK(few->at(2) == many->at(2));
    CHECK(few->at(0) != few->at(1));
    for (const Completed& copy : few.value()) {
      for (std::size_t j = 0; j < columns.size(); ++j) {
        for (std::size_t i = 0; i < 120; ++i) {
          CHECK((columns[j].missing[i] || copy[j][i] == columns[j].values[i]));
          CHECK(std::isfinite(copy[j][i]));
        }
      }
    }
  }
}

TEST_CASE("imputation recovers a mean that the observed values miss") {
  const std::size_t n = 2000;
  for (const auto model : {ImputationModel::normal, ImputationModel::predictive_mean}) {
    const auto columns = invented(n, model);
    double truth = 0;
    double observed = 0;
    double count = 0;
    for (std::size_t i = 0; i < n; ++i) {
      truth += columns[1].values[i] / static_cast<double>(n);
      observed += columns[1].missing[i] ? 0 : columns[1].values[i];
      count += columns[1].missing[i] ? 0 : 1;
    }
    double imputed = 0;
    const auto copies = impute(columns, options(10)).value();
    for (const Completed& copy : copies) {
      for (const double value : copy[1]) {
        imputed += value / (10.0 * static_cast<double>(n));
      }
    }
    CHECK(std::abs(observed / count - truth) > 0.25);
    CHECK(std::abs(imputed - truth) < 0.12);
  }
}

TEST_CASE("imputation: yes/no stays yes/no, predictive means stay among the observed") {
  auto columns = invented(120, ImputationModel::predictive_mean);
  const std::set<double> observed(columns[1].values.begin(), columns[1].values.end());
  const auto copies = impute(columns, options(4)).value();
  for (const Completed& copy : copies) {
    for (std::size_t i = 0; i < copy[2].size(); ++i) {
      CHECK((copy[2][i] == 0 || copy[2][i] == 1));
      CHECK(observed.count(copy[1][i]) == 1);
    }
  }
  // Separated by x: still 0 or 1, and on the right side far out.
  IncompleteColumn x{{-9, -8, -7, -6, 6, 7, 8, 9, -9, 9}, Flags(10), ImputationModel::normal};
  IncompleteColumn y{{0, 0, 0, 0, 1, 1, 1, 1, 5, 5}, Flags(10), ImputationModel::logistic};
  y.missing[8] = y.missing[9] = true;
  const auto separated = impute(std::vector<IncompleteColumn>{x, y}, options(50)).value();
  double low = 0;
  double high = 0;
  for (const Completed& copy : separated) {
    low += copy[1][8];
    high += copy[1][9];
  }
  CHECK(high - low > 25);
}

TEST_CASE("imputation: degenerate columns") {
  const IncompleteColumn complete{{1, 2, 3, 4, 5, 6}, Flags(6), ImputationModel::normal};
  const auto nothing = impute(std::vector<IncompleteColumn>{complete}, options(2));
  CHECK(nothing->at(1)[0] == complete.values);

  CHECK(impute(std::vector<IncompleteColumn>{}, options(2)).why().reason == Reason::too_few);
  IncompleteColumn empty = complete;
  empty.missing = Flags(6, true);
  CHECK(impute(std::vector<IncompleteColumn>{complete, empty}, options(2)).why().reason == Reason::too_few);
  IncompleteColumn two = empty;
  two.missing[0] = two.missing[1] = false;
  CHECK(impute(std::vector<IncompleteColumn>{complete, two}, options(2)).why().reason == Reason::too_few);

  IncompleteColumn constant{{4, 4, 4, 4, 4, 0}, Flags(6), ImputationModel::normal};
  constant.missing[5] = true;
  const auto same = impute(std::vector<IncompleteColumn>{complete, constant}, options(2));
  CHECK(same->at(0)[1][5] == Approx(4).epsilon(1e-12));

  IncompleteColumn always{{1, 1, 1, 1, 1, 0}, Flags(6), ImputationModel::logistic};
  always.missing[5] = true;
  CHECK(impute(std::vector<IncompleteColumn>{complete, always}, options(2)).why().reason ==
        Reason::no_variation);

  // Collinear predictors, a predictor without variation, and values of 10^9.
  IncompleteColumn large{{1e9, 2e9, 3e9, 4e9, 5e9, 6e9}, Flags(6), ImputationModel::normal};
  IncompleteColumn flat{{2, 2, 2, 2, 2, 2}, Flags(6), ImputationModel::normal};
  IncompleteColumn target{{1, 3, 2, 5, 4, 0}, Flags(6), ImputationModel::normal};
  target.missing[5] = true;
  for (const auto model : {ImputationModel::normal, ImputationModel::predictive_mean}) {
    target.model = model;
    const auto r = impute(std::vector<IncompleteColumn>{complete, large, flat, target}, options(3));
    CHECK(std::isfinite(r->at(2)[3][5]));
  }
  IncompleteColumn half{{0, 1, 0, 1, 1, 0}, Flags(6), ImputationModel::logistic};
  half.missing[5] = true;
  CHECK(impute(std::vector<IncompleteColumn>{complete, large, flat, half}, options(3)).ok());
  CHECK(impute(std::vector<IncompleteColumn>{half}, options(3)).ok());

  IncompleteColumn broken = complete;
  broken.values[0] = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(impute(std::vector<IncompleteColumn>{broken}, options(2)), std::invalid_argument);
  broken.missing[0] = true;  // what is missing may be anything
  CHECK(impute(std::vector<IncompleteColumn>{broken, target}, options(2)).ok());
  IncompleteColumn three = complete;
  three.model = ImputationModel::logistic;
  CHECK_THROWS_AS(impute(std::vector<IncompleteColumn>{three}, options(2)), std::invalid_argument);
  CHECK_THROWS_AS(impute(std::vector<IncompleteColumn>{complete}, options(0)), std::invalid_argument);
}

TEST_CASE("shifting moves imputed values only, per arm") {
  const std::vector<Completed> copies{{{1, 2, 3}}, {{1, 5, 6}}};
  const Flags missing{false, true, true};
  const std::vector<int> arm{0, 0, 1};
  const auto shifted = shift_imputed(copies, 0, missing, arm, Numbers{10, -1});
  CHECK(shifted[0][0] == Numbers{1, 12, 2});
  CHECK(shifted[1][0] == Numbers{1, 15, 5});
  CHECK(shift_imputed(std::vector<Completed>{}, 0, missing, arm, Numbers{10, -1}).empty());
  CHECK_THROWS_AS(shift_imputed(copies, 1, missing, arm, Numbers{10, -1}), std::invalid_argument);
  CHECK_THROWS_AS(shift_imputed(copies, 0, missing, arm, Numbers{10}), std::invalid_argument);
}

TEST_CASE("tipping point: where the conclusion turns") {
  const auto p = [](double delta) { return Estimated<double>(0.01 + delta / 100); };
  CHECK(tipping_point(p, 10).value() == Approx(4).epsilon(1e-9));
  CHECK(tipping_point(p, 3).why().reason == Reason::out_of_range);
  CHECK(tipping_point(p, -10).why().reason == Reason::out_of_range);
  const auto none = [](double delta) -> Estimated<double> {
    if (delta > 1) {
      return NotEstimable{Reason::singular, "test"};
    }
    return 0.01;
  };
  CHECK(tipping_point(none, 10).why().reason == Reason::singular);
  CHECK_THROWS_AS(tipping_point(p, 0), std::invalid_argument);
}
