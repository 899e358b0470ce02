#pragma once
// Tables as a published folder holds them, made by hand: CSV text and the metadata beside it, in the form the
// tool writes.

#include "audit/published.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace werkthet::test {

struct PublishedColumn {
  std::string id;
  std::string unit{"count"};
  bool in_tens{false};
};

struct PublishedTable {
  std::string id;
  std::vector<std::string> dimensions;
  std::vector<PublishedColumn> columns;
  std::string csv;  ///< lines without the header
  std::string note{};
  std::string description{"Aantal personen"};

  [[nodiscard]] std::string text() const {
    std::string header;
    for (const std::string& dimension : dimensions) {
      header += (header.empty() ? "" : ",") + dimension;
    }
    for (const PublishedColumn& column : columns) {
      header += (header.empty() ? "" : ",") + column.id;
    }
    return header + "\r\n" + csv;
  }

  [[nodiscard]] std::string metadata(const std::string& release = "2020-eind") const {
    nlohmann::json list = nlohmann::json::array();
    for (const std::string& dimension : dimensions) {
      list.push_back({{"name", dimension}, {"datatype", "string"}});
    }
    for (const PublishedColumn& column : columns) {
      nlohmann::json one{
          {"name", column.id},
          {"titles", {{"nl", {column.id + (column.in_tens ? " (afgerond op tientallen)" : "")}}}}};
      if (!column.unit.empty()) {
        one["schema:unitText"] = column.unit;
      }
      list.push_back(one);
    }
    return nlohmann::json{{"dc:description", {{{"@value", description}, {"@language", "nl"}}}},
                          {"schema:version", release},
                          {"tableSchema", {{"columns", list}, {"primaryKey", dimensions}}},
                          {"notes", {{{"nl", note}}}}}
        .dump();
  }

  [[nodiscard]] audit::Table table() const {
    return audit::read_table(text(), metadata(), "data/" + id + ".csv");
  }
};

inline audit::Release published(const std::string& name, const std::vector<PublishedTable>& tables) {
  audit::Release release{name, {}};
  for (const PublishedTable& table : tables) {
    release.tables.push_back(table.table());
  }
  return release;
}

}  // namespace werkthet::test
