// The page a data manager acts on: what to do first, where, and no value; well-formed, in two languages, without script.
#include "ingest/report.hpp"
#include "ingest/rules.hpp"
#include "internal/quality.hpp"
#include "internal/quality_words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace werkthet;

namespace {

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) {
    ++n;
  }
  return n;
}

config::Study small_study() {
  config::Study study;
  study.name = {"Proef <b>Lindeveen</b> & meer", "Trial"};
  study.release.id = "2020-k1";
  return study;
}

ingest::Delivery delivery(const std::string& file, int month, std::uint64_t records, bool superseded = false) {
  ingest::Delivery d;
  d.file = file;
  d.reporter = "0001";
  d.municipality = "9999";
  d.month = core::Month{2018 * 12 + month - 1};
  d.records = records;
  d.bytes = 1;
  d.superseded = superseded;
  return d;
}

ingest::Input small_input() {
  ingest::Input input;
  ingest::BusData bus;
  bus.deliveries = {delivery("old.xml", 1, 90, true), delivery("a.xml", 1, 100), delivery("b.xml", 2, 40),
                    delivery("d.xml", 4, 100)};
  bus.senders = {{"0001", "9999", {core::Month{2018 * 12}, core::Month{2018 * 12 + 1}, core::Month{2018 * 12 + 3}}, false}};
  ingest::BusRow row;
  row.month = core::Month{2018 * 12};
  row.person = 0;
  row.repeats = 2;
  bus.rows = {row};
  bus.persons = 1;
  input.bus = bus;
  input.problems.add(ingest::make_problem("W270", {"a.xml", 12, 3, "end"}));
  core::Problem more = ingest::make_problem("W270", {"a.xml", 0, 0, "end"}, "and 900 more like this in this file");
  more.times = 900;
  input.problems.add(more);
  input.problems.add(ingest::make_problem("E204", {"list<script>.csv", 7, 0, "consent_date"}));
  input.problems.add(ingest::make_problem("N222", {"old.xml", 0, 0, {}}, "another delivery of 2018-01 counts instead"));
  input.rule_counts = {{"E204", std::nullopt, "list<script>.csv", 1},
                       {"N222", core::Month{2018 * 12}, "old.xml", 1},
                       {"W270", core::Month{2018 * 12}, "a.xml", 901}};
  return input;
}

}  // namespace

TEST_CASE("the page names errors first, then what happens most, with code, count and what to do") {
  const std::string page = internal::quality_html(small_study(), small_input());
  const auto error = page.find("<a href=\"#E204\">");
  const auto warning = page.find("<a href=\"#W270\">");
  REQUIRE(error != page.npos);
  REQUIRE(warning != page.npos);
  CHECK(error < warning);
  CHECK(page.find("901 keer in 1 bestand: een uitkering eindigt voor zij begint") != page.npos);
  CHECK(page.find("Er zijn fouten. Zolang die er zijn, worden geen cijfers gemaakt.") != page.npos);
  CHECK(page.find("id=\"E204\"") != page.npos);
  CHECK(page.find("toestemming is van na de loting") != page.npos);
}

TEST_CASE("the page has months by rules, missing months with their effect, jumps, maturity and replaced files") {
  const std::string page = internal::quality_html(small_study(), small_input());
  CHECK(page.find("<tr><th scope=\"row\">2018-01</th><td class=\"n\">1</td><td class=\"n\">901</td></tr>") != page.npos);
  CHECK(page.find("2018-03") != page.npos);
  CHECK(page.find("de uitstroom naar werk is te laag") != page.npos);
  CHECK(page.find("-60% (2018-01)") != page.npos);
  CHECK(page.find("aantal records") != page.npos);
  CHECK(page.find("voorlopig") != page.npos);
  CHECK(page.find("old.xml</th><td>0001 / 9999</td><td>2018-01</td><td>a.xml</td>") != page.npos);
  CHECK(page.find("100,0%") != page.npos);  // birth unknown in all three months
}

TEST_CASE("a month is final after twelve later months, as in what is published") {
  ingest::Input input;
  input.bus = ingest::BusData{};
  for (int month = 1; month <= 13; ++month) {
    input.bus->deliveries.push_back(delivery("m" + std::to_string(month) + ".xml", month, 10));
  }
  const std::string page = internal::quality_html(small_study(), input);
  const auto status = [&](const std::string& month) {
    const auto row = page.find("<tr><th scope=\"row\">" + month + "</th><td class=\"n\">1</td>");
    REQUIRE(row != page.npos);
    return page.substr(row, page.find("</tr>", row) - row);
  };
  CHECK(status("2018-01").find("definitief") != std::string::npos);
  CHECK(status("2018-02").find("nader voorlopig") != std::string::npos);
  CHECK(status("2018-08").find("nader voorlopig") != std::string::npos);
  CHECK(status("2018-09").find("<td>voorlopig") != std::string::npos);
}

TEST_CASE(
    "the page counts contacts by how they went, and the answers of every item, without a value of anybody") {
  ingest::Input input;
  ingest::ContactRow contact;
  for (const auto state :
       {ingest::ContactState::held, ingest::ContactState::planned, ingest::ContactState::planned}) {
    contact.state = state;
    input.contacts.push_back(contact);
  }
  ingest::SurveyWave wave;
  wave.by_caseworker = true;
  wave.items = {{"v<1>", 120, 14, 3, 1}};
  input.surveys = {wave};
  config::Study study = small_study();
  study.waves.resize(1);
  study.waves[0].id = "t0";
  const std::string page = internal::quality_html(study, input);
  const auto row = [&](const std::string& head, const std::string& tail) {
    const auto at = page.find("<th scope=\"row\">" + head);
    REQUIRE(at != page.npos);
    const std::string found = page.substr(at, page.find("</tr>", at) - at);
    INFO(found);
    CHECK(found.find(tail) != std::string::npos);
  };
  row("gepland", "<td class=\"n\">2</td><td>nee");
  row("gehouden", "<td class=\"n\">1</td><td>ja");
  row("t0 (consulenten)",
      "v&lt;1&gt;</td><td class=\"n\">120</td><td class=\"n\">14</td><td class=\"n\">3</td>");
}

TEST_CASE("the page is well-formed, escaped, without script or outside file, and says its languages") {
  const std::string page = internal::quality_html(small_study(), small_input());
  CHECK(page.find("<script") == page.npos);
  CHECK(page.find("list&lt;script&gt;.csv") != page.npos);
  CHECK(page.find("<b>") == page.npos);
  CHECK(page.find("src=") == page.npos);
  CHECK(page.find("http:") == page.npos);
  CHECK(page.find("https:") == page.npos);
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
  CHECK(times(page, "lang=\"en\"") > 30);
  for (const std::string tag : {"table", "caption", "thead", "tbody", "tr", "ol", "li", "h2", "h3", "p", "div", "span"}) {
    INFO(tag);
    CHECK(times(page, "<" + tag + ">") + times(page, "<" + tag + " ") == times(page, "</" + tag + ">"));
  }
  CHECK(times(page, "<table>") == times(page, "<caption>"));
  CHECK(times(page, "<th>") == 0);  // every head has a scope
}

TEST_CASE("an input without deliveries or problems gives a page that says so") {
  const std::string page = internal::quality_html(small_study(), {});
  CHECK(page.find("U hoeft niets te doen") != page.npos);
  CHECK(page.find("geen leveringen") != page.npos);
  CHECK(page.find("</html>") != page.npos);
}

TEST_CASE("the CSV holds every problem with month, place and both languages; the counts hold every rule") {
  const std::string csv = internal::quality_csv(small_input());
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 5);
  CHECK(csv.find("W270,warning,a.xml,2018-01,12,3,end,1,een uitkering eindigt voor zij begint,") != csv.npos);
  CHECK(csv.find("W270,warning,a.xml,2018-01,0,0,end,900,") != csv.npos);
  CHECK(csv.find("E204,error,list<script>.csv,,7,0,consent_date,1,") != csv.npos);
  const std::string counts = internal::quality_counts_csv(small_input());
  CHECK(counts == "code,month,file,count\nE204,,list<script>.csv,1\nN222,2018-01,old.xml,1\nW270,2018-01,a.xml,901\n");
}

TEST_CASE("a page of a hundred thousand problems stays readable") {
  ingest::Input input = small_input();
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    input.problems.add(ingest::make_problem("W213", {"a.xml", i, 1, "sex"}));
  }
  const std::string page = internal::quality_html(small_study(), input);
  CHECK(page.size() < 200'000);
  CHECK(page.find("de rest staat in quality.csv") != page.npos);
}

TEST_CASE("every rule about deliveries has Dutch words") {
  for (const ingest::Rule& rule : ingest::rules()) {
    const int number = std::stoi(rule.code.substr(1));
    if ((number >= 270 && number <= 289) || (number >= 200 && number <= 224)) {
      INFO(rule.code);
      CHECK(internal::dutch_rule(rule.code) != nullptr);
    }
  }
  CHECK(internal::dutch_rule("X999") == nullptr);
  CHECK(internal::dutch_field("end") == "einddatum (kenmerk 23)");
  CHECK(internal::dutch_field("drawn") == "drawn");
}
