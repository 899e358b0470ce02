// The rules for months, run backwards: whoever knows this program and sees which months are exact must still
// think of several values for each that is not.

#include "disclosure/ledger.hpp"
#include "disclosure/months.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace werkthet;
using disclosure::Candidates;
using disclosure::Ledger;
using disclosure::Month;
using disclosure::Status;
using findings::Query;

namespace {

const config::Disclosure rules{};
constexpr std::int64_t group = 150;

std::vector<bool> exact(const std::vector<Month>& months) {
  return disclosure::exact_months(months, rules);
}

Month horizon(int position, std::int64_t value) {
  return {position, value, group, true, true};
}

/// How many people had left by each horizon; the last matters most. A closing report, after releases in tens.
std::vector<Query> leaving(const std::vector<std::int64_t>& so_far, const std::string& outcome = "exit") {
  std::vector<Query> queries;
  std::vector<std::string> leaves;
  for (std::size_t m = 0; m < so_far.size(); ++m) {
    Query q;
    q.position = 6 * static_cast<int>(m + 1);
    q.id = outcome + "|" + std::to_string(q.position);
    q.value = so_far[m];
    q.total = group;
    q.protection = findings::Protection::closing;
    q.series = outcome;
    q.priority = static_cast<int>(so_far.size() - m);
    leaves.push_back(q.id + " new");
    q.leaves = leaves;
    queries.push_back(std::move(q));
  }
  return queries;
}

/// A month that only fills a curve: closing reports alone print it.
void to_curve(Query& q) {
  q.priority += 1000;
}

bool of_curve(const Query& q) {
  return q.priority >= 1000;
}

/// Releases of before, which printed every count in tens but those of a curve.
disclosure::History in_tens(const std::vector<Query>& queries) {
  disclosure::History history;
  for (const Query& q : queries) {
    if (of_curve(q)) {
      continue;
    }
    history[q.id] = {{Status::rounded, disclosure::to_base(q.value, rules.rounding), 1}};
  }
  return history;
}

/// Every closing report that looks the same to readers.
struct Look {
  std::vector<std::vector<Query>> releases;
  std::vector<Status> statuses;  ///< of their counts
};

/// Closing reports by what readers see of them.
class Backwards {
 public:
  /// `earlier`: readers know all counts in tens from earlier releases.
  explicit Backwards(bool earlier) : earlier_(earlier) {}

  void publish(const std::vector<Query>& queries) {
    const Ledger ledger(queries, rules, true, earlier_ ? in_tens(queries) : disclosure::History{});
    std::string print;
    std::vector<Status> statuses;
    for (const Query& q : queries) {
      statuses.push_back(ledger.status(q.id));
      print += earlier_ && !of_curve(q) ? std::to_string(disclosure::to_base(q.value, rules.rounding)) + " before, " : "";
      print +=
          statuses.back() == Status::hidden ? "[c]" : std::to_string(static_cast<int>(ledger.shown(q.id)));
      print += statuses.back() == Status::exact ? "; " : " not exact; ";
    }
    Look& look = looks_[print];
    look.releases.push_back(queries);
    look.statuses = std::move(statuses);
  }

  /// Several values of every count that is not exact explain what is seen.
  void check() const {
    for (const auto& [print, look] : looks_) {
      for (std::size_t q = 0; q < look.statuses.size(); ++q) {
        std::set<std::int64_t> values;
        for (const std::vector<Query>& release : look.releases) {
          values.insert(release[q].value);
        }
        INFO(print << " count " << q << " from " << *values.begin());
        CHECK((look.statuses[q] == Status::exact ? values.size() == 1
                                                 : values.size() >= disclosure::fewest_candidates));
      }
    }
  }

 private:
  bool earlier_;
  std::map<std::string, Look> looks_;
};

}  // namespace

TEST_CASE("the month that matters most is exact when it leaves the tens of the others five values") {
  CHECK(exact({horizon(18, 24), horizon(12, 22)}) ==
        std::vector<bool>{true, false});  // 15 to 24 fit month 12
  CHECK(exact({horizon(18, 19), horizon(12, 17)}) == std::vector<bool>{true, false});   // 15 to 19
  CHECK(exact({horizon(18, 18), horizon(12, 17)}) == std::vector<bool>{false, false});  // both are 15 to 18
  CHECK(exact({horizon(12, 21), horizon(18, 24)}) == std::vector<bool>{false, false});  // 21 to 24
  CHECK(exact({horizon(12, 20), horizon(18, 24)}) == std::vector<bool>{true, false});
}

TEST_CASE("a month near an exact one is not exact, nor are the values nearest to those that would be near") {
  CHECK(exact({horizon(18, 31), horizon(12, 20)}) == std::vector<bool>{true, true});
  CHECK(exact({horizon(18, 31), horizon(12, 22)}) == std::vector<bool>{true, false});  // nine apart
  CHECK(exact({horizon(18, 31), horizon(12, 21)}) ==
        std::vector<bool>{true, false});  // else 22 to 24 is what is left
  CHECK(exact({horizon(18, 35), horizon(12, 24)}) == std::vector<bool>{true, true});
  CHECK(exact({horizon(18, 50), horizon(12, 31), horizon(6, 14)}) == std::vector<bool>{true, true, true});
}

TEST_CASE("a month of the curve keeps its distance and leaves the tens of horizons alone") {
  const auto curve = [](int position, std::int64_t value) {
    return Month{position, value, group, false, true};
  };
  CHECK(exact({horizon(12, 30), curve(15, 40)}) == std::vector<bool>{true, true});
  CHECK(exact({horizon(12, 30), curve(15, 39)}) == std::vector<bool>{true, false});
  // 41 and 44 are both 40 in tens: the horizons are 35 to 44, and 43 by a month before 12 would leave two
  // values.
  const std::vector<Month> close{{18, 44, group, true, true}, {12, 44, group, true, false}, curve(9, 30)};
  CHECK(exact(close) == std::vector<bool>{true, false, true});
  CHECK(exact({close[1], curve(9, 42)}) == std::vector<bool>{false, false});
  CHECK(exact({close[1], curve(9, 34)}) == std::vector<bool>{false, true});
  // What readers can think of the month ends with the tens of its neighbours and what lies near them.
  CHECK(exact({horizon(12, 38), horizon(6, 36), curve(18, 38)}) == std::vector<bool>(3, false));
  CHECK(exact({horizon(12, 43), horizon(18, 44), curve(6, 41)}) == std::vector<bool>(3, false));
  CHECK(exact({{12, 11, group, true, false}, curve(6, 10)}) == std::vector<bool>{false, true});
  // As many may have left by an earlier month as by a later one.
  CHECK(exact({horizon(12, 11), {18, 12, group, true, false}, horizon(6, 10)}) == std::vector<bool>{false, false, true});
  CHECK(exact({horizon(12, 31), horizon(18, 31), curve(6, 30)}) == std::vector<bool>{false, false, true});
  CHECK(exact({horizon(12, 15), horizon(6, 15), curve(18, 19)}) == std::vector<bool>{false, false, true});
  // An exact month is its value, of the curve as well; a hidden one of the curve tells nothing.
  CHECK(exact({{6, 18, group, true, false}, curve(24, 53), curve(12, 18), curve(18, 41)}) ==
        std::vector<bool>{false, true, false, true});
  CHECK(exact({horizon(18, 41), horizon(24, 42), curve(6, 14), curve(12, 41)}) ==
        std::vector<bool>{false, false, true, true});
  CHECK(exact({horizon(24, 31), {6, 15, group, true, false}, curve(12, 17), curve(18, 19)}) ==
        std::vector<bool>{true, false, false, true});
  CHECK(exact({curve(9, 300)}) == std::vector<bool>{true});  // alone, whatever the group: others look at that
}

TEST_CASE("what some months leave of others counts for the months that come after") {
  // All in tens: months 12, 18 and 24 leave each other so little that month 6 may not be exact either.
  CHECK(exact({horizon(12, 15), horizon(18, 15), horizon(24, 15), horizon(6, 15)}) == std::vector<bool>(4, false));
}

TEST_CASE("in twenties an exact month bounds what the others can be, also where it is not near") {
  config::Disclosure twenties;
  twenties.rounding = 20;
  CHECK(disclosure::exact_months({horizon(12, 11), horizon(6, 11), horizon(18, 26)}, twenties) ==
        std::vector<bool>{false, true, false});
}

TEST_CASE("what is not open is never exact") {
  CHECK(exact({{18, 40, group, true, false}}) == std::vector<bool>{false});
  CHECK(exact({}).empty());
}

TEST_CASE("too few values are filled up with the nearest others") {
  const Candidates all{10, 11, 12, 13, 14, 15};
  CHECK(disclosure::enough({}, all).empty());
  CHECK(disclosure::enough({15}, all) == Candidates{12, 13, 14, 15});
  CHECK(disclosure::enough({12}, all) ==
        Candidates{10, 11, 12, 13});  // the smaller of two at the same distance
  CHECK(disclosure::enough({10, 11, 12, 13, 14}, all) == Candidates{10, 11, 12, 13, 14});
  CHECK(disclosure::enough({3}, {3, 4}) == Candidates{3, 4});
}

TEST_CASE("brute force backwards: two horizons", "[slow]") {
  for (const bool earlier : {false, true}) {
    Backwards backwards(earlier);
    for (std::int64_t second = 0; second <= 70; ++second) {
      for (std::int64_t first = 0; first <= second; ++first) {
        backwards.publish(leaving({first, second}));
      }
    }
    backwards.check();
  }
}

TEST_CASE("brute force backwards: three horizons, in tens before", "[slow]") {
  Backwards backwards(true);
  for (std::int64_t third = 0; third <= 44; ++third) {
    for (std::int64_t second = 0; second <= third; ++second) {
      for (std::int64_t first = 0; first <= second; ++first) {
        backwards.publish(leaving({first, second, third}));
      }
    }
  }
  backwards.check();
}

TEST_CASE("brute force backwards: who left for good, held by who left") {
  for (const bool earlier : {false, true}) {
    Backwards backwards(earlier);
    for (std::int64_t left = 0; left <= 60; ++left) {
      for (std::int64_t good = 0; good <= left; ++good) {
        std::vector<Query> queries = leaving({left}, "left");
        queries.push_back(leaving({good}, "good").front());
        queries.back().within = {queries.front().id};
        backwards.publish(queries);
      }
    }
    backwards.check();
  }
}

TEST_CASE("brute force backwards: a month of the curve before, between and after two horizons", "[slow]") {
  for (const std::size_t curve : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
    Backwards backwards(true);
    for (std::int64_t third = 0; third <= (curve == 2 ? 64 : 44); ++third) {  // whole tens of the horizons
      for (std::int64_t second = 0; second <= std::min<std::int64_t>(third, 44); ++second) {
        for (std::int64_t first = 0; first <= second; ++first) {
          std::vector<Query> queries = leaving({first, second, third});
          to_curve(queries[curve]);
          backwards.publish(queries);
        }
      }
    }
    backwards.check();
  }
}
