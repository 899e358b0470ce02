#include "statistics/weighting/weighted_survival.hpp"

#include "statistics/numerics.hpp"
#include "statistics/weighting/reference_weights.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;

TEST_CASE("reference weights by hand: one yes/no covariate, both ways") {
  // Target: half yes. Reference: 1 of 5 yes. Yes weighs 0.5 / 0.2, no 0.5 / 0.8; they add to 5.
  const std::vector<Numbers> x{{1, 0, 1, 0, 0, 0, 0, 1, 0}};
  const Codes target{1, 1, 1, 1, 0, 0, 0, 0, 0};
  for (const auto how : {ReferenceWeighting::entropy_balancing, ReferenceWeighting::propensity_odds}) {
    const auto w = reference_weights(x, target, how);
    REQUIRE(w.ok());
    CHECK((*w)[3] == Approx(2.5).epsilon(1e-11));
    CHECK((*w)[0] == Approx(0.625).epsilon(1e-11));
    CHECK(sum(*w) == Approx(5).epsilon(1e-13));
  }
}

TEST_CASE("weighted survival by hand") {
  // Reference: events at 1 (weight 3) and 2 (weight 1), then one censored at 4 (weight 2).
  const Numbers time{1, 2, 4, 1, 3, 4};
  const Codes event{1, 1, 0, 0, 1, 0};
  const Codes compared{0, 0, 0, 1, 1, 1};
  const auto r = weighted_survival(time, event, compared, Numbers{3, 1, 2}, 4);
  REQUIRE(r.ok());
  // 1 until 1, then 1/2 until 2, then 1/2 * 2/3 until 4
  CHECK(*r->mean_reference_weighted == Approx(1 + 0.5 + 2.0 / 3).epsilon(1e-14));
  CHECK(*r->mean_reference_raw == Approx(1 + 2.0 / 3 + 2.0 / 3).epsilon(1e-14));
  CHECK(*r->mean_compared == Approx(3.5).epsilon(1e-14));
  CHECK(*r->mean_difference == Approx(3.5 - 13.0 / 6).epsilon(1e-14));
  REQUIRE(r->hazard.ok());
  CHECK(r->hazard->log_hazard_ratio < 0);
}

TEST_CASE("equal weights give the unweighted curve") {
  const Numbers time{1, 2, 4, 5, 1, 3, 4, 6};
  const Codes event{1, 1, 0, 1, 0, 1, 1, 0};
  const Codes compared{0, 0, 0, 0, 1, 1, 1, 1};
  const auto r = weighted_survival(time, event, compared, Numbers(4, 1), 5);
  CHECK(*r->mean_reference_weighted == Approx(*r->mean_reference_raw).epsilon(1e-14));
}

TEST_CASE("weighted survival and its weights: degenerate input") {
  CHECK(weighted_survival({}, {}, {}, {}, 1).why().reason == Reason::too_few);
  CHECK(weighted_survival(Numbers{1}, Codes{1}, Codes{1}, {}, 1).why().reason == Reason::too_few);
  CHECK(weighted_survival(Numbers{1, 2}, Codes{1, 1}, Codes{0, 1}, Numbers{0}, 1).why().reason ==
        Reason::too_few);
  const Numbers time{1, 2, 3, 4};
  const Codes half{0, 0, 1, 1};
  const auto none = weighted_survival(time, Codes{0, 0, 0, 0}, half, Numbers{1, 1}, 2);
  CHECK(*none->mean_difference == 0);
  CHECK(none->hazard.why().reason == Reason::no_events);
  const auto late = weighted_survival(time, Codes{0, 0, 1, 0}, half, Numbers{1, 1}, 3);
  CHECK(late->mean_reference_weighted.why().reason == Reason::out_of_range);
  CHECK(late->mean_difference.why().reason == Reason::out_of_range);
  CHECK(weighted_survival(time, Codes{0, 0, 1, 0}, half, Numbers{1, 1}, 3, 0.95, AfterFollowUp::hold_level)
            ->mean_difference.ok());
  const auto apart = weighted_survival(time, Codes{1, 1, 1, 1}, half, Numbers{1, 1}, 2);
  REQUIRE(apart.ok());
  CHECK_FALSE(apart->hazard.ok());
  Numbers far;
  for (const double t : time) {
    far.push_back(1e9 * t);
  }
  CHECK(*weighted_survival(far, Codes{1, 1, 1, 1}, half, Numbers{1, 2}, 2e9)->mean_reference_weighted ==
        Approx(1e9 *
               *weighted_survival(time, Codes{1, 1, 1, 1}, half, Numbers{1, 2}, 2)->mean_reference_weighted));
  CHECK_THROWS_AS(weighted_survival(time, Codes{1, 1, 1, 1}, half, Numbers{1}, 2), std::invalid_argument);
  CHECK_THROWS_AS(weighted_survival(time, Codes{1, 1, 1, 1}, half, Numbers{1, -1}, 2), std::invalid_argument);

  const std::vector<Numbers> x{{1, 2, 3, 4}};
  CHECK(reference_weights(x, Codes{1, 1, 1, 1}).why().reason == Reason::too_few);
  CHECK(reference_weights(std::vector<Numbers>{{}}, {}).why().reason == Reason::too_few);
  CHECK(reference_weights(x, half).why().reason == Reason::no_overlap);
  CHECK(reference_weights(x, half, ReferenceWeighting::propensity_odds).why().reason == Reason::separation);
  CHECK_THROWS_AS(reference_weights({}, half), std::invalid_argument);
  CHECK_THROWS_AS(reference_weights(x, Codes{1, 0}), std::invalid_argument);
}
