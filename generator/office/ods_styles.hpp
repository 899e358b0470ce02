#pragma once
// The styles of an .ods: columns, rows, numbers and cells, each once. Internal to this stage.

#include "office/book.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace werkthet::office {

/// The namespaces that the parts of an .ods declare, as attributes of the root.
[[nodiscard]] std::string ods_namespaces();
/// The country of a language: "NL" of Dutch.
[[nodiscard]] std::string_view ods_country(core::Language language);
/// Attributes of a number style, so that a Dutch workbook shows a decimal comma in any office program.
[[nodiscard]] std::string ods_number_language(core::Language language);

/// Gives every column width and row height of a book a name, and writes what the names mean.
class OdsStyles {
 public:
  explicit OdsStyles(const Book& book);

  [[nodiscard]] std::string column(double digits) const { return "co" + std::to_string(columns_.at(digits)); }
  [[nodiscard]] std::string row(double points) const { return "ro" + std::to_string(rows_.at(points)); }
  [[nodiscard]] static std::string cell(std::uint16_t format) { return "ce" + std::to_string(format); }
  [[nodiscard]] static std::string table(bool wide) { return wide ? "ta2" : "ta1"; }

  /// <office:automatic-styles> of content.xml.
  [[nodiscard]] std::string automatic() const;
  /// styles.xml.
  [[nodiscard]] static std::string part(core::Language language);

 private:
  const Book& book_;
  std::map<double, std::size_t> columns_;
  std::map<double, std::size_t> rows_;
};

}  // namespace werkthet::office
