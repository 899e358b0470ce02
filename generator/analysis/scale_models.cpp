#include "analysis/scale_models.hpp"

#include "analysis/imputed.hpp"
#include "statistics/missing/bounds.hpp"
#include "statistics/proportions/two_proportions.hpp"
#include "statistics/repeated/mixed_model.hpp"
#include "statistics/repeated/repeated_measures.hpp"

#include <algorithm>

namespace werkthet::analysis {
namespace {

/// Key parts of the rater come before the wave, as in scale.cpp: <outcome>.caseworker.<wave>...
Subject subject_of(const config::Outcome& outcome, const std::string& rater, const std::string& wave) {
  return {outcome.id, make_key({rater, wave}), 0};
}

Estimate with_wave(Estimate estimate, const std::string& wave) {
  estimate.wave = wave;  // the rater is part of the key only
  return estimate;
}

/// Long rows for the model: everybody with a first score, one row per later wave that was answered.
struct Long {
  std::vector<double> score;
  std::vector<int> subject;
  std::vector<int> visit;
  std::vector<int> code;
  std::vector<double> baseline;
  std::vector<std::vector<std::size_t>> counts;  ///< per wave and group
};

Long long_rows(const Groups& groups, const WaveColumns& waves) {
  Long rows;
  rows.counts.assign(waves.size(), std::vector<std::size_t>(groups.ids.size()));
  for (std::size_t i = 0; i < groups.code.size(); ++i) {
    if (groups.code[i] < 0 || !waves.front().second->values[i]) {
      continue;
    }
    for (std::size_t w = 1; w < waves.size(); ++w) {
      if (const auto& value = waves[w].second->values[i]) {
        rows.score.push_back(*value);
        rows.subject.push_back(static_cast<int>(i));
        rows.visit.push_back(static_cast<int>(w));
        rows.code.push_back(groups.code[i]);
        rows.baseline.push_back(*waves.front().second->values[i]);
        ++rows.counts[w][static_cast<std::size_t>(groups.code[i])];
      }
    }
  }
  return rows;
}

/// When the data cannot carry a free covariance: visits and their interactions as columns, a random intercept
/// per person. The effects of the arms come back per later wave and present arm, in that order.
statistics::Estimated<std::vector<Value>> random_intercept(const Long& rows, std::size_t waves,
                                                           const std::vector<std::vector<double>>& arms,
                                                           double confidence) {
  std::vector<std::vector<double>> columns;
  const auto at_wave = [&](std::size_t w, const std::vector<double>* times) {
    std::vector<double> column;
    for (std::size_t i = 0; i < rows.visit.size(); ++i) {
      const bool here = rows.visit[i] == static_cast<int>(w);
      column.push_back(here ? (times == nullptr ? 1.0 : (*times)[i]) : 0.0);
    }
    columns.push_back(std::move(column));
  };
  for (std::size_t w = 1; w < waves; ++w) {
    for (const std::vector<double>& arm : arms) {
      at_wave(w, &arm);
    }
  }
  for (std::size_t w = 1; w < waves; ++w) {
    at_wave(w, &rows.baseline);
    if (w > 1) {
      at_wave(w, nullptr);
    }
  }
  const auto fit = statistics::mixed_model(rows.score, columns, rows.subject, {},
                                           statistics::MixedLikelihood::restricted, confidence);
  if (!fit) {
    return fit.why();
  }
  std::vector<Value> out;
  for (std::size_t j = 0; j < (waves - 1) * arms.size(); ++j) {
    const auto& e = fit->coefficients[j + 1];
    out.push_back({e.estimate, e.se, e.interval, e.p});
  }
  return out;
}

void add_mmrm(const Groups& groups, const config::Outcome& outcome, const WaveColumns& waves,
              const std::string& rater, Estimates& estimates) {
  const Long rows = long_rows(groups, waves);
  std::vector<std::size_t> present;  // a group that nobody answered for would make the model singular for all
  std::vector<std::vector<double>> arms;
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    std::vector<double> column;
    for (const int c : rows.code) {
      column.push_back(c == static_cast<int>(code) ? 1.0 : 0.0);
    }
    if (std::find(column.begin(), column.end(), 1.0) != column.end()) {
      present.push_back(code);
      arms.push_back(std::move(column));
    }
  }
  const std::vector<std::vector<double>> covariates{rows.baseline};
  const auto fit = statistics::repeated_measures(rows.score, rows.subject, rows.visit, arms, covariates,
                                                 statistics::CovariateEffect::by_visit, estimates.confidence);
  const bool free = fit.ok() || (fit.why().reason != statistics::Reason::no_convergence &&
                                 fit.why().reason != statistics::Reason::too_few);
  const auto simpler = free ? statistics::Estimated<std::vector<Value>>(std::vector<Value>{})
                            : random_intercept(rows, waves.size(), arms, estimates.confidence);
  const Method method =
      free
          ? Method{"mean_difference", "MMRM, visit by arm and by baseline, unstructured, REML, Satterthwaite",
                   "Mallinckrodt et al. 2008, Drug Inf J 42:303"}
          : Method{"mean_difference", "random intercept, as the free covariance could not be estimated; REML",
                   "Laird & Ware 1982, Biometrics 38:963"};
  for (std::size_t w = 1; w < waves.size(); ++w) {
    for (std::size_t a = 0; a < present.size(); ++a) {
      statistics::Estimated<Value> value = statistics::NotEstimable{};
      if (free) {
        value = as_value(fit, [&](const auto& found) {
          const auto at = std::find(found.visits.begin(), found.visits.end(), static_cast<int>(w));
          const auto& e = found.effect(a, static_cast<std::size_t>(at - found.visits.begin()));
          return Value{e.estimate, e.se, e.interval, e.p};
        });
      } else {
        value = as_value(simpler, [&](const auto& found) { return found[(w - 1) * present.size() + a]; });
      }
      const std::size_t code = present[a];
      estimates.add(
          with_wave(make_estimate(subject_of(outcome, rater, waves[w].first),
                                  {groups.ids[code], groups.ids[0], rows.counts[w][code], rows.counts[w][0]},
                                  "treatment.mmrm", method, std::move(value)),
                    waves[w].first));
    }
  }
}

struct Answered {
  std::vector<double> score;  ///< 0 where not answered: never read
  std::vector<int> observed;
  std::vector<int> treated;
  std::size_t n1{};
  std::size_t n0{};
};

Answered answered(const Groups& groups, int code, const cohort::NumericColumn& column) {
  Answered out;
  for (std::size_t i = 0; i < groups.code.size(); ++i) {
    if (groups.code[i] == 0 || groups.code[i] == code) {
      out.score.push_back(column.values[i].value_or(0.0));
      out.observed.push_back(column.values[i] ? 1 : 0);
      out.treated.push_back(groups.code[i] == code ? 1 : 0);
      ++(groups.code[i] == code ? out.n1 : out.n0);
    }
  }
  return out;
}

const config::Scale* scale_of(const config::Study& study, const config::Outcome& outcome) {
  const auto found = std::find_if(study.scales.begin(), study.scales.end(),
                                  [&](const config::Scale& scale) { return scale.id == outcome.scale; });
  return found == study.scales.end() ? nullptr : &*found;
}

void add_drop_out(const config::Study& study, const Groups& groups, const config::Outcome& outcome, int code,
                  const std::string& wave, const cohort::NumericColumn& last, const std::string& rater,
                  Estimates& estimates) {
  const Answered data = answered(groups, code, last);
  const Pair pair{groups.ids[static_cast<std::size_t>(code)], groups.ids[0], data.n1, data.n0};
  const auto add = [&](const std::string& name, Method method, statistics::Estimated<Value> value) {
    estimates.add(with_wave(make_estimate(subject_of(outcome, rater, wave), pair, "treatment." + name,
                                          std::move(method), std::move(value)),
                            wave));
  };
  std::int64_t answered1 = 0;
  std::int64_t answered0 = 0;
  for (std::size_t i = 0; i < data.observed.size(); ++i) {
    (data.treated[i] == 1 ? answered1 : answered0) += data.observed[i];
  }
  const auto response =
      statistics::risk_difference_newcombe(answered1, static_cast<std::int64_t>(data.n1), answered0,
                                           static_cast<std::int64_t>(data.n0), estimates.confidence);
  add("response",
      {"risk_difference", "difference in response, Newcombe", "Newcombe 1998, Stat Med 17:873, method 10"},
      as_value(response, [](const auto& found) {
        return Value{found.difference, {}, found.interval, {}};
      }));
  const auto lee = statistics::lee_bounds(data.score, data.observed, data.treated, estimates.confidence);
  const Method lee_method{"mean_difference", "Lee bounds, fractional trimming, Imbens-Manski interval",
                          "Lee 2009, Rev Econ Stud 76:1071; Imbens & Manski 2004, Econometrica 72:1845"};
  add("lee_lower", lee_method, as_value(lee, [](const auto& found) {
        return Value{found.lower, found.se_lower, found.interval, {}};
      }));
  add("lee_upper", lee_method, as_value(lee, [](const auto& found) {
        return Value{found.upper, found.se_upper, found.interval, {}};
      }));
  if (const config::Scale* scale = scale_of(study, outcome)) {
    const auto worst =
        statistics::worst_case_bounds(data.score, data.observed, data.treated, scale->min, scale->max);
    const Method method{"mean_difference", "worst-case bounds: missing answers at the ends of the scale",
                        "Manski 1990, Am Econ Rev 80:319"};
    add("worst_lower", method, as_value(worst, [](const auto& found) {
          return Value{found.lower, {}, {}, {}};
        }));
    add("worst_upper", method, as_value(worst, [](const auto& found) {
          return Value{found.upper, {}, {}, {}};
        }));
  }
}

}  // namespace

void add_scale_models(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                      const config::Outcome& outcome, const WaveColumns& waves, const std::string& rater,
                      Estimates& estimates) {
  if (waves.size() < 2 || groups.ids.size() < 2) {
    return;
  }
  add_mmrm(groups, outcome, waves, rater, estimates);
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    add_drop_out(study, groups, outcome, static_cast<int>(code), waves.back().first, *waves.back().second,
                 rater, estimates);
  }
  add_imputed(study, cohort, groups, outcome, waves, rater, estimates);
}

}  // namespace werkthet::analysis
