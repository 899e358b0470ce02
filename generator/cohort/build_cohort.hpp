#pragma once
// The way into this stage: from input to one row per unit. It only puts the parts together; each part is a
// file of its own (coverage, spells, units, follow_up, covariates, outcomes, flow, stock).

#include "cohort/cohort.hpp"
#include "config/study.hpp"
#include "core/log.hpp"
#include "ingest/input.hpp"

namespace werkthet::cohort {

/// From deliveries and the allocation list when there are deliveries, else from the persons table. Deliveries
/// after the month of release.data_until are ignored. The same input and seed give the same cohort, whatever
/// the order of the lines of the allocation list or of the rows within a month (of two persons on one benefit
/// the first row stays first). Messages hold counts only. Throws Error{input} when there is neither, when no
/// delivery lies before the date of the data, or when the persons table lacks a column; Error{internal} when
/// the stock or the flow does not add up.
[[nodiscard]] Cohort build_cohort(const config::Study& study, const ingest::Input& input, core::Log& log);

}  // namespace werkthet::cohort
