// What an exploration warns of. Not a check of a file: it looks at what the figures of the study come to.
#include "analysis/feasibility.hpp"
#include "cli/pipeline.hpp"
#include "cli/rules.hpp"
#include "core/format.hpp"

namespace werkthet::cli {
namespace {

core::Problem problem(const config::Study& study, std::string_view code, const std::string& setting,
                      std::string message) {
  const config::Rule& rule = config::rule_of(plan_rules(), code);
  core::Problem made;
  made.severity = rule.severity;
  made.code = rule.code;
  if (const auto at = study.places.find(setting); at != study.places.end()) {
    made.place = at->second;
  } else {
    made.place.file = study.file.filename().string();
  }
  made.place.field = setting;
  made.message = std::move(message);
  made.remedy = rule.remedy;
  return made;
}

}  // namespace

const std::vector<config::Rule>& plan_rules() {
  static const std::vector<config::Rule> rules{
      {"W414", core::Severity::warning, "too few people per group are expected",
       "With fewer people per group than min_per_group an experiment cannot answer its question well. The "
       "memo of the "
       "exploration says so before anything else.",
       "use fewer groups, look for more people or other municipalities, or tell the council that no useful "
       "answer is "
       "to be expected"},
      {"W415", core::Severity::warning, "the planned costs exceed the budget",
       "The costs of the list and the own share of the fixed costs are together more than the amount in the "
       "budget.",
       "correct budget or costs, or ask the council for the difference"},
      {"W416", core::Severity::warning, "the own share of the fixed costs is not known",
       "Municipalities share fixed costs by their inhabitants, and this municipality is not in the list. Its "
       "share is "
       "not counted in the costs, and the memo says so.",
       "add a [[feasibility.partners]] with the name of this municipality, as in [study], and its "
       "inhabitants"}};
  return rules;
}

core::Problems plan_problems(const config::Study& study, const ingest::Input& input) {
  const analysis::Exploration exploration = analysis::explore(study, input.costs);
  core::Problems problems;
  for (const analysis::ExpectedSize& size : exploration.expected) {
    if (size.id == "expected" && size.light == analysis::SizeLight::red) {
      problems.add(
          problem(study, "W414", "feasibility.participation",
                  core::number(size.per_group, core::Language::en) +
                      " people per group are expected, the minimum is " +
                      core::number(std::int64_t{study.feasibility->min_per_group}, core::Language::en)));
    }
  }
  const bool shared = study.feasibility->fixed_costs.has_value();
  const bool known = exploration.costs && exploration.costs->own_share;
  if (shared && !known) {
    problems.add(problem(study, "W416", "feasibility.fixed_costs",
                         "the fixed costs are shared, and the share of this municipality is not known"));
  }
  if (exploration.budget_left && *exploration.budget_left < 0) {
    problems.add(problem(
        study, "W415", "feasibility.budget",
        core::euro(-*exploration.budget_left, true, core::Language::en) + " is missing in the budget"));
  }
  return problems;
}

}  // namespace werkthet::cli
