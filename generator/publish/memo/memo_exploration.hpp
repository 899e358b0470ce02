#pragma once
// The blocks of the memo `verkenning`, for a council that has not joined yet: what it would take, what could
// be seen and what it costs. No results and no decision points: there are none, and deciding is not ours.

#include "publish/memo/memo_blocks.hpp"
#include "publish/memo/memo_writer.hpp"

namespace werkthet::publish::memo {

/// The warning under the title when there are too few people per group (T39); nothing otherwise.
void write_exploration_warning(MemoWriter& writer);

/// Writes the block and says so; false for a block that every memo writes in the same way.
[[nodiscard]] bool write_exploration(MemoWriter& writer, BlockId id);

}  // namespace werkthet::publish::memo
