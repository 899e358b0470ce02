// The traps in the format of BUS (section 2 of the design note on BUS), a test each. Trap 9, the meaning of
// the end date, is about days on benefit and stands in tests/unit/cohort/test_layouts_end_date.cpp.
#include "core/resources.hpp"
#include "ingest/bus/detect.hpp"
#include "ingest/bus/layout.hpp"
#include "unit/cohort/layout_writers.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>

using namespace werkthet;
using namespace werkthet::ingest;
using ingest_test::day;
using ingest_test::Folder;
using ingest_test::number;

namespace {

/// Reads one file in a layout.
Input read_one(const std::string& layout, const std::string& text, const std::string& name = "bus-201801.csv",
               const std::string& codes = {}) {
  const Folder folder;
  config::Study study = ingest_test::study_in(folder);
  folder.write(name, text);
  study.data.bus = {name};
  study.data.bus_layout = layout;
  if (!codes.empty()) {
    folder.write("codes.csv", codes);
    study.data.bus_codes = "codes.csv";
  }
  return ingest_test::read(study);
}

std::uint64_t nulls(const Input& input, const std::string& field, const std::string& code) {
  std::uint64_t n = 0;
  for (const FieldCount& count : input.nulls) {
    n += count.field == field && count.code == code ? count.count : 0;
  }
  return n;
}

std::uint64_t problems(const Input& input, const std::string& code) {
  const auto& all = input.problems.all();
  return static_cast<std::uint64_t>(
      std::count_if(all.begin(), all.end(), [&](const core::Problem& p) { return p.code == code; }));
}

/// A row of kenmerk-csv: the columns that a case needs beside those that every row needs.
std::string kenmerk_row(const layout_test::Row& cells) {
  layout_test::Row row{{"K01", "2018"},    {"K02", "01"},       {"K07", "R1"},      {"K08", "01"},
                       {"K18", number(1)}, {"K19", "19800131"}, {"K22", "20171101"}};
  std::vector<std::string> columns{"K01", "K02", "K07", "K08", "K18", "K19", "K22"};
  for (const auto& [key, value] : cells) {
    row[key] = value;
    if (std::find(columns.begin(), columns.end(), key) == columns.end()) {
      columns.push_back(key);
    }
  }
  return layout_test::table(columns, {row});
}

BusRow only_row(const Input& input) {
  INFO(ingest_test::all_text(input.problems));
  REQUIRE(input.bus);
  REQUIRE(input.bus->rows.size() == 1);
  return input.bus->rows[0];
}

class Bytes final : public ByteStream {
 public:
  explicit Bytes(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] std::size_t read(char* to, std::size_t wanted) override {
    const std::size_t n = std::min(wanted, text_.size() - at_);
    std::memcpy(to, text_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  std::string text_;
  std::size_t at_{};
};

}  // namespace

TEST_CASE("trap 1: kenmerk numbers are version-bound") {
  // The number of each field in the text of 2013 and in that of 2015.
  const std::vector<std::tuple<Field, int, int>> numbers{{Field::scheme, 8, 8},
                                                         {Field::household, 10, 10},
                                                         {Field::sanction, 14, 13},
                                                         {Field::income_benefit, 15, 14},
                                                         {Field::paid, 16, 15},
                                                         {Field::special_cluster, 18, 17},
                                                         {Field::citizen_number, 20, 18},
                                                         {Field::birth, 21, 19},
                                                         {Field::sex, 22, 20},
                                                         {Field::start, 24, 22},
                                                         {Field::end, 25, 23},
                                                         {Field::exemption, 26, 24},
                                                         {Field::sanction_reason, 30, 28},
                                                         {Field::income_kind, 31, 31},
                                                         {Field::income_amount, 32, 32},
                                                         {Field::income_exempted, 33, 33},
                                                         {Field::end_reason, 34, 34}};
  const Layout of_2013 = read_layout("bus2013");
  const Layout of_2015 = read_layout("kenmerk-csv");
  for (const auto& [field, then, now] : numbers) {
    INFO(name(field));
    CHECK(of_2013.spec(field).kenmerk == then);
    CHECK(of_2015.spec(field).kenmerk == now);
    CHECK(of_2013.meaning_of("K" + layout_test::two(then)).field == field);
    CHECK(of_2015.meaning_of("K" + layout_test::two(now)).field == field);
  }
  const auto facts = layout_test::the_register({});
  const std::string file = layout_test::kenmerken(layout_test::lines_of(facts, 3), 3, "", true);
  // Read as 2015, no person comes out: the number under K18 is a cluster of special assistance.
  CHECK(nulls(read_one("bus2013", file), "citizen_number", "E201") == 0);
  const Input wrong = read_one("kenmerk-csv", file);
  REQUIRE(wrong.bus);
  CHECK(nulls(wrong, "citizen_number", "E201") == wrong.bus->deliveries[0].records);
  // And the values tell the two apart, though every header is in both.
  Bytes stream(file);
  const auto fits = detect(Sample(stream), {of_2015, of_2013});
  CHECK(fits[0].id == "bus2013");
  CHECK(fits[0].fits);
  CHECK_FALSE(fits[1].fits);
}

TEST_CASE("trap 2: a filler is no value, in the form of 2013 and in that of 2015") {
  std::string row = kenmerk_row({{"K10", "9"},
                                 {"K13", "99999"},
                                 {"K14", "99999"},
                                 {"K15", "999999"},
                                 {"K19", "99999999"},
                                 {"K20", "9"},
                                 {"K23", "00000000"},
                                 {"K24", "9"},
                                 {"K31", "99"},
                                 {"K32", "99999"},
                                 {"K34", "99"}});
  const Input filled = read_one("kenmerk-csv", row);
  const Input absent = read_one("kenmerk-csv", kenmerk_row({{"K19", ""}}));
  for (const Input* input : {&filled, &absent}) {
    const BusRow got = only_row(*input);
    CHECK_FALSE(got.birth);
    CHECK_FALSE(got.end);
    CHECK(got.sex == Sex::unknown);
    CHECK(got.household == Household::unknown);
    CHECK(got.end_reason == EndReason::none);
    CHECK(got.work_income == 0);
    CHECK_FALSE(got.exempt);
    CHECK(nulls(*input, "birth", "missing") == 1);
    CHECK(problems(*input, "W213") == 0);
    CHECK(input->bus->deliveries[0].totals.paid == 0);
  }
}

TEST_CASE("trap 3: norm minus income minus sanction is not what was paid, and nobody checks that") {
  // 1,000 with holiday allowance, 200 income: 800 with, 762 without. No problem may come of it.
  const Input input = read_one(
      "kenmerk-csv",
      kenmerk_row({{"K12", "1000"}, {"K14", "+0200"}, {"K15", "000762"}, {"K31", "11"}, {"K32", "+0200"}}));
  CHECK(only_row(input).work_income == 20000);  // whole euros, kept in cents
  CHECK(input.bus->deliveries[0].totals.paid == 76200);
  for (const core::Problem& problem : input.problems.all()) {
    CHECK(problem.place.field != "paid");
    CHECK(problem.place.field != "income_benefit");
  }
}

TEST_CASE("trap 4: what was paid has no sign, and an amount with one is still read") {
  CHECK(read_one("kenmerk-csv", kenmerk_row({{"K15", "000762"}})).bus->deliveries[0].totals.paid == 76200);
  const Input signed_amount = read_one("kenmerk-csv", kenmerk_row({{"K15", "-00762"}}));
  CHECK(signed_amount.bus->deliveries[0].totals.paid == -76200);
  CHECK(problems(signed_amount, "W213") == 0);
}

TEST_CASE("trap 5: a citizen number is text of nine digits that passes the eleven-test") {
  std::string small;  // one with a leading zero, as a spreadsheet leaves it: eight digits
  for (int base = 1'000'000; small.empty(); ++base) {
    const std::string digits = "0" + std::to_string(base);
    int sum = 0;
    for (int i = 0; i < 8; ++i) {
      sum += (9 - i) * (digits[static_cast<std::size_t>(i)] - '0');
    }
    if (sum % 11 < 10) {
      small = digits + std::to_string(sum % 11);
    }
  }
  REQUIRE(small.size() == 9);
  const std::string both = kenmerk_row({{"K18", small}}) +
                           kenmerk_row({{"K18", small.substr(1)}}).substr(kenmerk_row({}).find('\n') + 1);
  const Input same = read_one("kenmerk-csv", both);
  REQUIRE(same.bus);
  CHECK(same.bus->persons == 1);
  std::string wrong = number(1);
  wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
  for (const std::string& bad : {wrong, std::string("1,2E+08"), number(1) + "0"}) {
    const Input input = read_one("kenmerk-csv", kenmerk_row({{"K18", "\"" + bad + "\""}}));
    CHECK(nulls(input, "citizen_number", "E201") == 1);
    CHECK(ingest_test::all_text(input.problems).find(bad) == std::string::npos);
  }
}

TEST_CASE("trap 6: a date can be partial") {
  for (const std::string layout : {"kenmerk-csv", "bus2013"}) {
    for (const std::string partial : {"19800000", "19800100"}) {
      const std::string text = layout == "bus2013" ? "K01;K02;K07;K08;K20;K21;K24\n2014;01;R1;01;" +
                                                         number(1) + ";" + partial + ";20131101\n"
                                                   : kenmerk_row({{"K19", partial}});
      const Input input = read_one(layout, text);
      CHECK_FALSE(only_row(input).birth);  // a year is no date: unknown, noted, and the record stays
      CHECK(problems(input, "N215") == 1);
      CHECK(problems(input, "W213") == 0);
    }
  }
  const std::string suwi =
      "<ClientSuwi><Burgerservicenr>" + number(1) +
      "</Burgerservicenr><Geboortedat>19800000</Geboortedat><Uitkeringsverhouding>"
      "<DatBUitkeringsverhouding>20171101</DatBUitkeringsverhouding><DatEUitkeringsverhouding>00000000"
      "</DatEUitkeringsverhouding><SzWet><CdSzWet>PW</CdSzWet></SzWet></Uitkeringsverhouding></ClientSuwi>";
  const Input input = read_one("suwiml", suwi, "suwi-201801.xml");
  const BusRow row = only_row(input);
  CHECK_FALSE(row.birth);
  CHECK_FALSE(row.end);
  CHECK(row.start == day(2017, 11, 1));
  CHECK(problems(input, "N215") == 1);
}

TEST_CASE("trap 7: the activity in return may be 1 or 2, whatever the text prints") {
  for (const char* code : {"1", "2"}) {
    const Input input = read_one("kenmerk-csv", kenmerk_row({{"K27", code}}));
    CHECK(only_row(input).start == day(2017, 11, 1));
    CHECK(problems(input, "W213") == 0);
  }
}

TEST_CASE("trap 8: reason 11 is paid employment or a sickness benefit, in every layout one meaning") {
  for (const std::string& id : shipped_layouts()) {
    INFO(id);
    CHECK(read_layout(id).spec(Field::end_reason).code("11") == static_cast<int>(EndReason::work_employed));
  }
  for (const auto& [meaning, value] :
       *canonical_codes(Field::end_reason)) {  // nothing claims to tell them apart
    CHECK(meaning.find("sick") == std::string::npos);
    CHECK((value != static_cast<int>(EndReason::work_employed) || meaning == "work_employed"));
  }
}

TEST_CASE("trap 10: the reason of inflow is in files until 2012 only") {
  const std::string header = "Oorzaak uitkering persoon1";
  CHECK(read_layout("bus2010-pair").meaning_of(header).field == Field::unread);  // known, and not stored
  for (const char* id : {"bus2013", "kenmerk-csv", "bus2015-xml", "suwiml", "microdata"}) {
    CHECK(read_layout(id).meaning_of("OorzaakUitkering").field == Field::unknown);
  }
  const Input input = read_one(
      "bus2010-pair", "Statistiekjaar;Statistiekmaand;Burgerservicenummer persoon1;Begindatum uitkering;" +
                          header + "\n2010;01;" + number(1) + ";20091101;14\n");
  CHECK(only_row(input).start == day(2009, 11, 1));
  CHECK(problems(input, "W213") == 0);
}

TEST_CASE("trap 11: local reason codes need a table, and some map to no code of Statistics Netherlands") {
  const std::string file =
      "Dossiernr;Clientnummer;Startdatum periodiek algemeen;Einddatum periodiek algemeen;"
      "Omschrijving einde bijstandsafhankelijkheid\n"
      "1;101;2017-11-01;2018-01-15;Werk gevonden\n2;102;2017-11-01;2018-01-15;AZC/COA\n"
      "3;103;2017-11-01;2018-01-15;nog te bepalen\n4;104;2017-11-01;2018-01-15;niet in de tabel\n";
  const std::string codes = "code;statistiekcode\nWerk gevonden;11\nAZC/COA;43\nnog te bepalen;0\n";
  const Input input = read_one("gws-dossier", file, "gws-201801.csv", codes);
  REQUIRE(input.bus);
  std::vector<EndReason> reasons;
  for (const BusRow& row : input.bus->rows) {
    if (row.end) {
      reasons.push_back(row.end_reason);
    }
  }
  CHECK(reasons == std::vector<EndReason>{EndReason::work_employed, EndReason::unknown, EndReason::unknown,
                                          EndReason::unknown});
  CHECK(problems(input, "W213") == 3);  // two lines of the table, and the word that is not in it
  CHECK(ingest_test::all_text(input.problems).find("COA") == std::string::npos);
}

TEST_CASE("one amount for several kinds of income is from work only when every kind is work") {
  const std::string head =
      "Statistiekjaar;Statistiekmaand;BSN persoon1;Begindatum uitkering;Bedrag inkomsten;"
      "Soort inkomsten 1;Soort inkomsten 2\n2010;01;" +
      number(1) + ";20091101;+0250;";
  CHECK(only_row(read_one("bus2010-pair", head + "11;99\n")).work_income == 25000);
  CHECK(only_row(read_one("bus2010-pair", head + "11;11\n")).work_income == 25000);
  CHECK(only_row(read_one("bus2010-pair", head + "11;98\n")).work_income == 0);
  CHECK(only_row(read_one("bus2010-pair", head + "98;11\n")).work_income == 0);
  CHECK(only_row(read_one("bus2010-pair", head + "99;99\n")).work_income == 0);
}

TEST_CASE("without a number, a benefit is who is on it") {
  const std::string head = "Statistiekjaar;Statistiekmaand;BSN persoon1;BSN persoon2;Begindatum uitkering\n";
  const auto line = [](const std::string& a, const std::string& b) {
    return "2010;01;" + a + ";" + b + ";20091101\n";
  };
  const Input input =
      read_one("bus2010-pair", head + line(number(1), number(2)) + line(number(3), "999999999") +
                                   line(number(2), number(1)) + line(number(3), number(4)));
  REQUIRE(input.bus);
  CHECK(input.bus->persons == 4);
  CHECK(input.bus->benefits == 3);  // the couple once, whoever comes first; 3 alone; 3 with 4
  for (const BusRow& row : input.bus->rows) {
    CHECK(row.benefit != nobody);
    CHECK(row.scheme == 1);  // one form per scheme: general unless the file says more
  }
}

TEST_CASE("of several histories the last one counts, in every month") {
  const Folder folder;
  config::Study study = ingest_test::study_in(folder);
  const std::string head =
      "Dossiernr;Clientnummer;Startdatum periodiek algemeen;Einddatum periodiek algemeen\n";
  folder.write("gws-201803.csv", head + "1;101;2017-11-01;\n");
  folder.write("gws-201804.csv", head + "1;101;2017-11-01;2018-01-15\n");  // an end that was told late
  study.data.bus = {"gws-*.csv"};
  study.data.bus_layout = "gws-dossier";
  const Input input = ingest_test::read(study);
  REQUIRE(input.bus);
  core::Month last = input.bus->rows.front().month;
  for (const BusRow& row : input.bus->rows) {
    last = std::max(last, row.last_month());
  }
  CHECK(core::iso(last) == "2018-01");
  CHECK(problems(input, "N222") == 1);
  int months = 0;
  for (const Delivery& delivery : input.bus->deliveries) {
    months += delivery.superseded ? 0 : 1;
  }
  CHECK(months == 6);  // November to April, each told once
}

TEST_CASE("every shipped layout says what is certain and what is a guess, and what it is on its first line") {
  for (const std::string& id : shipped_layouts()) {
    INFO(id);
    const std::string text = core::resource("layouts/" + id + ".toml");
    CHECK(text.starts_with("# "));
    CHECK(text.find("# CERTAIN (") != text.npos);
    CHECK(text.find("# A GUESS") != text.npos);
    CHECK(read_layout(id).id() == id);
  }
  CHECK(shipped_layouts() == std::vector<std::string>{"bus2010-pair", "bus2013", "bus2015-xml", "gws-dossier",
                                                      "kenmerk-csv", "microdata", "suwiml"});
}
