// lee_bounds, worst_case_bounds. The family's two_proportions is answered in proportions.cpp.

#include "reference/case.hpp"
#include "statistics/missing/bounds.hpp"

namespace werkthet::reference {
namespace {

namespace st = statistics;

struct Answers {
  Numbers outcome;  ///< 0 where not observed
  std::vector<int> observed;
  std::vector<int> group;
};

Answers answers_of(const Case& c) {
  const std::string outcome = c.word("outcome");
  const std::string treat = c.word("treat");
  const std::string observed = c.has("observed") ? c.word("observed") : outcome + " not missing";
  const Table t = c.table({treat, observed});
  Answers a{t.numbers(outcome), t.flags(observed), t.flags(treat)};
  for (std::size_t i = 0; i < a.outcome.size(); ++i) {
    if (a.observed[i] == 0) {
      a.outcome[i] = 0;
    }
  }
  return a;
}

Json lee_bounds(const Case& c) {
  const Answers a = answers_of(c);
  const auto b = st::lee_bounds(a.outcome, a.observed, a.group, c.confidence());
  const auto rule = st::lee_bounds(a.outcome, a.observed, a.group, c.confidence(), st::Trim::quantile_rule);
  return {{"n", b->attrition.n},
          {"response_treated", b->attrition.response1},
          {"response_control", b->attrition.response0},
          {"trimmed_arm", b->trimmed_group1 ? "treated" : "control"},
          {"trim_share", b->trim_share},
          {"naive_difference", b->naive},
          {"lower", b->lower},
          {"upper", b->upper},
          {"se_lower", b->se_lower},
          {"se_upper", b->se_upper},
          {"imbens_manski_ci", pair(b->interval)},
          {"union_ci", pair(b->union_interval)},
          {"lower_quantile_rule", rule->lower},
          {"upper_quantile_rule", rule->upper}};
}

Json worst_case_bounds(const Case& c) {
  const Answers a = answers_of(c);
  const auto b = st::worst_case_bounds(a.outcome, a.observed, a.group, c.number("ymin"), c.number("ymax"));
  return {{"lower", b->lower},
          {"upper", b->upper},
          {"width", b->width},
          {"attrition_overall", b->attrition.missing},
          {"attrition_treated", 1 - b->attrition.response1},
          {"attrition_control", 1 - b->attrition.response0},
          {"attrition_differential", b->attrition.differential}};
}

constexpr Method methods[] = {{"lee_bounds", lee_bounds}, {"worst_case_bounds", worst_case_bounds}};

}  // namespace

std::span<const Method> attrition_methods() {
  return methods;
}

}  // namespace werkthet::reference
