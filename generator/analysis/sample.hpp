#pragma once
// The bridge from columns with gaps to the complete vectors that statistics wants: who has the outcome, in
// which group, with which covariates. Missing covariates take the overall mean and never an arm's mean, so
// adjustment cannot carry the outcome (Green Lab SOP, missing covariates at most 10 %).

#include "cohort/cohort.hpp"
#include "config/study.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace werkthet::analysis {

/// Codes as in statistics/weighting/decomposition.hpp: -1 non-participant, 0 control, 1.. the other arms in
/// study order.
struct Groups {
  std::vector<int> code;         ///< per unit; -2: in no comparison (refused, excluded, ...)
  std::vector<std::string> ids;  ///< code 0.. -> arm id
  bool has_non_participants{};
};

[[nodiscard]] Groups make_groups(const config::Study& study, const cohort::Cohort& cohort);

/// Units of the given groups with an observed value.
struct Sample {
  std::vector<double> outcome;
  std::vector<int> group;                       ///< codes
  std::vector<std::size_t> unit;                ///< row in the cohort
  std::vector<std::vector<double>> covariates;  ///< per covariate, one value per unit; constant ones left out
  std::vector<std::string> covariate_ids;
};

/// `lowest`: -1 to include non-participants, 0 for randomised only.
[[nodiscard]] Sample make_sample(const cohort::Cohort& cohort, const Groups& groups,
                                 const cohort::Values& values, int lowest);

/// The values of an outcome at a horizon (0: none), nullptr when there is no such column. A survey scale has
/// none: it is not measured among non-participants.
[[nodiscard]] const cohort::Values* column_of(const cohort::Cohort& cohort, const std::string& outcome,
                                              int horizon);

/// The outcome values of one group.
[[nodiscard]] std::vector<double> of_group(const Sample& sample, int code);

/// One group beside control, in the order of the sample.
struct TwoGroups {
  std::vector<double> outcome;
  std::vector<int> treated;  ///< 1 for the group, 0 for control
  std::vector<std::size_t> unit;
  std::vector<std::vector<double>> covariates;
  std::size_t n1{};
  std::size_t n0{};
};
[[nodiscard]] TwoGroups two_groups(const Sample& sample, int code, int comparator = 0);

/// The values of one side: 1 the group, 0 its comparator.
[[nodiscard]] std::vector<double> of_side(const TwoGroups& groups, int side);

struct Count {
  std::int64_t events{};
  std::int64_t n{};
};
/// How many of a group have the value 1, of how many observed.
[[nodiscard]] Count count(const Sample& sample, int code);

}  // namespace werkthet::analysis
