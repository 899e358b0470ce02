#pragma once
// Matching: for every treated unit the nearest reference units, or all those of the same class; and the
// effect on the treated that follows. Nothing here depends on the order of equally near units beyond the row
// number: ties go to the lower row, so a result can be repeated. Memory grows with the number of units, never
// with its square.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"
#include "statistics/weighting/contrast.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct MatchingOptions {
  bool replacement = true;        ///< may a reference unit serve several treated ones
  std::size_t ratio = 1;          ///< reference units wanted per treated unit
  std::optional<double> caliper;  ///< largest distance allowed, in the unit of the distance
  std::span<const int> classes;   ///< only within the same code (duration class); empty: no classes
};

struct MatchedUnit {
  std::size_t treated{};                ///< row
  std::vector<std::size_t> references;  ///< rows, nearest first; at least one, at most `ratio`
  double distance{};                    ///< to the farthest of them
};

struct Matching {
  std::vector<MatchedUnit> matched;    ///< in the order of the rows
  std::vector<std::size_t> unmatched;  ///< treated rows without a counterpart: the effect is not theirs
  /// Per row: 1 for a matched treated unit, the sum of 1 / (number of matches) for a reference unit, else 0.
  std::vector<double> weights;
  std::size_t references_used{};
  double ess_reference{};
  double largest_distance{};
  bool replacement{};
  std::vector<std::vector<double>>
      coordinates;  ///< the distance is Euclidean in these, one vector per dimension
};

/// Nearest on one score: the linear predictor of a propensity model (a usual caliper is 0.2 of its standard
/// deviation, Austin 2011, Pharmaceutical Statistics 10:150) or the propensity itself. Without replacement
/// the treated with the highest score choose first, one match each per round. too_few when a group is empty;
/// no_overlap when nobody finds a match.
/// Source: Rosenbaum and Rubin (1985), The American Statistician 39:33.
[[nodiscard]] Estimated<Matching> match_on_score(std::span<const double> score, std::span<const int> treated,
                                                 const MatchingOptions& options = {});

/// Nearest in Mahalanobis distance sqrt((a - b)' S^-1 (a - b)), with S the covariance within the two groups
/// pooled; the caliper is in that distance. At least one covariate. Without replacement rows choose in their
/// order. Reasons as above; too_few with fewer than two units in a group; singular when a covariate is
/// constant or a combination of others. Source: Rubin (1980), Biometrics 36:293.
[[nodiscard]] Estimated<Matching> match_on_covariates(Columns covariates, std::span<const int> treated,
                                                      const MatchingOptions& options = {});

struct MatchedEffect {
  std::size_t pairs{};  ///< treated units with a match
  double mean_treated{};
  double mean_reference{};
  Contrast effect;
};

/// Mean over the matched treated of outcome minus the mean of its matches. Standard error: with replacement
/// that of Abadie and Imbens (2006), Econometrica 74:235, theorem 7, the variance within the reference group
/// from the `neighbours` nearest references of a reference; without, the standard deviation of the
/// differences over the square root of their number (Abadie and Spiess 2022, JASA 117:983). A score that was
/// estimated counts as known, and no bias correction is made. `treated` as given to the matching. too_few
/// with fewer than two matches, or no `neighbours` other references; no_variation when no difference varies.
[[nodiscard]] Estimated<MatchedEffect> matched_effect(std::span<const double> outcome,
                                                      std::span<const int> treated, const Matching& matching,
                                                      double confidence = 0.95, std::size_t neighbours = 2);

/// Matching on classes: everybody of the reference in the same class, weighted to the treated of that class.
struct ExactMatching {
  std::size_t treated_matched{};
  std::size_t treated_unmatched{};  ///< in classes without a reference unit: the effect is not theirs
  std::size_t classes_used{};
  std::vector<double>
      weights;  ///< per row: treated 1 or 0; reference (treated / reference of the class) or 0
  double ess_reference{};
  double mean_treated{};
  double mean_reference{};
  Contrast effect;  ///< on the matched treated
};

/// `classes`: one code per unit. The variance is the sum over the classes of n1^2 (s1^2 / n1 + s0^2 / n0)
/// over (matched treated)^2, where a class with one treated (reference) unit borrows the variance pooled over
/// the classes. too_few when a group has fewer than two units, or no class gives that group a variance;
/// no_overlap when no class has both; no_variation when no outcome varies within classes. Source: Imbens and
/// Rubin (2015), Causal Inference, section 17.
[[nodiscard]] Estimated<ExactMatching> exact_matching(std::span<const double> outcome,
                                                      std::span<const int> treated,
                                                      std::span<const int> classes, double confidence = 0.95);

}  // namespace werkthet::statistics
