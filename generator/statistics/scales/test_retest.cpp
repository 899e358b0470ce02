#include "statistics/scales/test_retest.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace werkthet::statistics {

Estimated<TestRetest> test_retest(std::span<const double> first, std::span<const double> second,
                                  double confidence) {
  const std::size_t n = first.size();
  detail::require(second.size() == n, "the occasions have different lengths");
  detail::require_finite(first, "a score is not finite");
  detail::require_finite(second, "a score is not finite");
  detail::require_confidence(confidence);
  if (n < 3) {
    return NotEstimable{Reason::too_few, "fewer than three persons"};
  }
  const double persons = static_cast<double>(n);
  const double mean1 = mean(first);
  const double mean2 = mean(second);
  const auto squares = [&](std::span<const double> a, double centre_a, std::span<const double> b,
                           double centre_b) {
    return sum_over(n, [&](std::size_t i) { return (a[i] - centre_a) * (b[i] - centre_b); });
  };
  const double ss1 = squares(first, mean1, first, mean1);
  const double ss2 = squares(second, mean2, second, mean2);
  const double cross = squares(first, mean1, second, mean2);
  const double bound = 1e-26 * persons;
  if (!(ss1 > bound * mean1 * mean1) || !(ss2 > bound * mean2 * mean2) || !(ss1 > 0) || !(ss2 > 0)) {
    return NotEstimable{Reason::no_variation, "everybody scores the same on an occasion"};
  }
  TestRetest out;
  out.n = n;
  out.pearson = std::clamp(cross / (std::sqrt(ss1) * std::sqrt(ss2)), -1.0, 1.0);
  if (n > 3 && std::abs(out.pearson) < 1) {
    const double half = normal_critical(confidence) / std::sqrt(persons - 3);
    const double z = std::atanh(out.pearson);
    out.pearson_interval = Interval{std::tanh(z - half), std::tanh(z + half)};
  }
  std::vector<double> change;
  for (std::size_t i = 0; i < n; ++i) {
    change.push_back(second[i] - first[i]);
  }
  out.mean_change = mean(change);
  // A change of everybody by the same amount leaves rounding, which is no variance.
  const double raw_variance = sample_variance(change);
  const double change_variance = raw_variance > 1e-26 * (ss1 + ss2) / persons ? raw_variance : 0.0;
  // Mean squares of the two-way table of persons and two occasions.
  const double between = (ss1 + ss2 + 2 * cross) / (2 * (persons - 1));
  const double occasions = persons * out.mean_change * out.mean_change / 2;
  const double error = change_variance / 2;
  out.icc_agreement = (between - error) / (between + error + 2 * (occasions - error) / persons);
  out.icc_consistency = (between - error) / (between + error);
  out.sd_change = std::sqrt(change_variance);
  out.sem = out.sd_change / std::sqrt(2.0);
  out.smallest_detectable_change = 1.96 * out.sd_change;
  if (out.sd_change > 0) {
    out.standardised_response_mean = out.mean_change / out.sd_change;
  }
  return out;
}

}  // namespace werkthet::statistics
