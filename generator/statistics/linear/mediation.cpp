#include "statistics/linear/mediation.hpp"

#include "statistics/linear/effect.hpp"
#include "statistics/resampling/quantiles.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace werkthet::statistics {
namespace {

/// The columns of both models: assigned, the mediator, then the covariates.
struct Sample {
  std::vector<double> outcome;
  std::vector<double> assigned;
  std::vector<double> mediator;
  std::vector<std::vector<double>> covariates;
};

struct Paths {
  double a{};
  double b{};
  double direct{};
  [[nodiscard]] double indirect() const { return a * b; }
  [[nodiscard]] double total() const { return direct + indirect(); }
};

Estimated<Paths> paths(const Sample& sample) {
  std::vector<std::vector<double>> columns{sample.assigned};
  columns.insert(columns.end(), sample.covariates.begin(), sample.covariates.end());
  const auto first = detail::varied_fit(sample.mediator, columns);
  if (!first) {
    return first.why();
  }
  columns.insert(columns.begin() + 1, sample.mediator);
  const auto second = detail::varied_fit(sample.outcome, columns);
  if (!second) {
    return second.why();
  }
  return Paths{first->beta[1], second->beta[2], second->beta[1]};
}

Sample drawn_again(const Sample& from, const std::vector<std::vector<std::size_t>>& sides,
                   core::RandomStream stream) {
  core::IndexDraws draws(stream);
  Sample out;
  out.covariates.resize(from.covariates.size());
  for (const std::vector<std::size_t>& side : sides) {
    for (std::size_t i = 0; i < side.size(); ++i) {
      const std::size_t row = side[draws.below(static_cast<std::uint32_t>(side.size()))];
      out.outcome.push_back(from.outcome[row]);
      out.assigned.push_back(from.assigned[row]);
      out.mediator.push_back(from.mediator[row]);
      for (std::size_t c = 0; c < from.covariates.size(); ++c) {
        out.covariates[c].push_back(from.covariates[c][row]);
      }
    }
  }
  return out;
}

Interval percentile(std::vector<double> values, double confidence) {
  std::sort(values.begin(), values.end());
  const double tail = (1 - confidence) / 2;
  return {detail::quantile_of_sorted(values, tail, QuantileType::type7),
          detail::quantile_of_sorted(values, 1 - tail, QuantileType::type7)};
}

}  // namespace

Estimated<MediationEffects> mediation(std::span<const double> outcome, std::span<const double> mediator,
                                      std::span<const int> assigned, Columns covariates, const Draws& draws,
                                      double confidence) {
  detail::require_regression(outcome, covariates, confidence);
  detail::require(mediator.size() == outcome.size(), "the mediator has another length than the outcome");
  detail::require_finite(mediator, "the mediator is not finite");
  detail::require_binary(assigned, outcome.size());
  Sample sample{{outcome.begin(), outcome.end()},
                {assigned.begin(), assigned.end()},
                {mediator.begin(), mediator.end()},
                {covariates.begin(), covariates.end()}};
  std::vector<std::vector<std::size_t>> sides(2);
  for (std::size_t i = 0; i < assigned.size(); ++i) {
    sides[static_cast<std::size_t>(assigned[i])].push_back(i);
  }
  if (sides[0].size() < 2 || sides[1].size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  const auto found = paths(sample);
  if (!found) {
    return found.why();
  }
  const core::StreamFamily streams = detail::streams_of(draws);
  std::vector<std::optional<Paths>> again(draws.count);
  core::in_ranges(draws.count, draws.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; ++r) {
      if (const auto one = paths(drawn_again(sample, sides, streams.stream(r)))) {
        again[r] = *one;
      }
    }
  });
  std::vector<double> total;
  std::vector<double> direct;
  std::vector<double> indirect;
  for (const std::optional<Paths>& one : again) {
    if (one) {
      total.push_back(one->total());
      direct.push_back(one->direct);
      indirect.push_back(one->indirect());
    }
  }
  if (20 * total.size() < 19 * draws.count) {
    return NotEstimable{Reason::no_convergence, "too many samples without a solution"};
  }
  MediationEffects effects;
  effects.n = outcome.size();
  effects.total = found->total();
  effects.direct = found->direct;
  effects.indirect = found->indirect();
  effects.to_mediator = found->a;
  effects.from_mediator = found->b;
  effects.total_interval = percentile(std::move(total), confidence);
  effects.direct_interval = percentile(std::move(direct), confidence);
  effects.indirect_interval = percentile(std::move(indirect), confidence);
  effects.draws = static_cast<std::size_t>(
      std::count_if(again.begin(), again.end(), [](const auto& one) { return one.has_value(); }));
  return effects;
}

}  // namespace werkthet::statistics
