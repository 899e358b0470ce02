#pragma once
// The classes of time on benefit: those that the plan named before the draw, or else those of the reports
// (under 1, 1 to 2, 2 to 5 years, longer), fewer of them where people are few. Findings name the classes with
// this too, so that a table says what was computed.

#include "analysis/further/further.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace werkthet::analysis {

/// The built-in covariate that the classes are made of.
inline constexpr const char* duration_id = "duration_years";

/// The plan's first subgroup on the covariate, nullptr when it names none.
[[nodiscard]] const config::Subgroup* planned_duration(const config::Study& study);

/// Limits in years, rising: of the plan's first subgroup on the covariate, else 1, 2, 5.
[[nodiscard]] std::vector<double> duration_cuts(const config::Study& study);

/// 1 below the first cut, and so on (a person on a cut belongs to the higher class); 0 when it is not known.
[[nodiscard]] int duration_class(const std::optional<double>& years, const std::vector<double>& cuts);

/// Per row of the cohort; all 0 when the study does not have the covariate.
[[nodiscard]] std::vector<int> duration_classes(const cohort::Cohort& cohort,
                                                const std::vector<double>& cuts);

/// The cuts of by_duration for one share. Classes that the plan named stay as they are. The default ones are
/// joined with a neighbour until every class has, in every group, ten people with and ten without the
/// outcome: fewer carry no model (Peduzzi et al. 1996, J Clin Epidemiol 49:1373), nor a published figure.
/// Empty: not even two such classes, or no covariate.
[[nodiscard]] std::vector<double> by_duration_cuts(const FurtherOutcome& one);

}  // namespace werkthet::analysis
