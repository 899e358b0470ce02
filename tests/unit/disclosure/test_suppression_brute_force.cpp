// Every way in which the people of small random tables can be spread, against what the linear programs say.
#include "core/random.hpp"
#include "disclosure/suppression.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>

using namespace werkthet;
using disclosure::Count;
using disclosure::Fate;
using disclosure::Range;
using disclosure::Sum;
using disclosure::Suppressed;
using disclosure::SuppressionRules;
using Print = disclosure::Count::Print;

namespace {

/// A random small table: 4 to 9 classes, at most `people` people, margins, an overlapping pair of classes as
/// a second classification (a link), and now and then a count in tens or one that an earlier release printed.
std::vector<Count> random_table(core::RandomStream& random, std::size_t& classes, std::int64_t& people) {
  const std::size_t rows = 2 + random.below(2);
  const std::size_t columns = 2 + random.below(2);
  classes = rows * columns;
  std::vector<std::int64_t> value(classes, 0);
  people = 4 + static_cast<std::int64_t>(random.below(classes > 6 ? 4 : 7));
  for (std::int64_t p = 0; p < people; ++p) {
    ++value[random.below(classes)];
  }
  std::vector<Count> counts;
  const auto add = [&](Sum sum, int rank) {
    std::int64_t n = 0;
    for (const std::size_t c : sum) {
      n += value[c];
    }
    for (const Count& other : counts) {
      if (other.classes == sum) {
        return;
      }
    }
    counts.push_back({std::move(sum), n, n < 3 ? Print::secret : Print::open, {}, rank});
  };
  Sum all;
  for (std::size_t c = 0; c < classes; ++c) {
    all.push_back(c);
  }
  add(all, 0);
  counts.front().print = Print::fixed;  // how many there are is public
  for (std::size_t r = 0; r < rows; ++r) {
    Sum sum;
    for (std::size_t c = 0; c < columns; ++c) {
      sum.push_back(r * columns + c);
    }
    add(sum, 1);
  }
  for (std::size_t c = 0; c < columns; ++c) {
    Sum sum;
    for (std::size_t r = 0; r < rows; ++r) {
      sum.push_back(r * columns + c);
    }
    add(sum, 1);
  }
  if (random.chance(0.5)) {  // two cells that another table adds up
    const std::size_t a = random.below(classes);
    const std::size_t b = random.below(classes);
    if (a != b) {
      add({std::min(a, b), std::max(a, b)}, 2);
    }
  }
  for (std::size_t c = 0; c < classes; ++c) {
    add({c}, 3);
  }
  for (Count& count : counts) {
    if (count.print == Print::open && random.chance(0.1)) {
      const std::int64_t printed = (count.value + 2) / 4 * 4;  // rounded to fours
      count.print = Print::range;
      count.range = {std::max<std::int64_t>(0, printed - 2), printed + 1};
    }
  }
  return counts;
}

/// Every way to spread the people over the classes, in turn.
void each_spread(std::size_t classes, std::int64_t people,
                 const std::function<void(const std::vector<std::int64_t>&)>& take) {
  std::vector<std::int64_t> at(classes, 0);
  const std::function<void(std::size_t, std::int64_t)> next = [&](std::size_t c, std::int64_t left) {
    if (c + 1 == classes) {
      at[c] = left;
      take(at);
      return;
    }
    for (std::int64_t n = 0; n <= left; ++n) {
      at[c] = n;
      next(c + 1, left - n);
    }
  };
  next(0, people);
}

}  // namespace

// Issue 6, show 2: WERKTHET_TABLES=100000 for the full number.
TEST_CASE("brute force on random small tables: nothing hidden can be computed, width and truth are kept",
          "[slow]") {
  const char* wish = std::getenv("WERKTHET_TABLES");
  const int tables = wish != nullptr ? std::atoi(wish) : 1500;
  core::RandomStream random(20201128, "small tables");
  SuppressionRules rules;
  rules.min_cell = 3;
  rules.width = 2;
  rules.insiders = false;
  std::size_t examined = 0;
  std::size_t exposed = 0;
  std::size_t whole_only = 0;
  for (int t = 0; t < tables; ++t) {
    std::size_t classes = 0;
    std::int64_t people = 0;
    const std::vector<Count> counts = random_table(random, classes, people);
    const Suppressed result = disclosure::suppress(counts, rules);
    REQUIRE_FALSE(result.contradiction);
    std::vector<Range> met(counts.size(), {INT64_MAX, -1});
    each_spread(classes, people, [&](const std::vector<std::int64_t>& at) {
      std::vector<std::int64_t> sums;
      for (std::size_t i = 0; i < counts.size(); ++i) {
        std::int64_t n = 0;
        for (const std::size_t c : counts[i].classes) {
          n += at[c];
        }
        const bool told = result.fates[i] == Fate::printed;
        if ((told && n != counts[i].value) ||
            (result.fates[i] == Fate::in_range && (n < counts[i].range.low || n > counts[i].range.high))) {
          return;
        }
        sums.push_back(n);
      }
      for (std::size_t i = 0; i < counts.size(); ++i) {
        met[i] = {std::min(met[i].low, sums[i]), std::max(met[i].high, sums[i])};
      }
    });
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (result.fates[i] == Fate::printed) {
        continue;
      }
      INFO("table " << t << " count " << i);
      REQUIRE(result.ranges[i]);
      REQUIRE(result.ranges[i]->low <= counts[i].value);  // the truth is inside
      REQUIRE(result.ranges[i]->high >= counts[i].value);
      REQUIRE(result.ranges[i]->low <= met[i].low);  // and so is everything that is possible
      REQUIRE(result.ranges[i]->high >= met[i].high);
      if (counts[i].print != Print::secret) {
        continue;
      }
      ++examined;
      const bool told =
          std::find(result.unprotected.begin(), result.unprotected.end(), i) != result.unprotected.end();
      exposed += told ? 1U : 0U;
      whole_only += !told && met[i].high - met[i].low < rules.width ? 1U : 0U;
    }
  }
  WARN(tables << " tables, " << examined << " small counts, " << exposed << " told as exposed, " << whole_only
              << " narrower in whole people than in the linear program");
  CHECK(examined > static_cast<std::size_t>(tables));
  CHECK(exposed == 0);
  CHECK(whole_only == 0);
}
