#pragma once
// Sentences about a published table, filled from checked cells only: what its stars do and do not say.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish {

/// One sentence or two per group and outcome, then what a difference in stock is and is not. Empty without
/// such tables.
[[nodiscard]] std::vector<std::string> published_sentences(const safe::SafeFindings& findings,
                                                           const config::Study& study,
                                                           core::Language language);

}  // namespace werkthet::publish
