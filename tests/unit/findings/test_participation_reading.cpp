// The delivered contrast and the table of explanations, from estimates to print; and a few simulated studies
// with a planted truth (tests/bench/verdicts does the same over many). (O22, O23, O35, G23, Z08)
#include "findings/delivered_contrast.hpp"
#include "support/simulated_reading.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::test_support;
using safe::Light;
using safe::Verdict;

namespace {

/// 10 people per group in eight quarters; everybody in a group has the same contacts but for one in two, who
/// has two more.
struct Contacts {
  config::Study study{small_study()};
  cohort::Cohort cohort{cohort_of(arms_of({{0, 10, 0}, {1, 10, 0}, {2, 10, 0}}))};
  analysis::Estimates estimates;
  findings::Findings out;

  Contacts(std::int64_t first, std::int64_t last) {
    cohort.contact_quarters = 8;
    cohort.data_until = core::make_date(2019, 12, 31);
    for (auto* cells :
         {&cohort.contacts, &cohort.present, &cohort.present_contacts, &cohort.present_squares}) {
      cells->assign(24, 0);
    }
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t q = 0; q < 8; ++q) {
        const std::int64_t each = a != 1 ? 1 : q < 4 ? first : last;
        const std::size_t cell = a * 8 + q;
        cohort.present[cell] = 10;
        cohort.present_contacts[cell] = 5 * each + 5 * (each + 2);
        cohort.present_squares[cell] = 5 * each * each + 5 * (each + 2) * (each + 2);
      }
    }
  }
  [[nodiscard]] findings::Draft draft() { return {study, cohort, estimates, out}; }
};

SimulatedReading read(const Planted& planted, const Size& size, std::uint64_t seed) {
  return read_simulated(simulated_study(planted), simulate(planted, size, seed).cohort);
}

constexpr Size region{900, 5000, 2400};

}  // namespace

TEST_CASE("the delivered contrast is the difference in contacts over the spread between people") {
  Contacts contacts(5, 2);
  const findings::Draft draft = contacts.draft();
  // Means 6 and 2; squares around the mean 10 * 1 in both groups, over 18 degrees of freedom.
  CHECK(*findings::relative_strength(draft, 1, 0) == Approx(4.0 / std::sqrt(20.0 / 18.0)));
  const findings::ContrastLeft left = findings::contrast_left(draft, 1);
  CHECK(*left.percent() == Approx(25.0));
  CHECK(left.faded);
  CHECK_FALSE(
      findings::contrast_left(draft, 0).faded);  // an arm that never had more contacts has none to lose
  CHECK_FALSE(findings::contrast_left(draft, 0).percent());
}

TEST_CASE("a contrast of which half is left has not faded") {
  Contacts contacts(5, 3);
  CHECK(*findings::contrast_left(contacts.draft(), 1).percent() == Approx(50.0));
  CHECK_FALSE(findings::contrast_left(contacts.draft(), 1).faded);
}

TEST_CASE("the treatment sentence of an arm whose contrast faded is marked, and no other") {
  const Planted planted{.arms = {1.3, 2.2}, .contamination = 0.9};
  const config::Study study = simulated_study(planted);
  const Simulated made = simulate(planted, region, 11);
  core::SilentLog log;
  const auto found =
      findings::make_findings(study, made.cohort, analysis::analyse(study, made.cohort, log), {});
  int marked = 0;
  for (const findings::Statement& statement : found.statements) {
    if (statement.head.contrast_faded) {
      ++marked;
      CHECK(statement.head.kind == safe::StatementKind::treatment);
      CHECK(statement.head.group == "intensief");
    }
  }
  CHECK(marked == 1);
  CHECK(found.facts.at("contact_contrast_low"));
}

TEST_CASE("a release that may not state effects shows nothing of the explanations") {
  const Planted planted;
  config::Study study = simulated_study(planted);
  study.release.kind = config::ReleaseKind::interim;
  const Simulated made = simulate(planted, {157, 800, 300}, 3);
  core::SilentLog log;
  const auto estimates = analysis::analyse(study, made.cohort, log);
  const auto has = [&] {
    const auto found = findings::make_findings(study, made.cohort, estimates, {});
    return std::any_of(found.tables.begin(), found.tables.end(),
                       [](const findings::Table& t) { return t.id == safe::reading_table; });
  };
  CHECK_FALSE(has());
  study.plan.looks = {{study.release.id, 0.5}};  // announced: effects by lot, but the adjusted figures wait
  CHECK_FALSE(has());
  study.release.kind = config::ReleaseKind::final;
  CHECK(has());
}

TEST_CASE("simulated studies are read as they were planted, where the data can tell (O35)") {
  constexpr std::uint64_t seed = 101;
  CHECK(read({}, region, seed).judgement.verdict == Verdict::selection);
  CHECK(read({.known_selection = 1.5}, region, seed).judgement.verdict == Verdict::selection);
  CHECK(read({.hidden_selection = 1.5, .invited_by_lottery = true}, region, seed).judgement.verdict ==
        Verdict::selection);
  CHECK(read({.attention = 2.0}, region, seed).judgement.verdict == Verdict::unexplained);
  CHECK(read({.attention = 1.5, .arms = {1.3, 2.2}, .contamination = 0.9}, region, seed).judgement.verdict ==
        Verdict::mixed);
}

TEST_CASE("where a simulated study cannot tell, its light is not green") {
  constexpr std::uint64_t seed = 101;
  CHECK(read({.hidden_selection = 1.5}, region, seed).light != Light::green);
  CHECK(read({.hidden_selection = 1.5, .drive_shows = false}, region, seed).light != Light::green);
  CHECK(read({.attention = 1.3}, {157, 1500, 600}, seed).light != Light::green);
}
