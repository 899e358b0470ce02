#include "analysis/three_way.hpp"

#include "core/error.hpp"
#include "statistics/weighting/decomposition.hpp"
#include "statistics/linear/regression.hpp"

#include <cmath>

namespace werkthet::analysis {
namespace {

Estimate blank(const Subject& subject, std::string group, std::string comparator, std::string last) {
  Estimate e;
  e.key = make_key({subject.outcome, subject.horizon > 0 ? std::to_string(subject.horizon) : "", subject.wave,
                    group, std::move(last)});
  e.outcome = subject.outcome;
  e.wave = subject.wave;
  e.horizon = subject.horizon;
  e.group = std::move(group);
  e.comparator = std::move(comparator);
  e.quantity = "mean_difference";
  return e;
}

statistics::Estimated<Value> value_of(const statistics::Estimated<statistics::Contrast>& contrast) {
  return as_value(contrast, [](const auto& found) {
    return Value{found.estimate, found.se, found.interval, found.p};
  });
}

/// The published sum must hold before rounding, else the decomposition is not one.
void check_sum(const statistics::ArmDecomposition& arm, const statistics::Decomposition& all) {
  if (arm.treatment && arm.total_adjusted && all.participation_adjusted) {
    const double sum = arm.treatment->estimate + all.participation_adjusted->estimate;
    const double scale = std::abs(arm.mean) + std::abs(all.mean_control) + 1.0;
    core::ensure(std::abs(arm.total_adjusted->estimate - sum) <= 1e-9 * scale,
                 "total equals treatment plus participation");
  }
}

}  // namespace

void add_adjusted_treatment(const Sample& sample, const Groups& groups, int code, const Subject& subject,
                            Estimates& estimates) {
  std::vector<double> outcome;
  std::vector<int> treated;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < sample.outcome.size(); ++i) {
    if (sample.group[i] == 0 || sample.group[i] == code) {
      outcome.push_back(sample.outcome[i]);
      treated.push_back(sample.group[i] == code ? 1 : 0);
      rows.push_back(i);
    }
  }
  std::vector<std::vector<double>> covariates;
  for (const std::vector<double>& column : sample.covariates) {
    std::vector<double> part;
    part.reserve(rows.size());
    for (const std::size_t i : rows) {
      part.push_back(column[i]);
    }
    covariates.push_back(std::move(part));
  }
  if (covariates.empty()) {
    return;  // nothing to adjust for: the unadjusted estimate stands alone
  }
  Estimate e =
      blank(subject, groups.ids[static_cast<std::size_t>(code)], groups.ids[0], "treatment.adjusted");
  e.method = "linear regression on assignment and covariates, HC2";
  e.reference = "MacKinnon & White 1985, J Econometrics 29:305; Green Lab SOP";
  e.n = static_cast<std::int64_t>(of_group(sample, code).size());
  e.n_comparator = static_cast<std::int64_t>(of_group(sample, 0).size());
  const auto effect = statistics::ancova(outcome, treated, covariates, estimates.confidence);
  e.result = as_value(effect, [](const auto& found) {
    return Value{found.estimate, found.se, found.interval, found.p};
  });
  estimates.add(std::move(e));
}

void add_three_way(const Sample& sample, const Groups& groups, const Subject& subject, Estimates& estimates) {
  const std::string outside(non_participants);
  const auto result = statistics::three_way_decomposition(sample.outcome, sample.group, groups.ids.size() - 1,
                                                          sample.covariates, estimates.confidence);
  const auto add = [&](std::string group, const std::string& comparator, const std::string& last,
                       std::int64_t n, std::int64_t n_comparator, statistics::Estimated<Value> value) {
    Estimate e = blank(subject, std::move(group), comparator, last);
    const bool weighted = last.ends_with("weighted");
    e.method =
        weighted
            ? "non-participants weighted by entropy balancing to all randomised; stacked sandwich variance"
            : "difference of means; stacked sandwich variance";
    e.reference = weighted ? "Hainmueller 2012, Polit Anal 20:25; Stefanski & Boos 2002, Am Stat 56:29"
                           : "Stefanski & Boos 2002, Am Stat 56:29";
    e.n = n;
    e.n_comparator = n_comparator;
    e.result = std::move(value);
    estimates.add(std::move(e));
  };
  if (!result) {
    add(groups.ids[0], outside, "participation.weighted", 0, 0, result.why());
    return;
  }
  const auto n_control = static_cast<std::int64_t>(result->n_control);
  const auto n_outside = static_cast<std::int64_t>(result->n_nonparticipants);
  add(groups.ids[0], outside, "participation.raw", n_control, n_outside, value_of(result->participation_raw));
  add(groups.ids[0], outside, "participation.weighted", n_control, n_outside,
      value_of(result->participation_adjusted));
  for (std::size_t a = 0; a < result->arms.size(); ++a) {
    const statistics::ArmDecomposition& arm = result->arms[a];
    check_sum(arm, *result);
    const auto n = static_cast<std::int64_t>(arm.n);
    const std::string& id = groups.ids[a + 1];
    add(id, groups.ids[0], "treatment.means", n, n_control, value_of(arm.treatment));
    add(id, outside, "total.raw", n, n_outside, value_of(arm.total_raw));
    add(id, outside, "total.weighted", n, n_outside, value_of(arm.total_adjusted));
  }
  add(outside, "", "weighted_mean", n_outside, 0,
      as_value(result->mean_nonparticipants_adjusted, [](double mean) {
        return Value{mean, {}, {}, {}};
      }));
}

}  // namespace werkthet::analysis
