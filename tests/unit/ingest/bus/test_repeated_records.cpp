#include "ingest/bus/delivery_file.hpp"
#include "ingest/bus/record_texts.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// Bytes in pieces of eleven, so that nothing relies on where a piece ends.
class Pieces final : public ByteStream {
 public:
  explicit Pieces(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* to, std::size_t wanted) override {
    const std::size_t n = std::min({wanted, std::size_t{11}, bytes_.size() - at_});
    bytes_.copy(to, n, at_);
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t at_{};
};

struct Read {
  std::optional<DeliveryFile> file;
  std::vector<std::string> said;
  explicit Read(const std::string& bytes, const Read* last = nullptr,
                const std::string& layout = "kenmerk-csv") {
    Report report("file");
    Pieces stream(bytes);
    file = read_delivery(stream, "file", read_layout(layout), {}, report, {},
                         last != nullptr ? &last->file->parsed : nullptr);
    core::Problems problems;
    std::vector<FieldCount> nulls;
    report.finish(problems, nulls);
    for (const core::Problem& problem : problems.all()) {
      said.push_back(core::text(problem));
    }
    for (const FieldCount& one : nulls) {
      said.push_back(one.field + " " + one.code + " " + std::to_string(one.count));
    }
  }
};

/// Everything that goes on to the register, as text.
std::vector<std::string> told(const Read& read) {
  std::vector<std::string> all = read.said;
  if (!read.file) {
    return all;
  }
  const DeliveryTotals& t = read.file->parsed.totals;
  for (const std::int64_t n : {static_cast<std::int64_t>(t.running), static_cast<std::int64_t>(t.ended),
                               static_cast<std::int64_t>(t.with_income), t.income, t.paid}) {
    all.push_back(std::to_string(n));
  }
  for (const bool found : read.file->parsed.found) {
    all.emplace_back(found ? "found" : "absent");
  }
  for (const ParsedRecord& r : read.file->parsed.records) {
    std::string text =
        std::to_string(r.person) + " " + std::to_string(r.benefit.high) + "/" + std::to_string(r.benefit.low);
    for (const core::MaybeDate& date : {r.row.birth, r.row.start, r.row.end}) {
      text += " " + std::to_string(date.value_or(core::Date{-1}).days);
    }
    for (const int n : {r.row.work_income, static_cast<int>(r.row.scheme), static_cast<int>(r.row.household),
                        static_cast<int>(r.row.sex), static_cast<int>(r.row.end_reason), r.row.exempt ? 1 : 0,
                        r.paid, r.incomes, r.income, static_cast<int>(r.line), r.amounts_unknown ? 1 : 0}) {
      text += " " + std::to_string(n);
    }
    all.push_back(std::move(text));
  }
  return all;
}

const std::string header = "K01;K02;K03;K04;K07;K08;K10;K15;K18;K19;K20;K22;K23;K24;K31;K32;K33;K34\n";
std::string row(const std::string& month, const std::string& rest) {
  return "2018;" + month + ";0344;0344;" + rest + "\n";
}
const std::string anna = "A1;01;1;+0900;123456782;19800101;2;20170301;;2;11;+00100;2;";
const std::string bert = "B2;01;1;+0900;111222333;19750615;1;20160101;;2;;;;";
const std::string carl = "C3;01;1;+0900;100000009;19751231;1;20180601;;2;;;;";  // starts in June
const std::string dora = "D4;xx;1;+0900;100000010;19900230;1;20170101;20180505;2;;;;";

/// The same whether a delivery before it is known or not, in both forms of line end.
void same_as_alone(const std::string& before, const std::string& now,
                   const std::string& layout = "kenmerk-csv") {
  const Read last(before, nullptr, layout);
  REQUIRE(last.file);
  const Read alone(now, nullptr, layout);
  CHECK(told(Read(now, &last, layout)) == told(alone));
}

}  // namespace

TEST_CASE("a record that repeats an earlier month letter for letter says what it would say alone") {
  const std::string may = header + row("05", anna) + row("05", bert) + row("05", carl) + row("05", dora);
  SECTION("all the same") {
    same_as_alone(may, header + row("06", anna) + row("06", bert) + row("06", carl) + row("06", dora));
  }
  SECTION("in another order, some gone, some new, some twice") {
    same_as_alone(may, header + row("06", bert) + row("06", "N" + anna) + row("06", carl) + row("06", bert) +
                           row("06", anna));
  }
  SECTION("other line ends and empty lines, which move the lines") {
    std::string june = header + "\n" + row("06", anna) + "\r\n" + row("06", dora) + row("06", carl);
    same_as_alone(may, june);
    for (std::size_t at = june.find('\n'); at != std::string::npos; at = june.find('\n', at + 2)) {
      june.insert(at, "\r");
    }
    same_as_alone(may, june);
  }
  SECTION("without a line end at the end") {
    std::string june = header + row("06", anna) + row("06", bert);
    june.pop_back();
    same_as_alone(may, june);
  }
  SECTION("a quote in the middle") {
    same_as_alone(may, header + row("06", anna) + row("06", "\"B2\"" + bert.substr(2)) + row("06", carl));
  }
}

TEST_CASE("only a record with nothing wrong may stand for another") {
  const Read read(header + row("05", anna) + row("05", dora) + row("05", carl));
  const std::vector<Key16>& prints = read.file->parsed.texts.prints;
  REQUIRE(prints.size() == 3);
  CHECK_FALSE(prints[0] == Key16{});
  CHECK(prints[1] == Key16{});  // a code and a date that are not understood
  CHECK(prints[2] == Key16{});  // starts after the month
}

TEST_CASE("what a record says about the month is looked at anew") {
  const std::string june = header + row("06", anna) + row("06", carl);
  const std::string april = header + row("04", carl) + row("04", anna) + row("04", carl);
  same_as_alone(june, april);
  const Read last(june);
  const std::vector<std::string> said = Read(april, &last).said;
  CHECK(std::count_if(said.begin(), said.end(),
                      [](const std::string& one) { return one.find("W274") != std::string::npos; }) == 2);
}

TEST_CASE("the same text in other columns is another record") {
  const std::string may = header + row("05", anna) + row("05", bert);
  std::string june = may;
  june.replace(june.find("K22;K23"), 7, "K23;K22");
  same_as_alone(may, june);
}

TEST_CASE("two deliveries in one file are found, also among records that repeat") {
  const std::string may = header + row("05", anna) + row("05", bert) + row("05", carl);
  const std::string mixed = header + row("06", anna) + row("07", bert) + row("06", carl);
  const Read last(may);
  const Read read(mixed, &last);
  CHECK_FALSE(read.file);
  CHECK(read.said == Read(mixed).said);
}

TEST_CASE("a record of another width is never taken for one of the right width") {
  const std::string may = header + row("05", anna) + row("05", bert);
  same_as_alone(
      may, header + row("06", anna + ";") + row("06", bert.substr(0, bert.size() - 1)) + row("06", bert));
}

TEST_CASE("the print of a text changes with every letter, with its length and with where its header stood") {
  std::string text = "0344;;A12;01;1;+0900;123456782;19800101;2;20170301;;2;11;+00100;2;";
  const std::size_t n = text.size();
  text.resize(n + text_slack);
  const auto whole = [&](std::size_t split, std::size_t end) {
    const Key16 key = print_of({text.data(), split}, {text.data() + split, end - split});
    return std::pair(key.high, key.low);
  };
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
  std::size_t made = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const char kept = text[i];
    for (const char other : {'0', '1', ';', ' ', 'z'}) {
      if (other != kept) {
        text[i] = other;
        seen.insert(whole(5, n));
        ++made;
      }
    }
    text[i] = kept;
    seen.insert(whole(5, i + 5 < n ? i + 5 : n));
    seen.insert(whole(i == 5 ? 0 : i, n));
  }
  CHECK(seen.size() == made + 2 * n - 5);
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(n), text.end(), 'x');
  const auto before = whole(5, n);
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(n), text.end(), '\0');
  CHECK(whole(5, n) == before);  // what stands behind the text does not count
}
