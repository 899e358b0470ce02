#pragma once
// From published tables to unknown counts, facts about them, and questions an attacker asks. What is assumed
// known beside the files is how such tables are made, since the program is open: the list stands in this
// folder's README. Where the files leave open whether a figure is exact or in tens, the weaker reading is
// taken, so that nothing is claimed that a reader cannot be sure of.

#include "audit/published.hpp"
#include "audit/system.hpp"

#include <string>
#include <vector>

namespace werkthet::audit {

enum class Asked {
  printed,  ///< an exact count as it stands
  hidden,   ///< a [c]
  rounded,  ///< a count in tens, or a percentage that stands for one
  rest,     ///< nobody prints it: a group without those counted, or without all categories together
  step,     ///< nobody prints it: people between two months of a cumulative figure
  change,   ///< nobody prints it: the same figure in a later release, minus the earlier one
};

struct Question {
  Asked asked{};
  std::string release;
  std::string file;
  std::string row;  ///< "groep=regie, maand=12"
  std::string column;
  Sum sum;
  Interval print;  ///< what the cell says by itself
};

struct Known {
  System system;
  std::vector<Question> questions;
};

/// `min_cell`: the smallest count the tool prints by itself; a reason for exclusion that stands alone has as
/// many. Throws core::Error{input} when the figures are more than an audit can handle.
[[nodiscard]] Known known_facts(const std::vector<Release>& releases, std::int64_t min_cell);

}  // namespace werkthet::audit
