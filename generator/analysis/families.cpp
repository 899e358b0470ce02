#include "analysis/families.hpp"

#include "statistics/design/multiplicity.hpp"

#include <algorithm>
#include <string_view>

namespace werkthet::analysis {
namespace {

bool main_test(const Estimate& e, const std::map<std::string, int, std::less<>>& main_horizon) {
  const std::string_view key = e.key;
  const bool by_caseworker = key.find(".caseworker.") != std::string_view::npos;
  if (by_caseworker || !e.result || !e.result->p) {
    return false;
  }
  if (key.ends_with(".treatment.score")) {
    const auto found = main_horizon.find(e.outcome);
    return found == main_horizon.end() || found->second == e.horizon;
  }
  return key.ends_with(".treatment.welch") || key.ends_with(".treatment.ancova");
}

}  // namespace

std::string family_of(const std::string& outcome, const config::Study& study) {
  const config::Outcome* primary = study.primary_outcome();
  if (primary != nullptr && primary->id == outcome) {
    return "primary";
  }
  const std::vector<std::string>& secondary = study.plan.secondary;
  return std::find(secondary.begin(), secondary.end(), outcome) != secondary.end() ? "secondary"
                                                                                   : "exploratory";
}

void adjust_families(const config::Study& study, const std::map<std::string, int, std::less<>>& main_horizon,
                     Estimates& estimates) {
  for (const std::string name : {"primary", "secondary", "exploratory"}) {
    std::vector<Estimate*> family;
    std::vector<double> p;
    for (Estimate& e : estimates.list) {
      if (main_test(e, main_horizon) && family_of(e.outcome, study) == name) {
        family.push_back(&e);
        p.push_back(*e.result->p);
      }
    }
    const std::vector<double> adjusted = statistics::adjust_p(
        p, name == "exploratory" ? statistics::Adjustment::benjamini_hochberg : statistics::Adjustment::holm);
    for (std::size_t i = 0; i < family.size(); ++i) {
      family[i]->family = name;
      family[i]->p_adjusted = adjusted[i];
    }
  }
}

}  // namespace werkthet::analysis
