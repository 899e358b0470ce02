#pragma once
// Sentences of an exploration before the start, chosen and filled from checked cells only: for the memo
// `verkenning`, the workbook and the console. An expectation is called so and has its range; a saving without
// a source is not counted; too few people is the first thing that is said.

#include "config/study.hpp"
#include "core/language.hpp"
#include "publish/caveats.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish {

/// Why the experiment should not start like this: fewer people per group than the minimum (T39). Empty when
/// there are enough.
[[nodiscard]] std::string plan_warning(const safe::SafeFindings& findings, const config::Study& study,
                                       core::Language language);

/// The core message: who may take part, what can be seen, what it costs, what must be saved.
[[nodiscard]] std::vector<std::string> plan_core(const safe::SafeFindings& findings,
                                                 const config::Study& study, core::Language language);

/// The paragraphs of a section; a table may stand between them.
[[nodiscard]] std::string plan_people_text(const safe::SafeFindings& findings, const config::Study& study,
                                           core::Language language);
[[nodiscard]] std::string plan_power_text(const safe::SafeFindings& findings, const config::Study& study,
                                          core::Language language);
[[nodiscard]] std::string plan_wished_text(const safe::SafeFindings& findings, const config::Study& study,
                                           core::Language language);
[[nodiscard]] std::string plan_costs_text(const safe::SafeFindings& findings, const config::Study& study,
                                          core::Language language);
[[nodiscard]] std::string plan_shares_text(const safe::SafeFindings& findings, const config::Study& study,
                                           core::Language language);
/// By when to decide (C13); empty when no deadline needs days beforehand.
[[nodiscard]] std::string plan_decision_text(const safe::SafeFindings& findings, const config::Study& study,
                                             core::Language language);
/// Empty without a sourced saving: the core message and a caveat say that already.
[[nodiscard]] std::string plan_saving_text(const safe::SafeFindings& findings, const config::Study& study,
                                           core::Language language);

/// At least three, each with its number (T40), in order of weight.
[[nodiscard]] std::vector<Caveat> plan_caveats(const safe::SafeFindings& findings,
                                               const config::Study& study);

}  // namespace werkthet::publish
