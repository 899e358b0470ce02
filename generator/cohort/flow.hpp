#pragma once
// The route from everybody on benefit to the groups, and what happened to the groups afterwards, as counts of
// units. Every step before the draw is the step above it minus what is listed between them; build_flow checks
// that.

#include "cohort/cohort.hpp"
#include "cohort/follow_up.hpp"
#include "cohort/units.hpp"
#include "config/study.hpp"
#include "ingest/input.hpp"

#include <optional>
#include <span>
#include <vector>

namespace werkthet::cohort {

/// Steps, in this order (arm and reason empty unless said):
/// - frame: on an eligible scheme on day 0, or in the allocation list
/// - not_eligible: of these, outside the age limits
/// - excluded; exclusion: one step per reason, together the step excluded
/// - eligible = frame - not_eligible - excluded
/// - never_asked; invited = eligible - never_asked
/// - no_answer, declined; consented = invited - no_answer - declined
/// - not_drawn; drawn = consented - not_drawn
/// - outside_entry_window: drawn before the start or later than entry_months after it; only when there are
/// any
/// - per arm: drawn, started, refused (after the draw), replaced (refused, and somebody else was drawn),
/// stopped;
///   stop_reason: one step per arm and reason, together the step stopped of that arm
/// Units on a benefit outside the eligible schemes are not in the frame and in no step.
[[nodiscard]] std::vector<FlowStep> build_flow(const config::Study& study, const ingest::Input& input,
                                               std::span<const Unit> units);

/// Benefits on which two or more persons were drawn into different arms (requirement T47).
[[nodiscard]] std::int64_t partners_in_two_arms(std::span<const Unit> units);

/// Whether a contact was held. One that was planned, missed or cancelled is none; where the file does not say
/// how it went it counts, since nobody is asked to fill in a state for the past.
[[nodiscard]] bool took_place(const ingest::ContactRow& contact);

/// Adds contacts that took place per arm and quarter. Quarter 0 begins with the month of study.start; the
/// last one holds data_until. Counted from a participant's draw on, for whoever was drawn, in the arm of the
/// draw.
void add_contacts(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                  const std::vector<ingest::ContactRow>& contacts, core::Date data_until);

/// Adds who was present per arm and quarter with their contacts, for the contrast that was delivered. After
/// add_contacts, which decides how many quarters there are.
void add_contact_contrast(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                          std::span<const std::optional<FollowUp>> follow_ups,
                          const std::vector<ingest::ContactRow>& contacts);

/// Per arm how many of those drawn had an exemption at some time between their draw and the end of the
/// experiment (or of the data); each counted once. Nothing without a list of exemptions.
void add_exemptions(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                    const std::vector<ingest::ExemptionRow>& exemptions, core::Date data_until);

}  // namespace werkthet::cohort
