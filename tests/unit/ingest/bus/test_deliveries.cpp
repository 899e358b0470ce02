#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <tuple>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

auto tied(const BusRow& r) {
  return std::tuple(r.month.index, r.person, r.benefit, r.scheme, r.household, r.sex, r.end_reason, r.exempt,
                    r.birth.value_or(core::Date{}).days, r.start.value_or(core::Date{}).days,
                    r.end.value_or(core::Date{}).days, r.work_income, r.repeats);
}

bool same_rows(const BusData& a, const BusData& b) {
  return a.persons == b.persons && a.benefits == b.benefits &&
         std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(),
                    [](const BusRow& x, const BusRow& y) { return tied(x) == tied(y); });
}

/// Records that were delivered, however many rows say them.
std::size_t records(const BusData& bus) {
  std::size_t n = 0;
  for (const BusRow& row : bus.rows) {
    n += row.repeats + std::size_t{1};
  }
  return n;
}

std::vector<Benefit> people(int from, int to) {
  std::vector<Benefit> benefits;
  for (int i = from; i < to; ++i) {
    benefits.push_back({"B" + std::to_string(i), {{number(i)}}});
  }
  return benefits;
}

bool has(const Input& input, const std::string& code) {
  return input.problems.count(code) > 0;
}

}  // namespace

TEST_CASE("rows follow the months whatever the files are called, with any number of threads") {
  const Folder one;
  const Folder two;
  for (int m = 1; m <= 12; ++m) {
    const std::string xml = delivery_xml(2018, m, people(m, m + 20));
    one.write("data/2018-" + std::to_string(m) + ".xml", xml);
    two.write("data/" + std::string(1, static_cast<char>('z' - m)) + ".xml", xml);
  }
  auto study = study_in(one);
  study.data.bus = {"data/*.xml"};
  const Input first = read(study, 1);
  REQUIRE(first.bus);
  CHECK(records(*first.bus) == 240);
  CHECK(first.bus->rows.size() == 31);  // nothing changes, so everybody is one row
  CHECK(first.bus->persons == 31);
  CHECK(std::is_sorted(first.bus->rows.begin(), first.bus->rows.end(),
                       [](const BusRow& a, const BusRow& b) { return a.month < b.month; }));
  CHECK(first.bus->rows[0].person == 0);
  CHECK_FALSE(first.problems.has_errors());
  CHECK(first.files.size() == 12);
  CHECK(first.files[0].sha256.size() == 64);
  CHECK(same_rows(*first.bus, *read(study, 4).bus));

  auto other = study_in(two);  // other names, and another key: the output must not know
  other.data.bus = {"data/*.xml"};
  CHECK(same_rows(*first.bus, *read(other, 3).bus));
}

TEST_CASE("the delivery with the highest sequence number counts, at equal numbers the last name") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.bus = {"data/*.xml"};
  folder.write("data/2018-03.xml", delivery_xml(2018, 3, people(0, 5)));
  SECTION("by number") {
    folder.write("data/2018-03-a.xml", delivery_xml(2018, 3, people(5, 8), "2"));
    folder.write("data/2018-03-b.xml", delivery_xml(2018, 3, people(0, 1), "1"));
  }
  SECTION("by name") {
    folder.write("data/2018-03-z.xml", delivery_xml(2018, 3, people(5, 8)));
    folder.write("data/2018-03-a.xml", delivery_xml(2018, 3, people(0, 1)));
    study.data.bus = {"data/2018-03-*.xml", "data/2018-03-a.xml"};
    // '-' sorts before '.', so the plain name would win here; it is not in the patterns.
  }
  const Input input = read(study);
  REQUIRE(input.bus);
  CHECK(input.bus->rows.size() == 3);
  CHECK(input.bus->persons == 3);
  const auto& d = input.bus->deliveries;
  CHECK(std::count_if(d.begin(), d.end(), [](const Delivery& x) { return !x.superseded; }) == 1);
  CHECK_FALSE(d.back().superseded);
  CHECK(input.problems.count("N222") == d.size() - 1);
}

TEST_CASE("another reporter for the same month is no redelivery") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.bus = {"*.xml"};
  folder.write("a.xml", delivery_xml(2018, 3, people(0, 5)));
  std::string other = delivery_xml(2018, 3, people(5, 8));
  other.replace(other.find("<Berichtgevercode>9999"), 22, "<Berichtgevercode>8888");
  folder.write("b.xml", other);
  CHECK(read(study).bus->rows.size() == 8);
}

TEST_CASE("problems of a delivery that was delivered again are gone") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.bus = {"*.xml"};
  folder.write("a.xml", delivery_xml(2018, 3, {{"B1", {{"123"}}}}));
  CHECK(has(read(study), "E201"));
  folder.write("b.xml", delivery_xml(2018, 3, people(0, 1), "2"));
  CHECK_FALSE(has(read(study), "E201"));
}

TEST_CASE("the CSV gives the same rows as the XML") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.bus = {"m.xml"};
  folder.write("m.xml", delivery_xml(2018, 3,
                                     {{"B1",
                                       {{number(1), "19800131", "2", "20151101", "20180320", "11", "+0250"},
                                        {number(2), "19790615", "1", "20151101"}},
                                       "01",
                                       "3"},
                                      {"B2", {{number(3)}}, "14", "1"}}));
  const Input xml = read(study);
  const std::string head = "2018;03;9999;9999;";
  folder.write("m.csv",
               "Statistiekjaar;K02;K03;K04;K07;K08;leefvorm;BSN;K19;K20;K22;K23;K31;K32;K31_2;K32_2;K34\n" +
                   head + "B1;01;3;" + number(1) + ";19800131;2;20151101;20180320;11;+0200;11;+0050;11\n" +
                   head + "B1;01;3;" + number(2) + ";19790615;1;20151101;;;;;;\n" + head + "B2;14;1;" +
                   number(3) + ";19800131;2;20151101;;31;+0100;;;\n");
  study.data.bus = {"m.csv"};
  study.data.bus_layout = "kenmerk-csv";
  const Input csv = read(study);
  CHECK(core::text(csv.problems) == "");
  REQUIRE(csv.bus);
  CHECK(same_rows(*xml.bus, *csv.bus));
}

TEST_CASE("own headers are mapped, and a field that no delivery has is named") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.bus = {"m.csv"};
  study.data.bus_layout = "kenmerk-csv";
  study.data.bus_form.columns["citizen_number"] = "KLANT";
  folder.write("m.csv", "K01,K02,K07,K08,KLANT,K19\n2018,3,B1,01," + number(1) + ",19800131\n");
  const Input input = read(study);
  REQUIRE(input.bus);
  CHECK(input.bus->persons == 1);
  REQUIRE(has(input, "E203"));
  CHECK(all_text(input.problems).find("start") != std::string::npos);
}

TEST_CASE("missing files, missing months, other municipalities and unknown values are said") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.bus = {"data/*.xml", "nothing/*.xml", "absent.xml", "a*/b.xml"};
  folder.write("data/1.xml", delivery_xml(2018, 1, people(0, 5)));
  folder.write("data/2.xml", delivery_xml(2018, 4, {{"B1", {{number(1), ""}}}, {"B2", {{number(2)}}, "77"}}));
  study.municipality_code = "1234";
  const Input input = read(study);
  CHECK(input.problems.count("E200") == 3);
  REQUIRE(input.problems.count("W217") == 1);
  CHECK(all_text(input.problems).find("2018-02, 2018-03") != std::string::npos);
  CHECK(input.problems.count("W218") == 2);
  CHECK(input.problems.count("W219") == 2);  // birth and scheme
  CHECK(std::is_sorted(
      input.problems.all().begin(), input.problems.all().end(),
      [](const core::Problem& a, const core::Problem& b) { return a.place.file < b.place.file; }));
}

TEST_CASE("without a key no file with people is opened") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.bus = {"*.xml"};
  folder.write("a.xml", delivery_xml(2018, 3, people(0, 5)));
  study.data.key_file = "";
  CHECK(has(read(study), "E216"));
  study.data.key_file = "absent";
  const Input input = read(study);
  CHECK(has(input, "E216"));
  CHECK(input.files.empty());
  CHECK_FALSE(input.bus);
}
