#pragma once
// Hands on what plan.R needs to carry out the same plan: the cohort as one row per unit, the settings of the
// plan, and our estimates to compare with. Numbers are written so that reading gives the same double.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"
#include "cohort/cohort.hpp"
#include "config/study.hpp"

#include <cstdint>
#include <string>

namespace werkthet::bench {

/// One row per unit in a comparison: group (-1 non-participant, 0 control, 1.. the other arms), cluster,
/// caseworker, x.<covariate>, y.<outcome>[.<horizon>], n.<outcome>, s.<outcome>.<client|caseworker>.<wave>,
/// time.<outcome>, cause.<outcome>, placebo.<outcome>.<id>. Empty: missing.
[[nodiscard]] std::string cohort_csv(const cohort::Cohort& cohort, const analysis::Groups& groups);

/// kind,name,value: draws, groups in the order of their codes, horizons, scales, subgroups.
[[nodiscard]] std::string plan_csv(const config::Study& study, const analysis::Groups& groups);

/// key,method,estimate,se,low,high,p,reason.
[[nodiscard]] std::string estimates_csv(const analysis::Estimates& estimates);

/// FNV-1a over every key and the bits of every number: equal checksums are equal results.
[[nodiscard]] std::uint64_t checksum(const analysis::Estimates& estimates);

}  // namespace werkthet::bench
