#pragma once
// What a reader does not know and what the print says about it: unknown counts (whole numbers from zero) and
// facts, each a sum of them between two limits with the place where it is printed. Nothing here knows tables.

#include "solver/linear_program.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::audit {

/// A bound at it means that nothing printed limits the count.
using solver::no_limit;

struct Term {
  std::size_t unknown{};
  double factor{1.0};
};
using Sum = std::vector<Term>;

struct Fact {
  Sum sum;
  double low{};        ///< -infinity: no lower limit
  double high{};       ///< +infinity: no upper limit
  std::string source;  ///< "exit_work.csv (2020-eind), row groep=regie, column events"
};

/// Unknown counts 0 .. no_limit, and the facts about them.
struct System {
  std::size_t unknowns{};
  std::vector<Fact> facts;

  [[nodiscard]] std::size_t add_unknown() { return unknowns++; }
};

/// The values a sum of counts can still have. `high` is nothing when no printed figure limits it.
struct Interval {
  std::int64_t low{};
  std::optional<std::int64_t> high;

  /// How many steps lie between the ends; very large without an upper limit.
  [[nodiscard]] std::int64_t width() const { return high ? *high - low : INT64_MAX; }
};

}  // namespace werkthet::audit
