#include "analysis/time_models.hpp"

#include "statistics/resampling/curve_bootstrap.hpp"
#include "statistics/survival/cox.hpp"
#include "statistics/survival/gray.hpp"
#include "statistics/survival/proportional_hazards.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace werkthet::analysis {
namespace {

struct Followed {
  std::vector<double> time;
  std::vector<int> cause;
  std::vector<int> event;  ///< 1: the cause of interest
  std::vector<int> arm;
  std::vector<int> couple;
  std::size_t n1{};
  std::size_t n0{};
};

Followed followed(const cohort::Cohort& cohort, const Groups& groups, const cohort::TimeColumn& column,
                  int code) {
  Followed f;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if ((groups.code[i] != 0 && groups.code[i] != code) || !column.time[i]) {
      continue;
    }
    f.time.push_back(*column.time[i]);
    f.cause.push_back(column.cause[i]);
    f.event.push_back(column.cause[i] == 1 ? 1 : 0);
    f.arm.push_back(groups.code[i] == code ? 1 : 0);
    f.couple.push_back(cohort.cluster[i]);
    ++(groups.code[i] == code ? f.n1 : f.n0);
  }
  return f;
}

struct Months {
  std::vector<int> month;
  std::vector<int> cause;
  [[nodiscard]] statistics::MonthlyEndings view() const { return {month, cause}; }
};

/// Whole months: an ending within month m counts at its end, so shares by a horizon are the exact ones;
/// follow-up that stopped within a month is not counted for it.
Months months_of(const Followed& f, int arm) {
  Months out;
  for (std::size_t i = 0; i < f.time.size(); ++i) {
    if (f.arm[i] == arm) {
      out.month.push_back(static_cast<int>(f.cause[i] > 0 ? std::ceil(f.time[i]) : std::floor(f.time[i])));
      out.cause.push_back(f.cause[i]);
    }
  }
  return out;
}

using Incidences =
    std::map<int, std::map<std::size_t, statistics::Estimated<statistics::IncidenceDifference>>>;

/// Per horizon and arm: the difference in cumulative incidence with control. All arms share the resamples of
/// control, as they share the people.
Incidences incidences(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                      const config::Outcome& outcome, const cohort::TimeColumn& column, double confidence) {
  Incidences result;
  if (study.plan.bootstrap_draws == 0) {
    return result;
  }
  std::vector<std::size_t> codes;
  std::vector<Months> arms;
  Months control;
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    const Followed f = followed(cohort, groups, column, static_cast<int>(code));
    if (f.n1 == 0 || f.n0 == 0) {
      continue;
    }
    if (std::any_of(f.time.begin(), f.time.end(), [](double t) { return t >= 1e4; })) {
      return result;
    }
    codes.push_back(code);
    arms.push_back(months_of(f, 1));
    control = months_of(f, 0);
  }
  std::vector<statistics::MonthlyEndings> views;
  for (const Months& arm : arms) {
    views.push_back(arm.view());
  }
  for (const int horizon : outcome.horizons) {
    const auto found =
        statistics::bootstrap_incidence_at(views, control.view(), 1, horizon,
                                           {static_cast<std::size_t>(study.plan.bootstrap_draws), study.seed,
                                            make_key({outcome.id, std::to_string(horizon), "curve"}), 1},
                                           confidence);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      result[horizon].emplace(codes[i], found[i]);
    }
  }
  return result;
}

}  // namespace

void add_time_models(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                     const config::Outcome& outcome, const cohort::TimeColumn& column, Estimates& estimates) {
  const Incidences incidence = incidences(study, cohort, groups, outcome, column, estimates.confidence);
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    const Followed f = followed(cohort, groups, column, static_cast<int>(code));
    if (f.n1 == 0 || f.n0 == 0) {
      continue;
    }
    const Pair pair{groups.ids[code], groups.ids[0], f.n1, f.n0};
    const Subject subject{outcome.id, "", 0};
    const std::vector<std::vector<double>> arm{{f.arm.begin(), f.arm.end()}};
    const statistics::CoxData data{.time = f.time, .event = f.event, .covariates = arm, .cluster = f.couple};
    const auto fit = statistics::cox(data, statistics::Ties::efron, estimates.confidence);
    estimates.add(
        make_estimate(subject, pair, "treatment.cox",
                      {"hazard_ratio", "Cox, Efron ties, robust variance with couples as clusters",
                       "Efron 1977, JASA 72:557; Lin & Wei 1989, JASA 84:1074"},
                      as_value(fit, [](const auto& found) {
                        const auto& c = found.coefficients.front();
                        return Value{std::exp(c.log_hazard_ratio), {}, c.interval_robust, c.p_robust};
                      })));
    statistics::Estimated<Value> proportional = statistics::NotEstimable{};
    if (!fit) {
      proportional = fit.why();
    } else if (const auto test = statistics::proportional_hazards(data, *fit); !test) {
      proportional = test.why();
    } else {
      proportional = as_value(test->global, [](const auto& found) {
        return Value{found.chi_square, {}, {}, found.p};
      });
    }
    estimates.add(make_estimate(subject, pair, "treatment.proportional",
                                {"chi_square", "score test that the hazard ratio is constant",
                                 "Grambsch & Therneau 1994, Biometrika 81:515"},
                                std::move(proportional)));
    estimates.add(
        make_estimate(subject, pair, "treatment.gray",
                      {"chi_square", "Gray's test of cumulative incidences", "Gray 1988, Ann Stat 16:1141"},
                      as_value(statistics::gray_test(f.time, f.cause, f.arm, 1), [](const auto& found) {
                        return Value{found.chi_square, {}, {}, found.p};
                      })));
    for (const auto& [horizon, of_arm] : incidence) {
      if (const auto found = of_arm.find(code); found != of_arm.end()) {
        estimates.add(make_estimate(
            {outcome.id, "", horizon}, pair, "treatment.incidence",
            {"risk_difference", "difference in cumulative incidence by whole months, bootstrap, percentile",
             "Efron 1981, JASA 76:312"},
            as_value(found->second, [](const auto& at) {
              return Value{at.estimate, at.se, at.interval, {}};
            })));
      }
    }
  }
}

}  // namespace werkthet::analysis
