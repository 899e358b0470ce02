// The letter that corrects a letter: half a page, in the order of workflow.md §6.3, and there when the study
// asks for it.
#include "publish/memo/rectification_letter.hpp"

#include "core/files.hpp"
#include "memo_test_tools.hpp"
#include "office/zip_reader.hpp"
#include "publish/matrix.hpp"
#include "publish/memo/memo_publisher.hpp"
#include "support/earlier_claims.hpp"
#include "support/plain_dutch.hpp"
#include "support/sample_findings.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace werkthet;
using core::Language;
using publish::memo::Document;
using test_support::all_text;
using test_support::correcting;
using test_support::earlier_claims;
using test_support::headings;
using test_support::with_headline;

namespace {

bool has(const std::string& text, const std::string& wanted) {
  return text.find(wanted) != std::string::npos;
}

Document letter(const config::Study& study, const safe::SafeFindings& then, const safe::SafeFindings& now,
                Language language = Language::nl) {
  const std::vector<safe::Claims> earlier{earlier_claims(then, test_support::sample_study(), "2020-eind")};
  const auto found = publish::rectification(now, study, earlier);
  REQUIRE(found);
  return publish::memo::build_rectification(now, study, *found, language);
}

}  // namespace

TEST_CASE("the letter has its parts in order, plain, within half a page") {
  const config::Study study = correcting(test_support::sample_study());
  const auto findings = test_support::sample_findings(test_support::sample_study());
  const auto then = with_headline(findings, 34, 10, 2, 18);
  const auto now = with_headline(findings, 27, 3, -5, 11);
  const Document document = letter(study, then, now);
  CHECK(headings(document, 1) ==
        std::vector<std::string>{"Rectificatie bij raadsbrief D-2020-1180 van 9 april 2020"});
  CHECK(headings(document, 2) == std::vector<std::string>{"Wat er stond en wat het moet zijn", "Oorzaak",
                                                          "Gevolg voor de conclusie",
                                                          "Wat we doen om dit te voorkomen"});
  const std::string text = all_text(document);
  for (const std::string part :
       {"In deze brief stond: “", "34%", "Dat is niet juist.", "Het moet zijn: “", "27%",
        "Wij vonden de fout op 2 juni 2020.", "Een levering telde mensen dubbel.", "De conclusie verandert.",
        "Wij tellen elke levering na.", "VERZONNEN GEGEVENS", "Gecorrigeerd op 17 juni 2020"}) {
    INFO(part);
    CHECK(has(text, part));
  }
  CHECK(publish::memo::word_count(document) <= 250);
  for (const auto& paragraph : test_support::paragraphs(document)) {
    CHECK(test_support::not_plain(paragraph.text) == "");
  }
  const std::string english = all_text(letter(study, then, now, Language::en));
  CHECK(has(english, "This letter said: “"));
  CHECK(has(english, "A delivery counted people twice."));
  CHECK_FALSE(has(english, "Het moet zijn"));
}

TEST_CASE("nothing changed: the letter says so and quotes nothing") {
  const config::Study study = correcting(test_support::sample_study());
  const auto findings = test_support::sample_findings(test_support::sample_study());
  const std::string text = all_text(letter(study, findings, findings));
  CHECK(has(text, "Geen enkele uitspraak in deze brief verandert door de correctie."));
  CHECK_FALSE(has(text, "Het moet zijn"));
}

TEST_CASE("more than two changed statements: two are quoted, the others counted") {
  const config::Study study = correcting(test_support::sample_study());
  const auto findings = test_support::sample_findings(test_support::sample_study());
  std::vector<safe::Statement> statements = findings.statements();
  std::size_t changed = 0;
  for (safe::Statement& statement : statements) {
    const safe::Cell* d = publish::slot(statement, "d");
    if (d != nullptr && changed < 4 && statement.light != safe::Light::red &&
        publish::situation(statement, study).code.back() != '?') {
      statement.slots.insert_or_assign("d", safe::TestForge::number(d->value() + 0.1, 1));
      ++changed;
    }
  }
  REQUIRE(changed == 4);
  const auto now = safe::TestForge::findings(findings.tables(), statements, {}, findings.refreshed());
  const std::string text = all_text(letter(study, findings, now));
  CHECK(test_support::occurrences(text, "Het moet zijn: ") == 2);
  CHECK(has(text, "Nog twee uitspraken zijn verbeterd."));
}

TEST_CASE("a letter without statements on effects: its figures in a table, never words about effects") {
  const config::Study before = test_support::sample_study(config::ReleaseKind::interim);
  const config::Study study = correcting(before);
  const auto then = test_support::sample_findings(before);
  const auto shifted = [&](std::size_t most) {
    std::vector<safe::Table> tables = then.tables();
    std::size_t changed = 0;
    for (safe::Table& table : tables) {
      const auto share = safe::column_index(table, "share");
      if (!share || before.outcomes.end() ==
                        std::find_if(before.outcomes.begin(), before.outcomes.end(),
                                     [&](const auto& outcome) { return outcome.id == table.id; })) {
        continue;
      }
      for (safe::Row& row : table.rows) {
        if (row.cells[*share].is_number() &&
            table.dimensions[0].codes[row.codes[0]].id != "niet_deelnemers" && changed < most) {
          row.cells[*share] = safe::TestForge::number(row.cells[*share].value() + 2);
          ++changed;
        }
      }
    }
    REQUIRE(changed == most);
    return safe::TestForge::findings(tables, then.statements());
  };
  const std::vector<safe::Claims> earlier{earlier_claims(then, before, "2020-eind")};
  const auto letter_of = [&](const safe::SafeFindings& now, Language language) {
    const auto found = publish::rectification(now, study, earlier);
    REQUIRE(found);
    return publish::memo::build_rectification(now, study, *found, language);
  };
  const Document letter = letter_of(shifted(1), Language::nl);
  const auto tables = test_support::tables(letter);
  REQUIRE(tables.size() == 2);  // the head and the figures
  CHECK(tables[1].columns[1].header == "Er stond");
  REQUIRE(tables[1].rows.size() == 1);
  CHECK(tables[1].rows[0][1].text != tables[1].rows[0][2].text);
  for (const Language language : {Language::nl, Language::en}) {
    const std::string text = all_text(letter_of(shifted(6), language));
    for (const char* claim :
         {"verschil", "effect", "difference", "toeval", "chance", "Dat is niet juist", "gestegen"}) {
      CAPTURE(claim);
      CHECK_FALSE(has(text, claim));
    }
  }
  for (const auto& paragraph : test_support::paragraphs(letter)) {
    CHECK(test_support::not_plain(paragraph.text) == "");
  }
  const Document more = letter_of(shifted(10), Language::nl);
  CHECK(test_support::tables(more)[1].rows.size() == publish::memo::most_listed);
  CHECK(has(all_text(more), "Nog twee cijfers zijn verbeterd."));
  CHECK(has(all_text(letter_of(shifted(9), Language::nl)), "Nog een cijfer is verbeterd."));
  CHECK(has(all_text(letter_of(then, Language::nl)), "Geen enkel cijfer over de groepen verandert"));
}

TEST_CASE("what a person must still write shows, and hostile texts stay texts") {
  config::Study study = correcting(test_support::sample_study());
  study.release.correction->prevention = {};
  study.release.correction->document_number = "<w:p>&\"";
  const auto findings = test_support::sample_findings(test_support::sample_study());
  const auto then = with_headline(findings, 34, 10, 2, 18);
  std::vector<safe::Claims> earlier{earlier_claims(then, test_support::sample_study(), "2020-eind")};
  for (safe::Claim& claim : earlier[0].list) {
    claim.said = {"Er stond </w:t><script>9</script>.", "It said </w:t>9."};
  }
  const auto found = publish::rectification(findings, study, earlier);
  REQUIRE(found);
  const Document document = publish::memo::build_rectification(findings, study, *found, Language::nl);
  CHECK(has(all_text(document), "[Vul hier in: wat u doet om zo’n fout te voorkomen]"));

  test_support::ScratchFolder folder;
  core::StagedFolder staged(folder.path() / "out");
  publish::ArtefactWriter out(staged);
  core::SilentLog log;
  publish::memo::MemoPublisher().publish({findings, study, {}, out, log, earlier});
  staged.commit();
  const auto parts = office::read_zip(core::read_file(folder.path() / "out/public/rectificatie.docx"));
  const auto body = std::find_if(parts.begin(), parts.end(),
                                 [](const auto& part) { return part.name == "word/document.xml"; });
  REQUIRE(body != parts.end());
  CHECK_FALSE(has(body->bytes, "<script"));
  CHECK(has(body->bytes, "&lt;script&gt;"));
  CHECK(std::filesystem::exists(folder.path() / "out/public/rectificatie-en.docx"));
}

TEST_CASE("the files follow from the study, not from what changed") {
  const auto findings = test_support::sample_findings(test_support::sample_study());
  const std::vector<safe::Claims> earlier{
      earlier_claims(findings, test_support::sample_study(), "2020-eind")};
  const auto files = [&](const config::Study& study, const safe::SafeFindings& now) {
    test_support::ScratchFolder folder;
    core::StagedFolder staged(folder.path() / "out");
    publish::ArtefactWriter out(staged);
    core::SilentLog log;
    publish::memo::MemoPublisher().publish({now, study, {}, out, log, earlier});
    std::vector<std::string> paths;
    for (const publish::Artefact& artefact : out.artefacts()) {
      paths.push_back(artefact.path);
    }
    return paths;
  };
  const config::Study study = correcting(test_support::sample_study());
  const std::vector<std::string> all{"memo-en.docx", "memo.docx", "rectificatie-en.docx",
                                     "rectificatie.docx"};
  CHECK(files(study, findings) == all);
  CHECK(files(study, with_headline(findings, 50, 25, 15, 35)) == all);
  CHECK(files(test_support::sample_study(), findings) ==
        std::vector<std::string>{"memo-en.docx", "memo.docx"});
}
