// What a corrected release takes back: what changed and nothing else, and whether the conclusion changed
// (council-memo.md §2, workflow.md §6).
#include "publish/rectification.hpp"

#include "core/error.hpp"
#include "support/earlier_claims.hpp"
#include "support/plain_dutch.hpp"
#include "support/sample_findings.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using core::Language;
using test_support::correcting;
using test_support::earlier_claims;
using test_support::with_headline;

namespace {

bool has(const std::string& text, const std::string& wanted) {
  return text.find(wanted) != std::string::npos;
}

struct Town {
  config::Study before = test_support::sample_study();
  config::Study study = correcting(before);
  safe::SafeFindings findings = test_support::sample_findings(before);
  std::vector<safe::Claims> earlier{earlier_claims(findings, before, "2020-eind")};
};

}  // namespace

TEST_CASE("no correction in the study, or no release to correct: nothing") {
  const Town town;
  CHECK_FALSE(publish::rectification(town.findings, town.before, town.earlier));
  CHECK_FALSE(publish::rectification(town.findings, town.study, {}));
  config::Study other = town.study;
  other.release.correction->release = "2019-k4";
  CHECK_FALSE(publish::rectification(town.findings, other, town.earlier));
}

TEST_CASE("the same figures: no statement changed, and it says so") {
  const Town town;
  const auto found = publish::rectification(town.findings, town.study, town.earlier);
  REQUIRE(found);
  CHECK(found->changed.empty());
  CHECK_FALSE(found->conclusion());
  CHECK(publish::consequence_text(*found, Language::nl) == "Geen. Geen enkele uitspraak verandert.");
}

TEST_CASE("a changed figure without another conclusion: the old and the new sentences, nothing that stayed") {
  const Town town;
  const auto now = with_headline(town.findings, 36, 12, 3, 21);
  const auto mid = with_headline(town.findings, 34, 10, 2, 18);
  const std::vector<safe::Claims> earlier{earlier_claims(mid, town.before, "2020-eind")};
  const auto found = publish::rectification(now, town.study, earlier);
  REQUIRE(found);
  REQUIRE(found->changed.size() == 1);
  const publish::ChangedClaim& claim = found->changed[0];
  CHECK(claim.headline);
  CHECK_FALSE(claim.conclusion);
  CHECK(has(claim.was.nl, "34%"));
  CHECK(has(claim.was.nl, "10\xC2\xA0procentpunt meer"));
  CHECK(has(claim.is.nl, "36%"));
  CHECK(has(claim.is.en, "36%"));
  CHECK_FALSE(has(claim.is.nl, "Er is geloot"));
  CHECK_FALSE(has(claim.was.nl, "36%"));
  CHECK(publish::consequence_text(*found, Language::nl) ==
        "Geen. De cijfers veranderen, maar niet wat eruit volgt.");
}

TEST_CASE("another code of the matrix is another conclusion, and it is told from what to what") {
  const Town town;
  const auto then = with_headline(town.findings, 34, 10, 2, 18);
  const std::vector<safe::Claims> earlier{earlier_claims(then, town.before, "2020-eind")};
  const auto found = publish::rectification(with_headline(town.findings, 27, 3, -9, 15), town.study, earlier);
  REQUIRE(found);
  REQUIRE(found->changed.size() == 1);
  CHECK(found->conclusion());
  const std::string nl = publish::consequence_text(*found, Language::nl);
  CHECK(has(nl, "De conclusie verandert."));
  CHECK(has(
      nl,
      "Eerst: een gunstig verschil, groter dan toeval goed verklaart. Nu: het verschil kan toeval zijn."));
  CHECK(test_support::not_plain(nl) == "");
  CHECK(has(publish::consequence_text(*found, Language::en), "The conclusion changes."));
}

TEST_CASE("the other direction is another conclusion, also when both may be chance") {
  const Town town;
  const auto then = with_headline(town.findings, 27, 3, -9, 15);
  const std::vector<safe::Claims> earlier{earlier_claims(then, town.before, "2020-eind")};
  const auto found =
      publish::rectification(with_headline(town.findings, 21, -3, -15, 9), town.study, earlier);
  REQUIRE(found);
  REQUIRE(found->changed.size() == 1);
  CHECK(found->conclusion());
  CHECK(has(publish::consequence_text(*found, Language::nl), "wijst de andere kant op"));
}

TEST_CASE("a statement that is gone is told, and its old sentence stands") {
  const Town town;
  auto statements = town.findings.statements();
  const std::string gone = statements.front().id;
  statements.erase(statements.begin());
  const auto now =
      safe::TestForge::findings(town.findings.tables(), statements, {}, town.findings.refreshed());
  const auto found = publish::rectification(now, town.study, town.earlier);
  REQUIRE(found);
  REQUIRE(found->changed.size() == 1);
  CHECK(found->changed[0].was.nl == town.earlier[0].list[0].said.nl);
  CHECK(found->changed[0].is.nl == "Deze uitspraak doen wij niet meer.");
  CHECK(found->conclusion());
}

TEST_CASE("claims of before sentences were kept: what changed is found by figures and code") {
  const Town town;
  std::vector<safe::Claims> earlier = town.earlier;
  for (safe::Claim& claim : earlier[0].list) {
    claim.said = {};
  }
  CHECK(publish::rectification(town.findings, town.study, earlier)->changed.empty());
  const auto found =
      publish::rectification(with_headline(town.findings, 50, 25, 15, 35), town.study, earlier);
  REQUIRE(found);
  REQUIRE(found->changed.size() == 1);
  CHECK_FALSE(found->changed[0].was.nl.empty());
  CHECK(has(found->changed[0].is.nl, "50%"));
}

TEST_CASE("a level that changes alone changes the sentence, so it is told") {
  const Town town;
  auto statements = town.findings.statements();
  for (safe::Statement& statement : statements) {
    if (statement.headline) {
      statement.slots.insert_or_assign("n_a", safe::TestForge::number(99));
      break;
    }
  }
  const auto now =
      safe::TestForge::findings(town.findings.tables(), statements, {}, town.findings.refreshed());
  const auto found = publish::rectification(now, town.study, town.earlier);
  REQUIRE(found);
  REQUIRE(found->changed.size() == 1);
  CHECK_FALSE(found->conclusion());
}

TEST_CASE("a release without statements on effects: figures then and now, and not a word about effects") {
  const config::Study before = test_support::sample_study(config::ReleaseKind::interim);
  REQUIRE_FALSE(before.effects_allowed());
  const config::Study study = correcting(before);
  const auto then = test_support::sample_findings(before);
  std::vector<safe::Claims> earlier{earlier_claims(then, before, "2020-eind")};
  REQUIRE_FALSE(earlier[0].printed.empty());

  const auto same = publish::rectification(then, study, earlier);
  REQUIRE(same);
  CHECK(same->descriptive);
  CHECK(same->kept);
  CHECK(same->figures.empty());
  CHECK(same->changed.empty());

  std::vector<safe::Table> tables = then.tables();
  const std::string outcome = study.primary_outcome()->id;
  std::size_t at = 0;
  for (safe::Table& table : tables) {
    if (table.id != outcome) {
      continue;
    }
    const auto share = *safe::column_index(table, "share");
    for (safe::Row& row : table.rows) {
      const std::string& group = table.dimensions[0].codes[row.codes[0]].id;
      if (row.cells[share].is_number() && group != "niet_deelnemers" && ++at <= 2) {
        row.cells[share] =
            at == 1 ? safe::TestForge::number(row.cells[share].value() + 3) : safe::TestForge::hidden();
      }
    }
  }
  REQUIRE(at >= 2);
  // Statements may be there (a change over time); a release without effects puts none of them in its letter.
  const auto now = safe::TestForge::findings(
      tables, test_support::sample_findings(test_support::sample_study()).statements());
  const auto found = publish::rectification(now, study, earlier);
  REQUIRE(found);
  CHECK(found->descriptive);
  CHECK(found->changed.empty());
  REQUIRE(found->figures.size() == 2);
  CHECK(has(found->figures[0].subject.nl, study.primary_outcome()->label.nl + ", "));
  CHECK(has(found->figures[0].was.nl, "%"));
  CHECK(found->figures[0].was.nl != found->figures[0].is.nl);
  CHECK(found->figures[1].is.nl == "niet meer genoemd");
  CHECK(found->figures[1].is.en == "no longer given");
  CHECK_FALSE(found->conclusion());
  for (const Language language : {Language::nl, Language::en}) {
    CHECK(has(publish::consequence_text(*found, language),
              language == Language::nl ? "Geen. De brief gaf cijfers" : "None. The letter gave figures"));
  }
  CHECK(test_support::not_plain(publish::consequence_text(*found, Language::nl)) == "");

  earlier[0].printed.clear();  // a file of before figures were kept
  const auto old = publish::rectification(now, study, earlier);
  REQUIRE(old);
  CHECK(old->descriptive);
  CHECK_FALSE(old->kept);
  CHECK(old->figures.empty());
  CHECK(old->changed.empty());
}

TEST_CASE("title of the letter") {
  const Town town;
  CHECK(publish::rectification_title(town.study, Language::nl) ==
        "Rectificatie bij raadsbrief D-2020-1180 van 9 april 2020");
  CHECK(publish::rectification_title(town.study, Language::en) ==
        "Correction of council letter D-2020-1180 of 9 April 2020");
  CHECK_THROWS_AS(publish::rectification_title(town.before, Language::nl), core::Error);
}
