#pragma once
// Studies and cohorts of a few lines, written by hand, for tests of analysis and findings: three groups
// (regie and intensief against regulier) and, when asked for, people who were never asked.

#include "cohort/cohort.hpp"
#include "config/study.hpp"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::test_support {

inline constexpr int outside = -1;

inline config::Study small_study(config::ReleaseKind kind = config::ReleaseKind::final) {
  config::Study study;
  study.id = "small";
  study.municipality = "Lindeveen";
  study.start = *core::make_date(2017, 10, 1);
  study.end = *core::make_date(2019, 10, 1);
  study.release.id = "r";
  study.release.kind = kind;
  for (const auto& [id, role] :
       {std::pair{"regie", config::Role::experiment}, std::pair{"intensief", config::Role::experiment},
        std::pair{"regulier", config::Role::control}}) {
    config::Arm arm;
    arm.id = id;
    arm.name = {id, id};
    arm.role = role;
    study.arms.push_back(arm);
  }
  return study;
}

inline config::Outcome outcome_of(std::string id, config::OutcomeKind kind, std::vector<int> horizons = {}) {
  config::Outcome outcome;
  outcome.id = std::move(id);
  outcome.kind = kind;
  outcome.label = {"Uitkomst", "Outcome"};
  outcome.horizons = std::move(horizons);
  outcome.primary = true;
  return outcome;
}

inline config::Covariate covariate_of(std::string id, config::CovariateKind kind) {
  config::Covariate covariate;
  covariate.id = std::move(id);
  covariate.kind = kind;
  covariate.label = {"Kenmerk", "Characteristic"};
  return covariate;
}

/// One unit per entry: the index of its arm, or `outside`.
inline cohort::Cohort cohort_of(const std::vector<int>& arms) {
  cohort::Cohort cohort;
  cohort.size = arms.size();
  cohort.arm = arms;
  for (std::size_t i = 0; i < arms.size(); ++i) {
    cohort.membership.push_back(arms[i] < 0 ? cohort::Membership::never_asked
                                            : cohort::Membership::randomised);
    cohort.cluster.push_back(static_cast<std::int32_t>(i));
  }
  cohort.index_date.resize(cohort.size);
  cohort.weight.assign(cohort.size, 1.0);
  cohort.refused_after_draw.resize(cohort.size);
  cohort.replacement.resize(cohort.size);
  cohort.stopped.resize(cohort.size);
  cohort.new_inflow.resize(cohort.size);
  cohort.caseworker.assign(cohort.size, -1);
  return cohort;
}

/// So many people of a group, the first `events` of them with the outcome.
struct Block {
  int arm{};
  int n{};
  int events{};
};

inline std::vector<int> arms_of(std::initializer_list<Block> blocks) {
  std::vector<int> arms;
  for (const Block& block : blocks) {
    arms.insert(arms.end(), static_cast<std::size_t>(block.n), block.arm);
  }
  return arms;
}

inline cohort::Values events_of(std::initializer_list<Block> blocks) {
  cohort::Values values;
  for (const Block& block : blocks) {
    for (int i = 0; i < block.n; ++i) {
      values.emplace_back(i < block.events ? 1.0 : 0.0);
    }
  }
  return values;
}

}  // namespace werkthet::test_support
