#pragma once
// From estimates to what a reader should see. Start here: the order of tables, and the facts that choose
// caveats.

#include "findings/findings.hpp"

#include "cohort/cohort.hpp"
#include "config/study.hpp"
#include "ingest/input.hpp"
#include "safe/claims.hpp"

#include <span>

namespace werkthet::findings {

/// Tables, statements and facts of the release. A release that may not state effects has none: no contrast
/// table and no treatment statement exists that a publisher could print (statistics.md §8). `earlier`: what
/// earlier releases said, oldest first.
[[nodiscard]] Findings make_findings(const config::Study& study, const cohort::Cohort& cohort,
                                     const analysis::Estimates& estimates,
                                     std::span<const ingest::CostRow> costs,
                                     std::span<const safe::Claims> earlier = {});

}  // namespace werkthet::findings
