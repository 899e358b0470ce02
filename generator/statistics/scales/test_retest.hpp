#pragma once
// The same measure twice on the same persons: how far the two agree, and how large a change must be before it
// is more than noise. Agreement and consistency both, because a shift of everybody lowers only the first.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace werkthet::statistics {

struct TestRetest {
  std::size_t n{};
  double pearson{};
  std::optional<Interval> pearson_interval;  ///< Fisher's z; none with fewer than four persons or |r| = 1
  double icc_agreement{};                    ///< ICC(2,1): persons and occasions random, absolute agreement
  double icc_consistency{};                  ///< ICC(3,1): occasions fixed
  double mean_change{};                      ///< second - first
  double sd_change{};
  double sem{};                         ///< standard error of measurement: sd_change / sqrt(2)
  double smallest_detectable_change{};  ///< 1.96 * sd_change, for one person
  std::optional<double>
      standardised_response_mean;  ///< mean_change / sd_change; none when nobody changes apart
};

/// Pairs of one person each, complete. too_few: fewer than three pairs; no_variation: an occasion on which
/// everybody scores the same. Source: Shrout and Fleiss (1979), Psychol Bull
/// 86:420-428; smallest detectable change: de Vet et al. (2006), Health Qual Life Outcomes 4:54.
[[nodiscard]] Estimated<TestRetest> test_retest(std::span<const double> first, std::span<const double> second,
                                                double confidence = 0.95);

}  // namespace werkthet::statistics
