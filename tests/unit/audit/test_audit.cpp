#include "audit/audit.hpp"

#include "support/published_table.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet;
using audit::Leak;
using audit::Report;
using test::published;
using test::PublishedTable;

namespace {

PublishedTable two_way(const std::string& csv) {
  return {"klassen", {"wijk", "uitkomst"}, {{"n"}}, csv};
}

PublishedTable outcome(const std::string& id, const std::string& csv, bool tens = false) {
  return {id,
          {"groep", "maand"},
          {{"n"}, {"events", "count", tens}, {"share", "percent"}, {"low", "percent"}, {"high", "percent"}},
          csv};
}

PublishedTable arms(const std::string& csv) {
  return {"flow_arms", {"groep"}, {{"n"}}, csv};
}

Report attack(const std::vector<audit::Release>& releases, std::int64_t min_cell = 10) {
  return audit::audit(releases, {min_cell, 3});
}

/// The answer about a row and column of a file; the first one asked.
const audit::Answer& about(const Report& report, const std::string& file, const std::string& row,
                           const std::string& column) {
  const auto found =
      std::find_if(report.answers.begin(), report.answers.end(), [&](const audit::Answer& one) {
        return one.question.file == "data/" + file + ".csv" && one.question.row == row &&
               one.question.column == column;
      });
  REQUIRE(found != report.answers.end());
  return *found;
}

void check_interval(const audit::Answer& answer, std::int64_t low, std::int64_t high) {
  REQUIRE(answer.interval);
  CHECK(answer.interval->low == low);
  REQUIRE(answer.interval->high);
  CHECK(*answer.interval->high == high);
}

}  // namespace

TEST_CASE("a hidden part follows from the total and the other parts") {
  const Report report =
      attack({published("r", {{"soort", {"soort"}, {{"n"}}, "a,40\r\nb,[c]\r\nTotaal,47\r\n"}})});
  const auto& answer = about(report, "soort", "soort=b", "n");
  check_interval(answer, 7, 7);
  CHECK(answer.leak == Leak::exact);
  CHECK(report.leaks() == 1);
  CHECK(audit::report_text(report).find("data/soort.csv (r), row soort=b, column n: hidden, and yet it must "
                                        "be exactly 7.") != std::string::npos);
}

TEST_CASE("four hidden cells in a square protect each other when they are large enough") {
  const Report safe =
      attack({published("r", {two_way("oost,werk,[c]\r\noost,thuis,[c]\r\noost,Totaal,40\r\n"
                                      "west,werk,[c]\r\nwest,thuis,[c]\r\nwest,Totaal,50\r\n"
                                      "Totaal,werk,45\r\nTotaal,thuis,45\r\nTotaal,Totaal,90\r\n")})});
  CHECK(safe.leaks() == 0);
  check_interval(about(safe, "klassen", "wijk=oost, uitkomst=werk", "n"), 0, 40);
  check_interval(about(safe, "klassen", "wijk=west, uitkomst=werk", "n"), 5, 45);

  // The same square around small totals: nobody knows the number, everybody knows that it is small.
  const Report small =
      attack({published("r", {two_way("oost,werk,[c]\r\noost,thuis,[c]\r\noost,Totaal,[c]\r\n"
                                      "west,werk,[c]\r\nwest,thuis,[c]\r\nwest,Totaal,50\r\n"
                                      "Totaal,werk,30\r\nTotaal,thuis,28\r\nTotaal,Totaal,58\r\n")})});
  check_interval(about(small, "klassen", "wijk=oost, uitkomst=Totaal", "n"), 8, 8);
  CHECK(about(small, "klassen", "wijk=oost, uitkomst=Totaal", "n").leak == Leak::exact);
  check_interval(about(small, "klassen", "wijk=oost, uitkomst=werk", "n"), 0, 8);
  CHECK(about(small, "klassen", "wijk=oost, uitkomst=werk", "n").leak == Leak::known_small);
}

TEST_CASE("a hidden count follows from its printed percentage") {
  const Report report = attack(
      {published("r", {arms("regie,80\r\n"), outcome("part_time_work", "regie,6,80,[c],4,[c],[c]\r\n")})});
  const auto& answer = about(report, "part_time_work", "groep=regie, maand=6", "events");
  check_interval(answer, 3, 3);  // 3 of 80 is 3.75%; 2 is 2.5%, 4 is 5%
  CHECK(answer.leak == Leak::exact);
}

TEST_CASE("the margin of a share that is hidden holds the share itself") {
  const Report report = attack(
      {published("r", {arms("regie,100\r\n"), outcome("part_time_work", "regie,6,100,[c],[c],21,23\r\n")})});
  check_interval(about(report, "part_time_work", "groep=regie, maand=6", "events"), 21, 23);
  CHECK(about(report, "part_time_work", "groep=regie, maand=6", "events").leak == Leak::narrow);
}

TEST_CASE("a hidden month lies between its neighbours, for leaving and not for part-time work") {
  const std::string csv =
      "regie,6,100,22,22,[c],[c]\r\nregie,12,100,[c],[c],[c],[c]\r\nregie,18,100,24,24,[c],[c]\r\n";
  const Report leaving = attack({published("r", {arms("regie,100\r\n"), outcome("exit_work", csv)})});
  const auto& month = about(leaving, "exit_work", "groep=regie, maand=12", "events");
  check_interval(month, 22, 24);
  CHECK(month.leak == Leak::narrow);
  // Two people between the first and the last month: nobody printed that.
  const auto& step = about(leaving, "exit_work", "groep=regie, maand=6 to 18", "events");
  check_interval(step, 2, 2);
  CHECK(step.leak == Leak::derived);

  const Report part_time = attack({published("r", {arms("regie,100\r\n"), outcome("part_time_work", csv)})});
  check_interval(about(part_time, "part_time_work", "groep=regie, maand=12", "events"), 0, 100);
  CHECK(part_time.leaks() == 0);
}

TEST_CASE("what one release hides the table of months or another release gives away") {
  const PublishedTable sizes = arms("regie,100\r\n");
  const PublishedTable hidden =
      outcome("exit_work", "regie,6,100,[c],[c],[c],[c]\r\nregie,12,100,40,40,[c],[c]\r\n");
  CHECK(attack({published("one", {sizes, hidden})}).leaks() == 0);

  const PublishedTable shown = outcome("exit_work", "regie,6,100,20,20,[c],[c]\r\n");
  const Report together = attack({published("one", {sizes, hidden}), published("two", {sizes, shown})});
  check_interval(about(together, "exit_work", "groep=regie, maand=6", "events"), 20, 20);
  CHECK(about(together, "exit_work", "groep=regie, maand=6", "events").leak == Leak::exact);

  // In tens the other release narrows the month and leaves enough.
  const PublishedTable tens = outcome("exit_work", "regie,6,100,20,20,[c],[c]\r\n", true);
  const Report rounded = attack({published("one", {sizes, hidden}), published("two", {sizes, tens})});
  check_interval(about(rounded, "exit_work", "groep=regie, maand=6", "events"), 15, 24);
  CHECK(rounded.leaks() == 0);

  // A group of another size is another set of people.
  const Report others = attack(
      {published("one", {sizes, hidden}),
       published("two", {arms("regie,140\r\n"), outcome("exit_work", "regie,6,140,20,14,[c],[c]\r\n")})});
  check_interval(about(others, "exit_work", "groep=regie, maand=6", "events"), 0, 40);
}

TEST_CASE("two releases that hide different cells of one table are solved together") {
  const PublishedTable one{"soort", {"soort"}, {{"n"}}, "a,40\r\nb,[c]\r\nc,[c]\r\nTotaal,100\r\n"};
  const PublishedTable two{"soort", {"soort"}, {{"n"}}, "a,[c]\r\nb,35\r\nc,[c]\r\nTotaal,100\r\n"};
  CHECK(attack({published("one", {one})}).leaks() == 0);
  CHECK(attack({published("two", {two})}).leaks() == 0);
  const Report together = attack({published("one", {one}), published("two", {two})});
  check_interval(about(together, "soort", "soort=c", "n"), 25, 25);
  CHECK(about(together, "soort", "soort=c", "n").leak == Leak::exact);
}

TEST_CASE("people who came or went between two exact releases are seen by subtracting") {
  const Report report = attack({published("one", {{"soort", {"soort"}, {{"n"}}, "a,40\r\nb,30\r\n"}}),
                                published("two", {{"soort", {"soort"}, {{"n"}}, "a,43\r\nb,50\r\n"}})});
  const auto& change = about(report, "soort", "soort=a, since one", "n");
  check_interval(change, 3, 3);
  CHECK(change.leak == Leak::derived);
  CHECK_FALSE(about(report, "soort", "soort=b, since one", "n").leak);  // twenty people
  const Report sizes =
      attack({published("one", {arms("regie,100\r\n")}), published("two", {arms("regie,98\r\n")})});
  check_interval(about(sizes, "flow_arms", "groep=regie, since one", "n"), -2, -2);
  CHECK(sizes.leaks() == 1);
}

TEST_CASE("what is printed although it is small, and what is left of a group, is found") {
  const Report report = attack({published(
      "r", {arms("regie,100\r\n"),
            outcome("part_time_work", "regie,6,100,95,95,[c],[c]\r\nregie,12,100,4,4,[c],[c]\r\n")})});
  CHECK(about(report, "part_time_work", "groep=regie, maand=12", "events").leak == Leak::small_printed);
  const auto& rest = about(report, "part_time_work", "groep=regie, maand=6", "n minus events");
  check_interval(rest, 5, 5);
  CHECK(rest.leak == Leak::derived);
  CHECK(report.leaks() == 2);
  CHECK(attack({published("r", {arms("regie,8\r\n")})}).leaks() == 1);
  CHECK(attack({published("r", {arms("regie,8\r\n")})}, 5).leaks() == 0);
}

TEST_CASE("figures in tens are bounded by their sums, and a sum of zeros can undo them") {
  // 2+2+2+2 = 8 becomes 0+0+0+0 = 10, and a total of at least 16 leaves each part exactly 4.
  const PublishedTable falls{
      "soort", {"soort"}, {{"n", "count", true}}, "a,0\r\nb,0\r\nc,0\r\nd,0\r\nTotaal,20\r\n"};
  const Report report = attack({published("r", {falls})});
  const auto& part = about(report, "soort", "soort=a", "n");
  check_interval(part, 3, 4);  // 15 to 16 in four parts of at most 4
  CHECK(part.leak == Leak::narrow);

  const PublishedTable holds{"soort", {"soort"}, {{"n", "count", true}}, "a,0\r\nb,10\r\nTotaal,10\r\n"};
  const Report safe = attack({published("r", {holds})});
  check_interval(about(safe, "soort", "soort=a", "n"), 0, 4);
  CHECK(safe.leaks() == 0);
}

TEST_CASE("a hidden count that another release printed as 0 in tens is no more known than by that 0") {
  const PublishedTable sizes = arms("regie,100\r\n");
  const auto both = [&](const std::string& closing) {
    return attack({published("one", {sizes, outcome("part_time_work", "regie,6,100,0,0,[c],[c]\r\n", true)}),
                   published("two", {sizes, outcome("part_time_work", closing)})});
  };
  const Report zero = both("regie,6,100,[c],[c],[c],[c]\r\n");
  check_interval(about(zero, "part_time_work", "groep=regie, maand=6", "events"), 0, 4);
  CHECK(zero.leaks() == 0);
  CHECK(both("regie,6,100,[c],2,[c],[c]\r\n").leaks() == 2);  // with the percentage it is 2, in both releases
}

TEST_CASE("a count in tens that its neighbours prove small is found") {
  const PublishedTable flow{
      "flow", {"stap"}, {{"n", "count", true}}, "consented,300\r\nnot_drawn,10\r\ndrawn,300\r\n"};
  const Report report = attack({published("r", {flow, arms("regie,148\r\nregulier,148\r\n")})});
  const auto& left = about(report, "flow", "stap=not_drawn", "n");
  check_interval(left, 5, 8);  // at most 304 minus 296
  CHECK(left.leak == Leak::known_small);
}

TEST_CASE("a percentage made of tens says the tens and no more") {
  PublishedTable balance{"balance", {"kenmerk", "groep"}, {{"share", "percent"}}, "woman,regie,57\r\n"};
  balance.description = "Percentage per groep; percentages uit op tien afgeronde aantallen";
  const Report tens = attack({published("r", {arms("regie,157\r\n"), balance})});
  check_interval(about(tens, "balance", "kenmerk=woman, groep=regie", "share"), 85, 94);
  CHECK(tens.leaks() == 0);
  balance.description = "Percentage per groep";
  balance.csv = "woman,regie,4\r\n";
  const Report exact = attack({published("r", {arms("regie,80\r\n"), balance})});
  check_interval(about(exact, "balance", "kenmerk=woman, groep=regie", "share"), 3, 3);
  CHECK(exact.leaks() == 1);
}

TEST_CASE("a column n that is the group itself leaves no rest, and one that is nearly the group does") {
  const auto means = [&](const std::string& n) {
    return attack(
        {published("r", {arms("regie,100\r\n"),
                         {"inkomen", {"groep"}, {{"n"}, {"mean", "euro"}}, "regie," + n + ",1200\r\n"}})});
  };
  CHECK(means("100").leaks() == 0);
  CHECK(means("97").leaks() == 1);
  CHECK(means("[c]").leaks() == 0);
}

TEST_CASE("reasons add up to no more than their group") {
  const PublishedTable reasons{"exit_reasons",
                               {"groep", "reden"},
                               {{"n"}},
                               "regie,werk,60\r\nregie,verhuisd,37\r\nregie,anders,[c]\r\n"};
  const Report report = attack({published("r", {arms("regie,100\r\n"), reasons})});
  const auto& hidden = about(report, "exit_reasons", "groep=regie, reden=anders", "n");
  check_interval(hidden, 0, 3);
  CHECK(hidden.leak == Leak::known_small);
}

TEST_CASE("the steps from benefit to lottery and the stocks of a quarter are one sum each") {
  const PublishedTable flow{
      "flow", {"stap"}, {{"n"}}, "invited,500\r\nno_answer,200\r\ndeclined,[c]\r\nconsented,292\r\n"};
  const Report steps = attack({published("r", {flow})});
  check_interval(about(steps, "flow", "stap=declined", "n"), 8, 8);
  const PublishedTable stock{"stock",
                             {"kwartaal", "eenheid"},
                             {{"stock_begin"}, {"inflow"}, {"outflow"}, {"stock_end"}},
                             "2018-K1,personen,200,50,30,217\r\n2018-K2,personen,[c],40,30,227\r\n"};
  const Report stocks = attack({published("r", {stock})});
  check_interval(about(stocks, "stock", "kwartaal=2018-K2, eenheid=personen", "stock_begin"), 217, 217);
  check_interval(about(stocks, "stock", "kwartaal=2018-K1, eenheid=personen", "left in another way"), 3, 3);
}

TEST_CASE("a difference of two exact shares gives the hidden one") {
  const auto with = [&](const std::string& difference) {
    const PublishedTable contrasts{"part_time_work_contrasts",
                                   {"vergelijking", "groep", "maand", "methode"},
                                   {{"difference", "percentage points"}, {"n_group"}, {"n_comparator"}},
                                   "treatment,regie,6,ongewogen," + difference +
                                       ",100,100\r\nparticipation,regulier,6,ongewogen,[c],100,1000\r\n"};
    return attack({published(
        "r", {arms("regie,100\r\nregulier,100\r\n"),
              outcome("part_time_work", "regie,6,100,[c],[c],[c],[c]\r\nregulier,6,100,25,25,[c],[c]\r\n"),
              contrasts})});
  };
  const Report report = with("-20");
  const auto& hidden = about(report, "part_time_work", "groep=regie, maand=6", "events");
  check_interval(hidden, 5, 5);  // 25 minus 19.5 to 20.5 of a hundred
  CHECK(hidden.leak == Leak::exact);

  const Report no_people = with("-20.5");  // four and a half of a hundred
  REQUIRE(no_people.contradictions.size() >= 1);
  CHECK(no_people.contradictions[0].facts[0].find("no whole number of people fits") != std::string::npos);
  CHECK(no_people.leaks() == 0);
}

TEST_CASE("files that contradict each other are told apart from leaks, with the places") {
  const Report report =
      attack({published("r", {{"soort", {"soort"}, {{"n"}}, "a,40\r\nb,30\r\nTotaal,71\r\n"},
                              {"ander", {"soort"}, {{"n"}}, "a,20\r\nb,[c]\r\nTotaal,22\r\n"}})});
  REQUIRE(report.contradictions.size() == 1);
  CHECK(report.contradictions[0].facts ==
        std::vector<std::string>{
            "data/soort.csv (r), row soort=a, column n", "data/soort.csv (r), row soort=b, column n",
            "data/soort.csv (r), row soort=Totaal, column n",
            "the total is the sum of its parts: data/soort.csv, row soort=Totaal, column n"});
  CHECK(about(report, "ander", "soort=b", "n").leak == Leak::exact);
  CHECK(report.leaks() == 1);  // the rest is still examined
  CHECK(audit::report_text(report).find("The published files contradict each other.") == 0);
}

TEST_CASE("two prints of one figure in one release must agree, a later release may revise it") {
  const PublishedTable sizes = arms("regie,100\r\n");
  const PublishedTable first = outcome("exit_work", "regie,6,100,20,[c],[c],[c]\r\n");
  const PublishedTable months = outcome("exit_work_by_month", "regie,6,100,21,[c],[c],[c]\r\n");
  CHECK(attack({published("one", {sizes, first, months})}).contradictions.size() == 1);
  const PublishedTable revised = outcome("exit_work", "regie,6,100,21,21,[c],[c]\r\n");
  const Report later = attack({published("one", {sizes, first}), published("two", {sizes, revised})});
  CHECK(later.contradictions.empty());
  CHECK(later.leaks() == 1);  // one person
  check_interval(about(later, "exit_work", "groep=regie, maand=6, since one", "events"), 1, 1);
}

TEST_CASE("plans, other municipalities and a published report hold no people of this study") {
  const Report report =
      attack({published("r", {{"plan_people", {"telling"}, {{"n"}}, "personen,5\r\n"},
                              {"synthesis_pooled_x", {"soort"}, {{"municipalities"}}, "a,3\r\n"},
                              {"sociaal_published_means", {"soort"}, {{"n"}}, "a,7\r\n"}})});
  CHECK(report.cells == 0);
  CHECK(report.leaks() == 0);
}

TEST_CASE("the report for machines holds every hidden and rounded count with its interval") {
  const Report report =
      attack({published("r", {{"soort", {"soort"}, {{"n"}}, "a,40\r\nb,[c]\r\nTotaal,47\r\n"}})});
  const auto json = nlohmann::json::parse(audit::report_json(report));
  REQUIRE(json["counts"].size() == 1);
  CHECK(json["counts"][0]["low"] == 7);
  CHECK(json["counts"][0]["leak"] == "exact");
  CHECK(json["findings"].size() == 1);
  CHECK(json["contradictions"].empty());
  CHECK(json["cells"] == 3);
}

TEST_CASE("the pool is a step of the route, in tens: three roundings leave four values") {
  // 2245 eligible, 1084 invited, 1161 in the pool: with the pool exact, the others would be exact as well.
  const PublishedTable flow{"flow", {"stap"}, {{"n", "count", true}}, "eligible,2250\r\ninvited,1080\r\n"};
  PublishedTable left = outcome("exit_work", "niet_deelnemers,12,1160,301,26,23,29\r\n");
  left.note =
      "Het aantal niet-deelnemers is afgerond op tien. The number of non-participants is rounded to ten.";
  const Report report = attack({published("r", {flow, left})});
  check_interval(about(report, "flow", "stap=eligible", "n"), 2245, 2248);
  check_interval(about(report, "flow", "stap=invited", "n"), 1081, 1084);
}
