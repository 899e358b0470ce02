#include "audit/audit.hpp"

#include "support/published_table.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet;
using audit::Report;
using test::published;
using test::PublishedTable;

namespace {

PublishedTable subgroups(const std::string& csv) {
  return {"subgroups",
          {"uitkomst", "groep", "deelgroep"},
          {{"n_group", "count", true}, {"n_comparator", "count", true}},
          csv};
}

const PublishedTable arms{"flow_arms", {"groep"}, {{"n"}}, "regie,160\r\nregulier,157\r\n"};
const PublishedTable contrasts{"exit_work_contrasts",
                               {"vergelijking", "groep", "maand", "methode"},
                               {{"difference", "points"}},
                               "treatment,regie,12,ongewogen,3\r\n"};

const PublishedTable levels{
    "exit_work",
    {"groep", "maand"},
    {{"n"}, {"events"}, {"share", "percent"}, {"low", "percent"}, {"high", "percent"}},
    "regie,12,160,40,[z],[z],[z]\r\n"};

std::size_t leaks_in(const Report& report, const std::string& file) {
  return static_cast<std::size_t>(
      std::count_if(report.answers.begin(), report.answers.end(), [&](const audit::Answer& answer) {
        return answer.leak && answer.question.file == "data/" + file + ".csv";
      }));
}

}  // namespace

TEST_CASE("classes in tens tell each other when they fill a group of a known size") {
  // 100 and 50 of 157: 103 or 104, and 53 or 54.
  const Report told = audit::audit(
      {published("r", {arms, contrasts, levels,
                       subgroups("exit_work,regie,age_1,110,100\r\nexit_work,regie,age_2,50,50\r\n")})},
      {10, 3});
  CHECK(leaks_in(told, "subgroups") == 2);  // the classes of the comparator; 110 + 50 of 160 leaves enough
  const Report hidden = audit::audit(
      {published("r", {arms, contrasts, levels,
                       subgroups("exit_work,regie,age_1,110,100\r\nexit_work,regie,age_2,50,[c]\r\n")})},
      {10, 3});
  CHECK(leaks_in(hidden, "subgroups") == 0);
}

TEST_CASE("classes of an outcome that some people have no value of are no division of the group") {
  const Report report = audit::audit(
      {published("r",
                 {arms, contrasts, subgroups("ladder,regie,age_1,110,100\r\nladder,regie,age_2,50,50\r\n")})},
      {10, 3});
  CHECK(leaks_in(report, "subgroups") == 0);
}

TEST_CASE(
    "steps of the ladder and answers to a statement fill their group: who has none is a class of its own") {
  const auto answers = [](const std::string& none) {
    return PublishedTable{"trust_statements",
                          {"stelling", "groep", "meting", "antwoord"},
                          {{"n", "count", true}, {"share", "percent"}},
                          "v1,regulier,t0,laag,30,[z]\r\nv1,regulier,t0,midden,20,[z]\r\n"
                          "v1,regulier,t0,hoog,60,[z]\r\nv1,regulier,t0,geen_antwoord," +
                              none + ",[z]\r\n"};
  };
  CHECK(leaks_in(audit::audit({published("r", {arms, answers("50")})}, {10, 3}), "trust_statements") == 0);
  // 100 (95 to 104) and 50 (45 to 54) of 157: 103 or 104, and 53 or 54.
  const PublishedTable tight{"trust_statements",
                             {"stelling", "groep", "meting", "antwoord"},
                             {{"n", "count", true}},
                             "v1,regulier,t0,laag,100\r\nv1,regulier,t0,hoog,50\r\n"};
  CHECK(leaks_in(audit::audit({published("r", {arms, tight})}, {10, 3}), "trust_statements") ==
        4);  // and who is not in it
  const PublishedTable ladder{"ladder_steps",
                              {"groep", "moment", "trede"},
                              {{"n", "count", true}},
                              "regulier,0,1,100\r\nregulier,0,onbekend,50\r\n"};
  CHECK(leaks_in(audit::audit({published("r", {arms, ladder})}, {10, 3}), "ladder_steps") == 4);
  const PublishedTable hidden{"ladder_steps",
                              {"groep", "moment", "trede"},
                              {{"n", "count", true}},
                              "regulier,0,1,100\r\nregulier,0,onbekend,[c]\r\n"};
  CHECK(leaks_in(audit::audit({published("r", {arms, hidden})}, {10, 3}), "ladder_steps") == 0);
}

TEST_CASE("classes that cannot fill the group are of those who answered") {
  const Report report = audit::audit(
      {published("r", {arms, contrasts, levels,
                       subgroups("exit_work,regie,age_1,60,50\r\nexit_work,regie,age_2,50,50\r\n")})},
      {10, 3});
  CHECK(report.contradictions.empty());
  CHECK(leaks_in(report, "subgroups") == 0);
}

TEST_CASE("a reason in tens is narrowed by the exact number who left within the last month") {
  const PublishedTable reasons{
      "exit_reasons", {"groep", "reden"}, {{"n", "count", true}}, "regie,werk,10\r\n"};
  const auto exits = [](const std::string& n) {
    return PublishedTable{"exit_work",
                          {"groep", "maand"},
                          {{"n"}, {"events"}, {"share", "percent"}, {"low", "percent"}, {"high", "percent"}},
                          "regie,18,160," + n + ",[z],[z],[z]\r\n"};
  };
  CHECK(leaks_in(audit::audit({published("r", {arms, reasons, exits("14")})}, {10, 3}), "exit_reasons") > 0);
  CHECK(leaks_in(audit::audit({published("r", {arms, reasons, exits("10")})}, {10, 3}), "exit_reasons") == 0);
  // More within the last month than so far: returns or corrections, and no fact.
  CHECK(audit::audit({published("r", {arms, reasons, exits("30")})}, {10, 3}).contradictions.empty());
}
