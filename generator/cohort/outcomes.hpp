#pragma once
// Outcome columns for the units from the register: exit to work and part-time work, and the same quantities
// before day 0 as a placebo. Everybody is counted in the group the lottery gave.

#include "cohort/cohort.hpp"
#include "cohort/coverage.hpp"
#include "cohort/follow_up.hpp"
#include "cohort/spells.hpp"
#include "cohort/units.hpp"
#include "config/study.hpp"

#include <span>
#include <vector>

namespace werkthet::cohort {

/// Months at which exit is reported: 3, 6, 9, ... up to the last horizon, and the horizons themselves.
/// Sorted.
[[nodiscard]] std::vector<int> curve_months(const config::Outcome& outcome);

/// Part-time work by horizon h: on benefit on the last day of the h months with income from work in the
/// calendar month of that day. People off benefit count 0. nullopt: not followed for h months, that month was
/// not delivered, or not on benefit on day 0. The last day and not the day after it: then a group that was
/// drawn on the first of a month needs the same deliveries for this outcome as for exit.
[[nodiscard]] std::optional<double> part_time_work_by(const FollowUp& unit,
                                                      std::span<const ingest::PersonIndex> persons,
                                                      int months, const Spells& spells,
                                                      const Coverage& coverage);

/// On benefit on the day `months` before day 0; nullopt before the first delivery, where ended benefits are
/// unseen.
[[nodiscard]] std::optional<double> on_benefit_before(std::span<const ingest::PersonIndex> persons,
                                                      core::Date index, int months, const Spells& spells,
                                                      const Coverage& coverage);
/// Income from work in the calendar month of that day; nullopt when that month was not delivered.
[[nodiscard]] std::optional<double> work_income_before(std::span<const ingest::PersonIndex> persons,
                                                       core::Date index, int months, const Spells& spells,
                                                       const Coverage& coverage);

/// Adds the columns of all register outcomes and their placebos. `follow_ups` beside `units`, nullopt without
/// day 0.
void add_register_outcomes(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                           std::span<const std::optional<FollowUp>> follow_ups, const Spells& spells,
                           const Coverage& coverage);

}  // namespace werkthet::cohort
