#include "analysis/estimators.hpp"
#include "analysis/three_way.hpp"
#include "core/error.hpp"
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

/// The placebo itself among the covariates, or a 0/1 covariate that only says whether it is zero.
bool says_the_same(const std::vector<double>& covariate, const std::vector<double>& placebo) {
  const auto all = [&](auto agree) {
    return std::equal(covariate.begin(), covariate.end(), placebo.begin(), agree);
  };
  return all([](double c, double p) { return c == p; }) ||
         all([](double c, double p) { return c == (p == 0.0 ? 1.0 : 0.0); }) ||
         all([](double c, double p) { return c == (p == 0.0 ? 0.0 : 1.0); });
}

/// A placebo that the weights balance is no test: it would come out at zero for any two groups. It is left
/// out of the adjustment, as the last year before the start is in LaLonde's test (Imbens & Xu 2024, arXiv
/// 2406.00827).
void leave_out_itself(Sample& sample) {
  for (std::size_t c = sample.covariates.size(); c-- > 0;) {
    if (says_the_same(sample.covariates[c], sample.outcome)) {
      sample.covariates.erase(sample.covariates.begin() + static_cast<std::ptrdiff_t>(c));
      sample.covariate_ids.erase(sample.covariate_ids.begin() + static_cast<std::ptrdiff_t>(c));
    }
  }
}

const Estimate* participation(const Estimates& estimates, const std::string& outcome, int horizon,
                              const std::string& wave, const std::string& control) {
  return estimates.find(make_key(
      {outcome, horizon > 0 ? std::to_string(horizon) : "", wave, control, "participation.weighted"}));
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

  // Placebo: the same machinery on what taking part cannot have changed. Joint test by Holm over the columns.
  const Estimate* effect = participation(effects, outcome.id, horizon, "", groups.ids[0]);
  const double size = effect != nullptr && effect->result ? std::abs(effect->result->estimate) : 0.0;
  double largest = 0.0;
  double smallest_p = 1.0;
  std::size_t tested = 0;
  for (const cohort::PlaceboColumn& placebo : cohort.placebos) {
    if (!placebo.outcome.empty() && placebo.outcome != outcome.id) {
      continue;
    }
    const std::string key =
        make_key({outcome.id, "placebo_" + placebo.id, groups.ids[0], "participation.weighted"});
    if (estimates.find(key) == nullptr) {
      Sample part = make_sample(cohort, groups, placebo.values, -1);
      leave_out_itself(part);
      add_three_way(part, groups, {outcome.id, "placebo_" + placebo.id, 0}, estimates);
    }
    const Estimate* e = estimates.find(key);
    if (e != nullptr && e->result && e->result->p) {
      ++tested;
      largest = std::max(largest, std::abs(e->result->estimate));
      smallest_p = std::min(smallest_p, *e->result->p);
    }
  }
  if (tested > 0) {
    const double joint = std::min(1.0, smallest_p * static_cast<double>(tested));
    Light light = Light::amber;
    if (joint < 0.05 || largest >= size / 2) {
      light = Light::red;
    } else if (joint >= 0.10 && largest < size / 3) {
      light = Light::green;
    }
    comparison.checks.push_back({"placebo", joint, light});
  } else {
    comparison.checks.push_back({"placebo", 0.0, Light::amber});  // not testable is not passed
  }
  for (const ComparisonCheck& check : comparison.checks) {
    comparison.overall = worst(comparison.overall, check.light);
  }
  estimates.comparisons.push_back(std::move(comparison));
}

}  // namespace werkthet::analysis
