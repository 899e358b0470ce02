#pragma once
// Complementary suppression over everything that is printed, as one system: which further counts must be
// hidden so that no small one can be worked out, and the proof. First elimination, which finds what follows
// exactly and is one pass; then linear programs, which find what follows nearly, with repair (disclosure.md
// §5). Knows sums of classes of people and nothing of tables, outcomes or files.

#include "disclosure/elimination.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace werkthet::disclosure {

/// The values that a count can still have.
struct Range {
  std::int64_t low{};
  std::int64_t high{std::numeric_limits<std::int64_t>::max()};
  friend bool operator==(const Range&, const Range&) = default;
};

/// A number of people that is printed, might be, or was.
struct Count {
  Sum classes;  ///< which classes of people it adds up; the same class in two counts is the same people
  std::int64_t value{};
  enum class Print {
    fixed,        ///< public by design or printed before: cannot be hidden any more
    open,         ///< printed as it is, unless it must be hidden for another
    range,        ///< printed in tens: readers know `range`
    past_range,   ///< as `range`, of an earlier moment: examined, and cannot be hidden any more
    fixed_range,  ///< as `range`, printed before: cannot be hidden any more
    secret,       ///< may not be worked out
  } print{Print::open};
  Range range{};  ///< for the three ranges
  int rank{};     ///< lower is kept first; from public structure only, never from values
};

struct SuppressionRules {
  /// The upper end of a secret reaches it, so that nobody can prove the count small.
  std::int64_t min_cell{10};
  std::int64_t width{3};  ///< between the ends of a secret
  bool insiders{true};    ///< also against somebody who is alone in a secret and knows it
  bool programs{true};    ///< linear programs after the elimination; false for comparisons only
  /// Bound every secret to the end, for the log; false: only until it is wide enough.
  bool full_ranges{true};
};

enum class Fate : std::uint8_t { printed, in_range, secret, hidden_for_others };

struct Suppressed {
  std::vector<Fate> fates;  ///< per count
  /// Per count that is no open print: what can still be worked out.
  std::vector<std::optional<Range>> ranges;
  std::vector<std::size_t> unprotected;  ///< counts that stay exposed: everything around them is fixed
  bool contradiction{false};             ///< the fixed prints and ranges cannot all hold
  std::size_t programs{};                ///< linear programs solved
};

/// Hides as few open counts as the order allows. A count in a range is examined like a secret, but only as
/// far as its print does not give it away by itself; where an open count is not enough, counts in ranges are
/// hidden too. Deterministic; the order of the counts matters only between equal ranks.
[[nodiscard]] Suppressed suppress(const std::vector<Count>& counts, const SuppressionRules& rules);

}  // namespace werkthet::disclosure
