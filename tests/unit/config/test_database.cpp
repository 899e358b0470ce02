// Lists from a database: what [database] and [queries] may say, that a password never comes near a message,
// and which SQL is let through.
#include "config/sql_guard.hpp"
#include "support/scratch_folder.hpp"
#include "unit/config/study_text.hpp"

#include <algorithm>
#include <fstream>

namespace werkthet::config {
namespace {

const std::string database = R"(
[database]
driver = "PostgreSQL Unicode"
server = "localhost"
port = 5432
database = "onderzoek"
user = "lezer"
options = { SSLmode = "verify-full" }
password_env = "WERKTHET_DB_PASSWORD"

[queries.toewijzing]
sql = "select * from toewijzing order by bsn"
)";

/// small_study whose allocation list comes from this database.
std::string with_database(const std::string& text = database) {
  return changed("\"data/allocation.csv\"", "\"query:toewijzing\"") + text;
}

std::vector<std::string> codes(const std::string& text) {
  std::vector<std::string> result;
  const Parsed read = parsed(text);
  for (const core::Problem& problem : read.problems.all()) {
    result.push_back(problem.code);
  }
  return result;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a list can be a query, and the connection is read with its defaults") {
  const Parsed result = parsed(with_database());
  INFO(core::text(result.problems));
  REQUIRE(result.study.has_value());
  CHECK(result.problems.all().empty());
  REQUIRE(result.study->database.has_value());
  const Database& read = *result.study->database;
  CHECK(read.driver == "PostgreSQL Unicode");
  CHECK(read.server == "localhost");
  CHECK(read.port == 5432);
  CHECK(read.name == "onderzoek");
  CHECK(read.user == "lezer");
  CHECK(read.options == std::map<std::string, std::string>{{"SSLmode", "verify-full"}});
  CHECK(read.password_env == "WERKTHET_DB_PASSWORD");
  CHECK(read.timeout_seconds == 60);
  REQUIRE(result.study->queries.size() == 1);
  CHECK(result.study->queries[0].id == "toewijzing");
  CHECK(result.study->queries[0].sql == "select * from toewijzing order by bsn");
  CHECK(result.study->data.allocation == "query:toewijzing");
  CHECK_FALSE(parsed(small_study).study->database.has_value());
}

TEST_CASE("a password in the study file is refused, and its line is never shown") {
  const std::string secret = "Zeer-Geheim!7";
  const auto in_database = [](const std::string& line) {
    return with_database(changed("user = \"lezer\"", line, database));
  };
  const std::vector<std::string> wrong = {
      in_database("password = \"" + secret + "\""),
      in_database("PWD = \"" + secret + "\""),
      in_database("wachtwoord = \"" + secret + "\""),
      in_database("passwort = \"" + secret + "\""),
      in_database("user = [\"" + secret + "\"]"),
      in_database("timeout_seconds = \"" + secret + "\""),
      in_database("password = \"" + secret),  // no TOML
      in_database("x = \"" + secret + "\" y"),
      with_database(changed("{ SSLmode = \"verify-full\" }", "{ PWD = \"" + secret + "\" }", database)),
      with_database(
          changed("{ SSLmode = \"verify-full\" }", "{ sslpassword = \"" + secret + "\" }", database)),
      with_database(changed("{ SSLmode = \"verify-full\" }", "{ UID = \"" + secret + "\" }", database)),
      with_database(changed("{ SSLmode = \"verify-full\" }", "\"PWD=" + secret + "\"", database)),
      with_database(changed("PostgreSQL Unicode", "x;PWD=" + secret, database)),
      with_database(changed("\"localhost\"", "\"x;PWD={" + secret + "}\"", database)),
      with_database(changed("\"WERKTHET_DB_PASSWORD\"", "\"" + secret + "\"", database)),
      "database = { driver = \"x\", password = \"" + secret + "\" }\n" + small_study,
      "database.password = \"" + secret + "\"\n" + small_study,
      "password = \"" + secret + "\"\n" + small_study,
      changed("min_cell = 10", "password = \"" + secret + "\""),
  };
  for (const std::string& text : wrong) {
    const std::string said = messages(text);
    INFO(said);
    CHECK_FALSE(parsed(text).study.has_value());
    CHECK(said.find("error S") != std::string::npos);
    CHECK(said.find("Geheim") == std::string::npos);
  }
  CHECK(messages(in_database("password = \"" + secret + "\"")) ==
        "error S128 study.toml:" +
            std::to_string(std::count(small_study.begin(), small_study.end(), '\n') + 7) +
            ":1 database: a password does not belong in the study file\n"
            "  what to do: name its place in password_env or password_file, and take this one out of use: "
            "who read "
            "this file knows it\n");
  for (const std::size_t i : {0U, 1U, 2U, 8U, 9U}) {
    CHECK(messages(wrong[i]).find("error S128") != std::string::npos);
  }
}

TEST_CASE("the connection has one driver, one place for the password, and no setting twice") {
  const auto with = [](const std::string& from, const std::string& to) {
    return codes(with_database(changed(from, to, database)));
  };
  CHECK(with("driver = \"PostgreSQL Unicode\"\n", "") == Codes{"S108"});
  CHECK(with("driver =", "dsn = \"register\"\ndriver =") == Codes{"S113"});
  CHECK(with("driver = \"PostgreSQL Unicode\"", "dsn = \"register\"").empty());
  CHECK(with("password_env", "password_file = \"../pw\"\npassword_env") == Codes{"S113"});
  CHECK(with("password_env = \"WERKTHET_DB_PASSWORD\"", "password_file = \"../pw\"").empty());
  CHECK(with("password_env = \"WERKTHET_DB_PASSWORD\"", "password_file = \"data/pw\"") == Codes{"S118"});
  CHECK(with("SSLmode", "Server") == Codes{"S122"});
  CHECK(with("SSLmode", "\"a;b\"") == Codes{"S122"});
  CHECK(with("verify-full", "x;y=z") == Codes{"S122"});
  CHECK(with("verify-full", "{-c geqo=off}").empty());
  CHECK(with("localhost", "localhost;x=y") == Codes{"S122"});
  CHECK(with("port = 5432", "port = 70000") == Codes{"S107"});
  CHECK(with("port = 5432", "timeout_seconds = 0") == Codes{"S107"});
}

TEST_CASE("a query is there, is used, and has one text") {
  const auto with = [](const std::string& from, const std::string& to) {
    return codes(with_database(changed(from, to, database)));
  };
  CHECK(codes(with_database("")) == Codes{"S113"});
  CHECK(codes(with_database("\n[queries.toewijzing]\nsql = \"select 1 order by 1\"\n")) == Codes{"S113"});
  CHECK(codes(small_study + database) == Codes{"S124"});
  CHECK(with("[queries.toewijzing]", "[queries.toewijzingen]") == Codes{"S113", "S124"});
  CHECK(with("sql = \"select * from toewijzing order by bsn\"", "") == Codes{"S108"});
  CHECK(with("sql =", "sql_file = \"vragen/x.sql\"\nsql =") == Codes{"S113"});
  CHECK(with("sql = \"select * from toewijzing order by bsn\"", "sql_file = \"query:toewijzing\"") ==
        Codes{"S122"});
  CHECK(with("select * from", "delete from") == Codes{"S129"});
  CHECK(with(" order by bsn", "") == Codes{"S130"});
  CHECK(codes(changed("\"data/allocation.csv\"", "\"query:Toe Wijzing\"")) == Codes{"S109"});
  CHECK(codes(changed("[\"data/bus/*.xml\"]", "[\"query:toewijzing\"]") + database).front() == "S117");
}

TEST_CASE("a query can stand in a file of its own") {
  const test_support::ScratchFolder folder;
  const auto read = [&folder](const std::string& sql) {
    std::ofstream(folder.path() / "vraag.sql", std::ios::binary) << sql;
    core::Problems problems;
    auto study = parse_study(with_database(changed("sql = \"select * from toewijzing order by bsn\"",
                                                   "sql_file = \"vraag.sql\"", database)),
                             folder.path() / "study.toml", problems);
    return std::pair(std::move(study), core::text(problems));
  };
  const auto [study, said] = read("\xEF\xBB\xBFselect bsn -- het nummer\nfrom toewijzing order by bsn;\n");
  INFO(said);
  REQUIRE(study.has_value());
  CHECK(said.empty());
  CHECK(study->queries[0].sql == "select bsn -- het nummer\nfrom toewijzing order by bsn;\n");
  CHECK(read("").second.find("error S113") != std::string::npos);
  CHECK(read("drop table toewijzing").second.find("error S129") != std::string::npos);
  CHECK(read("select '" + std::string(40'000, 'x') + "' order by 1").second.find("error S113") !=
        std::string::npos);
  CHECK(read("select '\xFF' order by 1").second.find("error S129") != std::string::npos);
  std::filesystem::remove(folder.path() / "vraag.sql");
  core::Problems problems;
  CHECK_FALSE(parse_study(with_database(changed("sql = \"select * from toewijzing order by bsn\"",
                                                "sql_file = \"vraag.sql\"", database)),
                          folder.path() / "study.toml", problems)
                  .has_value());
  CHECK(problems.count("S113") == 1);
}

TEST_CASE("one statement that reads is let through") {
  for (const std::string sql : {"select 1", "SELECT a FROM t;", "  with x as (select 1 a) select * from x",
                                "table t", "Select 1 ; -- klaar\n", "-- vraag\n/* van ons */ select 1",
                                "select 'a;b', \"update\", 'it''s', '/*' from t", "select a - -1 from t",
                                "select a::text, b #> '{x}' from t", "select updated, into_force from t",
                                "select 1 -- het einde", "select '--'", "select e'\\n' from t",
                                "with x as(select 1)select * from x", "select 'é' \"groep–naam\""}) {
    INFO(sql);
    CHECK(look_at_sql(sql).trouble.empty());
  }
  CHECK(look_at_sql("select a from t ORDER  BY a").ordered);
  CHECK_FALSE(look_at_sql("select 'order by' \"order\" from t -- order by a").ordered);
}

TEST_CASE("anything else is refused before it is sent") {
  for (const std::string sql : {"",
                                "  ",
                                ";",
                                "-- select 1",
                                "update t set a = 1",
                                "delete from t",
                                "set x = 1",
                                "call f()",
                                "(select 1)",
                                "explain select 1",
                                "copy t to stdout",
                                "selectx 1",
                                "'select' 1",
                                "select 1; select 2",
                                "select 1; drop table t",
                                "select 1;;",
                                "with x as (delete from t returning *) select * from x",
                                "with x as (select 1) Update t set a = 1",
                                "with x as (select 1) insert into t select * from x",
                                "select * into kopie from t",
                                "select 'a",
                                "select \"a",
                                "select 1 /* x",
                                "select 1 /* a /* b */ ; delete from t */",
                                "select /*! 1; delete from t */ 1",
                                "select /*M! 1 */ 1",
                                "select 'a\\'; delete from t; --'",
                                "select $$a$$",
                                "select $x$;delete from t$x$",
                                "select 1--1; delete from t",
                                "select 1 # x\n; delete from t",
                                "merge into t using x on 1=1",
                                "\xEF\xBB\xBFselect 1",
                                "select '\xC3'"}) {
    INFO(sql);
    CHECK_FALSE(look_at_sql(sql).trouble.empty());
  }
  CHECK_FALSE(look_at_sql(std::string("select 1\0; drop", 15)).trouble.empty());
  CHECK(look_at_sql("update t set a = 1").trouble == "does not begin with select, with or table");
}

TEST_CASE("no text makes the look at SQL run off its end") {
  // Every piece of these, cut and joined at every place: refused or let through, and always to the end.
  const std::string all = "select/*'\"`;--#$\\\n*/'with;update'";
  std::size_t passed = 0;
  for (std::size_t from = 0; from < all.size(); ++from) {
    for (std::size_t to = from; to <= all.size(); ++to) {
      passed += look_at_sql("select 1 " + all.substr(from, to - from) + all.substr(0, from)).trouble.empty()
                    ? 1U
                    : 0U;
    }
  }
  CHECK(passed > 0);
}

}  // namespace werkthet::config
