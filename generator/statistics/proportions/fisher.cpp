// Fisher's exact test. Probabilities come from the ratio of neighbouring tables, starting at the most
// probable one: log-gamma would lose ten digits with counts of a hundred thousand.

#include "statistics/numerics.hpp"
#include "statistics/proportions/proportions.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace werkthet::statistics {
namespace {

/// Probabilities of `first`, `first`+1, ... events in group 1 given the margins.
std::vector<double> table_probabilities(std::int64_t first, std::int64_t last, std::int64_t n1,
                                        std::int64_t n0, std::int64_t events) {
  const auto ratio = [&](std::int64_t k) {  // P(k + 1) / P(k)
    return static_cast<double>(n1 - k) * static_cast<double>(events - k) /
           (static_cast<double>(k + 1) * static_cast<double>(n0 - events + k + 1));
  };
  const double centre = (static_cast<double>(n1) + 1) * (static_cast<double>(events) + 1) /
                        (static_cast<double>(n1) + static_cast<double>(n0) + 2);
  const std::int64_t mode = std::clamp(static_cast<std::int64_t>(centre), first, last);
  std::vector<double> p(static_cast<std::size_t>(last - first + 1), 0.0);
  const auto at = [&](std::int64_t k) -> double& { return p[static_cast<std::size_t>(k - first)]; };
  at(mode) = 1;
  for (std::int64_t k = mode; k < last && at(k) > 0; ++k) {
    at(k + 1) = at(k) * ratio(k);
  }
  for (std::int64_t k = mode; k > first && at(k) > 0; --k) {
    at(k - 1) = at(k) / ratio(k - 1);
  }
  const double total = sum(p);
  for (double& value : p) {
    value /= total;
  }
  return p;
}

}  // namespace

Estimated<FisherTest> fisher_exact(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                   std::int64_t n0) {
  detail::require(events1 >= 0 && events1 <= n1 && events0 >= 0 && events0 <= n0,
                  "events must lie between 0 and n");
  if (n1 == 0 || n0 == 0) {
    return NotEstimable{Reason::too_few, "a group is empty"};
  }
  const std::int64_t events = events1 + events0;
  const std::int64_t first = std::max<std::int64_t>(0, events - n0);
  const std::int64_t last = std::min(n1, events);
  const std::vector<double> p = table_probabilities(first, last, n1, n0, events);
  const auto here = static_cast<std::size_t>(events1 - first);
  const double observed = p[here];
  const double less = std::min(1.0, sum(std::span(p).first(here + 1)));
  const double greater = std::min(1.0, sum(std::span(p).subspan(here)));
  const double both =
      sum_over(p.size(), [&](std::size_t i) { return p[i] <= observed * (1 + 1e-7) ? p[i] : 0.0; });
  const double mid = std::clamp(2 * std::min(less, greater) - observed, 0.0, 1.0);
  return FisherTest{std::min(1.0, both), mid, less, greater};
}

}  // namespace werkthet::statistics
