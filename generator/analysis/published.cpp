#include "analysis/published.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::analysis {
namespace {

using ingest::PublishedMean;

const PublishedMean* find(std::span<const PublishedMean> means, const std::string& outcome,
                          const std::string& group, const std::string& wave) {
  const auto found = std::find_if(means.begin(), means.end(), [&](const PublishedMean& m) {
    return m.outcome == outcome && m.group == group && m.wave == wave;
  });
  return found == means.end() ? nullptr : &*found;
}

/// Waves, in the order of the study, in which the control group has a mean.
std::vector<std::string> waves_of(const config::Study& study, std::span<const PublishedMean> means,
                                  const std::string& outcome) {
  std::vector<std::string> waves;
  for (const config::Wave& wave : study.waves) {
    if (find(means, outcome, study.arms[study.control()].id, wave.id) != nullptr) {
      waves.push_back(wave.id);
    }
  }
  return waves;
}

std::optional<double> total_off(const config::Study& study, std::span<const PublishedMean> means,
                                const std::string& outcome) {
  std::optional<double> worst;
  for (const config::Wave& wave : study.waves) {
    const PublishedMean* total = find(means, outcome, "", wave.id);
    double sum = 0;
    double people = 0;
    bool complete = total != nullptr;
    for (const config::Arm& arm : study.arms) {
      const PublishedMean* own = find(means, outcome, arm.id, wave.id);
      complete = complete && own != nullptr && own->n && *own->n > 0;
      if (complete) {
        sum += static_cast<double>(*own->n) * own->value;
        people += static_cast<double>(*own->n);
      }
    }
    if (complete) {
      worst = std::max(worst.value_or(0), std::abs(sum / people - total->value));
    }
  }
  return worst;
}

}  // namespace

std::vector<PublishedChanges> published_changes(const config::Study& study,
                                                std::span<const PublishedMean> means) {
  std::vector<PublishedChanges> all;
  const std::string& control = study.arms[study.control()].id;
  for (const config::Outcome& outcome : study.outcomes) {
    const std::vector<std::string> waves = waves_of(study, means, outcome.id);
    if (waves.size() < 2) {
      continue;
    }
    PublishedChanges changes{outcome.id, waves.front(), waves.back(), 0, 0, {}, {}};
    const PublishedMean* c0 = find(means, outcome.id, control, waves.front());
    const PublishedMean* c1 = find(means, outcome.id, control, waves.back());
    changes.control_start = c0->value;
    changes.control_end = c1->value;
    changes.total_off = total_off(study, means, outcome.id);
    for (const config::Arm& arm : study.arms) {
      const PublishedMean* a0 = find(means, outcome.id, arm.id, waves.front());
      const PublishedMean* a1 = find(means, outcome.id, arm.id, waves.back());
      if (arm.id == control || a0 == nullptr || a1 == nullptr) {
        continue;
      }
      PublishedChange one{arm.id, a0->value, a1->value};
      one.gap_start = a0->value - c0->value;
      one.gap_end = a1->value - c1->value;
      one.change = a1->value - a0->value;
      one.difference_in_change = one.gap_end - one.gap_start;
      one.adjusted_low = std::min(one.gap_end, one.difference_in_change);
      one.adjusted_high = std::max(one.gap_end, one.difference_in_change);
      for (const PublishedMean* mean : {a0, a1, c0, c1}) {
        one.rounding += 0.5 * std::pow(10.0, -mean->decimals);
        one.decimals = std::max(one.decimals, mean->decimals);
      }
      one.stars = a1->stars;
      changes.arms.push_back(one);
    }
    all.push_back(std::move(changes));
  }
  return all;
}

}  // namespace werkthet::analysis
