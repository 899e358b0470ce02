#pragma once
// Tables of the memo from checked tables and statements: at most six columns, words for hidden cells, figures
// through cell_text. Nothing is computed here; what the memo needs and no checked cell says is left out.

#include "publish/memo/memo_writer.hpp"

#include <span>
#include <string>
#include <string_view>

namespace werkthet::publish::memo {

/// A checked table with one dimension, as it is; columns beyond the sixth are left to the workbook.
[[nodiscard]] Table plain_table(const MemoWriter& writer, const safe::Table& table);

/// The groups of the experiment from the study's settings.
[[nodiscard]] Table arms_table(const MemoWriter& writer);

/// One outcome per arm at `horizon` (0: the last one with figures): level, and with `effects` the difference
/// from the control and its margin. Non-participants stand elsewhere: that comparison was not drawn by lot.
/// No rows when the findings have no table of the outcome.
[[nodiscard]] Table outcome_table(const MemoWriter& writer, const config::Outcome& outcome, int horizon,
                                  bool effects);

/// Stock at the last two quarters with "hoger", "lager" or "gelijk" from the printed figures. No rows when
/// the findings have fewer than two quarters.
[[nodiscard]] Table stock_table(const MemoWriter& writer);

/// Every randomised comparison at its horizon: difference, margin and verdict.
[[nodiscard]] Table verdict_table(const MemoWriter& writer,
                                  std::span<const safe::Statement* const> statements);

/// "Marge (95%)". Levels have the plan's margin; differences (`effects`) have that of the look, when this
/// release is one.
[[nodiscard]] std::string interval_header(const MemoWriter& writer, bool effects);

/// "−9 tot 15", or the word for a hidden limit.
[[nodiscard]] std::string margin_text(const safe::Cell* low, const safe::Cell* high, core::Language language);

/// "higher", "lower" or "equal" in words, from printed figures; empty when one of them is no number.
[[nodiscard]] std::string compared(const MemoWriter& writer, const safe::Cell* now, const safe::Cell* before);

/// The source line under a table: source, reference date, status, notes and what rounding does. `code`: the
/// month that the memo shows of it; the line then speaks of no other month. Empty: the whole table.
[[nodiscard]] std::string source_line(const MemoWriter& writer, const safe::Table* table,
                                      const std::string& code = {});

}  // namespace werkthet::publish::memo
