#pragma once
// A cohort straight from a table with one row per person, for studies whose data were prepared elsewhere
// (public research files). The table says who is in which group; this stage only names the columns by what
// they are for.

#include "cohort/cohort.hpp"
#include "config/study.hpp"
#include "ingest/input.hpp"

namespace werkthet::cohort {

/// Units are the rows in their order: randomised when the row has an arm, else never_asked (a
/// non-participant).
/// - binary outcomes: 0 and 1; any other value becomes missing. Horizon: the first of the outcome, else 0.
/// - numeric outcomes: as they are. time_to_event: the time column, and 0/1/2 from the event column (a higher
/// event
///   is 2); a row that lacks one of the two, or has a negative time or an event that is no whole number, is
///   missing.
/// - placebo columns and covariates by name; a placebo is binary when all its values are 0 or 1.
/// - weights: a missing or negative weight becomes 0, so the row counts nowhere; 1 for all without a weight
/// column. No dates, no stock, no contacts, no reasons: those vectors are empty. Throws Error{input} when a
/// column that the study names is not in the table.
[[nodiscard]] Cohort persons_cohort(const config::Study& study, const ingest::PersonsData& persons);

}  // namespace werkthet::cohort
