#include "statistics/resampling/randomisation.hpp"

#include "statistics/distributions.hpp"
#include "statistics/resampling/assignment.hpp"
#include "statistics/resampling/blocked_t.hpp"
#include "statistics/resampling/common_value.hpp"
#include "statistics/resampling/lottery_units.hpp"
#include "statistics/resampling/two_valued.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <vector>

namespace werkthet::statistics {
namespace {

using detail::AssignmentDesign;
using detail::BlockedT;
using detail::LotteryUnits;
using detail::TreatedSums;

/// Counts how often the statistics of an assignment reach the observed ones. Weights are whole numbers when
/// assignments are counted and probabilities when counts of a yes/no outcome stand for many.
struct Tally {
  double observed{};
  double tie{};  ///< how close counts as equal
  double observed_t{};
  double total{};
  PermutationP hits;
  PermutationP t_hits;

  void add(double sum, double t, double weight = 1) {
    total += weight;
    hits.two_sided += std::abs(sum) >= std::abs(observed) - tie ? weight : 0;
    hits.greater += sum >= observed - tie ? weight : 0;
    hits.less += sum <= observed + tie ? weight : 0;
    t_hits.two_sided += std::abs(t) >= std::abs(observed_t) - 1e-9 ? weight : 0;
    t_hits.greater += t >= observed_t - 1e-9 ? weight : 0;
    t_hits.less += t <= observed_t + 1e-9 ? weight : 0;
  }
  void add(const Tally& other) {
    total += other.total;
    for (auto [own, more] : {std::pair{&hits, &other.hits}, std::pair{&t_hits, &other.t_hits}}) {
      own->two_sided += more->two_sided;
      own->greater += more->greater;
      own->less += more->less;
    }
  }
};

/// The deviations in the order of the strata, and all that one assignment needs.
class Experiment {
 public:
  Experiment(const AssignmentDesign& design, const LotteryUnits& units)
      : design_(design), blocked_(design), begin_{0} {
    for (const detail::Stratum& stratum : design.strata) {
      std::vector<double> own;
      for (const std::uint32_t unit : stratum.units) {
        own.push_back(units.value[unit]);
      }
      squares_.push_back(sum_over(own.size(), [&](std::size_t i) { return own[i] * own[i]; }));
      counts_.emplace_back(own, stratum.treated);
      common_.emplace_back(own, stratum.treated);
      const std::vector<double>& drawn = common_.back().useful() ? common_.back().others() : own;
      start_.insert(start_.end(), drawn.begin(), drawn.end());
      begin_.push_back(start_.size());
    }
  }

  [[nodiscard]] const BlockedT& blocked() const { return blocked_; }
  [[nodiscard]] double squares(std::size_t stratum) const { return squares_[stratum]; }

  template <class Treated>
  [[nodiscard]] double t(const Treated& treated) const {
    return blocked_.possible() ? blocked_.t(treated, [&](std::size_t s) { return squares_[s]; }) : 0;
  }

  /// Exact when the counts or the assignments are few enough.
  [[nodiscard]] bool enumerate(Tally& tally, const LotteryUnits& units, double limit) const {
    if (support() <= limit) {
      std::vector<TreatedSums> sums(counts_.size());
      visit_counts(0, 1.0, 0.0, sums, tally);
      return true;
    }
    if (!design_.fits(limit)) {
      return false;
    }
    std::vector<TreatedSums> sums(counts_.size());
    detail::for_each_assignment(design_, [&](std::span<const std::uint32_t> list) {
      double total = 0;
      std::size_t at = 0;
      for (std::size_t s = 0; s < sums.size(); ++s) {
        sums[s] = {};
        for (std::size_t i = 0; i < design_.strata[s].treated; ++i) {
          const double value = units.value[list[at++]];
          sums[s].sum += value;
          sums[s].squares += value * value;
        }
        total += sums[s].sum;
      }
      tally.add(total, t([&](std::size_t s) { return sums[s]; }));
    });
    return true;
  }

  /// One random assignment from its own stream. `buffer` and `sums` are places to work in.
  void draw(core::RandomStream stream, std::vector<double>& buffer, std::vector<TreatedSums>& sums,
            Tally& tally) const {
    core::IndexDraws draws(stream);
    buffer = start_;
    double total = 0;
    for (std::size_t s = 0; s < counts_.size(); ++s) {
      sums[s] = one_stratum(draws, buffer.data() + begin_[s], s);
      total += sums[s].sum;
    }
    tally.add(total, t([&](std::size_t s) { return sums[s]; }));
  }

 private:
  /// How many vectors of counts there are; above any limit when a stratum has more than two values.
  [[nodiscard]] double support() const {
    double number = 1;
    for (const detail::TwoValued& counts : counts_) {
      if (!counts.two_valued()) {
        return 1e300;
      }
      number = std::min(1e200, number * static_cast<double>(counts.points().size()));
    }
    return number;
  }

  void visit_counts(std::size_t s, double weight, double total, std::vector<TreatedSums>& sums,
                    Tally& tally) const {
    for (; s < counts_.size() && counts_[s].points().size() == 1; ++s) {  // nothing to choose: no deeper
      sums[s] = counts_[s].points().front().sums;
      total += sums[s].sum;
    }
    if (s == counts_.size()) {
      tally.add(total, t([&](std::size_t k) { return sums[k]; }), weight);
      return;
    }
    for (const detail::TwoValued::Point& point : counts_[s].points()) {
      sums[s] = point.sums;
      visit_counts(s + 1, weight * point.probability, total + point.sums.sum, sums, tally);
    }
  }

  [[nodiscard]] TreatedSums one_stratum(core::IndexDraws& draws, double* values, std::size_t s) const {
    if (counts_[s].two_valued()) {
      return counts_[s].draw(draws.uniform());
    }
    return common_[s].useful() ? common_[s].draw(draws, values) : shuffled(draws, values, s);
  }

  /// Draws the smaller group of a stratum without replacement and returns the sums over the treated.
  [[nodiscard]] TreatedSums shuffled(core::IndexDraws& draws, double* values, std::size_t s) const {
    const detail::Stratum& stratum = design_.strata[s];
    const auto n = static_cast<std::uint32_t>(stratum.units.size());
    const bool treated_drawn = stratum.treated <= stratum.others();
    const auto m = static_cast<std::uint32_t>(std::min(stratum.treated, stratum.others()));
    double total = 0;
    double squared = 0;
    for (std::uint32_t i = 0; i < m; ++i) {
      double& at = values[i + draws.below(n - i)];
      const double value = at;
      total += value;
      squared += value * value;
      at = values[i];
    }
    // Deviations of a stratum add to zero.
    return treated_drawn ? TreatedSums{total, squared} : TreatedSums{-total, squares_[s] - squared};
  }

  const AssignmentDesign& design_;
  BlockedT blocked_;
  std::vector<double> start_;  ///< what is drawn from, stratum after stratum
  std::vector<std::size_t> begin_;
  std::vector<double> squares_;
  std::vector<detail::TwoValued> counts_;
  std::vector<detail::CommonValue> common_;
};

void sample(const Experiment& experiment, const AssignmentDesign& design, const Draws& draws, Tally& tally) {
  const core::StreamFamily streams = detail::streams_of(draws);
  std::mutex adding;
  const Tally empty = tally;
  core::in_ranges(draws.count, draws.threads, [&](std::size_t first, std::size_t last) {
    std::vector<double> buffer;
    std::vector<TreatedSums> sums(design.strata.size());
    Tally own = empty;
    for (std::size_t r = first; r < last; ++r) {
      experiment.draw(streams.stream(r), buffer, sums, own);
    }
    const std::lock_guard lock(adding);
    tally.add(own);  // whole numbers: the order does not matter
  });
}

/// The lottery as it fell.
struct Observed {
  std::vector<TreatedSums> sums;  ///< per stratum
  double sum{};
  double absolute{};  ///< sum of the absolute values of all units
  double variance{};  ///< of the sum over all assignments
};

Observed observe(const AssignmentDesign& design, const LotteryUnits& units, const Experiment& experiment) {
  Observed r;
  for (std::size_t s = 0; s < design.strata.size(); ++s) {
    const detail::Stratum& stratum = design.strata[s];
    TreatedSums own;
    for (const std::uint32_t unit : stratum.units) {
      const double value = units.treated[unit] == 1 ? units.value[unit] : 0;
      own.sum += value;
      own.squares += value * value;
      r.absolute += std::abs(units.value[unit]);
    }
    r.sum += own.sum;
    r.sums.push_back(own);
    const double n = static_cast<double>(stratum.units.size());
    r.variance += static_cast<double>(stratum.treated) * static_cast<double>(stratum.others()) / n *
                  experiment.squares(s) / (n - 1);
  }
  return r;
}

PermutationP p_of(const PermutationP& hits, double total, bool exact) {
  const double more = exact ? 0 : 1;
  const auto share = [&](double hit) { return std::min(1.0, (hit + more) / (total + more)); };
  return {share(hits.two_sided), share(hits.greater), share(hits.less)};
}

}  // namespace

Estimated<RandomisationTest> randomisation_test(std::span<const double> outcome, const Lottery& lottery,
                                                const RandomisationOptions& options) {
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_binary(lottery.treated, outcome.size());
  detail::require(lottery.strata.empty() || lottery.strata.size() == outcome.size(),
                  "strata have another length than the outcome");
  detail::require(lottery.clusters.empty() || lottery.clusters.size() == outcome.size(),
                  "clusters have another length than the outcome");
  RandomisationTest r;
  r.n = outcome.size();
  std::vector<double> groups[2];
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    groups[lottery.treated[i]].push_back(outcome[i]);
  }
  r.n1 = groups[1].size();
  if (groups[0].empty() || groups[1].empty()) {
    return NotEstimable{Reason::too_few, "a group is empty"};
  }
  const LotteryUnits units = detail::lottery_units(outcome, lottery);
  const AssignmentDesign design = detail::design_of(units.treated, units.strata);
  if (design.strata.empty()) {
    return NotEstimable{lottery.clusters.empty() ? Reason::too_few : Reason::few_clusters,
                        "no stratum has units in both groups"};
  }
  r.assignments = design.assignments;
  r.sum_treated = sum(groups[1]);
  r.expected_sum = units.expected_sum;
  r.difference_in_means = mean(groups[1]) - mean(groups[0]);

  const Experiment experiment(design, units);
  const Observed observed = observe(design, units, experiment);
  if (!(observed.variance > 0) || !(observed.absolute > 1e-12 * units.spread)) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary where the lot mattered"};
  }
  Tally tally;
  tally.observed = observed.sum;
  tally.tie = 1e-10 * observed.absolute;
  tally.observed_t = experiment.t([&](std::size_t s) { return observed.sums[s]; });
  const bool studentised =
      experiment.blocked().possible() && std::abs(tally.observed_t) < BlockedT::without_variance;
  r.exact = options.exact_limit > 0 && experiment.enumerate(tally, units, options.exact_limit);
  if (!r.exact) {
    sample(experiment, design, options.draws, tally);
    r.draws = options.draws.count;
  }
  r.p = p_of(tally.hits, tally.total, r.exact);
  if (!r.exact) {
    r.monte_carlo_se = std::sqrt(r.p.two_sided * (1 - r.p.two_sided) / static_cast<double>(r.draws));
  }
  if (studentised) {
    r.t = tally.observed_t;
    r.p_studentised = p_of(tally.t_hits, tally.total, r.exact);
  }
  r.z = observed.sum / std::sqrt(observed.variance);
  r.p_clt = normal_two_sided_p(r.z);
  return r;
}

}  // namespace werkthet::statistics
