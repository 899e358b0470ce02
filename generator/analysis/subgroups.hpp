#pragma once
// Subgroups of the plan: the effect in each class of a covariate fixed before the draw, and whether the
// classes differ. Only what the study names; nobody looks for a group that happened to do well.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

namespace werkthet::analysis {

/// Per subgroup and class c = 1, 2, ... (in the order of the cuts; a person on a cut belongs to the higher
/// class): <subject>.<arm>.subgroup.<id>.<c> (difference in means, HC2) and, for c >= 2,
/// .subgroup.<id>.<c>.interaction, the difference between the effect in class c and in class 1. Persons
/// without the covariate are in no class. With plan.shrink_subgroups also .subgroup.<id>.<c>.shrunk, each
/// effect drawn towards their common mean by B = se^2 / (se^2 + tau^2), tau^2 of DerSimonian and Laird over
/// the classes; variance (1 - B) se^2 + B^2 se(mean)^2, which takes tau^2 as known and so is a little too
/// narrow with few classes. Source: Efron & Morris 1975, J Am Stat Assoc 70:311; Morris 1983, J Am Stat Assoc
/// 78:47.
void add_subgroups(const config::Study& study, const cohort::Cohort& cohort, const TwoGroups& two,
                   const Subject& subject, const Pair& pair, Estimates& estimates);

}  // namespace werkthet::analysis
