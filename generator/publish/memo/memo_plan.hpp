#pragma once
// The blocks of a memo that come from the plan: signals agreed beforehand, and subgroups. What the plan does
// not name stays a marked place or a sentence that nothing is said.

#include "publish/memo/memo_writer.hpp"

namespace werkthet::publish::memo {

/// "Zijn er redenen om te stoppen of bij te sturen?": every signal with bound and state, with the difference
/// and its margin where effects may be stated, and who decides.
void write_stop(MemoWriter& writer);

/// "Voor wie werkt wat?": the main outcome in the subgroups of the plan.
void write_subgroups(MemoWriter& writer);

}  // namespace werkthet::publish::memo
