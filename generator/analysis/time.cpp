#include "analysis/estimators.hpp"
#include "analysis/time_models.hpp"
#include "statistics/survival/incidence.hpp"
#include "statistics/survival/logrank.hpp"
#include "statistics/survival/restricted_mean.hpp"

namespace werkthet::analysis {
namespace {

struct Follow {
  std::vector<double> time;
  std::vector<int> cause;
};

Follow follow_of(const cohort::Cohort& cohort, const Groups& groups, const cohort::TimeColumn& column,
                 int code) {
  Follow f;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (groups.code[i] == code && column.time[i]) {
      f.time.push_back(*column.time[i]);
      f.cause.push_back(column.cause[i]);
    }
  }
  return f;
}

std::vector<int> first_cause(const std::vector<int>& cause) {
  std::vector<int> event;
  event.reserve(cause.size());
  for (const int c : cause) {
    event.push_back(c == 1 ? 1 : 0);
  }
  return event;
}

}  // namespace

void add_time(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
              const cohort::TimeColumn& column, Estimates& estimates) {
  const config::Outcome* outcome = nullptr;
  for (const config::Outcome& o : study.outcomes) {
    if (o.id == column.outcome) {
      outcome = &o;
    }
  }
  if (outcome == nullptr || outcome->horizons.empty()) {
    return;
  }
  const auto add = [&](const std::string& group, const std::string& comparator, int horizon,
                       const std::string& last, std::string quantity, std::string method,
                       std::string reference, std::size_t n, std::size_t n0,
                       statistics::Estimated<Value> result) {
    Estimate e;
    e.key = make_key({column.outcome, horizon > 0 ? std::to_string(horizon) : "", group, last});
    e.outcome = column.outcome;
    e.group = group;
    e.comparator = comparator;
    e.horizon = horizon;
    e.quantity = std::move(quantity);
    e.method = std::move(method);
    e.reference = std::move(reference);
    e.n = static_cast<std::int64_t>(n);
    e.n_comparator = static_cast<std::int64_t>(n0);
    e.result = std::move(result);
    estimates.add(std::move(e));
  };
  const int lowest = groups.has_non_participants ? -1 : 0;
  for (int code = lowest; code < static_cast<int>(groups.ids.size()); ++code) {
    const std::string group =
        code < 0 ? std::string(non_participants) : groups.ids[static_cast<std::size_t>(code)];
    const Follow f = follow_of(cohort, groups, column, code);
    const auto curve = statistics::kaplan_meier(f.time, first_cause(f.cause), study.plan.confidence);
    const auto incidence = statistics::cumulative_incidence(f.time, f.cause, 1, study.plan.confidence);
    for (const int horizon : outcome->horizons) {
      statistics::Estimated<Value> survival =
          statistics::NotEstimable{statistics::Reason::too_few, "empty group"};
      if (curve) {
        const auto at = statistics::survival_at(*curve, horizon);
        survival = as_value(at, [](const auto& found) {
          return Value{found.survival, found.se, found.interval, {}};
        });
      }
      add(group, "", horizon, "survival", "survival", "Kaplan-Meier, log-log interval; other ends censored",
          "Kaplan & Meier 1958, J Am Stat Assoc 53:457", f.time.size(), 0, survival);
      statistics::Estimated<Value> share =
          statistics::NotEstimable{statistics::Reason::too_few, "empty group"};
      if (incidence) {
        const auto at = statistics::incidence_at(*incidence, horizon);
        share = as_value(at, [](const auto& found) {
          return Value{found.incidence, found.se, found.interval, {}};
        });
      }
      add(group, "", horizon, "incidence", "cumulative_incidence", "Aalen-Johansen, log-log interval",
          "Aalen & Johansen 1978, Scand J Stat 5:141", f.time.size(), 0, share);
    }
  }
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    std::vector<double> time;
    std::vector<int> event;
    std::vector<int> arm;
    std::size_t n1 = 0;
    for (std::size_t i = 0; i < cohort.size; ++i) {
      if ((groups.code[i] == 0 || groups.code[i] == static_cast<int>(code)) && column.time[i]) {
        time.push_back(*column.time[i]);
        event.push_back(column.cause[i] == 1 ? 1 : 0);
        arm.push_back(groups.code[i] == 0 ? 0 : 1);
        n1 += groups.code[i] == 0 ? 0U : 1U;
      }
    }
    const auto test = statistics::logrank(time, event, arm);
    add(groups.ids[code], groups.ids[0], 0, "treatment.logrank", "logrank_chi_square", "log-rank test",
        "Mantel 1966, Cancer Chemother Rep 50:163", n1, time.size() - n1,
        as_value(test, [](const auto& found) {
          return Value{found.chi_square, {}, {}, found.p};
        }));
    for (const int horizon : outcome->horizons) {
      const auto rmst =
          statistics::restricted_mean_difference(time, event, arm, horizon, estimates.confidence);
      add(groups.ids[code], groups.ids[0], horizon, "treatment.rmst", "restricted_mean_difference",
          "difference in restricted mean time to the event",
          "Royston & Parmar 2013, BMC Med Res Methodol 13:152", n1, time.size() - n1,
          as_value(rmst, [](const auto& found) {
            return Value{found.difference, found.se, found.interval, found.p};
          }));
    }
  }
  add_time_models(study, cohort, groups, *outcome, column, estimates);
}

}  // namespace werkthet::analysis
