#pragma once
// The bootstrap: intervals from samples drawn with replacement from the sample, for outcomes such as income
// for which a normal interval is not believed. Hands on the percentile interval and BCa, which corrects for
// bias and for a standard error that moves with the value; BCa is the default to report. Acceleration comes
// from the influence of each person (or cluster), not from a second round of draws.

#include "statistics/estimated.hpp"
#include "statistics/resampling/draws.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// How replications equal to the estimate count for the bias correction z0: not at all (Efron) or by half,
/// which is right for outcomes with few values.
enum class TiedReplications { below_only, half };

struct BootstrapInterval {
  std::size_t draws{};
  double estimate{};
  double se{};  ///< standard deviation of the replications
  double acceleration{};
  std::optional<double> z0;  ///< none when all replications lie on one side
  Interval percentile;
  std::optional<Interval> bca;  ///< none without z0 or acceleration, or where the correction breaks down
};

/// Intervals from replications of any statistic. `acceleration`: sum of influence^3 / (6 (sum of
/// influence^2)^1.5), or none. too_few with fewer than two replications; no_variation when they are all
/// equal. Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, section 14.3; quantiles of
/// type 7.
[[nodiscard]] Estimated<BootstrapInterval> bootstrap_interval(std::vector<double> replications,
                                                              double estimate,
                                                              std::optional<double> acceleration,
                                                              double confidence = 0.95,
                                                              TiedReplications ties = TiedReplications::half);

struct TwoSampleBootstrap {
  BootstrapInterval interval;
  double se_closed_form{};  ///< what `interval.se` tends to: variances with denominator n
};

/// Difference of two means, group 1 minus group 0, resampled within groups. too_few when a group is empty;
/// no_variation when neither group varies. Source: Efron and Tibshirani (1993), sections 8.3 and 14.3;
/// influence: eq. 14.15 per group.
[[nodiscard]] Estimated<TwoSampleBootstrap> bootstrap_two_sample(
    std::span<const double> values1, std::span<const double> values0, const Draws& draws,
    double confidence = 0.95, TiedReplications ties = TiedReplications::half);

struct ClusterBootstrap {
  BootstrapInterval interval;
  std::size_t clusters{};
  std::size_t empty_draws{};  ///< redrawn, because one arm had nobody
};

/// Difference of two means, treated minus others, resampling whole clusters (caseworkers); within arms when
/// every cluster lies in one arm. Acceleration by leaving out a cluster. With fewer than ten clusters the
/// interval is too short; CR2 (linear/) is then better. too_few when an arm is empty; few_clusters with fewer
/// than two clusters, or two per arm when they lie in one arm; no_variation when every replication gives the
/// same. Source: Field and Welsh (2007), J. R. Statist. Soc. B 69, section 2.2 (cluster bootstrap).
[[nodiscard]] Estimated<ClusterBootstrap> cluster_bootstrap(std::span<const double> values,
                                                            std::span<const int> treated,
                                                            std::span<const int> clusters, const Draws& draws,
                                                            double confidence = 0.95,
                                                            TiedReplications ties = TiedReplications::half);

enum class SampleStatistic { mean, median };

/// The whole bootstrap distribution of a small sample, without drawing.
struct ExactBootstrap {
  std::size_t n{};
  std::size_t support{};  ///< distinct values of the statistic
  double estimate{};
  double mean{};
  double se{};
  Interval percentile;    ///< type-1 quantiles of the distribution
  Interval basic;         ///< 2 estimate - percentile
  double acceleration{};  ///< jackknife; 0 when leaving one out changes nothing
  double z0{};            ///< ties with the estimate count by half
  std::optional<Interval> bca;
  double jackknife_se{};
};

/// Enumerates every resample as counts per person: (2n - 1 choose n) of them. too_few below two values;
/// out_of_range above 11 values (352,716 resamples); no_variation when the values are equal. Source: Diaconis
/// and Holmes (1994), Statistics and Computing 4, p. 287; BCa as above.
[[nodiscard]] Estimated<ExactBootstrap> bootstrap_exact(std::span<const double> values,
                                                        SampleStatistic statistic, double confidence = 0.95);

}  // namespace werkthet::statistics
