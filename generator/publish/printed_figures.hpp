#pragma once
// The figures per group that a release without statements on effects prints: the share or the mean of every
// outcome, at every moment. Comes in: checked findings. Goes out: the printed numbers, to be kept in
// claims.json, so that a later correction can tell which of them changed; and the words for one of them.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/claims.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish {

/// The main outcome first, then in the order of the study and of its table. Only cells with a number, of the
/// groups drawn by lot; an outcome whose table is divided by more than group and moment has none.
[[nodiscard]] std::vector<safe::PrintedFigure> printed_figures(const safe::SafeFindings& findings,
                                                               const config::Study& study);

/// "Uitstroom naar werk, Eigen regie, na 12 maanden". A wave is called as the table or the study calls it; an
/// outcome or wave that neither knows (a figure of an earlier release) by its id.
[[nodiscard]] std::string figure_words(const safe::PrintedFigure& figure, const safe::SafeFindings& findings,
                                       const config::Study& study, core::Language language);
/// "27%", "6,4": with the decimals that it was printed with.
[[nodiscard]] std::string value_words(const safe::PrintedFigure& figure, core::Language language);

}  // namespace werkthet::publish
