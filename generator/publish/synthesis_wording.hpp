#pragma once
// What the comparison of municipalities says in sentences, from the printed cells of its tables. Counts how
// many estimates lie above and below nought, which is what a table shows; never how many were "significant",
// since a small municipality misses differences that are there.

#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish {

/// About one kind of approach.
struct VariantSentences {
  core::Bilingual name;  ///< "Aanpak: met steun"
  std::vector<core::Bilingual> sentences;
};

/// The tables of results of the comparison (synthesis_of_<common>), in the order of the findings.
[[nodiscard]] std::vector<const safe::Table*> synthesis_results(const safe::SafeFindings& findings);
/// The table of joint figures that belongs to a table of results, or nullptr.
[[nodiscard]] const safe::Table* pooled_of(const safe::SafeFindings& findings, const safe::Table& results);
/// The table of levels per municipality beside a table of results; nullptr for what is no share.
[[nodiscard]] const safe::Table* levels_of(const safe::SafeFindings& findings, const safe::Table& results);

/// Per kind of approach, in the order of the table. Precondition: `results` is one of synthesis_results().
[[nodiscard]] std::vector<VariantSentences> synthesis_sentences(const safe::SafeFindings& findings,
                                                                const safe::Table& results);

}  // namespace werkthet::publish
