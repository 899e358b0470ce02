#pragma once
// What was known on a day. A release with data_until says what was so on that day, so answers, contacts and events of
// the allocation list with a later date have not happened yet. (Deliveries of later months are left out in cohort.)

#include "core/date.hpp"
#include "ingest/input.hpp"

namespace werkthet::ingest {

/// Takes out survey answers, contacts, steps on the ladder, exemptions and months of employment after the day, and
/// clears later dates of the allocation list with what belongs to them; somebody drawn later is not drawn, and an
/// exemption that ends later still runs. What has no date is kept: nothing says that it came later. (Who took back
/// consent is gone already, whatever the day: see lists/consent.hpp.)
void forget_after(Input& input, core::Date day);

}  // namespace werkthet::ingest
