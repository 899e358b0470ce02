// Sentences about looks and earlier statements, from checked tables only.
#include "publish/caveats.hpp"
#include "publish/cell_text.hpp"
#include "publish/interim.hpp"
#include "support/sample_findings.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet;
using core::Language;
using safe::TestForge;

namespace {

safe::Table looks(bool at_end, double level) {
  safe::Table table;
  table.id = "looks";
  table.dimensions = {{"moment", {"Moment", "Analysis"}, {{"r", {"r", "r"}}, {"eind", {"Eind", "End"}}}}};
  for (const char* id : {"spent", "left", "confidence"}) {
    table.columns.push_back({id, {id, id}, safe::Unit::percent, false});
  }
  table.columns.push_back({"here", {"here", "here"}, safe::Unit::text, false});
  const auto word = [](bool yes) {
    return TestForge::text(yes ? core::Bilingual{"ja", "yes"} : core::Bilingual{"nee", "no"});
  };
  table.rows = {
      {{0},
       {TestForge::number(0.305, 3), TestForge::number(4.695, 3), TestForge::number(99.69, 2),
        word(!at_end)}},
      {{1}, {TestForge::number(5, 3), TestForge::number(0, 3), TestForge::number(level, 2), word(at_end)}}};
  return table;
}

safe::Table changes(std::initializer_list<const char*> fates) {
  safe::Table table;
  table.id = "changes";
  table.dimensions = {{"uitspraak", {"Uitspraak", "Statement"}, {{"c", {"c", "c"}}}}};
  table.columns = {{"fate", {"Wat ervan werd", "What became of it"}, safe::Unit::text, false}};
  for (const char* fate : fates) {
    table.rows.push_back({{0}, {TestForge::text({fate, fate})}});
  }
  return table;
}

}  // namespace

TEST_CASE("an announced look says its level, what it spent and what is left") {
  config::Study study = test_support::sample_study(config::ReleaseKind::interim);
  const auto findings = TestForge::findings({looks(false, 95.12)}, {}, {});
  CHECK(publish::effect_level(findings, study, Language::nl) == "99,7%");
  CHECK(publish::spent_text(findings, study, Language::nl) ==
        "Deze tussentijdse toets was vooraf aangekondigd. De marge bij de verschillen is ruimer dan anders: "
        "99,7% en niet "
        "95%. Van de afgesproken foutkans van 5% is nu 0,305% besteed. Voor het eindbericht blijft 4,695% "
        "over.");
  CHECK(publish::spent_text(findings, study, Language::en).find("0.305% has been spent") !=
        std::string::npos);
}

TEST_CASE("a final analysis after a look says so, with its level only where that is another number") {
  config::Study study = test_support::sample_study(config::ReleaseKind::final);
  CHECK(publish::spent_text(TestForge::findings({looks(true, 95.12)}, {}, {}), study, Language::nl) ==
        "Eerder is tussentijds gekeken. Daarom is de marge bij de verschillen nu 95,1% en niet 95%.");
  CHECK(publish::spent_text(TestForge::findings({looks(true, 95.03)}, {}, {}), study, Language::nl) ==
        "Eerder is tussentijds gekeken. De marges bij de verschillen houden daar rekening mee.");
  const auto none = TestForge::findings({}, {}, {});
  CHECK(publish::spent_text(none, study, Language::nl).empty());
  CHECK(publish::effect_level(none, study, Language::nl) == "95%");
  CHECK(publish::look_cell(none, "spent") == nullptr);
}

TEST_CASE(
    "readers are sent to the table of earlier statements and warned when not all of them stood; none are "
    "counted") {
  const auto text = [](std::initializer_list<const char*> fates) {
    return publish::changes_text(TestForge::findings({changes(fates)}, {}, {}), Language::nl);
  };
  CHECK(text({"gelijk gebleven", "binnen de eerdere marge"}).find("niet elk cijfer") == std::string::npos);
  for (const char* fate :
       {"buiten de eerdere marge", "niet meer genoemd", "van richting veranderd, binnen de eerdere marge"}) {
    const std::string found = text({"gelijk gebleven", fate});
    CHECK(found.find("niet elk cijfer bleef staan") != std::string::npos);
    CHECK(std::none_of(found.begin(), found.end(), [](char c) { return c >= '0' && c <= '9'; }));
  }
  CHECK(publish::changes_text(TestForge::findings({}, {}, {}), Language::nl).empty());
}

TEST_CASE("departures from the plan are a caveat that may not be deleted") {
  config::Study study = test_support::sample_study(config::ReleaseKind::final);
  safe::Table table = changes({"a", "b"});
  table.id = "plan_deviations";
  const auto all = publish::caveats(TestForge::findings({table}, {}, {}), study);
  const auto found = std::find_if(all.begin(), all.end(), [](const auto& c) { return c.id == "deviations"; });
  REQUIRE(found != all.end());
  CHECK(found->required);
  CHECK(found->text.nl.find("op twee punten af van het plan") != std::string::npos);
}

TEST_CASE("a margin shown as one column names the level of its own columns") {
  safe::Table table;
  table.columns = {{"low", {"Marge (99,7%) van", "Margin (99.7%) from"}, safe::Unit::points, false},
                   {"high", {"Marge (99,7%) tot", "Margin (99.7%) to"}, safe::Unit::points, false}};
  CHECK(publish::margin_header(table, Language::nl) == "Marge (99,7%)");
  CHECK(publish::margin_header(table, Language::en) == "Margin (99.7%)");
  table.columns[0].label = {"Ondergrens", "Lower bound"};
  CHECK(publish::margin_header(table, Language::nl) == "Marge (95%)");
  const safe::Column beside{
      "difference_low",
      {"Verschil met de controlegroep, marge (95%) van", "Difference from control, margin (95%) from"},
      safe::Unit::points,
      false};
  CHECK(publish::margin_header(beside, Language::nl) == "Marge (95%)");
  CHECK(publish::margin_header(beside, Language::en) == "Margin (95%)");
  const safe::Column then{"then_low", {"Toen: marge van", "Then: margin from"}, safe::Unit::points, false};
  CHECK(publish::margin_header(then, Language::nl) == "Toen: marge");
  CHECK(publish::margin_header(then, Language::en) == "Then: margin");
}
