#include "ingest/tables/source.hpp"

#include "ingest/pseudonym.hpp"
#include "ingest/tables/csv.hpp"
#include "ingest/tables/query.hpp"
#include "ingest/tables/spreadsheet.hpp"
#include "ingest/tables/statistical.hpp"

#include <array>
#include <new>
#include <string>
#include <utility>

namespace werkthet::ingest {
namespace {

/// Stata before version 13: a version, a byte order, and 1 for a data file. In text the second byte cannot
/// occur.
bool is_old_stata(std::string_view bytes) {
  constexpr std::array<unsigned char, 8> versions = {104, 105, 108, 110, 111, 113, 114, 115};
  if (bytes.size() < 3 || (bytes[1] != 1 && bytes[1] != 2) || bytes[2] != 1) {
    return false;
  }
  for (const unsigned char version : versions) {
    if (static_cast<unsigned char>(bytes[0]) == version) {
      return true;
    }
  }
  return false;
}

/// Portable files are lines of 80 characters: five headings of 40, 256 characters of the alphabet and then a
/// mark.
bool is_portable(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, 600)) {
    if (c != '\r' && c != '\n') {
      head += c;
    }
  }
  constexpr std::string_view heading = "ASCII SPSS PORT FILE";
  for (std::size_t at = 0; at < 200; at += 40) {
    if (head.size() > at && std::string_view(head).substr(at).starts_with(heading)) {
      return true;
    }
  }
  return head.size() > 456 && std::string_view(head).substr(456).starts_with("SPSSPORT");
}

std::optional<Table> read_any(std::string bytes, const config::CsvForm& form, Report& report) {
  std::optional<Table> table;
  switch (recognise(bytes)) {
    case SourceKind::text:
      return read_csv(std::move(bytes), form, report);
    case SourceKind::spss_system:
      table = read_statistical(bytes, StatisticalFormat::sav, report);
      break;
    case SourceKind::spss_portable:
      table = read_statistical(bytes, StatisticalFormat::por, report);
      break;
    case SourceKind::stata:
      table = read_statistical(bytes, StatisticalFormat::dta, report);
      break;
    case SourceKind::spreadsheet:
      return read_spreadsheet(std::move(bytes), form, report);
    case SourceKind::spss_protected:
      report.fail("E200", {}, "the SPSS file has a password; save it without one");
      break;
  }
  wipe(bytes);
  return table;
}

}  // namespace

SourceKind recognise(std::string_view bytes) {
  if (bytes.starts_with("$FL2") || bytes.starts_with("$FL3")) {
    return SourceKind::spss_system;
  }
  if (bytes.starts_with("<stata_dta>") || is_old_stata(bytes)) {
    return SourceKind::stata;
  }
  constexpr std::string_view compound =
      "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // an .xls, or an .xlsx with a password
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") || bytes.starts_with(compound)) {
    return SourceKind::spreadsheet;
  }
  if (bytes.size() > 8 && bytes.substr(8).starts_with("ENCRYPTEDSAV")) {
    return SourceKind::spss_protected;
  }
  return is_portable(bytes) ? SourceKind::spss_portable : SourceKind::text;
}

namespace {

/// The fingerprint is that of the rows, so that the manifest tells whether the data changed.
std::optional<Table> read_from_database(const SourceFile& source, std::string_view id, InputFile& file,
                                        Report& report) {
  file.file = source.name;
  for (const config::Query& query : source.study->queries) {
    if (query.id == id && source.study->database) {
      std::optional<Table> table = read_query(*source.study, query, report);
      if (table) {
        file.sha256 = fingerprint(*table);
        file.rows = table->rows();
      }
      return table;
    }
  }
  report.fail("E260", {}, "the study has no such query");
  return std::nullopt;
}

}  // namespace

std::optional<Table> read_table(const SourceFile& source, const config::CsvForm& form, InputFile& file,
                                Report& report) {
  if (const auto id = config::query_id(source.name); id && source.study != nullptr) {
    return read_from_database(source, *id, file, report);
  }
  auto bytes = load(source, file.role, file, report);
  if (!bytes) {
    return std::nullopt;
  }
  std::optional<Table> table;
  try {
    table = read_any(std::move(*bytes), form, report);
  } catch (const std::bad_alloc&) {
    report.fail("E200", {}, "the file is larger than the memory of this machine");
  }
  file.rows = table ? table->rows() : 0;
  return table;
}

}  // namespace werkthet::ingest
