#include "analysis/participation_models.hpp"

#include "statistics/weighting/doubly_robust.hpp"
#include "statistics/weighting/e_value.hpp"

namespace werkthet::analysis {
namespace {

const Estimate* of(const Estimates& estimates, const Subject& subject, std::string_view group,
                   std::string_view last) {
  return estimates.find(make_key({subject.outcome, subject.horizon > 0 ? std::to_string(subject.horizon) : "",
                                  subject.wave, std::string(group), std::string(last)}));
}

}  // namespace

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
  if (!yes_no || weighted == nullptr || reference == nullptr || !weighted->result ||
      !weighted->result->interval || !reference->result) {
    return;
  }
  const auto strength = statistics::e_value_from_risk_difference(
      reference->result->estimate, weighted->result->estimate, *weighted->result->interval);
  estimates.add(
      make_estimate(subject, pair, "participation.e_value",
                    {"e_value", "E-value of the weighted difference; low: of the limit nearest to none",
                     "VanderWeele & Ding 2017, Ann Intern Med 167:268"},
                    as_value(strength, [](const auto& found) {
                      return Value{found.point, {}, statistics::Interval{found.limit, found.point}, {}};
                    })));
}

}  // namespace werkthet::analysis
