#pragma once
// What a person must look at before a release leaves, beside what the gate decided by itself: pass when there is
// nothing, review when there is. A release that must not leave is never made (Gate::release throws).

#include "config/study.hpp"
#include "disclosure/gate.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace werkthet::disclosure {

struct ReviewPoint {
  std::string id;    ///< min_cell, rounding, exposed, history
  std::string text;  ///< one sentence, without a value of the data
};

/// In a fixed order; empty: pass. `without_ledger`: how many earlier releases left no ledger.json.
[[nodiscard]] std::vector<ReviewPoint> review_points(const Released& released, const config::Study& study,
                                                     std::size_t without_ledger);

}  // namespace werkthet::disclosure
