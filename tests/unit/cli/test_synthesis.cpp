// The comparison of municipalities as a reader meets it: from exchange files through the gate to tables and
// sentences, as golden text in two languages.

#include "config/study.hpp"
#include "disclosure/gate.hpp"
#include "findings/synthesis_tables.hpp"
#include "publish/cell_text.hpp"
#include "publish/synthesis_wording.hpp"
#include "support/six_municipalities.hpp"
#include "synthesis/synthesis.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>

using namespace werkthet;
using core::Language;

namespace {

safe::SafeFindings published(std::vector<exchange::Exchange> files) {
  findings::Findings findings;
  findings::add_synthesis(findings, synthesis::synthesise(std::move(files), 3, 0.95));
  config::Study study;
  study.release.kind = config::ReleaseKind::final;
  return disclosure::Gate::release(findings, study).findings;
}

std::string table_text(const safe::Table& table, Language language) {
  std::string text = "## " + table.title.in(language) + "\n" + table.statistic.in(language) + "\n";
  for (const core::Bilingual& note : table.notes) {
    text += "* " + note.in(language) + "\n";
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += (i == 0 ? "" : " | ") + cells[i];
    }
    text += "\n";
  };
  std::vector<std::string> cells;
  for (const safe::Dimension& dimension : table.dimensions) {
    cells.push_back(dimension.label.in(language));
  }
  for (const safe::Column& column : table.columns) {
    cells.push_back(publish::column_header(column, language));
  }
  line(cells);
  for (const safe::Row& row : table.rows) {
    cells.clear();
    for (std::size_t d = 0; d < row.codes.size(); ++d) {
      cells.push_back(table.dimensions[d].codes[row.codes[d]].label.in(language));
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      cells.push_back(publish::cell_text(row.cells[c], table.columns[c].unit, language));
    }
    line(cells);
  }
  return text + "\n";
}

std::string all_text(const safe::SafeFindings& safe, Language language) {
  std::string text;
  for (const safe::Table& table : safe.tables()) {
    text += table_text(table, language);
  }
  for (const safe::Table* results : publish::synthesis_results(safe)) {
    text += "# " + results->title.in(language) + "\n";
    for (const publish::VariantSentences& said : publish::synthesis_sentences(safe, *results)) {
      text += said.name.in(language) + ".";
      for (const core::Bilingual& sentence : said.sentences) {
        text += " " + sentence.in(language);
      }
      text += "\n";
    }
    text += "\n";
  }
  return text;
}

void check_golden(const std::string& name, const std::string& now) {
  std::ifstream file(std::string(WERKTHET_SOURCE) + "/tests/golden/synthesis/" + name);
  const std::string golden{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (now != golden) {  // beside the test program, to compare and to copy after reading
    std::ofstream(name) << now;
  }
  CHECK(now == golden);
}

}  // namespace

TEST_CASE("six municipalities with two kinds of own direction, as golden text (Shows 4; G08-G16, O11)") {
  const safe::SafeFindings safe = published(test_support::six_municipalities());
  check_golden("six_municipalities.nl.txt", all_text(safe, Language::nl));
  check_golden("six_municipalities.en.txt", all_text(safe, Language::en));
}

TEST_CASE("no sentence counts significance, and all is said only when the table says so (G14)") {
  const safe::SafeFindings safe = published(test_support::six_municipalities());
  const std::string nl = all_text(safe, Language::nl);
  CHECK(nl.find("significant") == std::string::npos);
  CHECK(nl.find("In alle vijf lag de schatting onder nul.") != std::string::npos);
  std::vector<exchange::Exchange> files = test_support::six_municipalities();
  files[0].outcomes[0].results[0] = test_support::share_result("vrij", {150, 40}, {152, 31});
  const std::string other = all_text(published(files), Language::nl);
  CHECK(other.find("De schatting lag in één boven nul en in vier eronder.") != std::string::npos);
}

TEST_CASE("one municipality is named as the source and nothing is claimed for others (G17)") {
  std::vector<exchange::Exchange> files = test_support::six_municipalities();
  files.resize(1);
  const std::string nl = all_text(published(files), Language::nl);
  CHECK(nl.find("Van één gemeente met deze aanpak is er een cijfer: Lindeveen. Dit zegt nog niets over "
                "andere gemeenten.") != std::string::npos);
  CHECK(nl.find("Samen komt") == std::string::npos);
}

TEST_CASE("the comparison holds only printed figures of the files and averages of them") {
  const std::vector<exchange::Exchange> files = test_support::six_municipalities();
  const safe::SafeFindings safe = published(files);
  const safe::Table* results = safe::find_table(safe, "synthesis_of_uitstroom_werk");
  REQUIRE(results != nullptr);
  for (const exchange::Exchange& e : files) {
    const safe::Cell* cell = safe::find_cell(*results, {"loslaten", e.code}, "difference");
    if (e.municipality == "Eisdijk") {
      CHECK(cell == nullptr);
      continue;
    }
    REQUIRE(cell != nullptr);
    CHECK(cell->value() == *e.outcomes[0].results[0].estimate);
    CHECK(safe::find_cell(*results, {"loslaten", e.code}, "high")->value() == *e.outcomes[0].results[0].high);
  }
  std::set<std::string> ids;
  for (const safe::Table& table : safe.tables()) {
    CHECK(ids.insert(table.id).second);
    std::set<std::vector<std::size_t>> keys;  // the key of the CSV
    for (const safe::Row& row : table.rows) {
      CHECK(keys.insert(row.codes).second);
    }
  }
}

TEST_CASE("without exchange files there is no comparison") {
  CHECK(published({}).tables().empty());
}
