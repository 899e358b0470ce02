#pragma once
// A layout: which element or column holds which field of a benefit record, and what its codes mean. Data and
// not code (config/layouts/<id>.toml), because the official element names were not found and code lists
// change. Names are compared loosely: without case, accents, punctuation or namespace prefix.

#include "ingest/input.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace werkthet::ingest {

/// The fields that the program stores. `unread`: known to the layout and not stored.
enum class Field : std::uint8_t {
  year,
  month,
  reporter,
  municipality,
  sequence,
  benefit,
  scheme,
  household,
  citizen_number,
  birth,
  sex,
  start,
  end,
  exemption,
  end_reason,
  income_kind,
  income_amount,
  unread,
  unknown,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::unread);
/// The key under [fields] in a layout, also the field name in problems.
[[nodiscard]] std::string_view name(Field field);

/// The repeating parts of a delivery.
enum class Part : std::uint8_t { none, delivery, benefit, person, income };

struct FieldSpec {
  int kenmerk{};
  std::vector<std::string> nulls;  ///< fillers that mean "not applicable"
  std::vector<std::pair<std::string, int>>
      codes;  ///< code without leading zeros -> number behind its canonical name
};

class Layout {
 public:
  enum class Kind : std::uint8_t { xml, csv };
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const FieldSpec& spec(Field field) const { return specs_[static_cast<std::size_t>(field)]; }
  /// What an element or column is called by; loose, the prefix before ':' is ignored.
  [[nodiscard]] Field field_of(std::string_view written) const;
  [[nodiscard]] Part part_of(std::string_view written) const;
  /// The filler means "no value" (absent counts too).
  [[nodiscard]] bool is_null(Field field, std::string_view value) const;
  /// The number behind a code, nullopt when the list does not have it.
  [[nodiscard]] std::optional<int> code(Field field, std::string_view value) const;

 private:
  friend Layout parse_layout(std::string_view toml, std::string_view id);
  std::string id_;
  Kind kind_{};
  std::vector<FieldSpec> specs_;
  std::unordered_map<std::string, Field> fields_;
  std::unordered_map<std::string, Part> parts_;
};

/// From the text of a layout file. Throws core::Error{input} with what is wrong: a layout ships with the
/// program.
[[nodiscard]] Layout parse_layout(std::string_view toml, std::string_view id);
/// The shipped layout with this id (letters, digits and hyphens). Throws core::Error when there is none.
[[nodiscard]] Layout read_layout(std::string_view id);

}  // namespace werkthet::ingest
