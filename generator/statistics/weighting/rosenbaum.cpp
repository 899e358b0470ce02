#include "statistics/weighting/rosenbaum.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace werkthet::statistics {
namespace {

constexpr std::size_t most_exact_pairs = 200;
constexpr double largest_gamma = 1e6;

struct Ranks {
  std::vector<std::size_t> doubled;  // twice the mid-rank of |difference|: whole numbers
  std::size_t statistic{};           // twice the sum over positive differences
};

Ranks ranks_of(std::span<const double> differences) {
  std::vector<double> sorted(differences.begin(), differences.end());
  std::sort(sorted.begin(), sorted.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  Ranks r;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t j = i;
    while (j < sorted.size() && std::abs(sorted[j]) == std::abs(sorted[i])) {
      ++j;
    }
    for (std::size_t k = i; k < j && sorted[k] != 0; ++k) {
      r.doubled.push_back(i + 1 + j);  // twice the mean of the ranks i + 1 .. j
      r.statistic += sorted[k] > 0 ? i + 1 + j : 0;
    }
    i = j;
  }
  return r;
}

/// P(sum of ranks >= statistic) when each counts with probability p, by the normal approximation.
double approximate(const Ranks& ranks, double p) {
  const double total =
      sum_over(ranks.doubled.size(), [&](std::size_t i) { return static_cast<double>(ranks.doubled[i]); });
  const double squares = sum_over(ranks.doubled.size(), [&](std::size_t i) {
    const auto q = static_cast<double>(ranks.doubled[i]);
    return q * q;
  });
  return normal_upper_p((static_cast<double>(ranks.statistic) - p * total) /
                        std::sqrt(p * (1 - p) * squares));
}

/// The same by the distribution itself, one rank at a time.
double exact(const Ranks& ranks, double p) {
  const std::size_t total = std::accumulate(ranks.doubled.begin(), ranks.doubled.end(), std::size_t{0});
  std::vector<double> chance(total + 1, 0.0);
  chance[0] = 1;
  std::size_t reached = 0;
  for (const std::size_t q : ranks.doubled) {
    for (std::size_t s = reached + q + 1; s-- > 0;) {
      const double stays = s <= reached ? chance[s] * (1 - p) : 0.0;
      chance[s] = stays + (s >= q ? chance[s - q] * p : 0.0);
    }
    reached += q;
  }
  return std::min(1.0, sum(std::span<const double>(chance).subspan(ranks.statistic)));
}

PBounds bounds(double gamma, double lower, double upper, bool is_exact) {
  return {gamma, lower, upper, is_exact};
}

double upper_share(double gamma) {
  return gamma / (1 + gamma);
}

/// P(X >= k) of n pairs, each with chance p.
double at_least(std::int64_t k, std::int64_t n, double p) {
  return binomial_cdf(static_cast<double>(n - k), static_cast<double>(n), 1 - p);
}

template <class Upper>
Estimated<double> largest(const Upper& upper, double alpha) {
  detail::require(alpha > 0 && alpha < 1, "alpha must lie between 0 and 1");
  if (upper(1.0) > alpha) {
    return NotEstimable{Reason::out_of_range, "not significant without hidden bias either"};
  }
  if (upper(largest_gamma) <= alpha) {
    return NotEstimable{Reason::out_of_range, "significant whatever the hidden bias"};
  }
  // In the logarithm, so that a gamma of 1.2 and of 1000 are found equally well.
  return std::exp(bisect_decreasing([&](double log_gamma) { return alpha - upper(std::exp(log_gamma)); }, 0.0,
                                    std::log(largest_gamma)));
}

Estimated<Ranks> usable(std::span<const double> differences) {
  detail::require_finite(differences, "a difference is not finite");
  if (differences.empty()) {
    return NotEstimable{Reason::too_few, "no pairs"};
  }
  Ranks ranks = ranks_of(differences);
  if (ranks.doubled.empty()) {
    return NotEstimable{Reason::no_variation, "no pair differs"};
  }
  return ranks;
}

}  // namespace

Estimated<SignedRankBounds> rosenbaum_signed_rank(std::span<const double> differences, double gamma) {
  detail::require(std::isfinite(gamma) && gamma >= 1, "gamma is at least 1");
  const auto ranks = usable(differences);
  if (!ranks) {
    return ranks.why();
  }
  const double high = upper_share(gamma);
  const double low = 1 / (1 + gamma);
  SignedRankBounds r;
  r.pairs = ranks->doubled.size();
  r.statistic = static_cast<double>(ranks->statistic) / 2;
  r.approximate = bounds(gamma, approximate(*ranks, low), approximate(*ranks, high), false);
  if (r.pairs <= most_exact_pairs) {
    r.exact = bounds(gamma, exact(*ranks, low), exact(*ranks, high), true);
  }
  return r;
}

Estimated<PBounds> rosenbaum_mcnemar(std::int64_t only_treated, std::int64_t only_reference, double gamma) {
  detail::require(only_treated >= 0 && only_reference >= 0, "a count is negative");
  detail::require(std::isfinite(gamma) && gamma >= 1, "gamma is at least 1");
  const std::int64_t n = only_treated + only_reference;
  if (n == 0) {
    return NotEstimable{Reason::no_events, "no pair differs"};
  }
  return bounds(gamma, at_least(only_treated, n, 1 / (1 + gamma)),
                at_least(only_treated, n, upper_share(gamma)), true);
}

Estimated<double> tolerated_gamma(std::span<const double> differences, double alpha) {
  const auto ranks = usable(differences);
  if (!ranks) {
    return ranks.why();
  }
  return largest([&](double gamma) { return approximate(*ranks, upper_share(gamma)); }, alpha);
}

Estimated<double> tolerated_gamma(std::int64_t only_treated, std::int64_t only_reference, double alpha) {
  detail::require(only_treated >= 0 && only_reference >= 0, "a count is negative");
  const std::int64_t n = only_treated + only_reference;
  if (n == 0) {
    return NotEstimable{Reason::no_events, "no pair differs"};
  }
  return largest([&](double gamma) { return at_least(only_treated, n, upper_share(gamma)); }, alpha);
}

}  // namespace werkthet::statistics
