#pragma once
// The same persons twice: a yes/no item before and after.
// Only the persons who changed say something about change, so the exact test is a binomial on them.

#include "statistics/estimated.hpp"

#include <cstdint>

namespace werkthet::statistics {

/// Change in a share for the same persons, first minus second.
struct PairedDifference {
  double difference{};  ///< (yes-no minus no-yes) / n
  double se{};          ///< Wald
  Interval interval;
  double statistic{};  ///< McNemar: (b - c)^2 / (b + c)
  double p{};
  double corrected{};  ///< (|b - c| - 1)^2 / (b + c)
  double corrected_p{};
  double exact_p{};  ///< binomial, two-sided
  double mid_p{};    ///< the same with half the weight on the observed table
};

/// Counts of persons by first and second answer. too_few without persons; no_variation when nobody changed;
/// negative counts or a confidence outside (0, 1) throw std::invalid_argument.
/// Source: McNemar (1947), Psychometrika 12:153; Fleiss, Levin and Paik (2003), section 13.1; mid-p:
/// Fagerland, Lydersen and Laake (2013), BMC Med Res Methodol 13:91.
[[nodiscard]] Estimated<PairedDifference> mcnemar(std::int64_t yes_yes, std::int64_t yes_no,
                                                  std::int64_t no_yes, std::int64_t no_no,
                                                  double confidence = 0.95);

}  // namespace werkthet::statistics
