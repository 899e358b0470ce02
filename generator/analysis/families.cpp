#include "analysis/families.hpp"

#include "statistics/design/multiplicity.hpp"

#include <string_view>

namespace werkthet::analysis {
namespace {

bool main_test(const Estimate& e, const std::map<std::string, int>& main_horizon) {
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

void adjust_families(const config::Study& study, const std::map<std::string, int>& main_horizon,
                     Estimates& estimates) {
  const config::Outcome* primary = study.primary_outcome();
  for (const bool in_primary : {true, false}) {
    std::vector<Estimate*> family;
    std::vector<double> p;
    for (Estimate& e : estimates.list) {
      if (main_test(e, main_horizon) && (primary != nullptr && e.outcome == primary->id) == in_primary) {
        family.push_back(&e);
        p.push_back(*e.result->p);
      }
    }
    const std::vector<double> adjusted = statistics::adjust_p(
        p, in_primary ? statistics::Adjustment::holm : statistics::Adjustment::benjamini_hochberg);
    for (std::size_t i = 0; i < family.size(); ++i) {
      family[i]->family = in_primary ? "primary" : "exploratory";
      family[i]->p_adjusted = adjusted[i];
    }
  }
}

}  // namespace werkthet::analysis
