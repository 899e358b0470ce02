#include "analysis/estimators.hpp"
#include "analysis/scale_models.hpp"
#include "statistics/linear/difference_in_differences.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/linear/regression.hpp"

#include <algorithm>

namespace werkthet::analysis {
namespace {

const cohort::NumericColumn* column_at(const cohort::Cohort& cohort, const std::string& outcome,
                                       const std::string& wave, bool by_caseworker) {
  for (const cohort::NumericColumn& column : cohort.numeric) {
    if (column.outcome == outcome && column.wave == wave && column.by_caseworker == by_caseworker) {
      return &column;
    }
  }
  return nullptr;
}

bool anyone(const cohort::NumericColumn& column) {
  return std::any_of(column.values.begin(), column.values.end(), [](const auto& v) { return v.has_value(); });
}

}  // namespace

void add_scale(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
               const config::Outcome& outcome, bool by_caseworker, Estimates& estimates) {
  WaveColumns waves;
  for (const config::Wave& wave : study.waves) {
    const cohort::NumericColumn* column = column_at(cohort, outcome.id, wave.id, by_caseworker);
    if (column != nullptr && anyone(*column)) {
      waves.emplace_back(wave.id, column);
    }
  }
  if (waves.empty()) {
    return;
  }
  // One population for every wave: means over different people would let a difference of one person be read
  // off.
  std::vector<std::size_t> complete;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (groups.code[i] >= 0 && std::all_of(waves.begin(), waves.end(),
                                           [&](const auto& w) { return w.second->values[i].has_value(); })) {
      complete.push_back(i);
    }
  }
  const std::string rater = by_caseworker ? "caseworker" : "";
  const auto values_of = [&](const cohort::NumericColumn& column, int code) {
    std::vector<double> values;
    for (const std::size_t i : complete) {
      if (groups.code[i] == code) {
        values.push_back(*column.values[i]);
      }
    }
    return values;
  };
  const auto add = [&](std::string key, const std::string& wave, const std::string& group,
                       const std::string& comparator, std::string quantity, std::string method,
                       std::string reference, std::size_t n, std::size_t n_comparator,
                       statistics::Estimated<Value> result) {
    Estimate e;
    e.key = std::move(key);
    e.outcome = outcome.id;
    e.wave = wave;
    e.group = group;
    e.comparator = comparator;
    e.quantity = std::move(quantity);
    e.method = std::move(method);
    e.reference = std::move(reference);
    e.n = static_cast<std::int64_t>(n);
    e.n_comparator = static_cast<std::int64_t>(n_comparator);
    e.result = std::move(result);
    estimates.add(std::move(e));
  };

  for (const auto& [wave, column] : waves) {
    for (std::size_t code = 0; code < groups.ids.size(); ++code) {
      const std::vector<double> values = values_of(*column, static_cast<int>(code));
      const auto mean = statistics::mean_summary(values, study.plan.confidence);
      add(make_key({outcome.id, rater, wave, groups.ids[code], "mean"}), wave, groups.ids[code], "", "mean",
          "mean, t interval, persons with every wave", "Student 1908, Biometrika 6:1", values.size(), 0,
          as_value(mean, [](const auto& found) {
            return Value{found.mean, found.se, found.interval, {}};
          }));
    }
  }
  if (waves.size() < 2) {
    return;
  }
  const cohort::NumericColumn& first = *waves.front().second;
  const cohort::NumericColumn& last = *waves.back().second;
  const std::string& last_wave = waves.back().first;
  for (std::size_t code = 0; code < groups.ids.size(); ++code) {
    const std::vector<double> pre = values_of(first, static_cast<int>(code));
    const std::vector<double> post = values_of(last, static_cast<int>(code));
    std::vector<double> change(pre.size());
    std::transform(post.begin(), post.end(), pre.begin(), change.begin(), std::minus<>());
    const auto mean = statistics::mean_summary(change, study.plan.confidence);
    add(make_key({outcome.id, rater, groups.ids[code], "change"}), last_wave, groups.ids[code], "", "change",
        "mean change, t interval", "Student 1908, Biometrika 6:1", change.size(), 0,
        as_value(mean, [](const auto& found) {
          return Value{found.mean, found.se, found.interval, {}};
        }));
  }
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    std::vector<double> pre;
    std::vector<double> post;
    std::vector<int> treated;
    for (const std::size_t i : complete) {
      if (groups.code[i] == 0 || groups.code[i] == static_cast<int>(code)) {
        pre.push_back(*first.values[i]);
        post.push_back(*last.values[i]);
        treated.push_back(groups.code[i] == 0 ? 0 : 1);
      }
    }
    const auto n1 = static_cast<std::size_t>(std::count(treated.begin(), treated.end(), 1));
    const std::size_t n0 = treated.size() - n1;
    const auto did = statistics::difference_in_differences(pre, post, treated, estimates.confidence);
    add(make_key({outcome.id, rater, groups.ids[code], "treatment.change"}), last_wave, groups.ids[code],
        groups.ids[0], "mean_difference", "difference of changes, HC2 (Welch)",
        "Welch 1947, Biometrika 34:28", n1, n0, as_value(did, [](const auto& found) {
          return Value{found.estimate, found.se, found.interval, found.p};
        }));
    const std::vector<std::vector<double>> baseline{pre};
    const auto ancova = statistics::ancova(post, treated, baseline, estimates.confidence);
    add(make_key({outcome.id, rater, groups.ids[code], "treatment.ancova"}), last_wave, groups.ids[code],
        groups.ids[0], "mean_difference", "ANCOVA on the first wave, HC2",
        "Vickers & Altman 2001, BMJ 323:1123; MacKinnon & White 1985", n1, n0,
        as_value(ancova, [](const auto& found) {
          return Value{found.estimate, found.se, found.interval, found.p};
        }));
    const std::vector<double> post1 = values_of(last, static_cast<int>(code));
    const std::vector<double> post0 = values_of(last, 0);
    const auto g = statistics::hedges_g(post1, post0, estimates.confidence);
    add(make_key({outcome.id, rater, groups.ids[code], "treatment.hedges_g"}), last_wave, groups.ids[code],
        groups.ids[0], "standardised_difference", "Hedges g at the last wave",
        "Hedges 1981, J Educ Stat 6:107", n1, n0, as_value(g, [](const auto& found) {
          return Value{found.g, {}, found.interval, {}};
        }));
  }
  add_scale_models(study, cohort, groups, outcome, waves, rater, estimates);
}

}  // namespace werkthet::analysis
