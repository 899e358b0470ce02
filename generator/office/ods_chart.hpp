#pragma once
// A chart of an .ods: a small document of its own, drawn by the spreadsheet from cells of the sheet.
// Intervals are a stock chart, as in the .xlsx. Internal to this stage.

#include "office/book.hpp"

#include <cstddef>
#include <string>

namespace werkthet::office {

/// The folder of the n-th chart in the package, from 1: "Object 1".
[[nodiscard]] std::string ods_chart_folder(std::size_t number);
/// What stands in the cell at its top left corner: size, place of the document, alternative text.
[[nodiscard]] std::string ods_chart_frame(const BookChart& chart, const std::string& sheet,
                                          std::size_t number);
/// content.xml of the document. Precondition: the series' cells are of `sheet`.
[[nodiscard]] std::string ods_chart(const BookChart& chart, const std::string& sheet,
                                    core::Language language);
/// styles.xml of the document: the dashes that lines refer to by name. The same for every chart.
[[nodiscard]] std::string ods_chart_styles();

}  // namespace werkthet::office
