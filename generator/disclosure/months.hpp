#pragma once
// Which months of a cumulative series may be printed exactly. Everybody may know this program, so whether a
// month is exact says something itself: the rule is run backwards here too, and what it lets readers think is
// counted.

#include "config/study.hpp"

#include <cstdint>
#include <vector>

namespace werkthet::disclosure {

/// Values that a reader can still think of a count; ascending.
using Candidates = std::vector<std::int64_t>;

/// So many values must fit a count that is not printed exactly, also for who knows the rules.
inline constexpr std::size_t fewest_candidates = 4;

/// A month of one series.
struct Month {
  int position{};
  std::int64_t value{};
  std::int64_t total{};  ///< size of the group; 0: none
  bool horizon{};        ///< of the plan: refreshed releases print it in tens, the others hide it
  bool open{};           ///< may be exact, as far as other rules have decided
};

/// `part` of `all` (both ascending), with the values of `all` nearest to it until there are fewest_candidates
/// or no others. Empty stays empty.
[[nodiscard]] Candidates enough(Candidates part, const Candidates& all);

/// The values that `printed` in tens of `base` stands for.
[[nodiscard]] Candidates candidates_of_tens(std::int64_t value, std::int64_t base);

/// Per month, in the order given (what matters most first), whether it is printed exactly. A month is not
/// when it may lie within min_cell people of one that is, or may narrow down the tens of a horizon to few
/// values. "May" is judged from what readers know and not from the count itself, so that at least
/// fewest_candidates values explain either outcome. Months that are not open are never exact.
[[nodiscard]] std::vector<bool> exact_months(const std::vector<Month>& months,
                                             const config::Disclosure& rules);

}  // namespace werkthet::disclosure
