#include "publish/data/csv_metadata.hpp"

#include "core/date.hpp"
#include "publish/catalogue.hpp"
#include "publish/cell_text.hpp"
#include "publish/wording.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace werkthet::publish::data {
namespace {

using core::Bilingual;
using core::Language;
using Json = nlohmann::ordered_json;

Json in_languages(const Bilingual& text) {
  Json values = Json::array({Json{{"@value", text.nl}, {"@language", "nl"}}});
  if (!text.en.empty()) {
    values.push_back(Json{{"@value", text.en}, {"@language", "en"}});
  }
  return values;
}

/// The id as language "und" so that a validator finds the header of the file among the titles.
Json titles(const std::string& id, const std::string& nl, const std::string& en) {
  return {{"und", Json::array({id})}, {"nl", Json::array({nl})}, {"en", Json::array({en})}};
}

bool any_cell(const safe::Table& table, std::size_t column, bool (*is)(const safe::Cell&)) {
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [&](const safe::Row& row) { return is(row.cells.at(column)); });
}

/// A count is an integer; a column with a text in it is a string, or the text would be an error to a
/// validator.
std::string datatype(const safe::Table& table, std::size_t column) {
  if (table.columns.at(column).unit == safe::Unit::text ||
      any_cell(table, column, [](const safe::Cell& cell) { return cell.kind() == safe::Cell::Kind::text; })) {
    return "string";
  }
  const bool decimals =
      any_cell(table, column, [](const safe::Cell& cell) { return cell.is_number() && cell.decimals() > 0; });
  return decimals || table.columns.at(column).unit != safe::Unit::count ? "decimal" : "integer";
}

Json value_column(const safe::Table& table, std::size_t index) {
  const safe::Column& column = table.columns.at(index);
  Json null_codes = Json::array();
  for (const Shorthand& code : shorthands()) {
    null_codes.push_back(code.code);
  }
  Json result{
      {"name", column.id},
      {"titles", titles(column.id, column_header(column, Language::nl), column_header(column, Language::en))},
      {"datatype", datatype(table, index)},
      {"null", null_codes}};
  if (const std::string_view unit = unit_name(column.unit); !unit.empty()) {
    result["schema:unitText"] = unit;
  }
  return result;
}

Json codes_note(const safe::Dimension& dimension) {
  Json codes = Json::object();
  for (const safe::Code& code : dimension.codes) {
    codes[code.id] = {{"nl", code.label.nl}, {"en", code.label.in(Language::en)}};
  }
  return {{"column", dimension.id}, {"codes", codes}};
}

}  // namespace

std::string_view unit_name(safe::Unit unit) {
  switch (unit) {
    case safe::Unit::count:
      return "count";
    case safe::Unit::percent:
      return "percent";
    case safe::Unit::points:
      return "percentage points";
    case safe::Unit::score:
      return "score";
    case safe::Unit::score_difference:
      return "difference of scores";
    case safe::Unit::years:
      return "years";
    case safe::Unit::months:
      return "months";
    case safe::Unit::euro:
      return "euro";
    case safe::Unit::text:
      break;
  }
  return {};
}

std::string csv_metadata(const safe::Table& table, const config::Study& study) {
  Json columns = Json::array();
  Json key = Json::array();
  Json notes = Json::array();
  for (const safe::Dimension& dimension : table.dimensions) {
    columns.push_back({{"name", dimension.id},
                       {"titles", titles(dimension.id, dimension.label.nl, dimension.label.in(Language::en))},
                       {"datatype", "string"},
                       {"required", true}});
    key.push_back(dimension.id);
    notes.push_back(codes_note(dimension));
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns.push_back(value_column(table, i));
  }
  Json missing = Json::object();
  for (const Shorthand& code : shorthands()) {
    missing[std::string(code.code)] = {{"nl", code.meaning.nl}, {"en", code.meaning.en}};
  }
  notes.push_back({{"missing", missing}});
  for (const Bilingual& note : table.notes) {
    notes.push_back({{"nl", note.nl}, {"en", note.in(Language::en)}});
  }
  if (!table.maturity.text.empty()) {
    notes.push_back({{"nl", table.maturity.text.nl}, {"en", table.maturity.text.in(Language::en)}});
  }
  if (study.fictitious) {
    notes.push_back({{"nl", "Deze cijfers zijn verzonnen."}, {"en", "These figures are invented."}});
  }

  const std::string issued = core::iso(study.release.date);
  Json metadata{{"@context", Json::array({"http://www.w3.org/ns/csvw", Json{{"@language", "nl"}}})},
                {"url", table.id + ".csv"},
                {"dc:title", in_languages(table.title)},
                {"dc:description", in_languages(table.statistic)},
                {"dc:source", in_languages(table.source)},
                {"dc:publisher", study.municipality},
                {"dc:issued", Json{{"@value", issued}, {"@type", "xsd:date"}}},
                {"dc:license", Json{{"@id", licence_address(study.catalogue.licence)}}},
                {"schema:version", study.release.id},
                {"schema:creativeWorkStatus",
                 in_languages({status_text(study, Language::nl), status_text(study, Language::en)})},
                {"dialect", {{"encoding", "utf-8"}, {"delimiter", ","}, {"header", true}}},
                {"tableSchema", {{"columns", columns}, {"primaryKey", key}}},
                {"notes", notes}};
  return metadata.dump(2) + "\n";
}

}  // namespace werkthet::publish::data
