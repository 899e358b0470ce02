#include "analysis/estimators.hpp"
#include "analysis/invitation_lottery.hpp"
#include "analysis/placebo.hpp"
#include "statistics/numerics.hpp"
#include "statistics/weighting/balance.hpp"
#include "statistics/weighting/entropy_balancing.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::analysis {
namespace {

Light graded(double value, double green, double amber) {
  return value <= green ? Light::green : (value <= amber ? Light::amber : Light::red);
}

Light worst(Light a, Light b) {
  return std::max(a, b);
}

/// Share of randomised persons with a covariate outside the range of the non-participants.
double share_outside(const std::vector<std::vector<double>>& treated,
                     const std::vector<std::vector<double>>& reference) {
  if (treated.empty() || treated.front().empty()) {
    return 0.0;
  }
  std::size_t outside = 0;
  for (std::size_t i = 0; i < treated.front().size(); ++i) {
    for (std::size_t c = 0; c < treated.size(); ++c) {
      const auto [low, high] = std::minmax_element(reference[c].begin(), reference[c].end());
      if (treated[c][i] < *low || treated[c][i] > *high) {
        ++outside;
        break;
      }
    }
  }
  return static_cast<double>(outside) / static_cast<double>(treated.front().size());
}

const Estimate* estimate_of(const Estimates& estimates, const std::string& outcome, int horizon,
                            const std::string& group, const std::string& last) {
  return estimates.find(make_key({outcome, horizon > 0 ? std::to_string(horizon) : "", group, last}));
}

/// How surely the invitation moved people: a tenth of the invited and an F of ten are the usual limits of a
/// weak instrument (statistics.md §3.2); below half of either the formula divides by next to nothing.
ComparisonCheck first_stage(const Estimate& share) {
  const double p = share.result ? share.result->estimate : 0.0;
  const double f = invitation_strength(p, share.n);
  const Light light = p >= 0.10 && f >= 10.0  ? Light::green
                      : p >= 0.05 && f >= 5.0 ? Light::amber
                                              : Light::red;
  return {"first_stage", p, light};
}

struct Risk {
  double with{};
  double without{};
  [[nodiscard]] std::optional<double> ratio() const {
    if (!(with > 0.0) || !(without > 0.0)) {
      return std::nullopt;
    }
    return std::max(with / without, without / with);
  }
};

/// Mean of `values` among those of the rows with the characteristic and those without.
Risk risks(const std::vector<bool>& has, const std::vector<double>& values) {
  double with = 0.0;
  double without = 0.0;
  double n = 0.0;
  for (std::size_t i = 0; i < has.size(); ++i) {
    (has[i] ? with : without) += values[i];
    n += has[i] ? 1.0 : 0.0;
  }
  const double rest = static_cast<double>(has.size()) - n;
  return {n > 0.0 ? with / n : 0.0, rest > 0.0 ? without / rest : 0.0};
}

/// Each characteristic cut at the mean; the risk ratio with joining, and among non-participants with the
/// outcome. The smaller of the two is what it can explain at most, as with the E-value.
std::optional<KnownDriver> known_driver(const Sample& sample) {
  std::optional<KnownDriver> strongest;
  for (std::size_t c = 0; c < sample.covariates.size(); ++c) {
    const double cut = statistics::mean(sample.covariates[c]);
    std::vector<bool> has;
    std::vector<bool> has_outside;
    std::vector<double> joined;
    std::vector<double> outcome;
    for (std::size_t i = 0; i < sample.group.size(); ++i) {
      has.push_back(sample.covariates[c][i] > cut);
      joined.push_back(sample.group[i] >= 0 ? 1.0 : 0.0);
      if (sample.group[i] < 0) {
        has_outside.push_back(has.back());
        outcome.push_back(sample.outcome[i]);
      }
    }
    const auto joining = risks(has, joined).ratio();
    const auto result = risks(has_outside, outcome).ratio();
    if (joining && result && (!strongest || std::min(*joining, *result) > strongest->strength)) {
      strongest = KnownDriver{sample.covariate_ids[c], std::min(*joining, *result)};
    }
  }
  return strongest;
}

}  // namespace

void add_comparison(const cohort::Cohort& cohort, const Groups& groups, const config::Outcome& outcome,
                    int horizon, const Estimates& effects, Estimates& estimates) {
  if (!groups.has_non_participants) {
    return;
  }
  const cohort::Values everybody(cohort.size, 1.0);
  const Sample sample = make_sample(cohort, groups, everybody, -1);
  std::vector<std::vector<double>> treated(sample.covariates.size());
  std::vector<std::vector<double>> reference(sample.covariates.size());
  std::vector<double> target;
  std::size_t n_control = 0;
  for (std::size_t i = 0; i < sample.group.size(); ++i) {
    n_control += sample.group[i] == 0 ? 1U : 0U;
    for (std::size_t c = 0; c < sample.covariates.size(); ++c) {
      (sample.group[i] < 0 ? reference : treated)[c].push_back(sample.covariates[c][i]);
    }
  }
  Comparison comparison;
  comparison.outcome = outcome.id;
  comparison.horizon = horizon;
  if (sample.covariates.empty() || treated.front().empty() || reference.front().empty()) {
    comparison.overall = Light::red;  // nothing to show that the groups are alike
    estimates.comparisons.push_back(std::move(comparison));
    return;
  }
  for (const std::vector<double>& column : treated) {
    target.push_back(statistics::mean(column));
  }
  const auto weights = statistics::entropy_balance(reference, target);
  const std::vector<double> equal(reference.front().size(),
                                  1.0 / static_cast<double>(reference.front().size()));
  const auto balance =
      statistics::standardised_differences(treated, reference, weights ? weights->weights : equal);
  double before = 0.0;
  double after = 0.0;
  if (balance) {
    for (std::size_t c = 0; c < balance->size(); ++c) {
      const statistics::CovariateBalance& row = (*balance)[c];
      if (row.smd_before && row.smd_after) {
        comparison.balance.push_back({sample.covariate_ids[c], row.mean_treated, row.mean_reference,
                                      row.mean_reference_weighted, *row.smd_before, *row.smd_after});
        before = std::max(before, std::abs(*row.smd_before));
        after = std::max(after, std::abs(*row.smd_after));
      }
    }
  }
  // Limits of statistics.md §3.3: 0.05 and 0.25 are those of the What Works Clearinghouse, 0.1 of the
  // matching literature, the others are the plan's own.
  comparison.checks.push_back({"smd_before", before, graded(before, 0.25, 0.50)});
  comparison.checks.push_back({"smd_after", after, weights ? graded(after, 0.05, 0.10) : Light::red});
  comparison.effective_sample_size = weights ? weights->ess : 0.0;
  const auto control = static_cast<double>(n_control);
  Light ess = comparison.effective_sample_size >= control
                  ? Light::green
                  : (comparison.effective_sample_size >= control / 2 ? Light::amber : Light::red);
  if (weights && weights->max_share > 0.05) {
    ess = Light::red;
  }
  comparison.checks.push_back({"ess", comparison.effective_sample_size / std::max(control, 1.0), ess});
  const double outside = share_outside(treated, reference);
  comparison.checks.push_back({"range", outside, graded(outside, 0.02, 0.10)});

  // Through the lottery of the invitation nothing is weighted: what must hold is that enough people accepted,
  // and that the formula finds nothing before the draw.
  const Estimate* by_lottery =
      estimate_of(effects, outcome.id, horizon, groups.ids[0], "participation.lottery");
  const Estimate* share = estimate_of(effects, outcome.id, horizon, groups.ids[0], "invitation.share");
  comparison.by_lottery = by_lottery != nullptr && by_lottery->result && share != nullptr;
  if (comparison.by_lottery) {
    comparison.checks = {first_stage(*share)};
  }
  const Estimate* effect = comparison.by_lottery ? by_lottery
                                                 : estimate_of(effects, outcome.id, horizon, groups.ids[0],
                                                               "participation.weighted");
  const double size = effect != nullptr && effect->result ? std::abs(effect->result->estimate) : 0.0;
  const cohort::Values* values = column_of(cohort, outcome.id, horizon);
  comparison.placebo = add_placebo_test(cohort, groups, outcome.id, values, comparison.by_lottery, estimates);
  comparison.checks.push_back({"placebo", comparison.placebo ? comparison.placebo->joint_p : 0.0,
                               placebo_light(comparison.placebo, size)});
  if (values != nullptr && config::measured_as(outcome.kind) != config::Measurement::amount) {
    comparison.known_driver = known_driver(make_sample(cohort, groups, *values, -1));
  }
  for (const ComparisonCheck& check : comparison.checks) {
    comparison.overall = worst(comparison.overall, check.light);
  }
  estimates.comparisons.push_back(std::move(comparison));
}

}  // namespace werkthet::analysis
