// The worked numbers of the requirements (§8), each to its printed digit: T07, T08, T35-T39, T46, Z09, Z31,
// Z37, C03, C12, C40-C43.

#include <catch2/catch.hpp>

#include "analysis/feasibility.hpp"
#include "config/deadlines.hpp"
#include "core/format.hpp"
#include "support/plan_study.hpp"

using namespace werkthet;
using analysis::Exploration;
using analysis::explore;
using test_support::plan_costs;
using test_support::plan_study;

namespace {

std::string printed(double value, int decimals) {
  return core::plain(core::round_half_away(value, decimals), decimals);
}

/// The smallest visible difference of groups of n at a base, through the whole exploration.
std::string visible(std::int64_t n, double base) {
  config::Study study = plan_study();
  study.feasibility->min_per_group = static_cast<int>(n);
  study.feasibility->preferred_per_group = static_cast<int>(n);
  study.feasibility->base_rates = {base};
  const Exploration all = explore(study, {});
  for (const analysis::Visible& visible : all.visible) {
    if (visible.group.per_group == n && visible.points) {
      return printed(*visible.points, 1);
    }
  }
  return "none";
}

}  // namespace

TEST_CASE("T36: 30% of 571 people is about 171 participants, and 20% and 40% are 114 and 228") {
  const Exploration all = explore(plan_study(), {});
  REQUIRE(all.expected.size() == 3);
  CHECK(all.expected[0].id == "low");
  CHECK(all.expected[0].participants == 114);
  CHECK(all.expected[1].participants == 171);
  CHECK(all.expected[2].participants == 228);
  CHECK(all.expected[1].others == 400);
}

TEST_CASE("T39, Z31: three groups are 38, 57 and 76 people, all below the minimum") {
  const Exploration all = explore(plan_study(), {});
  CHECK(all.expected[0].per_group == 38);
  CHECK(all.expected[1].per_group == 57);
  CHECK(all.expected[2].per_group == 76);
  for (const analysis::ExpectedSize& size : all.expected) {
    CHECK(size.light == analysis::SizeLight::red);
  }
}

TEST_CASE("Z31: the light turns at the minimum and at the preferred size") {
  const config::Feasibility wishes = *plan_study().feasibility;
  CHECK(analysis::size_light(99, wishes) == analysis::SizeLight::red);
  CHECK(analysis::size_light(100, wishes) == analysis::SizeLight::amber);
  CHECK(analysis::size_light(149, wishes) == analysis::SizeLight::amber);
  CHECK(analysis::size_light(150, wishes) == analysis::SizeLight::green);
}

TEST_CASE("T39: the share that must take part for three and two groups of 100 and 150") {
  const Exploration all = explore(plan_study(), {});
  REQUIRE(all.needed.size() == 4);
  CHECK(all.needed[0].people == 300);
  CHECK(printed(100 * all.needed[0].share, 1) == "52.5");
  CHECK(printed(100 * all.needed[1].share, 1) == "78.8");
  CHECK(all.needed[2].groups == 2);
  CHECK(printed(100 * all.needed[2].share, 1) == "35.0");
  CHECK(printed(100 * all.needed[3].share, 1) == "52.5");
}

TEST_CASE("Z09: the smallest visible difference by group size and share in the control group") {
  const std::int64_t sizes[] = {57, 100, 150, 200, 300, 400};
  const char* at_20[] = {"24.3", "17.9", "14.3", "12.3", "9.9", "8.5"};
  const char* at_10[] = {"21.0", "15.0", "11.8", "10.0", "7.9", "6.7"};
  const char* at_25[] = {"25.2", "18.7", "15.1", "13.0", "10.5", "9.0"};
  for (std::size_t i = 0; i < 6; ++i) {
    INFO(sizes[i]);
    CHECK(visible(sizes[i], 0.20) == at_20[i]);
    CHECK(visible(sizes[i], 0.10) == at_10[i]);
    CHECK(visible(sizes[i], 0.25) == at_25[i]);
  }
}

TEST_CASE("Z09: a score shows 0.40 standard deviations with 100 per group and 0.32 with 150") {
  const Exploration all = explore(plan_study(), {});
  std::string found;
  for (const analysis::VisibleScore& score : all.visible_scores) {
    if (score.group.per_group >= 100) {
      found += printed(*score.deviations, 2) + " ";
    }
  }
  CHECK(found == "0.40 0.32 ");
}

TEST_CASE("Z37: a difference of 9 points from 20% asks for 358 per group, of 13 points for 180") {
  config::Study study = plan_study();
  study.feasibility->base_rates = {0.20};
  Exploration all = explore(study, {});
  REQUIRE(all.sizes.size() == 2);
  CHECK(all.sizes[0].at_end == 358);
  CHECK(all.sizes[1].at_end == 180);
  CHECK(all.sizes[0].at_start == 358);
  CHECK(all.sizes[0].total == 1074);
  CHECK(printed(100 * all.sizes[0].share, 1) == "188.1");

  study.feasibility->attrition = 0.2;  // 358 / 0.8 = 447.5
  all = explore(study, {});
  CHECK(all.sizes[0].at_end == 358);
  CHECK(all.sizes[0].at_start == 448);

  study.feasibility->clients_per_caseworker =
      20;  // 1 + 19 x 0.02 = 1.38; 358 x 1.38 = 494.04; 495 / 0.8 = 618.75
  study.feasibility->intraclass_correlation = 0.02;
  all = explore(study, {});
  CHECK(all.design_effect == Approx(1.38));
  CHECK(all.sizes[0].clustered == 495);
  CHECK(all.sizes[0].at_start == 619);
}

TEST_CASE("drop-out and caseworkers take away from what a group is worth") {
  config::Study study = plan_study();
  study.feasibility->attrition = 0.2;
  study.feasibility->clients_per_caseworker = 20;
  study.feasibility->intraclass_correlation = 0.02;
  const Exploration all = explore(study, {});
  for (const analysis::Visible& visible : all.visible) {
    if (visible.group.per_group == 100) {
      CHECK(visible.group.at_end == 80);
      CHECK(visible.group.effective == 57);  // 80 / 1.38 = 57.97
    }
  }
  CHECK(analysis::people_up(400 / 0.8) == 500);  // a hair above a whole number is that number
}

TEST_CASE("a wished difference that passes 100% has no size") {
  config::Study study = plan_study();
  study.feasibility->base_rates = {0.95};
  const Exploration all = explore(study, {});
  CHECK_FALSE(all.sizes[0].at_end.has_value());
}

TEST_CASE("T07, T29, T37: 80,000 and 20,000 and 40,000 is 140,000, and what that is per participant") {
  const Exploration all = explore(plan_study(), plan_costs());
  REQUIRE(all.costs);
  CHECK(all.costs->total == 140'000);
  CHECK(all.costs->fte == 2.5);  // T27
  CHECK(printed(*all.expected[0].cost, 2) == "1228.07");
  CHECK(printed(*all.expected[1].cost, 2) == "818.71");
  CHECK(printed(*all.expected[2].cost, 2) == "614.04");
}

TEST_CASE("T07, T38: items without an amount are named, and make the sum a lower bound") {
  Exploration all = explore(plan_study(), plan_costs());
  CHECK(all.costs->not_priced ==
        std::vector<std::string>{"Opzetten van de controlegroep", "Samenwerking met een universiteit"});
  CHECK(all.costs->firmness == ingest::Firmness::at_least);
  std::vector<ingest::CostRow> priced = plan_costs();
  priced.resize(3);
  all = explore(plan_study(), priced);
  CHECK(all.costs->not_priced.empty());
  CHECK(all.costs->firmness == ingest::Firmness::about);
}

TEST_CASE("T46: 571 people in 502 benefits are 69 couples and 433 singles") {
  const Exploration all = explore(plan_study(), {});
  CHECK(all.pairs == 69);
  CHECK(all.singles == 433);
}

TEST_CASE("C40, C43: fixed costs are shared by inhabitants to the cent, before and after a fourth joins") {
  config::Study study = plan_study();
  study.municipality = "D";
  study.feasibility->fixed_costs = 60'000;
  study.feasibility->partners = {
      {"A", 160'000, false}, {"B", 90'000, false}, {"C", 33'000, false}, {"D", 35'000, true}};
  const Exploration all = explore(study, {});
  std::string before;
  std::string after;
  double sum = 0;
  for (const analysis::Share& share : all.shares) {
    before += share.before ? printed(*share.before, 2) + " " : "- ";
    after += printed(share.after, 2) + " ";
    sum += share.after;
  }
  CHECK(before == "33922.26 19081.27 6996.47 - ");
  CHECK(after == "30188.68 16981.13 6226.42 6603.77 ");
  CHECK(printed(sum, 2) == "60000.00");
  REQUIRE(all.costs);  // C41: the own share counts, also without a list of costs
  CHECK(printed(all.costs->total, 2) == "6603.77");
}

TEST_CASE("C40: whatever the amount, the parts add up to the whole cent") {
  const std::vector<std::int64_t> weights{1, 1, 1};
  CHECK(analysis::largest_remainder(100, weights) == std::vector<double>{33.34, 33.33, 33.33});
  CHECK(analysis::largest_remainder(0.01, weights) == std::vector<double>{0.01, 0, 0});
  CHECK(analysis::largest_remainder(10, std::vector<std::int64_t>{0, 7}) == std::vector<double>{0, 10});
}

TEST_CASE("C42: a shared item without a key is noted") {
  CHECK_FALSE(explore(plan_study(), plan_costs()).costs->shared_without_key);
  std::vector<ingest::CostRow> costs = plan_costs();
  costs[1].kind = "shared";
  CHECK(explore(plan_study(), costs).costs->shared_without_key);
}

namespace {

/// A shared item of 10,000 and one of 0.05 beside an item of our own of 1,000.
std::vector<ingest::CostRow> with_shared() {
  return {{"Onderzoek", "shared", 10'000}, {"Eigen", "variable", 1'000}, {"Postzegel", "shared", 0.05}};
}

config::Study sharing(config::SharingKey key, const std::string& us) {
  config::Study study = plan_study();
  study.municipality = us;
  study.feasibility->shared_costs_key = key;
  study.feasibility->partners = {{"A", 160'000, false}, {"B", 90'000, false}, {"C", 50'000, true}};
  return study;
}

}  // namespace

TEST_CASE("C42: with a key shared items are divided to the cent, and our part counts in the total") {
  const auto total = [](config::SharingKey key, const std::string& us) {
    return printed(explore(sharing(key, us), with_shared()).costs->total, 2);
  };
  // By inhabitants A and B pay today: 16/25 of 10,000, and 3 of the 5 cents (0.032 rounds down, and has the rest).
  CHECK(total(config::SharingKey::inhabitants, "A") == "7400.03");
  CHECK(total(config::SharingKey::inhabitants, "B") == "4600.02");
  CHECK(total(config::SharingKey::inhabitants, "C") == "2666.68");  // joins: its part when all take part
  CHECK(total(config::SharingKey::equal, "A") == "6000.03");
  CHECK(total(config::SharingKey::equal, "B") == "6000.02");
  CHECK(total(config::SharingKey::equal, "C") == "4333.34");
  CHECK(total(config::SharingKey::none, "A") == "11000.05");  // as without a key: the whole amount
}

TEST_CASE("C42: what each pays adds up to the shared items, and items of our own are not divided") {
  for (const config::SharingKey key : {config::SharingKey::inhabitants, config::SharingKey::equal}) {
    const Exploration all = explore(sharing(key, "A"), with_shared());
    REQUIRE(all.divided.size() == 3);
    double before = 0;
    double after = 0;
    for (const analysis::Share& share : all.divided) {
      before += share.before.value_or(0);
      after += share.after;
    }
    CHECK(printed(before, 2) == "10000.05");
    CHECK(printed(after, 2) == "10000.05");
    CHECK_FALSE(all.divided[2].before);
    REQUIRE(all.costs->own_parts.size() == 3);
    CHECK(all.costs->own_parts[0]);
    CHECK_FALSE(all.costs->own_parts[1]);
    CHECK_FALSE(all.costs->shared_without_key);
  }
  const Exploration none = explore(sharing(config::SharingKey::none, "A"), with_shared());
  CHECK(none.divided.empty());
  CHECK(none.costs->shared_without_key);
}

TEST_CASE("C42: a shared item without an amount has no part, and the rest is a lower bound") {
  std::vector<ingest::CostRow> costs = with_shared();
  costs[0].priced = false;
  costs[0].planned = 0;
  const Exploration all = explore(sharing(config::SharingKey::equal, "A"), costs);
  CHECK_FALSE(all.costs->own_parts[0]);
  CHECK(all.costs->firmness == ingest::Firmness::at_least);
  CHECK(printed(all.costs->total, 2) == "1000.03");
}

TEST_CASE("C41: fixed costs whose own share is not known are not counted, and make the sum a lower bound") {
  config::Study study = plan_study();
  study.feasibility->fixed_costs = 60'000;
  study.feasibility->partners = {{"A", 160'000, false}};
  std::vector<ingest::CostRow> priced = plan_costs();
  priced.resize(3);
  const Exploration all = explore(study, priced);
  CHECK(all.costs->own_share_unknown);
  CHECK(all.costs->total == 140'000);
  CHECK(all.costs->firmness == ingest::Firmness::at_least);
}

TEST_CASE("C41: whoever is in already counts on the share of today, and their costs carry it") {
  config::Study study = plan_study();
  study.municipality = "A";
  study.feasibility->fixed_costs = 60'000;
  study.feasibility->partners = {
      {"A", 160'000, false}, {"B", 90'000, false}, {"C", 33'000, false}, {"D", 35'000, true}};
  const Exploration all = explore(study, plan_costs());
  CHECK_FALSE(all.costs->own_share_unknown);
  CHECK(printed(all.costs->total, 2) == "173922.26");
  CHECK(printed(*all.budget_left, 2) == "-163922.26");
}

TEST_CASE("C03: 140,000 of costs and 10,000 in the budget leave a gap of 130,000") {
  CHECK(explore(plan_study(), plan_costs()).budget_left == -130'000);
  CHECK_FALSE(explore(plan_study(), {}).budget_left.has_value());
}

TEST_CASE("T08: without a saving there is no break-even, with one it is counted in whole people") {
  config::Study study = plan_study();
  CHECK(explore(study, plan_costs()).break_even.empty());
  study.feasibility->saving_per_month = 1'100;
  study.feasibility->saving_source = "Jaarrekening 2017";
  const Exploration all = explore(study, plan_costs());
  REQUIRE(all.break_even.size() == 3);
  CHECK(all.break_even[1].months == 12);
  CHECK(all.break_even[1].saving == 13'200);
  CHECK(all.break_even[1].people == 11);                       // 140,000 / 13,200 = 10.6
  CHECK(printed(*all.break_even[1].per_hundred, 1) == "9.6");  // of 114 with another approach
  CHECK(all.break_even[0].people == 22);
  CHECK(all.break_even[2].people == 6);
}

TEST_CASE("C12: before 1 March is 28 February, at the latest 1 March is 1 March") {
  const auto march = *core::make_date(2018, 3, 1);
  CHECK(core::iso(config::last_day_of({{}, march, false})) == "2018-02-28");
  CHECK(core::iso(config::last_day_of({{}, march, true})) == "2018-03-01");
}

TEST_CASE("C13: the last day to decide lies so many days before the last day as setting it up takes") {
  const auto march = *core::make_date(2018, 3, 1);
  CHECK(core::iso(config::decide_by({{}, march, true, 60})) == "2017-12-31");
  CHECK(core::iso(config::decide_by({{}, march, false, 60})) == "2017-12-30");
  CHECK(core::iso(config::decide_by({{}, march, true, 0})) == "2018-03-01");
  config::Feasibility f;
  CHECK(config::first_decision(f) == nullptr);
  f.deadlines = {{{"A", "A"}, march, true, 0}, {{"B", "B"}, march + 10, true, 5}, {{"C", "C"}, march + 30, true, 40}};
  REQUIRE(config::first_decision(f) != nullptr);
  CHECK(config::first_decision(f)->what.nl == "C");
}

TEST_CASE("T35: where the lottery draws benefits, benefits are counted") {
  config::Study study = plan_study();
  study.unit = config::Unit::benefit;
  const Exploration all = explore(study, {});
  CHECK(all.pool == 502);
  CHECK(all.expected[1].participants == 151);  // 150.6
}
