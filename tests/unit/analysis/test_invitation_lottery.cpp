// Participation through the lottery of the invitation (statistics.md §3.2): worked by hand. (O17, G23)
#include "analysis/estimators.hpp"
#include "analysis/invitation_lottery.hpp"
#include "analysis/three_way.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet;
using namespace werkthet::test_support;

namespace {

/// 100 invited: 20 drawn (10 regie with 6 events, 10 regulier with 5), 80 refused with 16 events (0.2). 200
/// never asked with 60 (0.3). So of people like the participants, unasked: (0.3 - 0.8 * 0.2) / 0.2 = 0.7.
struct World {
  config::Study study{small_study()};
  cohort::Cohort cohort;
  cohort::Values values;

  World() {
    study.arms.erase(study.arms.begin() + 1);
    study.non_participants.invited_by_lottery = true;
    const std::initializer_list<Block> blocks{{0, 10, 6}, {1, 10, 5}, {outside, 80, 16}, {outside, 200, 60}};
    cohort = cohort_of(arms_of(blocks));
    values = events_of(blocks);
    for (std::size_t i = 20; i < 100; ++i) {
      cohort.membership[i] = i % 2 == 0 ? cohort::Membership::refused : cohort::Membership::asked_no_answer;
    }
  }
  [[nodiscard]] analysis::Estimates run() const {
    analysis::Estimates estimates;
    analysis::add_invitation_lottery(study, cohort, analysis::make_groups(study, cohort), values,
                                     {"werk", "", 12}, estimates);
    return estimates;
  }
};

const analysis::Value& value(const analysis::Estimates& estimates, const std::string& key) {
  const analysis::Estimate* e = estimates.find(key);
  REQUIRE(e != nullptr);
  REQUIRE(e->result);
  return *e->result;
}

}  // namespace

TEST_CASE("the never asked less the refusers give what the participants would have had") {
  const analysis::Estimates estimates = World().run();
  CHECK(value(estimates, "werk.12.regulier.participation.lottery").estimate == Approx(0.5 - 0.7));
  CHECK(value(estimates, "werk.12.regulier.participation.lottery_selection").estimate == Approx(0.7 - 0.3));
  // Invited to control: 0.2 * 0.5 + 0.8 * 0.2 - 0.3.
  const analysis::Value& itt = value(estimates, "werk.12.regulier.invitation.itt");
  CHECK(itt.estimate == Approx(-0.04));
  const double v_control = 0.25 / 9;
  const double v_refused = 0.16 / 79;
  const double v_never = 0.21 / 199;
  CHECK(*itt.se == Approx(std::sqrt(0.04 * v_control + 0.64 * v_refused + v_never + 0.09 * 0.16 / 100)));
  CHECK(value(estimates, "werk.12.regulier.invitation.share").estimate == Approx(0.2));
}

TEST_CASE("total is treatment plus participation through the lottery too") {
  const analysis::Estimates estimates = World().run();
  CHECK(value(estimates, "werk.12.regie.total.lottery").estimate ==
        Approx(0.1 + value(estimates, "werk.12.regulier.participation.lottery").estimate));
}

TEST_CASE("refusers who cannot be found are a reason, and without a lottery nothing is claimed") {
  World world;
  for (auto& who : world.cohort.membership) {
    who = who == cohort::Membership::refused || who == cohort::Membership::asked_no_answer
              ? cohort::Membership::excluded
              : who;
  }
  const analysis::Estimates estimates = world.run();
  const analysis::Estimate* none = estimates.find("werk.12.regulier.participation.lottery");
  REQUIRE(none != nullptr);
  REQUIRE_FALSE(none->result);
  CHECK(none->result.why().reason == statistics::Reason::too_few);
  world.study.non_participants.invited_by_lottery = false;
  CHECK(world.run().list.empty());
}

TEST_CASE("who was willing and not drawn counts as having accepted") {
  World world;
  world.cohort.membership[20] = cohort::Membership::not_drawn;
  CHECK(value(world.run(), "werk.12.regulier.invitation.share").estimate == Approx(0.21));
}

TEST_CASE("the first stage: F is the share over its standard error, squared") {
  CHECK(analysis::invitation_strength(0.2, 100) == Approx(0.04 / (0.16 / 100)));
  CHECK(analysis::invitation_strength(0.05, 100) < 10.0);
}
