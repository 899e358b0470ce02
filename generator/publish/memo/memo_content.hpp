#pragma once
// A memo as the fields of a template: the same document that becomes a new file, cut at its parts, with the
// same pictures.

#include "config/study.hpp"
#include "publish/memo/document.hpp"
#include "safe/safe_findings.hpp"
#include "word/content.hpp"
#include "word/fill.hpp"
#include "word/package.hpp"

#include <set>
#include <string>

namespace werkthet::publish::memo {

/// What `file` asks for: its styles and its width decide how it looks, its tags which figures are drawn.
[[nodiscard]] word::Content memo_content(const Document& document, const safe::SafeFindings& findings,
                                         const config::Study& study, const word::Package& file);

/// Checks the file and fills it with the Dutch memo. Throws core::Error{template_} with every problem when it
/// cannot be filled; warnings are in the result.
[[nodiscard]] word::Filled fill_memo(const safe::SafeFindings& findings, const config::Study& study,
                                     const word::Package& file, const std::set<std::string>& overwrite = {});

}  // namespace werkthet::publish::memo
