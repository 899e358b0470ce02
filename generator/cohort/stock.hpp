#pragma once
// The stock of benefits by quarter and what flowed in and out, for persons or for benefits. A drop of the
// stock is not outflow (requirement T33): both are counted here, from the same spells, and must add up in
// every quarter. The stock is taken at midnight between two quarters, so that a start on the first day and an
// end on the last day fall in the quarter a reader expects.

#include "cohort/cohort.hpp"
#include "cohort/coverage.hpp"
#include "cohort/spells.hpp"

#include <span>
#include <vector>

namespace werkthet::cohort {

/// One row per whole calendar quarter that the deliveries cover. stock_end is counted by itself and compared
/// with stock_begin + inflow - outflow - other_end; a difference is a bug of ours and throws. Death and
/// pension age are other_end, as CBS leaves them out of outflow. Before the first delivery ended spells are
/// unknown, so quarters begin there; the last quarter ends on or before data_until.
[[nodiscard]] std::vector<StockQuarter> stock_by_quarter(std::span<const Spell> spells,
                                                         const Coverage& coverage, const ReasonSet& work,
                                                         bool benefits);

}  // namespace werkthet::cohort
