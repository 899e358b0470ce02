#pragma once
// A query run by werkthet-odbc, the program beside this one that knows drivers of databases (ingest/odbc).
// What it sends is taken as hostile, and it is ended whatever happens.

#include "ingest/odbc/frames.hpp"
#include "ingest/tables/table.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace werkthet::ingest {

struct QueryRequest {
  std::string attributes;  ///< of the connection, with the password
  std::string sql;
  int timeout_seconds{};
  std::string secret_variable;  ///< an environment variable that the program does not get
};

enum class QueryEnd {
  complete,    ///< there is a table
  refused,     ///< `why` and `state` say what
  too_large,   ///< a cap was passed
  silent,      ///< no answer within the time limit
  broken,      ///< it stopped halfway, or sent something else
  no_program,  ///< werkthet-odbc is not there or cannot be started
};

struct QueryResult {
  QueryEnd end{QueryEnd::broken};
  odbc::Refusal why{odbc::Refusal::other};
  std::string state;  ///< SQLSTATE: five capitals and digits, or empty
  std::optional<Table> table;
};

/// Builds the table from frames in pieces of any size.
class QueryReader {
 public:
  explicit QueryReader(const TableCaps& caps) : caps_(caps), builder_(Table::Cells::typed, caps) {}
  ~QueryReader();
  QueryReader(const QueryReader&) = delete;
  QueryReader& operator=(const QueryReader&) = delete;
  /// False when no more is wanted.
  [[nodiscard]] bool take(std::string_view bytes);
  /// What it came to, after the last byte.
  [[nodiscard]] QueryResult finish();

 private:
  [[nodiscard]] bool use(odbc::Frame kind, std::string_view text);
  [[nodiscard]] bool use_column(std::string_view text);
  [[nodiscard]] bool use_row();
  [[nodiscard]] bool use_cell(std::string_view text);
  [[nodiscard]] bool use_refusal(std::string_view text);
  [[nodiscard]] bool within(bool fits);
  TableCaps caps_;
  TableBuilder builder_;
  QueryResult result_;
  std::string waiting_;
  std::uint64_t rows_{};
  std::size_t next_cell_{};
  bool connected_{false};
  bool ended_{false};
  bool wrong_{false};
};

/// Runs the query. Takes at most the time limit plus a few seconds for logging in and for every piece of the
/// answer.
[[nodiscard]] QueryResult run_query(const QueryRequest& request, const TableCaps& caps);

}  // namespace werkthet::ingest
