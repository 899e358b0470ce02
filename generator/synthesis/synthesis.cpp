#include "synthesis/synthesis.hpp"

#include "statistics/distributions.hpp"
#include "statistics/pooling/random_effects.hpp"
#include "synthesis/effect.hpp"
#include "synthesis/measures.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

namespace werkthet::synthesis {
namespace {

constexpr double power = 0.8;
constexpr std::size_t few = 5;  ///< below this the Hartung-Knapp factor is cut at 1 (statistics.md §11)

const exchange::Arm* arm_of(const exchange::Exchange& file, const std::string& id) {
  const auto found = std::find_if(file.arms.begin(), file.arms.end(),
                                  [&](const exchange::Arm& arm) { return arm.id == id; });
  return found == file.arms.end() ? nullptr : &*found;
}

std::optional<Pooled> pool(const std::vector<Estimate>& estimates, const std::string& framework,
                           double confidence) {
  std::vector<double> effect;
  std::vector<double> variance;
  for (const Estimate& estimate : estimates) {
    effect.push_back(estimate.effect);
    variance.push_back(estimate.se * estimate.se);
  }
  const auto found = statistics::random_effects(effect, variance, confidence);
  if (!found) {
    return std::nullopt;
  }
  const statistics::PooledEffect& reml = found->reml;
  Pooled pooled;
  pooled.framework = framework;
  pooled.k = found->k;
  pooled.estimate = reml.estimate;
  // Printed figures can be equal to the last digit; an untruncated error of zero would then claim certainty.
  pooled.truncated = found->k < few || !(reml.hk_se > 0.0);
  pooled.interval = pooled.truncated ? reml.hk_truncated_interval : reml.hk_interval;
  pooled.prediction =
      pooled.truncated ? reml.prediction_hk_truncated_t_k_minus_1 : reml.prediction_hk_t_k_minus_1;
  pooled.tau = reml.tau;
  pooled.i2 = reml.i2;
  pooled.fixed = found->fixed_effect;
  const double half = statistics::normal_critical(confidence) * found->fixed_effect_se;
  pooled.fixed_interval = {pooled.fixed - half, pooled.fixed + half};
  const double df = static_cast<double>(found->k) - 1.0;
  const double se = pooled.truncated ? reml.hk_truncated_se : reml.hk_se;
  pooled.detectable = (statistics::t_critical(confidence, df) + statistics::t_quantile(power, df)) * se;
  return pooled;
}

void pool_variant(Variant& variant, const Synthesis& all) {
  const auto least = static_cast<std::size_t>(std::max(3, all.min_for_pooled));
  const auto add = [&](const std::vector<Estimate>& estimates, const std::string& framework) {
    if (estimates.size() < least) {
      return;
    }
    if (auto pooled = pool(estimates, framework, all.confidence)) {
      variant.pooled.push_back(std::move(*pooled));
    }
  };
  add(variant.estimates, "");
  std::set<std::string> frameworks;
  for (const Estimate& estimate : variant.estimates) {
    frameworks.insert(all.municipalities[estimate.municipality].framework);
  }
  for (const std::string& framework : frameworks) {
    if (frameworks.size() > 1) {
      std::vector<Estimate> part;
      std::copy_if(
          variant.estimates.begin(), variant.estimates.end(), std::back_inserter(part),
          [&](const Estimate& e) { return all.municipalities[e.municipality].framework == framework; });
      add(part, framework);
    }
  }
}

/// One municipality into a comparison: its estimates per variant, or the reason why not.
void add_municipality(Synthesis& all, Comparison& comparison, std::size_t index) {
  const exchange::Exchange& file = all.municipalities[index];
  const exchange::Outcome* outcome = nearest_outcome(file, comparison.common, comparison.measure);
  if (outcome == nullptr) {
    return;
  }
  const Measure theirs = measure_of(file, *outcome);
  const auto refuse = [&](const std::string& variant, std::vector<Obstacle> obstacles) {
    all.refusals.push_back({index, comparison.common, variant, std::move(obstacles), theirs});
  };
  if (auto obstacles = obstacles_between(theirs, comparison.measure); !obstacles.empty()) {
    refuse("", std::move(obstacles));
    return;
  }
  const auto variant_of = [&](const exchange::Result& result) {
    const exchange::Arm* arm = arm_of(file, result.arm);
    return arm == nullptr ? std::string() : arm->variant;
  };
  std::set<std::string> done;
  for (const exchange::Result& result : outcome->results) {
    const std::string variant = variant_of(result);
    if (variant.empty() || !done.insert(variant).second || !result.estimate) {
      continue;
    }
    const auto same = std::count_if(outcome->results.begin(), outcome->results.end(),
                                    [&](const exchange::Result& r) { return variant_of(r) == variant; });
    if (same > 1) {
      refuse(variant, {Obstacle::same_variant_twice});
      continue;
    }
    const bool share = exchange::is_share(theirs.kind);
    if (file.release_kind == config::ReleaseKind::interim && !(share && result.events)) {
      refuse(variant, {Obstacle::interim_margin});
      continue;
    }
    const auto effect = effect_of(result, share, file.confidence);
    if (!effect) {
      refuse(variant, {Obstacle::no_margin});
      continue;
    }
    auto found = std::find_if(comparison.variants.begin(), comparison.variants.end(),
                              [&](const Variant& v) { return v.id == variant; });
    if (found == comparison.variants.end()) {
      found = comparison.variants.insert(comparison.variants.end(), {variant, {}, {}});
    }
    const double z = statistics::normal_critical(all.confidence) + statistics::normal_quantile(power);
    found->estimates.push_back({index, result, effect->effect, effect->se, z * effect->se});
    comparison.decimals = std::max(comparison.decimals, result.decimals);
  }
}

/// The label of the first municipality that measures it as most do.
core::Bilingual label_of(const std::vector<exchange::Exchange>& files, const std::string& common,
                         const Measure& measure) {
  for (const exchange::Exchange& file : files) {
    const exchange::Outcome* outcome = nearest_outcome(file, common, measure);
    if (outcome != nullptr && measure_of(file, *outcome) == measure) {
      return outcome->label;
    }
  }
  return {common, common};
}

}  // namespace

State Synthesis::state(std::size_t municipality, const Comparison& comparison) const {
  const exchange::Exchange& file = municipalities[municipality];
  const exchange::Outcome* outcome = nearest_outcome(file, comparison.common, comparison.measure);
  if (outcome == nullptr) {
    return State::not_measured;
  }
  for (const Variant& variant : comparison.variants) {
    for (const Estimate& estimate : variant.estimates) {
      if (estimate.municipality == municipality) {
        return State::compared;
      }
    }
  }
  const bool refused = std::any_of(refusals.begin(), refusals.end(), [&](const Refusal& r) {
    return r.municipality == municipality && r.common == comparison.common;
  });
  if (refused) {
    return State::refused;
  }
  const bool any_variant = std::any_of(file.arms.begin(), file.arms.end(),
                                       [](const exchange::Arm& arm) { return !arm.variant.empty(); });
  return any_variant ? State::not_shown : State::no_variant;
}

Synthesis synthesise(std::vector<exchange::Exchange> files, int min_for_pooled, double confidence) {
  Synthesis all;
  all.municipalities = std::move(files);
  all.confidence = confidence;
  all.min_for_pooled = min_for_pooled;
  std::sort(all.municipalities.begin(), all.municipalities.end(), [](const auto& a, const auto& b) {
    return std::tie(a.municipality, a.code) < std::tie(b.municipality, b.code);
  });
  std::set<std::string> names;
  for (const exchange::Exchange& file : all.municipalities) {
    for (const exchange::Outcome& outcome : file.outcomes) {
      names.insert(outcome.common);
    }
  }
  for (const std::string& common : names) {
    Comparison comparison;
    comparison.common = common;
    comparison.measure = shared_measure(all.municipalities, common);
    comparison.label = label_of(all.municipalities, common, comparison.measure);
    for (std::size_t i = 0; i < all.municipalities.size(); ++i) {
      add_municipality(all, comparison, i);
    }
    std::sort(comparison.variants.begin(), comparison.variants.end(),
              [](const Variant& a, const Variant& b) { return a.id < b.id; });
    for (Variant& variant : comparison.variants) {
      pool_variant(variant, all);
    }
    all.comparisons.push_back(std::move(comparison));
  }
  return all;
}

}  // namespace werkthet::synthesis
