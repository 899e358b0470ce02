#pragma once
// What earlier releases of the study said, from the claims.json that each of them published. Comes in: the
// folders that release.earlier names. A folder that cannot be read is an error and not a gap: a reader who is
// told what became of earlier figures must be able to rely on none being left out.

#include "analysis/looks.hpp"
#include "config/rule.hpp"
#include "config/study.hpp"
#include "core/problem.hpp"
#include "safe/claims.hpp"

#include <span>
#include <string>
#include <vector>

namespace werkthet::findings {

/// The claims of every earlier release, in the order of the study. To `problems`: L300 to L303, each about a
/// release that is left out; L307, a correction of a release that is not among them; L308, a warning about
/// the address of one.
[[nodiscard]] std::vector<safe::Claims> read_earlier(const config::Study& study, core::Problems& problems);

/// The share of the information at the looks among them.
[[nodiscard]] analysis::EarlierLooks looks_of(std::span<const safe::Claims> earlier);

/// What was counted, so that a later release can tell whether it counts the same. Changes when the definition
/// that readers see, the kind, the scale or the rules for the register change.
[[nodiscard]] std::string definition_of(const config::Study& study, const std::string& outcome);

/// The codes of this stage for `werkthet explain`.
[[nodiscard]] const std::vector<config::Rule>& rules();

}  // namespace werkthet::findings
