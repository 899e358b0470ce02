#pragma once
// A list that is a query over ODBC: read only, with the password from outside the study, and with the
// server's own words kept out of every message.

#include "config/study.hpp"
#include "ingest/report.hpp"
#include "ingest/tables/table.hpp"

#include <optional>
#include <string>

namespace werkthet::ingest {

/// The rows of the query as a typed table: numbers with a point (NUMERIC with the decimals of the server,
/// floating point as the shortest text that reads back), dates yyyy-mm-dd, moments yyyy-mm-ddThh:mm:ss,
/// booleans 1 and 0, text as UTF-8, NULL as an empty cell. line() is the number of the row. nullopt with E260
/// (no connection), E261 (no result), E262 (no password) or E200 (too large). Precondition: the study was
/// read without errors.
[[nodiscard]] std::optional<Table> read_query(const config::Study& study, const config::Query& query,
                                              Report& report, const TableCaps& caps = {});

/// SHA-256 over column names and cells, each with its length: tells whether a query gave other data than
/// before.
[[nodiscard]] std::string fingerprint(const Table& table);

}  // namespace werkthet::ingest
