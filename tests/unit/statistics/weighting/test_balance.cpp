#include "statistics/weighting/balance.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

TEST_CASE("standardised differences by hand, over every denominator") {
  // 1..5: mean 3, SD sqrt(2.5); reference 1, 2, 3: mean 2, SD 1; all weight on the 3.
  const std::vector<Numbers> treated{{1, 2, 3, 4, 5}};
  const std::vector<Numbers> reference{{1, 2, 3}};
  const auto table = standardised_differences(treated, reference, Numbers{0, 1, 1});
  REQUIRE(table.ok());
  const CovariateBalance& b = table->at(0);
  CHECK_FALSE(b.binary);
  CHECK(*b.smd_before == Approx(1 / std::sqrt(2.5)).epsilon(1e-14));
  CHECK(*b.smd_after == Approx(0.5 / std::sqrt(2.5)).epsilon(1e-14));
  CHECK(*b.smd_before_pooled == Approx(1 / std::sqrt(1.75)).epsilon(1e-14));
  CHECK(*b.smd_after_pooled == Approx(0.5 / std::sqrt(1.75)).epsilon(1e-14));
  CHECK(*b.smd_before_population == *b.smd_before);
  CHECK(*b.variance_ratio_before == Approx(2.5).epsilon(1e-14));
  // weighted reference: values 2 and 3 count alike, sum of squares 0.5 over 1 - 1/2
  CHECK(*b.variance_ratio_after == Approx(2.5 / 0.5).epsilon(1e-14));
  // distribution functions: before, 1/5 against 1/3, 2/5 against 2/3, 3/5 against 1; after, 2/5 against 1/2
  CHECK(b.ks_before == Approx(0.4).epsilon(1e-14));
  CHECK(b.ks_after == Approx(0.4).epsilon(1e-14));
  CHECK(*worst_difference_before(*table) == *b.smd_before);
  CHECK(*worst_difference_after(*table) == *b.smd_after);
}

TEST_CASE("a yes/no covariate has no variance ratio and a standard deviation from its share") {
  const auto table = standardised_differences(std::vector<Numbers>{{1, 1, 0, 0}},
                                              std::vector<Numbers>{{1, 0, 0, 0}}, Numbers(4, 1));
  const CovariateBalance& b = table->at(0);
  CHECK(b.binary);
  CHECK_FALSE(b.variance_ratio_before);
  CHECK_FALSE(b.variance_ratio_after);
  CHECK(*b.smd_before_population == Approx(0.25 / 0.5).epsilon(1e-14));
  CHECK(*b.smd_before == Approx(0.25 / std::sqrt(1.0 / 3)).epsilon(1e-14));
}

TEST_CASE("weights on the treated move their mean and not their standard deviation") {
  const auto table = standardised_differences(std::vector<Numbers>{{1, 3}}, std::vector<Numbers>{{0, 2}},
                                              Numbers{1, 1}, Numbers{3, 1});
  CHECK(table->at(0).mean_treated_weighted == Approx(1.5));
  CHECK(*table->at(0).smd_after == Approx(0.5 / std::sqrt(2.0)).epsilon(1e-14));
}

TEST_CASE("balance: degenerate input") {
  const std::vector<Numbers> constant{{2, 2, 2}};
  const auto same = standardised_differences(constant, constant, Numbers(3, 1));
  REQUIRE(same.ok());
  CHECK_FALSE(same->at(0).smd_before);
  CHECK_FALSE(same->at(0).variance_ratio_before);
  CHECK(same->at(0).ks_before == 0);
  CHECK_FALSE(worst_difference_before(*same));
  CHECK_FALSE(worst_difference_after(std::vector<CovariateBalance>{}));
  // The treated do not vary, the others do: what can be said is said.
  const auto flat = standardised_differences(constant, std::vector<Numbers>{{1, 2, 6}}, Numbers(3, 1));
  CHECK_FALSE(flat->at(0).smd_before);
  CHECK(flat->at(0).smd_before_pooled.has_value());
  CHECK(*flat->at(0).variance_ratio_before == 0);
  // One unit holds all the weight: no weighted variance.
  CHECK_FALSE(standardised_differences(constant, std::vector<Numbers>{{1, 2, 6}}, Numbers{0, 0, 1})
                  ->at(0)
                  .variance_ratio_after);
  CHECK(standardised_differences(std::vector<Numbers>{{1}}, std::vector<Numbers>{{1, 2}}, Numbers{1, 1})
            .why()
            .reason == Reason::too_few);
  CHECK(standardised_differences(constant, constant, Numbers(3, 0.0)).why().reason == Reason::too_few);
  CHECK(standardised_differences({}, {}, {})->empty());
  const std::vector<Numbers> far{{1e9, 2e9, 3e9}};
  CHECK(*standardised_differences(far, std::vector<Numbers>{{2e9, 3e9, 4e9}}, Numbers(3, 1))
             ->at(0)
             .smd_before == Approx(-1));
  CHECK_THROWS_AS(standardised_differences(constant, {}, Numbers(3, 1)), std::invalid_argument);
  CHECK_THROWS_AS(standardised_differences(constant, constant, Numbers{1, 1}), std::invalid_argument);
  CHECK_THROWS_AS(standardised_differences(constant, constant, Numbers{1, -1, 1}), std::invalid_argument);
}
