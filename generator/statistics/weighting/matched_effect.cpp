// The effect on the treated after nearest-neighbour matching, with its standard error.

#include "statistics/weighting/matching.hpp"
#include "statistics/weighting/nearest.hpp"

#include <cmath>
#include <limits>

namespace werkthet::statistics {
namespace {

/// What serving several treated units adds to the variance: sum of ((sum 1/m)^2 - sum 1/m^2) s^2 over the
/// reference units, with m the number of matches of each unit served; K (K - 1) / M^2 when all have M.
Estimated<double> reuse(std::span<const double> outcome, std::span<const int> treated,
                        const Matching& matching, std::size_t neighbours) {
  const std::size_t n = outcome.size();
  std::vector<double> sums(n, 0.0);
  std::vector<double> squares(n, 0.0);
  for (const MatchedUnit& unit : matching.matched) {
    const double share = 1 / static_cast<double>(unit.references.size());
    for (const std::size_t row : unit.references) {
      sums[row] += share;
      squares[row] += share * share;
    }
  }
  std::vector<std::size_t> reference;
  for (std::size_t i = 0; i < n; ++i) {
    if (treated[i] == 0) {
      reference.push_back(i);
    }
  }
  const detail::Nearest nearest(matching.coordinates, reference);
  const double j = static_cast<double>(neighbours);
  std::vector<double> terms;
  for (const std::size_t row : reference) {
    const double factor = sums[row] * sums[row] - squares[row];
    if (!(factor > 1e-14 * sums[row] * sums[row])) {
      continue;
    }
    const auto near = nearest.of(row, neighbours, std::numeric_limits<double>::infinity());
    if (near.size() < neighbours) {
      return NotEstimable{Reason::too_few, "too few reference units for a variance among neighbours"};
    }
    const double around = sum_over(neighbours, [&](std::size_t i) { return outcome[near[i].row]; }) / j;
    terms.push_back(factor * j / (j + 1) * (outcome[row] - around) * (outcome[row] - around));
  }
  return sum(terms);
}

}  // namespace

Estimated<MatchedEffect> matched_effect(std::span<const double> outcome, std::span<const int> treated,
                                        const Matching& matching, double confidence, std::size_t neighbours) {
  const std::size_t n = outcome.size();
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_binary(treated, n);
  detail::require_confidence(confidence);
  detail::require(matching.weights.size() == n, "a matching of other units");
  detail::require(neighbours >= 1, "at least one neighbour");
  const std::size_t pairs = matching.matched.size();
  if (pairs < 2) {
    return NotEstimable{Reason::too_few, "fewer than two matched units"};
  }
  std::vector<double> own;
  std::vector<double> others;
  std::vector<double> differences;
  for (const MatchedUnit& unit : matching.matched) {
    own.push_back(outcome[unit.treated]);
    others.push_back(
        sum_over(unit.references.size(), [&](std::size_t i) { return outcome[unit.references[i]]; }) /
        static_cast<double>(unit.references.size()));
    differences.push_back(own.back() - others.back());
  }
  const double count = static_cast<double>(pairs);
  const double estimate = mean(differences);
  double variance = sample_variance(differences) / count;
  if (matching.replacement) {
    const auto more = reuse(outcome, treated, matching, neighbours);
    if (!more) {
      return more.why();
    }
    const double squares = sum_over(
        pairs, [&](std::size_t i) { return (differences[i] - estimate) * (differences[i] - estimate); });
    variance = (squares + *more) / (count * count);
  }
  const auto effect = contrast(estimate, std::sqrt(variance), rounding_of(outcome), confidence);
  if (!effect) {
    return effect.why();
  }
  return MatchedEffect{pairs, mean(own), mean(others), *effect};
}

}  // namespace werkthet::statistics
