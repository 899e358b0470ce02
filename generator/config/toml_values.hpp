#pragma once
// From a node of toml++ to one of our values. Strict: a number in quotes is no number, and a date with a time
// is no date. The only header that shows toml++; settings.cpp and toml_values.cpp alone include it.

#include "config/schema.hpp"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <vector>

namespace werkthet::config {

/// toml++ node to our value; the message says what was found instead.
struct Converted {
  std::optional<Value> value;
  std::vector<toml::source_position> items;
  toml::source_position wrong;  ///< where, when there is no value
  std::string found;
};

[[nodiscard]] Converted convert(const toml::node& node, Type type);

/// What a node is, for a message: a short text itself, otherwise its kind.
[[nodiscard]] std::string found_text(const toml::node& node);

}  // namespace werkthet::config
