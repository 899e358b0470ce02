#pragma once
// The sets of answers in words that need no setting: agreement, satisfaction and frequency on 5 and 7 points,
// in Dutch and English. A set counts only when it fits the whole column; between two sets that disagree
// nothing is chosen. Lowest first: a higher number is more agreement, more satisfaction, more often.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

/// Per point, lowest first, the wordings of it as label_key() writes them.
struct LabelSet {
  std::string_view name;
  std::vector<std::vector<std::string_view>> points;
};
[[nodiscard]] const std::vector<LabelSet>& label_sets();

enum class LabelFit : std::uint8_t { none, one, several };
struct FittedLabels {
  LabelFit fit{LabelFit::none};
  std::map<std::string, std::size_t> position;  ///< label -> point from 0, when fit is one
};
/// The position of each label on a scale with this many points. A set fits when it has so many points, every
/// label is one of its wordings and no two labels are the same point. `several`: sets fit that differ about a
/// label ("soms" between "zelden" and "vaak", or between "nooit" and "regelmatig").
[[nodiscard]] FittedLabels fit_labels(const std::set<std::string>& labels, std::size_t points);

}  // namespace werkthet::ingest
