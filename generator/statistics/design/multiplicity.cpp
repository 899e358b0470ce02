#include "statistics/design/multiplicity.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace werkthet::statistics {
namespace {

/// p of one test as if it were tested alone at its rank (1 the smallest) among m, before monotone steps.
double at_rank(double p, double rank, double m, Adjustment method) {
  switch (method) {
    case Adjustment::bonferroni:
      return m * p;
    case Adjustment::holm:
    case Adjustment::hochberg:
      return (m - rank + 1) * p;
    case Adjustment::holm_sidak:
      return p < 1 ? -std::expm1((m - rank + 1) * std::log1p(-p)) : 1;
    case Adjustment::benjamini_hochberg:
      return m / rank * p;
    case Adjustment::benjamini_yekutieli:
      break;
  }
  double harmonic = 0;
  for (double i = m; i >= 1; --i) {  // small terms first
    harmonic += 1 / i;
  }
  return harmonic * m / rank * p;
}

bool step_down(Adjustment method) {
  return method == Adjustment::bonferroni || method == Adjustment::holm || method == Adjustment::holm_sidak;
}

}  // namespace

std::vector<double> adjust_p(std::span<const double> p, Adjustment method) {
  for (const double value : p) {
    detail::require(value >= 0 && value <= 1, "a p-value lies outside 0..1");
  }
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> out(p.size());
  const double m = static_cast<double>(p.size());
  double running = step_down(method) ? 0 : 1;
  for (std::size_t step = 0; step < order.size(); ++step) {
    const std::size_t rank = step_down(method) ? step : order.size() - 1 - step;
    const double own = std::min(1.0, at_rank(p[order[rank]], static_cast<double>(rank + 1), m, method));
    running = step_down(method) ? std::max(running, own) : std::min(running, own);
    out[order[rank]] = running;
  }
  return out;
}

}  // namespace werkthet::statistics
