// The part of the table about a database: one connection, and a query per list.
#include "config/schema_draft.hpp"

namespace werkthet::config {
namespace {

Section database_section() {
  SectionDraft s(
      "database", Repeat::once,
      "Een database waaruit lijsten komen: schrijf \"query:<id>\" waar een bestandsnaam kan staan. "
      "Het wachtwoord staat nooit in dit bestand",
      "A database that lists come from: write \"query:<id>\" where a file name can stand. The password "
      "never stands in this file");
  s.discreet();
  s.text("driver", "ODBC-stuurprogramma, zoals het in odbcinst.ini heet",
         "ODBC driver, as odbcinst.ini names it")
      .like("\"PostgreSQL Unicode\"");
  s.text("dsn", "Of een gegevensbron uit odbc.ini, in plaats van driver",
         "Or a data source of odbc.ini, instead of driver")
      .like("\"register\"");
  s.text("server", "Naam van de server", "Name of the server").like("\"localhost\"");
  s.add(Type::integer, "port", "Poort; 0: die van het stuurprogramma", "Port; 0: that of the driver")
      .or_else("0")
      .from(0, 65535)
      .like("5432");
  s.text("database", "Naam van de database", "Name of the database").like("\"onderzoek\"");
  s.text("user", "Gebruiker; liefst een die alleen mag lezen", "User; preferably one who may only read")
      .like("\"lezer\"");
  s.add(Type::mapping, "options", "Andere instellingen van het stuurprogramma; geen wachtwoord",
        "Other settings of the driver; no password")
      .or_else("{}")
      .like("{ SSLmode = \"verify-full\" }");
  s.text("password_env", "Omgevingsvariabele met het wachtwoord", "Environment variable with the password")
      .like("\"WERKTHET_DB_PASSWORD\"");
  s.text("password_file", "Of een bestand met het wachtwoord, rechten 0600, buiten de map van het onderzoek",
         "Or a file with the password, mode 0600, outside the study folder")
      .as(Form::any_path)
      .like("\"../database.password\"");
  s.add(Type::integer, "timeout_seconds", "Zo lang mag aanmelden duren, en elk antwoord",
        "How long logging in may take, and each answer")
      .or_else("60")
      .from(1, 3600);
  return s.take();
}

Section queries_section() {
  SectionDraft s("queries", Repeat::by_id, "Een lijst uit de database: een vraag in SQL die alleen leest",
                 "A list from the database: a question in SQL that only reads");
  s.at_most(100);
  s.text("sql", "De vraag; order by geeft een vaste volgorde", "The question; order by gives a fixed order")
      .as(Form::paragraph)
      .like("\"select * from toewijzing order by bsn\"");
  s.text("sql_file", "Of een bestand met de vraag", "Or a file with the question")
      .as(Form::path)
      .like("\"vragen/toewijzing.sql\"");
  return s.take();
}

}  // namespace

std::vector<Section> database_sections() {
  return {database_section(), queries_section()};
}

}  // namespace werkthet::config
