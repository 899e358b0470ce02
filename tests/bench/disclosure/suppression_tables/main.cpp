// suppression_tables [FOLDER]: complementary suppression on tables that others protected, and on simulated
// municipalities. FOLDER holds the tables in the format of the outside attacker (shared/reference-data/sdc);
// without it only the simulated ones. Prints what is hidden beside what the peer hid, with times (bars D2, D3
// and D5 of disclosure.md).
//
// suppression_tables --each FOLDER K WIDTH REACH: per table of the folder its name and how many cells are hidden
// when those below K are small; for optimum.py.

#include "core/random.hpp"
#include "disclosure/suppression.hpp"
#include "support/table_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

using namespace werkthet;
using disclosure::Count;
using disclosure::Fate;
using disclosure::Suppressed;
using disclosure::SuppressionRules;

namespace {

std::size_t hidden_in(const Suppressed& result) {
  return static_cast<std::size_t>(std::count_if(result.fates.begin(), result.fates.end(), [](Fate f) {
    return f == Fate::secret || f == Fate::hidden_for_others;
  }));
}

struct Timed {
  Suppressed result;
  double seconds{};
};

Timed timed(const std::vector<Count>& counts, const SuppressionRules& rules) {
  const auto begin = std::chrono::steady_clock::now();
  Suppressed result = disclosure::suppress(counts, rules);
  return {std::move(result), std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count()};
}

SuppressionRules rules_of(std::int64_t min_cell, std::int64_t width, bool insiders) {
  SuppressionRules rules;
  rules.min_cell = min_cell;
  rules.width = width;
  rules.insiders = insiders;
  rules.full_ranges = false;
  return rules;
}

void row(const std::string& name, const std::vector<Count>& counts, const std::string& bar,
         const SuppressionRules& rules) {
  const Timed t = timed(counts, rules);
  const auto small = std::count_if(counts.begin(), counts.end(),
                                   [](const Count& c) { return c.print == Count::Print::secret; });
  fmt::print("| {} | {} | {} | {} | {} | {} | {} | {:.3f} |\n", name, counts.size(), small,
             hidden_in(t.result), bar, t.result.unprotected.size(), t.result.programs, t.seconds);
}

/// 300 people of three groups in seven linked tables, as in disclosure.md §1.
std::vector<Count> municipality(std::uint64_t seed, std::int64_t k) {
  struct Dimension {
    std::size_t codes;
    double skew;
  };
  constexpr std::array<Dimension, 6> dims{{{3, 1.0}, {2, 0.9}, {3, 0.7}, {4, 0.6}, {3, 0.7}, {2, 0.35}}};
  constexpr std::array<std::array<std::size_t, 3>, 7> tables{
      {{0, 1, 2}, {0, 1, 3}, {0, 1, 4}, {0, 2, 5}, {0, 3, 5}, {0, 4, 5}, {0, 2, 4}}};
  core::RandomStream random(seed, "municipality of tables");
  std::vector<std::array<std::size_t, 6>> people(300);
  for (std::size_t p = 0; p < people.size(); ++p) {
    people[p][0] = p % 3;
    for (std::size_t d = 1; d < dims.size(); ++d) {
      std::size_t code = 0;
      while (code + 1 < dims[d].codes &&
             !random.chance(dims[d].skew / static_cast<double>(dims[d].codes - code))) {
        ++code;
      }
      people[p][d] = code;
    }
  }
  // A class is a combination of all codes; most are empty and unknown to be so.
  std::vector<Count> counts;
  std::set<disclosure::Sum> seen;
  for (const auto& table : tables) {
    std::array<std::size_t, 3> at{};
    for (at[0] = 0; at[0] <= dims[table[0]].codes; ++at[0]) {
      for (at[1] = 0; at[1] <= dims[table[1]].codes; ++at[1]) {
        for (at[2] = 0; at[2] <= dims[table[2]].codes; ++at[2]) {
          disclosure::Sum sum;
          std::size_t classes = 1;
          for (const Dimension& d : dims) {
            classes *= d.codes;
          }
          std::array<std::size_t, 6> code{};
          for (std::size_t c = 0; c < classes; ++c) {
            std::size_t left = c;
            for (std::size_t d = 0; d < dims.size(); ++d) {
              code[d] = left % dims[d].codes;
              left /= dims[d].codes;
            }
            bool in = true;
            for (std::size_t i = 0; i < 3; ++i) {
              in = in && (at[i] == dims[table[i]].codes || code[table[i]] == at[i]);
            }
            if (in) {
              sum.push_back(c);
            }
          }
          std::int64_t value = 0;
          for (const auto& person : people) {
            bool in = true;
            for (std::size_t i = 0; i < 3; ++i) {
              in = in && (at[i] == dims[table[i]].codes || person[table[i]] == at[i]);
            }
            value += in ? 1 : 0;
          }
          if (seen.insert(sum).second) {
            const int rank = -static_cast<int>(sum.size());
            counts.push_back(
                {std::move(sum), value, value < k ? Count::Print::secret : Count::Print::open, {}, rank});
          }
        }
      }
    }
  }
  return counts;
}

/// A line per document of the folder, in the order of their names.
void each(const std::filesystem::path& folder, const SuppressionRules& rules, std::int64_t k) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.insert(entry.path());
  }
  for (const auto& file : files) {
    const Timed t = timed(test_support::TableDocument(file.string()).counts(k, true), rules);
    fmt::print("{} {}\n", file.filename().string(), hidden_in(t.result));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc == 6 && std::string_view(argv[1]) == "--each") {
      const std::int64_t k = std::atoll(argv[3]);
      each(argv[2], rules_of(std::atoll(argv[5]), std::atoll(argv[4]), false), k);
      return 0;
    }
    fmt::print(
        "| tables | cells | small | hidden | peer hides | exposed | programs | seconds |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    if (argc > 1) {
      struct Case {
        const char* name;
        std::int64_t k;
        bool zeros;
        const char* peer;
      };
      for (const Case& c :
           {Case{"ssb_d2s_gauss", 4, true, "16"}, Case{"ssb_d1_gauss", 6, true, "10"},
            Case{"ssb_accidents_zeros_FALSE", 4, false, "13"}, Case{"ssb_d2_two_hierarchies", 6, true, "63"},
            Case{"ssb_d3_threeway", 4, true, "162"}, Case{"ssb_d53_global", 4, false, "576"}}) {
        const test_support::TableDocument document(std::string(argv[1]) + "/" + c.name + ".json");
        row(std::string(c.name) + ", width 1", document.counts(c.k, c.zeros), c.peer, rules_of(0, 1, false));
      }
      const test_support::TableDocument d3(std::string(argv[1]) + "/ssb_d3_threeway.json");
      row("ssb_d3_threeway, width 3, upper end, insiders", d3.counts(4, true), "-", rules_of(4, 3, true));
    }
    std::size_t cells = 0;
    std::size_t hidden = 0;
    std::size_t eliminated = 0;
    std::size_t exposed = 0;
    double slowest = 0;
    constexpr std::uint64_t seeds = 20;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      const std::vector<Count> counts = municipality(seed, 10);
      const Timed t = timed(counts, rules_of(10, 3, true));
      SuppressionRules elimination = rules_of(10, 3, true);
      elimination.programs = false;
      eliminated += hidden_in(disclosure::suppress(counts, elimination));
      cells += counts.size();
      hidden += hidden_in(t.result);
      exposed += t.result.unprotected.size();
      slowest = std::max(slowest, t.seconds);
    }
    fmt::print(
        "\n{} simulated municipalities of 300 people, k = 10, width 3, insiders: {} of {} cells hidden "
        "({:.1f} %; by elimination alone {:.1f} %), {} exposed, slowest {:.2f} s\n",
        seeds, hidden, cells, 100.0 * static_cast<double>(hidden) / static_cast<double>(cells),
        100.0 * static_cast<double>(eliminated) / static_cast<double>(cells), exposed, slowest);
    return exposed == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "suppression_tables: {}\n", error.what());
    return 1;
  }
}
