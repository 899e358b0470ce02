#pragma once
// Treatment, participation and total: what an arm does against control, what control differs from comparable
// non-participants, and their sum. Non-participants are weighted to the means of ALL randomised persons; arms
// and control are plain means, so total = treatment + participation without remainder.
// One stacked system of estimating equations carries the uncertainty of the target means and of the weights
// into every standard error (written out as influence functions, so nothing is differentiated numerically).
// Participation is an effect only if the covariates explain who took part: this file cannot know that.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"
#include "statistics/weighting/contrast.hpp"
#include "statistics/weighting/entropy_balancing.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// Group codes: non-participants -1, control 0, arms 1, 2, ...
inline constexpr int non_participant = -1;
inline constexpr int control_group = 0;

struct ArmDecomposition {
  std::size_t n{};
  double mean{};
  Estimated<Contrast> treatment;       ///< arm - control
  Estimated<Contrast> total_adjusted;  ///< arm - weighted non-participants
  Estimated<Contrast> total_raw;       ///< arm - non-participants
};

struct Decomposition {
  std::size_t n{};
  std::size_t n_control{};
  std::size_t n_nonparticipants{};
  double mean_control{};
  double mean_nonparticipants_raw{};
  Estimated<double> mean_nonparticipants_adjusted;
  std::vector<ArmDecomposition> arms;          ///< in the order of their codes 1, 2, ...
  Estimated<Contrast> participation_adjusted;  ///< control - weighted non-participants
  Estimated<Contrast> participation_raw;       ///< control - non-participants
  Estimated<BalanceWeights> weights;           ///< per non-participant, in the order of the rows
  Estimated<Contrast> selection;  ///< weighted minus plain mean of the non-participants: raw less adjusted
};

/// outcome, group: one per person; covariates fixed before the draw (empty: adjusted equals raw).
/// `arms` = number of arms (0 allowed: only participation). too_few when an arm, control or the
/// non-participants have fewer than two persons. When the weights do not exist, the adjusted parts carry that
/// reason and the rest stands; covariates that are combinations of others give singular there. A contrast
/// between groups that do not vary is no_variation.
/// Source: weights Hainmueller (2012); variance Stefanski and Boos (2002), eq. 10; the influence function of
/// the weighted mean as in calibration, Deville and Särndal (1992), with estimated totals.
[[nodiscard]] Estimated<Decomposition> three_way_decomposition(std::span<const double> outcome,
                                                               std::span<const int> group, std::size_t arms,
                                                               Columns covariates, double confidence = 0.95);

}  // namespace werkthet::statistics
