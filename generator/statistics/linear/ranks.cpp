#include "statistics/linear/ranks.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace werkthet::statistics {
namespace {

std::vector<double> sorted(std::span<const double> values) {
  std::vector<double> out(values.begin(), values.end());
  std::sort(out.begin(), out.end());
  return out;
}

void require_groups(std::span<const double> values1, std::span<const double> values0) {
  detail::require_finite(values1, "an outcome is not finite");
  detail::require_finite(values0, "an outcome is not finite");
}

/// For every value: how many of the others (sorted) lie below it, ties for half.
std::vector<double> placements(std::span<const double> values, const std::vector<double>& others) {
  std::vector<double> out;
  out.reserve(values.size());
  for (const double value : values) {
    const auto [low, high] = std::equal_range(others.begin(), others.end(), value);
    out.push_back((static_cast<double>(low - others.begin()) + static_cast<double>(high - others.begin())) /
                  2);
  }
  return out;
}

/// Sum of t^3 - t over groups of t equal values.
double tie_term(const std::vector<double>& all) {
  double term = 0;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t j = i;
    while (j < all.size() && all[j] == all[i]) {
      ++j;
    }
    const auto t = static_cast<double>(j - i);
    term += t * t * t - t;
    i = j;
  }
  return term;
}

/// P(U <= u) when nothing is tied: counts of subsets by their rank sum, built up one unit at a time.
double exact_lower(std::size_t n1, std::size_t n0, std::size_t u) {
  const std::size_t top = n1 * n0;
  // ways[a][s]: arrangements of the units so far with a of group 1 and U = s.
  std::vector<std::vector<double>> ways(n1 + 1, std::vector<double>(top + 1));
  ways[0][0] = 1;
  for (std::size_t seen = 0; seen < n1 + n0; ++seen) {
    for (std::size_t a = std::min(seen + 1, n1); a >= 1; --a) {
      // The next unit is the a-th of group 1: it stands above the seen - (a - 1) units of group 0.
      const std::size_t above = seen + 1 - a;
      if (above > n0) {
        continue;
      }
      for (std::size_t s = top + 1; s-- > above;) {
        ways[a][s] += ways[a - 1][s - above];
      }
    }
  }
  const double all = sum(ways[n1]);
  return sum(std::span(ways[n1]).first(u + 1)) / all;
}

/// Doubles in their order as whole numbers, so that halving reaches a neighbour in 64 steps.
std::int64_t to_order(double value) {
  const auto bits = std::bit_cast<std::int64_t>(value + 0.0);  // minus zero becomes zero
  return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits;
}

double from_order(std::int64_t order) {
  return std::bit_cast<double>(order >= 0 ? order : std::numeric_limits<std::int64_t>::min() - order);
}

/// How many differences a - b are at most `bound`; both sorted. Rounding keeps the order of the differences,
/// so the count needs one walk along both.
std::uint64_t differences_up_to(const std::vector<double>& a, const std::vector<double>& b, double bound) {
  std::uint64_t count = 0;
  std::size_t at = 0;  // first b with a - b <= bound; moves up with a
  for (const double value : a) {
    while (at < b.size() && value - b[at] > bound) {
      ++at;
    }
    count += b.size() - at;
  }
  return count;
}

/// The k-th smallest difference, k from 1.
double kth_difference(const std::vector<double>& a, const std::vector<double>& b, std::uint64_t k) {
  std::int64_t low = to_order(a.front() - b.back());
  std::int64_t high = to_order(a.back() - b.front());
  while (low < high) {
    const std::int64_t middle =
        low +
        static_cast<std::int64_t>((static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low)) / 2);
    if (differences_up_to(a, b, from_order(middle)) >= k) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return from_order(low);
}

}  // namespace

Estimated<RankTest> rank_test(std::span<const double> values1, std::span<const double> values0) {
  require_groups(values1, values0);
  if (values1.empty() || values0.empty()) {
    return NotEstimable{Reason::too_few, "a group has no values"};
  }
  std::vector<double> all(values1.begin(), values1.end());
  all.insert(all.end(), values0.begin(), values0.end());
  std::sort(all.begin(), all.end());
  if (all.front() == all.back()) {
    return NotEstimable{Reason::no_variation, "all values are equal"};
  }
  RankTest r;
  r.n1 = values1.size();
  r.n0 = values0.size();
  r.u = sum(placements(values1, sorted(values0)));
  const double ties = tie_term(all);
  r.ties = ties > 0;
  const double n1 = static_cast<double>(r.n1);
  const double n0 = static_cast<double>(r.n0);
  const double n = n1 + n0;
  const double sd = std::sqrt(n1 * n0 / 12 * (n + 1 - ties / (n * (n - 1))));
  const double distance = std::abs(r.u - n1 * n0 / 2);
  r.p = normal_two_sided_p(distance / sd);
  // The correction never pushes past the middle: a distance of zero stays p = 1.
  r.p_continuity = distance > 0 ? std::min(1.0, 2 * normal_upper_p((distance - 0.5) / sd)) : 1.0;
  if (!r.ties && all.size() <= 100) {
    const auto lower = static_cast<std::size_t>(std::min(r.u, n1 * n0 - r.u));
    r.p_exact = std::min(1.0, 2 * exact_lower(r.n1, r.n0, lower));
  }
  return r;
}

Estimated<Superiority> probability_of_superiority(std::span<const double> values1,
                                                  std::span<const double> values0, double confidence) {
  require_groups(values1, values0);
  detail::require_confidence(confidence);
  if (values1.size() < 2 || values0.size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two values"};
  }
  const double n1 = static_cast<double>(values1.size());
  const double n0 = static_cast<double>(values0.size());
  const std::vector<double> over0 = placements(values1, sorted(values0));
  const std::vector<double> over1 = placements(values0, sorted(values1));
  Superiority r;
  r.probability = sum(over0) / (n1 * n0);
  const double v1 = sample_variance(over0) / (n0 * n0) / n1;
  const double v0 = sample_variance(over1) / (n1 * n1) / n0;
  if (!(v1 + v0 > 0)) {
    return NotEstimable{Reason::no_variation, "all values are equal, or the groups do not overlap"};
  }
  r.se = std::sqrt(v1 + v0);
  const double share1 = v1 / (v1 + v0);
  const double share0 = v0 / (v1 + v0);
  r.df = 1 / (share1 * share1 / (n1 - 1) + share0 * share0 / (n0 - 1));
  r.p = t_two_sided_p((r.probability - 0.5) / r.se, r.df);
  const double odds = std::log(r.probability / (1 - r.probability));
  const double half = t_critical(confidence, r.df) * r.se / (r.probability * (1 - r.probability));
  r.interval = {1 / (1 + std::exp(half - odds)), 1 / (1 + std::exp(-half - odds))};
  return r;
}

Estimated<Shift> hodges_lehmann(std::span<const double> values1, std::span<const double> values0,
                                double confidence) {
  require_groups(values1, values0);
  detail::require_confidence(confidence);
  if (values1.empty() || values0.empty()) {
    return NotEstimable{Reason::too_few, "a group has no values"};
  }
  const std::vector<double> a = sorted(values1);
  const std::vector<double> b = sorted(values0);
  const std::uint64_t pairs = static_cast<std::uint64_t>(a.size()) * b.size();
  Shift r;
  const double upper = kth_difference(a, b, pairs / 2 + 1);
  r.shift = pairs % 2 == 1 ? upper : (kth_difference(a, b, pairs / 2) + upper) / 2;
  const double n1 = static_cast<double>(a.size());
  const double n0 = static_cast<double>(b.size());
  const double reach = normal_critical(confidence) * std::sqrt(n1 * n0 * (n1 + n0 + 1) / 12);
  const double edge = std::clamp(std::floor(n1 * n0 / 2 - reach), 1.0, n1 * n0);
  const auto k = std::min(static_cast<std::uint64_t>(edge), pairs);
  r.interval = {kth_difference(a, b, k), kth_difference(a, b, pairs + 1 - k)};
  return r;
}

}  // namespace werkthet::statistics
