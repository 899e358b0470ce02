#pragma once
// What was known about a unit before day 0, from the register. Only things fixed before the draw: balance and
// weights rest on them. A unit's first listed person carries them.

#include "cohort/coverage.hpp"
#include "cohort/spells.hpp"
#include "core/date.hpp"
#include "ingest/input.hpp"

#include <optional>
#include <string_view>

namespace werkthet::cohort {

/// The latest known value up to a month, else the first one after it; nullopt / unknown when never filled in.
[[nodiscard]] std::optional<core::Date> birth_date(const ingest::BusData& bus, const RowsByPerson& rows,
                                                   ingest::PersonIndex person, core::Month month);
[[nodiscard]] ingest::Sex sex(const ingest::BusData& bus, const RowsByPerson& rows,
                              ingest::PersonIndex person, core::Month month);
[[nodiscard]] ingest::Household household(const ingest::BusData& bus, const RowsByPerson& rows,
                                          ingest::PersonIndex person, core::Month month);

/// Whether `id` is a covariate this stage can make from the register.
[[nodiscard]] bool is_built_in(std::string_view id);

/// One built-in covariate on day 0; nullopt when a field was never filled in or the person is not on benefit.
/// - age: whole years. woman, single, single_parent, couple: 1 or 0.
/// - duration_years: length of the current spell (joined over short gaps) until day 0, in years of 365.25
/// days.
/// - months_on_benefit_24: of the days 1, 2, ... 24 months before day 0, on how many the person was on
/// benefit.
/// - work_months_24: in how many of the 24 calendar months before the month of day 0 there was income from
/// work. The last two are counted over the months that the deliveries cover and scaled up to 24, so that
/// people drawn early are not taken for people with little history; nullopt when no month is covered. A day
/// before the first delivery is not covered: benefits that ended before it are nowhere in the files.
[[nodiscard]] std::optional<double> built_in(std::string_view id, const ingest::BusData& bus,
                                             const RowsByPerson& rows, const Spells& spells,
                                             const Coverage& coverage, ingest::PersonIndex person,
                                             core::Date index);

}  // namespace werkthet::cohort
