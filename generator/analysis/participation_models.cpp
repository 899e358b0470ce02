#include "analysis/participation_models.hpp"

#include "statistics/linear/means.hpp"
#include "statistics/weighting/decomposition.hpp"
#include "statistics/weighting/doubly_robust.hpp"
#include "statistics/weighting/e_value.hpp"

#include <algorithm>
#include <vector>

namespace werkthet::analysis {
namespace {

const Estimate* of(const Estimates& estimates, const Subject& subject, std::string_view group,
                   std::string_view last) {
  return estimates.find(make_key({subject.outcome, subject.horizon > 0 ? std::to_string(subject.horizon) : "",
                                  subject.wave, std::string(group), std::string(last)}));
}

statistics::Estimated<statistics::EValue> of_numbers(const std::vector<double>& outcome, const Value& value) {
  const auto spread = statistics::mean_summary(outcome);
  if (!spread || spread->sd <= 0.0) {
    return statistics::NotEstimable{statistics::Reason::no_variation, "the outcome does not vary"};
  }
  return statistics::e_value_from_standardised_difference(value.estimate / spread->sd,
                                                          *value.se / spread->sd);
}

bool exists_before(const config::Study& study, const std::string& outcome) {
  return std::any_of(study.outcomes.begin(), study.outcomes.end(), [&](const config::Outcome& o) {
    return o.id == outcome && o.kind != config::OutcomeKind::exit_work &&
           o.kind != config::OutcomeKind::durable_exit;
  });
}

/// The outcome's columns before the draw.
std::vector<const cohort::PlaceboColumn*> own_past(const cohort::Cohort& cohort, const std::string& outcome) {
  std::vector<const cohort::PlaceboColumn*> before;
  for (const cohort::PlaceboColumn& column : cohort.placebos) {
    if (column.outcome == outcome) {
      before.push_back(&column);
    }
  }
  return before;
}

}  // namespace

void add_weighted_change(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                         const cohort::Values& values, const Subject& subject, Estimates& estimates) {
  const std::vector<const cohort::PlaceboColumn*> before = own_past(cohort, subject.outcome);
  if (!groups.has_non_participants || before.empty() || !exists_before(study, subject.outcome)) {
    return;
  }
  cohort::Values change(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    double sum = 0.0;
    bool known = values[i].has_value();
    for (const cohort::PlaceboColumn* column : before) {
      known = known && column->values[i].has_value();
      sum += column->values[i].value_or(0.0);
    }
    if (known) {
      change[i] = *values[i] - sum / static_cast<double>(before.size());
    }
  }
  cohort::Cohort fixed;
  fixed.size = cohort.size;
  for (const cohort::CovariateColumn& covariate : cohort.covariates) {
    const bool past = std::any_of(before.begin(), before.end(), [&](const cohort::PlaceboColumn* column) {
      return column->values == covariate.values;
    });
    if (!past) {
      fixed.covariates.push_back(covariate);
    }
  }
  const Sample sample = make_sample(fixed, groups, change, -1);
  const auto found = statistics::three_way_decomposition(sample.outcome, sample.group, groups.ids.size() - 1,
                                                         sample.covariates, estimates.confidence);
  const Pair pair{groups.ids[0], std::string(non_participants), found ? found->n_control : 0,
                  found ? found->n_nonparticipants : 0};
  estimates.add(make_estimate(
      subject, pair, "participation.weighted_change",
      {"mean_difference", "difference in differences, non-participants weighted on fixed covariates",
       "Hainmueller 2012, Polit Anal 20:25; Chabe-Ferret 2017, TSE WP 17-824"},
      found ? as_value(found->participation_adjusted,
                       [](const auto& f) {
                         return Value{f.estimate, f.se, f.interval, f.p};
                       })
            : statistics::Estimated<Value>(found.why())));
}

void add_participation_models(const Sample& sample, const Groups& groups, const Subject& subject, bool yes_no,
                              Estimates& estimates) {
  if (!groups.has_non_participants || sample.covariates.empty()) {
    return;
  }
  const TwoGroups two = two_groups(sample, 0, -1);
  const Pair pair{groups.ids[0], std::string(non_participants), two.n1, two.n0};
  statistics::DoublyRobustOptions options;
  options.confidence = estimates.confidence;
  const auto robust =
      statistics::doubly_robust(two.outcome, two.treated, two.covariates, two.covariates, options);
  estimates.add(make_estimate(
      subject, pair, "participation.doubly_robust",
      {"mean_difference", "augmented inverse-probability weighting, stacked variance",
       "Robins, Rotnitzky & Zhao 1994, JASA 89:846"},
      as_value(robust, [](const auto& found) {
        return Value{found.treated.estimate, found.treated.se, found.treated.interval, found.treated.p};
      })));
  const Estimate* weighted = of(estimates, subject, groups.ids[0], "participation.weighted");
  const Estimate* reference = of(estimates, subject, non_participants, "weighted_mean");
  if (weighted == nullptr || reference == nullptr || !weighted->result || !weighted->result->interval ||
      !weighted->result->se || !reference->result) {
    return;
  }
  const auto strength =
      yes_no ? statistics::e_value_from_risk_difference(
                   reference->result->estimate, weighted->result->estimate, *weighted->result->interval)
             : of_numbers(two.outcome, *weighted->result);
  estimates.add(
      make_estimate(subject, pair, "participation.e_value",
                    {"e_value", "E-value of the weighted difference; low: of the limit nearest to none",
                     "VanderWeele & Ding 2017, Ann Intern Med 167:268"},
                    as_value(strength, [](const auto& found) {
                      return Value{found.point, {}, statistics::Interval{found.limit, found.point}, {}};
                    })));
}

}  // namespace werkthet::analysis
