#include "statistics/resampling/curve_bootstrap.hpp"
#include "statistics/survival/incidence.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Codes = std::vector<int>;

namespace {

const Draws draws{2000, 1, "test", 1};

struct Group {
  Codes month;
  Codes cause;
  [[nodiscard]] MonthlyEndings endings() const { return {month, cause}; }
  [[nodiscard]] std::vector<double> time() const { return {month.begin(), month.end()}; }
};

/// Up to 24 months, one in 25 leaves each month, two thirds for cause 1; some are lost on the way.
Group invented(int n, const char* name) {
  werkthet::core::RandomStream stream(5, name);
  Group out;
  for (int i = 0; i < n; ++i) {
    int month = 0;
    int cause = 0;
    while (month < 24 && cause == 0) {
      ++month;
      cause = stream.chance(0.04) ? (stream.chance(0.67) ? 1 : 2) : 0;
      if (cause == 0 && stream.chance(0.01)) {
        break;
      }
    }
    out.month.push_back(month);
    out.cause.push_back(cause);
  }
  return out;
}

}  // namespace

TEST_CASE("curve bootstrap: the estimate is the curve of the survival functions") {
  const Group group = invented(300, "curve");
  const auto band = bootstrap_incidence(group.endings(), 1, 24, draws);
  const auto curve = cumulative_incidence(group.time(), group.cause, 1);
  REQUIRE(band->estimate.size() == 25);
  for (const int month : {1, 6, 12, 24}) {
    CHECK(band->estimate[static_cast<std::size_t>(month)] ==
          Approx(incidence_at(*curve, month)->incidence).epsilon(1e-12));
  }
  Codes any;
  for (const int cause : group.cause) {
    any.push_back(cause > 0 ? 1 : 0);
  }
  const auto ended = bootstrap_incidence(group.endings(), 0, 24, draws);
  CHECK(ended->estimate[24] ==
        Approx(1 - survival_at(*kaplan_meier(group.time(), any), 24)->survival).epsilon(1e-12));
}

TEST_CASE("curve bootstrap: standard errors are Greenwood's, for small groups and large ones") {
  for (const int n : {300, 6000}) {  // positions are drawn for the first, counts for the second
    const Group group = invented(n, "se");
    const auto band = bootstrap_incidence(group.endings(), 1, 24, draws);
    const auto curve = cumulative_incidence(group.time(), group.cause, 1);
    for (const int month : {6, 12, 24}) {
      const auto at = static_cast<std::size_t>(month);
      INFO(n << " persons, month " << month);
      CHECK(band->se[at] == Approx(incidence_at(*curve, month)->se).epsilon(0.08));
      CHECK(band->pointwise[at].low ==
            Approx(band->estimate[at] - 1.96 * band->se[at]).margin(0.4 * band->se[at]));
      CHECK(band->simultaneous[at].low < band->pointwise[at].low);
    }
  }
}

TEST_CASE("curve bootstrap: threads change nothing") {
  const Group one = invented(200, "one");
  const Group zero = invented(5000, "zero");
  Draws threaded = draws;
  threaded.threads = 3;
  const auto a = bootstrap_incidence_difference(one.endings(), zero.endings(), 1, 24, draws);
  const auto b = bootstrap_incidence_difference(one.endings(), zero.endings(), 1, 24, threaded);
  for (std::size_t month = 0; month <= 24; ++month) {
    CHECK(a->se[month] == b->se[month]);
    CHECK(a->pointwise[month].high == b->pointwise[month].high);
    CHECK(a->simultaneous[month].low == b->simultaneous[month].low);
  }
  const auto alone = bootstrap_incidence(one.endings(), 1, 24, draws);
  const auto other = bootstrap_incidence(zero.endings(), 1, 24, draws);
  CHECK(a->estimate[24] == Approx(alone->estimate[24] - other->estimate[24]).epsilon(1e-12));
  CHECK(a->se[24] == Approx(std::hypot(alone->se[24], other->se[24])).epsilon(0.08));
}

TEST_CASE("curve bootstrap: several arms at one horizon are the bands at that horizon") {
  const Group first = invented(250, "first");
  const Group second = invented(6000, "second");
  const Group zero = invented(300, "zero");
  const std::vector<MonthlyEndings> arms{first.endings(), second.endings()};
  const auto all = bootstrap_incidence_at(arms, zero.endings(), 1, 18, draws);
  Draws threaded = draws;
  threaded.threads = 3;
  const auto again = bootstrap_incidence_at(arms, zero.endings(), 1, 18, threaded);
  REQUIRE(all.size() == 2);
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const auto band = bootstrap_incidence_difference(arms[arm], zero.endings(), 1, 24, draws);
    CHECK(all[arm]->estimate == Approx(band->estimate[18]).epsilon(1e-12));
    CHECK(all[arm]->se == Approx(band->se[18]).epsilon(0.08));
    CHECK(all[arm]->interval.low == Approx(band->pointwise[18].low).margin(0.3 * all[arm]->se));
    CHECK(all[arm]->interval.high == Approx(band->pointwise[18].high).margin(0.3 * all[arm]->se));
    CHECK(all[arm]->se == again[arm]->se);
    CHECK(all[arm]->interval.high == again[arm]->interval.high);
  }
}

TEST_CASE("curve bootstrap: an arm without an answer leaves the others theirs") {
  const Codes none;
  const Codes month{3, 5, 12};
  const Codes censored{0, 0, 0};
  const Codes ended{1, 1, 1};
  const std::vector<MonthlyEndings> arms{{none, none}, {month, ended}, {month, censored}};
  const auto beside = bootstrap_incidence_at(arms, {month, censored}, 1, 12, draws);
  CHECK(beside[0].why().reason == Reason::too_few);
  CHECK(beside[1]->estimate == 1);
  CHECK(beside[2].why().reason == Reason::no_events);
  CHECK(bootstrap_incidence_at(arms, {none, none}, 1, 12, draws)[1].why().reason == Reason::too_few);
  CHECK(bootstrap_incidence_at(arms, {month, ended}, 1, 20000, draws)[1].why().reason ==
        Reason::out_of_range);
  CHECK(bootstrap_incidence_at({}, {month, ended}, 1, 12, draws).empty());
  // The last to leave is censored: nothing is known after that, in whatever arm.
  const std::vector<MonthlyEndings> lost{{month, censored}};
  CHECK(bootstrap_incidence_at(lost, {month, ended}, 1, 24, draws)[0].why().reason == Reason::out_of_range);
  CHECK_THROWS_AS(bootstrap_incidence_at(arms, {month, Codes{1}}, 1, 12, draws), std::invalid_argument);
}

TEST_CASE("curve bootstrap: what cannot be estimated says why") {
  const Codes none;
  CHECK(bootstrap_incidence({none, none}, 1, 12, draws).why().reason == Reason::too_few);
  const Codes month{3, 5, 12};
  const Codes censored{0, 0, 0};
  const Codes ended{1, 1, 1};
  CHECK(bootstrap_incidence({month, censored}, 1, 12, draws).why().reason == Reason::no_events);
  CHECK(bootstrap_incidence({month, censored}, 1, 13, draws).why().reason == Reason::out_of_range);
  CHECK(bootstrap_incidence({month, ended}, 1, 20000, draws).why().reason == Reason::out_of_range);
  // Everybody has ended: the curve stands at 1 from then on.
  const auto all = bootstrap_incidence({month, ended}, 1, 24, draws);
  CHECK(all->estimate[24] == Approx(1));
  CHECK(all->se[24] == Approx(0).margin(1e-9));
  // The last to leave is censored beside an ending: nothing is known after that.
  CHECK(bootstrap_incidence({Codes{3, 5, 5}, Codes{1, 1, 0}}, 1, 6, draws).why().reason ==
        Reason::out_of_range);
  // An early loss does not matter when all others ended.
  CHECK(bootstrap_incidence({Codes{3, 5, 5}, Codes{0, 1, 1}}, 1, 6, draws)->estimate[6] == Approx(1));
  const auto one = bootstrap_incidence({Codes{0}, Codes{1}}, 1, 0, draws);
  CHECK(one->estimate[0] == 1);
  CHECK(one->se[0] == 0);
  CHECK(bootstrap_incidence_difference({none, none}, {month, ended}, 1, 12, draws).why().reason ==
        Reason::too_few);
  CHECK(bootstrap_incidence_difference({month, censored}, {month, censored}, 1, 12, draws).why().reason ==
        Reason::no_events);
  CHECK(bootstrap_incidence_difference({month, ended}, {month, censored}, 1, 12, draws)->estimate[12] == 1);
  CHECK_THROWS_AS(bootstrap_incidence({month, Codes{1}}, 1, 12, draws), std::invalid_argument);
  CHECK_THROWS_AS(bootstrap_incidence({Codes{-1}, Codes{1}}, 1, 12, draws), std::invalid_argument);
}
