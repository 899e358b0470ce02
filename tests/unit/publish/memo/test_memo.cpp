// The content: blocks per kind, what may be said when, placeholders, limits, plain Dutch.

#include <catch2/catch.hpp>

#include "core/files.hpp"
#include "core/format.hpp"
#include "memo_test_tools.hpp"
#include "office/zip_reader.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/memo_figure.hpp"
#include "publish/memo/memo_publisher.hpp"
#include "publish/memo/memo_writer.hpp"
#include "support/plain_dutch.hpp"
#include "support/sample_findings.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

using namespace werkthet;
using config::ReleaseKind;
using core::Language;
using publish::memo::build_memo;
using publish::memo::Document;
using safe::TestForge;
using test_support::all_text;
using test_support::sample_findings;
using test_support::sample_study;

namespace {

bool has(const std::string& text, std::string_view wanted) {
  return text.find(wanted) != std::string::npos;
}

Document memo(ReleaseKind kind, Language language = Language::nl) {
  const config::Study study = sample_study(kind);
  return build_memo(sample_findings(study), study, language);
}

class CountingLog final : public core::Log {
 public:
  void info(std::string_view /*message*/) override {}
  void warn(std::string_view message) override { warnings.emplace_back(message); }
  void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override {}
  std::vector<std::string> warnings;
};

}  // namespace

TEST_CASE("the three memos have the blocks of the design, in order, under both sets of headings") {
  CHECK(test_support::headings(memo(ReleaseKind::interim), 2) ==
        std::vector<std::string>{"Waar gaat deze brief over?", "Wat is de aanleiding?",
                                 "Wat is de kernboodschap?", "Wat hebben we onderzocht?", "Wie deden mee?",
                                 "Wat zien we tot nu toe?", "Hoe zeker is dit?",
                                 "Zijn er redenen om te stoppen of bij te sturen?", "Kanttekeningen",
                                 "Wat zijn de gevolgen?", "Wat is het vervolg?", "Bijlagen"});
  CHECK(test_support::headings(memo(ReleaseKind::final), 2) ==
        std::vector<std::string>{
            "Waar gaat deze brief over?", "Wat is de aanleiding?", "Wat is de kernboodschap?",
            "Wat hebben we onderzocht?", "Wie deden mee?", "Wat zijn de resultaten?", "Hoe zeker is dit?",
            "Wat konden we niet vaststellen?", "Voor wie werkt wat?", "Wat heeft het gekost?",
            "Kanttekeningen", "Wat zijn de gevolgen?", "Wat is het vervolg?", "Bijlagen"});
  CHECK(test_support::headings(memo(ReleaseKind::quarterly), 2) ==
        std::vector<std::string>{"Waar gaat dit bericht over?", "Wat is de kernboodschap?", "Wie doen mee?",
                                 "Wat is er veranderd sinds de vorige keer?", "Hoe zeker is dit?",
                                 "Kanttekeningen", "Wat is het vervolg?", "Bijlagen"});
  config::Study study = sample_study(ReleaseKind::quarterly);
  study.memo.headings = config::Headings::brief;
  CHECK(test_support::headings(build_memo(sample_findings(study), study, Language::nl), 2) ==
        std::vector<std::string>{"Kennisnemen van", "Kernboodschap", "Deelname", "Veranderingen",
                                 "Zekerheid van de cijfers", "Kanttekeningen", "Uitvoering en vervolg",
                                 "Bijlagen"});
  CHECK(test_support::headings(memo(ReleaseKind::quarterly, Language::en), 2).front() == "Why this letter");
}

TEST_CASE("a release that may not state effects states none, whatever the findings hold") {
  const config::Study final_study = sample_study(ReleaseKind::final);
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::quarterly}) {
    const config::Study study = sample_study(kind);
    REQUIRE_FALSE(study.effects_allowed());
    // The findings of the final release, with all its statements.
    const std::string text = all_text(build_memo(sample_findings(final_study), study, Language::nl));
    CHECK_FALSE(has(text, "De marge loopt van"));
    CHECK_FALSE(has(text, "geloot. De aanpak"));
    CHECK_FALSE(has(text, "vergelijkbare niet-deelnemers ("));
    CHECK_FALSE(has(text, "Van elke 100"));
    if (kind == ReleaseKind::interim) {
      CHECK(has(text, "Uit tussencijfers trekken wij geen conclusie over wat het beste werkt."));
    } else {
      CHECK(has(text, "Dit zijn standen, geen effecten."));
    }
  }
  const std::string text = all_text(memo(ReleaseKind::final));
  CHECK(has(text, "De marge loopt van"));
  CHECK(has(text, "vergelijkbare niet-deelnemers ("));
}

TEST_CASE("an announced interim look may state effects, and stays provisional") {
  config::Study study = sample_study(ReleaseKind::interim);
  study.plan.looks = {{study.release.id, 0.5}};
  const std::string text = all_text(build_memo(sample_findings(study), study, Language::nl));
  CHECK(has(text, "Voorlopig: "));
  CHECK(has(text, "De marge loopt van"));
  CHECK(has(text, "Uit tussencijfers trekken wij geen conclusie"));
}

TEST_CASE("a red light keeps the number out of the memo") {
  config::Study study = sample_study();
  const safe::SafeFindings sample = sample_findings(study);
  std::vector<safe::Statement> statements = sample.statements();
  for (safe::Statement& statement : statements) {
    if (statement.kind == safe::StatementKind::participation) {
      statement.light = safe::Light::red;
      statement.slots.insert_or_assign("d", TestForge::number(8383));
      statement.slots.insert_or_assign("lo", TestForge::number(8181));
      statement.slots.insert_or_assign("hi", TestForge::number(8585));
    }
  }
  const auto red = TestForge::findings(sample.tables(), statements);
  const std::string text = all_text(build_memo(red, study, Language::nl));
  CHECK(has(text, "niet te scheiden van zelfselectie"));
  for (const char* number : {"8.383", "8.181", "8.585"}) {
    CHECK_FALSE(has(text, number));
  }
}

TEST_CASE("several red lights are told in one paragraph") {
  config::Study study = sample_study();
  const safe::SafeFindings sample = sample_findings(study);
  std::vector<safe::Statement> statements = sample.statements();
  std::size_t red = 0;
  for (safe::Statement& statement : statements) {
    if (statement.kind == safe::StatementKind::participation ||
        statement.kind == safe::StatementKind::total) {
      statement.light = safe::Light::red;
      ++red;
    }
  }
  REQUIRE(red > 1);
  const Document document = build_memo(TestForge::findings(sample.tables(), statements), study, Language::nl);
  CHECK(test_support::occurrences(all_text(document), "zelfselectie") == 1);
}

TEST_CASE("costs stand in the closing memo when the findings have them, with the total last") {
  const config::Study study = sample_study();
  const safe::SafeFindings sample = sample_findings(study);
  safe::Table costs;
  costs.id = "costs";
  costs.topic = "costs";
  costs.title = {"Kosten van het experiment", "Costs of the experiment"};
  costs.notes = {{"Begroot per deelnemer: € 300.", "Planned per participant: € 300."}};
  costs.dimensions = {{"post", {"Post", "Item"}, {}}};
  costs.columns = {{"planned", {"Begroot", "Planned"}, safe::Unit::euro, false},
                   {"spent", {"Uitgegeven", "Spent"}, safe::Unit::euro, false}};
  const auto with = [&](std::size_t items) {
    safe::Table table = costs;
    for (std::size_t i = 0; i <= items; ++i) {
      const std::string name = i == items ? "Totaal" : "Post " + std::to_string(i);
      table.dimensions[0].codes.push_back({name, {name, name}});
      table.rows.push_back({{i}, {TestForge::number(140000), TestForge::not_available({"", ""})}});
    }
    std::vector<safe::Table> tables = sample.tables();
    tables.push_back(std::move(table));
    return TestForge::findings(tables, sample.statements());
  };
  const auto table_of = [](const Document& document) {
    for (const auto& table : test_support::tables(document)) {
      if (has(table.caption, "Kosten van het experiment")) {
        return table;
      }
    }
    return publish::memo::Table{};
  };
  const Document document = build_memo(with(2), study, Language::nl);
  const auto table = table_of(document);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.columns.at(1).header == "Begroot (euro)");
  CHECK(table.rows.at(0).at(1).text ==
        "€\xC2\xA0"
        "140.000");
  CHECK(table.rows.at(0).at(2).text == "niet te bepalen");
  CHECK(table.rows.back().front().text == "Totaal");
  CHECK(has(all_text(document), "Begroot per deelnemer: € 300."));
  CHECK_FALSE(has(all_text(document), "[Vul hier in: begroot"));
  const auto cut = table_of(build_memo(with(20), study, Language::nl));
  REQUIRE(cut.rows.size() == publish::memo::most_rows);
  CHECK(cut.rows.back().front().text == "Totaal");
  CHECK(has(all_text(memo(ReleaseKind::final)), "[Vul hier in: begroot"));
}

TEST_CASE("a secondary outcome without a difference is told in short, the main outcome in full") {
  const config::Study study = sample_study();
  const safe::SafeFindings sample = sample_findings(study);
  std::vector<safe::Statement> statements = sample.statements();
  const std::string primary = study.primary_outcome()->id;
  std::size_t secondary = 0;
  std::erase_if(statements, [](const safe::Statement& statement) {
    return statement.kind != safe::StatementKind::treatment;
  });
  for (safe::Statement& statement : statements) {
    statement.headline = false;
    statement.slots.insert_or_assign("d", TestForge::number(1));
    statement.slots.insert_or_assign("lo", TestForge::number(-31));
    statement.slots.insert_or_assign("hi", TestForge::number(33));
    secondary += statement.outcome == primary ? 0U : 1U;
  }
  REQUIRE(secondary > 0);
  const std::string text =
      all_text(build_memo(TestForge::findings(sample.tables(), statements), study, Language::nl));
  CHECK(test_support::occurrences(text, "De marge loopt van") == study.arms.size() - 1);
  CHECK(has(text, "kan het verschil toeval zijn. We kunnen niet zeggen"));
  CHECK(has(text, "Het werkelijke verschil kan dus gunstig zijn, nul of ongunstig."));
}

TEST_CASE("the tool's own words are those of the glossary") {
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::final, ReleaseKind::quarterly}) {
    const Document document = memo(kind);
    std::string text = all_text(document);
    for (const auto& table : test_support::tables(document)) {
      for (const auto& column : table.columns) {
        text += column.header + "\n";
      }
    }
    for (const char* word : {"egeleiders", "gewone groep", "lantmanager"}) {
      CAPTURE(word);
      // The arms of the sample study are described in the study's own words.
      std::string ours = text;
      for (const config::Arm& arm : sample_study(kind).arms) {
        const std::size_t at = ours.find(arm.text.nl);
        if (!arm.text.nl.empty() && at != std::string::npos) {
          ours.erase(at, arm.text.nl.size());
        }
      }
      CHECK_FALSE(has(ours, word));
    }
  }
}

TEST_CASE("what a person must write is a visible placeholder, never silence") {
  config::Study study = sample_study();
  study.memo = {};
  const Document document = build_memo(sample_findings(study), study, Language::nl);
  std::size_t placeholders = 0;
  for (const auto& paragraph : test_support::paragraphs(document)) {
    placeholders += paragraph.tone == publish::memo::Tone::placeholder ? 1U : 0U;
  }
  CHECK(placeholders == 5);  // background, decision, costs, consequences, next steps
  const std::string text = all_text(document);
  for (const char* wanted :
       {"[Vul hier in: afzender]", "[Vul hier in: zaaknummer]", "[Vul hier in: wat het college"}) {
    CHECK(has(text, wanted));
  }
  const std::string english = all_text(build_memo(sample_findings(study), study, Language::en));
  CHECK(has(english, "[Fill in: sender]"));
  CHECK(document.organisation == "Gemeente Lindeveen");
  CHECK(document.title == "Resultaten experiment ‘Bijstand op maat’ 2017–2019");
}

TEST_CASE("tables are simple, small, numbered, and hidden cells are words") {
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::final, ReleaseKind::quarterly}) {
    int number = 0;
    for (const auto& table : test_support::tables(memo(kind))) {
      CAPTURE(table.caption);
      CHECK(table.columns.size() <= publish::memo::most_columns);
      CHECK(table.rows.size() <= publish::memo::most_rows);
      if (!table.caption.empty()) {
        CHECK(table.caption.starts_with("Tabel " + std::to_string(++number) + ". "));
      }
      for (const auto& column : table.columns) {
        CHECK_FALSE(column.header.empty());
      }
      for (const auto& row : table.rows) {
        CHECK(row.size() == table.columns.size());
        for (const auto& cell : row) {
          CHECK_FALSE(cell.text.empty());
        }
      }
    }
  }
  const auto participation = test_support::tables(memo(ReleaseKind::final)).at(2);
  CHECK(participation.rows.at(0).at(1).text == "157");
  CHECK(participation.rows.at(0).at(3).text == "geheim");
}

TEST_CASE("more than twelve rows are cut, and the memo says where the rest is") {
  config::Study study = sample_study();
  study.memo.next_steps.assign(15, {"wat", "wie", "wanneer"});
  const Document document = build_memo(sample_findings(study), study, Language::nl);
  CHECK(test_support::tables(document).back().rows.size() == 12);
  CHECK(has(all_text(document), "De andere regels staan in het werkboek."));
}

TEST_CASE("figures in the tables are those of the findings") {
  const config::Study study = sample_study();
  const auto findings = sample_findings(study);
  const auto* source = safe::find_table(findings, "exit_work");
  const auto table = test_support::tables(build_memo(findings, study, Language::nl)).at(3);
  for (std::size_t g = 0; g < study.arms.size(); ++g) {
    const auto* share = safe::find_cell(*source, {study.arms[g].id, "24"}, "share");
    REQUIRE(share != nullptr);
    CHECK(table.rows.at(g).at(3).text == core::percent(share->value(), 0, Language::nl));
  }
  CHECK(table.rows.size() == study.arms.size());  // non-participants stand apart: not drawn by lot
  CHECK(table.rows.back().at(4).text == "n.v.t.");
}

TEST_CASE("a table from the register says its own age, and the last quarter has the status of its month") {
  const config::Study study = sample_study(ReleaseKind::quarterly);
  const safe::SafeFindings sample = sample_findings(study);
  std::vector<safe::Table> tables = sample.tables();
  const auto stock =
      std::find_if(tables.begin(), tables.end(), [](const auto& t) { return t.id == "stock"; });
  REQUIRE(stock != tables.end());
  const std::string quarter = stock->dimensions.front().codes.back().id;
  stock->maturity.text = {"Stand: 31 maart 2020; gezien: 1 latere maand; status van het register: voorlopig.",
                          "As of."};
  stock->maturity.status = {{quarter, {"voorlopig", "provisional"}}};
  const auto findings = TestForge::findings(tables, sample.statements(), {}, sample.refreshed());
  const Document document = build_memo(findings, study, Language::nl);
  const auto under = test_support::paragraphs(document);
  const auto line = std::find_if(under.begin(), under.end(), [](const auto& p) {
    return has(p.text, "Stand: 31 maart 2020; gezien: 1");
  });
  REQUIRE(line != under.end());
  CHECK(has(line->text, "status van het register: voorlopig. Status van deze uitgave: "));
  CHECK_FALSE(has(line->text, "Peildatum"));
  bool found = false;
  for (const auto& table : test_support::tables(document)) {
    if (has(table.caption, "Stand van dit kwartaal")) {
      found = true;
      CHECK(table.rows.front().back().text == "voorlopig");
    }
  }
  CHECK(found);
}

TEST_CASE("the line under a table of one month speaks of that month only") {
  const config::Study study = sample_study(ReleaseKind::final);
  const safe::SafeFindings sample = sample_findings(study);
  std::vector<safe::Table> tables = sample.tables();
  const std::string id = study.primary_outcome()->id;
  const auto outcome = std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.id == id; });
  REQUIRE(outcome != tables.end());
  outcome->maturity.text = {"Na 12 maanden: definitief. Na 24 maanden: voorlopig.", "Both."};
  for (const char* month : {"12", "24"}) {
    outcome->maturity.alone[month] = {std::string("Alleen ") + month + ".", "One."};
  }
  const auto findings = TestForge::findings(tables, sample.statements(), {}, sample.refreshed());
  const std::string text = all_text(build_memo(findings, study, Language::nl));
  CHECK(has(text, "Alleen 24. Status van deze uitgave"));
  CHECK_FALSE(has(text, "Na 12 maanden: definitief"));
}

namespace {

/// The sample with more tables, as the gate would have made them.
safe::SafeFindings with(const safe::SafeFindings& sample, std::vector<safe::Table> more) {
  std::vector<safe::Table> tables = sample.tables();
  tables.insert(tables.end(), more.begin(), more.end());
  return TestForge::findings(tables, sample.statements(), {}, sample.refreshed());
}

safe::Table stop_table_of(const config::Study& study, bool effects) {
  safe::Table table;
  table.id = "stop_criteria";
  table.topic = "interim";
  table.notes = {{"Bereikt betekent: voorbij de grens.", "Reached means: beyond the bound."}};
  table.dimensions = {{"signaal", {"Signaal", "Signal"}, {{"s", {"Minder werk", "Less work"}}}},
                      test_support::sample::groups(study, false)};
  table.columns = {test_support::sample::column("bound", "Grens", "Bound", safe::Unit::text)};
  std::vector<safe::Cell> cells{TestForge::text({"lager dan -10 procentpunt", "lower than -10 points"})};
  if (effects) {
    for (const char* id : {"difference", "low", "high"}) {
      table.columns.push_back(test_support::sample::column(id, id, id, safe::Unit::score_difference));
    }
    for (const double value : {-12.0, -20.0, -4.0}) {
      cells.push_back(TestForge::number(value, 0));
    }
  }
  table.columns.push_back(test_support::sample::column("status", "Stand", "State", safe::Unit::text));
  cells.push_back(TestForge::text({"bereikt", "reached"}));
  table.rows = {test_support::sample::row({0, 0}, cells)};
  return table;
}

}  // namespace

TEST_CASE(
    "Z46: the signals of the plan stand in the interim memo, with who decides; without them the place stays "
    "open") {
  config::Study study = sample_study(ReleaseKind::interim);
  const safe::SafeFindings sample = sample_findings(study);
  CHECK(has(all_text(build_memo(sample, study, Language::nl)), "[Vul hier in: de signalen"));
  config::StopCriterion criterion;
  criterion.id = "s";
  criterion.decides = {"het college", "the executive"};
  study.plan.stop_criteria = {criterion};
  for (const bool effects : {false, true}) {
    const Document document = build_memo(with(sample, {stop_table_of(study, effects)}), study, Language::nl);
    const std::string text = all_text(document);
    CHECK_FALSE(has(text, "[Vul hier in: de signalen"));
    CHECK(has(text, "Vooraf is er één signaal afgesproken."));
    CHECK(has(text, "Wie hierover besluit: het college. Deze brief is geen besluit."));
    bool found = false;
    for (const auto& table : test_support::tables(document)) {
      if (has(table.caption, "Signalen die vooraf zijn afgesproken")) {
        found = true;
        CHECK(table.columns.size() == (effects ? 6U : 4U));
        CHECK(table.rows.front().back().text == "bereikt");
      }
    }
    CHECK(found);
  }
}

TEST_CASE("a last release on a register that is still corrected does not call its figures final") {
  config::Study study = sample_study(ReleaseKind::final);
  study.release.status = config::FigureStatus::final;
  const safe::SafeFindings sample = sample_findings(study);
  CHECK(has(all_text(build_memo(sample, study, Language::nl)), "De cijfers zijn definitief."));
  const auto findings =
      TestForge::findings(sample.tables(), sample.statements(), {{"register_not_final", true}});
  const std::string text = all_text(build_memo(findings, study, Language::nl));
  CHECK_FALSE(has(text, "De cijfers zijn definitief."));
  CHECK(has(text, "Cijfers uit de uitkeringsadministratie kunnen nog iets veranderen."));
  // The head block says from which month.
  std::vector<safe::Table> tables = sample.tables();
  tables.front().maturity.open_from = core::month_of(*core::make_date(2019, 1, 1));
  const Document memo = build_memo(TestForge::findings(tables, sample.statements()), study, Language::nl);
  const auto status =
      std::find_if(memo.head.begin(), memo.head.end(),
                   [](const publish::memo::HeadField& field) { return field.id == "status"; });
  REQUIRE(status != memo.head.end());
  CHECK(status->value.text ==
        "Definitief rapport; cijfers over de maanden vanaf januari 2019 zijn nog voorlopig");
}

TEST_CASE("the status of a corrected release keeps the capital of its month, also within a sentence") {
  config::Study study = sample_study(ReleaseKind::final);
  study.release.status = config::FigureStatus::corrected;
  const std::string text = all_text(build_memo(sample_findings(study), study, Language::en));
  const std::string day = core::long_date(study.release.date, Language::en);
  CHECK(has(text, "corrected on " + day + "."));
  CHECK(has(text, "(workbook.xlsx), corrected on " + day));
}

TEST_CASE("an interim memo shows the last month with figures when the horizon is not reached") {
  config::Study study = sample_study(ReleaseKind::interim);
  const auto sample = sample_findings(study);
  std::vector<safe::Table> tables = sample.tables();
  for (safe::Table& table : tables) {
    if (table.id == "exit_work") {
      for (safe::Row& row : table.rows) {
        if (table.dimensions[1].codes[row.codes[1]].id == "24") {
          for (safe::Cell& cell : row.cells) {
            cell = TestForge::not_available({"nog niet bereikt", "not reached yet"});
          }
        }
      }
    }
  }
  const Document document = build_memo(TestForge::findings(tables, {}, {}, true), study, Language::nl);
  CHECK(has(all_text(document), "na 18\xC2\xA0maanden"));
}

TEST_CASE("our own Dutch is plain: short sentences and paragraphs, no office word") {
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::final, ReleaseKind::quarterly}) {
    config::Reading all;
    for (const auto& paragraph : test_support::paragraphs(memo(kind))) {
      if (paragraph.tone == publish::memo::Tone::placeholder) {
        continue;
      }
      CHECK(test_support::not_plain(paragraph.text) == "");
      const config::Reading reading = config::measure(paragraph.text);
      all.sentences += reading.sentences;
      all.words += reading.words;
    }
    CHECK(all.sentences > 15);
    CHECK_FALSE(all.long_on_average());
  }
}

TEST_CASE("the length of a memo per kind, and one word too many is seen [council-memo §3]") {
  CHECK(publish::memo::most_words(ReleaseKind::quarterly) == 600);
  CHECK(publish::memo::most_words(ReleaseKind::interim) == 1000);
  CHECK(publish::memo::most_words(ReleaseKind::final) == 1800);
  CHECK(publish::memo::most_words(ReleaseKind::exploration) == 1000);
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::final}) {
    config::Study study = sample_study(kind);
    const std::size_t before = publish::memo::word_count(build_memo(sample_findings(study), study, Language::nl));
    study.memo.reason.clear();
    const std::size_t placeholder = publish::memo::word_count(build_memo(sample_findings(study), study, Language::nl));
    for (std::size_t i = placeholder; i < publish::memo::most_words(kind) + 30; ++i) {
      study.memo.reason += " woord";
    }
    CHECK(before <= publish::memo::most_words(kind));
    CHECK(publish::memo::word_count(build_memo(sample_findings(study), study, Language::nl)) >
          publish::memo::most_words(kind));
  }
}

TEST_CASE("memos stay within their length and invented data say so") {
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::final, ReleaseKind::quarterly}) {
    for (const Language language : {Language::nl, Language::en}) {
      const Document document = memo(kind, language);
      CHECK(publish::memo::word_count(document) <= publish::memo::most_words(kind));
      CHECK(has(all_text(document), language == Language::nl ? "VERZONNEN GEGEVENS" : "INVENTED DATA"));
    }
  }
  config::Study study = sample_study();
  study.fictitious = false;
  CHECK_FALSE(has(all_text(build_memo(sample_findings(study), study, Language::nl)), "VERZONNEN"));
}

TEST_CASE("empty findings give a memo that says so and does not fail") {
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::final, ReleaseKind::quarterly}) {
    const std::string text = all_text(build_memo(TestForge::findings({}), sample_study(kind), Language::nl));
    CHECK(has(text, "niet te bepalen"));
  }
}

TEST_CASE("the publisher writes the languages of the study and warns about length") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("werkthet-test-memo-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const bool english : {true, false}) {
    config::Study study = sample_study();
    if (!english) {
      study.languages = {Language::nl};
      for (int i = 0; i < 2000; ++i) {
        study.memo.reason += " woord";
      }
    }
    const auto findings = sample_findings(study);
    const provenance::RunFacts run;
    core::StagedFolder staged(folder / "out");
    publish::ArtefactWriter out(staged);
    CountingLog log;
    const publish::memo::MemoPublisher publisher;
    publisher.publish({findings, study, run, out, log});
    CHECK(publisher.name() == "memo");
    CHECK(out.artefacts().size() == (english ? 2U : 1U));
    CHECK(out.artefacts().back().path == "memo.docx");
    CHECK(log.warnings.size() == (english ? 0U : 1U));
    staged.commit();
    const auto parts = office::read_zip(core::read_file(folder / "out/public/memo.docx"));
    CHECK(parts.front().name == "[Content_Types].xml");
    CHECK(std::filesystem::exists(folder / "out/public/memo-en.docx") == english);
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE(
    "a group with a hidden share keeps its row in the figure, with the word; no share at all is no figure") {
  const config::Study study = sample_study();
  const auto sample = sample_findings(study);
  std::vector<safe::Table> tables = sample.tables();
  const auto drawings = [&] {
    const auto findings = TestForge::findings(tables, sample.statements());
    return publish::memo::drawn_pictures(build_memo(findings, study, Language::nl), findings, study);
  };
  const auto hide = [&](std::size_t arm) {
    for (safe::Table& table : tables) {
      if (table.id == "exit_work") {
        for (safe::Row& row : table.rows) {
          if (row.codes[0] == arm) {
            for (const char* column : {"share", "low", "high"}) {
              row.cells[*safe::column_index(table, column)] = TestForge::hidden();
            }
          }
        }
      }
    }
  };
  REQUIRE(drawings().size() == 1);
  CHECK(drawings()[0].svg.find("geheim") == std::string::npos);
  hide(1);
  REQUIRE(drawings().size() == 1);
  CHECK(drawings()[0].svg.find("geheim") != std::string::npos);
  for (std::size_t arm = 0; arm < 5; ++arm) {
    hide(arm);
  }
  CHECK(drawings().empty());
}

TEST_CASE("the table of verdicts names units and judges from the interval") {
  const auto all = test_support::tables(memo(ReleaseKind::final));
  const auto found = std::find_if(all.begin(), all.end(),
                                  [](const auto& table) { return has(table.caption, "Verwachtingen"); });
  REQUIRE(found != all.end());
  CHECK(found->rows.size() == 6);
  CHECK(found->rows.at(0).at(2).text == "+3\xC2\xA0procentpunt");
  CHECK(found->rows.at(0).at(4).text == "niet vastgesteld");
  CHECK(found->rows.at(4).at(2).text == "+0,25\xC2\xA0punt");
  CHECK(found->rows.at(4).at(4).text == "gevonden");
}
