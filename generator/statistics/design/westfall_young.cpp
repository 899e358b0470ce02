#include "statistics/design/westfall_young.hpp"

#include "statistics/resampling/assignment.hpp"
#include "statistics/resampling/blocked_t.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace werkthet::statistics {
namespace {

using detail::AssignmentDesign;
using detail::TreatedSums;

constexpr double most_statistics = 2e7;
constexpr double tie = 1e-9;  ///< on the scale of t

/// The outcomes as deviations from their stratum means, person by person, and |t| of all outcomes for an
/// assignment.
class Outcomes {
 public:
  Outcomes(Columns outcomes, const AssignmentDesign& design)
      : design_(design), blocked_(design), k_(outcomes.size()) {
    const std::size_t n = outcomes.front().size();
    value_.resize(n * k_);
    squares_.resize(design.strata.size() * k_);
    for (std::size_t k = 0; k < k_; ++k) {
      for (std::size_t s = 0; s < design.strata.size(); ++s) {
        std::vector<double> own;
        for (const std::uint32_t unit : design.strata[s].units) {
          own.push_back(outcomes[k][unit]);
        }
        const double centre = mean(own);
        for (const std::uint32_t unit : design.strata[s].units) {
          value_[unit * k_ + k] = outcomes[k][unit] - centre;
        }
        squares_[s * k_ + k] =
            sum_over(own.size(), [&](std::size_t i) { return (own[i] - centre) * (own[i] - centre); });
      }
    }
  }

  [[nodiscard]] bool possible() const { return blocked_.possible(); }

  /// `work` is a place for sums; `out` gets one |t| per outcome.
  void abs_t(std::span<const std::uint32_t> treated, std::vector<TreatedSums>& work,
             std::span<double> out) const {
    work.assign(squares_.size(), {});
    std::size_t at = 0;
    for (std::size_t s = 0; s < design_.strata.size(); ++s) {
      TreatedSums* const sums = work.data() + s * k_;
      for (std::size_t i = 0; i < design_.strata[s].treated; ++i) {
        const double* const row = value_.data() + treated[at++] * k_;
        for (std::size_t k = 0; k < k_; ++k) {
          sums[k].sum += row[k];
          sums[k].squares += row[k] * row[k];
        }
      }
    }
    for (std::size_t k = 0; k < k_; ++k) {
      out[k] = std::abs(blocked_.t([&](std::size_t s) { return work[s * k_ + k]; },
                                   [&](std::size_t s) { return squares_[s * k_ + k]; }));
    }
  }

 private:
  const AssignmentDesign& design_;
  detail::BlockedT blocked_;
  std::size_t k_;
  std::vector<double> value_;    ///< person by person
  std::vector<double> squares_;  ///< stratum by stratum
};

/// |t| from plain sums of the values as they are, for TiesInMinP::as_rounded; without strata.
class PlainWelch {
 public:
  explicit PlainWelch(Columns outcomes) : outcomes_(outcomes) {
    for (const auto& column : outcomes) {
      total_.push_back(sum(column));
      squares_.push_back(sum_over(column.size(), [&](std::size_t i) { return column[i] * column[i]; }));
    }
  }

  void abs_t(std::span<const std::uint32_t> treated, std::span<double> out) const {
    const double n1 = static_cast<double>(treated.size());
    const double n0 = static_cast<double>(outcomes_[0].size()) - n1;
    for (std::size_t k = 0; k < out.size(); ++k) {
      const auto& y = outcomes_[k];
      const double s1 = sum_over(treated.size(), [&](std::size_t i) { return y[treated[i]]; });
      const double q1 =
          sum_over(treated.size(), [&](std::size_t i) { return y[treated[i]] * y[treated[i]]; });
      const double s0 = total_[k] - s1;
      const double q0 = squares_[k] - q1;
      const double v1 = std::max(0.0, (q1 - s1 * s1 / n1) / (n1 - 1));
      const double v0 = std::max(0.0, (q0 - s0 * s0 / n0) / (n0 - 1));
      const double error = std::sqrt(v1 / n1 + v0 / n0);
      const double difference = std::abs(s1 / n1 - s0 / n0);
      out[k] = error > 0 ? difference / error : (difference > 0 ? detail::BlockedT::without_variance : 0);
    }
  }

 private:
  Columns outcomes_;
  std::vector<double> total_;
  std::vector<double> squares_;
};

/// |t| of every assignment compared, outcome by outcome.
struct Table {
  std::size_t rows{};
  std::vector<std::vector<double>> t;
};

template <class Statistic>
Table all_assignments(const Statistic& abs_t, const AssignmentDesign& design, std::size_t k) {
  Table table{0, std::vector<std::vector<double>>(k)};
  std::vector<double> own(k);
  detail::for_each_assignment(design, [&](std::span<const std::uint32_t> treated) {
    abs_t(treated, own);
    for (std::size_t j = 0; j < k; ++j) {
      table.t[j].push_back(own[j]);
    }
    ++table.rows;
  });
  return table;
}

Table drawn_assignments(const Outcomes& outcomes, const AssignmentDesign& design,
                        std::span<const double> observed, const Draws& draws) {
  const std::size_t k = observed.size();
  Table table{draws.count + 1, std::vector<std::vector<double>>(k, std::vector<double>(draws.count + 1))};
  for (std::size_t j = 0; j < k; ++j) {
    table.t[j][draws.count] = observed[j];  // the lottery as it fell is one of those that could have been
  }
  const core::StreamFamily streams = detail::streams_of(draws);
  core::in_ranges(draws.count, draws.threads, [&](std::size_t first, std::size_t last) {
    detail::AssignmentDraw assignment(design);
    std::vector<TreatedSums> work;
    std::vector<double> own(k);
    for (std::size_t r = first; r < last; ++r) {
      outcomes.abs_t(assignment.draw(streams.stream(r)), work, own);
      for (std::size_t j = 0; j < k; ++j) {
        table.t[j][r] = own[j];
      }
    }
  });
  return table;
}

/// Most remarkable outcome first; `remarkable(a, b)` says a is more so than b.
template <class Compare>
std::vector<std::size_t> ordered(std::size_t k, const Compare& remarkable) {
  std::vector<std::size_t> order(k);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), remarkable);
  return order;
}

/// Share of rows in which the outcomes from this one on in the order reach it. Both procedures run backwards
/// through the order, keeping the most extreme value of each row so far, and then make the p-values monotone.
template <class Extreme, class Reaches>
std::vector<double> step_down(const std::vector<std::vector<double>>& values,
                              std::span<const std::size_t> order, const Extreme& extreme,
                              const Reaches& reaches) {
  std::vector<double> p(order.size());
  std::vector<double> so_far = values[order.back()];
  for (std::size_t i = order.size(); i-- > 0;) {
    std::size_t hits = 0;
    for (std::size_t r = 0; r < so_far.size(); ++r) {
      so_far[r] = extreme(so_far[r], values[order[i]][r]);
      hits += reaches(so_far[r], order[i]) ? 1U : 0U;
    }
    p[order[i]] = static_cast<double>(hits) / static_cast<double>(so_far.size());
  }
  double running = 0;
  for (const std::size_t outcome : order) {
    running = std::max(running, p[outcome]);
    p[outcome] = running;
  }
  return p;
}

/// For every row, the share of rows with a |t| at least as large: the p-value that assignment would have had.
std::vector<double> p_of_rows(const std::vector<double>& t, double equal) {
  std::vector<std::size_t> order(t.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return t[a] > t[b]; });
  std::vector<double> p(t.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first + 1;
    while (last < order.size() && t[order[last - 1]] - t[order[last]] <= equal) {
      ++last;
    }
    for (std::size_t i = first; i < last; ++i) {
      p[order[i]] = static_cast<double>(last) / static_cast<double>(t.size());
    }
    first = last;
  }
  return p;
}

void add_p_values(WestfallYoung& r, const Table& table, double equal) {
  const std::size_t k = r.abs_t.size();
  for (std::size_t j = 0; j < k; ++j) {
    const auto hits =
        std::count_if(table.t[j].begin(), table.t[j].end(), [&](double t) { return t >= r.abs_t[j] - tie; });
    r.p_raw.push_back(static_cast<double>(hits) / static_cast<double>(table.rows));
  }
  const auto by_t = ordered(k, [&](std::size_t a, std::size_t b) { return r.abs_t[a] > r.abs_t[b]; });
  r.p_max_t = step_down(
      table.t, by_t, [](double a, double b) { return std::max(a, b); },
      [&](double t, std::size_t outcome) { return t >= r.abs_t[outcome] - tie; });
  std::vector<std::vector<double>> p(k);
  for (std::size_t j = 0; j < k; ++j) {
    p[j] = p_of_rows(table.t[j], equal);
  }
  const auto by_p = ordered(k, [&](std::size_t a, std::size_t b) { return r.p_raw[a] < r.p_raw[b]; });
  r.p_min_p = step_down(
      p, by_p, [](double a, double b) { return std::min(a, b); },
      [&](double own, std::size_t outcome) { return own <= r.p_raw[outcome] + tie; });
}

std::vector<std::uint32_t> treated_units(const AssignmentDesign& design, std::span<const int> treated) {
  std::vector<std::uint32_t> list;
  for (const detail::Stratum& stratum : design.strata) {
    std::copy_if(stratum.units.begin(), stratum.units.end(), std::back_inserter(list),
                 [&](std::uint32_t unit) { return treated[unit] == 1; });
  }
  return list;
}

}  // namespace

Estimated<WestfallYoung> westfall_young(Columns outcomes, const Lottery& lottery,
                                        const RandomisationOptions& options, TiesInMinP ties) {
  const std::size_t n = lottery.treated.size();
  detail::require_columns(outcomes, n);
  detail::require_binary(lottery.treated, n);
  detail::require(lottery.strata.empty() || lottery.strata.size() == n, "strata have another length");
  detail::require(lottery.clusters.empty(), "Westfall-Young is for lotteries of persons");
  if (outcomes.empty() || n == 0) {
    return NotEstimable{Reason::too_few, "no outcomes or no persons"};
  }
  const AssignmentDesign design = detail::design_of(lottery.treated, lottery.strata);
  const Outcomes values(outcomes, design);
  if (design.strata.empty() || !values.possible()) {
    return NotEstimable{Reason::too_few, "fewer than two persons in an arm"};
  }
  const std::size_t k = outcomes.size();
  WestfallYoung r;
  r.n = n;
  r.n1 = static_cast<std::size_t>(std::count(lottery.treated.begin(), lottery.treated.end(), 1));
  r.abs_t.resize(k);
  std::vector<TreatedSums> work;
  values.abs_t(treated_units(design, lottery.treated), work, r.abs_t);
  for (std::size_t j = 0; j < k; ++j) {
    const auto& column = outcomes[j];
    const bool varies = std::any_of(column.begin(), column.end(), [&](double v) { return v != column[0]; });
    if (!varies || r.abs_t[j] >= detail::BlockedT::without_variance) {
      return NotEstimable{Reason::no_variation, "an outcome does not vary within the arms"};
    }
  }
  const double per_outcome = most_statistics / static_cast<double>(k);
  r.exact = design.fits(std::min(options.exact_limit, per_outcome));
  if (!r.exact && static_cast<double>(options.draws.count) > per_outcome) {
    return NotEstimable{Reason::out_of_range, "more than 20 million statistics to hold"};
  }
  const bool as_rounded = ties == TiesInMinP::as_rounded && r.exact && design.strata.size() == 1;
  const PlainWelch plain(outcomes);
  const auto statistic = [&](std::span<const std::uint32_t> list, std::span<double> out) {
    as_rounded ? plain.abs_t(list, out) : values.abs_t(list, work, out);
  };
  const Table table = r.exact ? all_assignments(statistic, design, k)
                              : drawn_assignments(values, design, r.abs_t, options.draws);
  r.assignments = table.rows;
  add_p_values(r, table, as_rounded ? 0 : tie);
  return r;
}

}  // namespace werkthet::statistics
