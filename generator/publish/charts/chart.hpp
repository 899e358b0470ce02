#pragma once
// Charts as SVG, drawn from a safe::Table and nothing else: every coordinate comes from a printed number. Two
// layouts, since one drawing cannot be read on both a desk and a phone.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish::charts {

enum class Layout { wide, narrow };  ///< 720 and 340 units wide

/// The drawing of a table's chart. `id_prefix` makes the ids inside unique on a page. The SVG has role="img"
/// and no title element; the caller names it with aria-labelledby. Precondition: has_chart(table).
[[nodiscard]] std::string draw(const safe::Table& table, const config::Study& study, core::Language language,
                               Layout layout, const std::string& id_prefix);

/// A stand-alone file with title, source and XML declaration, for charts/*.svg.
[[nodiscard]] std::string draw_file(const safe::Table& table, const config::Study& study,
                                    core::Language language);

/// What a reader of the drawing could not read: text outside it or on other text, from the width table. Empty
/// for a good drawing; the publisher warns of the rest. Precondition: has_chart(table).
[[nodiscard]] std::vector<std::string> lint(const safe::Table& table, const config::Study& study,
                                            core::Language language, Layout layout);

/// True when the table has a chart and at least one number (or, at the start, one class) to draw.
[[nodiscard]] bool has_chart(const safe::Table& table);

/// Type, what, per row the value and interval: the text alternative.
[[nodiscard]] std::string alt_text(const safe::Table& table, const config::Study& study,
                                   core::Language language);

}  // namespace werkthet::publish::charts
