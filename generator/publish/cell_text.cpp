#include "publish/cell_text.hpp"

#include "core/format.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <set>

namespace werkthet::publish {
namespace {

using core::Language;
using safe::Cell;
using safe::Unit;

std::string number_text(const Cell& cell, Unit unit, Language language) {
  switch (unit) {
    case Unit::percent:
      return core::percent(cell.value(), cell.decimals(), language);
    case Unit::points:
    case Unit::score_difference:
      return core::signed_number(cell.value(), cell.decimals(), language);
    case Unit::euro:
      return core::euro(cell.value(), cell.decimals() > 0, language);
    case Unit::count:
    case Unit::score:
    case Unit::years:
    case Unit::months:
    case Unit::text:
      break;
  }
  return core::number(cell.value(), cell.decimals(), language);
}

/// The unit between brackets, empty where the label alone says enough.
core::Bilingual unit_suffix(const safe::Column& column) {
  switch (column.unit) {
    case Unit::count:
      return column.in_tens ? core::Bilingual{"afgerond op tientallen", "rounded to tens"}
                            : core::Bilingual{};
    case Unit::percent:
      return {"%", "%"};
    case Unit::points:
      return {"procentpunt", "percentage points"};
    case Unit::years:
      return {"jaren", "years"};
    case Unit::months:
      return {"maanden", "months"};
    case Unit::euro:
      return {"euro", "euros"};
    case Unit::score:
    case Unit::score_difference:
    case Unit::text:
      break;
  }
  return {};
}

}  // namespace

std::string cell_text(const Cell& cell, Unit unit, Language language) {
  const bool dutch = language == Language::nl;
  switch (cell.kind()) {
    case Cell::Kind::number:
      return number_text(cell, unit, language);
    case Cell::Kind::text:
      return cell.text().in(language);
    case Cell::Kind::hidden:
      return dutch ? "geheim" : "not shown";
    case Cell::Kind::not_available:
      return dutch ? "niet te bepalen" : "not available";
    case Cell::Kind::not_applicable:
      break;
  }
  return dutch ? "n.v.t." : "n/a";
}

std::string cell_code(const Cell& cell) {
  switch (cell.kind()) {
    case Cell::Kind::number:
      return core::plain(cell.value(), cell.decimals());
    case Cell::Kind::text:
      return cell.text().nl;
    case Cell::Kind::hidden:
    case Cell::Kind::not_available:
    case Cell::Kind::not_applicable:
      break;
  }
  return std::string(shorthand(cell));
}

std::string cell_code_nl(const Cell& cell) {
  std::string code = cell_code(cell);
  if (cell.is_number()) {
    std::replace(code.begin(), code.end(), '.', ',');
  }
  return code;
}

std::string_view shorthand(const Cell& cell) {
  switch (cell.kind()) {
    case Cell::Kind::hidden:
      return "[c]";
    case Cell::Kind::not_available:
      return "[x]";
    case Cell::Kind::not_applicable:
      return "[z]";
    case Cell::Kind::number:
    case Cell::Kind::text:
      break;
  }
  return {};
}

const std::vector<Shorthand>& shorthands() {
  static const std::vector<Shorthand> all{
      {"[c]", {"geheim: kleine aantallen tonen we niet", "not shown: small numbers are kept confidential"}},
      {"[x]", {"niet te bepalen of niet gemeten", "not available or not measured"}},
      {"[z]", {"niet van toepassing", "not applicable"}},
  };
  return all;
}

std::string margin_header(const safe::Column& low, core::Language language) {
  const std::string& label = low.label.in(language);
  const std::size_t end =
      label.rfind(')');  // "Marge (99,7%) van", "Verschil met de controlegroep, marge (95%) van"
  const std::size_t comma = label.rfind(", ", end);
  if (label.find('(') < end && end != std::string::npos) {
    std::string words = label.substr(comma < end ? comma + 2 : 0, end + 1 - (comma < end ? comma + 2 : 0));
    words.front() = words.front() == 'm' ? 'M' : words.front();
    return words;
  }
  if (low.id == "low") {
    return language == Language::nl ? "Marge (95%)" : "Margin (95%)";
  }
  const std::string_view from = language == Language::nl ? " van" : " from";  // "Toen: marge van"
  return label.ends_with(from) ? label.substr(0, label.size() - from.size()) : label;
}

std::string margin_header(const safe::Table& table, core::Language language) {
  if (const auto low = safe::column_index(table, "low")) {
    return margin_header(table.columns[*low], language);
  }
  return language == Language::nl ? "Marge (95%)" : "Margin (95%)";
}

std::string column_header(const safe::Column& column, Language language) {
  const std::string& label = column.label.in(language);
  const std::string suffix = unit_suffix(column).in(language);
  // A label that names its unit already keeps it: "Aandeel (%)" must not become "Aandeel (%) (%)".
  if (suffix.empty() || label.find(suffix) != std::string::npos) {
    return label;
  }
  return label + " (" + suffix + ")";
}

std::vector<std::string> reader_headers(const safe::Table& table, Language language) {
  std::vector<std::string> headers;
  std::set<std::string> taken;
  const auto add = [&](const std::string& wanted) {
    std::string header = wanted;
    for (int n = 2; !taken.insert(core::lower_ascii(header)).second; ++n) {
      header = wanted + " " + std::to_string(n);
    }
    headers.push_back(header);
  };
  for (const safe::Dimension& dimension : table.dimensions) {
    add(dimension.label.in(language));
  }
  for (const safe::Column& column : table.columns) {
    add(column_header(column, language));
  }
  return headers;
}

}  // namespace werkthet::publish
