#pragma once
// A CSV file as a Table. RFC 4180 quoting with line breaks inside quotes; separator and encoding are
// recognised only when there is one answer. For lists that fit in memory; deliveries are streamed
// (bus/csv_delivery.cpp).

#include "config/study.hpp"
#include "ingest/report.hpp"
#include "ingest/tables/table.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace werkthet::ingest {

/// UTF-8 text of a file: without byte order mark; UTF-16 by its mark, UTF-8 when it is valid, otherwise Windows-1252.
/// nullopt, and a problem, for binary files and undefined bytes. `encoding`: "utf-8", "utf-16", "windows-1252",
/// "iso-8859-15" or empty.
[[nodiscard]] std::optional<std::string> to_utf8(std::string bytes, std::string_view encoding, Report& report);
/// One cell in an 8-bit encoding ("iso-8859-15", else Windows-1252); nullopt for an undefined byte.
[[nodiscard]] std::optional<std::string> from_eight_bits(std::string_view bytes, std::string_view encoding);
/// Appends UTF-16 text as UTF-8 and says how many bytes were used: half a character at the end waits for more unless
/// `last`. Throws core::Error{input} for a broken surrogate pair.
[[nodiscard]] std::size_t utf16_to_utf8(std::string_view bytes, bool big_endian, bool last, std::string& text);

/// The separator that divides the first records of a text alike; `ambiguous` when several do.
[[nodiscard]] char recognise_separator(std::string_view text, bool& ambiguous);

/// Reads a table with a header. nullopt when the file as a whole cannot be used; rows with another number of
/// cells than the header are reported (E212) and cut or filled up, never dropped.
[[nodiscard]] std::optional<Table> read_csv(std::string bytes, const config::CsvForm& form, Report& report,
                                               const TableCaps& caps = {});

}  // namespace werkthet::ingest
