#include "statistics/survival/gray.hpp"

#include "statistics/survival/group_test.hpp"
#include "statistics/survival/risk_sets.hpp"

#include <map>

namespace werkthet::statistics {
namespace {

struct Stratum {
  std::vector<double> time;
  std::vector<int> cause;
  std::vector<std::size_t> group;
};

/// One group at one time with an event; `before` and `after` are its share free of any event.
struct Cell {
  double n{};
  double own{};
  double other{};
  double before = 1;
  double after = 1;
  double incidence_before{};
  /// n / before: how many would still be there had nobody ended, only been censored.
  [[nodiscard]] double size() const { return n > 0 ? n / before : 0.0; }
};

/// All groups at one time, and the pooled incidence.
struct Moment {
  std::vector<Cell> cells;
  double own{};
  double size{};
  double pooled_before{};
  double pooled{};
};

std::vector<Moment> moments_of(const Stratum& s, std::size_t k, int of_cause) {
  std::vector<Cell> now(k);
  for (const std::size_t g : s.group) {
    ++now[g].n;
  }
  std::vector<Moment> moments;
  double pooled = 0;
  const detail::RiskSets at_risk = detail::risk_sets(s.time);
  for (const auto& set : at_risk.sets) {
    for (Cell& cell : now) {
      cell.own = cell.other = 0;
    }
    double ended = 0;
    for (std::size_t i = set.first; i < set.last; ++i) {
      const std::size_t row = at_risk.order[i];
      if (s.cause[row] > 0) {
        ++(s.cause[row] == of_cause ? now[s.group[row]].own : now[s.group[row]].other);
        ++ended;
      }
    }
    if (ended > 0) {
      Moment m;
      m.pooled_before = pooled;
      for (Cell& cell : now) {
        cell.after = cell.n > 0 ? cell.before * (cell.n - cell.own - cell.other) / cell.n : cell.before;
        m.own += cell.own;
        m.size += cell.size();
      }
      pooled += m.own / m.size;
      m.pooled = pooled;
      m.cells = now;
      for (Cell& cell : now) {
        cell.incidence_before += cell.n > 0 ? cell.before * cell.own / cell.n : 0.0;
        cell.before = cell.after;
      }
      moments.push_back(std::move(m));
    }
    for (std::size_t i = set.first; i < set.last; ++i) {
      --now[s.group[at_risk.order[i]]].n;
    }
  }
  return moments;
}

void add_score(const Moment& m, std::vector<double>& score) {
  double all = 0;
  for (const Cell& c : m.cells) {
    all += c.size() * (1 - c.incidence_before);
  }
  for (std::size_t g = 0; g < m.cells.size() && m.own > 0; ++g) {
    const Cell& c = m.cells[g];
    score[g] += c.own - (c.n > 0 ? m.own * c.size() * (1 - c.incidence_before) / all : 0.0);
  }
}

/// Ties: d events out of n without replacement.
double tied(double d, double n) {
  return d > 1 ? 1 - (d - 1) / (n - 1) : 1.0;
}

/// From the last time backwards: `rest[g][r]` is what an end in group r still changes in the score of g.
void add_variance(const std::vector<Moment>& moments, std::vector<double>& variance) {
  const std::size_t k = moments.empty() ? 0 : moments.front().cells.size();
  std::vector<double> rest(k * k);
  std::vector<double> u(k);
  for (std::size_t t = moments.size(); t-- > 0;) {
    const Moment& m = moments[t];
    const auto share = [&](std::size_t g, std::size_t r) {
      return m.cells[g].size() * ((g == r ? 1.0 : 0.0) - m.cells[r].size() / m.size);
    };
    for (std::size_t r = 0; r < k; ++r) {
      const Cell& c = m.cells[r];
      const auto add = [&](double now, double later, double spread) {
        for (std::size_t g = 0; g < k; ++g) {
          u[g] = now * share(g, r) + later * rest[g * k + r];
        }
        for (std::size_t g = 0; g < k; ++g) {
          for (std::size_t h = 0; h < k; ++h) {
            variance[g * k + h] += spread * u[g] * u[h];
          }
        }
      };
      const double left = c.after > 0 ? (1 - m.pooled) / c.after : 0.0;
      if (m.own > 0 && c.n > 0) {
        add(1, 1 - left, tied(m.own, m.size * c.before) * m.own / (c.size() * m.size));
      }
      if (c.other > 0 && c.after > 0) {
        add(0, left, tied(c.other, c.n) * c.other / (c.size() * c.size()));
      }
    }
    const double hazard = m.own / (m.size * (1 - m.pooled_before));
    for (std::size_t g = 0; g < k && m.own > 0; ++g) {
      for (std::size_t r = 0; r < k; ++r) {
        rest[g * k + r] += share(g, r) * hazard;
      }
    }
  }
}

}  // namespace

Estimated<GrayTest> gray_test(std::span<const double> time, std::span<const int> cause,
                              std::span<const int> group, int of_cause, std::span<const int> strata) {
  detail::require_times(time);
  detail::require_causes(cause, time.size());
  detail::require(group.size() == time.size(), "one group per unit");
  detail::require(strata.empty() || strata.size() == time.size(), "one stratum per unit, or none");
  detail::require(of_cause > 0, "a cause is a positive code");
  if (time.empty()) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  const detail::Groups groups = detail::groups_of(group);
  std::map<int, Stratum> by_stratum;  // ordered, so that sums do not depend on the order of the rows
  for (std::size_t i = 0; i < time.size(); ++i) {
    Stratum& s = by_stratum[strata.empty() ? 0 : strata[i]];
    s.time.push_back(time[i]);
    s.cause.push_back(cause[i]);
    s.group.push_back(groups.place[i]);
  }
  const std::size_t k = groups.codes.size();
  std::vector<double> score(k);
  std::vector<double> variance(k * k);
  for (const auto& [code, stratum] : by_stratum) {
    const std::vector<Moment> moments = moments_of(stratum, k, of_cause);
    for (const Moment& m : moments) {
      add_score(m, score);
    }
    add_variance(moments, variance);
  }
  const auto test = detail::group_test(score, variance);
  if (!test) {
    return test.why();
  }
  return GrayTest{test->chi_square, test->df, test->p};
}

}  // namespace werkthet::statistics
