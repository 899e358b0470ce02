// Files as LimeSurvey and Qualtrics write them.
#include "unit/ingest/lists/survey_fixture.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// A file of the shared reference data; empty, and said so, when it is not there.
std::string reference_survey(const std::string& name) {
  const auto path = fs::path(WERKTHET_SHARED) / "reference-data" / "surveys" / name;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << "WARN SKIPPED: surveys/" << name
              << ": the shared reference data is not beside this checkout\n";
    return {};
  }
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a LimeSurvey export is known by its columns, with codes or with codes and texts as header") {
  SurveyStudy s;
  s.scale().items = {"G01Q02[SQ001]", "G01Q02[SQ002]"};
  s.scale().min_answered = 1;
  s.wave().columns = {{"bsn", "attribute_1"}};
  const bool texts = GENERATE(false, true);
  const auto head = [&](const std::string& code, const std::string& question) {
    return "\"" + code + (texts ? ". " + question : "") + "\"";
  };
  const std::string header = head("id", "Response ID") + "," + head("submitdate", "Date submitted") + "," +
                             head("lastpage", "Last page") + "," + head("startlanguage", "Start language") +
                             "," + head("datestamp", "Date last action") + "," +
                             head("attribute_1", "Nummer") + "," +
                             head("G01Q02[SQ001]", "Wat vindt u? [Ik voel mij gezond]") + "," +
                             head("G01Q02[SQ002]", "Wat vindt u? [Ik heb plannen]") + "\n";
  const Input input = s.read_csv(
      header + "\"1\",\"2017-11-05 10:22:33\",\"3\",\"nl\",\"2017-11-05 10:22:33\",\"" + number(0) +
      "\",\"4\",\"5\"\n" +
      // stopped half-way: the first question is answered, so it is a partial answer without a score
      "\"2\",\"\",\"1\",\"nl\",\"2017-11-06 09:00:00\",\"" + number(1) + "\",\"2\",\"\"\n" +
      // opened and closed: no answer, and nobody misses the citizen number
      "\"3\",\"\",\"\",\"nl\",\"2017-11-07 09:00:00\",\"\",\"\",\"\"\n" +
      // submitted in a survey that keeps no days
      "\"4\",\"1980-01-01 00:00:00\",\"3\",\"nl\",\"\",\"" + number(2) + "\",\"1\",\"1\"\n");
  CHECK(input.problems.count(core::Severity::error) == 0);
  CHECK(input.problems.count(core::Severity::warning) == 0);
  REQUIRE(input.surveys.size() == 1);
  const SurveyWave& wave = input.surveys[0];
  CHECK(first_scores(wave) == Scores{4.5, std::nullopt, 1.0});
  CHECK(wave.rows[0].answered == day(2017, 11, 5));
  CHECK_FALSE(wave.rows[0].partial);
  CHECK(wave.rows[1].partial);
  CHECK(wave.rows[1].answered == day(2017, 11, 6));  // the last action, as nothing was submitted
  CHECK_FALSE(wave.rows[2].answered);
  CHECK_FALSE(wave.rows[2].partial);
  CHECK(wave.counts.responses == 4);
  CHECK(wave.counts.partial == 1);
  CHECK(wave.counts.unanswered == 1);
  CHECK(input.problems.count("N231") == 1);
  CHECK(all_text(input.problems).find("fewer than 10") != std::string::npos);
}

TEST_CASE("two LimeSurvey questions with one code are no column") {
  SurveyStudy s;
  s.scale().items = {"v1"};
  const Input input =
      s.read_csv("bsn,submitdate. D,lastpage. L,v1. Een,v1. Twee\n" + number(0) + ",2017-11-05,1,3,4\n");
  CHECK(input.problems.count("N225") == 1);
  CHECK(first_scores(input.surveys.at(0)) == Scores{std::nullopt});
}

TEST_CASE("a plain file that happens to have a column submitdate stays a plain file") {
  SurveyStudy s;
  const Input input = s.read_csv("bsn;answered;submitdate;v1;v2\n" + number(0) + ";05-11-2017;;4;5\n");
  CHECK_FALSE(input.surveys.at(0).rows.at(0).partial);
  CHECK(first_scores(input.surveys[0]) == Scores{4.5});
}

TEST_CASE("a Qualtrics export has three header rows, test responses are left out and counted") {
  SurveyStudy s;
  s.wave().columns = {{"bsn", "ExternalReference"}};
  const std::string header =
      "StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,ExternalReference,"
      "DistributionChannel,v1,v2\n"
      "Start Date,End Date,Response Type,Progress,Finished,Recorded Date,Response ID,External,Channel,\"Wat, "
      "1\",Wat 2\n"
      "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"endDate\"\"}\",\"{\"\"ImportId\"\":"
      "\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"progress\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{"
      "\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":"
      "\"\"externalDataReference\"\"}\",\"{\"\"ImportId\"\":\"\"distributionChannel\"\"}\",\"{"
      "\"\"ImportId\"\":"
      "\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n";
  const auto line = [](const std::string& status, const std::string& finished, const std::string& person,
                       const std::string& channel, const std::string& answers) {
    return "2017-11-05 08:28:09,2017-11-05 08:30:00," + status + ",100," + finished +
           ",2017-11-05 08:30:01,R_1," + person + "," + channel + "," + answers + "\n";
  };
  const Input input = s.read_csv(
      header + line("IP Address", "True", number(0), "email", "4,5") +
      line("0", "1", number(1), "anonymous", "2,2") + line("Survey Preview", "True", "", "preview", "1,1") +
      line("1", "1", "", "anonymous", "1,1") + line("Survey Test", "1", "", "test", "1,1") +
      line("0", "False", number(2), "offline", "3,3") + line("0", "0", "", "email", ",") +
      line("strange", "1", number(3), "pigeon", "5,5"));
  CHECK(input.problems.count(core::Severity::error) == 0);
  REQUIRE(input.surveys.size() == 1);
  const SurveyWave& wave = input.surveys[0];
  CHECK(first_scores(wave) == Scores{4.5, 2.0, 3.0, 5.0});
  CHECK(wave.counts.responses == 8);
  CHECK(wave.counts.previews == 3);
  CHECK(wave.counts.unanswered == 1);
  CHECK(wave.counts.partial == 1);
  CHECK(wave.rows[2].partial);
  CHECK(wave.rows[0].mode == SurveyMode::online);
  CHECK(wave.rows[2].mode == SurveyMode::unknown);  // the offline app is not one way of answering
  CHECK(wave.rows[0].answered == day(2017, 11, 5));
  CHECK(input.problems.count("N230") == 3);
  CHECK(input.problems.count("W213") == 2);  // a status and a channel that nobody knows
  CHECK(input.files.at(0).rows == 8);        // without the header rows
}

TEST_CASE("Qualtrics header rows are known in a spreadsheet, and absent from a statistics file") {
  SurveyStudy s;
  s.scale().items = {"v1"};
  const bool texts = GENERATE(false, true);
  TableBuilder builder = typed({"StartDate", "EndDate", "Finished", "ResponseId", "bsn", "v1"});
  if (texts) {
    add_row(builder, 2, {"Start Date", "End Date", "Finished", "Response ID", "Nummer", "Wat vindt u?"});
  }
  add_row(builder, 3, {"2017-11-05T08:28:09", "2017-11-05T08:30:00", "1", "R_1", number(0), "4"});
  core::Problems problems;
  const SurveyWave wave = s.read_table(builder.finish(), problems);
  CHECK(problems.all().empty());
  CHECK(first_scores(wave) == Scores{4.0});
  CHECK(wave.rows.at(0).answered == day(2017, 11, 5));
}

TEST_CASE("a Qualtrics file that nobody here wrote is read, today's form") {
  const std::string text = reference_survey("qualtrics_sample.csv");
  if (text.empty()) {
    return;
  }
  SurveyStudy s;
  s.wave().columns = {{"bsn", "ExternalReference"}};
  s.scale().items = {"Q1"};
  // Its only response names nobody; it is kept as such.
  const Input input = s.read_csv(text);
  REQUIRE(input.surveys.at(0).rows.size() == 1);
  CHECK(input.surveys[0].rows[0].person == nobody);
  CHECK(first_scores(input.surveys[0]) == Scores{2.0});
  CHECK(input.surveys[0].rows[0].answered == day(2017, 7, 18));
  CHECK(input.surveys[0].rows[0].mode == SurveyMode::online);
  CHECK(input.problems.count("E201") == 1);
  CHECK(input.problems.count("W213") == 0);
  CHECK(input.problems.count("E212") == 0);
  const Input preview = s.read_csv(replaced(text, "08:28:48,0,", "08:28:48,1,"));
  CHECK(preview.surveys.at(0).rows.empty());
  CHECK(preview.surveys[0].counts.previews == 1);
}

TEST_CASE("a Qualtrics file that nobody here wrote is read, the legacy form with V1 to V10") {
  const std::string text = reference_survey("qualtrics_legacy.csv");
  if (text.empty()) {
    return;
  }
  SurveyStudy s;
  s.wave().columns = {{"bsn", "ExternalDataReference"}};
  s.scale().items = {"Q1"};
  const Input input = s.read_csv(text);
  REQUIRE(input.surveys.at(0).rows.size() == 1);
  CHECK(first_scores(input.surveys[0]) == Scores{2.0});
  CHECK(input.surveys[0].rows[0].answered == day(2017, 7, 18));
  CHECK_FALSE(input.surveys[0].rows[0].partial);
  CHECK(input.problems.count("E203") == 0);
  CHECK(input.problems.count("W213") == 0);
  const Input partial = s.read_csv(replaced(text, "08:28:48,1,2,", "08:28:48,0,2,"));
  CHECK(partial.surveys.at(0).rows.at(0).partial);
}

TEST_CASE("damaged tool files are refused or read, and never end the run") {
  SurveyStudy s;
  for (const std::string& text :
       {std::string("StartDate,EndDate,Finished,ResponseId\n"), std::string("V1,V2\n"),
        std::string("V1\nx\n"), std::string("submitdate,lastpage\n"),
        std::string("V1,V2,V3,V4\nResponseID,EndDate,Finished,Status\n"),
        std::string("StartDate,EndDate,Finished,ResponseId\n\"{\"\"ImportId\"\":1\",,,\n"),
        std::string(". ,. \n,\n")}) {
    const Input input = s.read_csv(text);
    CHECK(input.problems.count("E203") > 0);  // no citizen number anywhere
    CHECK(input.surveys.at(0).rows.empty());
  }
}
