#pragma once
// One share with its interval, from a count (events out of n).
// Wilson is the interval a report shows: closed form, never outside 0..1, coverage close to nominal from n
// = 10. The others are here because readers and reviewers ask for them; none is a default.

#include "statistics/estimated.hpp"

#include <cstdint>

namespace werkthet::statistics {

/// A share (0..1) with its interval.
struct Proportion {
  double estimate{};
  Interval interval;
};

// All of them: n = 0 gives too_few; counts that cannot be, or a confidence outside (0, 1), throw
// std::invalid_argument. Assumed: independent persons with the same chance; a sample, not a whole population.

/// Wilson score interval: the shares p0 with |p - p0| <= z sqrt(p0 (1 - p0) / n). Exactly 0 and 1 at the
/// ends. Source: Wilson (1927), JASA 22:209; Newcombe (1998a), Stat Med 17:857, method 3.
[[nodiscard]] Estimated<Proportion> wilson(std::int64_t events, std::int64_t n, double confidence = 0.95);

/// Wilson with continuity correction, wider: the same with |p - p0| - 1/(2n). Source: Newcombe (1998a),
/// method 4.
[[nodiscard]] Estimated<Proportion> wilson_corrected(std::int64_t events, std::int64_t n,
                                                     double confidence = 0.95);

/// "Exact" interval from the two binomial tails, each (1 - confidence) / 2: never covers less than it says,
/// usually more. Source: Clopper and Pearson (1934), Biometrika 26:404.
[[nodiscard]] Estimated<Proportion> clopper_pearson(std::int64_t events, std::int64_t n,
                                                    double confidence = 0.95);

/// Equal-tailed interval of the posterior Beta(x + 1/2, n - x + 1/2), with 0 and 1 at the ends.
/// Source: Brown, Cai and DasGupta (2001), Statistical Science 16:101, section 3.1.3.
[[nodiscard]] Estimated<Proportion> jeffreys(std::int64_t events, std::int64_t n, double confidence = 0.95);

/// Wald interval around (x + z^2/2) / (n + z^2). Not cut: limits may lie outside 0..1; `estimate` is events /
/// n. Source: Agresti and Coull (1998), American Statistician 52:119.
[[nodiscard]] Estimated<Proportion> agresti_coull(std::int64_t events, std::int64_t n,
                                                  double confidence = 0.95);

/// p +- z sqrt(p (1 - p) / n). No width at 0 and n, and limits outside 0..1: only to compare with other
/// reports.
[[nodiscard]] Estimated<Proportion> wald_proportion(std::int64_t events, std::int64_t n,
                                                    double confidence = 0.95);

}  // namespace werkthet::statistics
