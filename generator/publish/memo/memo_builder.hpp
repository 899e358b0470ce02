#pragma once
// The whole memo as content: subject, head block, then the blocks of memo_blocks in their order. Which of the
// three memos it is follows from the release; every sentence of our own comes from wording, caveats and the
// texts here.

#include "config/study.hpp"
#include "core/language.hpp"
#include "publish/memo/document.hpp"
#include "safe/safe_findings.hpp"

#include <cstddef>
#include <string>

namespace werkthet::publish::memo {

/// The memo of the study's release in a language.
[[nodiscard]] Document build_memo(const safe::SafeFindings& findings, const config::Study& study,
                                  core::Language language);

class MemoWriter;

/// Title, sender, date, colour and running head of any letter of the release. The language of the document is set.
void start_document(Document& document, const config::Study& study, std::string title);

/// The box that says that an invented study is invented; nothing for a real one.
void write_invented(MemoWriter& writer);

/// Subject as the study gives it, or made from name and release. English is always made: free text is Dutch.
[[nodiscard]] std::string memo_subject(const config::Study& study, core::Language language);

/// Upper bound of words for the kind of memo: 600, 1000 and 1800 for quarterly, interim and final.
[[nodiscard]] std::size_t most_words(config::ReleaseKind kind);

}  // namespace werkthet::publish::memo
