#include "publish/data/figures_file.hpp"

#include "core/date.hpp"
#include "publish/catalogue.hpp"
#include "publish/cell_text.hpp"
#include "publish/data/csv_metadata.hpp"
#include "publish/wording.hpp"

#include <nlohmann/json.hpp>

namespace werkthet::publish::data {
namespace {

using core::Bilingual;
using core::Language;
using Json = nlohmann::ordered_json;

Json both(const Bilingual& text) {
  return {{"nl", text.nl}, {"en", text.in(Language::en)}};
}

Json release_of(const config::Study& study) {
  return {{"study", both(study.name)},
          {"id", study.release.id},
          {"date", core::iso(study.release.date)},
          {"status", both({status_text(study, Language::nl), status_text(study, Language::en)})},
          {"municipality", study.municipality},
          {"invented", study.fictitious},
          {"licence", licence_address(study.catalogue.licence)}};
}

Json missing_codes() {
  Json codes = Json::object();
  for (const Shorthand& code : shorthands()) {
    codes[std::string(code.code)] = both(code.meaning);
  }
  return codes;
}

Json dimensions_of(const safe::Table& table) {
  Json list = Json::array();
  for (const safe::Dimension& dimension : table.dimensions) {
    Json codes = Json::array();
    for (const safe::Code& code : dimension.codes) {
      codes.push_back({{"id", code.id}, {"label", both(code.label)}});
    }
    list.push_back({{"id", dimension.id}, {"label", both(dimension.label)}, {"codes", codes}});
  }
  return list;
}

Json columns_of(const safe::Table& table) {
  Json list = Json::array();
  for (const safe::Column& column : table.columns) {
    Json one{{"id", column.id},
             {"label", both({column_header(column, Language::nl), column_header(column, Language::en)})}};
    if (const std::string_view unit = unit_name(column.unit); !unit.empty()) {
      one["unit"] = unit;
    }
    one["rounded_to_tens"] = column.in_tens;
    list.push_back(std::move(one));
  }
  return list;
}

/// What stands above the figures of a table; ends open, for the figures.
std::string head_of(const safe::Table& table) {
  Json notes = Json::array();
  for (const Bilingual& note : table.notes) {
    notes.push_back(both(note));
  }
  Json head{{"id", table.id},
            {"title", both(table.title)},
            {"statistic", both(table.statistic)},
            {"source", both(table.source)},
            {"notes", notes}};
  if (!table.maturity.text.empty()) {
    Json status = Json::object();
    for (const auto& [code, words] : table.maturity.status) {
      status[code.empty() ? "all" : code] = both(words);
    }
    head["register"] = {{"as_of", both(table.maturity.text)}, {"status", status}};
  }
  head["dimensions"] = dimensions_of(table);
  head["columns"] = columns_of(table);
  std::string text = head.dump(-1, ' ', false);
  text.pop_back();
  return text + ",\n\"figures\":[";
}

std::string figure(const safe::Table& table, const safe::Row& row, std::size_t column) {
  Json codes = Json::object();
  for (std::size_t d = 0; d < row.codes.size(); ++d) {
    codes[table.dimensions.at(d).id] = table.dimensions[d].codes.at(row.codes[d]).id;
  }
  Json one{{"codes", codes}, {"column", table.columns.at(column).id}};
  const safe::Cell& cell = row.cells[column];
  switch (cell.kind()) {
    case safe::Cell::Kind::number:
      one["value"] = Json::parse(cell_code(cell));  // the digits that are printed, as a number
      break;
    case safe::Cell::Kind::text:
      one["text"] = both(cell.text());
      break;
    case safe::Cell::Kind::hidden:
    case safe::Cell::Kind::not_available:
    case safe::Cell::Kind::not_applicable:
      one["missing"] = shorthand(cell);
      if (!cell.text().empty()) {
        one["reason"] = both(cell.text());
      }
      break;
  }
  return one.dump(-1, ' ', false);
}

}  // namespace

std::string figures_json(const safe::SafeFindings& findings, const config::Study& study) {
  std::string text = "{\"release\":" + release_of(study).dump(-1, ' ', false) +
                     ",\n\"missing\":" + missing_codes().dump(-1, ' ', false) + ",\n\"tables\":[";
  for (std::size_t t = 0; t < findings.tables().size(); ++t) {
    const safe::Table& table = findings.tables()[t];
    text += (t == 0 ? "\n" : ",\n") + head_of(table);
    bool first = true;
    for (const safe::Row& row : table.rows) {
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        text += (first ? "\n" : ",\n") + figure(table, row, c);
        first = false;
      }
    }
    text += "]}";
  }
  return text + "]}\n";
}

}  // namespace werkthet::publish::data
