#include "statistics/survival/logrank.hpp"

#include "statistics/survival/group_test.hpp"
#include "statistics/survival/risk_sets.hpp"

#include <cmath>
#include <map>

namespace werkthet::statistics {
namespace {

struct Stratum {
  std::vector<double> time;
  std::vector<int> event;
  std::vector<std::size_t> group;
  std::vector<double> entry;
};

/// Adds observed and expected events to the groups and what their difference may vary to `variance`.
void add_stratum(const Stratum& s, double rho, std::vector<LogRankGroup>& groups,
                 std::vector<double>& variance) {
  const std::size_t k = groups.size();
  const detail::RiskSets at_risk = detail::risk_sets(s.time);
  const std::vector<std::size_t> by_entry = detail::order_by(s.entry);
  std::size_t entered = 0;
  std::vector<double> in_group(k);
  if (s.entry.empty()) {
    for (const std::size_t g : s.group) {
      ++in_group[g];
    }
  }
  std::vector<double> died(k);
  double survival = 1;
  for (const auto& set : at_risk.sets) {
    for (; entered < by_entry.size() && s.entry[by_entry[entered]] < set.time; ++entered) {
      ++in_group[s.group[by_entry[entered]]];
    }
    died.assign(k, 0.0);
    double d = 0;
    for (std::size_t i = set.first; i < set.last; ++i) {
      const std::size_t row = at_risk.order[i];
      died[s.group[row]] += s.event[row];
      d += s.event[row];
    }
    if (d > 0) {
      double n = 0;
      for (const double size : in_group) {
        n += size;
      }
      const double weight = std::pow(survival, rho);
      const double spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0.0;
      for (std::size_t g = 0; g < k; ++g) {
        const double share = in_group[g] / n;
        groups[g].observed += weight * died[g];
        groups[g].expected += weight * d * share;
        for (std::size_t h = 0; h < k; ++h) {
          variance[g * k + h] += spread * share * ((g == h ? 1.0 : 0.0) - in_group[h] / n);
        }
      }
      survival *= 1 - d / n;
    }
    for (std::size_t i = set.first; i < set.last; ++i) {
      --in_group[s.group[at_risk.order[i]]];
    }
  }
}

}  // namespace

Estimated<LogRank> logrank(std::span<const double> time, std::span<const int> event,
                           std::span<const int> group, std::span<const int> strata, double rho,
                           std::span<const double> entry) {
  detail::require_times(time);
  detail::require_binary(event, time.size());
  detail::require(group.size() == time.size(), "one group per unit");
  detail::require(strata.empty() || strata.size() == time.size(), "one stratum per unit, or none");
  detail::require(std::isfinite(rho) && rho >= 0, "rho is negative or not finite");
  detail::require_entry(entry, time);
  const detail::Groups groups = detail::groups_of(group);
  std::map<int, Stratum> by_stratum;  // ordered, so that sums do not depend on the order of the rows
  for (std::size_t i = 0; i < time.size(); ++i) {
    Stratum& s = by_stratum[strata.empty() ? 0 : strata[i]];
    s.time.push_back(time[i]);
    s.event.push_back(event[i]);
    s.group.push_back(groups.place[i]);
    if (!entry.empty()) {
      s.entry.push_back(entry[i]);
    }
  }
  LogRank r;
  for (const int code : groups.codes) {
    r.groups.push_back({code, 0, 0.0, 0.0});
  }
  for (const std::size_t g : groups.place) {
    ++r.groups[g].n;
  }
  std::vector<double> variance(groups.codes.size() * groups.codes.size());
  for (const auto& [code, stratum] : by_stratum) {
    add_stratum(stratum, rho, r.groups, variance);
  }
  std::vector<double> excess;
  for (const LogRankGroup& g : r.groups) {
    excess.push_back(g.observed - g.expected);
  }
  const auto test = detail::group_test(excess, variance);
  if (!test) {
    return test.why();
  }
  r.chi_square = test->chi_square;
  r.df = test->df;
  r.p = test->p;
  return r;
}

}  // namespace werkthet::statistics
