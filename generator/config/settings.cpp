#include "config/settings.hpp"

#include "config/toml_values.hpp"
#include "config/value_check.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <tuple>

namespace werkthet::config {
namespace {

/// The children of a table in the order of the file; toml++ keeps them sorted by name.
struct Child {
  std::string name;
  toml::source_position position;
  const toml::node* node{};
};

std::vector<Child> in_file_order(const toml::table& table) {
  std::vector<Child> children;
  for (const auto& [key, node] : table) {
    children.push_back({std::string(key.str()), key.source().begin, &node});
  }
  std::sort(children.begin(), children.end(), [](const Child& a, const Child& b) {
    return std::tie(a.position.line, a.position.column, a.name) <
           std::tie(b.position.line, b.position.column, b.name);
  });
  return children;
}

std::string shown_name(const std::string& name) {
  const std::string clean = core::without_controls(name);
  return clean.size() > 60 ? clean.substr(0, 20) + "..." : clean;
}

/// Walks the parsed file along the schema.
class Walk {
 public:
  explicit Walk(Report& report) : report_(&report) {}

  Settings run(const toml::table& root) {
    for (const Child& child : in_file_order(root)) {
      top_level(child);
    }
    for (const Section& section : schema()) {
      const bool of_experiment = section.path == "arms" || section.path == "outcomes";
      if (section.required && settings_.all(section).empty() && !settings_.refused.contains(section.path) &&
          !(of_experiment && only_compares())) {
        settings_.refused.insert(section.path);
        report_->error("S108", report_->place(0, 0, ""), "the section " + heading(section) + " is missing",
                       "add it; `werkthet init` writes an example with every section");
      }
    }
    return std::move(settings_);
  }

 private:
  /// Municipalities side by side and nothing about people: then there are no groups and outcomes to name. The
  /// checks of relations know the whole study, and say what is missing in an exploration.
  [[nodiscard]] bool only_compares() const {
    const Table* synthesis = settings_.find("synthesis");
    const Table* data = settings_.find("data");
    const auto names = [&](const char* key) { return data != nullptr && data->settings.contains(key); };
    return synthesis != nullptr && synthesis->settings.contains("files") && !names("bus") && !names("allocation") &&
           !names("published") && settings_.find("data.persons") == nullptr;
  }

  core::Place at(toml::source_position position, std::string field) const {
    return report_->place(position.line, position.column, std::move(field));
  }

  void top_level(const Child& child) {
    if (const Section* section = find_section(child.name)) {
      visit(*section, child);
      return;
    }
    const std::string name = shown_name(child.name);
    if (!child.node->is_table() && !child.node->is_array_of_tables()) {
      std::string remedy = "put it under a heading in square brackets, such as [study]";
      for (const Section& section : schema()) {
        if (find_key(section, child.name) != nullptr) {
          remedy = "move it below the line " + heading(section);
          break;
        }
      }
      report_->error("S104", at(child.position, name), "\"" + name + "\" stands outside every section",
                     remedy);
      return;
    }
    const std::string near = nearest_section(child.name);
    const Section* meant = find_section(near);
    report_->error("S103", at(child.position, name), "there is no section [" + name + "]",
                   meant != nullptr
                       ? "did you mean " + heading(*meant) + "?"
                       : "remove it, or see `werkthet list settings` for the sections there are");
    // A misspelt section is not missing as well.
    if (meant != nullptr) {
      settings_.refused.insert(near);
    }
  }

  void refuse_shape(const Section& section, const Child& child, const std::string& path) {
    settings_.refused.insert(section.path);
    settings_.refused.insert(path);
    report_->error("S105", at(child.position, path), path + " is a section, found " + found_text(*child.node),
                   "write it as a heading: " + heading(section));
  }

  void visit(const Section& section, const Child& child) {
    if (section.repeat == Repeat::once) {
      if (const toml::table* table = child.node->as_table()) {
        read_table(section, *table, {section.path, "", child.position});
      } else {
        refuse_shape(section, child, section.path);
      }
    } else if (section.repeat == Repeat::list) {
      visit_list(section, child);
    } else {
      visit_by_id(section, child);
    }
  }

  void visit_list(const Section& section, const Child& child) {
    const toml::array* list = child.node->as_array();
    if (list == nullptr || (!list->empty() && !list->is_homogeneous(toml::node_type::table))) {
      refuse_shape(section, child, section.path);
      return;
    }
    if (too_many(section, list->size(), child.position)) {
      return;
    }
    std::size_t n = 0;
    for (const toml::node& item : *list) {
      read_table(section, *item.as_table(),
                 {section.path + "[" + std::to_string(++n) + "]", "", item.source().begin});
    }
  }

  void visit_by_id(const Section& section, const Child& child) {
    const toml::table* group = child.node->as_table();
    if (group == nullptr) {
      refuse_shape(section, child, section.path);
      return;
    }
    if (too_many(section, group->size(), child.position)) {
      return;
    }
    for (const Child& one : in_file_order(*group)) {
      const std::string path = section.path + "." + shown_name(one.name);
      const toml::table* table = one.node->as_table();
      if (table == nullptr) {
        refuse_shape(section, one, path);
        continue;
      }
      if (const std::string trouble = id_trouble(one.name); !trouble.empty()) {
        settings_.refused.insert(section.path);
        report_->error("S109", at(one.position, path), "\"" + shown_name(one.name) + "\" " + trouble,
                       "choose another short name, such as " + section.path + "." + id_from(one.name));
        continue;
      }
      read_table(section, *table, {path, one.name, one.position});
    }
  }

  bool too_many(const Section& section, std::size_t found, toml::source_position position) {
    if (found <= section.most) {
      return false;
    }
    settings_.refused.insert(section.path);
    report_->error("S125", at(position, section.path),
                   heading(section) + " appears " + std::to_string(found) + " times; at most " +
                       std::to_string(section.most) + " fit in readable tables",
                   "join or remove some");
    return true;
  }

  struct Position {
    std::string path;
    std::string id;
    toml::source_position where;
  };

  void read_table(const Section& section, const toml::table& table, const Position& position) {
    Table result;
    result.section = &section;
    result.path = position.path;
    result.id = position.id;
    result.place = at(position.where, position.path);
    std::vector<Child> below;
    for (const Child& child : in_file_order(table)) {
      const std::string field = position.path + "." + shown_name(child.name);
      if (const Key* key = find_key(section, child.name)) {
        read_value(*key, child, field, result);
      } else if (section.repeat == Repeat::once && find_section(section.path + "." + child.name) != nullptr) {
        below.push_back(child);
      } else {
        unknown_key(section, child, field);
      }
    }
    missing_keys(section, result);
    missing_english(section, result);
    settings_.tables.push_back(std::move(result));
    for (const Child& child : below) {
      visit(*find_section(section.path + "." + child.name), child);
    }
  }

  void read_value(const Key& key, const Child& child, const std::string& field, Table& table) {
    Converted converted = convert(*child.node, key.type);
    if (!converted.value) {
      settings_.refused.insert(field);
      report_->error("S105", at(converted.wrong, field),
                     key.name + " is " + expected(key) + ", found " +
                         (table.section->discreet ? "something else" : converted.found),
                     "for example: " + example_line(key));
      return;
    }
    Setting setting{std::move(*converted.value), at(child.node->source().begin, field), {}};
    for (const toml::source_position item : converted.items) {
      setting.items.push_back(at(item, field));
    }
    if (!check_value(key, setting, *report_)) {
      settings_.refused.insert(field);
      return;
    }
    table.settings.emplace(key.name, std::move(setting));
  }

  void unknown_key(const Section& section, const Child& child, const std::string& field) {
    if (section.discreet && sets_password(child.name)) {
      report_->error("S128", at(child.position, section.path), "a password does not belong in the study file",
                     "name its place in password_env or password_file, and take this one out of use: who read this "
                     "file knows it");
      return;
    }
    const std::string name = shown_name(child.name);
    const std::string near = nearest_key(section, child.name);
    std::string remedy = "remove the line; `werkthet list settings` shows every setting";
    const Section* home = nullptr;
    for (const Section& other : schema()) {
      if (home == nullptr && find_key(other, child.name) != nullptr) {
        home = &other;
      }
    }
    if (!near.empty()) {
      remedy = "did you mean " + near + "?";
      settings_.refused.insert(field.substr(0, field.size() - name.size()) + near);
    } else if (home != nullptr) {
      remedy = "it belongs below " + heading(*home);
    }
    report_->error("S104", at(child.position, field),
                   "\"" + name + "\" is not a setting of " + heading(section), remedy);
  }

  void missing_keys(const Section& section, const Table& table) {
    for (const Key& key : section.keys) {
      const std::string field = table.path + "." + key.name;
      if (key.required && !table.settings.contains(key.name) && settings_.refused.insert(field).second) {
        report_->error("S108", table.place, key.name + " is missing: " + expected(key),
                       "add a line, for example: " + example_line(key));
      }
    }
  }

  /// A note and no warning: Dutch stands in where English is missing.
  void missing_english(const Section& section, const Table& table) {
    for (const auto& [name, setting] : table.settings) {
      if (find_key(section, name + "_en") == nullptr || table.settings.contains(name + "_en") ||
          settings_.refused.contains(table.path + "." + name + "_en")) {
        continue;
      }
      if (const auto* text = std::get_if<std::string>(&setting.value); text != nullptr && !text->empty()) {
        report_->note("S126", setting.place, name + " has no English text, so English pages show the Dutch",
                      "add " + name + "_en, or set languages = [\"nl\"]");
      }
    }
  }

  Report* report_;
  Settings settings_;
};

}  // namespace

const Table* Settings::find(std::string_view path) const {
  for (const Table& table : tables) {
    if (table.path == path) {
      return &table;
    }
  }
  return nullptr;
}

std::vector<const Table*> Settings::all(const Section& section) const {
  std::vector<const Table*> result;
  for (const Table& table : tables) {
    if (table.section == &section) {
      result.push_back(&table);
    }
  }
  return result;
}

std::optional<Settings> read_settings(std::string_view text, Report& report) {
  if (const std::optional<core::Place> deep = deep_key(text)) {
    report.error("S102", report.place(deep->line, deep->column, ""),
                 "a name with dots has more than 16 parts",
                 "the deepest setting has three parts, such as data.bus_form.separator");
    return std::nullopt;
  }
  try {
    const toml::table root = toml::parse(text, std::string_view("study"));
    return Walk(report).run(root);
  } catch (const toml::parse_error& error) {
    const toml::source_position position = error.source().begin;
    report.error("S102", report.place(position.line, position.column, ""),
                 "the file cannot be read as TOML: " + core::without_controls(error.description()),
                 "look at this line and the one above: a missing quote, bracket or = is the usual cause");
    return std::nullopt;
  }
}

const Value* default_value(const Key& key) {
  // Parsed once for all keys; the literals are ours, so a failure is a bug.
  static const std::map<const Key*, Value> defaults = [] {
    std::map<const Key*, Value> result;
    for (const Section& section : schema()) {
      for (const Key& one : section.keys) {
        if (one.default_value.empty()) {
          continue;
        }
        const toml::table parsed = toml::parse("x = " + one.default_value);
        Converted converted = convert(*parsed.get("x"), one.type);
        core::ensure(converted.value.has_value(), "the default of " + one.name + " has its type");
        result.emplace(&one, std::move(*converted.value));
      }
    }
    return result;
  }();
  const auto found = defaults.find(&key);
  return found == defaults.end() ? nullptr : &found->second;
}

}  // namespace werkthet::config
