#include "config/queries.hpp"

#include "config/sql_guard.hpp"
#include "core/error.hpp"
#include "core/files.hpp"

#include <array>
#include <string_view>

namespace werkthet::config {
namespace {

constexpr std::uint64_t max_sql_bytes = 32U << 10U;

bool names_password(std::string_view option) {
  const std::string name = core::lower_ascii(option);
  static constexpr std::array<std::string_view, 6> words{"pass",   "pwd",    "wachtwoord",
                                                         "secret", "geheim", "token"};
  return std::any_of(words.begin(), words.end(),
                     [&name](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// Settings of the connection that are ours, under the names that drivers have for them.
bool is_ours(std::string_view option) {
  const std::string name = core::lower_ascii(option);
  static constexpr std::array<std::string_view, 18> words{
      "driver", "dsn",     "filedsn", "savefile",   "server",   "servername",
      "host",   "address", "port",    "portnumber", "database", "databasename",
      "dbq",    "uid",     "user",    "username",   "userid",   "readonly"};
  return std::find(words.begin(), words.end(), name) != words.end();
}

bool plain_name(std::string_view text, std::string_view more) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [more](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           more.find(c) != std::string_view::npos;
  });
}

/// A value that cannot become two attributes of the connection: no ; outside braces around the whole.
bool one_value(std::string_view value, bool braces) {
  if (braces && value.size() >= 2 && value.starts_with('{') && value.ends_with('}')) {
    value = value.substr(1, value.size() - 2);
    return value.find_first_of("{}") == std::string_view::npos;
  }
  return value.find_first_of(";{}") == std::string_view::npos;
}

void check_values(const Relations& r, const Database& database) {
  const std::vector<std::pair<std::string, std::string>> values = {{"driver", database.driver},
                                                                   {"dsn", database.dsn},
                                                                   {"server", database.server},
                                                                   {"database", database.name},
                                                                   {"user", database.user}};
  for (const auto& [key, value] : values) {
    if (!one_value(value, false)) {
      r.report().error("S122", r.at("database." + key),
                       key + " holds ; or a brace, which separate settings of a connection",
                       "write one value; other settings of the driver go in options");
    }
  }
}

void check_options(const Relations& r, const Database& database) {
  for (const auto& [option, value] : database.options) {
    if (names_password(option)) {
      r.report().error(
          "S128", r.at("database.options"), "options holds what looks like a password",
          "name the place of the password in password_env or password_file, and take this one out of "
          "use: who read this file knows it");
    } else if (is_ours(option)) {
      r.report().error("S122", r.at("database.options"),
                       "options sets " + option + ", which has a setting of its own",
                       "use driver, dsn, server, port, database or user; reading only is always on");
    } else if (!plain_name(option, " ")) {
      r.report().error("S122", r.at("database.options"),
                       "options holds a name with other characters than letters, digits and spaces",
                       "write the names as the driver's manual does");
    } else if (!one_value(value, true)) {
      r.report().error("S122", r.at("database.options"), "options holds a value with ; or a brace in it",
                       "put braces around the whole value, or make it several options");
    }
  }
}

void check_password_place(const Relations& r, const Database& database) {
  if (!database.password_env.empty() && !database.password_file.empty()) {
    r.report().error("S113", r.at("database.password_file"), "the password is named in two places",
                     "keep password_env or password_file");
  }
  if (!database.password_env.empty() &&
      (!plain_name(database.password_env, "") ||
       (database.password_env[0] >= '0' && database.password_env[0] <= '9'))) {
    r.report().error("S122", r.at("database.password_env"),
                     "password_env is no name of an environment variable",
                     "name the variable and not the password, for example: password_env = "
                     "\"WERKTHET_DB_PASSWORD\"");
  }
  if (!database.password_file.empty() && inside_study(r.study(), database.password_file)) {
    r.report().error(
        "S118", r.at("database.password_file"), "the password lies inside the study folder",
        "keep it elsewhere, so that who copies the study does not copy the password; for example: "
        "password_file = \"../database.password\"");
  }
}

void check_database(const Relations& r, const Database& database) {
  if (database.driver.empty() == database.dsn.empty() && r.usable("database.driver") &&
      r.usable("database.dsn")) {
    const bool none = database.driver.empty();
    r.report().error(
        none ? "S108" : "S113", r.at("database"),
        none ? "no driver is named" : "driver and dsn are both given",
        none ? "add a line, for example: " + example_line(*find_key(*find_section("database"), "driver"))
             : "keep one of the two");
  }
  check_values(r, database);
  check_password_place(r, database);
  check_options(r, database);
}

void check_query(const Relations& r, const Query& query) {
  const std::string path = "queries." + query.id;
  const std::string from = path + (query.sql_file.empty() ? ".sql" : ".sql_file");
  if (!r.usable(path + ".sql") || !r.usable(path + ".sql_file")) {
    return;
  }
  if (query_id(query.sql_file)) {
    r.report().error("S122", r.at(from), "sql_file is a file, found the name of a query",
                     "for example: sql_file = \"vragen/" + query.id + ".sql\"");
  } else if (r.given(path + ".sql") == r.given(path + ".sql_file")) {
    const bool none = !r.given(path + ".sql");
    r.report().error(
        none ? "S108" : "S113", r.at(path), none ? "the query has no sql" : "the query has sql and sql_file",
        none ? "add a line, for example: sql = \"select * from " + query.id + "\"" : "keep one of the two");
  } else if (!query.sql_file.empty() && query.sql.empty()) {
    return;  // reported by read_sql_files
  } else if (const SqlLook look = look_at_sql(query.sql); !look.trouble.empty()) {
    r.report().error("S129", r.at(from), "the query " + look.trouble,
                     "write one statement that begins with select, with or table and only reads");
  } else if (!look.ordered) {
    r.report().warning("S130", r.at(from), "the query does not say in which order its rows come",
                       "end it with order by and columns that are never twice the same");
  }
}

/// Every "query:<id>" of the file, wherever a list can be named.
struct Use {
  std::string id;
  core::Place place;
};

std::vector<Use> uses(const Settings& settings) {
  std::vector<Use> found;
  const auto look = [&found](const std::string& text, const core::Place& place) {
    if (const auto id = query_id(text)) {
      found.push_back({std::string(*id), place});
    }
  };
  for (const Table& table : settings.tables) {
    if (table.section->path == "queries" || table.section->path == "database") {
      continue;
    }
    for (const auto& [name, setting] : table.settings) {
      if (find_key(*table.section, name)->form != Form::path) {
        continue;
      }
      if (const auto* one = std::get_if<std::string>(&setting.value)) {
        look(*one, setting.place);
      } else if (const auto* several = std::get_if<std::vector<std::string>>(&setting.value)) {
        for (std::size_t i = 0; i < several->size(); ++i) {
          look((*several)[i], setting.items[i]);
        }
      }
    }
  }
  return found;
}

}  // namespace

void read_sql_files(Study& study, Report& report) {
  for (Query& query : study.queries) {
    if (query.sql_file.empty() || !query.sql.empty() || query_id(query.sql_file)) {
      continue;
    }
    const std::string path = "queries." + query.id + ".sql_file";
    const core::Place place = study.places.contains(path) ? study.places.at(path) : report.place(0, 0, path);
    try {
      query.sql = core::read_file(study.folder / query.sql_file, max_sql_bytes);
      if (query.sql.starts_with("\xEF\xBB\xBF")) {
        query.sql.erase(0, 3);
      }
      if (core::trimmed(query.sql).empty()) {
        report.error("S113", place, "the file with the query is empty", "write the question in it");
        query.sql.clear();
      }
    } catch (const core::Error&) {
      report.error("S113", place, "the file with the query cannot be read, or is larger than 32 KiB",
                   "check the name; paths start from the folder of the study");
    }
  }
}

void check_queries(const Relations& r, const Settings& settings) {
  const Study& study = r.study();
  if (study.database && r.usable("database")) {
    check_database(r, *study.database);
  }
  const std::vector<Use> used = uses(settings);
  for (const Use& use : used) {
    if (!contains(ids_of(study.queries), use.id) && r.untouched("queries")) {
      r.report().error("S113", use.place, "there is no query " + quote(use.id),
                       suggest(use.id, ids_of(study.queries), "a section [queries." + use.id + "]"));
    }
  }
  for (const Query& query : study.queries) {
    check_query(r, query);
    if (std::none_of(used.begin(), used.end(), [&query](const Use& use) { return use.id == query.id; })) {
      r.report().warning(
          "S124", r.at("queries." + query.id), "no setting uses this query",
          "write \"query:" + query.id + "\" where a file name can stand, or remove the section");
    }
  }
  if (!study.queries.empty() && !study.database && r.usable("database")) {
    r.report().error("S113", r.at("queries." + study.queries.front().id), "there are queries and no database",
                     "add a section [database] with driver, server, database and user");
  }
}

}  // namespace werkthet::config
