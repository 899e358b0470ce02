#include "ingest/tables/spreadsheet.hpp"

#include "core/error.hpp"
#include "ingest/archive.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/tables/ods.hpp"
#include "ingest/tables/xlsx.hpp"
#include "ingest/xml_events.hpp"

#include <algorithm>
#include <new>
#include <string_view>
#include <utility>

namespace werkthet::ingest {
namespace {

constexpr std::string_view old_office =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // also around an .xlsx with a password

std::optional<Table> read_archive(std::string_view bytes, const config::CsvForm& form, Report& report,
                                  TableCaps caps) {
  ArchiveLimits limits;
  limits.entry_bytes = std::uint64_t{1} << 30U;
  // One text may stand in many cells, by repetition or by index: the table may not outgrow the file more than
  // its parts.
  constexpr std::size_t always = std::size_t{64} << 20U;
  caps.bytes = std::min(caps.bytes, std::max<std::size_t>(always, bytes.size() * limits.ratio));
  const ZipArchive archive(bytes, limits);
  if (archive.has("[Content_Types].xml")) {
    return read_xlsx(archive, form, report, caps);
  }
  if (archive.has("content.xml")) {
    return read_ods(archive, form, report, caps);
  }
  report.fail("E200", {}, "the file is an archive and no .xlsx or .ods");
  return std::nullopt;
}

}  // namespace

std::optional<Table> read_spreadsheet(std::string bytes, const config::CsvForm& form, Report& report,
                                      const TableCaps& caps) {
  std::optional<Table> table;
  try {
    if (bytes.starts_with(old_office)) {
      report.fail("E200", {},
                  "this is an old .xls, or a file with a password; save it as .xlsx without a password");
    } else {
      table = read_archive(bytes, form, report, caps);
    }
  } catch (const XmlError& error) {  // its line is one of a part inside the file, which nobody sees
    report.fail("E200", {}, "a part of the spreadsheet cannot be read: " + error.message());
  } catch (const core::Error& error) {
    report.fail("E200", {}, error.message());
  } catch (const std::bad_alloc&) {
    report.fail("E200", {}, "the file is larger than the memory of this machine");
  }
  wipe(bytes);
  return report.failed() ? std::nullopt : std::move(table);
}

}  // namespace werkthet::ingest
