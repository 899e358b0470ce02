#include "synthesis/measures.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace werkthet::synthesis {
namespace {

Measure without_horizon(Measure measure) {
  measure.horizon = 0;
  return measure;
}

bool any_shown(const exchange::Outcome& outcome) {
  return std::any_of(outcome.results.begin(), outcome.results.end(),
                     [](const exchange::Result& result) { return result.estimate.has_value(); });
}

/// A measure and the codes of the municipalities that use it.
using Users = std::vector<std::pair<Measure, std::set<std::string>>>;

}  // namespace

Measure measure_of(const exchange::Exchange& file, const exchange::Outcome& outcome) {
  return {outcome.kind, file.unit, outcome.favourable, outcome.definition, outcome.horizon};
}

std::vector<Obstacle> obstacles_between(const Measure& theirs, const Measure& shared) {
  std::vector<Obstacle> found;
  const auto compare = [&](Obstacle obstacle, bool same) {
    if (!same) {
      found.push_back(obstacle);
    }
  };
  if (theirs.kind != shared.kind) {
    return {Obstacle::kind};  // then nothing else is comparable field by field
  }
  const exchange::Definition& a = theirs.definition;
  const exchange::Definition& b = shared.definition;
  compare(Obstacle::unit, theirs.unit == shared.unit);
  compare(Obstacle::direction, theirs.favourable == shared.favourable);
  compare(Obstacle::return_days, a.return_days == b.return_days);
  compare(Obstacle::work_reasons, a.work_reasons == b.work_reasons);
  compare(Obstacle::joined_schemes, a.joined_schemes == b.joined_schemes);
  compare(Obstacle::schemes, a.schemes == b.schemes);
  compare(Obstacle::scale_range, a.min == b.min && a.max == b.max);
  compare(Obstacle::scale_items, a.items == b.items);
  compare(Obstacle::quantity, a.quantity == b.quantity);
  if (found.empty()) {
    compare(Obstacle::horizon, theirs.horizon == shared.horizon);
  }
  return found;
}

Measure shared_measure(const std::vector<exchange::Exchange>& files, const std::string& common) {
  Users users;
  for (const exchange::Exchange& file : files) {
    for (const exchange::Outcome& outcome : file.outcomes) {
      if (outcome.common != common) {
        continue;
      }
      const Measure measure = without_horizon(measure_of(file, outcome));
      auto found =
          std::find_if(users.begin(), users.end(), [&](const auto& u) { return u.first == measure; });
      if (found == users.end()) {
        found = users.insert(users.end(), {measure, {}});
      }
      found->second.insert(file.code);
    }
  }
  core::ensure(!users.empty(), "a common outcome is that of a file");
  const auto most = std::max_element(users.begin(), users.end(), [](const auto& a, const auto& b) {
    return a.second.size() != b.second.size() ? a.second.size() < b.second.size()
                                              : *a.second.begin() > *b.second.begin();
  });
  Measure shared = most->first;
  std::map<int, std::pair<int, int>>
      horizons;  // -> municipalities that printed a figure, that have the horizon
  for (const exchange::Exchange& file : files) {
    for (const exchange::Outcome& outcome : file.outcomes) {
      if (outcome.common == common && without_horizon(measure_of(file, outcome)) == shared) {
        horizons[outcome.horizon].first += any_shown(outcome) ? 1 : 0;
        ++horizons[outcome.horizon].second;
      }
    }
  }
  const auto best = std::max_element(horizons.begin(), horizons.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second, a.first) < std::pair(b.second, b.first);
  });
  shared.horizon = best->first;
  return shared;
}

const exchange::Outcome* nearest_outcome(const exchange::Exchange& file, const std::string& common,
                                         const Measure& measure) {
  const exchange::Outcome* best = nullptr;
  const auto rank = [&](const exchange::Outcome& outcome) {
    const Measure theirs = measure_of(file, outcome);
    return std::pair(without_horizon(theirs) == without_horizon(measure) ? 1 : 0,
                     outcome.horizon == measure.horizon ? 10'000 : outcome.horizon);
  };
  for (const exchange::Outcome& outcome : file.outcomes) {
    if (outcome.common == common && (best == nullptr || rank(*best) < rank(outcome))) {
      best = &outcome;
    }
  }
  return best;
}

}  // namespace werkthet::synthesis
