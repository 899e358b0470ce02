#pragma once
// A connection on which nothing can be written: Poco's ODBC session, set to reading only in every way that
// the driver and the server know, in a transaction that is rolled back.

#include "ingest/odbc/answer.hpp"

#include <string>
#include <string_view>

#include <Poco/Data/ODBC/ODBCException.h>
#include <Poco/Data/ODBC/SessionImpl.h>

namespace werkthet::ingest::odbc {

class Connection {
 public:
  /// Logs in within so many seconds. Throws Refused, also when the server does not confirm that it is
  /// read-only (for PostgreSQL, which can be asked).
  Connection(const std::string& attributes, int timeout_seconds);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] const Poco::Data::ODBC::ConnectionHandle& handle() const { return session_.dbc(); }
  /// Ends the transaction without a trace. Throws Refused.
  void roll_back();

 private:
  Poco::Data::ODBC::SessionImpl session_;
};

/// A statement's handle, freed at the end.
using Statement = const Poco::Data::ODBC::StatementHandle;

/// What the diagnostics of a statement come to.
[[nodiscard]] Refused refusal(Statement& statement);

}  // namespace werkthet::ingest::odbc
