#pragma once
// What a table says about its outcome beside the figures, by where the values come from and what kind they
// are: the source line, the notes below it, and which horizons lie after the experiment. One place, since
// levels and differences, shares and means all say it.

#include "findings/draft.hpp"

#include <vector>

namespace werkthet::findings {

/// The register, or the list that the values are from.
[[nodiscard]] core::Bilingual outcome_source(const config::Study& study, const config::Outcome& outcome);
/// Whether the figures change with later deliveries, so that the table says how old they are.
[[nodiscard]] bool ages_with_register(const config::Outcome& outcome);
/// How outcomes of this kind are counted, where a reader could think otherwise; empty for others.
[[nodiscard]] std::vector<core::Bilingual> outcome_notes(const config::Outcome& outcome);
/// "Na 24 maanden was het experiment voor iedereen voorbij."; for some or all of these horizons, at most one
/// note each for "everybody" and "people who came in late".
[[nodiscard]] std::vector<core::Bilingual> after_end_notes(const config::Study& study,
                                                           const config::Outcome& outcome,
                                                           const std::vector<int>& horizons);

}  // namespace werkthet::findings
