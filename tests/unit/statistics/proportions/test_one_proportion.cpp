#include "statistics/proportions/one_proportion.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;

namespace {

using Method = Estimated<Proportion> (*)(std::int64_t, std::int64_t, double);
constexpr Method all[] = {wilson,   wilson_corrected, clopper_pearson,
                          jeffreys, agresti_coull,    wald_proportion};

void check_printed(const Estimated<Proportion>& p, double low, double high) {
  CHECK(p->interval.low == Approx(low).margin(5.1e-5));
  CHECK(p->interval.high == Approx(high).margin(5.1e-5));
}

}  // namespace

TEST_CASE("intervals of one share: Newcombe 1998, Statistics in Medicine 17:857, table I") {
  check_printed(clopper_pearson(81, 263), 0.2527, 0.3676);
  check_printed(wilson_corrected(81, 263), 0.2535, 0.3682);
  check_printed(wald_proportion(81, 263), 0.2522, 0.3638);
  check_printed(clopper_pearson(15, 148), 0.0578, 0.1617);
  check_printed(wilson_corrected(15, 148), 0.0598, 0.1644);
  check_printed(clopper_pearson(0, 20), 0, 0.1684);
  check_printed(wilson_corrected(0, 20), 0, 0.2005);
  check_printed(clopper_pearson(1, 29), 0.0009, 0.1776);
  check_printed(wilson_corrected(1, 29), 0.0018, 0.1963);
}

TEST_CASE("no events: the exact upper limit has a closed form") {
  CHECK(clopper_pearson(0, 40)->interval.high == Approx(1 - std::pow(0.025, 1.0 / 40)).epsilon(1e-13));
  CHECK(clopper_pearson(40, 40)->interval.low == Approx(std::pow(0.025, 1.0 / 40)).epsilon(1e-13));
}

TEST_CASE("Agresti and Coull's interval has Wilson's centre and is never narrower") {
  for (const std::int64_t x : {0, 3, 17, 30}) {
    const Interval w = wilson(x, 60, 0.9)->interval;
    const Interval a = agresti_coull(x, 60, 0.9)->interval;
    if (x > 0) {
      CHECK(a.low + a.high == Approx(w.low + w.high).epsilon(1e-12));
    }
    CHECK(a.high - a.low >= w.high - w.low - 1e-12);
    CHECK(agresti_coull(x, 60)->estimate == static_cast<double>(x) / 60);
  }
}

TEST_CASE("counting the others mirrors every interval") {
  for (const Method method : all) {
    const Interval a = method(7, 31, 0.95)->interval;
    const Interval b = method(24, 31, 0.95)->interval;
    CHECK(a.low == Approx(1 - b.high).epsilon(1e-11));
    CHECK(a.high == Approx(1 - b.low).epsilon(1e-11));
    CHECK(method(7, 31, 0.99)->interval.low < a.low);
  }
}

TEST_CASE("one share: degenerate counts") {
  for (const Method method : all) {
    CHECK(method(0, 0, 0.95).why().reason == Reason::too_few);
    CHECK_THROWS_AS(method(2, 1, 0.95), std::invalid_argument);
    CHECK_THROWS_AS(method(-1, 5, 0.95), std::invalid_argument);
    CHECK_THROWS_AS(method(1, 5, 0), std::invalid_argument);
    for (const auto& [x, n] : {std::pair<std::int64_t, std::int64_t>{0, 1},
                               {1, 1},
                               {0, 1'000'000'000},
                               {1'000'000'000, 1'000'000'000},
                               {400'000'000, 1'000'000'000}}) {
      const auto p = method(x, n, 0.95);
      CHECK(std::isfinite(p->interval.low));
      CHECK(std::isfinite(p->interval.high));
      CHECK(p->interval.low <= p->estimate);
      CHECK(p->interval.high >= p->estimate);
    }
  }
}
