#include "statistics/resampling/curve_bootstrap.hpp"

#include "statistics/resampling/monthly_table.hpp"
#include "statistics/resampling/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace werkthet::statistics {
namespace {

using detail::MonthlyTable;

constexpr int longest_horizon = 10000;

void require_group(const MonthlyEndings& group) {
  detail::require(group.month.size() == group.cause.size(), "months and causes differ in length");
  for (std::size_t i = 0; i < group.month.size(); ++i) {
    detail::require(group.month[i] >= 0 && group.cause[i] >= 0, "a month or a cause is negative");
  }
}

std::optional<NotEstimable> trouble(const MonthlyEndings& group, const MonthlyTable& table) {
  if (group.month.empty()) {
    return NotEstimable{Reason::too_few, "no persons"};
  }
  if (!table.covers_horizon()) {
    return NotEstimable{Reason::out_of_range, "the horizon lies after the last follow-up"};
  }
  return std::nullopt;
}

/// Band from `draws` curves, stored month by month. `curve(stream, work, out)` writes one.
template <class Curve>
CurveBand band_of(std::vector<double> estimate, const Draws& draws, double confidence, const Curve& curve) {
  const std::size_t months = estimate.size();
  const std::size_t b = draws.count;
  const core::StreamFamily streams = detail::streams_of(draws);
  std::vector<double> curves(months * b);
  core::in_ranges(b, draws.threads, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> work;
    std::vector<double> own(months);
    for (std::size_t r = first; r < last; ++r) {
      core::IndexDraws indices(streams.stream(r));
      curve(indices, work, std::span<double>(own));
      for (std::size_t m = 0; m < months; ++m) {
        curves[m * b + r] = own[m];
      }
    }
  });
  CurveBand band;
  band.draws = b;
  band.estimate = std::move(estimate);
  band.se.resize(months);
  band.pointwise.resize(months);
  std::vector<double> farthest(b);
  const double tail = (1 - confidence) / 2;
  for (std::size_t m = 0; m < months; ++m) {
    std::vector<double> values(curves.begin() + static_cast<std::ptrdiff_t>(m * b),
                               curves.begin() + static_cast<std::ptrdiff_t>((m + 1) * b));
    band.se[m] = b > 1 ? std::sqrt(sample_variance(values)) : 0;
    if (band.se[m] > 0) {
      for (std::size_t r = 0; r < b; ++r) {
        farthest[r] = std::max(farthest[r], std::abs(values[r] - band.estimate[m]) / band.se[m]);
      }
    }
    const double low = detail::quantile_by_selection(values, tail);
    band.pointwise[m] = {low, detail::quantile_by_selection(values, 1 - tail)};
  }
  const double c = detail::quantile_by_selection(farthest, confidence);
  for (std::size_t m = 0; m < months; ++m) {
    band.simultaneous.push_back({band.estimate[m] - c * band.se[m], band.estimate[m] + c * band.se[m]});
  }
  return band;
}

/// True when the horizon can be asked for; throws when the question makes no sense.
bool horizon_possible(int of_cause, int horizon, double confidence) {
  detail::require(of_cause >= 0 && horizon >= 0, "a cause or a horizon is negative");
  detail::require_confidence(confidence);
  return horizon <= longest_horizon;
}

NotEstimable too_long() {
  return {Reason::out_of_range, "a horizon of more than 10,000 months"};
}

}  // namespace

Estimated<CurveBand> bootstrap_incidence(const MonthlyEndings& group, int of_cause, int horizon,
                                         const Draws& draws, double confidence) {
  require_group(group);
  if (!horizon_possible(of_cause, horizon, confidence)) {
    return too_long();
  }
  const MonthlyTable table(group, of_cause, horizon);
  if (const auto why = trouble(group, table)) {
    return *why;
  }
  if (table.events() == 0) {
    return NotEstimable{Reason::no_events, "nobody ended for this cause before the horizon"};
  }
  std::vector<double> estimate(static_cast<std::size_t>(horizon) + 1);
  table.incidence(estimate);
  return band_of(std::move(estimate), draws, confidence,
                 [&](core::IndexDraws& indices, std::vector<std::uint32_t>& work, std::span<double> out) {
                   table.resampled_incidence(indices, work, out);
                 });
}

Estimated<CurveBand> bootstrap_incidence_difference(const MonthlyEndings& group1,
                                                    const MonthlyEndings& group0, int of_cause, int horizon,
                                                    const Draws& draws, double confidence) {
  require_group(group1);
  require_group(group0);
  if (!horizon_possible(of_cause, horizon, confidence)) {
    return too_long();
  }
  const MonthlyTable table1(group1, of_cause, horizon);
  const MonthlyTable table0(group0, of_cause, horizon);
  for (const auto& why : {trouble(group1, table1), trouble(group0, table0)}) {
    if (why) {
      return *why;
    }
  }
  if (table1.events() + table0.events() == 0) {
    return NotEstimable{Reason::no_events, "nobody ended for this cause before the horizon"};
  }
  const auto months = static_cast<std::size_t>(horizon) + 1;
  std::vector<double> estimate(months);
  std::vector<double> other(months);
  table1.incidence(estimate);
  table0.incidence(other);
  for (std::size_t m = 0; m < months; ++m) {
    estimate[m] -= other[m];
  }
  return band_of(std::move(estimate), draws, confidence,
                 [&](core::IndexDraws& indices, std::vector<std::uint32_t>& work, std::span<double> out) {
                   thread_local std::vector<double> second;
                   second.resize(out.size());
                   table1.resampled_incidence(indices, work, out);
                   table0.resampled_incidence(indices, work, second);
                   for (std::size_t m = 0; m < out.size(); ++m) {
                     out[m] -= second[m];
                   }
                 });
}

std::vector<Estimated<IncidenceDifference>> bootstrap_incidence_at(std::span<const MonthlyEndings> groups,
                                                                   const MonthlyEndings& control,
                                                                   int of_cause, int horizon,
                                                                   const Draws& draws, double confidence) {
  require_group(control);
  std::for_each(groups.begin(), groups.end(), require_group);
  std::vector<Estimated<IncidenceDifference>> answers(groups.size(), too_long());
  if (!horizon_possible(of_cause, horizon, confidence)) {
    return answers;
  }
  std::vector<MonthlyTable> tables{MonthlyTable(control, of_cause, horizon)};
  const auto without_control = trouble(control, tables.front());
  std::vector<std::size_t> possible;  // groups with an answer; table 1 + i belongs to possible[i]
  for (std::size_t g = 0; g < groups.size(); ++g) {
    MonthlyTable own(groups[g], of_cause, horizon);
    if (const auto why = trouble(groups[g], own); why || without_control) {
      answers[g] = why ? *why : *without_control;
    } else if (own.events() + tables.front().events() == 0) {
      answers[g] = NotEstimable{Reason::no_events, "nobody ended for this cause before the horizon"};
    } else {
      possible.push_back(g);
      tables.push_back(std::move(own));
    }
  }
  if (possible.empty()) {
    return answers;
  }
  std::vector<std::vector<double>> differences(possible.size(), std::vector<double>(draws.count));
  const core::StreamFamily streams = detail::streams_of(draws);
  core::in_ranges(draws.count, draws.threads, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> work;
    for (std::size_t r = first; r < last; ++r) {
      core::IndexDraws indices(streams.stream(r));
      const double of_control = tables.front().resampled_incidence_at_horizon(indices, work);
      for (std::size_t i = 0; i < possible.size(); ++i) {
        differences[i][r] = tables[1 + i].resampled_incidence_at_horizon(indices, work) - of_control;
      }
    }
  });
  const double tail = (1 - confidence) / 2;
  for (std::size_t i = 0; i < possible.size(); ++i) {
    std::vector<double>& values = differences[i];
    IncidenceDifference one;
    one.estimate = tables[1 + i].incidence_at_horizon() - tables.front().incidence_at_horizon();
    one.se = draws.count > 1 ? std::sqrt(sample_variance(values)) : 0;
    const double low = detail::quantile_by_selection(values, tail);
    one.interval = {low, detail::quantile_by_selection(values, 1 - tail)};
    one.draws = draws.count;
    answers[possible[i]] = one;
  }
  return answers;
}

}  // namespace werkthet::statistics
