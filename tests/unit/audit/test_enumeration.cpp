// The intervals beside brute force: every table of whole numbers that prints as this one does is listed, and
// the least and largest value of each hidden cell must be what the linear programs say.
#include "audit/audit.hpp"
#include "audit/bounds.hpp"
#include "core/random.hpp"
#include "support/published_table.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace werkthet;

namespace {

/// A table with totals in every dimension: each printed or hidden cell is a sum of inner cells.
struct Made {
  std::vector<std::size_t> sizes;  ///< categories per dimension
  std::vector<int> inner;          ///< true values
  struct CellOf {
    std::vector<std::string> codes;
    std::vector<std::size_t> of;  ///< inner cells it sums
    int low{};                    ///< what its print says: equal when exact
    int high{};
    bool hidden{};
  };
  std::vector<CellOf> cells;
};

int sum_of(const Made& made, const std::vector<std::size_t>& of) {
  int sum = 0;
  for (const std::size_t i : of) {
    sum += made.inner[i];
  }
  return sum;
}

Made make(core::RandomStream& random, std::vector<std::size_t> sizes, std::uint64_t largest) {
  Made made{std::move(sizes), {}, {}};
  std::size_t inner = 1;
  std::size_t all = 1;
  for (const std::size_t size : made.sizes) {
    inner *= size;
    all *= size + 1;
  }
  for (std::size_t i = 0; i < inner; ++i) {
    made.inner.push_back(static_cast<int>(random.below(largest + 1)));
  }
  for (std::size_t c = 0; c < all; ++c) {  // the last category of each dimension is the total
    Made::CellOf cell;
    std::vector<std::size_t> at;
    std::size_t rest = c;
    for (const std::size_t size : made.sizes) {
      at.push_back(rest % (size + 1));
      rest /= size + 1;
      cell.codes.push_back(at.back() == size ? "Totaal" : "k" + std::to_string(at.back()));
    }
    for (std::size_t i = 0; i < inner; ++i) {
      std::size_t place = i;
      bool inside = true;
      for (std::size_t d = 0; d < made.sizes.size(); ++d) {
        const std::size_t own = place % made.sizes[d];
        place /= made.sizes[d];
        inside = inside && (at[d] == made.sizes[d] || at[d] == own);
      }
      if (inside) {
        cell.of.push_back(i);
      }
    }
    cell.low = cell.high = sum_of(made, cell.of);
    made.cells.push_back(std::move(cell));
  }
  return made;
}

void hide(core::RandomStream& random, Made& made, std::uint64_t percent) {
  for (std::size_t c = 0; c + 1 < made.cells.size();
       ++c) {  // the grand total stays, or nothing limits anything
    made.cells[c].hidden = random.below(100) < percent;
  }
}

/// Every table of whole numbers that prints the same; notes least and largest per cell.
class Enumeration {
 public:
  explicit Enumeration(const Made& made)
      : least(made.cells.size(), 1 << 20),
        largest(made.cells.size(), -1),
        made_(made),
        sums_(made.cells.size()),
        in_(made.inner.size()),
        last_(made.cells.size()) {
    for (std::size_t c = 0; c < made.cells.size(); ++c) {
      for (const std::size_t i : made.cells[c].of) {
        in_[i].push_back(c);
        last_[c] = std::max(last_[c], i);
      }
    }
    fill(0);
  }

  std::vector<int> least;
  std::vector<int> largest;
  std::size_t tables{0};

 private:
  void fill(std::size_t i) {
    if (i == in_.size()) {
      ++tables;
      for (std::size_t c = 0; c < sums_.size(); ++c) {
        least[c] = std::min(least[c], sums_[c]);
        largest[c] = std::max(largest[c], sums_[c]);
      }
      return;
    }
    for (int value = 0;; ++value) {
      bool too_much = false;
      bool fits = true;
      for (const std::size_t c : in_[i]) {
        sums_[c] += value;
        if (!made_.cells[c].hidden) {
          too_much = too_much || sums_[c] > made_.cells[c].high;
          fits = fits && (last_[c] != i || sums_[c] >= made_.cells[c].low);
        }
      }
      if (!too_much && fits) {
        fill(i + 1);
      }
      for (const std::size_t c : in_[i]) {
        sums_[c] -= value;
      }
      if (too_much) {
        return;
      }
    }
  }

  const Made& made_;
  std::vector<int> sums_;
  std::vector<std::vector<std::size_t>> in_;
  std::vector<std::size_t> last_;
};

audit::Release release_of(const Made& made, bool tens) {
  test::PublishedTable table{"klassen", {}, {{"n", "count", tens}}, {}};
  for (std::size_t d = 0; d < made.sizes.size(); ++d) {
    table.dimensions.push_back("d" + std::to_string(d));
  }
  for (const auto& cell : made.cells) {
    for (const std::string& code : cell.codes) {
      table.csv += code + ",";
    }
    table.csv +=
        (cell.hidden ? "[c]" : std::to_string(tens ? (cell.high + 5) / 10 * 10 : cell.high)) + "\r\n";
  }
  return test::published("r", {table});
}

/// Compares one table; gives how many cells were compared. `equal`: the intervals must be the same, not only
/// hold it.
std::size_t compare(const Made& made, bool tens, bool equal) {
  const Enumeration brute(made);
  REQUIRE(brute.tables > 0);
  const audit::Known known = audit::known_facts({release_of(made, tens)}, 10);
  audit::Bounds bounds(known.system);
  REQUIRE(bounds.clashes().empty());
  REQUIRE(known.questions.size() == made.cells.size());
  std::size_t compared = 0;
  for (std::size_t c = 0; c < made.cells.size(); ++c) {
    if (!made.cells[c].hidden && !tens) {
      continue;
    }
    const auto interval = bounds.of(known.questions[c].sum);
    REQUIRE(interval);
    REQUIRE(interval->high);
    const int truth = sum_of(made, made.cells[c].of);
    const bool holds = interval->low <= brute.least[c] && *interval->high >= brute.largest[c] &&
                       interval->low <= truth && *interval->high >= truth;
    const bool same = interval->low == brute.least[c] && *interval->high == brute.largest[c];
    if (!holds || (equal && !same)) {
      INFO("cell " << c << ": " << interval->low << ".." << *interval->high << " against " << brute.least[c]
                   << ".." << brute.largest[c]);
      CHECK(holds);
      CHECK(same);
    }
    ++compared;
  }
  return compared;
}

}  // namespace

TEST_CASE("for tables of two dimensions the intervals are those of brute force") {
  core::RandomStream random(6, "audit");
  std::size_t compared = 0;
  for (int i = 0; i < 3000; ++i) {
    Made made = make(random, {2, 2 + random.below(2)}, 2);
    hide(random, made, 30 + random.below(50));
    compared += compare(made, false, true);
  }
  CHECK(compared > 10000);
}

TEST_CASE("also when every figure is in tens") {
  core::RandomStream random(7, "audit");
  std::size_t compared = 0;
  for (int i = 0; i < 150; ++i) {
    Made made = make(random, {2, 2}, 30);
    for (auto& cell : made.cells) {
      const int printed = (cell.high + 5) / 10 * 10;
      cell.low = std::max(0, printed - 5);
      cell.high = printed + 4;
    }
    compared += compare(made, true, true);
  }
  CHECK(compared == 150 * 9);
}

TEST_CASE("for three dimensions the intervals hold those of brute force, and the truth") {
  core::RandomStream random(8, "audit");
  std::size_t compared = 0;
  for (int i = 0; i < 400; ++i) {
    Made made = make(random, {2, 2, 2}, 2);
    hide(random, made, 45);
    compared += compare(made, false, false);
  }
  CHECK(compared > 3000);
}
