#pragma once
// A settings file after the parser and before it becomes a Study: its tables in the order of the file, each
// value checked against the table of config/schema.hpp. What was refused is remembered by name, so that later
// checks keep silent about it: one mistake gives one message.

#include "config/schema.hpp"
#include "config/source_text.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

struct Setting {
  Value value;
  core::Place place;
  std::vector<core::Place> items;  ///< of a list: where each item stands
};

/// One table of the file.
struct Table {
  const Section* section{};
  std::string path;  ///< "disclosure", "arms.regie", "plan.looks[1]" (counted from 1)
  std::string id;    ///< of an [arms.<id>]
  core::Place place;
  std::map<std::string, Setting, std::less<>> settings;
};

struct Settings {
  std::vector<Table> tables;  ///< in the order of the file
  std::set<std::string>
      refused;  ///< dotted names of settings, sections and tables that were wrong or missing

  [[nodiscard]] const Table* find(std::string_view path) const;
  [[nodiscard]] std::vector<const Table*> all(const Section& section) const;
};

/// Parses and checks; problems go to the report. nullopt only when the text is no TOML at all.
[[nodiscard]] std::optional<Settings> read_settings(std::string_view text, Report& report);

/// The default of a key as a value; nullptr when it has none.
[[nodiscard]] const Value* default_value(const Key& key);

}  // namespace werkthet::config
