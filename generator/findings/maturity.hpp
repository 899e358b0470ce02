#pragma once
// What a table from the register says about its own age: the as-of date, how many later months were seen, and
// the status that follows from it. Derived by rule and never set by hand. Only months of deliveries and dates
// of the protocol go in, which tell nothing about a person.

#include "findings/draft.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::findings {

/// The maturity of a table with horizons, whose ids are months after the draw. A figure after h months is
/// about the month in which the participant who was drawn last reached h months. Empty without deliveries.
[[nodiscard]] safe::Maturity maturity_by_horizon(const Draft& draft, const std::vector<int>& horizons);
/// Of a table by quarter; the codes are those of `quarter_id`.
[[nodiscard]] safe::Maturity maturity_by_quarter(const Draft& draft,
                                                 const std::vector<core::Month>& first_months);
/// Of a table about everything up to the end of the follow-up.
[[nodiscard]] safe::Maturity maturity_so_far(const Draft& draft);
/// Of a table about the day of the draw.
[[nodiscard]] safe::Maturity maturity_at_draw(const Draft& draft);

/// 2019-K4, for the quarter that begins with this month.
[[nodiscard]] std::string quarter_id(core::Month first_month);

/// Whether one of the tables with a maturity has a figure that is not final.
[[nodiscard]] bool any_not_final(const Findings& findings);

}  // namespace werkthet::findings
