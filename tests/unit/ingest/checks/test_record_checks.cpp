// What one record says twice must agree: every rule by itself, in XML and in CSV, with place and count, and no record lost.
#include "ingest/rules.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

using Fields = std::map<std::string, std::string>;

/// A benefit in the kenmerk layout: a row of a CSV or an element of an XML, from the same fields.
Fields record(const std::string& benefit, int person) {
  return {{"K01", "2018"},     {"K02", "03"},     {"K03", "9999"}, {"K04", "9999"},
          {"K07", benefit},    {"K08", "01"},     {"K10", "1"},    {"K18", number(person)},
          {"K19", "19800131"}, {"K22", "20151101"}};
}

Fields with(Fields fields, const Fields& more) {
  for (const auto& [key, value] : more) {
    fields[key] = value;
  }
  return fields;
}

std::string csv(const std::vector<Fields>& records) {
  static const std::vector<std::string> columns = {"K01", "K02", "K03", "K04", "K07", "K08", "K09", "K10", "K13",
                                                   "K14", "K17", "K18", "K19", "K22", "K23", "K28", "K29", "K31",
                                                   "K32", "K33", "K34"};
  std::string text;
  for (const std::string& column : columns) {
    text += (text.empty() ? "" : ";") + column;
  }
  text += "\n";
  for (const Fields& fields : records) {
    for (const std::string& column : columns) {
      const auto at = fields.find(column);
      text += (column == "K01" ? "" : ";") + (at == fields.end() ? "" : at->second);
    }
    text += "\n";
  }
  return text;
}

Input read_csv(const std::vector<Fields>& records) {
  const Folder folder;
  folder.write("bus.csv", csv(records));
  auto study = study_in(folder);
  study.data.bus = {"bus.csv"};
  study.data.bus_layout = "kenmerk-csv";
  return read(study);
}

std::vector<const core::Problem*> of(const Input& input, const std::string& code) {
  std::vector<const core::Problem*> found;
  for (const core::Problem& problem : input.problems.all()) {
    if (problem.code == code) {
      found.push_back(&problem);
    }
  }
  return found;
}

/// Codes of the checks of one record that were given.
std::vector<std::string> given(const Input& input) {
  std::vector<std::string> codes;
  for (const core::Problem& problem : input.problems.all()) {
    if ((problem.code >= "W270" && problem.code <= "W284") || problem.code == "N272") {
      codes.push_back(problem.code);
    }
  }
  return codes;
}

std::uint64_t rows(const Input& input) {
  std::uint64_t n = 0;
  for (const BusRow& row : input.bus->rows) {
    n += row.repeats + std::uint64_t{1};
  }
  return n;
}

}  // namespace

TEST_CASE("each bad combination gives its own code with line and field, and nothing beside it") {
  struct Case {
    std::string code;
    std::string field;
    Fields fields;
  };
  const Fields ended = {{"K23", "20180310"}, {"K34", "98"}};
  const std::vector<Case> cases = {
      {"W270", "end", {{"K23", "20151031"}, {"K34", "98"}}},
      {"W271", "end", {{"K34", "11"}}},
      {"N272", "end_reason", {{"K23", "20180310"}}},
      {"W273", "end", {{"K23", "20180401"}, {"K34", "98"}}},
      {"W274", "start", {{"K22", "20180401"}}},
      {"W275", "bbz_class", {{"K09", "1"}}},
      {"W276", "special_cluster", {{"K17", "a"}}},
      {"W277", "household", {{"K10", "3"}}},
      {"W278", "income_benefit", {{"K14", "+0500"}, {"K31", "11"}, {"K32", "+0400"}, {"K33", "2"}}},
      {"W279", "sanction", {{"K28", "01"}, {"K29", "20180301"}}},
      {"W280", "income_exempted", {{"K33", "1"}}},
      {"W281", "end_reason", {{"K23", "20180310"}, {"K34", "03"}}},
      {"W282", "birth", {{"K19", "20160101"}}},
      {"W282", "birth", {{"K19", "19070228"}}},
  };
  // Beside each: a sound record of every kind, so that the file has all fields.
  const std::vector<Fields> sound = {
      with(record("S1", 1), ended),
      with(record("S2", 2), {{"K13", "+0100"}, {"K28", "01"}, {"K29", "20180301"}}),
      with(record("S3", 3), {{"K14", "+0300"}, {"K31", "11"}, {"K32", "+0300"}, {"K33", "2"}}),
      with(record("S4", 4), {{"K08", "14"}, {"K09", "2"}}),
      with(record("S5", 5), {{"K08", "11"}, {"K17", "b"}, {"K10", "3"}}),
      with(record("S6", 6), {{"K10", "3"}}),
      with(record("S6", 7), {{"K10", "3"}}),
      with(record("S8", 8), {{"K19", "19520115"}, {"K23", "20180310"}, {"K34", "03"}}),
  };
  REQUIRE(given(read_csv(sound)).empty());
  for (const Case& one : cases) {
    INFO(one.code << " " << one.field);
    std::vector<Fields> records = sound;
    records.push_back(with(record("BAD", 20), one.fields));
    const Input input = read_csv(records);
    CHECK(given(input) == std::vector{one.code});
    const auto found = of(input, one.code);
    REQUIRE(found.size() == 1);
    CHECK(found[0]->place.file == "bus.csv");
    CHECK(found[0]->place.line == 10);
    CHECK(found[0]->place.field == one.field);
    CHECK(rows(input) == records.size());  // never a dropped record
    std::vector<RuleCount> counted = input.rule_counts;
    std::erase_if(counted, [](const RuleCount& c) { return c.code == "W219"; });  // one unknown of three: may stand beside it
    CHECK(counted == std::vector<RuleCount>{{one.code, core::parse_month("2018-03"), "bus.csv", 1}});
  }
}

TEST_CASE("ends without a reason are said once per file, at the first one, with how many there are") {
  std::vector<Fields> records = {with(record("S", 1), {{"K23", "20180310"}, {"K34", "98"}})};
  for (int i = 0; i < 250; ++i) {  // more than a report stores
    records.push_back(with(record("B" + std::to_string(i), 2 + i), {{"K23", "20180310"}}));
  }
  const Input input = read_csv(records);
  const auto found = of(input, "N272");
  REQUIRE(found.size() == 1);
  CHECK(found[0]->times == 250);
  CHECK(found[0]->place.line == 3);
  CHECK(found[0]->place.field == "end_reason");
  CHECK(found[0]->message.find("250 times in this file") != std::string::npos);
  const auto counted = std::find_if(input.rule_counts.begin(), input.rule_counts.end(),
                                    [](const RuleCount& c) { return c.code == "N272"; });
  REQUIRE(counted != input.rule_counts.end());
  CHECK(counted->count == 250);
}

TEST_CASE("a bad combination changes no value") {
  const Input input = read_csv({with(record("A", 1), {{"K23", "20151031"}, {"K34", "98"}}),
                                with(record("B", 2), {{"K34", "11"}}),
                                with(record("C", 3), {{"K19", "20160101"}})});
  REQUIRE(input.bus->rows.size() == 3);
  CHECK(input.bus->rows[0].start == core::MaybeDate(day(2015, 11, 1)));
  CHECK(input.bus->rows[0].end == core::MaybeDate(day(2015, 10, 31)));
  CHECK(input.bus->rows[1].end_reason == EndReason::work_employed);
  CHECK_FALSE(input.bus->rows[1].end);
  CHECK(input.bus->rows[2].birth == core::MaybeDate(day(2016, 1, 1)));
}

TEST_CASE("the bounds: equal days, the last day of the month, one euro per person, 110 years") {
  CHECK(given(read_csv({with(record("A", 1), {{"K22", "20180310"}, {"K23", "20180310"}, {"K34", "98"}}),
                        with(record("B", 2), {{"K23", "20180331"}, {"K34", "98"}}),
                        with(record("C", 3), {{"K22", "20180331"}}),
                        with(record("D", 4), {{"K10", "3"}, {"K14", "+0302"}, {"K31", "11"}, {"K32", "+0150"},
                                              {"K33", "2"}}),
                        with(record("D", 5), {{"K10", "3"}, {"K14", "+0302"}, {"K31", "11"}, {"K32", "+0150"},
                                              {"K33", "2"}}),
                        with(record("E", 6), {{"K19", "19071101"}})}))
            .empty());
  // Three euros for two persons are more than rounding, and count once for the benefit.
  const Input input = read_csv({with(record("D", 4), {{"K10", "3"}, {"K14", "+0303"}, {"K31", "11"}, {"K32", "+0150"},
                                                      {"K33", "2"}}),
                                with(record("X", 9), {}),
                                with(record("D", 5), {{"K10", "3"}, {"K14", "+0303"}, {"K31", "11"}, {"K32", "+0150"},
                                                      {"K33", "2"}})});
  CHECK(given(input) == std::vector<std::string>{"W278"});
  CHECK(of(input, "W278")[0]->place.line == 2);
}

TEST_CASE("pension is between 64 and 69 years after birth") {
  const auto at = [](const std::string& birth) {
    return given(read_csv({with(record("A", 1), {{"K19", birth}, {"K23", "20180310"}, {"K34", "03"}})}));
  };
  CHECK(at("19540310").empty());  // 64 on the day
  CHECK(at("19540311") == std::vector<std::string>{"W281"});
  CHECK(at("19480311").empty());  // 69 still
  CHECK(at("19480310") == std::vector<std::string>{"W281"});
}

TEST_CASE("a rule about an absent field is silent when the file does not have that field at all") {
  // Neither reasons nor exemption: the export lacks them, which is no fault of every record.
  const Input input = read_csv({record("A", 1)});
  CHECK(given(input).empty());
  const Folder folder;
  folder.write("bus.csv", "K01;K02;K03;K04;K07;K08;K18;K19;K22;K23;K31;K32\n2018;03;9999;9999;A;01;" + number(1) +
                              ";19800131;20151101;20180310;11;+0100\n");
  auto study = study_in(folder);
  study.data.bus = {"bus.csv"};
  study.data.bus_layout = "kenmerk-csv";
  CHECK(given(read(study)).empty());
}

TEST_CASE("a quoted CSV is checked as a plain one") {
  const auto fields = with(record("A", 1), {{"K10", "3"}});
  std::string text = csv({fields, with(record("A", 2), {{"K10", "3"}}), with(record("C", 3), {{"K10", "3"}})});
  const auto quoted = text.find(";A;");
  text.replace(quoted, 3, ";\"A\";");
  const Folder folder;
  folder.write("bus.csv", text);
  auto study = study_in(folder);
  study.data.bus = {"bus.csv"};
  study.data.bus_layout = "kenmerk-csv";
  const Input input = read(study);
  CHECK(given(input) == std::vector<std::string>{"W277"});
  CHECK(of(input, "W277")[0]->place.line == 4);
}

TEST_CASE("in XML the persons of one benefit are looked at together") {
  const Folder folder;
  std::vector<Benefit> benefits = {{"couple", {{number(1)}, {number(2)}}, "01", "3"},
                                   {"half", {{number(3)}}, "01", "3"},
                                   {"single", {{number(4)}, {number(5)}}, "01", "1"},
                                   {"left", {{number(6)}, {number(7), "19800131", "1", "20151101", "20180310", "02"}}},
                                   {"special", {{number(8)}}, "12", "3"}};
  benefits[0].persons[1].end = "20151001";
  benefits[0].persons[1].reason = "98";
  folder.write("bus.xml", delivery_xml(2018, 3, benefits));
  auto study = study_in(folder);
  study.data.bus = {"bus.xml"};
  const Input input = read(study);
  CHECK(given(input) == std::vector<std::string>{"W270", "W277", "W277"});
  const std::string xml = delivery_xml(2018, 3, benefits);
  const auto line_of = [&](const std::string& text) {
    return static_cast<std::uint64_t>(
        1 + std::count(xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(xml.find(text)), '\n'));
  };
  const std::uint64_t ended = line_of("20151001");
  REQUIRE(of(input, "W270").size() == 1);
  CHECK(of(input, "W270")[0]->place.line >= ended);  // the end of that person, before the next benefit
  CHECK(of(input, "W270")[0]->place.line < line_of("half"));
  REQUIRE(of(input, "W277").size() == 2);
  CHECK(of(input, "W277")[0]->place.line > line_of("half"));
  CHECK(of(input, "W277")[0]->place.line < line_of("single"));
}

TEST_CASE("a month that stands behind the records is checked as well") {
  const Folder folder;
  std::string xml = delivery_xml(2018, 3, {{"A", {{number(1), "19800131", "2", "20180401"}}}});
  for (const std::string name : {"Statistiekjaar", "Statistiekmaand"}) {
    const auto from = xml.find("<" + name);
    const auto to = xml.find("\n", from) + 1;
    const std::string element = xml.substr(from, to - from);
    xml.erase(from, to - from);
    xml.insert(xml.find("</Levering>"), element);
  }
  folder.write("bus.xml", xml);
  auto study = study_in(folder);
  study.data.bus = {"bus.xml"};
  CHECK(given(read(study)) == std::vector<std::string>{"W274"});
}

TEST_CASE("a thousand of one kind are a hundred and one lines and a thousand in the count") {
  std::vector<Fields> records;
  for (int i = 0; i < 1000; ++i) {
    records.push_back(with(record("B" + std::to_string(i), i), {{"K23", "20151031"}, {"K34", "98"}}));
  }
  const Input input = read_csv(records);
  CHECK(of(input, "W270").size() == 101);
  REQUIRE(input.rule_counts.size() == 1);
  CHECK(input.rule_counts[0].count == 1000);
}

TEST_CASE("no problem of a record holds a value") {
  const std::string secret = "19991231";
  const Input input = read_csv({with(record("GEHEIM7", 31), {{"K19", secret}, {"K22", "19991230"}, {"K23", "19991229"},
                                                             {"K10", "3"}, {"K14", "+0777"}, {"K31", "11"},
                                                             {"K32", "+0001"}, {"K28", "01"}})});
  CHECK(given(input).size() >= 4);
  const std::string text = all_text(input.problems);
  for (const std::string& value : {std::string("GEHEIM7"), secret, std::string("1999"), std::string("777"), number(31)}) {
    CHECK(text.find(value) == std::string::npos);
  }
}
