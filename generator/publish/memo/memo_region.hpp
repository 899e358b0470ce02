#pragma once
// The blocks of the memo of a region: several municipalities side by side and no experiment of its own.

#include "publish/memo/memo_blocks.hpp"
#include "publish/memo/memo_writer.hpp"

namespace werkthet::publish::memo {

/// True for the blocks that such a memo has.
[[nodiscard]] bool belongs_to_region(BlockId id);
/// Its heading where it asks another question than the memo of an experiment; empty otherwise.
[[nodiscard]] std::string_view region_heading(BlockId id, config::Headings set, core::Language language);
/// "Vergelijking van gemeenten ‘…’".
[[nodiscard]] std::string region_subject(const config::Study& study, core::Language language);

/// Writes the block and says so; false for a block that every memo writes in the same way.
[[nodiscard]] bool write_region(MemoWriter& writer, BlockId id);

}  // namespace werkthet::publish::memo
