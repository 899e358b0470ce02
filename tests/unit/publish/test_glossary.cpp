// The words that readers get explained and the words of GLOSSARY.md, which names their code, are one list.
#include "core/files.hpp"
#include "core/text.hpp"
#include "publish/caveats.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace werkthet;

namespace {

using Row = std::vector<std::string>;

/// The rows of the table, each cell without blanks around it.
std::vector<Row> rows_of_glossary() {
  const std::string text = core::read_file(std::filesystem::path(WERKTHET_SOURCE) / "GLOSSARY.md");
  std::vector<Row> rows;
  for (const std::string_view line : core::split(text, '\n')) {
    if (!line.starts_with("| ") || line.starts_with("| ---") || line.starts_with("| Dutch")) {
      continue;
    }
    Row row;
    for (const std::string_view cell : core::split(line.substr(1, line.size() - 2), '|')) {
      row.emplace_back(core::trimmed(cell));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Whether a cell names the word, alone or among others: "BUS, benefit statistics".
bool names(const std::string& cell, std::string_view word) {
  const auto parts = core::split(cell, ',');
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return core::trimmed(part) == word; });
}

}  // namespace

TEST_CASE("GLOSSARY.md is a table of four columns in the order of its Dutch words") {
  const std::vector<Row> rows = rows_of_glossary();
  REQUIRE(rows.size() > 50);
  std::string before;
  for (const Row& row : rows) {
    REQUIRE(row.size() == 4);
    INFO(row[0]);
    CHECK_FALSE(row[1].empty());
    const std::string key = core::lower_ascii(row[0]);
    CHECK(before < key);  // in order, and each once
    before = key;
  }
}

TEST_CASE("every word that readers get explained stands in GLOSSARY.md, with the same English word") {
  const std::vector<Row> rows = rows_of_glossary();
  std::set<std::string> ids;
  for (const publish::Term& term : publish::glossary()) {
    INFO(term.term.nl << " | " << term.term.en);
    CHECK(ids.insert(term.id).second);
    CHECK(std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return names(row[0], term.term.nl) && names(row[1], term.term.en);
    }));
    CHECK_FALSE(term.meaning.nl.empty());
    CHECK_FALSE(term.meaning.en.empty());
  }
}
