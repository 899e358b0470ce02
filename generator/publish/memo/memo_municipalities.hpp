#pragma once
// The paragraphs of a memo on other municipalities; nothing when the release has no comparison of them.

#include "publish/memo/memo_writer.hpp"

namespace werkthet::publish::memo {

/// The main outcome of the study, or the first compared one: a paragraph per kind of approach.
void write_municipalities(MemoWriter& writer);

/// One table of results: its title, and a paragraph per kind of approach.
void write_comparison(MemoWriter& writer, const safe::Table& results);

}  // namespace werkthet::publish::memo
