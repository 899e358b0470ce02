#include "ingest/layout.hpp"

#include "core/error.hpp"
#include "core/resources.hpp"
#include "ingest/values.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <map>

namespace werkthet::ingest {
namespace {

constexpr std::array<std::string_view, field_count + 2> names = {
    "year",       "month",          "reporter",      "municipality", "sequence", "benefit", "scheme",
    "household",  "citizen_number", "birth",         "sex",          "start",    "end",     "exemption",
    "end_reason", "income_kind",    "income_amount", "unread",       "unknown"};

/// Canonical names a code list may use, per field. A name outside it is a mistake in the layout.
const std::map<Field, std::map<std::string, int>>& canonical() {
  const auto of = [](EndReason reason) { return static_cast<int>(reason); };
  static const std::map<Field, std::map<std::string, int>> table = {
      {Field::scheme,
       {{"general", 1},
        {"ioaw", 2},
        {"ioaz", 3},
        {"special_periodic", 11},
        {"special_once", 12},
        {"bbz", 14}}},
      {Field::household,
       {{"single", static_cast<int>(Household::single)},
        {"single_parent", static_cast<int>(Household::single_parent)},
        {"couple", static_cast<int>(Household::couple)},
        {"other", static_cast<int>(Household::other)}}},
      {Field::sex, {{"man", static_cast<int>(Sex::man)}, {"woman", static_cast<int>(Sex::woman)}}},
      {Field::exemption, {{"no", 0}, {"yes", 1}}},
      {Field::income_kind, {{"work", 1}, {"other", 0}}},
      {Field::end_reason,
       {{"work_employed", of(EndReason::work_employed)},
        {"work_self", of(EndReason::work_self)},
        {"via_partner", of(EndReason::via_partner)},
        {"education", of(EndReason::education)},
        {"relationship", of(EndReason::relationship)},
        {"pension_age", of(EndReason::pension_age)},
        {"death", of(EndReason::death)},
        {"detention", of(EndReason::detention)},
        {"abroad", of(EndReason::abroad)},
        {"moved", of(EndReason::moved)},
        {"other_income", of(EndReason::other_income)},
        {"conduct", of(EndReason::conduct)},
        {"other", of(EndReason::other)},
        {"unknown", of(EndReason::unknown)}}},
  };
  return table;
}

[[noreturn]] void wrong(std::string_view id, std::string message) {
  throw core::Error(core::ErrorKind::input, std::move(message), "layouts/" + std::string(id) + ".toml",
                    "a layout is a shipped file; compare it with the original");
}

std::string_view without_zeros(std::string_view code) {
  while (code.size() > 1 && code.front() == '0') {
    code.remove_prefix(1);
  }
  return code;
}

std::vector<std::string> strings(const toml::node_view<const toml::node> node, std::string_view id) {
  std::vector<std::string> result;
  if (const toml::array* list = node.as_array()) {
    for (const toml::node& item : *list) {
      const auto text = item.value<std::string>();
      if (!text) {
        wrong(id, "a list of names holds something else than text");
      }
      result.push_back(*text);
    }
  }
  return result;
}

Field field_named(std::string_view key) {
  const auto at = std::find(names.begin(), names.begin() + field_count, key);
  return at == names.begin() + field_count ? Field::unread : static_cast<Field>(at - names.begin());
}

std::string local_name(std::string_view written) {
  const std::size_t colon = written.rfind(':');
  return loose_name(colon == written.npos ? written : written.substr(colon + 1));
}

}  // namespace

std::string_view name(Field field) {
  return names[static_cast<std::size_t>(field)];
}

Field Layout::field_of(std::string_view written) const {
  const auto at = fields_.find(local_name(written));
  return at == fields_.end() ? Field::unknown : at->second;
}

Part Layout::part_of(std::string_view written) const {
  const auto at = parts_.find(local_name(written));
  return at == parts_.end() ? Part::none : at->second;
}

bool Layout::is_null(Field field, std::string_view value) const {
  const auto& nulls = spec(field).nulls;
  return value.empty() || std::find(nulls.begin(), nulls.end(), value) != nulls.end();
}

std::optional<int> Layout::code(Field field, std::string_view value) const {
  const std::string_view wanted = without_zeros(value);
  for (const auto& [code, number] : spec(field).codes) {
    if (code == wanted) {
      return number;
    }
  }
  return std::nullopt;
}

Layout parse_layout(std::string_view text, std::string_view id) {
  toml::table file;
  try {
    file = toml::parse(text);
  } catch (const toml::parse_error& error) {
    wrong(id, "line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
  }
  const toml::table& root = file;
  Layout layout;
  layout.id_ = root["id"].value_or(std::string{});
  if (layout.id_ != id) {
    wrong(id, "the id in the layout is not its file name");
  }
  const std::string kind = root["kind"].value_or(std::string{});
  if (kind != "xml" && kind != "csv") {
    wrong(id, "kind is \"xml\" or \"csv\"");
  }
  layout.kind_ = kind == "xml" ? Layout::Kind::xml : Layout::Kind::csv;
  layout.specs_.resize(field_count);

  constexpr std::array<std::pair<std::string_view, Part>, 4> parts = {{{"delivery", Part::delivery},
                                                                       {"benefit", Part::benefit},
                                                                       {"person", Part::person},
                                                                       {"income", Part::income}}};
  for (const auto& [key, part] : parts) {
    for (const std::string& element : strings(root["records"][key], id)) {
      layout.parts_.emplace(loose_name(element), part);
    }
  }
  const toml::table* fields = root["fields"].as_table();
  if (fields == nullptr) {
    wrong(id, "the layout has no [fields]");
  }
  for (const auto& [key, node] : *fields) {
    const toml::node_view<const toml::node> entry(node);
    const Field field = field_named(key.str());
    for (const std::string& alias : strings(entry["names"], id)) {
      if (!layout.fields_.emplace(loose_name(alias), field).second) {
        wrong(id, "the name \"" + alias + "\" belongs to two fields");
      }
    }
    if (field == Field::unread) {
      continue;
    }
    FieldSpec& spec = layout.specs_[static_cast<std::size_t>(field)];
    spec.kenmerk = entry["kenmerk"].value_or(0);
    spec.nulls = strings(entry["null"], id);
    const std::string list = entry["codes"].value_or(std::string{});
    if (list.empty()) {
      continue;
    }
    const toml::table* codes = root["codes"][list].as_table();
    const auto allowed = canonical().find(field);
    if (codes == nullptr || allowed == canonical().end()) {
      wrong(id, "the code list of " + std::string(key.str()) + " is missing");
    }
    for (const auto& [code, meaning] : *codes) {
      const auto number = allowed->second.find(meaning.value_or(std::string{}));
      if (number == allowed->second.end()) {
        wrong(id,
              "code " + std::string(code.str()) + " of " + list + " has a meaning the program does not know");
      }
      spec.codes.emplace_back(without_zeros(code.str()), number->second);
    }
  }
  return layout;
}

Layout read_layout(std::string_view id) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (id.empty() || id.size() > 64 || !std::all_of(id.begin(), id.end(), allowed)) {
    throw core::Error(core::ErrorKind::input,
                      "the name of a layout has small letters, digits and hyphens only", {},
                      "bus_layout = \"bus2015-xml\"");
  }
  return parse_layout(core::resource("layouts/" + std::string(id) + ".toml"), id);
}

}  // namespace werkthet::ingest
