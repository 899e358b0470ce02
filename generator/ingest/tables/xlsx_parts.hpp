#pragma once
// The parts of an .xlsx around its sheets: which part is what (relations), the sheets, the shared texts, the
// formats of numbers. ECMA-376 parts 1 and 2; names of elements are compared without prefix, since writers
// differ.

#include "ingest/archive.hpp"
#include "ingest/tables/number_format.hpp"
#include "ingest/tables/sheet_choice.hpp"
#include "ingest/xml_events.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

struct XlsxRelation {
  std::string id;
  std::string kind;    ///< last part of the type: "worksheet", "sharedStrings"
  std::string target;  ///< name of the part in the archive
};

/// The archive as parts. Throws core::Error{input} where a part is missing or damaged.
class XlsxPackage {
 public:
  explicit XlsxPackage(const ZipArchive& archive) : archive_(archive) {}
  /// To one handler; part names are compared without regard to case, as the standard says. `events` is set to
  /// the running parser, for a handler that wants to stop it.
  void run(std::string_view part, XmlHandler& handler, XmlEvents** events = nullptr) const;
  [[nodiscard]] bool has(std::string_view part) const { return !stored_name(part).empty(); }
  /// The relations of a part, "" for those of the package. Relations to outside the file are left out.
  [[nodiscard]] std::vector<XlsxRelation> relations(std::string_view part) const;

 private:
  [[nodiscard]] std::string stored_name(std::string_view part) const;
  const ZipArchive& archive_;
};

struct XlsxWorkbook {
  std::vector<SheetName> sheets;   ///< with cells; no charts
  std::vector<std::string> parts;  ///< of the sheets
  std::string strings_part;        ///< empty: none
  std::string styles_part;         ///< empty: none
  bool from_1904{};
  bool to_be_calculated{};  ///< the writer knew no results: a stored 0 is no result
};

[[nodiscard]] XlsxWorkbook read_workbook(const XlsxPackage& package);

/// The number format of each cell style.
[[nodiscard]] std::vector<NumberFormat> read_styles(const XlsxPackage& package, std::string_view part);

/// The texts that cells point at, one after the other; wiped by the destructor.
class SharedStrings {
 public:
  SharedStrings() = default;
  ~SharedStrings();
  SharedStrings(const SharedStrings&) = delete;
  SharedStrings& operator=(const SharedStrings&) = delete;
  /// Throws core::Error{input} beyond `max_bytes`.
  void read(const XlsxPackage& package, std::string_view part, std::size_t max_bytes);
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  /// Precondition: i < size().
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t from = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(from, ends_[i] - from);
  }

 private:
  friend class SharedStringsHandler;
  std::string text_;
  std::vector<std::size_t> ends_;
};

/// Appends a text with characters written as _x000D_ brought back; _x005F_ protects an underscore.
void append_unescaped(std::string& to, std::string_view text);

}  // namespace werkthet::ingest
