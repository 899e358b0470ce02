#include "cohort/build_cohort.hpp"
#include "core/random.hpp"
#include "register_study.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>

using namespace werkthet;
using cohort::Cohort;
using cohort::Membership;
using cohort::Values;
using ingest::EndReason;
using testing::day;
using testing::drawn;
using testing::DrawnRegister;
using testing::small_study;

namespace {

Cohort build(const config::Study& study, const ingest::Input& input) {
  core::SilentLog log;
  return cohort::build_cohort(study, input, log);
}

const Values& binary(const Cohort& c, const char* outcome, int horizon) {
  const auto found = std::find_if(c.binary.begin(), c.binary.end(), [&](const auto& column) {
    return column.outcome == outcome && column.horizon == horizon;
  });
  REQUIRE(found != c.binary.end());
  return found->values;
}

const Values& placebo(const Cohort& c, const char* id) {
  const auto found =
      std::find_if(c.placebos.begin(), c.placebos.end(), [&](const auto& p) { return p.id == id; });
  REQUIRE(found != c.placebos.end());
  return found->values;
}

/// A random register of `people` over 27 months, with a lottery; the same seed gives the same one.
ingest::Input random_input(std::uint32_t people, std::uint64_t seed) {
  core::RandomStream random(seed, "register");
  DrawnRegister drawing("2017-01", "2019-12");
  ingest::Input input;
  for (std::uint32_t person = 0; person < people; ++person) {
    const auto start = day("2014-01-01") + static_cast<int>(random.below(1800));
    const auto end = start + static_cast<int>(200 + random.below(2000));
    const bool running = end > day("2019-11-30");
    drawing.record({.person = person,
                    .benefit = person - (random.chance(0.1) && person > 0 ? 1 : 0),
                    .start = core::iso(start),
                    .end = running ? "" : core::iso(end),
                    .reason = running ? EndReason::none : static_cast<EndReason>(1 + random.below(14)),
                    .household = static_cast<ingest::Household>(random.below(5)),
                    .birth = core::iso(day("1955-01-01") + static_cast<int>(random.below(16000)))});
    if (random.chance(0.2)) {
      drawing.works(person, "2018-12");
    }
    if (random.chance(0.3)) {
      auto row = drawn(person, static_cast<int>(random.below(2)), "2017-10-01");
      row.drawn = day("2017-10-01") + static_cast<int>(random.below(180));
      if (random.chance(0.3)) {
        row.arm = -1;
        row.drawn.reset();
        row.consent = static_cast<ingest::Answer>(random.below(3));
      }
      input.allocation.push_back(row);
    }
  }
  input.bus = drawing.bus();
  return input;
}

void check_same(const Cohort& a, const Cohort& b) {
  CHECK(a.size == b.size);
  CHECK(a.membership == b.membership);
  CHECK(a.arm == b.arm);
  CHECK(a.index_date == b.index_date);
  CHECK(a.replacement == b.replacement);
  CHECK(a.cluster == b.cluster);
  CHECK(a.exit_reasons == b.exit_reasons);
  REQUIRE(a.binary.size() == b.binary.size());
  for (std::size_t i = 0; i < a.binary.size(); ++i) {
    CHECK(a.binary[i].values == b.binary[i].values);
  }
  REQUIRE(a.covariates.size() == b.covariates.size());
  for (std::size_t i = 0; i < a.covariates.size(); ++i) {
    CHECK(a.covariates[i].values == b.covariates[i].values);
  }
  REQUIRE(a.flow.size() == b.flow.size());
  for (std::size_t i = 0; i < a.flow.size(); ++i) {
    CHECK(a.flow[i].count == b.flow[i].count);
  }
}

}  // namespace

TEST_CASE("a small study from deliveries to columns") {
  // From 2017-04; day 0 of both participants is 1-11-2017, the eighth month.
  DrawnRegister drawing("2017-04", "2019-12");
  drawing.draw(0, 0, "###############W", "2015-01-01");                   // to work, 31-7-2018
  drawing.draw(1, 1, "##wwwww###########w##############", "2016-02-01");  // stays; works in October 2018
  drawing.draw(2, 2, "#################################", "2016-02-01");
  ingest::Input input;
  input.bus = drawing.bus();
  input.allocation = {drawn(0, 0, "2017-11-01"), drawn(1, 1, "2017-11-01")};
  input.allocation[0].refused = day("2017-11-10");
  input.allocation[1].replaces = 0;
  input.allocation[1].caseworker = 3;
  auto study = small_study();
  config::Scale scale;
  scale.id = "vertrouwen";
  study.scales = {scale};
  config::Outcome trust;
  trust.id = "vertrouwen";
  trust.kind = config::OutcomeKind::scale;
  trust.scale = "vertrouwen";
  study.outcomes.push_back(trust);
  config::Wave wave;
  wave.id = "t0";
  study.waves = {wave};
  ingest::SurveyWave answers;
  answers.rows = {{1, day("2017-11-05"), {3.5}},
                  {0, std::nullopt, {std::nullopt}},
                  {55, std::nullopt, {1.0}},
                  {1, day("2017-11-06"), {2.0}}};
  auto seen = answers;
  seen.by_caseworker = true;
  seen.rows = {{2, std::nullopt, {4.0}}};
  input.surveys = {answers, seen};

  const Cohort c = build(study, input);
  REQUIRE(c.size == 3);
  CHECK(c.data_until == day("2019-12-31"));
  CHECK(c.membership[2] == Membership::never_asked);
  CHECK(c.index_date[2] == day("2017-11-01"));
  CHECK(c.refused_after_draw == std::vector<bool>{true, false, false});
  CHECK(c.replacement == std::vector<bool>{false, true, false});
  CHECK(c.caseworker == std::vector<std::int32_t>{-1, 3, -1});
  CHECK(c.weight == std::vector<double>(3, 1.0));
  CHECK(binary(c, "uitstroom_werk", 9) == Values{0.0, 0.0, 0.0});  // first day off is 1-8-2018, not before it
  CHECK(binary(c, "uitstroom_werk", 12) == Values{1.0, 0.0, 0.0});
  CHECK(binary(c, "uitstroom_werk", 24) == Values{1.0, 0.0, 0.0});
  CHECK(binary(c, "deeltijdwerk", 12) == Values{0.0, 1.0, 0.0});
  CHECK(placebo(c, "on_benefit_m6") == Values{1.0, 1.0, 1.0});
  CHECK(placebo(c, "on_benefit_m9") == Values{std::nullopt, std::nullopt, std::nullopt});
  CHECK(placebo(c, "work_income_m3") == Values{0.0, 1.0, 0.0});
  CHECK(placebo(c, "work_income_m6") == Values{0.0, 0.0, 0.0});
  REQUIRE(c.times.size() == 1);
  CHECK(c.times[0].cause == std::vector<int>{1, 0, 0});
  CHECK(*c.times[0].time[0] == Approx(273 / 30.4375));
  CHECK(*c.times[0].time[1] == Approx((day("2020-01-01") - day("2017-11-01")) / 30.4375));
  REQUIRE(c.numeric.size() == 2);
  CHECK(c.numeric[0].wave == "t0");
  CHECK(c.numeric[0].values == Values{std::nullopt, 3.5, std::nullopt});
  CHECK(c.numeric[1].by_caseworker);
  CHECK(c.numeric[1].values == Values{std::nullopt, std::nullopt, 4.0});
  REQUIRE(c.exit_reasons.size() == 3 * cohort::end_reasons);
  CHECK(c.exit_reasons[static_cast<std::size_t>(EndReason::work_employed)] == 1);
  CHECK(c.exit_reasons[cohort::end_reasons] == 1);      // the other arm: nobody left
  CHECK(c.exit_reasons[2 * cohort::end_reasons] == 1);  // non-participants: idem
  CHECK(std::accumulate(c.exit_reasons.begin(), c.exit_reasons.end(), std::int64_t{0}) == 3);
  CHECK(c.covariates.size() == config::built_in_covariates().size());
  CHECK(c.stock.size() == 22);
}

TEST_CASE("an earlier date of the data gives what was known then") {
  DrawnRegister drawing("2017-04", "2019-12");
  drawing.draw(0, 0, "###############W", "2015-01-01");
  drawing.draw(1, 1, "#################################", "2016-02-01");
  ingest::Input input;
  input.bus = drawing.bus();
  input.allocation = {drawn(0, 0, "2017-11-01"), drawn(1, 1, "2017-11-01")};
  auto study = small_study();
  study.release.data_until = day("2018-06-30");
  const Cohort c = build(study, input);
  CHECK(c.data_until == day("2018-06-30"));
  CHECK(binary(c, "uitstroom_werk", 6) == Values{0.0, 0.0});
  CHECK(binary(c, "uitstroom_werk", 12) == Values{std::nullopt, std::nullopt});
  CHECK(c.times[0].cause == std::vector<int>{0, 0});
  // The same run on files that end there gives the same cohort.
  DrawnRegister shorter("2017-04", "2018-06");
  shorter.draw(0, 0, "###############", "2015-01-01").draw(1, 1, "###############", "2016-02-01");
  ingest::Input then = input;
  then.bus = shorter.bus();
  study.release.data_until.reset();
  check_same(c, build(study, then));
}

TEST_CASE("without non-participants only the list remains, and the flow still shows the frame") {
  auto study = small_study();
  const auto input = random_input(60, 5);
  const Cohort all = build(study, input);
  study.non_participants.use = false;
  const Cohort listed = build(study, input);
  CHECK(listed.size == input.allocation.size());
  CHECK(listed.size < all.size);
  CHECK(listed.flow[0].count == all.flow[0].count);
  CHECK(std::count(listed.membership.begin(), listed.membership.end(), Membership::randomised) ==
        std::count(all.membership.begin(), all.membership.end(), Membership::randomised));
}

TEST_CASE("the order of lines and of rows within a month does not show") {
  core::RandomStream random(23, "shuffle");
  for (std::uint64_t round = 0; round < 20; ++round) {
    ingest::Input input = random_input(80, round);
    if (input.allocation.size() > 1) {
      input.allocation[1].replaces = 0;
    }
    const Cohort before = build(small_study(), input);
    const auto shuffle = [&](auto first, auto last) {
      for (auto n = last - first; n > 1; --n) {
        std::iter_swap(first + (n - 1),
                       first + static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint64_t>(n))));
      }
    };
    auto& rows = input.bus->rows;
    for (auto begin = rows.begin(); begin != rows.end();) {
      const auto end =
          std::find_if(begin, rows.end(), [&](const auto& row) { return row.month != begin->month; });
      shuffle(begin, end);
      begin = end;
    }
    std::vector<std::size_t> order(input.allocation.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    shuffle(order.begin(), order.end());
    std::vector<ingest::AllocationRow> moved;
    for (const std::size_t from : order) {
      moved.push_back(input.allocation[from]);
      if (moved.back().replaces >= 0) {
        moved.back().replaces = static_cast<std::int32_t>(
            std::find(order.begin(), order.end(), static_cast<std::size_t>(moved.back().replaces)) -
            order.begin());
      }
    }
    input.allocation = moved;
    check_same(before, build(small_study(), input));
  }
}

TEST_CASE("another seed gives other reference dates and the same participants") {
  const auto input = random_input(80, 9);
  auto study = small_study();
  const Cohort a = build(study, input);
  study.seed = 8;
  const Cohort b = build(study, input);
  CHECK(a.index_date != b.index_date);
  const auto drawn_dates = [](const Cohort& c) {
    std::vector<std::optional<core::Date>> dates;
    for (std::size_t i = 0; i < c.size; ++i) {
      if (c.arm[i] >= 0) {
        dates.push_back(c.index_date[i]);
      }
    }
    return dates;
  };
  CHECK(drawn_dates(a) == drawn_dates(b));
}

TEST_CASE("every unit has a value of every column, and outcomes are consistent") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Cohort c = build(small_study(), random_input(80, seed));
    REQUIRE(c.membership.size() == c.size);
    REQUIRE(c.cluster.size() == c.size);
    for (const auto& column : c.binary) {
      REQUIRE(column.values.size() == c.size);
    }
    const Values& early = binary(c, "uitstroom_werk", 12);
    const Values& late = binary(c, "uitstroom_werk", 24);
    for (std::size_t i = 0; i < c.size; ++i) {
      CHECK((c.arm[i] >= 0) == (c.membership[i] == Membership::randomised));
      if (early[i] && late[i]) {
        CHECK(*early[i] <= *late[i]);  // an exit is never taken back
      }
      if (late[i]) {
        CHECK(early[i]);
        CHECK((*late[i] == 1.0) == (c.times[0].cause[i] == 1 &&
                                    *c.index_date[i] + static_cast<int>(*c.times[0].time[i] * 30.4375 + 0.5) <
                                        core::add_months(*c.index_date[i], 24)));
      }
    }
  }
}

TEST_CASE("a large register is done in time", "[.bench]") {
  DrawnRegister drawing("2016-10", "2019-12");
  ingest::Input input;
  for (std::uint32_t person = 0; person < 3000; ++person) {
    drawing.draw(person, person, "#######################################", "2014-01-01");
    if (person % 5 == 0) {
      input.allocation.push_back(drawn(person, static_cast<int>(person / 5 % 2), "2017-11-01"));
    }
  }
  input.bus = drawing.bus();
  REQUIRE(input.bus->rows.size() > 115000);
  const auto begin = std::chrono::steady_clock::now();
  const Cohort c = build(small_study(), input);
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(c.size == 3000);
  WARN(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()
       << " ms for " << input.bus->rows.size() << " rows");
}
