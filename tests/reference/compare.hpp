#pragma once
// Holds an answer against what R computed: every number of "expected" must be answered and lie within the
// tolerance the case itself carries. |a - b| <= abs + rel |b|; Monte-Carlo bands by their formula, for which
// the answer says how many draws it made (B_tool, m_tool).

#include "reference/case.hpp"

#include <string>
#include <vector>

namespace werkthet::reference {

struct Verdict {
  std::size_t numbers{};              ///< compared
  std::size_t informative{};          ///< stored for people, with no tolerance
  double largest_relative{};          ///< of |a - b| / max(|b|, 1e-300), over numbers that are not near zero
  double largest_share{};             ///< of the tolerance that was used: 1 is the limit
  std::string worst;                  ///< key of the largest share
  std::vector<std::string> failures;  ///< one sentence each
};

[[nodiscard]] Verdict compare(const Case& reference_case, const Json& answer);

}  // namespace werkthet::reference
