// Contacts, exemptions, the participation ladder and employment.
#include "config/read_study.hpp"
#include "ingest/lists/exemptions.hpp"
#include "ingest/lists/ladder.hpp"
#include "ingest/lists/month_cell.hpp"
#include "ingest/lists/words.hpp"
#include "unit/ingest/lists/allocation_text.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

TEST_CASE("C22, C23: contacts say who took the initiative, what it was and whether it was held") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.contacts = "contacts.csv";
  const std::string n = number(0);
  folder.write("contacts.csv",
               "bsn;datum;initiatief;soort;status\n" + n + ";01-02-2018;Klant;gesprek;gehouden\n" + n +
                   ";02-02-2018;consulent;telefonisch;gepland\n" + n + ";03-02-2018;;e-mail;\n" + n +
                   ";04-02-2018;gemeente;niet verschenen;gepland\n" + n +
                   ";05-02-2018;cli\xC3\xABnt;Huisbezoek;afgezegd\n" + n +
                   ";06-02-2018;;Groepsbijeenkomst;no show\n" + n +
                   ";07-02-2018;klant;brief;plaatsgevonden\n");
  const Input input = read(study);
  CHECK(codes_of(input).empty());
  REQUIRE(input.contacts.size() == 7);
  const auto& c = input.contacts;
  CHECK((c[0].initiator == Initiator::client && c[0].by_client));
  CHECK((c[0].kind == ContactKind::meeting && c[0].state == ContactState::held));
  CHECK((c[1].initiator == Initiator::caseworker && !c[1].by_client));
  CHECK((c[1].kind == ContactKind::telephone && c[1].state == ContactState::planned));
  CHECK((c[2].initiator == Initiator::unknown && c[2].kind == ContactKind::email));
  CHECK(c[2].state == ContactState::unknown);
  CHECK((c[3].kind == ContactKind::unknown && c[3].state == ContactState::missed));  // it says how it went
  CHECK((c[4].by_client && c[4].kind == ContactKind::home_visit && c[4].state == ContactState::cancelled));
  CHECK((c[5].kind == ContactKind::group && c[5].state == ContactState::missed));
  CHECK(c[6].kind == ContactKind::letter);
}

TEST_CASE("C22: a kind or state that is not known is unknown, counted, and its word stays in the file") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.contacts = "contacts.csv";
  folder.write("contacts.csv", "bsn;date;kind;state\n" + number(0) + ";01-02-2018;rooksignaal;misschien\n");
  const Input input = read(study);
  CHECK(codes_of(input) == Codes{{"W213", 2}});
  CHECK(input.contacts.size() == 1);
  CHECK(all_text(input.problems).find("rooksignaal") == std::string::npos);
  CHECK(input.nulls.size() == 2);
}

TEST_CASE("contacts are written as the allocation list unless they have a form of their own") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.contacts = "contacts.csv";
  study.data.allocation_form.columns = {{"bsn", "NR"}, {"date", "DAG"}};
  folder.write("contacts.csv", "NR;DAG;WANNEER\n" + number(0) + ";01-02-2018;03-02-2018\n");
  CHECK(read(study).contacts.at(0).date == day(2018, 2, 1));
  study.data.contacts_form = config::CsvForm{};
  study.data.contacts_form->columns = {{"bsn", "NR"}, {"date", "WANNEER"}};
  CHECK(read(study).contacts.at(0).date == day(2018, 2, 3));
}

TEST_CASE("an article of the law is read in the ways it is written") {
  const auto is = [](std::string_view text, LawArticle wanted) { return parse_article(text) == wanted; };
  CHECK(is("9a", {9, 'a', 0}));
  CHECK(is("9A", {9, 'a', 0}));
  CHECK(is("art. 9a", {9, 'a', 0}));
  CHECK(is("9 lid 5", {9, 0, 5}));
  CHECK(is("artikel 9, vijfde lid, Participatiewet", {9, 0, 5}));
  CHECK(is("9.5", {9, 0, 5}));
  CHECK(is("9 lid5", {9, 0, 5}));
  CHECK(is("9a lid 1 van de Pw", {9, 'a', 1}));
  CHECK(is("83", {83, 0, 0}));
  for (const char* text : {"", "lid 5", "x", "0", "9 lid", "9 lid 0", "9 elfde lid", "37a IOAW", "9 en 10",
                           "1000", "9ab", "9 lid 5 6", "99999999999999999999", "9 lid 100"}) {
    INFO(text);
    CHECK_FALSE(parse_article(text));
  }
  CHECK_FALSE(parse_article(std::string(100'000, '9')));
}

TEST_CASE("exemptions are read in order, and one that ends before it starts is an error") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.exemptions = "exemptions.csv";
  study.data.exemptions_form.columns = {{"from", "INGANG"}};
  folder.write("exemptions.csv", "bsn;INGANG;tot en met;artikel;reden\n" + number(0) +
                                     ";01-03-2018;;9a;zorg\n" + number(1) +
                                     ";01-01-2018;31-12-2017;9 lid 5;\n" + number(0) +
                                     ";01-01-2018;01-01-2018;onzin;medisch\n" + number(2) + ";;;;\n");
  const Input input = read(study);
  CHECK(codes_of(input) == Codes{{"E240", 1}, {"W213", 2}});  // the article, and a first day that is absent
  REQUIRE(input.exemptions.size() == 4);
  CHECK(input.exemptions[0].person == 0);
  CHECK(input.exemptions[0].from == core::MaybeDate(day(2018, 1, 1)));
  CHECK(input.exemptions[0].to == core::MaybeDate(day(2018, 1, 1)));  // one day
  CHECK(input.exemptions[0].article.number == 0);
  CHECK(input.exemptions[0].reason == "medisch");
  CHECK(input.exemptions[1].article == LawArticle{9, 'a', 0});
  CHECK_FALSE(input.exemptions[1].to);
  CHECK(input.exemptions[2].article == LawArticle{9, 0, 5});
  CHECK_FALSE(input.exemptions[3].from);
  CHECK(input.files.back().role == "exemptions");
}

TEST_CASE("Z26: a step is 1 to 6 or the name of a step, and anything else is unknown") {
  for (int step = 1; step <= 6; ++step) {
    CHECK(parse_step(std::to_string(step)) == step);
    CHECK(parse_step(ladder_label(step).nl) == step);
  }
  CHECK(parse_step("ge\xC3\xAFsoleerd") == 1);  // as the statistics of re-integration say it
  CHECK(parse_step("sociale contacten buitenshuis") == 2);
  for (const char* text : {"0", "7", "-3", "3.5", "3,0", "33", "3-4", "betaald werk", "zorg", "", "x1"}) {
    INFO(text);
    CHECK_FALSE(parse_step(text));
  }
}

TEST_CASE("Z26: the label of a code says which step it is, also when codes start at 0") {
  CHECK(parse_step("0", "Sociaal isolement") == 1);
  CHECK(parse_step("3", "Onbetaald werk") == 4);
  CHECK(parse_step("3", "Trede 3") == 3);
  CHECK(parse_step("3", "") == 3);
  CHECK_FALSE(parse_step("1", "zorg"));  // the ladder of 2013, with other steps
}

TEST_CASE("a code of a statistics package is understood by its label") {
  TableBuilder builder(Table::Cells::typed);
  REQUIRE(builder.column("contract"));
  builder.value_label(0, "1", "Vast contract");
  builder.value_label(0, "2", "Iets anders");
  for (const char* cell : {"1", "2", "tijdelijk", ""}) {
    REQUIRE(builder.row(1));
    REQUIRE(builder.cell(0, cell));
  }
  const config::CsvForm form;
  TableReader table(builder.finish(), {"employment", "werk.sav", "", 4}, form);
  const ColumnRef column = table.column("contract", true);
  const std::array<Word<Contract>, 2> words = {
      {{"vastcontract", Contract::permanent}, {"tijdelijk", Contract::temporary}}};
  const auto read = [&](std::size_t row) { return category<Contract>(table, row, column, words); };
  CHECK(read(0) == Contract::permanent);
  CHECK(read(1) == Contract::unknown);
  CHECK(read(2) == Contract::temporary);
  CHECK(read(3) == Contract::unknown);
  Input input;
  table.finish(input);
  CHECK(input.problems.count("W213") == 1);  // an empty cell is no mistake
}

TEST_CASE("Z27: steps keep day, source and who rated, in order per person") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.ladder = "ladder.csv";
  folder.write("ladder.csv", "bsn;begindatum positie;positie op de participatieladder;bron;beoordelaar\n" +
                                 number(1) + ";20180301;4;dossier;klantmanager\n" + number(0) +
                                 ";20180201;3;vragenlijst;zelf\n" + number(1) + ";20170901;7;registratie;\n" +
                                 number(1) + ";20170901;2;dossier;professional\n" + number(1) +
                                 ";20180300;1;;\n");
  const Input input = read(study);
  CHECK(codes_of(input) == Codes{{"N215", 1}, {"W213", 1}});
  REQUIRE(input.ladder.size() == 5);
  const auto& l = input.ladder;
  CHECK((l[0].person == 0 && l[0].step == 0 && l[0].source == LadderSource::dossier));  // there is no step 7
  CHECK((l[1].step == 2 && l[1].rater == Rater::caseworker));
  CHECK((l[2].step == 4 && l[2].date == core::MaybeDate(day(2018, 3, 1))));
  CHECK((l[3].person == 0 && !l[3].date));  // the day is unknown, the step is not
  CHECK((l[4].person == 1 && l[4].source == LadderSource::survey && l[4].rater == Rater::client));
}

TEST_CASE("two different steps by one rater on one day are reported, by two raters they are not") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.ladder = "ladder.csv";
  const std::string n = number(0);
  const auto codes = [&](const std::string& second) {
    folder.write("ladder.csv", "bsn;date;step;source;rated_by\n" + n +
                                   ";01-10-2017;3;dossier;klantmanager\n" + n + ";" + second + "\n");
    return codes_of(read(study));
  };
  CHECK(codes("01-10-2017;4;dossier;klantmanager") == Codes{{"W251", 1}});
  CHECK(codes("01-10-2017;3;dossier;klantmanager").empty());
  CHECK(codes("01-10-2017;4;dossier;zelf").empty());
  CHECK(codes("02-10-2017;4;dossier;klantmanager").empty());
}

TEST_CASE("Z30d: who starts on another step than the protocol names is an error, only when it names steps") {
  Listed list;
  list.study.data.ladder = "ladder.csv";
  std::string text = "bsn;date;step\n";
  for (int i = 0; i < 7; ++i) {
    text += number(i) + ";01-09-2017;" + (i == 0 ? "5" : "3") + "\n";
  }
  text += number(1) + ";10-10-2017;6\n";  // the last step up to and on the day of the draw counts
  text += number(2) + ";11-10-2017;6\n";  // the day after it does not
  text += number(3) + ";11-09-2017;9\n";  // an unknown step says nothing
  list.folder.write("ladder.csv", text);
  CHECK(codes_of(list.run()) == Codes{{"W213", 1}});
  list.study.protocol.baseline_steps = {3, 4};
  const Input input = list.run();
  CHECK(codes_of(input) == Codes{{"E244", 2}, {"W213", 1}, {"W245", 1}});
  CHECK(core::text(input.problems).find("1 of 8 people were drawn without a step") != std::string::npos);
}

TEST_CASE("a month is written with or without a dash, or as its first day") {
  const auto may = core::month_of(day(2018, 5, 1));
  CHECK(parse_month_cell("2018-05") == may);
  CHECK(parse_month_cell("201805") == may);
  CHECK(parse_month_cell(" 2018-05-01 ") == may);
  for (const char* text :
       {"", "2018", "201813", "2018-5", "05-2018", "2018-05-02", "mei 2018", "20185", "-20185"}) {
    INFO(text);
    CHECK_FALSE(parse_month_cell(text));
  }
}

TEST_CASE("employment: one line per job, hours per month or per week, implausible hours are unknown") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.employment = "employment.csv";
  folder.write("employment.csv", "bsn;maand;uren;contract\n" + number(1) + ";2018-02;86,5;vast\n" +
                                     number(1) + ";201801;0;Oproep\n" + number(0) +
                                     ";2018-02;400;uitzendkracht\n" + number(0) + ";2018-02;401;zzp\n" +
                                     number(0) + ";2018-03;-1;\n" + number(0) + ";maart;10;tijdelijk\n" +
                                     number(0) + ";2018-04;;onbepaalde tijd\n");
  const Input input = read(study);
  CHECK(codes_of(input) == Codes{{"W213", 1}, {"W255", 2}});
  REQUIRE(input.employment.size() == 6);
  const auto& e = input.employment;
  CHECK((e[0].person == 0 && e[0].month == core::month_of(day(2018, 1, 1)) && e[0].hours == 0.0));
  CHECK(e[0].contract == Contract::on_call);
  CHECK((e[1].hours == 86.5 && e[1].contract == Contract::permanent));
  CHECK((e[2].person == 1 && e[2].hours == 400.0 && e[2].contract == Contract::agency));
  CHECK((!e[3].hours && e[3].contract == Contract::self_employed));
  CHECK((!e[5].hours && e[5].contract == Contract::permanent));
}

TEST_CASE("employment: forty hours a week are a hundred and seventy-three in a month") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.employment = "employment.csv";
  study.data.employment_hours = config::HoursPer::week;
  folder.write("employment.csv",
               "bsn;month;hours\n" + number(0) + ";2018-02;40\n" + number(0) + ";2018-03;93\n");
  const Input input = read(study);
  CHECK(input.employment.at(0).hours.value() == Approx(173.3333).epsilon(1e-6));
  CHECK_FALSE(input.employment.at(1).hours);  // more than 400 hours in the month
  CHECK(codes_of(input) == Codes{{"W255", 1}});
}

TEST_CASE("employment: a wage is euros in the month, and one that nobody has is unknown") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.employment = "employment.csv";
  folder.write("employment.csv", "bsn;maand;loon\n" + number(0) + ";2018-01;1.234,56\n" + number(0) +
                                     ";2018-02;0\n" + number(0) + ";2018-03;100000\n" + number(0) +
                                     ";2018-04;100001\n" + number(0) + ";2018-05;-1\n" + number(0) +
                                     ";2018-06;\n");
  const Input input = read(study);
  CHECK(codes_of(input) == Codes{{"W256", 2}});
  REQUIRE(input.employment.size() == 6);
  CHECK(input.employment[0].wage == 1234.56);
  CHECK(input.employment[1].wage == 0.0);
  CHECK(input.employment[2].wage == 100000.0);
  CHECK_FALSE(input.employment[3].wage);
  CHECK_FALSE(input.employment[4].wage);
  CHECK_FALSE(input.employment[5].wage);
  CHECK_FALSE(input.employment[0].hours);  // the list has no column for it
}

TEST_CASE("lists with citizen numbers need the key, and a number that cannot be used keeps its line") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.exemptions = "exemptions.csv";
  study.data.ladder = "ladder.csv";
  study.data.employment = "employment.csv";
  folder.write("exemptions.csv", "bsn;from\n123456789;01-02-2018\n");
  folder.write("ladder.csv", "bsn;date;step\n12;01-02-2018;3\n");
  folder.write("employment.csv", "bsn;month\n;2018-02\n");
  const Input input = read(study);
  CHECK(codes_of(input) == Codes{{"E201", 3}});
  CHECK((input.exemptions.size() == 1 && input.exemptions[0].person == nobody));
  CHECK((input.ladder.size() == 1 && input.ladder[0].person == nobody));
  CHECK((input.employment.size() == 1 && input.employment[0].person == nobody));
  CHECK(all_text(input.problems).find("123456789") == std::string::npos);
  study.data.key_file = "";
  CHECK(codes_of(read(study)) == Codes{{"E216", 1}});
}

TEST_CASE("what is dated after the day of the release is not known yet in the new lists either") {
  Listed list;
  auto& data = list.study.data;
  data.exemptions = "exemptions.csv";
  data.ladder = "ladder.csv";
  data.employment = "employment.csv";
  const std::string n = number(0);
  list.folder.write("exemptions.csv",
                    "bsn;from;to\n" + n + ";01-01-2018;30-06-2018\n" + n + ";01-07-2018;01-08-2018\n");
  list.folder.write("ladder.csv", "bsn;date;step\n" + n + ";15-06-2018;3\n" + n + ";16-06-2018;4\n");
  list.folder.write("employment.csv", "bsn;month\n" + n + ";2018-06\n" + n + ";2018-07\n");
  list.lines.push_back({{"bsn", number(20)}, {"exclusion", "dakloos"}, {"exclusion_date", "16-06-2018"}});
  list.lines[0]["stopped"] = "16-06-2018";
  list.lines[0]["still_followed"] = "ja";
  list.lines[1]["expected_time"] = "kort";
  list.lines[1]["expected_time_date"] = "16-06-2018";
  list.study.release.data_until = day(2018, 6, 15);
  const Input input = list.run();
  REQUIRE(input.exemptions.size() == 1);
  CHECK_FALSE(input.exemptions[0].to);  // it still runs
  CHECK(input.ladder.size() == 1);
  CHECK(input.employment.size() == 1);
  CHECK(input.allocation[8].exclusion.empty());
  CHECK(input.allocation[0].still_followed == Answer::none);
  CHECK(input.allocation[1].expected_time.empty());
}
