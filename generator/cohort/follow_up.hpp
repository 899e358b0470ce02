#pragma once
// What happened to one unit after its day 0: the first real exit, and how long it could be followed.
// Day-exact: the exit day is the first day without benefit, and an exit counts by horizon h when it lies
// before the day h months later. Follow-up ends with the data or the study's run-out, whichever is first.
//
// A unit that could not be followed for h months has no outcome at h, also when it left before: keeping the
// early leavers of an unfinished group and dropping the others would make every group look too good
// (requirement C34).

#include "cohort/spells.hpp"
#include "core/date.hpp"

#include <optional>
#include <span>

namespace werkthet::cohort {

/// Days in an average month, for times in months.
inline constexpr double days_per_month = 30.4375;

struct Exit {
  core::Date day;  ///< first day without benefit
  ingest::EndReason reason{};
  int cause{};  ///< 1 work, 2 any other end (moved, death, pension age, other income, unknown, ...)
};

struct FollowUp {
  core::Date index;          ///< day 0
  core::Date until;          ///< first day that is not followed
  bool on_benefit{};         ///< on day 0; when false nothing below can be observed
  std::optional<Exit> exit;  ///< not after `until`
};

/// First day that is not followed: the day after the data or after the study's run-out. The run-out is
/// inclusive; a run-out that is not after the start was not set.
[[nodiscard]] core::Date followed_until(core::Date data_until, core::Date start, core::Date run_out_until);

/// Whole months between day 0 and the last day followed, from an entry of 1-10-2017 to a run-out of
/// 1-1-2020: 27.
[[nodiscard]] int possible_months(core::Date index, core::Date until);

/// The first exit after day 0. For a unit of several persons (a benefit) the exit is the day on which the
/// last of them leaves; of persons who leave on that day one who goes to work decides the cause.
[[nodiscard]] FollowUp follow_up(const Spells& spells, std::span<const ingest::PersonIndex> persons,
                                 core::Date index, core::Date until, const ReasonSet& work);

/// Whether the whole of [index, index + months) is followed.
[[nodiscard]] bool followed(const FollowUp& unit, int months);
/// 1: left for work before the day `months` later; 0: not (also after another exit); nullopt: not followed so
/// long, or not on benefit on day 0.
[[nodiscard]] std::optional<double> exit_work_by(const FollowUp& unit, int months);
/// Time to exit or to the end of follow-up in months of 30.4375 days; nullopt when not on benefit on day 0 or
/// when day 0 lies after the follow-up. The cause is exit->cause, 0 without an exit.
[[nodiscard]] std::optional<double> months_to_exit(const FollowUp& unit);

}  // namespace werkthet::cohort
