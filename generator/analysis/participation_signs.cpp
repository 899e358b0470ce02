#include "analysis/participation_signs.hpp"

#include "statistics/linear/cluster_robust.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/linear/regression.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::analysis {
namespace {

using statistics::Estimated;
using statistics::NotEstimable;
using statistics::Reason;

/// Standard deviation of the share below which caseworkers do not differ.
constexpr double least_spread = 0.05;

struct Clients {
  int treated{};
  int all{};
};

/// Clients who were drawn, per caseworker.
std::map<int, Clients> clients_of(const cohort::Cohort& cohort, const Groups& groups) {
  std::map<int, Clients> result;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (cohort.caseworker[i] >= 0 && groups.code[i] >= 0) {
      Clients& clients = result[cohort.caseworker[i]];
      ++clients.all;
      clients.treated += groups.code[i] > 0 ? 1 : 0;
    }
  }
  return result;
}

/// Rows of a sample, with its outcome, covariates and one column more.
struct Design {
  std::vector<double> outcome;
  std::vector<std::vector<double>> columns;  ///< the column of interest first
  std::vector<int> cluster;
};

template <class Value>
Design design_of(const cohort::Cohort& cohort, const Sample& sample, int group, Value value) {
  Design design;
  design.columns.resize(sample.covariates.size() + 1);
  for (std::size_t i = 0; i < sample.outcome.size(); ++i) {
    const std::size_t unit = sample.unit[i];
    if (sample.group[i] != group) {
      continue;
    }
    const std::optional<double> interest = value(unit);
    if (!interest) {
      continue;
    }
    design.outcome.push_back(sample.outcome[i]);
    design.cluster.push_back(cohort.caseworker[unit]);
    design.columns[0].push_back(*interest);
    for (std::size_t c = 0; c < sample.covariates.size(); ++c) {
      design.columns[c + 1].push_back(sample.covariates[c][i]);
    }
  }
  // A covariate that does not vary among these people cannot be adjusted for.
  std::erase_if(design.columns, [&](const std::vector<double>& column) {
    return &column != &design.columns.front() &&
           std::all_of(column.begin(), column.end(), [&](double v) { return v == column.front(); });
  });
  return design;
}

Estimated<Value> clustered(const Design& design, double scale, double confidence) {
  const std::vector<std::string> names{"interest"};
  const auto fit =
      statistics::ols_clustered(design.outcome, design.columns, names, design.cluster, confidence);
  if (!fit) {
    return fit.why();
  }
  const statistics::Coefficient& found = fit->coefficients[1];
  if (!found.interval) {
    return NotEstimable{Reason::few_clusters, "the slope rests on one caseworker"};
  }
  return Value{scale * found.estimate, scale * found.se,
               statistics::Interval{scale * found.interval->low, scale * found.interval->high}, found.p};
}

/// Control clients share a caseworker with others; how many of those others are in an arm differs between
/// caseworkers (statistics.md §3.4).
void add_caseworker_share(const cohort::Cohort& cohort, const Groups& groups, const Sample& sample,
                          const Subject& subject, const std::map<int, Clients>& clients,
                          Estimates& estimates) {
  const Design design = design_of(cohort, sample, 0, [&](std::size_t unit) -> std::optional<double> {
    const auto found = clients.find(cohort.caseworker[unit]);
    if (found == clients.end() || found->second.all < 2) {
      return std::nullopt;
    }
    return static_cast<double>(found->second.treated) / static_cast<double>(found->second.all - 1);
  });
  // Where every caseworker has as many of each group, as the protocol may ask, the slope is noise.
  const auto spread = statistics::mean_summary(design.columns[0]);
  const bool even = !spread || spread->sd < least_spread;
  estimates.add(make_estimate(
      subject, {groups.ids[0], "", design.outcome.size(), 0}, "signs.caseworker_share",
      {"slope", "per tenth more of the caseworker's other clients in an arm, CR2 by caseworker",
       "Bell & McCaffrey 2002, Survey Methodology 28:169"},
      even ? Estimated<Value>(NotEstimable{Reason::no_variation, "caseworkers have nearly the same shares"})
           : clustered(design, 0.1, estimates.confidence)));
}

void add_shared_reference(const cohort::Cohort& cohort, const Groups& groups, const Sample& sample,
                          const Subject& subject, const std::map<int, Clients>& clients,
                          Estimates& estimates) {
  const Design design = design_of(cohort, sample, -1, [&](std::size_t unit) -> std::optional<double> {
    if (cohort.caseworker[unit] < 0) {
      return std::nullopt;
    }
    const auto found = clients.find(cohort.caseworker[unit]);
    return found != clients.end() && found->second.treated > 0 ? 1.0 : 0.0;
  });
  if (design.outcome.empty()) {
    return;  // the list names no caseworker of people who were not drawn
  }
  const auto n =
      static_cast<std::size_t>(std::count(design.columns[0].begin(), design.columns[0].end(), 1.0));
  estimates.add(make_estimate(
      subject, {groups.ids[0], std::string(non_participants), n, design.outcome.size() - n},
      "signs.shared_reference",
      {"mean_difference", "non-participants of caseworkers with clients in an arm, less the others; CR2",
       "Bell & McCaffrey 2002, Survey Methodology 28:169"},
      clustered(design, 1.0, estimates.confidence)));
}

/// The outcome per unit as second half less first half: for a state that adds up (left for work, ever) the
/// gain of the second half less that of the first; for one that comes and goes the last less the first.
std::optional<cohort::Values> halves(const cohort::Cohort& cohort, const config::Outcome& outcome,
                                     int horizon) {
  const cohort::BinaryColumn* last = nullptr;
  const cohort::BinaryColumn* first = nullptr;
  const bool adds_up =
      outcome.kind == config::OutcomeKind::exit_work || outcome.kind == config::OutcomeKind::durable_exit;
  for (const cohort::BinaryColumn& column : cohort.binary) {
    if (column.outcome != outcome.id) {
      continue;
    }
    if (column.horizon == horizon) {
      last = &column;
    } else if (column.horizon > 0 && 2 * column.horizon <= horizon &&
               (first == nullptr || column.horizon > first->horizon)) {
      first = &column;  // the latest of the first half
    }
  }
  if (last == nullptr || first == nullptr) {
    return std::nullopt;
  }
  cohort::Values result(cohort.size);
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (last->values[i] && first->values[i]) {
      result[i] = *last->values[i] - (adds_up ? 2.0 : 1.0) * *first->values[i];
    }
  }
  return result;
}

Estimated<Value> difference(const std::vector<double>& outcome, const std::vector<int>& side,
                            double confidence) {
  return as_value(statistics::ancova(outcome, side, {}, confidence), [](const auto& found) {
    return Value{found.estimate, found.se, found.interval, found.p};
  });
}

void add_late_less_early(const cohort::Cohort& cohort, const Groups& groups, const config::Outcome& outcome,
                         const Subject& subject, Estimates& estimates) {
  const auto values = halves(cohort, outcome, subject.horizon);
  if (!values) {
    return;
  }
  std::vector<double> y;
  std::vector<int> treated;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (groups.code[i] >= 0 && (*values)[i]) {
      y.push_back(*(*values)[i]);
      treated.push_back(groups.code[i] > 0 ? 1 : 0);
    }
  }
  const auto n = static_cast<std::size_t>(std::count(treated.begin(), treated.end(), 1));
  estimates.add(make_estimate(subject, {std::string(all_treated), groups.ids[0], n, y.size() - n},
                              "signs.late_less_early",
                              {"mean_difference", "effect of the arms in the second half less the first, HC2",
                               "MacKinnon & White 1985, J Econometrics 29:305"},
                              difference(y, treated, estimates.confidence)));
}

void add_measured(const cohort::Cohort& cohort, const Groups& groups, const Sample& sample,
                  const Subject& subject, Estimates& estimates) {
  if (cohort.measured.size() != cohort.size) {
    return;
  }
  std::vector<double> y;
  std::vector<int> measured;
  for (std::size_t i = 0; i < sample.outcome.size(); ++i) {
    const int said = cohort.measured[sample.unit[i]];
    if (sample.group[i] == 0 && said >= 0) {
      y.push_back(sample.outcome[i]);
      measured.push_back(said);
    }
  }
  const auto n = static_cast<std::size_t>(std::count(measured.begin(), measured.end(), 1));
  estimates.add(make_estimate(
      subject, {groups.ids[0], groups.ids[0], n, y.size() - n}, "signs.measured",
      {"mean_difference", "control: survey by lot against no survey, HC2",
       "MacKinnon & White 1985, J Econometrics 29:305; McCambridge et al. 2014, J Clin Epidemiol 67:267"},
      difference(y, measured, estimates.confidence)));
}

}  // namespace

void add_participation_signs(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                             const config::Outcome& outcome, int horizon, Estimates& estimates) {
  const cohort::Values* values = column_of(cohort, outcome.id, horizon);
  const config::Outcome* primary = study.primary_outcome();
  if (values == nullptr || !groups.has_non_participants || primary == nullptr || primary->id != outcome.id) {
    return;
  }
  const Subject subject{outcome.id, "", horizon};
  const Sample sample = make_sample(cohort, groups, *values, -1);
  const std::map<int, Clients> clients = clients_of(cohort, groups);
  if (!clients.empty()) {
    add_caseworker_share(cohort, groups, sample, subject, clients, estimates);
    add_shared_reference(cohort, groups, sample, subject, clients, estimates);
  }
  add_late_less_early(cohort, groups, outcome, subject, estimates);
  add_measured(cohort, groups, sample, subject, estimates);
}

}  // namespace werkthet::analysis
