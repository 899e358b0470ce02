#include "statistics/proportions/paired_proportions.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {

Estimated<PairedDifference> mcnemar(std::int64_t yes_yes, std::int64_t yes_no, std::int64_t no_yes,
                                    std::int64_t no_no, double confidence) {
  detail::require(yes_yes >= 0 && yes_no >= 0 && no_yes >= 0 && no_no >= 0, "a count is negative");
  detail::require_confidence(confidence);
  const auto b = static_cast<double>(yes_no);
  const auto c = static_cast<double>(no_yes);
  const double changed = b + c;
  const double n = changed + static_cast<double>(yes_yes) + static_cast<double>(no_no);
  if (n == 0) {
    return NotEstimable{Reason::too_few, "no persons"};
  }
  if (changed == 0) {
    return NotEstimable{Reason::no_variation, "nobody changed"};
  }
  PairedDifference r;
  r.difference = (b - c) / n;
  r.se = std::sqrt(std::max(0.0, changed - (b - c) * (b - c) / n)) / n;
  const double half = normal_critical(confidence) * r.se;
  r.interval = {r.difference - half, r.difference + half};
  r.statistic = (b - c) * (b - c) / changed;
  r.p = chi_square_upper_p(r.statistic, 1);
  const double left = std::max(0.0, std::abs(b - c) - 1);
  r.corrected = left * left / changed;
  r.corrected_p = chi_square_upper_p(r.corrected, 1);
  r.exact_p = std::min(1.0, 2 * binomial_cdf(std::min(b, c), changed, 0.5));
  r.mid_p = r.exact_p - binomial_probability(std::min(b, c), changed, 0.5);
  return r;
}

}  // namespace werkthet::statistics
