#pragma once
// From a simulated study to what a reader of the release would be told, through the stages and the gate.

#include "analysis/analyse.hpp"
#include "core/log.hpp"
#include "disclosure/gate.hpp"
#include "findings/make_findings.hpp"
#include "safe/participation_verdict.hpp"
#include "support/simulated_study.hpp"

#include <optional>

namespace werkthet::test_support {

struct SimulatedReading {
  safe::Judgement judgement;
  safe::Light light{safe::Light::none};
  std::array<std::optional<statistics::Interval>, 2> treatment;  ///< Newcombe, per arm
  std::optional<statistics::Interval> participation;             ///< of the route that is reported
  std::optional<statistics::Interval> selection;                 ///< the part that this route takes away
  double detectable{};                                           ///< by the placebo
  bool informative{};
  bool alike{};  ///< green beforehand, or through the lottery
};

inline SimulatedReading read_simulated(const config::Study& study, const cohort::Cohort& cohort) {
  core::SilentLog log;
  const analysis::Estimates estimates = analysis::analyse(study, cohort, log, 1);
  const findings::Findings found = findings::make_findings(study, cohort, estimates, {});
  const disclosure::Released released = disclosure::Gate::release(found, study);
  SimulatedReading result;
  for (const safe::Statement& statement : released.findings.statements()) {
    if (statement.kind == safe::StatementKind::participation) {
      result.light = statement.light;
    }
  }
  if (const safe::Table* table = safe::find_table(released.findings, safe::reading_table)) {
    result.judgement = safe::judge(*table, result.light, 1);
  }
  const auto interval = [&](const std::string& last) -> std::optional<statistics::Interval> {
    const analysis::Estimate* e =
        estimates.find("exit_work." + std::to_string(simulated_horizon) + "." + last);
    return e != nullptr && e->result ? e->result->interval : std::nullopt;
  };
  result.treatment = {interval("regie.treatment.newcombe"), interval("intensief.treatment.newcombe")};
  result.participation = interval("regulier.participation.lottery");
  result.selection = interval("regulier.participation.lottery_selection");
  if (!result.participation) {
    result.participation = interval("regulier.participation.weighted");
    result.selection = interval("regulier.participation.selection");
  }
  const analysis::Comparison& comparison = estimates.comparisons.front();
  result.detectable = comparison.placebo ? comparison.placebo->detectable : 1.0;
  result.informative = comparison.placebo && comparison.placebo->informative;
  result.alike = std::all_of(comparison.checks.begin(), comparison.checks.end(), [](const auto& check) {
    return check.id == "placebo" || check.light == analysis::Light::green;
  });
  return result;
}

}  // namespace werkthet::test_support
