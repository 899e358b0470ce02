#include "statistics/proportions/one_proportion.hpp"

#include "statistics/distributions.hpp"
#include "statistics/proportions/counts.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

struct Count {
  double x, n, z, tail;
  [[nodiscard]] double p() const { return x / n; }
};

/// Checks what all intervals check; `interval` is a function of a Count.
template <class Limits>
Estimated<Proportion> share(std::int64_t events, std::int64_t n, double confidence, const Limits& limits) {
  detail::require_counts(events, n);
  detail::require_confidence(confidence);
  if (n == 0) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  const Count c{static_cast<double>(events), static_cast<double>(n), normal_critical(confidence),
                (1 - confidence) / 2};
  return Proportion{c.p(), limits(c)};
}

/// Exactly 0 and 1 at the ends: rounding must not print -0.0 % or 100.1 %.
Interval closed(const Count& c, double low, double high) {
  return {c.x == 0 ? 0.0 : std::max(low, 0.0), c.x == c.n ? 1.0 : std::min(high, 1.0)};
}

/// Quantiles of two beta distributions, 0 and 1 at the ends.
Interval between_betas(const Count& c, double shift_low, double shift_high) {
  return {c.x == 0 ? 0.0 : beta_quantile(c.tail, c.x + shift_low, c.n - c.x + shift_high),
          c.x == c.n ? 1.0 : beta_quantile(1 - c.tail, c.x + shift_high, c.n - c.x + shift_low)};
}

}  // namespace

Estimated<Proportion> wilson(std::int64_t events, std::int64_t n, double confidence) {
  return share(events, n, confidence, [](const Count& c) {
    const double z2 = c.z * c.z;
    const double half = c.z * std::sqrt(c.n * c.p() * (1 - c.p()) + z2 / 4);
    const double centre = c.x + z2 / 2;
    return closed(c, (centre - half) / (c.n + z2), (centre + half) / (c.n + z2));
  });
}

Estimated<Proportion> wilson_corrected(std::int64_t events, std::int64_t n, double confidence) {
  return share(events, n, confidence, [](const Count& c) {
    const double z2 = c.z * c.z;
    const double p = c.p();
    const auto root = [&](double sign) {
      return std::sqrt(std::max(0.0, z2 - sign * 2 - 1 / c.n + 4 * p * (c.n * (1 - p) + sign)));
    };
    const double centre = 2 * c.n * p + z2;
    return closed(c, (centre - 1 - c.z * root(1)) / (2 * (c.n + z2)),
                  (centre + 1 + c.z * root(-1)) / (2 * (c.n + z2)));
  });
}

Estimated<Proportion> clopper_pearson(std::int64_t events, std::int64_t n, double confidence) {
  return share(events, n, confidence, [](const Count& c) { return between_betas(c, 0, 1); });
}

Estimated<Proportion> jeffreys(std::int64_t events, std::int64_t n, double confidence) {
  return share(events, n, confidence, [](const Count& c) { return between_betas(c, 0.5, 0.5); });
}

Estimated<Proportion> agresti_coull(std::int64_t events, std::int64_t n, double confidence) {
  return share(events, n, confidence, [](const Count& c) {
    const double more = c.n + c.z * c.z;
    const double centre = (c.x + c.z * c.z / 2) / more;
    const double half = c.z * std::sqrt(centre * (1 - centre) / more);
    return Interval{centre - half, centre + half};
  });
}

Estimated<Proportion> wald_proportion(std::int64_t events, std::int64_t n, double confidence) {
  return share(events, n, confidence, [](const Count& c) {
    const double half = c.z * std::sqrt(c.p() * (1 - c.p()) / c.n);
    return Interval{c.p() - half, c.p() + half};
  });
}

}  // namespace werkthet::statistics
