// The municipality's own count of the stock in its units, and the settings of all lists.
#include "config/read_study.hpp"
#include "unit/config/study_text.hpp"
#include "unit/ingest/lists/allocation_text.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

Input stock_of(const std::string& text, const config::CsvForm& form = {}) {
  const Folder folder;
  auto study = study_in(folder);
  study.data.stock = "stock.csv";
  study.data.stock_form = form;
  folder.write("stock.csv", text);
  return read(study);
}

}  // namespace

TEST_CASE("T31, T32: the stock is handed on with its unit, begin plus inflow minus outflow is the end") {
  const Input input = stock_of(
      "maand;begin;instroom;uitstroom;eind;eenheid\n2018-01;661;10;20;651;personen\n201802;651;5;6;649;"
      "mensen\n");
  CHECK(codes_of(input) == Codes{{"E311", 1}});
  REQUIRE(input.stock.size() == 2);
  CHECK(input.stock[0].unit == CountUnit::persons);
  CHECK(input.stock[1].month == core::month_of(day(2018, 2, 1)));
  CHECK(input.stock[0].inflow == 10.0);
}

TEST_CASE("T33: 661 to 571 is a balance; 90 is no outflow while the inflow is not known") {
  const std::string head = "month;begin;inflow;outflow;end\n2018-11;661;";
  CHECK(codes_of(stock_of(head + ";90;571\n")) == Codes{{"E312", 1}});
  CHECK(codes_of(stock_of(head + "60;150;571\n")).empty());
  CHECK(codes_of(stock_of(head + "0;90;571\n")).empty());  // counted, and nobody came in
  CHECK(codes_of(stock_of(head + ";;571\n")).empty());     // a stock and nothing more
}

TEST_CASE("T46: 571 people on 502 benefits fit; fewer people than benefits or more than two each do not") {
  const auto codes = [](const std::string& people) {
    return codes_of(stock_of("month;begin;inflow;outflow;end;unit\n2018-11;502;0;0;502;partijen\n2018-11;" +
                             people + ";0;0;" + people + ";personen\n"));
  };
  CHECK(codes("571").empty());
  CHECK(codes("502").empty());
  CHECK(codes("1004").empty());
  CHECK(codes("501") == Codes{{"E313", 1}});
  CHECK(codes("1005") == Codes{{"E313", 1}});
}

TEST_CASE("T31: a unit that is not known is unknown, and one that is not written is not asked for") {
  CHECK(codes_of(stock_of("month;begin;inflow;outflow;end;unit\n2018-11;1;0;0;1;dozijn\n")) ==
        Codes{{"W213", 1}});
  CHECK(codes_of(stock_of("month;begin;inflow;outflow;end\n2018-11;1;0;0;1\n")).empty());
}

TEST_CASE("costs, goals and stock can have columns and a decimal mark of their own") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.costs = "costs.csv";
  study.data.costs_form.columns = {{"item", "Wat"}, {"kind", "Soort kosten"}, {"planned", "Euro"}};
  study.data.costs_form.decimal = config::DecimalMark::comma;
  study.data.goals = "goals.csv";
  study.data.goals_form.columns = {{"percent", "Deel"}};
  study.data.stock = "stock.csv";
  study.data.stock_form.columns = {{"begin", "Op de eerste"}};
  folder.write("costs.csv", "Wat;Soort kosten;Euro\nscan;vast;1.234\n");
  folder.write("goals.csv", "vraag;Deel;sluit_uit\nwerk;60;ja\nwerk;50;ja\n");
  folder.write("stock.csv", "month;Op de eerste;inflow;outflow;end\n2018-01;10;1;2;9\n");
  const Input input = read(study);
  CHECK(codes_of(input) == Codes{{"E413", 1}});
  CHECK(input.costs.at(0).planned == 1234.0);
  CHECK(input.stock.at(0).begin == 10.0);
}

TEST_CASE("T27, T28, T30, T38: costs carry how firm they are, their phase and their jobs, or have no amount") {
  const auto costs_of = [](const std::string& rows) {
    const Folder folder;
    auto study = study_in(folder);
    study.data.costs = "costs.csv";
    folder.write("costs.csv", "post;soort;begroot;schatting;fase;fte\n" + rows);
    return read(study);
  };
  const std::string rows =
      "Projectleider;variabel;80000;circa;vooraf;1\n"
      "Ondersteuning;variabel;20000;minimaal;na afloop;0,5\n"
      "Controlegroep;variabel;niet geraamd;;;\n"
      "Universiteit;variabel;;;onderzoek;\n";
  const Input input = costs_of(rows + "Totaal;totaal;100000;;;1,5\n");
  CHECK(codes_of(input).empty());
  REQUIRE(input.costs.size() == 4);
  CHECK(input.costs[0].firmness == ingest::Firmness::about);
  CHECK(input.costs[0].phase == ingest::CostPhase::before);
  CHECK(input.costs[0].priced);
  CHECK(input.costs[1].firmness == ingest::Firmness::at_least);
  CHECK(input.costs[1].phase == ingest::CostPhase::after);
  CHECK(input.costs[1].fte == 0.5);
  CHECK_FALSE(input.costs[2].priced);
  CHECK_FALSE(input.costs[3].priced);
  CHECK(input.costs[3].phase == ingest::CostPhase::research);
  CHECK(codes_of(costs_of(rows + "Totaal;totaal;100000;;;2,5\n")) == Codes{{"E412", 1}});
  CHECK(codes_of(costs_of("Scan;vast;10;ruwweg;;\n")) == Codes{{"W213", 1}});
}

TEST_CASE("C39: costs say whether they come once or every year, and of which year they are") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.costs = "costs.csv";
  folder.write("costs.csv",
               "post;soort;begroot;termijn;jaar\nScan;vast;10;eenmalig;2018\nLicentie;vast;20;Structureel;2200\n"
               "Print;vast;5;;\nOud;vast;5;soms;1899\nHalf;vast;5;jaarlijks;2018,5\n");
  const Input input = read(study);
  CHECK(codes_of(input) == Codes{{"W213", 3}});  // the word, the year before 1900, half a year
  REQUIRE(input.costs.size() == 5);
  CHECK(input.costs[0].term == ingest::CostTerm::one_off);
  CHECK(input.costs[0].year == 2018);
  CHECK(input.costs[1].term == ingest::CostTerm::structural);
  CHECK(input.costs[1].year == 2200);
  CHECK(input.costs[2].term == ingest::CostTerm::unknown);
  CHECK_FALSE(input.costs[2].year);
  CHECK(input.costs[3].term == ingest::CostTerm::unknown);
  CHECK_FALSE(input.costs[3].year);
  CHECK(input.costs[4].term == ingest::CostTerm::structural);
  CHECK_FALSE(input.costs[4].year);
}

TEST_CASE("the settings of the lists and of the protocol are read from the study file") {
  const std::string text =
      config::changed("key_file = \"../lindeveen.key\"\n", R"(key_file = "../lindeveen.key"
contacts = "data/contacts.csv"
exemptions = "data/exemptions.xlsx"
ladder = "data/ladder.csv"
employment = "data/employment.csv"
employment_hours = "week"

[data.allocation_form]
separator = ";"

[data.exemptions_form]
columns = { from = "INGANG" }

[data.ladder_form]
date_form = "yyyymmdd"

[data.employment_form]
decimal = "comma"

[data.costs_form]
separator = ","

[data.goals_form]
separator = "|"

[data.stock_form]
encoding = "utf-8"

[protocol]
frame_date = 2017-09-01
frame_size = 571
baseline_steps = [3, 4]
caseworkers_balanced = true
exclusions = { dakloos = "Dak- en thuislozen" }
)");
  const config::Parsed read = config::parsed(text);
  INFO(core::text(read.problems));
  REQUIRE(read.study);
  const config::Data& data = read.study->data;
  CHECK(data.exemptions == "data/exemptions.xlsx");
  CHECK(data.ladder == "data/ladder.csv");
  CHECK(data.employment_hours == config::HoursPer::week);
  CHECK(data.exemptions_form.columns.at("from") == "INGANG");
  CHECK(data.ladder_form.date_form == "yyyymmdd");
  CHECK(data.employment_form.decimal == config::DecimalMark::comma);
  CHECK(data.costs_form.separator == ',');
  CHECK(data.goals_form.separator == '|');
  CHECK(data.stock_form.encoding == "utf-8");
  CHECK_FALSE(data.contacts_form);
  const config::Protocol& protocol = read.study->protocol;
  CHECK(protocol.frame_date == day(2017, 9, 1));
  CHECK(protocol.frame_size == 571);
  CHECK(protocol.baseline_steps == std::vector<int>{3, 4});
  CHECK(protocol.caseworkers_balanced);
  CHECK(protocol.exclusions.at("dakloos") == "Dak- en thuislozen");
  CHECK_FALSE(config::parsed(text + "\n[data.contacts_form]\n").study->data.contacts_form);
  const auto own = config::parsed(text + "\n[data.contacts_form]\nseparator = \",\"\n");
  CHECK(own.study->data.contacts_form->separator == ',');
  CHECK_FALSE(config::parsed(config::changed("[3, 4]", "[3, 7]", text)).study);
}

TEST_CASE("a study that says nothing about lists and protocol checks none of it") {
  const config::Parsed read = config::parsed(config::small_study);
  REQUIRE(read.study);
  CHECK(read.study->data.exemptions.empty());
  CHECK(read.study->data.employment_hours == config::HoursPer::month);
  CHECK(read.study->protocol.baseline_steps.empty());
  CHECK_FALSE(read.study->protocol.frame_size);
  CHECK_FALSE(read.study->protocol.caseworkers_balanced);
}
