#pragma once
// Takes the values of one table by name, with the default of the schema where the file is silent. Keeps count
// of what was asked: a setting that the schema describes and nobody reads would be a promise to the user that
// is not kept.

#include "config/settings.hpp"
#include "core/language.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

class TableReader {
 public:
  /// `table` may be nullptr: the section is absent and everything has its default.
  TableReader(const Section& section, const Table* table) : section_(&section), table_(table) {}

  [[nodiscard]] std::string text(std::string_view name) { return get<std::string>(name); }
  [[nodiscard]] core::Bilingual both(const std::string& name) { return {text(name), text(name + "_en")}; }
  [[nodiscard]] bool flag(std::string_view name) { return get<bool>(name); }
  [[nodiscard]] int integer(std::string_view name) { return static_cast<int>(get<std::int64_t>(name)); }
  [[nodiscard]] std::uint64_t seed(std::string_view name) {
    return static_cast<std::uint64_t>(get<std::int64_t>(name));
  }
  [[nodiscard]] double number(std::string_view name) { return get<double>(name); }
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) {
    return get<std::vector<std::string>>(name);
  }
  [[nodiscard]] std::vector<double> numbers(std::string_view name) { return get<std::vector<double>>(name); }
  [[nodiscard]] std::vector<int> integers(std::string_view name);
  [[nodiscard]] std::map<std::string, std::string> pairs(std::string_view name) {
    return get<std::map<std::string, std::string>>(name);
  }
  [[nodiscard]] std::map<std::string, double> labelled(std::string_view name) {
    return get<std::map<std::string, double>>(name);
  }
  /// A setting without default: nullopt when the file is silent.
  template <class T>
  [[nodiscard]] std::optional<T> maybe(std::string_view name) {
    const Value* value = find(name);
    return value == nullptr ? std::nullopt : std::optional<T>(std::get<T>(*value));
  }
  /// An enumeration whose order is that of the allowed words; the first when there is no valid value.
  template <class Enum>
  [[nodiscard]] Enum choice(std::string_view name) {
    return static_cast<Enum>(choice_index(name));
  }

  /// Ensures that every setting of the section was asked for.
  void done() const;

 private:
  [[nodiscard]] const Value* find(std::string_view name);
  [[nodiscard]] std::size_t choice_index(std::string_view name);
  /// The value, the default, or an empty one (a required setting that is missing was reported already).
  template <class T>
  [[nodiscard]] T get(std::string_view name) {
    const Value* value = find(name);
    return value == nullptr ? T{} : std::get<T>(*value);
  }

  const Section* section_;
  const Table* table_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace werkthet::config
