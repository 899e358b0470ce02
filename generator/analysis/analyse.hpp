#pragma once
// The plan, carried out: which estimators run on which outcome. Start here to see what is computed.

#include "analysis/estimates.hpp"
#include "cohort/cohort.hpp"
#include "config/study.hpp"
#include "core/log.hpp"

namespace werkthet::analysis {

/// Every estimate of the study's plan, in its order. Outcomes the cohort does not hold are left out and
/// logged. The result does not depend on `threads`. `earlier`: what earlier looks knew.
[[nodiscard]] Estimates analyse(const config::Study& study, const cohort::Cohort& cohort, core::Log& log,
                                unsigned threads = 1, const EarlierLooks& earlier = {});

}  // namespace werkthet::analysis
