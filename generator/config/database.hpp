#pragma once
// How a study says that its lists come from a database: one connection and named queries. A password is never
// part of it, only the name of the place where the password lies.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

/// [database]: what an ODBC connection needs.
struct Database {
  std::string driver;  ///< a driver of odbcinst.ini; empty when `dsn` is given
  std::string dsn;     ///< a data source of odbc.ini
  std::string server;
  int port{};  ///< 0: the driver's own
  std::string name;
  std::string user;
  std::map<std::string, std::string> options;  ///< further settings of the driver, never a password
  std::string password_env;                    ///< name of an environment variable
  std::string password_file;                   ///< a file with mode 0600 outside the study folder
  int timeout_seconds{60};                     ///< for logging in, and again for every answer of the server
};

/// [queries.<id>]: one list.
struct Query {
  std::string id;
  std::string sql;       ///< the statement, also when it came from sql_file
  std::string sql_file;  ///< below the study folder
};

inline constexpr std::string_view query_prefix = "query:";

/// The id of the query that stands where a file name can stand ("query:toewijzing"); nullopt for a file.
[[nodiscard]] inline std::optional<std::string_view> query_id(std::string_view source) {
  if (!source.starts_with(query_prefix)) {
    return std::nullopt;
  }
  return source.substr(query_prefix.size());
}

}  // namespace werkthet::config
