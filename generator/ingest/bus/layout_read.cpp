// A layout file to a Layout. Every mistake is said with its line: outside of the shipped layouts these files
// are written by the people who use them.
#include "core/edit_distance.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/bus/layout.hpp"
#include "ingest/values.hpp"
#include "provenance/digest.hpp"

#include <toml++/toml.h>

#include <algorithm>

namespace werkthet::ingest {
namespace {

constexpr std::uint32_t longest_record = 1U << 20U;

using View = toml::node_view<const toml::node>;
using Names = std::vector<std::string>;

const Names& layout_keys() {
  static const Names keys = {"id",         "kind",    "nesting", "covers",     "person",
                             "money",      "income",  "benefit", "valid_from", "valid_until",
                             "month_from", "records", "fields",  "codes"};
  return keys;
}

const Names& record_keys() {
  static const Names keys = {"delivery", "benefit", "person", "income", "skip"};
  return keys;
}

const Names& field_keys() {
  static const Names keys = {"names", "first_names", "second_names", "at",   "first_at", "second_at",
                             "null",  "codes",       "otherwise",    "type", "kenmerk"};
  return keys;
}

std::string shown(std::string_view key) {
  const std::string clean = core::without_controls(key);
  return "\"" + (clean.size() > 60 ? clean.substr(0, 20) + "..." : clean) + "\"";
}

/// Fields that are read, for a name that is nearly one of them. A field may have any other name and is then
/// not read
/// (`[fields.housing]`), so only a slip of one letter, or two that changed places in a longer word, is a
/// mistake.
std::string nearly_a_field(std::string_view key) {
  Names fields;
  for (std::size_t f = 0; f < field_count; ++f) {
    fields.emplace_back(name(static_cast<Field>(f)));
  }
  const std::string near = core::nearest(key, fields);
  const std::size_t allowed = key.size() < 6 ? 1 : 2;
  return near.empty() || core::edit_distance(key, near) > allowed ? std::string{} : near;
}

}  // namespace

class LayoutReader {
 public:
  LayoutReader(std::string_view text, std::string_view id) : id_(id) {
    try {
      file_ = toml::parse(text);
    } catch (const toml::parse_error& error) {
      wrong(error.source(), std::string(error.description()));
    }
    layout_.fingerprint_ = provenance::sha256_hex(text);
  }

  [[nodiscard]] Layout read() {
    const toml::table& root = file_;
    refuse_unknown(root, layout_keys(), "a layout");
    layout_.id_ = root["id"].value_or(std::string{});
    if (layout_.id_ != id_) {
      wrong(root.source(), "the id in the layout is not its file name");
    }
    layout_.kind_ = choice<Layout::Kind>(
        root["kind"], "",
        {{"xml", Layout::Kind::xml}, {"csv", Layout::Kind::csv}, {"fixed", Layout::Kind::fixed}});
    layout_.nesting_ = choice<Layout::Nesting>(root["nesting"], "persons_in_benefit",
                                               {{"persons_in_benefit", Layout::Nesting::persons_in_benefit},
                                                {"benefits_in_person", Layout::Nesting::benefits_in_person}});
    layout_.covers_ = choice<Layout::Covers>(
        root["covers"], "month", {{"month", Layout::Covers::month}, {"history", Layout::Covers::history}});
    layout_.person_number_ =
        choice<PersonNumber>(root["person"], "citizen_number",
                             {{"citizen_number", PersonNumber::citizen}, {"number", PersonNumber::other}});
    layout_.cents_per_unit_ = choice<int>(root["money"], "euro", {{"euro", 100}, {"cent", 1}});
    layout_.income_ = choice<Layout::Income>(
        root["income"], "each", {{"each", Layout::Income::each}, {"shared", Layout::Income::shared}});
    layout_.benefit_ = choice<Layout::Identity>(
        root["benefit"], "number",
        {{"number", Layout::Identity::number}, {"persons", Layout::Identity::persons}});
    layout_.valid_from_ = month(root["valid_from"]);
    layout_.valid_until_ = month(root["valid_until"]);
    layout_.month_in_name_ = choice<bool>(root["month_from"], "file", {{"file", false}, {"name", true}});
    read_parts(root["records"]);
    const toml::table* fields = root["fields"].as_table();
    if (fields == nullptr) {
      wrong(root.source(), "the layout has no [fields]");
    }
    for (const auto& [key, node] : *fields) {
      const std::string near =
          field_named(key.str()) == Field::unread ? nearly_a_field(key.str()) : std::string{};
      if (!near.empty()) {
        wrong(key.source(), shown(key.str()) + " is no field that is read",
              "did you mean [fields." + near + "]?");
      }
      if (!node.is_table()) {
        wrong(key.source(), "a field is a heading, such as [fields.birth]");
      }
      read_field(key.str(), View(node));
    }
    if (layout_.kind_ == Layout::Kind::fixed && layout_.slices_.empty()) {
      wrong(root.source(), "a fixed-width layout gives every field at = [first position, length]");
    }
    std::sort(layout_.slices_.begin(), layout_.slices_.end(),
              [](const Slice& a, const Slice& b) { return a.from < b.from; });
    return std::move(layout_);
  }

 private:
  [[noreturn]] void wrong(const toml::source_region& place, std::string message,
                          std::string remedy = "compare it with a shipped layout of the same kind") const {
    throw core::Error(core::ErrorKind::input, std::move(message),
                      id_ + ".toml:" + std::to_string(place.begin.line), std::move(remedy));
  }

  /// A misspelt setting must not be without effect in silence.
  void refuse_unknown(const toml::table& table, const Names& known, const std::string& of) const {
    const toml::key* first = nullptr;  // in the file: a table is sorted by name
    for (const auto& [key, node] : table) {
      const bool fine = std::find(known.begin(), known.end(), key.str()) != known.end();
      const auto at = [](const toml::key& k) {
        return std::pair(k.source().begin.line, k.source().begin.column);
      };
      if (!fine && (first == nullptr || at(key) < at(*first))) {
        first = &key;
      }
    }
    if (first == nullptr) {
      return;
    }
    const std::string near = core::nearest(first->str(), known);
    std::string all;
    for (const std::string& name : known) {
      all += (all.empty() ? "" : ", ") + name;
    }
    wrong(first->source(), shown(first->str()) + " is not a setting of " + of,
          near.empty() ? "remove it; the settings are " + all : "did you mean " + near + "?");
  }

  template <class T>
  T choice(View node, std::string_view otherwise,
           std::initializer_list<std::pair<std::string_view, T>> all) const {
    const std::string written = node.value_or(std::string(otherwise));
    std::string allowed;
    for (const auto& [word, value] : all) {
      if (word == written) {
        return value;
      }
      allowed += (allowed.empty() ? "\"" : ", \"") + std::string(word) + "\"";
    }
    wrong(node ? node.node()->source() : file_.source(), "the value must be one of " + allowed);
  }

  std::vector<std::string> strings(View node) const {
    std::vector<std::string> result;
    if (const toml::array* list = node.as_array()) {
      for (const toml::node& item : *list) {
        const auto text = item.value<std::string>();
        if (!text) {
          wrong(item.source(), "a list of names holds something else than text");
        }
        result.push_back(*text);
      }
    } else if (node) {
      wrong(node.node()->source(), "this must be a list of texts");
    }
    return result;
  }

  std::optional<core::Month> month(View node) const {
    if (!node) {
      return std::nullopt;
    }
    const auto month = core::parse_month(node.value_or(std::string{}));
    if (!month) {
      wrong(node.node()->source(), "a month is written as \"2015-01\"");
    }
    return month;
  }

  void read_parts(View records) {
    constexpr std::array<std::pair<std::string_view, Part>, 5> parts = {{{"delivery", Part::delivery},
                                                                         {"benefit", Part::benefit},
                                                                         {"person", Part::person},
                                                                         {"income", Part::income},
                                                                         {"skip", Part::skip}}};
    if (const toml::table* table = records.as_table()) {
      refuse_unknown(*table, record_keys(), "[records]");
    } else if (records) {
      wrong(records.node()->source(), "[records] is a heading");
    }
    for (const auto& [key, part] : parts) {
      for (const std::string& element : strings(records[key])) {
        layout_.parts_.emplace(loose_name(element), part);
      }
    }
  }

  void read_names(View entry, std::string_view key, Meaning meaning) {
    for (const std::string& alias : strings(entry[key])) {
      if (!layout_.fields_.emplace(loose_name(alias), meaning).second) {
        wrong(entry.node()->source(), "a name belongs to two fields: " + alias);
      }
      layout_.pairs_ = layout_.pairs_ || meaning.person == 2;
    }
  }

  void read_slice(View entry, std::string_view key, Meaning meaning) {
    const toml::array* at = entry[key].as_array();
    if (at == nullptr) {
      return;
    }
    // Exact: the library casts a float, however large, before it looks whether it fits.
    const auto from = at->size() == 2 ? (*at)[0].value_exact<std::int64_t>() : std::nullopt;
    const auto length = at->size() == 2 ? (*at)[1].value_exact<std::int64_t>() : std::nullopt;
    const auto possible = [](std::int64_t value) { return value >= 1 && value <= longest_record; };
    if (!from || !length || !possible(*from) || !possible(*length) || *from + *length > longest_record) {
      wrong(at->source(), "a position is [first position, length], both from 1");
    }
    layout_.slices_.push_back(
        {static_cast<std::uint32_t>(*from - 1), static_cast<std::uint32_t>(*length), meaning});
    layout_.pairs_ = layout_.pairs_ || meaning.person == 2;
  }

  void read_field(std::string_view key, View entry) {
    refuse_unknown(*entry.as_table(), field_keys(), "a field");
    const Field field = field_named(key);
    read_names(entry, "names", {field, 0});
    read_names(entry, "first_names", {field, 1});
    read_names(entry, "second_names", {field, 2});
    if (field == Field::unread) {
      return;
    }
    read_slice(entry, "at", {field, 0});
    read_slice(entry, "first_at", {field, 1});
    read_slice(entry, "second_at", {field, 2});
    layout_.has_[static_cast<std::size_t>(field)] = true;
    FieldSpec& spec = layout_.specs_[static_cast<std::size_t>(field)];
    spec.kenmerk = entry["kenmerk"].value_or(0);
    for (const std::string& filler : strings(entry["null"])) {
      spec.add_null(filler);
    }
    if (const auto list = entry["codes"].value<std::string>()) {
      read_codes(field, *list, entry);
    }
    if (const auto meaning = entry["otherwise"].value<std::string>()) {
      const auto* allowed = canonical_codes(field);
      const bool known = field == Field::scheme && allowed->contains(*meaning);
      if (!known) {
        wrong(entry.node()->source(),
              "only the scheme can be the same in every record, by its canonical name");
      }
      spec.otherwise = allowed->at(*meaning);
    }
  }

  void read_codes(Field field, const std::string& list, View entry) {
    const toml::table& root = file_;
    const toml::table* codes = root["codes"][list].as_table();
    const auto* allowed = canonical_codes(field);
    if (codes == nullptr || allowed == nullptr) {
      wrong(entry.node()->source(), "the code list of this field is missing, or the field has no codes");
    }
    for (const auto& [code, meaning] : *codes) {
      const auto number = allowed->find(meaning.value_or(std::string{}));
      if (number == allowed->end()) {
        wrong(meaning.source(), "this code has a meaning that the program does not know");
      }
      layout_.add_code(field, code.str(), number->second);
    }
  }

  std::string id_;
  toml::table file_;
  Layout layout_;
};

Layout parse_layout(std::string_view text, std::string_view id) {
  return LayoutReader(text, id).read();
}

}  // namespace werkthet::ingest
