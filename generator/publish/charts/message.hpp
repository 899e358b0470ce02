#pragma once
// What a figure says: its title and the sentence of each row, made from the printed cells and from nothing
// else. They repeat numbers and say whether zero lies inside a margin; they never call a difference an
// effect.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish::charts {

/// The title above a figure, without its last full stop: "Uitstroom naar werk na 24 maanden: Eigen regie 27%;
/// Gewone begeleiding 23%". Where the kind of chart has no such sentence, nothing can be drawn, or more than
/// four numbers would stand in it, the message of its ChartSpec or else the table's title.
[[nodiscard]] std::string message(const safe::Table& table, const config::Study& study,
                                  core::Language language);

/// The sentences of a block of rows that belong together.
struct RowSentences {
  std::string heading;  ///< "Geloot: ...", may be empty
  std::vector<std::string> sentences;
};

/// One sentence per row of a forest plot or of the parts of a difference: "Eigen regie, na 24 maanden: +3
/// procentpunt, marge -6 tot 13. Nul ligt binnen de marge." A row without number says why. Empty for other
/// charts.
[[nodiscard]] std::vector<RowSentences> row_sentences(const safe::Table& table, const config::Study& study,
                                                      core::Language language);

}  // namespace werkthet::publish::charts
