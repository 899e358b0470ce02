#pragma once
// data/figures.json: every figure of the release in one file, one object per figure, with the words, units,
// status and codes that a program needs to use it without looking elsewhere.

#include "config/study.hpp"
#include "safe/safe_findings.hpp"

#include <string>

namespace werkthet::publish::data {

/// The JSON text, one figure per line. A figure has its codes, its column and one of: `value` (the printed
/// number), `text`, or `missing` with a shorthand that `missing` at the top explains.
[[nodiscard]] std::string figures_json(const safe::SafeFindings& findings, const config::Study& study);

}  // namespace werkthet::publish::data
