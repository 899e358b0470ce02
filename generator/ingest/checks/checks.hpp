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
/// E241 to E244, W245 to W248, N250, W252 to W254: what study.protocol promises, and what the list says about
/// exclusion, consent, groups and leaving the study. Only what the settings and the columns speak of.
void check_protocol(const config::Study& study, Input& input);
/// E205, E207, W210, W228: the allocation list against the deliveries, on the day of each draw.
void check_draws(const config::Study& study, Input& input);
/// W218, W219: another municipality, too many unknown values; and the three checks of deliveries below.
void check_deliveries(const config::Study& study, Input& input);
/// W217, W286, W287: months that nobody delivered, months that one of several senders did not deliver, and senders that
/// fell silent while others went on. Each says what it does to the figures.
void check_months(const config::Study& study, Input& input);
/// W288: a delivery whose records, stock, share with income, share of unknown values or paid sum differs from its
/// neighbours by more than study.data.max_jump. Names relative changes, never the numbers.
void check_jumps(const config::Study& study, Input& input);
/// W283, W284: one person on two running benefits of scheme 01, and people whose date of birth or sex changes.
void check_register(const config::Study& study, Input& input);
/// Fills input.rule_counts from all problems. After every other check.
void count_rules(Input& input);
/// P301, W140: small exclusion reasons and small groups.
void check_sizes(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
