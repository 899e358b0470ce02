#include "analysis/estimators.hpp"
#include "analysis/invitation_lottery.hpp"
#include "analysis/participation_models.hpp"
#include "analysis/subgroups.hpp"
#include "analysis/three_way.hpp"
#include "analysis/treatment_checks.hpp"
#include "statistics/linear/regression.hpp"
#include "statistics/proportions/proportions.hpp"

namespace werkthet::analysis {
namespace {

Estimate blank(const config::Study& /*study*/, const cohort::BinaryColumn& column, std::string group,
               std::string comparator, std::string last, std::string quantity) {
  Estimate e;
  const std::string horizon = column.horizon > 0 ? std::to_string(column.horizon) : "";
  e.key = make_key({column.outcome, horizon, group, std::move(last)});
  e.outcome = column.outcome;
  e.group = std::move(group);
  e.comparator = std::move(comparator);
  e.horizon = column.horizon;
  e.quantity = std::move(quantity);
  return e;
}

/// Every way to compare two shares that the plan prints or keeps beside.
void add_two_shares(const config::Study& study, const cohort::BinaryColumn& column,
                    const std::string& contrast, const std::string& group, const std::string& comparator,
                    Count one, Count zero, Estimates& estimates) {
  const double confidence = estimates.confidence;
  const auto add = [&](const std::string& method, std::string quantity, std::string name,
                       std::string reference, statistics::Estimated<Value> result) {
    Estimate e = blank(study, column, group, comparator, contrast + "." + method, std::move(quantity));
    e.method = std::move(name);
    e.reference = std::move(reference);
    e.n = one.n;
    e.events = one.events;
    e.n_comparator = zero.n;
    e.events_comparator = zero.events;
    e.result = std::move(result);
    estimates.add(std::move(e));
  };
  const auto newcombe =
      statistics::risk_difference_newcombe(one.events, one.n, zero.events, zero.n, confidence);
  add("newcombe", "risk_difference", "difference of proportions, Newcombe hybrid score interval",
      "Newcombe 1998, Stat Med 17:873, method 10", as_value(newcombe, [](const auto& found) {
        return Value{found.difference, {}, found.interval, {}};
      }));
  const auto score =
      statistics::risk_difference_miettinen_nurminen(one.events, one.n, zero.events, zero.n, confidence);
  add("score", "risk_difference", "score test and interval", "Miettinen & Nurminen 1985, Stat Med 4:213",
      as_value(score, [](const auto& found) {
        return Value{found.difference, {}, found.interval, found.p};
      }));
  const auto ratio = statistics::risk_ratio(one.events, one.n, zero.events, zero.n, confidence);
  add("ratio", "risk_ratio", "ratio of proportions, log interval", "Katz et al. 1978, Biometrics 34:469",
      as_value(ratio, [](const auto& found) {
        return Value{found.ratio, {}, found.interval, {}};
      }));
}

}  // namespace

void add_binary(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                const cohort::BinaryColumn& column, Estimates& estimates) {
  const Sample sample = make_sample(cohort, groups, column.values, groups.has_non_participants ? -1 : 0);
  const std::string horizon = column.horizon > 0 ? std::to_string(column.horizon) : "";

  const auto add_share = [&](const std::string& group, Count c) {
    Estimate e = blank(study, column, group, "", "share", "share");
    const auto share = statistics::wilson(c.events, c.n, study.plan.confidence);
    e.method = "proportion, Wilson score interval";
    e.reference = "Wilson 1927, J Am Stat Assoc 22:209";
    e.n = c.n;
    e.events = c.events;
    e.result = as_value(share, [](const auto& found) {
      return Value{found.estimate, {}, found.interval, {}};
    });
    estimates.add(std::move(e));
  };
  std::vector<Count> counts;
  for (std::size_t code = 0; code < groups.ids.size(); ++code) {
    counts.push_back(count(sample, static_cast<int>(code)));
  }
  for (const config::Arm& arm : study.arms) {
    for (std::size_t code = 0; code < groups.ids.size(); ++code) {
      if (groups.ids[code] == arm.id) {
        add_share(arm.id, counts[code]);
      }
    }
  }
  const Count outside = count(sample, -1);
  if (groups.has_non_participants) {
    add_share(std::string(non_participants), outside);
  }

  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    add_two_shares(study, column, "treatment", groups.ids[code], groups.ids[0], counts[code], counts[0],
                   estimates);
    add_adjusted_treatment(sample, groups, static_cast<int>(code), {column.outcome, "", column.horizon},
                           estimates);
  }
  if (groups.has_non_participants) {
    add_two_shares(study, column, "participation", groups.ids[0], std::string(non_participants), counts[0],
                   outside, estimates);
    for (std::size_t code = 1; code < groups.ids.size(); ++code) {
      add_two_shares(study, column, "total", groups.ids[code], std::string(non_participants), counts[code],
                     outside, estimates);
    }
    add_three_way(sample, groups, {column.outcome, "", column.horizon}, estimates);
  }
}

void add_binary_models(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                       const cohort::BinaryColumn& column, Estimates& estimates) {
  const Sample sample = make_sample(cohort, groups, column.values, groups.has_non_participants ? -1 : 0);
  const Subject subject{column.outcome, "", column.horizon};
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    const TwoGroups two = two_groups(sample, static_cast<int>(code));
    const Pair pair{groups.ids[code], groups.ids[0], two.n1, two.n0};
    add_treatment_checks(study, cohort, two, subject, pair, true, estimates);
    add_subgroups(study, cohort, two, subject, pair, estimates);
  }
  add_participation_models(sample, groups, subject, true, estimates);
  add_invitation_lottery(study, cohort, groups, column.values, subject, estimates);
  add_weighted_change(study, cohort, groups, column.values, subject, estimates);
}

}  // namespace werkthet::analysis
