#pragma once
// The table of blocks of design text council-memo §4 as data: which block stands in which of the four memos,
// in what order, and under which heading in the two sets. The builder follows this table; nothing else
// decides the order.

#include "config/study.hpp"
#include "core/language.hpp"

#include <span>
#include <string_view>

namespace werkthet::publish::memo {

enum class BlockId {
  purpose,
  reason,
  core,
  design,
  participation,
  results,
  changes,
  certainty,
  stop,
  unknown,
  subgroups,
  costs,
  caveats,
  consequences,
  next,
  annexes,
};

struct BlockRule {
  BlockId id;
  std::string_view name;       ///< "kern": of the part, for templates
  std::string_view questions;  ///< heading in the set of questions
  std::string_view brief;      ///< heading in the brief set
  std::string_view english;
  bool interim;
  bool final;
  bool quarterly;
};

/// All rules in the order of the memo.
[[nodiscard]] std::span<const BlockRule> block_rules();

/// True when the block belongs in a memo of that kind.
[[nodiscard]] bool belongs(const BlockRule& rule, config::ReleaseKind kind);

/// The heading in the set of the study; English has one set.
[[nodiscard]] std::string_view heading(const BlockRule& rule, const config::Study& study,
                                       core::Language language);

}  // namespace werkthet::publish::memo
