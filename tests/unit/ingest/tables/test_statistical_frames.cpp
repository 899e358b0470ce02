#include "ingest/tables/statistical_frames.hpp"

#include <catch2/catch.hpp>

#include <cstring>
#include <string>
#include <tuple>

#include <unistd.h>

using namespace werkthet::ingest;

namespace {

std::string number(std::uint32_t value) {
  std::string bytes(sizeof value, '\0');
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

std::string frame(FrameKind kind, std::uint32_t column = 0, const std::string& first = {},
                  const std::string& second = {}) {
  return static_cast<char>(kind) + number(column) + number(static_cast<std::uint32_t>(first.size())) +
         number(static_cast<std::uint32_t>(second.size())) + first + second;
}

std::string end(ReadingEnd how = ReadingEnd::complete) {
  return frame(FrameKind::end, static_cast<std::uint32_t>(how));
}

const std::string two_columns =
    frame(FrameKind::column, 0, "v1", "Vraag 1") + frame(FrameKind::column, 1, "v2");
const std::string row = frame(FrameKind::row);

ReadingEnd outcome(const std::string& stream, const TableCaps& caps = {}) {
  FrameReader reader(caps);
  const bool wanted = reader.take(stream);
  const ReadingEnd how = reader.outcome();
  CHECK((wanted || how != ReadingEnd::complete));
  return how;
}

}  // namespace

TEST_CASE("frames become a table, in pieces of any size") {
  const std::string stream = two_columns + row + frame(FrameKind::cell, 1, "x") + row +
                             frame(FrameKind::cell, 0, "3") + frame(FrameKind::cell, 1, "y") +
                             frame(FrameKind::value_label, 0, "3", "Eens") + end();
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
    FrameReader reader{TableCaps{}};
    for (std::size_t at = 0; at < stream.size(); at += piece) {
      REQUIRE(reader.take(std::string_view(stream).substr(at, piece)));
    }
    REQUIRE(reader.outcome() == ReadingEnd::complete);
    const Table table = reader.table();
    REQUIRE(table.rows() == 2);
    REQUIRE(table.columns() == 2);
    CHECK(table.header(0) == "v1");
    CHECK(table.label(0) == "Vraag 1");
    CHECK(table.cell(0, 0).empty());
    CHECK(table.cell(0, 1) == "x");
    CHECK(table.cell(1, 0) == "3");
    CHECK(table.cell(1, 1) == "y");
    CHECK(table.value_label(0, "3") == "Eens");
    CHECK(table.line(1) == 2);
  }
}

TEST_CASE("a value that was declared missing is an empty cell that says so; columns still ascend") {
  FrameReader reader{TableCaps{}};
  REQUIRE(reader.take(two_columns + row + frame(FrameKind::declared_missing, 0) +
                      frame(FrameKind::cell, 1, "x") + row + frame(FrameKind::declared_missing, 1) + row +
                      end()));
  REQUIRE(reader.outcome() == ReadingEnd::complete);
  const Table table = reader.table();
  REQUIRE(table.rows() == 3);
  for (const auto& [r, c, declared] :
       {std::tuple{0, 0, true}, {0, 1, false}, {1, 0, false}, {1, 1, true}, {2, 0, false}}) {
    const auto at_row = static_cast<std::size_t>(r);
    const auto at_column = static_cast<std::size_t>(c);
    CHECK(table.declared_missing(at_row, at_column) == declared);
    CHECK(table.cell(at_row, at_column) == (r == 0 && c == 1 ? "x" : ""));
  }
  CHECK(outcome(two_columns + frame(FrameKind::declared_missing, 0) + end()) ==
        ReadingEnd::damaged);  // no row
  CHECK(outcome(two_columns + row + frame(FrameKind::declared_missing, 2) + end()) == ReadingEnd::damaged);
  CHECK(outcome(two_columns + row + frame(FrameKind::cell, 1, "x") + frame(FrameKind::declared_missing, 1) +
                end()) == ReadingEnd::damaged);
  CHECK(outcome(two_columns + row + frame(FrameKind::declared_missing, 0, "x") + end()) ==
        ReadingEnd::damaged);
}

TEST_CASE("what the writer writes is what the reader reads") {
  int ends[2] = {};
  REQUIRE(::pipe(ends) == 0);
  FrameWriter writer(ends[1]);
  writer.add(FrameKind::column, 0, "naam", "Hoe heet u?");
  writer.add(FrameKind::row);
  writer.add(FrameKind::cell, 0, "z");
  writer.end(ReadingEnd::complete);
  ::close(ends[1]);
  std::string bytes(1000, '\0');
  const ssize_t n = ::read(ends[0], bytes.data(), bytes.size());
  ::close(ends[0]);
  REQUIRE(n > 0);
  FrameReader reader{TableCaps{}};
  REQUIRE(reader.take(std::string_view(bytes).substr(0, static_cast<std::size_t>(n))));
  REQUIRE(reader.outcome() == ReadingEnd::complete);
  CHECK(reader.table().cell(0, 0) == "z");
}

TEST_CASE("a stream that stops before its end is no table, wherever it stops") {
  const std::string stream = two_columns + row + frame(FrameKind::cell, 0, "3") + end();
  for (std::size_t size = 0; size < stream.size(); ++size) {
    CHECK(outcome(stream.substr(0, size)) == ReadingEnd::damaged);
  }
  CHECK(outcome(stream) == ReadingEnd::complete);
}

TEST_CASE("a stream out of order is refused") {
  const std::string cell = frame(FrameKind::cell, 0, "3");
  const std::string later = frame(FrameKind::cell, 1, "3");
  const auto damaged = [](const std::string& stream) {
    return outcome(stream + end()) == ReadingEnd::damaged;
  };
  CHECK(damaged(row));                                                    // no column
  CHECK(damaged(frame(FrameKind::column, 1, "v2")));                      // not the next column
  CHECK(damaged(two_columns + cell));                                     // no row
  CHECK(damaged(two_columns + row + frame(FrameKind::column, 2, "v3")));  // a column after a row
  CHECK(damaged(two_columns + row + frame(FrameKind::cell, 2, "3")));     // no such column
  CHECK(damaged(two_columns + row + later + cell));                       // backwards
  CHECK(damaged(two_columns + row + cell + cell));                        // twice: it could go on forever
  CHECK(damaged(two_columns + row + frame(FrameKind::cell, 0, "")));      // says nothing
  CHECK(damaged(two_columns + row + frame(FrameKind::cell, 0, "3", "y")));
  CHECK(damaged(two_columns + frame(FrameKind::row, 0, "x")));
  CHECK(damaged(two_columns + frame(FrameKind::value_label, 2, "3", "Eens")));
  CHECK(damaged(two_columns + std::string(13, '\0')));  // no such kind
  CHECK(damaged(two_columns + frame(static_cast<FrameKind>(200))));
  CHECK(damaged(two_columns + end()));  // two ends
  CHECK(outcome(two_columns + end() + "x") == ReadingEnd::damaged);
  CHECK(outcome(two_columns + frame(FrameKind::end, 77)) == ReadingEnd::damaged);
  CHECK(outcome(two_columns + end(ReadingEnd::too_little_memory)) == ReadingEnd::too_little_memory);
}

TEST_CASE("a stream with texts that are none is refused") {
  const auto with = [](const std::string& text) {
    return outcome(two_columns + row + frame(FrameKind::cell, 0, text) + end());
  };
  CHECK(with("caf\xC3\xA9") == ReadingEnd::complete);
  CHECK(with("caf\xC3") == ReadingEnd::damaged);
  CHECK(with(std::string("a\0b", 3)) == ReadingEnd::damaged);
}

TEST_CASE("lengths beyond the caps are refused before anything is kept") {
  TableCaps caps;
  caps.cell_bytes = 100;
  const std::string huge = static_cast<char>(FrameKind::cell) + number(0) + number(101) + number(0);
  CHECK(outcome(two_columns + row + huge, caps) == ReadingEnd::damaged);
  const std::string label =
      static_cast<char>(FrameKind::value_label) + number(0) + number(1) + number(0xFFFFFFFFU);
  CHECK(outcome(two_columns + label) == ReadingEnd::damaged);
  caps.columns = 1;
  CHECK(outcome(two_columns, caps) == ReadingEnd::too_large);
  TableCaps cells;
  cells.cells = 4;
  CHECK(outcome(two_columns + row, cells) == ReadingEnd::damaged);  // fits, but has no end
  CHECK(outcome(two_columns + row + row, cells) == ReadingEnd::too_large);
  TableCaps bytes;
  bytes.bytes = 20;
  CHECK(outcome(two_columns + row + frame(FrameKind::cell, 0, std::string(30, 'x')) + end(), bytes) ==
        ReadingEnd::too_large);
  FrameReader reader{TableCaps{}};
  REQUIRE(reader.take(two_columns));
  const std::string labels = [] {
    std::string many;
    for (int i = 0; i < 10'000; ++i) {
      many += frame(FrameKind::value_label, 0, "1", "x");
    }
    return many;
  }();
  int blocks = 0;
  while (blocks < 1000 && reader.take(labels)) {
    ++blocks;
  }
  CHECK(blocks == 100);
  CHECK(reader.outcome() == ReadingEnd::too_large);
}
