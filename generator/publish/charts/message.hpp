#pragma once
// The title of a figure that says what is to be seen, made from the cells that are drawn and nothing else. It
// states levels, and for differences how many margins leave out zero; what follows from it is said by the
// sentences of publish/wording.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>

namespace werkthet::publish::charts {

/// "Na 24 maanden: Eigen regie 27%, Gewone begeleiding 22%." Empty when no short sentence fits: several
/// hidden cells, too many groups, a kind of chart without one. Of comparisons only those drawn by lot count.
[[nodiscard]] std::string message(const safe::Table& table, const config::Study& study,
                                  core::Language language);

/// The message; where there is none, the neutral words of the table's ChartSpec, else its title.
[[nodiscard]] std::string message_or_title(const safe::Table& table, const config::Study& study,
                                           core::Language language);

}  // namespace werkthet::publish::charts
