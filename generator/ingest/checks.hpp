#pragma once
// The checks that need more than one line: dates against the protocol, people over groups, partners, months,
// waves, counts. What one line shows by itself is found while reading (W211 too, since its place is known
// there). Each takes the study and the Input and adds problems with the line of the list; none changes data,
// and none puts a value into a message.

#include "config/study.hpp"
#include "ingest/input.hpp"

namespace werkthet::ingest {

/// E204, E206, E208, E209, E220, E223, E224: the allocation list against itself and the protocol.
void check_allocation(const config::Study& study, Input& input);
/// E205, E207, W210, W228: the allocation list against the deliveries, on the day of each draw.
void check_draws(const config::Study& study, Input& input);
/// W217, W218, W219: missing months, another municipality, too many unknown values.
void check_deliveries(const config::Study& study, Input& input);
/// P301, W140: small exclusion reasons and small groups.
void check_sizes(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
