#include "ingest/bus/delivery_file.hpp"
#include "provenance/digest.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// Bytes in pieces of seven, so that nothing relies on where a piece ends.
class Pieces final : public ByteStream {
 public:
  explicit Pieces(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* to, std::size_t wanted) override {
    const std::size_t n = std::min({wanted, std::size_t{7}, bytes_.size() - at_});
    bytes_.copy(to, n, at_);
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t at_{};
};

struct ReadXml {
  Report report{"file.xml"};
  std::optional<DeliveryFile> file;
  std::optional<ParsedDelivery> parsed;
  core::Problems problems;
  std::vector<FieldCount> nulls;
  explicit ReadXml(const std::string& bytes, const DeliveryCaps& caps = {}) {
    Pieces stream(bytes);
    file = read_delivery(stream, "file.xml", read_layout("bus2015-xml"), {}, report, caps);
    if (file) {
      parsed = file->parsed;
    }
    report.finish(problems, nulls);
  }
  [[nodiscard]] const BusRow& row(std::size_t i) const { return parsed->records.at(i).row; }
  [[nodiscard]] const core::Problem& only() const {
    REQUIRE(problems.all().size() == 1);
    return problems.all().front();
  }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

const std::string couple =
    delivery_xml(2018, 3,
                 {{"B1",
                   {{number(1), "19800131", "2", "20151101", "20180320", "11", "+0250"},
                    {number(2), "19790615", "1", "20151101"}},
                   "01",
                   "3"},
                  {"B2", {{number(3)}}, "14", "1"}},
                 "2");

}  // namespace

TEST_CASE("a delivery becomes rows with every stored field") {
  const ReadXml read(couple);
  REQUIRE(read.parsed);
  CHECK(read.problems.all().empty());
  const ParsedDelivery& p = *read.parsed;
  CHECK(core::iso(read.file->month) == "2018-03");
  CHECK(read.file->bytes == couple.size());
  CHECK(read.file->sha256 == provenance::sha256_hex(couple));
  CHECK(p.header.reporter == "9999");
  CHECK(p.header.municipality == "9999");
  CHECK(p.header.sequence == 2);
  REQUIRE(p.records.size() == 3);
  CHECK(std::to_string(p.records[0].person) == number(1));
  CHECK(p.records[0].benefit == benefit_key("B1"));
  const BusRow& a = read.row(0);
  CHECK(a.scheme == 1);
  CHECK(a.household == Household::couple);
  CHECK(a.sex == Sex::woman);
  CHECK(a.birth == day(1980, 1, 31));
  CHECK(a.start == day(2015, 11, 1));
  CHECK(a.end == day(2018, 3, 20));
  CHECK(a.end_reason == EndReason::work_employed);
  CHECK(a.work_income == 25000);
  CHECK(std::to_string(p.records[1].person) == number(2));
  CHECK(p.records[1].benefit == benefit_key("B1"));
  CHECK(read.row(1).sex == Sex::man);
  CHECK(read.row(1).end_reason == EndReason::none);
  CHECK(read.row(1).work_income == 0);
  CHECK(read.row(2).scheme == 14);
  CHECK(p.records[2].benefit == benefit_key("B2"));
  CHECK(p.totals.running == 3);
  CHECK(p.totals.ended == 1);
  CHECK(p.totals.with_income == 1);
  CHECK(p.totals.income == 25000);
}

TEST_CASE("prefixes, attributes, CDATA, order and unknown elements make no difference") {
  const ReadXml plain(couple);
  std::string xml = replaced(couple, "<Levering>", "<b:levering xmlns:b=\"urn:x\" id='1'>");
  xml = replaced(xml, "</Levering>", "</b:levering>");
  xml = replaced(xml, "Geboortedatum", "b:GEBOORTE-DATUM");
  xml = replaced(xml, "<Geslacht>2</Geslacht>",
                 "<Extra><Diep>x</Diep></Extra><Geslacht><![CDATA[2]]></Geslacht><!-- c -->");
  // Scheme after the persons, income kind and amount without their own element.
  xml = replaced(xml, "<Statistiekcode>14</Statistiekcode>", "");
  xml.replace(xml.rfind("</Uitkering>"), 0, "<Statistiekcode>14</Statistiekcode>");
  xml = replaced(replaced(xml, "<Inkomsten>", ""), "</Inkomsten>", "");
  const ReadXml other(xml);
  REQUIRE(other.parsed);
  CHECK(other.problems.all().empty());
  REQUIRE(other.parsed->records.size() == plain.parsed->records.size());
  for (std::size_t i = 0; i < 3; ++i) {
    const BusRow& a = plain.row(i);
    const BusRow& b = other.row(i);
    CHECK(plain.parsed->records[i].person == other.parsed->records[i].person);
    CHECK(plain.parsed->records[i].benefit == other.parsed->records[i].benefit);
    CHECK(a.scheme == b.scheme);
    CHECK(a.birth == b.birth);
    CHECK(a.sex == b.sex);
    CHECK(a.work_income == b.work_income);
    CHECK(a.end_reason == b.end_reason);
  }
}

TEST_CASE("several incomes of work add up, other kinds do not count") {
  const std::string one =
      "<Inkomsten>\n<SoortInkomsten>11</SoortInkomsten>\n<BedragInkomsten>+0250</BedragInkomsten>\n</"
      "Inkomsten>\n";
  const std::string more =
      one +
      "<Inkomsten><SoortInkomsten>31</SoortInkomsten><BedragInkomsten>+0900</BedragInkomsten></Inkomsten>"
      "<Inkomsten><BedragInkomsten>-0050</BedragInkomsten><SoortInkomsten>11</SoortInkomsten></Inkomsten>";
  REQUIRE(couple.find(one) != std::string::npos);
  CHECK(ReadXml(replaced(couple, one, more)).row(0).work_income == 20000);
}

TEST_CASE("a bad value becomes unknown, is counted and named by place") {
  SECTION("unknown code") {
    const ReadXml read(replaced(couple, "<RedenBeeindiging>11<", "<RedenBeeindiging>43<"));
    CHECK(read.only().code == "W213");
    CHECK(read.only().place.field == "end_reason");
    CHECK(read.only().place.line == 22);
    CHECK(read.row(0).end_reason == EndReason::unknown);
    REQUIRE(read.nulls.size() == 1);
    CHECK(read.nulls[0].count == 1);
  }
  SECTION("no date") {
    const ReadXml read(replaced(couple, "19790615", "19791315"));
    CHECK(read.only().code == "W213");
    CHECK_FALSE(read.row(1).birth);
    CHECK(read.parsed->records.size() == 3);
  }
  SECTION("partial date") {
    const ReadXml read(replaced(couple, "19790615", "19790600"));
    CHECK(read.only().code == "N215");
    CHECK_FALSE(read.row(1).birth);
  }
  SECTION("a filler of 2013 is absent, not wrong") {
    const ReadXml read(replaced(couple, "19790615", "99999999"));
    CHECK(read.problems.all().empty());
    CHECK_FALSE(read.row(1).birth);
  }
  SECTION("citizen number") {
    std::string wrong = number(2);
    wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
    const ReadXml read(replaced(couple, number(2), wrong));
    CHECK(read.only().code == "E201");
    CHECK(read.only().place.field == "citizen_number");
    CHECK(read.parsed->records.size() == 3);
    CHECK(read.parsed->records[1].person == 0);
  }
  SECTION("no citizen number") {
    const ReadXml read(replaced(couple, element("Burgerservicenummer", number(2)), ""));
    CHECK(read.only().code == "E201");
    CHECK(read.parsed->records[1].person == 0);
  }
}

TEST_CASE("ends without a reason are unknown and counted, not reported one by one") {
  const ReadXml read(replaced(couple, "<RedenBeeindiging>11</RedenBeeindiging>", ""));
  CHECK(read.problems.all().empty());
  CHECK(read.row(0).end_reason == EndReason::unknown);
  REQUIRE(read.nulls.size() == 1);
  CHECK(read.nulls[0].field == "end_reason");
  CHECK(read.nulls[0].code == "missing");
}

TEST_CASE("other encodings that say so are read") {
  std::string xml = replaced(couple, "UTF-8", "ISO-8859-1");
  xml = replaced(xml, "RedenBeeindiging", "RedenBe\xEBindiging");
  const ReadXml read(xml);
  REQUIRE(read.parsed);
  CHECK(read.row(0).end_reason == EndReason::work_employed);
}

TEST_CASE("a DTD, entities and a billion laughs are refused") {
  const std::string laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
      "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>"
      "<Levering><Statistiekjaar>&f;</Statistiekjaar></Levering>";
  CHECK(ReadXml(laughs).only().code == "E200");
  const std::string outside =
      "<?xml version=\"1.0\"?><!DOCTYPE l SYSTEM \"file:///etc/hostname\"><Levering/>";
  CHECK(ReadXml(outside).only().code == "E200");
  CHECK_FALSE(ReadXml(outside).parsed);
  const std::string undefined = replaced(couple, "<Statistiekcode>14", "<Statistiekcode>&x;");
  CHECK(ReadXml(undefined).only().code == "E200");
}

TEST_CASE("depth, elements and field length have limits") {
  const auto nested = [](std::size_t n) {
    std::string deep = "<Levering><Statistiekjaar>2018</Statistiekjaar><Statistiekmaand>3</Statistiekmaand>";
    for (std::size_t i = 1; i < n; ++i) {
      deep += "<a>";
    }
    for (std::size_t i = 1; i < n; ++i) {
      deep += "</a>";
    }
    return deep + "</Levering>";
  };
  CHECK(ReadXml(nested(64)).parsed);
  CHECK(ReadXml(nested(65)).only().code == "E200");
  CHECK(ReadXml(nested(1'000'000)).only().code == "E200");
  DeliveryCaps caps;
  caps.records = 2;
  CHECK(ReadXml(couple, caps).only().code == "E200");
  const std::size_t mb = std::size_t{1} << 20U;
  CHECK(ReadXml(replaced(couple, "<Registratienummer>B2", "<Registratienummer>" + std::string(mb, 'x')))
            .parsed);
  CHECK_FALSE(
      ReadXml(replaced(couple, "<Registratienummer>B2", "<Registratienummer>" + std::string(mb + 1, 'x')))
          .parsed);
}

TEST_CASE("a file that is cut off is not used, and the place is named") {
  const ReadXml read(couple.substr(0, couple.size() / 2));
  CHECK_FALSE(read.parsed);
  CHECK(read.only().code == "E200");
  CHECK(read.only().place.line > 10);
  CHECK(ReadXml("").only().code == "E200");
  CHECK(ReadXml("geen xml").only().code == "E200");
  CHECK(ReadXml("<html><body>fout</body></html>").only().code == "E212");
  CHECK(ReadXml(replaced(couple, element("Statistiekjaar", "2018"), "")).only().code == "E203");
  CHECK(ReadXml(
            replaced(couple, "<Berichtgevercode>", "<Statistiekjaar>2019</Statistiekjaar><Berichtgevercode>"))
            .only()
            .code == "E212");
}
