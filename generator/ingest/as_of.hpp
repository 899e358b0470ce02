#pragma once
// What was known on a day. A release with data_until says what was so on that day, so answers, contacts and events of
// the allocation list with a later date have not happened yet. (Deliveries of later months are left out in cohort.)

#include "core/date.hpp"
#include "ingest/input.hpp"

namespace werkthet::ingest {

/// Takes out survey answers and contacts after the day, and clears later dates of the allocation list; somebody drawn
/// later is not drawn. An answer without a date is kept: nothing says that it came later.
void forget_after(Input& input, core::Date day);

}  // namespace werkthet::ingest
