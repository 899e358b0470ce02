#pragma once
// How the further analyses that a study asks for were computed: one entry each, for the list of methods. Also
// of those that stay inside, because a reader who asks for them should know how they were made.

#include "publish/methods.hpp"

#include <vector>

namespace werkthet::publish {

/// Adds an entry per analysis of plan.analyses, in the order of the list, and one for plan.mediation.
void add_further_methods(const config::Study& study, std::vector<MethodChoice>& list);

}  // namespace werkthet::publish
