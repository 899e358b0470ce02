#pragma once
// The analyses that reports on these experiments made beside the plan's own, each switched on by its name in
// plan.analyses. The list stands here once: the settings reader, the analysis, the tables and the methods
// page take ids and names from it. None of them is a finding of the plan: all are exploratory.

#include "config/study.hpp"
#include "core/language.hpp"

#include <string_view>
#include <vector>

namespace werkthet::config {

struct FurtherAnalysis {
  std::string_view id;
  core::Bilingual name;     ///< as a heading for readers
  core::Bilingual answers;  ///< the question it answers, one sentence
  bool internal_only{};     ///< stays in the internal workbook: too fine for a public table
};

/// In the order in which tables show them.
[[nodiscard]] const std::vector<FurtherAnalysis>& further_analyses();

/// Whether the study asks for it. Precondition: `id` is one of the list.
[[nodiscard]] bool asks_for(const Study& study, std::string_view id);

/// Whether this release shows its tables to readers: it is asked for, does not stay inside, and the release may
/// show it. Who took part is no effect, and stands in an interim and a final release; the list of differences
/// stands where differences may be stated; every other one waits for the final release, because a look before
/// the end is for the comparisons of the plan.
[[nodiscard]] bool publishes(const Study& study, std::string_view id);
/// Whether it shows any of them.
[[nodiscard]] bool publishes_any(const Study& study);

}  // namespace werkthet::config
