#pragma once
// claims.json: what this release said, for a later one to be held to. From checked statements only.

#include "config/study.hpp"
#include "safe/claims.hpp"
#include "safe/safe_findings.hpp"

#include <span>

namespace werkthet::publish::data {

/// Every statement of the release, with its sentence where the release may state effects. One whose sentence
/// names no figure (hidden, not available, red light) has none here either. `earlier` tells which release a
/// correction is about.
[[nodiscard]] safe::Claims claims_of(const safe::SafeFindings& findings, const config::Study& study,
                                     std::span<const safe::Claims> earlier = {});

}  // namespace werkthet::publish::data
