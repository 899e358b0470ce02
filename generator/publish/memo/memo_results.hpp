#pragma once
// The parts of a memo that speak of outcomes: which statements are told at which horizon, the core message,
// the results per outcome, the comparison that was not drawn by lot, and what could not be established. Where
// the release may not state effects, no statement is used at all, whatever the findings hold.

#include "publish/memo/memo_writer.hpp"

#include <vector>

namespace werkthet::publish::memo {

/// The horizon at which an outcome is told: that of its headline statement, else the latest stated, else the
/// latest of the study; 0 when it has none.
[[nodiscard]] int told_horizon(const MemoWriter& writer, const config::Outcome& outcome);

/// Randomised comparisons at the told horizons, in the order of outcomes and arms; empty when effects may not
/// be stated.
[[nodiscard]] std::vector<const safe::Statement*> told_treatments(const MemoWriter& writer);

/// Of every hundred, chance or not, margin: the short form for the core message.
[[nodiscard]] std::string short_sentence(const safe::Statement& statement, const config::Study& study,
                                         core::Language language);

void write_core(MemoWriter& writer);
void write_results(MemoWriter& writer);
void write_unknown(MemoWriter& writer);
void write_changes(MemoWriter& writer);

}  // namespace werkthet::publish::memo
