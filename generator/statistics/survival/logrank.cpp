#include "statistics/distributions.hpp"
#include "statistics/survival/risk_sets.hpp"
#include "statistics/survival/survival.hpp"

#include <map>

namespace werkthet::statistics {
namespace {

struct Stratum {
  std::vector<double> time;
  std::vector<int> event;
  std::vector<int> group;
};

/// Adds observed and expected events; returns the variance of group 1's events.
double add_stratum(const Stratum& s, LogRank& r) {
  const detail::RiskSets at_risk = detail::risk_sets(s.time);
  double in_group[2] = {0, 0};
  for (const int g : s.group) {
    ++in_group[g];
  }
  double variance = 0;
  for (const auto& set : at_risk.sets) {
    double died[2] = {0, 0};
    double left[2] = {0, 0};
    for (std::size_t i = set.first; i < set.last; ++i) {
      const std::size_t row = at_risk.order[i];
      died[s.group[row]] += s.event[row];
      ++left[s.group[row]];
    }
    const double n = in_group[0] + in_group[1];
    const double d = died[0] + died[1];
    if (d > 0) {
      r.observed1 += died[1];
      r.observed0 += died[0];
      r.expected1 += in_group[1] * d / n;
      r.expected0 += in_group[0] * d / n;
      if (n > 1) {
        variance += d * (n - d) / (n - 1) * (in_group[1] / n) * (in_group[0] / n);
      }
    }
    in_group[0] -= left[0];
    in_group[1] -= left[1];
  }
  return variance;
}

}  // namespace

Estimated<LogRank> logrank(std::span<const double> time, std::span<const int> event,
                           std::span<const int> group, std::span<const int> strata) {
  detail::require_times(time);
  detail::require_binary(event, time.size());
  detail::require_binary(group, time.size());
  detail::require(strata.empty() || strata.size() == time.size(), "one stratum per unit, or none");
  std::map<int, Stratum> by_stratum;  // ordered, so that sums do not depend on the order of the rows
  for (std::size_t i = 0; i < time.size(); ++i) {
    Stratum& s = by_stratum[strata.empty() ? 0 : strata[i]];
    s.time.push_back(time[i]);
    s.event.push_back(event[i]);
    s.group.push_back(group[i]);
  }
  LogRank r;
  double variance = 0;
  for (const auto& [code, stratum] : by_stratum) {
    variance += add_stratum(stratum, r);
  }
  if (!(variance > 0)) {
    return NotEstimable{Reason::no_events, "no event while both groups were at risk"};
  }
  const double excess = r.observed1 - r.expected1;
  r.chi_square = excess * excess / variance;
  r.p = chi_square_upper_p(r.chi_square, 1);
  return r;
}

}  // namespace werkthet::statistics
