#pragma once
// The contrast that was delivered: how many more contacts an arm got than control, in standard deviations
// between people, by quarter (achieved relative strength, Hulleman & Cordray 2009, J Res Educ Eff 2:88).
// Below half of what it was the comparison is of what was left (statistics.md §3.4; MDRC's treatment
// contrast).

#include "findings/draft.hpp"
#include "statistics/estimated.hpp"

#include <optional>

namespace werkthet::findings {

/// (mean of the arm - mean of control) / pooled standard deviation of contacts per person in a quarter, of
/// people who were there for all of it; who had no contact counts as none. no_variation when nobody differs;
/// too_few below two people in a group.
[[nodiscard]] statistics::Estimated<double> relative_strength(const Draft& draft, std::size_t arm,
                                                              std::size_t quarter);

/// How many people of a group were there for all of a quarter; 0 without contacts.
[[nodiscard]] std::int64_t present(const Draft& draft, std::size_t arm, std::size_t quarter);

struct ContrastLeft {
  std::optional<double> first;  ///< mean over the second and third quarter: the first is still filling up
  std::optional<double> last;   ///< mean over the last two full quarters
  bool faded{};                 ///< below half of a first contrast that was worth the name (0.2 or more)
  /// Last in per cent of first; nothing when the first was no contrast.
  [[nodiscard]] std::optional<double> percent() const;
};

/// Of one arm against control. Nothing with fewer than five full quarters, without contacts, and for control.
[[nodiscard]] ContrastLeft contrast_left(const Draft& draft, std::size_t arm);

}  // namespace werkthet::findings
