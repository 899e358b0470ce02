#pragma once
// Who took back consent is no part of any run made after it, whichever day the run is about.

#include "config/study.hpp"
#include "ingest/input.hpp"

namespace werkthet::ingest {

/// Takes everything about people with AllocationRow::withdrawn out of the Input: their lines, answers,
/// contacts, exemptions, steps, employment and rows in the deliveries; where benefits were drawn also the
/// rows of their benefit, unless somebody else on it still takes part. input.withdrawn counts them and N249
/// says how many. A line that another line replaces stays as an empty line with the day of the refusal, so
/// that the replacement remains one.
void take_out_withdrawn(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
