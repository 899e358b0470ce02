#pragma once
// A chart as DrawingML: columns with error bars from custom values. Everything is set explicitly, since
// programs fill in differently what is left out: without a line colour error bars are invisible, and an
// automatic axis is scaled to the columns and cuts the upper ends of the error bars off. The numbers stand in
// the part itself; no workbook inside.

#include "core/language.hpp"
#include "publish/memo/document.hpp"

#include <string>
#include <string_view>

namespace werkthet::publish::memo {

/// word/charts/chartN.xml. Precondition: values, lows and highs have as many numbers as there are names.
[[nodiscard]] std::string chart_part(const Chart& chart, std::string_view colour, core::Language language);

/// The drawing that shows chart `number` (from 1) in the text, with relation `relation`.
[[nodiscard]] std::string chart_drawing(const Chart& chart, int number, std::string_view relation);

/// Upper end of the axis: the next multiple of ten above every margin, at most 100.
[[nodiscard]] int axis_end(const Chart& chart);

}  // namespace werkthet::publish::memo
