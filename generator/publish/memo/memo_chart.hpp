#pragma once
// The figure of a results section: the share per arm with its margin, from the same cells as the table beside
// it.

#include "publish/memo/memo_writer.hpp"

#include <optional>
#include <string_view>

namespace werkthet::publish::memo {

/// Columns per arm at `horizon` (or the last month with figures). Nothing when the outcome is no share or
/// when one arm has a cell that is not shown: a gap in a figure reads as zero, the table has words for it.
[[nodiscard]] std::optional<Chart> share_chart(const MemoWriter& writer, const config::Outcome& outcome,
                                               int horizon);

}  // namespace werkthet::publish::memo
