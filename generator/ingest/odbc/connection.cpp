#include "ingest/odbc/connection.hpp"

#include "ingest/odbc/unicode.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace werkthet::ingest::odbc {
namespace {

namespace po = Poco::Data::ODBC;

bool holds(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&text](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// Poco gives the diagnostics of a failed login as text only.
Refused login_refusal(const std::string& text) {
  static constexpr std::string_view mark = "SQLSTATE = ";
  const std::size_t at = text.find(mark);
  const std::string state = at == std::string::npos ? "" : text.substr(at + mark.size(), 5);
  if (state == "IM002" || state == "IM003" || state == "IM004" || state == "IM005" || state == "01000") {
    return {Refusal::driver, state};
  }
  if (state.starts_with("28") || holds(text, {"authentication failed", "no password supplied", "Login failed",
                                              "Access denied", "logon denied", "role \""})) {
    return {Refusal::credentials, state};
  }
  if (state.starts_with("HYT") || holds(text, {"timeout expired", "timed out"})) {
    return {Refusal::time, state};
  }
  return {Refusal::reach, state};
}

Refused statement_refusal(const std::string& state) {
  if (state == "25006") {
    return {Refusal::writes, state};
  }
  if (state == "42501") {
    return {Refusal::rights, state};
  }
  if (state == "57014" || state.starts_with("HYT") || state == "S1T00") {
    return {Refusal::time, state};
  }
  if (state.starts_with("08") || state == "57P01") {
    return {Refusal::lost, state};
  }
  return {state.starts_with("42") || state.starts_with("S00") ? Refusal::sql : Refusal::other, state};
}

SQLRETURN execute(Statement& statement, std::string_view sql) {
  std::vector<SQLWCHAR> text = to_utf16(sql);
  return ::SQLExecDirectW(statement, text.data(), static_cast<SQLINTEGER>(text.size()));
}

void run(const po::ConnectionHandle& connection, std::string_view sql) {
  Statement statement(connection);
  if (const SQLRETURN rc = execute(statement, sql); !SQL_SUCCEEDED(rc) && rc != SQL_NO_DATA) {
    throw refusal(statement);
  }
}

/// The first cell of the first row, when it is short.
std::string ask(const po::ConnectionHandle& connection, std::string_view sql) {
  Statement statement(connection);
  std::array<char, 64> text{};
  SQLLEN length = 0;
  if (!SQL_SUCCEEDED(execute(statement, sql)) || !SQL_SUCCEEDED(::SQLFetch(statement)) ||
      !SQL_SUCCEEDED(
          ::SQLGetData(statement, 1, SQL_C_CHAR, text.data(), static_cast<SQLLEN>(text.size()), &length))) {
    throw refusal(statement);
  }
  return text.data();
}

std::string server_name(const po::ConnectionHandle& connection) {
  std::array<char, 128> text{};
  SQLSMALLINT length = 0;
  ::SQLGetInfo(connection, SQL_DBMS_NAME, text.data(), static_cast<SQLSMALLINT>(text.size()), &length);
  return text.data();
}

/// Poco's own exceptions hold the driver's words and stop here.
template <class Work>
auto with_refusals(Work work) {
  try {
    return work();
  } catch (const po::ConnectionException& error) {
    throw login_refusal(error.toString());
  } catch (const Poco::Exception& error) {
    throw login_refusal(error.displayText());
  }
}

}  // namespace

Refused refusal(Statement& statement) {
  const po::StatementDiagnostics diagnostics(statement);
  std::string worst;
  for (int i = 0; i < diagnostics.count(); ++i) {
    const std::string state = diagnostics.sqlState(i);
    // Warnings ("01...") and "a general error" come before what says more.
    if (worst.empty() || worst.starts_with("01") || worst == "HY000") {
      worst = state;
    }
  }
  return statement_refusal(worst);
}

Connection::Connection(const std::string& attributes, int timeout_seconds)
    : session_(with_refusals([&] {
        return po::SessionImpl(attributes, static_cast<std::size_t>(timeout_seconds),
                               po::SessionImpl::ODBC_MAX_FIELD_SIZE, false, false);
      })) {
  with_refusals([&] {
    if (!session_.canTransact()) {
      throw Refused{Refusal::writable, ""};
    }
    // A driver may ignore this one; a server that can be asked is asked below.
    ::SQLSetConnectAttr(handle(), SQL_ATTR_ACCESS_MODE, reinterpret_cast<SQLPOINTER>(SQL_MODE_READ_ONLY), 0);
    const bool postgresql = server_name(handle()) == "PostgreSQL";
    if (postgresql) {
      run(handle(), "set session characteristics as transaction read only");
      // Moments with a zone become the date that people in the Netherlands lived in.
      run(handle(), "set time zone 'Europe/Amsterdam'");
      run(handle(), "set statement_timeout = " + std::to_string(timeout_seconds * 1000));
    }
    session_.setFeature("autoCommit", false);
    session_.begin();
    if (postgresql && ask(handle(), "show transaction_read_only") != "on") {
      throw Refused{Refusal::writable, ""};
    }
  });
}

Connection::~Connection() {
  try {
    session_.rollback();  // Poco's close() commits; there must be nothing left
  } catch (...) {         // the connection is gone, and the server rolls back by itself
    return;
  }
}

void Connection::roll_back() {
  with_refusals([&] { session_.rollback(); });
}

}  // namespace werkthet::ingest::odbc
