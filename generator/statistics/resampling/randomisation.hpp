#pragma once
// Randomisation inference: how often would the difference be this large if the arm had no effect on anybody
// and only the lot had fallen otherwise? Hands on p from every assignment the design allows, or from a random
// sample of them when there are too many. It assumes nothing about the outcome; it needs the design (numbers
// treated per stratum, clusters) to be that of the lottery. A yes/no outcome is exact at almost any size:
// only counts matter.

#include "statistics/estimated.hpp"
#include "statistics/resampling/draws.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace werkthet::statistics {

/// How the lot was drawn. Within a stratum every choice of the same number of units was equally likely.
struct Lottery {
  std::span<const int> treated;     ///< 0/1, one per person
  std::span<const int> strata{};    ///< codes, empty: one stratum
  std::span<const int> clusters{};  ///< codes, empty: persons were drawn; else whole clusters were
};

struct RandomisationOptions {
  double exact_limit = 3e6;  ///< enumerate when there are at most so many assignments; 0: always draw
  Draws draws;
};

/// p of the same statistic in three directions. greater: in favour of the treated.
struct PermutationP {
  double two_sided{};
  double greater{};
  double less{};
};

struct RandomisationTest {
  std::size_t n{};   ///< persons
  std::size_t n1{};  ///< of them treated
  bool exact{};
  std::size_t draws{};                ///< 0 when exact
  std::optional<double> assignments;  ///< the design allows; none from 2^53 on
  double sum_treated{};
  double expected_sum{};  ///< of the treated, over all assignments of persons within strata
  double difference_in_means{};
  PermutationP p;           ///< statistic: |S - E(S)|, S the sum over the treated
  double monte_carlo_se{};  ///< of the two-sided p; 0 when exact
  std::optional<double> t;  ///< studentised; none when an arm has a single unit in a stratum or does not vary
  std::optional<PermutationP> p_studentised;
  double z{};      ///< (S - E(S)) / standard deviation over all assignments
  double p_clt{};  ///< two-sided, normal approximation
};

/// Tests that the arm changes nobody's outcome. Exact p = hits / assignments; drawn p = (hits + 1) / (draws +
/// 1). With clusters the unit is the cluster and its value the sum of its persons' deviations from their
/// stratum mean, which clusters of unequal size do not distort. Ties count as at least as large (to 1e-10 of
/// the total deviation). too_few when a group is empty; few_clusters when fewer than two clusters could have
/// changed places; no_variation when the outcome does not vary where the lot mattered. Throws when a cluster
/// lies in two arms or strata. Source: Fisher (1935), section 21; Rosenbaum (2002), Observational Studies,
/// section 2.4; (hits + 1) / (B + 1): Phipson and Smyth (2010); studentised: Janssen (1997), Chung and Romano
/// (2013).
[[nodiscard]] Estimated<RandomisationTest> randomisation_test(std::span<const double> outcome,
                                                              const Lottery& lottery,
                                                              const RandomisationOptions& options = {});

}  // namespace werkthet::statistics
