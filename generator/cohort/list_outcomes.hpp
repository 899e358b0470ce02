#pragma once
// Outcomes that the register of benefits alone does not tell: exits that last, and what the list of
// employment and the list of steps on the participation ladder say. Everybody is counted in the group the
// lottery gave.
//
// A list is silent about who has no work, and about who it was not kept for. The two are told apart by month
// and by side: the list covers a month for everybody drawn when it has a line of that month about somebody
// drawn, and for the people outside the lottery when it has one about somebody of them. Without that split a
// list that was kept for participants alone would say that nobody outside works.

#include "cohort/cohort.hpp"
#include "cohort/follow_up.hpp"
#include "cohort/spells.hpp"
#include "cohort/units.hpp"
#include "config/study.hpp"
#include "core/log.hpp"
#include "ingest/input.hpp"

#include <array>
#include <optional>
#include <set>
#include <span>

namespace werkthet::cohort {

/// The list of employment by person and month. Refers to the lines, which must outlive it and be in the order
/// of ingest::Input (person, month).
class WorkList {
 public:
  WorkList(std::span<const ingest::EmploymentRow> lines, std::span<const Unit> units);

  /// Whether the list tells about that month for everybody on that side of the lottery.
  [[nodiscard]] bool covers(core::Month month, bool drawn) const;
  /// The jobs of a person in a month.
  [[nodiscard]] std::span<const ingest::EmploymentRow> jobs(ingest::PersonIndex person,
                                                            core::Month month) const;

 private:
  std::span<const ingest::EmploymentRow> lines_;
  std::array<std::set<core::Month>, 2> months_;  ///< outside, drawn
};

/// The three readings of a month of work, for the persons of a unit together (a couple: the sum of the hours,
/// and at least one of the two for the others). No line: none, when the list covers the month, else unknown.
/// A job whose hours, wage or contract is unknown makes the answer unknown, unless the rest already says yes.
///
/// Hours a week over all jobs: hours in the month times 12/52.
[[nodiscard]] std::optional<double> hours_a_week(const WorkList& list, const Unit& unit, core::Month month);
/// 1 when somebody works at least so many hours a week.
[[nodiscard]] std::optional<double> works_hours(const WorkList& list, const Unit& unit, core::Month month,
                                                double at_least);
/// 1 when somebody earns at least so many euros in the month, over all jobs.
[[nodiscard]] std::optional<double> earns(const WorkList& list, const Unit& unit, core::Month month,
                                          double at_least);
/// 1 when somebody has a permanent contract.
[[nodiscard]] std::optional<double> has_permanent_contract(const WorkList& list, const Unit& unit,
                                                           core::Month month);

/// Durable exit by horizon h: left for work before the day h - kept months after day 0, and not back on
/// benefit before the day kept months after that exit; both lie within the h months. Of everybody in the
/// group and not of those who left, who are a selection after the start (evaluations.md 4.4). nullopt as for
/// exit_work_by: not followed for h months, or not on benefit on day 0. A return within
/// BenefitRules::return_days is no exit at all.
[[nodiscard]] std::optional<double> durable_exit_by(const FollowUp& unit,
                                                    std::span<const ingest::PersonIndex> persons, int months,
                                                    int kept, const Spells& spells);

/// The last step known of a person on or before a day. Of several on that day the work file (dossier) goes
/// before a survey, and the caseworker before somebody else before the client; of lines that are still alike
/// the last one in the file. `lines` as in ingest::Input (person, day, line).
[[nodiscard]] std::optional<int> ladder_step(std::span<const ingest::LadderRow> lines,
                                             ingest::PersonIndex person, core::Date day);
/// Steps gained from day 0 (a step of that day counts) to the last day of the horizon: last known minus last
/// known. A step holds until the next, so who has one before day 0 and none after it gained 0. The mean over
/// the persons of a unit who have a step at the start. nullopt: nobody has, or not followed for so long.
[[nodiscard]] std::optional<double> ladder_change_by(const FollowUp& follow_up, const Unit& unit, int months,
                                                     std::span<const ingest::LadderRow> lines);

/// Where everybody drawn stands on the ladder at the start and at every horizon for which all of them were
/// followed: the last step known by then. Empty for an outcome of another kind, and where a unit is a
/// benefit: two partners can stand on two steps.
[[nodiscard]] std::vector<Division> ladder_levels(const config::Study& study, const config::Outcome& outcome,
                                                  std::span<const Unit> units,
                                                  std::span<const std::optional<FollowUp>> follow_ups,
                                                  std::span<const ingest::LadderRow> lines);

/// Adds the columns of durable exits and of the outcomes from the lists, and for hours and wages the same
/// quantity before day 0 as a placebo, as far as the list reaches back. The month of a horizon is the
/// calendar month of its last day, as for part-time work. Says in the log for how many participants a value
/// is unknown.
void add_list_outcomes(Cohort& cohort, const config::Study& study, const ingest::Input& input,
                       std::span<const Unit> units, std::span<const std::optional<FollowUp>> follow_ups,
                       const Spells& spells, core::Log& log);

}  // namespace werkthet::cohort
