#include "ingest/tables/query.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/tables/odbc_process.hpp"
#include "ingest/tables/password.hpp"
#include "provenance/digest.hpp"

#include <string_view>
#include <utility>

namespace werkthet::ingest {
namespace {

/// The attributes of the connection, in the order and with the names that drivers share. `password` comes
/// last and always in braces, where only a closing brace has a meaning.
std::string attributes(const config::Database& database, std::string_view password) {
  std::string text;
  const auto add = [&text](std::string_view name, std::string_view value) {
    if (!value.empty()) {
      text.append(name).append("=").append(value).append(";");
    }
  };
  text.reserve(4096 + 2 * password.size());  // no copy of the password may stay behind when the text grows
  add("Driver", database.driver.empty() ? "" : "{" + database.driver + "}");
  add("DSN", database.dsn);
  add("Server", database.server);
  add("Port", database.port == 0 ? "" : std::to_string(database.port));
  add("Database", database.name);
  add("UID", database.user);
  bool fetches{};
  for (const auto& [name, value] : database.options) {
    add(name, value);
    fetches = fetches || core::lower_ascii(name) == "usedeclarefetch";
  }
  if (!fetches && core::lower_ascii(database.driver).find("postgresql") != std::string::npos) {
    text += "UseDeclareFetch=1;Fetch=1000;";  // otherwise the driver keeps the whole result in memory
  }
  if (!password.empty()) {
    text += "PWD={";
    for (const char c : password) {
      text += c;
      if (c == '}') {
        text += c;
      }
    }
    text += "};";
  }
  return text;
}

struct Message {
  std::string_view code;
  std::string text;
};

Message message(odbc::Refusal why) {
  using odbc::Refusal;
  switch (why) {
    case Refusal::driver:
      return {"E260", "the driver or data source of [database] is not installed on this machine"};
    case Refusal::reach:
      return {"E260",
              "there is no connection: the server or the database does not answer, or refuses the login"};
    case Refusal::credentials:
      return {"E260", "the database refuses the user or the password"};
    case Refusal::writable:
      return {"E260", "the connection cannot be made read-only, so it is not used"};
    case Refusal::lost:
      return {"E261", "the connection was lost during the query"};
    case Refusal::time:
      return {"E261", "the database did not answer within timeout_seconds"};
    case Refusal::sql:
      return {
          "E261",
          "the database does not accept the query: a mistake in it, or a table or column that is not there"};
    case Refusal::rights:
      return {"E261", "the user may not read what the query asks for"};
    case Refusal::writes:
      return {"E261", "the query tries to write; the connection only reads"};
    case Refusal::binary:
      return {"E261", "a column of the query holds bytes; leave it out, or make it text"};
    case Refusal::comma:
      return {"E261", "the driver writes numbers with a comma; switch that off in options"};
    case Refusal::text:
      return {"E261", "the query gives text that is not Unicode"};
    case Refusal::size:
      return {"E200", "the result of the query is too large"};
    case Refusal::other:
      break;
  }
  return {"E261", "the query failed"};
}

void report_result(const QueryResult& result, Report& report) {
  switch (result.end) {
    case QueryEnd::complete:
      return;
    case QueryEnd::refused: {
      Message about = message(result.why);
      if (!result.state.empty()) {
        about.text += " (SQLSTATE " + result.state + ")";
      }
      report.fail(about.code, {}, about.text);
      return;
    }
    case QueryEnd::too_large:
      report.fail("E200", {}, "the result of the query is too large");
      return;
    case QueryEnd::silent:
      report.fail("E261", {}, message(odbc::Refusal::time).text);
      return;
    case QueryEnd::broken:
      report.fail("E261", {}, "the driver of the database stopped halfway");
      return;
    case QueryEnd::no_program:
      report.fail("E260", {}, "the program werkthet-odbc is not there; install werkthet again");
      return;
  }
}

}  // namespace

std::optional<Table> read_query(const config::Study& study, const config::Query& query, Report& report,
                                const TableCaps& caps) {
  core::ensure(study.database.has_value(), "a query belongs to a database");
  try {
    const Password password = read_password(*study.database, study.folder);
    QueryRequest request{attributes(*study.database, password.text()), query.sql,
                         study.database->timeout_seconds, study.database->password_env};
    QueryResult result = run_query(request, caps);
    wipe(request.attributes);
    report_result(result, report);
    return std::move(result.table);
  } catch (const core::Error& error) {
    if (error.kind() != core::ErrorKind::input) {
      throw;
    }
    report.fail("E262", {}, error.message());
  }
  return std::nullopt;
}

std::string fingerprint(const Table& table) {
  provenance::Sha256 digest;
  const auto add = [&digest](std::string_view text) {
    digest.update(std::to_string(text.size()) + ":");
    digest.update(text);
  };
  add(std::to_string(table.columns()));
  for (std::size_t column = 0; column < table.columns(); ++column) {
    add(table.header(column));
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t column = 0; column < table.columns(); ++column) {
      add(table.cell(row, column));
    }
  }
  return provenance::hex(digest.finish());
}

}  // namespace werkthet::ingest
