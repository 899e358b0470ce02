#pragma once
// Whether the comparison group holds people like the treated, before any outcome is looked at.
// Trimming is counted and never carried out: dropping people changes whose effect it is, so the caller has to
// ask for it in words (statistics.md section 11).

#include "statistics/estimated.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace werkthet::statistics {

/// Where the quantiles of an Overlap are taken.
inline constexpr std::array<double, 7> overlap_shares{0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

struct Overlap {
  std::array<double, 7> quantiles_treated{};  ///< of the propensity, at overlap_shares (type 7)
  std::array<double, 7> quantiles_reference{};
  double share_treated_outside{};  ///< of the treated: below the smallest or above the largest reference
  double share_reference_below{};  ///< of the reference: below the smallest treated
  double auc{};                    ///< chance that a treated unit has the higher propensity, ties half
};

/// `propensity`: one per unit, in [0, 1]. too_few when a group is empty.
/// Source of the area: Hanley and McNeil (1982), Radiology 143:29.
[[nodiscard]] Estimated<Overlap> overlap(std::span<const double> propensity, std::span<const int> treated);

/// What would be left inside [low, high].
struct Trimming {
  double low{};
  double high{};
  std::size_t treated{};
  std::size_t treated_inside{};
  std::size_t reference{};
  std::size_t reference_inside{};
  double share_outside{};  ///< of all units
};

/// The usual rule is 0.1 to 0.9. 0 <= low <= high <= 1. too_few without units.
/// Source: Crump, Hotz, Imbens and Mitnik (2009), Biometrika 96:187.
[[nodiscard]] Estimated<Trimming> trimming(std::span<const double> propensity, std::span<const int> treated,
                                           double low = 0.1, double high = 0.9);

/// The lower limit a (upper: 1 - a) that makes the variance of the effect over those inside smallest when the
/// outcome is equally noisy in both groups; 0 when nobody has to go. no_overlap when every propensity is 0 or
/// 1; too_few without units. Source: Crump et al. (2009), corollary 1.
[[nodiscard]] Estimated<double> least_variance_limit(std::span<const double> propensity);

}  // namespace werkthet::statistics
