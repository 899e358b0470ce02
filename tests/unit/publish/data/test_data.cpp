// The data files: exact bytes of a small table, every cell of the sample read back, metadata that fits the
// file, and the independent reader of the attack scripts.

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/log.hpp"
#include "core/text.hpp"
#include "exchange/read_exchange.hpp"
#include "exchange/write_exchange.hpp"
#include "publish/cell_text.hpp"
#include "publish/data/csv_metadata.hpp"
#include "publish/data/csv_table.hpp"
#include "publish/data/data_publisher.hpp"
#include "publish/data/exchange_file.hpp"
#include "publish/data/figures_file.hpp"
#include "support/sample_findings.hpp"
#include "support/test_forge.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

using namespace werkthet;
using nlohmann::json;
using safe::TestForge;

namespace {

/// Fields of CSV text by the rules of RFC 4180; written here so that the writer is not tested with its own
/// eyes.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& field = rows.back().back();
    if (quoted) {
      if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        field += text[++i];
      } else if (text[i] == '"') {
        quoted = false;
      } else {
        field += text[i];
      }
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
      rows.emplace_back(1);
    } else {
      field += text[i];
    }
  }
  rows.pop_back();  // behind the last line break
  return rows;
}

safe::Table small_table() {
  safe::Table table;
  table.id = "proef";
  table.title = {"Titel", "Title"};
  table.statistic = {"Aantal", "Number"};
  table.source = {"Bron", "Source"};
  table.dimensions = {{"groep",
                       {"Groep", "Group"},
                       {{"regie", {"Eigen regie", "Own direction"}}, {"Totaal", {"Totaal", "Total"}}}}};
  table.columns = {{"n", {"Personen", "Persons"}, safe::Unit::count, true},
                   {"difference", {"Verschil", "Difference"}, safe::Unit::points, false},
                   {"light", {"Oordeel", "Verdict"}, safe::Unit::text, false}};
  table.rows = {
      {{0}, {TestForge::hidden(), TestForge::number(-3), TestForge::text({"goed, \"ruim\"", "fine"})}},
      {{1}, {TestForge::number(1080), TestForge::number(0.5, 1), TestForge::not_applicable()}}};
  return table;
}

struct Published {
  std::filesystem::path root;
  std::vector<publish::Artefact> artefacts;
};

using Folder = test_support::ScratchFolder;

Published publish_sample(const Folder& folder, config::ReleaseKind kind) {
  const config::Study study = test_support::sample_study(kind);
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const provenance::RunFacts run{.tool = "werkthet", .version = "0.0.0"};
  core::StagedFolder staged(folder.path() / "uit");
  publish::ArtefactWriter out(staged);
  core::SilentLog log;
  publish::data::DataPublisher().publish({findings, study, run, out, log});
  staged.commit();
  return {folder.path() / "uit" / "public", out.artefacts()};
}

bool python_with(const std::filesystem::path& script) {
  return std::filesystem::exists(script) && std::system("python3 -c '' 2>/dev/null") == 0;
}

}  // namespace

TEST_CASE("a table as CSV, byte for byte") {
  CHECK(publish::data::csv_table(small_table()) ==
        "groep,n,difference,light\r\n"
        "regie,[c],-3,\"goed, \"\"ruim\"\"\"\r\n"
        "Totaal,1080,0.5,[z]\r\n");
}

TEST_CASE("a text that a spreadsheet would run is disarmed, a negative number is not") {
  safe::Table table = small_table();
  table.dimensions[0].codes[0].id = "=1+1";
  table.rows[0].cells[2] = TestForge::text({"@SUM(A1)", ""});
  const auto rows = read_csv(publish::data::csv_table(table));
  CHECK(rows[1] == std::vector<std::string>{"'=1+1", "[c]", "-3", "'@SUM(A1)"});
}

TEST_CASE("two columns of one name are a bug and not a file") {
  safe::Table table = small_table();
  table.columns[0].id = "groep";
  CHECK_THROWS_AS(publish::data::csv_table(table), core::Error);
}

TEST_CASE("the same table for a Dutch spreadsheet: names, semicolons, decimal comma, byte order mark") {
  safe::Table table = small_table();
  table.dimensions[0].codes[0].label.nl = "=Eigen; regie";
  const std::string text = publish::data::csv_table_nl(table);
  REQUIRE(text.starts_with("\xEF\xBB\xBF"));
  const std::string header = text.substr(3, text.find("\r\n") - 3);
  const auto expected = publish::reader_headers(table, core::Language::nl);
  CHECK(core::split(header, ';').size() == expected.size());
  CHECK(header.starts_with(expected[0] + ";"));
  CHECK(text.find("\"'=Eigen; regie\";[c];-3;\"goed, \"\"ruim\"\"\"\r\n") != std::string::npos);
  CHECK(text.find(";1080;0,5;[z]\r\n") != std::string::npos);
}

TEST_CASE("headers for readers are unique") {
  safe::Table table = small_table();
  for (safe::Column& column : table.columns) {
    column.label = {"Zelfde", "Same"};
    column.unit = safe::Unit::count;
    column.in_tens = false;
  }
  CHECK(publish::reader_headers(table, core::Language::en) ==
        std::vector<std::string>{table.dimensions[0].label.en, "Same", "Same 2", "Same 3"});
}

TEST_CASE("figures.json: every cell once, with its codes, its unit and what is missing") {
  for (const config::ReleaseKind kind : {config::ReleaseKind::final, config::ReleaseKind::quarterly}) {
    const config::Study study = test_support::sample_study(kind);
    const safe::SafeFindings findings = test_support::sample_findings(study);
    const json all = json::parse(publish::data::figures_json(findings, study));
    CHECK(all["release"]["id"] == study.release.id);
    CHECK(all["release"]["invented"] == study.fictitious);
    CHECK_FALSE(all["release"]["status"]["nl"].get<std::string>().empty());
    REQUIRE(all["tables"].size() == findings.tables().size());
    std::size_t hidden = 0;
    for (std::size_t t = 0; t < findings.tables().size(); ++t) {
      const safe::Table& table = findings.tables()[t];
      const json& written = all["tables"][t];
      INFO(table.id);
      CHECK(written["id"] == table.id);
      CHECK(written["columns"].size() == table.columns.size());
      REQUIRE(written["figures"].size() == table.rows.size() * table.columns.size());
      std::size_t at = 0;
      for (const safe::Row& row : table.rows) {
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
          const json& figure = written["figures"][at++];
          const safe::Cell& cell = row.cells[c];
          CHECK(figure["column"] == table.columns[c].id);
          for (std::size_t d = 0; d < row.codes.size(); ++d) {
            CHECK(figure["codes"][table.dimensions[d].id] == table.dimensions[d].codes[row.codes[d]].id);
          }
          CHECK(figure.contains("value") == cell.is_number());
          if (cell.is_number()) {
            CHECK(figure["value"].get<double>() == cell.value());
          } else if (cell.kind() == safe::Cell::Kind::text) {
            CHECK(figure["text"]["nl"] == cell.text().nl);
          } else {
            CHECK(figure["missing"] == publish::cell_code(cell));
            CHECK(all["missing"].contains(publish::cell_code(cell)));
            hidden += cell.kind() == safe::Cell::Kind::hidden ? 1U : 0U;
          }
        }
      }
    }
    CHECK(hidden > 5);
  }
}

TEST_CASE("every cell of the sample reads back from its file") {
  for (const config::ReleaseKind kind : {config::ReleaseKind::final, config::ReleaseKind::quarterly}) {
    const config::Study study = test_support::sample_study(kind);
    const safe::SafeFindings findings = test_support::sample_findings(study);
    for (const safe::Table& table : findings.tables()) {
      INFO(table.id);
      const auto rows = read_csv(publish::data::csv_table(table));
      REQUIRE(rows.size() == table.rows.size() + 1);
      const std::size_t dimensions = table.dimensions.size();
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        REQUIRE(rows[r + 1].size() == dimensions + table.columns.size());
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
          const safe::Cell& cell = table.rows[r].cells[c];
          const std::string& field = rows[r + 1][dimensions + c];
          if (cell.is_number()) {
            CHECK(std::stod(field) == cell.value());
          } else if (cell.kind() == safe::Cell::Kind::text) {
            CHECK(field == cell.text().nl);
          } else {
            CHECK(field == publish::shorthand(cell));
          }
        }
      }
    }
  }
}

TEST_CASE("metadata: names, types, units, missing codes, key, licence and labels of codes") {
  const json metadata = json::parse(publish::data::csv_metadata(small_table(), test_support::sample_study()));
  CHECK(metadata["url"] == "proef.csv");
  CHECK(metadata["@context"][0] == "http://www.w3.org/ns/csvw");
  CHECK(metadata["dc:license"]["@id"] == "https://creativecommons.org/publicdomain/zero/1.0/");
  CHECK(metadata["dc:issued"]["@value"] == "2020-04-09");
  const json& columns = metadata["tableSchema"]["columns"];
  REQUIRE(columns.size() == 4);
  CHECK(metadata["tableSchema"]["primaryKey"] == json::array({"groep"}));
  CHECK(columns[0]["required"] == true);
  CHECK(columns[1]["datatype"] == "integer");
  CHECK(columns[1]["titles"]["nl"][0] == "Personen (afgerond op tientallen)");
  CHECK(columns[1]["null"] == json::array({"[c]", "[x]", "[z]"}));
  CHECK(columns[2]["datatype"] == "decimal");
  CHECK(columns[2]["schema:unitText"] == "percentage points");
  CHECK(columns[3]["datatype"] == "string");
  CHECK(metadata["notes"][0]["codes"]["regie"]["en"] == "Own direction");
  CHECK(metadata.dump().find("verzonnen") != std::string::npos);  // the sample municipality does not exist
}

TEST_CASE("metadata fits its file: same columns, unique key, values of the stated type") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  for (const safe::Table& table : findings.tables()) {
    INFO(table.id);
    const auto rows = read_csv(publish::data::csv_table(table));
    const json metadata = json::parse(publish::data::csv_metadata(table, study));
    const json& columns = metadata["tableSchema"]["columns"];
    REQUIRE(columns.size() == rows[0].size());
    std::set<std::vector<std::string>> keys;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      CHECK(columns[c]["name"] == rows[0][c]);
      CHECK(columns[c]["titles"]["und"][0] == rows[0][c]);
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
      keys.insert({rows[r].begin(), rows[r].begin() + static_cast<std::ptrdiff_t>(table.dimensions.size())});
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::string& field = rows[r][c];
        const json null_codes = columns[c].value("null", json::array());
        const bool missing = std::find(null_codes.begin(), null_codes.end(), json(field)) != null_codes.end();
        const std::string type = columns[c]["datatype"];
        if (!missing && type != "string") {
          CHECK(field.find_first_not_of(type == "integer" ? "-0123456789" : "-.0123456789") ==
                std::string::npos);
        }
      }
    }
    CHECK(keys.size() == rows.size() - 1);
  }
}

TEST_CASE("the publisher writes a file and its metadata per table and a README, the same every time") {
  const Folder one;
  const Folder two;
  const Published first = publish_sample(one, config::ReleaseKind::final);
  const Published second = publish_sample(two, config::ReleaseKind::final);
  const auto study = test_support::sample_study();
  const std::size_t tables = test_support::sample_findings(study).tables().size();
  REQUIRE(first.artefacts.size() == 3 * tables + 4);  // README, claims, all figures, what other municipalities may use
  REQUIRE(second.artefacts.size() == first.artefacts.size());
  for (std::size_t i = 0; i < first.artefacts.size(); ++i) {
    CHECK(first.artefacts[i].path == second.artefacts[i].path);
    CHECK(first.artefacts[i].sha256 == second.artefacts[i].sha256);
  }
  const std::string readme = core::read_file(first.root / "data" / "README.txt");
  for (const publish::Shorthand& code : publish::shorthands()) {
    CHECK(readme.find(code.meaning.nl) != std::string::npos);
    CHECK(readme.find(code.meaning.en) != std::string::npos);
  }
  CHECK(readme.find("VERZONNEN") != std::string::npos);
  CHECK(readme.find("exit_work_by_month.csv") != std::string::npos);
  CHECK(core::is_utf8(readme));
}

TEST_CASE("a final release hands on its printed differences, and a release without effects nothing (G10, C45)") {
  config::Study study = test_support::sample_study();
  for (config::Outcome& outcome : study.outcomes) {
    outcome.common = "maat_" + outcome.id;
  }
  study.arms[0].variant = "loslaten";
  const safe::SafeFindings findings = test_support::sample_findings(study);
  auto made = publish::data::exchange_of(findings, study);
  REQUIRE(made.has_value());
  // The sample's counts and differences were made up apart; those of a real release are compared end to end.
  for (exchange::Outcome& outcome : made->outcomes) {
    for (exchange::Result& result : outcome.results) {
      CHECK(result.events.has_value() == result.events_control.has_value());
      result.events = result.events_control = std::nullopt;
    }
  }
  core::Problems problems;
  const auto read = exchange::read_exchange(exchange::exchange_json(*made), "exchange.json", problems);
  INFO(core::text(problems));
  REQUIRE(read.has_value());  // what we write, others can read
  CHECK(*read == *made);
  CHECK(read->arms[0].variant == "loslaten");
  std::size_t numbers = 0;
  for (const exchange::Outcome& outcome : read->outcomes) {
    const std::string id = outcome.common.substr(5);
    const safe::Table* contrasts = safe::find_table(findings, id + "_contrasts");
    REQUIRE(contrasts != nullptr);
    for (const exchange::Result& result : outcome.results) {
      if (!result.estimate) {
        continue;
      }
      ++numbers;
      const bool printed = std::any_of(contrasts->rows.begin(), contrasts->rows.end(), [&](const safe::Row& row) {
        const safe::Cell* cell = safe::find_cell(*contrasts, row, "difference");
        return cell->is_number() && cell->value() == *result.estimate;
      });
      CHECK(printed);
    }
  }
  CHECK(numbers > 0);
  config::Study interim = study;
  interim.release.kind = config::ReleaseKind::interim;
  CHECK_FALSE(publish::data::exchange_of(findings, interim).has_value());  // no look was announced
  interim.plan.looks.push_back({interim.release.id, 0.5});
  CHECK(publish::data::exchange_of(findings, interim).has_value());
  study.municipality_code.clear();
  CHECK_FALSE(publish::data::exchange_of(findings, study).has_value());
}

TEST_CASE("the independent reader takes the files, with hidden cells as nothing") {
  const std::filesystem::path script = std::filesystem::path(WERKTHET_SHARED) / "attack" / "csv2tables.py";
  if (!python_with(script)) {
    WARN("SKIPPED: python3 or csv2tables.py is not here; the CSV was read by our own reader only");
    return;
  }
  const Folder folder;
  const Published published = publish_sample(folder, config::ReleaseKind::final);
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  std::size_t hidden = 0;
  for (const safe::Table& table : findings.tables()) {
    if (!column_index(table, "n")) {
      continue;
    }
    INFO(table.id);
    std::string dimensions;
    for (const safe::Dimension& dimension : table.dimensions) {
      dimensions += (dimensions.empty() ? "" : ",") + dimension.id;
    }
    const auto report = folder.path() / "tables.json";
    const auto file = published.root / "data" / (table.id + ".csv");
    const std::string command = "python3 '" + script.string() + "' --hide '[c],[x],[z]' --value n --dims " +
                                dimensions + " '" + file.string() + "' > '" + report.string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    const json read = json::parse(core::read_file(report));
    const json& cells = read["tables"][0]["cells"];
    REQUIRE(cells.size() == table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const safe::Row& row = table.rows[r];
      for (std::size_t d = 0; d < row.codes.size(); ++d) {
        CHECK(cells[r]["at"][table.dimensions[d].id] == table.dimensions[d].codes[row.codes[d]].id);
      }
      const safe::Cell* cell = find_cell(table, row, "n");
      REQUIRE(cell != nullptr);
      if (cell->is_number()) {
        CHECK(cells[r]["v"] == cell->value());
      } else {
        CHECK(cells[r]["v"].is_null());
        ++hidden;
      }
    }
  }
  CHECK(hidden > 0);
}
