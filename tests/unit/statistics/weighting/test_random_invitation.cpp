#include "statistics/weighting/random_invitation.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

TEST_CASE("a random invitation undoes self-selection, by hand") {
  // A quarter accepts. Never asked 0.4 on average, refused 0.2, control 1.5:
  // the would-be participants stand at (0.4 - 0.75 * 0.2) / 0.25 = 1; the effect is 0.5.
  const Numbers never{0, 0.8, 0.4, 0.4};
  const Numbers refused{0.2, 0.1, 0.3};
  const Numbers control{1, 2, 1.5};
  const auto m = never_asked_mixture(never, refused, control, 25, 75);
  REQUIRE(m.ok());
  CHECK(m->share_accepting == 0.25);
  CHECK(m->implied_untreated_mean == Approx(1).epsilon(1e-13));
  CHECK(m->selection_difference == Approx(0.8).epsilon(1e-13));
  CHECK(m->participation.estimate == Approx(0.5).epsilon(1e-13));
  CHECK(m->itt_of_invitation == Approx(0.125).epsilon(1e-13));
  CHECK(never_asked_mixture(never, refused, control, 0, 75).why().reason == Reason::no_events);
  CHECK(never_asked_mixture(never, Numbers{1}, control, 25, 75).why().reason == Reason::too_few);
  CHECK(never_asked_mixture(Numbers{1, 1}, Numbers{1, 1}, Numbers{1, 1}, 5, 5).why().reason ==
        Reason::no_variation);
}

TEST_CASE("random invitation: degenerate input") {
  CHECK(never_asked_mixture({}, {}, {}, 1, 1).why().reason == Reason::too_few);
  const Numbers two{0, 1};
  CHECK(never_asked_mixture(two, two, two, 0, 0).why().reason == Reason::no_events);
  // Everybody accepted: refusers do not count any more.
  CHECK(never_asked_mixture(two, two, Numbers{1, 2}, 10, 0)->participation.estimate == Approx(1));
  const Numbers huge{1e9, 3e9};
  CHECK(never_asked_mixture(huge, huge, huge, 5, 5)->participation.se > 1e8);
  CHECK_THROWS_AS(never_asked_mixture(two, two, two, -1, 5), std::invalid_argument);
  CHECK_THROWS_AS(never_asked_mixture(two, two, two, 1, 5, 1.0), std::invalid_argument);
}
