#pragma once
// The rows of a query as typed text, whatever the driver is: numbers with a point, dates as yyyy-mm-dd,
// moments as yyyy-mm-ddThh:mm:ss, text as UTF-8, and no value as no value. Poco's own extraction is not used
// for cells: it makes a NUMERIC a double and a NULL in a number 0.

#include "ingest/odbc/connection.hpp"

#include <string_view>

namespace werkthet::ingest::odbc {

/// Runs the statement and sends columns and rows. NUMERIC keeps its decimals as the server wrote them; binary
/// columns and numbers with a comma are refused. Throws Refused.
void send_result(const Connection& connection, std::string_view sql, int timeout_seconds, Answer& answer);

}  // namespace werkthet::ingest::odbc
