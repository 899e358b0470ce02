#include "analysis/estimators.hpp"
#include "analysis/invitation_lottery.hpp"
#include "analysis/participation_models.hpp"
#include "analysis/subgroups.hpp"
#include "analysis/three_way.hpp"
#include "analysis/treatment_checks.hpp"
#include "statistics/linear/means.hpp"

namespace werkthet::analysis {

void add_numeric(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                 const cohort::NumericColumn& column, Estimates& estimates) {
  const Sample sample = make_sample(cohort, groups, column.values, groups.has_non_participants ? -1 : 0);
  const auto add_mean = [&](const std::string& group, int code) {
    const std::vector<double> values = of_group(sample, code);
    const auto mean = statistics::mean_summary(values, study.plan.confidence);
    Estimate e;
    e.key = make_key({column.outcome, group, "mean"});
    e.outcome = column.outcome;
    e.group = group;
    e.quantity = "mean";
    e.method = "mean, t interval";
    e.reference = "Student 1908, Biometrika 6:1";
    e.n = static_cast<std::int64_t>(values.size());
    e.result = as_value(mean, [](const auto& found) {
      return Value{found.mean, found.se, found.interval, {}};
    });
    estimates.add(std::move(e));
  };
  for (std::size_t code = 0; code < groups.ids.size(); ++code) {
    add_mean(groups.ids[code], static_cast<int>(code));
  }
  if (groups.has_non_participants) {
    add_mean(std::string(non_participants), -1);
  }
  const std::vector<double> control = of_group(sample, 0);
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    const std::vector<double> arm = of_group(sample, static_cast<int>(code));
    const auto welch = statistics::welch(arm, control, estimates.confidence);
    Estimate e;
    e.key = make_key({column.outcome, groups.ids[code], "treatment.welch"});
    e.outcome = column.outcome;
    e.group = groups.ids[code];
    e.comparator = groups.ids[0];
    e.quantity = "mean_difference";
    e.method = "difference of means, Welch";
    e.reference = "Welch 1947, Biometrika 34:28";
    e.n = static_cast<std::int64_t>(arm.size());
    e.n_comparator = static_cast<std::int64_t>(control.size());
    e.result = as_value(welch, [](const auto& found) {
      return Value{found.difference, found.se, found.interval, found.p};
    });
    estimates.add(std::move(e));
    add_adjusted_treatment(sample, groups, static_cast<int>(code), {column.outcome, "", 0}, estimates);
  }
  const Subject subject{column.outcome, "", 0};
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    const TwoGroups two = two_groups(sample, static_cast<int>(code));
    const Pair pair{groups.ids[code], groups.ids[0], two.n1, two.n0};
    add_treatment_checks(study, cohort, two, subject, pair, false, estimates);
    add_subgroups(study, cohort, two, subject, pair, estimates);
  }
  if (groups.has_non_participants) {
    add_three_way(sample, groups, subject, estimates);
    add_participation_models(sample, groups, subject, false, estimates);
    add_invitation_lottery(study, cohort, groups, column.values, subject, estimates);
    add_weighted_change(study, cohort, groups, column.values, subject, estimates);
  }
}

}  // namespace werkthet::analysis
