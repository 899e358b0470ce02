// What an interim and a final release say beside the effects: signals agreed beforehand (Z46, G39), what
// looks cost (statistics.md §8), departures from the plan, subgroups (Z59, Z60, G35) and what became of
// earlier claims.
#include "analysis/analyse.hpp"
#include "disclosure/gate.hpp"
#include "findings/earlier.hpp"
#include "findings/make_findings.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet;
using namespace werkthet::test_support;
using config::OutcomeKind;
using config::ReleaseKind;

namespace {

const std::initializer_list<Block> six{{0, 100, 13}, {1, 100, 40}, {2, 100, 31}};
const std::initializer_list<Block> twelve{{0, 100, 27}, {1, 100, 55}, {2, 100, 44}};

struct World {
  config::Study study;
  cohort::Cohort cohort{cohort_of(arms_of(twelve))};
  std::vector<safe::Claims> earlier;

  explicit World(ReleaseKind kind = ReleaseKind::final) : study(small_study(kind)) {
    study.outcomes = {outcome_of("werk", OutcomeKind::exit_work, {6, 12})};
    study.outcomes[0].definition = {"weg door werk", "left for work"};
    study.plan.fixed_on = *core::make_date(2017, 9, 1);
    study.release.date = *core::make_date(2020, 1, 1);
    cohort.binary.push_back({"werk", 6, events_of(six)});
    cohort.binary.push_back({"werk", 12, events_of(twelve)});
  }
  config::StopCriterion& criterion(const std::string& id, double bound) {
    config::StopCriterion one;
    one.id = id;
    one.label = {"Minder uitstroom", "Fewer exits"};
    one.outcome = "werk";
    one.bound = bound;
    one.decides = {"college", "executive"};
    study.plan.stop_criteria.push_back(one);
    return study.plan.stop_criteria.back();
  }
  /// Half of the people enter late: nobody of them reaches twelve months.
  void late_entry() {
    for (std::size_t i = 0; i < cohort.size; i += 2) {
      cohort.binary[1].values[i].reset();
    }
  }
  [[nodiscard]] safe::SafeFindings release() const {
    core::SilentLog log;
    const analysis::Estimates estimates =
        analysis::analyse(study, cohort, log, 1, findings::looks_of(earlier));
    return disclosure::Gate::release(findings::make_findings(study, cohort, estimates, {}, earlier), study)
        .findings;
  }
};

std::string word(const safe::SafeFindings& f, const char* table,
                 std::initializer_list<std::string_view> codes, const char* column) {
  const safe::Table* found = safe::find_table(f, table);
  REQUIRE(found != nullptr);
  const safe::Cell* cell = safe::find_cell(*found, codes, column);
  REQUIRE(cell != nullptr);
  REQUIRE(cell->kind() == safe::Cell::Kind::text);
  return cell->text().nl;
}

bool has_column(const safe::SafeFindings& f, const char* table, const char* column) {
  const safe::Table* found = safe::find_table(f, table);
  REQUIRE(found != nullptr);
  return safe::column_index(*found, column).has_value();
}

bool any_note(const safe::SafeFindings& f, const char* table, const std::string& part) {
  const auto& notes = safe::find_table(f, table)->notes;
  return std::any_of(notes.begin(), notes.end(),
                     [&](const core::Bilingual& note) { return note.nl.find(part) != std::string::npos; });
}

safe::Claim claim(const std::string& group, double d, double low, double high) {
  safe::Claim one;
  one.id = "werk.12." + group + ".treatment";
  one.kind = "treatment";
  one.outcome = "werk";
  one.group = group;
  one.comparator = "regulier";
  one.horizon = 12;
  one.unit = "points";
  one.strength = "A0";
  one.numbers = safe::ClaimedNumbers{d, low, high, 0};
  return one;
}

std::string fate_of(World world, safe::Claim said) {
  if (said.definition.empty()) {
    said.definition = findings::definition_of(world.study, "werk");
  }
  safe::Claims before;
  before.study = world.study.id;
  before.release = "eerder";
  before.date = *core::make_date(2019, 1, 1);
  before.list = {said};
  world.earlier = {before};
  return word(world.release(), "changes", {"eerder", said.id}, "fate");
}

}  // namespace

TEST_CASE("Z46: a signal is reached when the estimate lies beyond its bound, and the margin is told apart") {
  World world;  // regie 27 against 44: -17, margin about -30 to -4
  world.criterion("ruim", -10.0).arm = "regie";
  world.criterion("krap", -1.0).arm = "regie";
  world.criterion("ver", -25.0).arm = "regie";
  world.criterion("allen", -10.0);
  const safe::SafeFindings f = world.release();
  CHECK(word(f, "stop_criteria", {"ruim", "regie"}, "status") == "bereikt");
  CHECK(word(f, "stop_criteria", {"ruim", "regie"}, "margin_beyond") == "nee");
  CHECK(word(f, "stop_criteria", {"krap", "regie"}, "margin_beyond") == "ja");
  CHECK(word(f, "stop_criteria", {"ver", "regie"}, "status") == "niet bereikt");
  CHECK(word(f, "stop_criteria", {"allen", "intensief"}, "status") == "niet bereikt");
  CHECK(word(f, "stop_criteria", {"allen", "intensief"}, "decides") == "college");
  CHECK(safe::find_cell(*safe::find_table(f, "stop_criteria"), {"ruim", "regie"}, "difference")->value() ==
        -17);
  CHECK(any_note(f, "stop_criteria", "geen besluit"));
}

TEST_CASE("Z46: the other direction, another month, and what cannot be measured") {
  World world;
  config::StopCriterion& above = world.criterion("boven", 5.0);
  above.arm = "intensief";
  above.direction = config::StopDirection::above;  // 55 against 44: +11
  world.criterion("vroeg", 5.0).horizon = 6;       // 13 against 31, 40 against 31
  world.criterion("nooit", -10.0).horizon = 9;
  const safe::SafeFindings f = world.release();
  CHECK(word(f, "stop_criteria", {"boven", "intensief"}, "status") == "bereikt");
  CHECK(word(f, "stop_criteria", {"vroeg", "regie"}, "status") == "bereikt");
  CHECK(word(f, "stop_criteria", {"vroeg", "intensief"}, "status") == "niet bereikt");
  CHECK(word(f, "stop_criteria", {"nooit", "regie"}, "status") == "niet te meten");
  CHECK(word(f, "stop_criteria", {"nooit", "regie"}, "margin_beyond") == "niet te meten");
}

TEST_CASE("Z46: without a month of its own a signal is held to the month where the plan judges the outcome") {
  World world;
  world.criterion("s", -17.5).arm = "regie";  // at twelve months -17, at six -18
  CHECK(word(world.release(), "stop_criteria", {"s", "regie"}, "status") == "niet bereikt");
  world.study.plan.horizon = 6;
  CHECK(word(world.release(), "stop_criteria", {"s", "regie"}, "status") == "bereikt");
}

TEST_CASE(
    "Z46, G39: an interim without a look gives the word and no figure, when the plan was fixed beforehand") {
  World world(ReleaseKind::interim);
  world.criterion("signaal", -5.0).arm = "regie";  // in tens: 30 against 40, so -10
  SECTION("fixed before the start") {
    const safe::SafeFindings f = world.release();
    CHECK(word(f, "stop_criteria", {"signaal", "regie"}, "status") == "bereikt");
    for (const char* column : {"difference", "low", "high", "margin_beyond"}) {
      CHECK_FALSE(has_column(f, "stop_criteria", column));
    }
    CHECK(any_note(f, "stop_criteria", "zonder cijfer"));
  }
  SECTION("fixed after the start, or never: no word either") {
    for (const std::optional<core::Date> day :
         {std::optional<core::Date>{}, std::optional{*core::make_date(2018, 1, 1)}}) {
      world.study.plan.fixed_on = day;
      const safe::SafeFindings f = world.release();
      CHECK(word(f, "stop_criteria", {"signaal", "regie"}, "status") == "niet te meten");
      CHECK(any_note(f, "stop_criteria", "vermelden we de stand niet"));
    }
  }
  SECTION("a quarterly release has no table of signals") {
    world.study.release.kind = ReleaseKind::quarterly;
    CHECK(safe::find_table(world.release(), "stop_criteria") == nullptr);
  }
}

TEST_CASE("an interim without a look has no effect in any table, one with a look has them at its level") {
  World world(ReleaseKind::interim);
  world.study.non_participants.use = false;
  CHECK(safe::find_table(world.release(), "werk_contrasts") == nullptr);
  CHECK(safe::find_table(world.release(), "looks") == nullptr);
  CHECK(world.release().statements().empty());
  world.study.plan.looks = {{"r", 0.5}};
  world.late_entry();
  const safe::SafeFindings f = world.release();
  REQUIRE(safe::find_table(f, "werk_contrasts") != nullptr);
  const auto& columns = safe::find_table(f, "werk_contrasts")->columns;
  CHECK(columns[1].label.nl == "Marge (99,7%) van");
  const safe::Table& looks = *safe::find_table(f, "looks");
  CHECK(safe::find_cell(looks, {"r"}, "spent")->value() == Approx(0.305).margin(0.001));
  CHECK(safe::find_cell(looks, {"r"}, "left")->value() == Approx(4.695).margin(0.001));
  CHECK(safe::find_cell(looks, {"r"}, "information")->value() == 50.0);
  CHECK(safe::find_cell(looks, {"r"}, "z")->value() == Approx(2.963).margin(0.001));
  CHECK(word(f, "looks", {"r"}, "basis") == "geteld");
  CHECK(word(f, "looks", {"r"}, "here") == "ja");
  CHECK(safe::find_table(f, "subgroups") == nullptr);
}

TEST_CASE("departures from the plan: those of the file first, then what the program sees for itself") {
  World world;
  CHECK(safe::find_table(world.release(), "plan_deviations") == nullptr);
  world.study.plan.deviations = {{{"Later gemeten.", "Measured later."}, {"Druk.", "Busy."}, std::nullopt}};
  world.study.plan.fixed_on = *core::make_date(2018, 1, 1);
  world.study.plan.horizon = 12;
  world.study.outcomes.push_back(outcome_of("leeg", OutcomeKind::numeric));
  world.study.outcomes.back().primary = false;
  world.study.subgroups = {{"d", {"Duur", "Duration"}, "weg", {2}}};
  world.late_entry();
  const safe::SafeFindings f = world.release();
  REQUIRE(safe::find_table(f, "plan_deviations")->rows.size() == 5);
  CHECK(word(f, "plan_deviations", {"1"}, "what") == "Later gemeten.");
  CHECK(word(f, "plan_deviations", {"1"}, "found_by") == "de onderzoeker");
  CHECK(word(f, "plan_deviations", {"2"}, "what").find("na de start") != std::string::npos);
  CHECK(word(f, "plan_deviations", {"3"}, "what") ==
        "De hoofduitkomst is niet beoordeeld na 12 maanden, maar na 6 maanden.");
  CHECK(word(f, "plan_deviations", {"4"}, "what").find("is niets berekend") != std::string::npos);
  CHECK(word(f, "plan_deviations", {"5"}, "found_by") == "het programma");
}

TEST_CASE("the headline stands at the horizon of the plan") {
  World world;
  const auto headline = [&] {
    for (const safe::Statement& s : world.release().statements()) {
      if (s.headline) {
        return s.horizon;
      }
    }
    return 0;
  };
  CHECK(headline() == 12);
  world.study.plan.horizon = 6;
  CHECK(headline() == 6);
}

TEST_CASE("Z59: subgroups give the effect per class and the interaction, and are called exploratory") {
  World world;
  world.study.subgroups = {{"d", {"Duur", "Duration"}, "duur", {2}}};
  cohort::Values years;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    years.emplace_back(i % 2 == 0 ? 1.0 : 3.0);
  }
  world.cohort.covariates = {{"duur", years}};
  SECTION("large enough") {
    const safe::SafeFindings f = world.release();
    const safe::Table& table = *safe::find_table(f, "subgroups");
    CHECK(table.title.nl.find("verkennend") != std::string::npos);
    CHECK(any_note(f, "subgroups", "we keken 4 keer"));
    CHECK(any_note(f, "subgroups", "geen beste groep"));
    const safe::Cell* first = safe::find_cell(table, {"werk", "regie", "d_1"}, "difference");
    const safe::Cell* second = safe::find_cell(table, {"werk", "regie", "d_2"}, "difference");
    const safe::Cell* apart = safe::find_cell(table, {"werk", "regie", "d_2"}, "interaction");
    REQUIRE((first->is_number() && second->is_number() && apart->is_number()));
    CHECK(apart->value() == Approx(second->value() - first->value()).margin(1.0));  // rounded to whole points
    CHECK(safe::find_cell(table, {"werk", "regie", "d_1"}, "interaction")->kind() ==
          safe::Cell::Kind::not_applicable);
    CHECK_FALSE(has_column(f, "subgroups", "shrunken"));
  }
  SECTION("drawn to the mean when the plan asks for it") {
    world.study.plan.shrink_subgroups = true;
    const safe::SafeFindings f = world.release();
    CHECK(safe::find_cell(*safe::find_table(f, "subgroups"), {"werk", "regie", "d_1"}, "shrunken")
              ->is_number());
  }
  SECTION(
      "one small cell refuses the whole division: regie has 9 people of the second class with the outcome") {
    int kept = 0;
    for (std::size_t i = 0; i < 27; ++i) {  // the exits of regie
      years[i] = kept++ < 9 ? 3.0 : 1.0;
    }
    world.cohort.covariates = {{"duur", years}};
    const safe::SafeFindings f = world.release();
    const safe::Table& table = *safe::find_table(f, "subgroups");
    for (const char* c : {"d_1", "d_2"}) {
      CHECK(safe::find_cell(table, {"werk", "regie", c}, "difference")->kind() == safe::Cell::Kind::hidden);
    }
    CHECK(safe::find_cell(table, {"werk", "regie", "d_2"}, "interaction")->kind() ==
          safe::Cell::Kind::hidden);
    CHECK(safe::find_cell(table, {"werk", "intensief", "d_1"}, "difference")->is_number());
  }
}

TEST_CASE(
    "G24: a final release counts its comparisons per family, those outside chance and those to be expected") {
  World world;  // at twelve months: regie -17 outside the margin, intensief +11 inside it
  world.study.plan.secondary = {"deeltijd"};
  world.study.outcomes.push_back(outcome_of("deeltijd", OutcomeKind::part_time_work, {12}));
  world.study.outcomes.back().primary = false;
  world.study.outcomes.back().favourable = config::Favourable::lower;
  world.cohort.binary.push_back({"deeltijd", 12, events_of({{0, 100, 20}, {1, 100, 45}, {2, 100, 44}})});
  const safe::SafeFindings f = world.release();
  const safe::Table& table = *safe::find_table(f, "families");
  CHECK(safe::find_cell(table, {"primary"}, "comparisons")->value() == 2);  // one horizon counts, not two
  CHECK(word(f, "families", {"primary"}, "favourable") == "0");
  CHECK(word(f, "families", {"primary"}, "unfavourable") == "1");
  CHECK(safe::find_cell(table, {"primary"}, "by_chance")->value() == Approx(0.1));
  CHECK(word(f, "families", {"secondary"}, "favourable") == "1");  // fewer is better here
  CHECK(word(f, "families", {"secondary"}, "unfavourable") == "0");
  world.study.release.kind = ReleaseKind::interim;
  world.study.plan.looks = {{"r", 0.5}};
  CHECK(safe::find_table(world.release(), "families") == nullptr);
}

TEST_CASE("the ledger says of each earlier claim what became of it, from printed figures") {
  World world;  // now: regie -17, intensief +11
  const safe::SafeFindings f = world.release();
  const auto* now = &*std::find_if(f.statements().begin(), f.statements().end(),
                                   [](const auto& s) { return s.id == "werk.12.regie.treatment"; });
  const double d = now->slots.at("d").value();
  const double lo = now->slots.at("lo").value();
  const double hi = now->slots.at("hi").value();
  CHECK(fate_of(world, claim("regie", d, lo, hi)) == "gelijk gebleven");
  CHECK(fate_of(world, claim("regie", d + 3, lo, hi)) == "binnen de eerdere marge");
  CHECK(fate_of(world, claim("regie", d + 10, d + 5, d + 12)) == "buiten de eerdere marge");
  CHECK(fate_of(world, claim("regie", 2, d - 5, 9)) == "van richting veranderd, binnen de eerdere marge");
  CHECK(fate_of(world, claim("regie", 2, 1, 9)) == "van richting veranderd, buiten de eerdere marge");
  safe::Claim other = claim("regie", d, lo, hi);
  other.definition = "another definition";
  CHECK(fate_of(world, other) == "anders gedefinieerd of over een andere meting, niet te vergelijken");
  CHECK(fate_of(world, claim("weg", d, lo, hi)) == "niet meer genoemd");
}

TEST_CASE("what is hidden now is said to be no longer stated, and its figure stays hidden") {
  World world;
  world.cohort.binary[1].values = events_of({{0, 100, 4}, {1, 100, 55}, {2, 100, 44}});
  CHECK(fate_of(world, claim("regie", -17, -30, -4)) == "niet meer genoemd");
}

TEST_CASE("claims without a figure are not followed, and without claims there is no table") {
  World world;
  CHECK(safe::find_table(world.release(), "changes") == nullptr);
  safe::Claims before;
  before.release = "eerder";
  before.list = {claim("regie", 1, 0, 2)};
  before.list[0].numbers.reset();
  world.earlier = {before};
  CHECK(safe::find_table(world.release(), "changes") == nullptr);
}
