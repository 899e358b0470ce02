#include "analysis/further/duration_classes.hpp"

#include <algorithm>
#include <map>

namespace werkthet::analysis {
namespace {

constexpr std::int64_t enough = 10;

const cohort::CovariateColumn* duration_column(const cohort::Cohort& cohort) {
  const auto found = std::find_if(cohort.covariates.begin(), cohort.covariates.end(),
                                  [](const cohort::CovariateColumn& c) { return c.id == duration_id; });
  return found == cohort.covariates.end() ? nullptr : &*found;
}

/// The first class, from 1, in which some group has too few with or without the outcome; 0: none.
int too_small(const FurtherOutcome& one, const cohort::CovariateColumn& years,
              const std::vector<double>& cuts) {
  std::map<std::pair<int, int>, Count> counts;  // (class, group)
  for (int c = 1; c <= static_cast<int>(cuts.size()) + 1; ++c) {
    for (int g = 0; g < static_cast<int>(one.groups.ids.size()); ++g) {
      counts[{c, g}] = {};
    }
  }
  for (std::size_t i = 0; i < one.cohort.size; ++i) {
    if (one.groups.code[i] >= 0 && one.values[i] && years.values[i]) {
      Count& count = counts[{duration_class(years.values[i], cuts), one.groups.code[i]}];
      ++count.n;
      count.events += *one.values[i] == 1.0 ? 1 : 0;
    }
  }
  for (const auto& [at, count] : counts) {
    if (std::min(count.events, count.n - count.events) < enough) {
      return at.first;
    }
  }
  return 0;
}

}  // namespace

const config::Subgroup* planned_duration(const config::Study& study) {
  const auto found =
      std::find_if(study.subgroups.begin(), study.subgroups.end(),
                   [](const config::Subgroup& s) { return s.covariate == duration_id && !s.cuts.empty(); });
  return found == study.subgroups.end() ? nullptr : &*found;
}

std::vector<double> duration_cuts(const config::Study& study) {
  const config::Subgroup* subgroup = planned_duration(study);
  return subgroup == nullptr ? std::vector<double>{1, 2, 5} : subgroup->cuts;
}

int duration_class(const std::optional<double>& years, const std::vector<double>& cuts) {
  return years ? 1 + static_cast<int>(std::upper_bound(cuts.begin(), cuts.end(), *years) - cuts.begin()) : 0;
}

std::vector<int> duration_classes(const cohort::Cohort& cohort, const std::vector<double>& cuts) {
  std::vector<int> classes(cohort.size, 0);
  if (const cohort::CovariateColumn* years = duration_column(cohort)) {
    std::transform(years->values.begin(), years->values.end(), classes.begin(),
                   [&](const std::optional<double>& v) { return duration_class(v, cuts); });
  }
  return classes;
}

std::vector<double> by_duration_cuts(const FurtherOutcome& one) {
  const cohort::CovariateColumn* years = duration_column(one.cohort);
  if (years == nullptr) {
    return {};
  }
  std::vector<double> cuts = duration_cuts(one.study);
  if (planned_duration(one.study) != nullptr) {
    return cuts;
  }
  for (int small = too_small(one, *years, cuts); small > 0 && !cuts.empty();
       small = too_small(one, *years, cuts)) {
    // The first class joins the next, another one the class below it.
    cuts.erase(cuts.begin() + std::max(0, small - 2));
  }
  return cuts;
}

}  // namespace werkthet::analysis
