// Lists from a database, as far as no server is needed: the password, the stream of rows, and what is said
// when there is no connection. With a server: tests/database.
#include "ingest/tables/query.hpp"

#include "core/error.hpp"
#include "core/random.hpp"
#include "ingest/tables/odbc_process.hpp"
#include "ingest/tables/password.hpp"
#include "ingest/tables/source.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace ingest_test;
using ingest::QueryEnd;
using ingest::QueryReader;
using ingest::QueryResult;
using ingest::odbc::Frame;

namespace {

const std::string secret = "Zeer-Geheim!7";

/// A variable of the environment for the time of one test.
class Variable {
 public:
  explicit Variable(const std::string& value) { ::setenv(name, value.c_str(), 1); }
  ~Variable() { ::unsetenv(name); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  static constexpr const char* name = "WERKTHET_TEST_PASSWORD";
};

config::Database from_variable() {
  config::Database database;
  database.password_env = Variable::name;
  return database;
}

config::Database from_file() {
  config::Database database;
  database.password_file = "pw";
  return database;
}

void write(const fs::path& path, const std::string& text, mode_t mode) {
  std::ofstream(path, std::ios::binary) << text;
  REQUIRE(::chmod(path.c_str(), mode) == 0);
}

/// What reading the password says when it fails.
std::string trouble(const config::Database& database, const fs::path& folder) {
  try {
    const ingest::Password password = ingest::read_password(database, folder);
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::input);
    CHECK(error.story().find("Geheim") == std::string::npos);
    return error.message();
  }
  return "";
}

/// Two columns and two rows, the second with a value that is missing.
std::string stream() {
  std::string text;
  put_frame(text, Frame::connected);
  put_frame(text, Frame::column, "bsn");
  put_frame(text, Frame::column, "naam");
  put_frame(text, Frame::row);
  put_frame(text, Frame::value, "1");
  put_frame(text, Frame::value, "a \"b\"\nc;'d'");
  put_frame(text, Frame::row);
  put_frame(text, Frame::value, "2");
  put_frame(text, Frame::null);
  return text;
}

std::string ended(std::string text) {
  put_frame(text, Frame::end);
  return text;
}

QueryResult read_stream(const std::string& text, std::size_t piece = 1000,
                        const ingest::TableCaps& caps = {}) {
  QueryReader reader(caps);
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (!reader.take(std::string_view(text).substr(at, piece))) {
      break;
    }
  }
  return reader.finish();
}

config::Study with_query(const Folder& folder) {
  config::Study study = study_in(folder);
  study.database = from_variable();
  study.database->driver = "Geen Zulk Stuurprogramma";
  study.database->server = "localhost";
  study.queries = {{"toewijzing", "select 1 order by 1", ""}};
  study.data.allocation = "query:toewijzing";
  return study;
}

}  // namespace

TEST_CASE("the password comes from the variable or the file, without its line end") {
  const Folder folder;
  {
    const Variable variable(secret);
    CHECK(ingest::read_password(from_variable(), folder.path()).text() == secret);
  }
  write(folder.path() / "pw", secret + "\n", 0600);
  CHECK(ingest::read_password(from_file(), folder.path()).text() == secret);
  write(folder.path() / "pw", secret + "\r\n", 0600);
  CHECK(ingest::read_password(from_file(), folder.path()).text() == secret);
  write(folder.path() / "pw", " met spaties; en } é ", 0600);
  CHECK(ingest::read_password(from_file(), folder.path()).text() == " met spaties; en } é ");
  CHECK(ingest::read_password({}, folder.path()).text().empty());
}

TEST_CASE("a password that is not safe or not there is refused, and never repeated") {
  const Folder folder;
  CHECK(trouble(from_variable(), folder.path()).find("not set") != std::string::npos);
  {
    const Variable variable("");
    CHECK(trouble(from_variable(), folder.path()).find("not set") != std::string::npos);
  }
  {
    const Variable variable(secret + "\n" + secret);
    CHECK(trouble(from_variable(), folder.path()).find("not one line") != std::string::npos);
  }
  {
    const Variable variable(secret + "\xFF");
    CHECK(trouble(from_variable(), folder.path()).find("UTF-8") != std::string::npos);
  }
  CHECK(trouble(from_file(), folder.path()).find("cannot be opened") != std::string::npos);
  for (const mode_t mode : {0644U, 0640U, 0604U, 0400U, 0700U}) {
    write(folder.path() / "pw", secret, mode);
    CHECK(trouble(from_file(), folder.path()).find("0600") != std::string::npos);
    fs::remove(folder.path() / "pw");
  }
  write(folder.path() / "pw", "\n", 0600);
  CHECK(trouble(from_file(), folder.path()).find("empty") != std::string::npos);
  write(folder.path() / "pw", std::string(1025, 'x'), 0600);
  CHECK(trouble(from_file(), folder.path()).find("larger") != std::string::npos);
  write(folder.path() / "pw", secret + std::string(1, '\0') + "x", 0600);
  CHECK(trouble(from_file(), folder.path()).find("one line") != std::string::npos);
  write(folder.path() / "echt", secret, 0600);
  fs::remove(folder.path() / "pw");
  fs::create_symlink("echt", folder.path() / "pw");
  CHECK(trouble(from_file(), folder.path()).find("cannot be opened") != std::string::npos);
  fs::remove(folder.path() / "pw");
  REQUIRE(::mkfifo((folder.path() / "pw").c_str(), 0600) == 0);
  CHECK(trouble(from_file(), folder.path()).find("regular") != std::string::npos);
}

TEST_CASE("rows arrive as typed cells, in pieces of any size") {
  const std::string text = ended(stream());
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    const QueryResult result = read_stream(text, piece);
    REQUIRE(result.end == QueryEnd::complete);
    const ingest::Table& table = result.table.value();
    CHECK(table.cells() == ingest::Table::Cells::typed);
    REQUIRE(table.rows() == 2);
    REQUIRE(table.columns() == 2);
    CHECK(table.header(0) == "bsn");
    CHECK(table.cell(0, 1) == "a \"b\"\nc;'d'");
    CHECK(table.cell(1, 0) == "2");
    CHECK(table.cell(1, 1).empty());
    CHECK(table.line(1) == 2);
    CHECK(table.place(1, 1, "naam").column == 2);
  }
}

TEST_CASE("a query without rows is a table without rows, and one without columns is nothing") {
  std::string text;
  put_frame(text, Frame::connected);
  CHECK(read_stream(ended(text)).end == QueryEnd::broken);
  put_frame(text, Frame::column, "bsn");
  const QueryResult result = read_stream(ended(text));
  REQUIRE(result.end == QueryEnd::complete);
  CHECK(result.table->rows() == 0);
  CHECK(result.table->header(0) == "bsn");
}

TEST_CASE("half a stream is no table") {
  const std::string text = ended(stream());
  for (std::size_t length = 0; length < text.size(); ++length) {
    const QueryResult result = read_stream(text.substr(0, length));
    CHECK(result.end == QueryEnd::broken);
    CHECK_FALSE(result.table.has_value());
  }
  CHECK(read_stream(text + "x").end == QueryEnd::broken);
  CHECK(read_stream(ended(text)).end == QueryEnd::broken);
}

TEST_CASE("a stream that is wrong anywhere is refused") {
  const auto after = [](auto... frames) {
    std::string text = stream();
    (put_frame(text, frames), ...);
    return read_stream(ended(text)).end;
  };
  CHECK(after() == QueryEnd::complete);
  CHECK(after(Frame::row) == QueryEnd::broken);                           // a row without cells
  CHECK(after(Frame::null) == QueryEnd::broken);                          // a cell too many
  CHECK(after(Frame::column) == QueryEnd::broken);                        // a column after rows
  CHECK(after(Frame::connected) == QueryEnd::broken);                     // twice
  CHECK(after(static_cast<Frame>('?')) == QueryEnd::broken);              // no such frame
  CHECK(read_stream(ended(stream()).substr(5)).end == QueryEnd::broken);  // never connected
  std::string text = stream();
  put_frame(text, Frame::row);
  put_frame(text, Frame::value, "\xC3");
  CHECK(read_stream(text).end == QueryEnd::broken);
  text = stream();
  put_frame(text, Frame::row, "x");
  CHECK(read_stream(text).end == QueryEnd::broken);
}

TEST_CASE("a refusal keeps an SQLSTATE and nothing else") {
  const auto refused = [](const std::string& words) {
    std::string text = stream();
    put_frame(text, Frame::refused, words);
    return read_stream(text);
  };
  CHECK(refused("p28P01").end == QueryEnd::refused);
  CHECK(refused("p28P01").why == ingest::odbc::Refusal::credentials);
  CHECK(refused("p28P01").state == "28P01");
  CHECK_FALSE(refused("p28P01").table.has_value());
  CHECK(refused("q").state.empty());
  CHECK(refused("qgeheim").state.empty());
  CHECK(refused("q28p01").state.empty());
  CHECK(refused("").end == QueryEnd::broken);
  CHECK(refused("?28P01").end == QueryEnd::broken);
}

TEST_CASE("caps hold for columns, cells and the length of a frame") {
  const auto with = [](auto set) {
    ingest::TableCaps caps;
    set(caps);
    return read_stream(ended(stream()), 1000, caps).end;
  };
  CHECK(with([](auto& caps) { caps.columns = 1; }) == QueryEnd::too_large);
  CHECK(with([](auto& caps) { caps.cells = 5; }) == QueryEnd::too_large);
  CHECK(with([](auto& caps) { caps.cell_bytes = 4; }) == QueryEnd::too_large);
  CHECK(with([](auto& caps) { caps.bytes = 12; }) == QueryEnd::too_large);
  std::string text = stream();
  text += "V\xFF\xFF\xFF\xFF";
  CHECK(read_stream(text).end == QueryEnd::too_large);
}

TEST_CASE("ten thousand damaged streams end without harm") {
  const std::string right = ended(stream());
  core::RandomStream random(20201125, "damaged streams");
  std::size_t complete = 0;
  for (int i = 0; i < 10'000; ++i) {
    std::string text = right;
    for (std::uint64_t n = 1 + random.below(4); n > 0; --n) {
      const auto at = static_cast<std::size_t>(random.below(text.size()));
      text[at] = static_cast<char>(static_cast<unsigned char>(random.below(256)));
    }
    const QueryResult result = read_stream(text, 1 + static_cast<std::size_t>(random.below(40)));
    CHECK(result.table.has_value() == (result.end == QueryEnd::complete));
    complete += result.table ? 1U : 0U;
  }
  CHECK(complete > 0);  // damage within a text is another text
}

TEST_CASE("the fingerprint of a table follows every cell and every border between cells") {
  const auto of = [](const std::vector<std::string>& cells) {
    ingest::TableBuilder builder(ingest::Table::Cells::typed);
    REQUIRE(builder.column("a"));
    REQUIRE(builder.column("b"));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i % 2 == 0) {
        REQUIRE(builder.row(i));
      }
      REQUIRE(builder.cell(i % 2, cells[i]));
    }
    return ingest::fingerprint(builder.finish());
  };
  CHECK(of({"1", "2"}) == of({"1", "2"}));
  CHECK(of({"1", "2"}).size() == 64);
  CHECK(of({"1", "2"}) != of({"12", ""}));
  CHECK(of({"1", "2"}) != of({"2", "1"}));
  CHECK(of({"1", "2", "3", "4"}) != of({"3", "4", "1", "2"}));
  CHECK(of({}) != of({"", ""}));
}

TEST_CASE("a query without a connection is one problem, without password, server or driver") {
  const Folder folder;
  const Variable variable(secret);
  const ingest::Input input = read(with_query(folder));
  REQUIRE(input.problems.count("E260") == 1);
  CHECK(input.allocation.empty());
  REQUIRE(input.files.size() == 1);
  CHECK(input.files[0].file == "query:toewijzing");
  CHECK(input.files[0].role == "allocation");
  const std::string said = all_text(input.problems);
  INFO(said);
  for (const char* word : {"Geheim", "Stuurprogramma", "localhost", "select"}) {
    CHECK(said.find(word) == std::string::npos);
  }
}

TEST_CASE("a query whose password is not there is not tried") {
  const Folder folder;
  const ingest::Input input = read(with_query(folder));
  CHECK(input.problems.count("E262") == 1);
  CHECK(input.problems.count("E260") == 0);
}

TEST_CASE("a name is a query only where the study says so") {
  const Folder folder;
  write(folder.path() / "query:toewijzing", "bsn;drawn\n", 0600);
  config::Study study = with_query(folder);
  ingest::InputFile file;
  ingest::Report report("test");
  const auto table =
      ingest::read_table({study.data.allocation, folder.path() / "query:toewijzing"}, {}, file, report);
  CHECK(table.has_value());  // without the study it is the name of a file
  study.queries.clear();
  CHECK_FALSE(
      ingest::read_table(ingest::list_source(study, "query:toewijzing"), {}, file, report).has_value());
  CHECK(report.failed());
}
