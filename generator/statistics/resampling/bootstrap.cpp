#include "statistics/resampling/bootstrap.hpp"

#include "statistics/resampling/bca.hpp"
#include "statistics/resampling/quantiles.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>

namespace werkthet::statistics {
namespace {

/// Mean of n values drawn with replacement.
double resampled_mean(std::span<const double> values, core::IndexDraws& draws) {
  const auto n = static_cast<std::uint32_t>(values.size());
  double total = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    total += values[draws.below(n)];
  }
  return total / static_cast<double>(n);
}

std::vector<double> deviations(std::span<const double> values) {
  const double centre = mean(values);
  std::vector<double> out;
  for (const double value : values) {
    out.push_back(value - centre);
  }
  return out;
}

double squared_length(std::span<const double> values) {
  return sum_over(values.size(), [&](std::size_t i) { return values[i] * values[i]; });
}

}  // namespace

Estimated<BootstrapInterval> bootstrap_interval(std::vector<double> replications, double estimate,
                                                std::optional<double> acceleration, double confidence,
                                                TiedReplications ties) {
  detail::require_finite(replications, "a replication is not finite");
  detail::require_confidence(confidence);
  if (replications.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two replications"};
  }
  std::sort(replications.begin(), replications.end());
  const double range = replications.back() - replications.front();
  if (!(range > 0)) {
    return NotEstimable{Reason::no_variation, "all replications are equal"};
  }
  BootstrapInterval r;
  r.draws = replications.size();
  r.estimate = estimate;
  r.se = std::sqrt(sample_variance(replications));
  r.acceleration = acceleration.value_or(0);
  const double tail = (1 - confidence) / 2;
  const auto at = [&](double share) {
    return detail::quantile_of_sorted(replications, share, QuantileType::type7);
  };
  r.percentile = {at(tail), at(1 - tail)};
  const double tie = 1e-12 * range;  // sums of the same values in another order differ by rounding
  const auto below = std::lower_bound(replications.begin(), replications.end(), estimate - tie);
  const auto above = std::upper_bound(below, replications.end(), estimate + tie);
  const double equal = static_cast<double>(above - below);
  const double share =
      (static_cast<double>(below - replications.begin()) + (ties == TiedReplications::half ? equal / 2 : 0)) /
      static_cast<double>(replications.size());
  if (share > 0 && share < 1) {
    r.z0 = normal_quantile(share);
    const auto low = detail::bca_share(*r.z0, r.acceleration, tail);
    const auto high = detail::bca_share(*r.z0, r.acceleration, 1 - tail);
    if (acceleration && low && high) {
      r.bca = Interval{at(*low), at(*high)};
    }
  }
  return r;
}

Estimated<TwoSampleBootstrap> bootstrap_two_sample(std::span<const double> values1,
                                                   std::span<const double> values0, const Draws& draws,
                                                   double confidence, TiedReplications ties) {
  detail::require_finite(values1, "a value is not finite");
  detail::require_finite(values0, "a value is not finite");
  if (values1.empty() || values0.empty()) {
    return NotEstimable{Reason::too_few, "a group is empty"};
  }
  const std::vector<double> own1 = deviations(values1);
  const std::vector<double> own0 = deviations(values0);
  const double n1 = static_cast<double>(own1.size());
  const double n0 = static_cast<double>(own0.size());
  std::vector<double> influence;
  for (const double d : own1) {
    influence.push_back(d / n1);
  }
  for (const double d : own0) {
    influence.push_back(-d / n0);
  }
  const double difference = mean(values1) - mean(values0);
  std::vector<double> replications = replicate(draws, [&](core::RandomStream stream) {
    core::IndexDraws indices(stream);
    const double first = resampled_mean(own1, indices);
    return difference + (first - resampled_mean(own0, indices));
  });
  auto interval = bootstrap_interval(std::move(replications), difference, detail::acceleration_of(influence),
                                     confidence, ties);
  if (!interval) {
    return interval.why();
  }
  return TwoSampleBootstrap{*interval,
                            std::sqrt(squared_length(own1) / (n1 * n1) + squared_length(own0) / (n0 * n0))};
}

namespace {

/// What a cluster adds to the sums of the two arms.
struct ClusterSums {
  double sum[2]{};
  double n[2]{};

  void add(const ClusterSums& other, double sign = 1) {
    for (const int arm : {0, 1}) {
      sum[arm] += sign * other.sum[arm];
      n[arm] += sign * other.n[arm];
    }
  }
  [[nodiscard]] bool filled() const { return n[0] > 0.5 && n[1] > 0.5; }
  [[nodiscard]] double difference() const { return sum[1] / n[1] - sum[0] / n[0]; }
};

/// Clusters drawn together: all of them, or those of one arm.
using Pools = std::vector<std::vector<ClusterSums>>;

Pools pools_of(const std::map<int, ClusterSums>& clusters) {
  const bool nested = std::all_of(clusters.begin(), clusters.end(),
                                  [](const auto& c) { return c.second.n[0] == 0 || c.second.n[1] == 0; });
  Pools pools(nested ? 2 : 1);
  for (const auto& [code, cluster] : clusters) {
    pools[nested && cluster.n[1] > 0 ? 1 : 0].push_back(cluster);
  }
  return pools;
}

std::optional<double> jackknife_acceleration(const std::map<int, ClusterSums>& clusters,
                                             const ClusterSums& all) {
  std::vector<double> left_out;
  for (const auto& [code, cluster] : clusters) {
    ClusterSums rest = all;
    rest.add(cluster, -1);
    if (!rest.filled()) {
      return std::nullopt;
    }
    left_out.push_back(rest.difference());
  }
  const double centre = mean(left_out);
  for (double& value : left_out) {
    value = centre - value;
  }
  return detail::acceleration_of(left_out);
}

}  // namespace

Estimated<ClusterBootstrap> cluster_bootstrap(std::span<const double> values, std::span<const int> treated,
                                              std::span<const int> clusters, const Draws& draws,
                                              double confidence, TiedReplications ties) {
  detail::require_finite(values, "a value is not finite");
  detail::require_binary(treated, values.size());
  detail::require(clusters.size() == values.size(), "clusters have another length than the values");
  if (values.empty()) {
    return NotEstimable{Reason::too_few, "an arm is empty"};
  }
  std::map<int, ClusterSums> by_code;
  ClusterSums all;
  const double centre = mean(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    ClusterSums own;
    own.sum[treated[i]] = values[i] - centre;
    own.n[treated[i]] = 1;
    by_code[clusters[i]].add(own);
    all.add(own);
  }
  if (!all.filled()) {
    return NotEstimable{Reason::too_few, "an arm is empty"};
  }
  const Pools pools = pools_of(by_code);
  if (std::any_of(pools.begin(), pools.end(), [](const auto& pool) { return pool.size() < 2; })) {
    return NotEstimable{Reason::few_clusters, "fewer than two clusters to draw from"};
  }
  std::atomic<std::size_t> empty{0};
  std::vector<double> replications = replicate(draws, [&](core::RandomStream stream) {
    core::IndexDraws indices(stream);
    for (;;) {
      ClusterSums drawn;
      for (const auto& pool : pools) {
        for (std::size_t i = 0; i < pool.size(); ++i) {
          drawn.add(pool[indices.below(static_cast<std::uint32_t>(pool.size()))]);
        }
      }
      if (drawn.filled()) {
        return drawn.difference();
      }
      ++empty;
    }
  });
  const auto interval = bootstrap_interval(std::move(replications), all.difference(),
                                           jackknife_acceleration(by_code, all), confidence, ties);
  if (!interval) {
    return interval.why();
  }
  return ClusterBootstrap{*interval, by_code.size(), empty.load()};
}

}  // namespace werkthet::statistics
