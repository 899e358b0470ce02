#pragma once
// Every setting of study.toml, described once: section, key, type, default, allowed values, comment in two
// languages. The reader, the template, the nearest known key and the reference of `werkthet list settings`
// all derive from this table. A setting that is in the table and not read, or read and not in the table, is
// refused by the reader itself.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace werkthet::config {

/// The order is the order of the alternatives of Value.
enum class Type { text, integer, number, boolean, date, texts, integers, numbers, mapping, labelled };

/// What a setting holds once it is read; one alternative per Type.
using Value =
    std::variant<std::string, std::int64_t, double, bool, core::Date, std::vector<std::string>,
                 std::vector<std::int64_t>, std::vector<double>, std::map<std::string, std::string>,
                 std::map<std::string, double>>;

/// What a text must look like.
enum class Form {
  line,               ///< one line of at most 300 characters
  paragraph,          ///< at most 5000 characters, line breaks allowed
  id,                 ///< small letters, digits and _
  release_id,         ///< idem and -
  path,               ///< below the study folder
  pattern,            ///< idem, * allowed in the last part
  any_path,           ///< a path that may lie elsewhere
  https,              ///< an address that begins with https://
  municipality_code,  ///< four digits
  colour,             ///< #RRGGBB with enough contrast on white
};

struct Key {
  std::string name;
  Type type{};
  std::string default_value;  ///< TOML literal; empty: no default
  std::string example;        ///< TOML literal for templates and remedies
  bool required{};
  bool not_empty{};                  ///< a list with at least one item, a text with at least one character
  bool ascending{};                  ///< a list of numbers from low to high
  std::vector<std::string> allowed;  ///< closed list; for a choice the order of the enumeration in study.hpp
  std::optional<double> min;
  std::optional<double> max;
  bool open{};  ///< the limits themselves do not count
  Form form{Form::line};
  core::Bilingual comment;
};

enum class Repeat {
  once,   ///< [disclosure]
  by_id,  ///< [arms.<id>], the order of the file counts
  list,   ///< [[subgroups]]
};

struct Section {
  std::string path;  ///< "disclosure", "arms", "plan.looks", "data.persons"
  Repeat repeat{};
  bool required{};
  bool discreet{};      ///< values and lines of it never appear in a message
  std::size_t most{1};  ///< how many a file may have
  core::Bilingual comment;
  std::vector<Key> keys;
};

/// All sections in the order of the template.
[[nodiscard]] const std::vector<Section>& schema();
/// nullptr when unknown.
[[nodiscard]] const Section* find_section(std::string_view path);
[[nodiscard]] const Key* find_key(const Section& section, std::string_view name);
/// As a person writes it: "[disclosure]", "[arms.<id>]", "[[subgroups]]".
[[nodiscard]] std::string heading(const Section& section);
/// "a whole number of at least 5", "one of \"nl\", \"en\"": what a value of this key must be.
[[nodiscard]] std::string expected(const Key& key);
/// A line that a user can copy: `min_cell = 10`.
[[nodiscard]] std::string example_line(const Key& key);
/// One line for a person: what it is, allowed values, default. No line break.
[[nodiscard]] std::string comment_line(const Key& key, core::Language language);

/// The known sections nearest to a word that is none; empty when nothing comes near.
[[nodiscard]] std::string nearest_section(std::string_view word);
[[nodiscard]] std::string nearest_key(const Section& section, std::string_view word);

/// The reference of all settings as plain text, for `werkthet list settings`.
[[nodiscard]] std::string key_reference(core::Language language);

}  // namespace werkthet::config
