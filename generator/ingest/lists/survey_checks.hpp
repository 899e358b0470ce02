#pragma once
// What is said about a whole wave: partial responses, when people answered, and how. A count in a message is
// at least ten and at least the smallest cell of the study; below that the message says only that there are
// some.

#include "config/study.hpp"
#include "ingest/input.hpp"
#include "ingest/report.hpp"

namespace werkthet::ingest {

/// N231 when responses are partial; N233 with the share outside the window and the months between which nine
/// in ten answered, when enough answers lie outside it for that to say nothing about one person.
void note_wave(const config::Study& study, const SurveyWave& wave, Report& report);

/// W234 when the share of one way of answering differs by more than data.max_mode_difference between two
/// groups of one wave, or between two waves. Of one wave or rater the two that differ most are named. Answers
/// of which the way is unknown do not count; clients and caseworkers are never compared.
void check_modes(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
