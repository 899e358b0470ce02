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

}  // namespace werkthet::config
