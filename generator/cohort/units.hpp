#pragma once
// Who is in, in which group, from which day. From the spells and the allocation list; outcomes play no part.
// A unit is a person, or a benefit with the persons on it on day 0, as the study says.
//
// Day 0 of somebody who was drawn is the day of the draw. Everybody else gets a day 0 of the same kind: the
// draw date of a random participant, taken separately for people who were on benefit at the start of the
// study and for new inflow. Like a participant, the person must be on benefit on that day. Without this, time
// since the start would mean something else in the two groups, and people who must first survive on benefit
// until a later date would be compared with people who need not (immortal time; statistics.md §2).

#include "cohort/cohort.hpp"
#include "cohort/coverage.hpp"
#include "cohort/spells.hpp"
#include "config/study.hpp"
#include "core/date.hpp"
#include "ingest/input.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace werkthet::cohort {

/// How often a reference date is drawn again before a person is left out of the pool.
inline constexpr int reference_draws = 20;

struct Unit {
  std::vector<ingest::PersonIndex> persons;      ///< the first listed carries the covariates; never empty
  ingest::BenefitIndex benefit{ingest::nobody};  ///< on day 0
  std::int32_t row{-1};                          ///< line of the allocation list, -1 when not in it
  Membership membership{};
  int arm{-1};
  std::optional<core::Date> index;
  bool new_inflow{};
  bool in_frame{};        ///< in the allocation list, or on an eligible scheme on day 0
  std::string exclusion;  ///< reason, for Membership::excluded
};

/// The lottery put it in a group.
[[nodiscard]] inline bool is_drawn(const Unit& unit) {
  return unit.membership == Membership::randomised;
}

struct Units {
  std::vector<Unit> units;  ///< in the order of the register's indexes
  std::int64_t
      without_reference{};  ///< on benefit at some time, but never on a drawn reference date: not in the pool
  std::int64_t drawn_not_eligible{};  ///< drawn into an arm, outside the rules on that day; kept in the arm
  std::int64_t drawn_not_on_benefit{};
  std::int64_t lines_without_unit{};  ///< of the allocation list: neither a readable person nor a known benefit
};

/// Membership as the allocation list tells it: drawn into an arm goes first, then an exclusion, then the
/// answer. A line with none of these is somebody who was never asked.
[[nodiscard]] Membership membership_of(const ingest::AllocationRow& row);

/// Age and scheme on the day, the same rule for participants and pool. An unknown birth date does not
/// exclude.
[[nodiscard]] bool eligible_age(const ingest::BusData& bus, const RowsByPerson& rows,
                                ingest::PersonIndex person, core::Date day, const config::Eligibility& rules);
[[nodiscard]] bool eligible_scheme(std::uint8_t scheme, const config::Eligibility& rules);

/// All units with membership and day 0. Random draws come from the stream "reference dates" of study.seed, in
/// the order of the indexes. Everybody in the allocation list is a unit, also without a usable day 0 (index
/// absent).
[[nodiscard]] Units build_units(const config::Study& study, const ingest::Input& input,
                                const RowsByPerson& rows, const Spells& spells);

/// The unit each person belongs to, -1 for none; when more than one, the one that was drawn.
[[nodiscard]] std::vector<std::int32_t> unit_of_person(std::span<const Unit> units);

}  // namespace werkthet::cohort
