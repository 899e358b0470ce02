#include "statistics/resampling/bca.hpp"
#include "statistics/resampling/bootstrap.hpp"
#include "statistics/resampling/quantiles.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

constexpr std::size_t most_values = 11;

double statistic_of(std::span<const double> sorted, SampleStatistic statistic) {
  return statistic == SampleStatistic::mean ? mean(sorted)
                                            : detail::quantile_of_sorted(sorted, 0.5, QuantileType::type7);
}

struct Resample {
  double value{};
  double probability{};
};

/// Every way to draw n times from the values, as counts per value.
class Enumeration {
 public:
  Enumeration(std::span<const double> sorted, SampleStatistic statistic)
      : sorted_(sorted), statistic_(statistic) {
    double every = 1;
    for (std::size_t i = 1; i <= sorted.size(); ++i) {
      every *= static_cast<double>(i) / static_cast<double>(sorted.size());
    }
    fill(0, every);
    std::sort(all_.begin(), all_.end(),
              [](const Resample& a, const Resample& b) { return a.value < b.value; });
  }

  [[nodiscard]] const std::vector<Resample>& all() const { return all_; }

  template <class Term>
  [[nodiscard]] double expectation(const Term& term) const {
    return sum_over(all_.size(), [&](std::size_t i) { return all_[i].probability * term(all_[i].value); });
  }

  /// Smallest value with a probability of at least `share` at or below it.
  [[nodiscard]] double quantile(double share) const {
    detail::Carried cumulative;
    for (const Resample& resample : all_) {
      cumulative = detail::add(cumulative, {resample.probability, 0});
      if (cumulative.high + cumulative.low >= share - 1e-12) {
        return resample.value;
      }
    }
    return all_.back().value;
  }

 private:
  /// `weight`: n! / n^n over the factorials of the counts so far. Values come in order, so the draw is
  /// sorted.
  void fill(std::size_t from, double weight) {
    const std::size_t left = sorted_.size() - drawn_.size();
    if (from + 1 == sorted_.size() || left == 0) {
      double last = weight;
      for (std::size_t i = 1; i <= left; ++i) {
        last /= static_cast<double>(i);
        drawn_.push_back(sorted_[from]);
      }
      all_.push_back({statistic_of(drawn_, statistic_), last});
      drawn_.resize(drawn_.size() - left);
      return;
    }
    double own = weight;
    for (std::size_t count = 0; count <= left; ++count) {
      if (count > 0) {
        own /= static_cast<double>(count);
        drawn_.push_back(sorted_[from]);
      }
      fill(from + 1, own);
    }
    drawn_.resize(drawn_.size() - left);
  }

  std::span<const double> sorted_;
  SampleStatistic statistic_;
  std::vector<double> drawn_;
  std::vector<Resample> all_;
};

std::vector<double> leave_one_out_values(std::span<const double> sorted, SampleStatistic statistic) {
  std::vector<double> out;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    std::vector<double> rest(sorted.begin(), sorted.end());
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    out.push_back(statistic_of(rest, statistic));
  }
  return out;
}

}  // namespace

Estimated<ExactBootstrap> bootstrap_exact(std::span<const double> values, SampleStatistic statistic,
                                          double confidence) {
  detail::require_finite(values, "a value is not finite");
  detail::require_confidence(confidence);
  if (values.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two values"};
  }
  if (values.size() > most_values) {
    return NotEstimable{Reason::out_of_range, "too many values to enumerate every resample"};
  }
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double range = sorted.back() - sorted.front();
  if (!(range > 0)) {
    return NotEstimable{Reason::no_variation, "the values are equal"};
  }
  const Enumeration resamples(sorted, statistic);
  const double tie = 1e-12 * range;
  ExactBootstrap r;
  r.n = sorted.size();
  r.estimate = statistic_of(sorted, statistic);
  r.support = 1;
  for (std::size_t i = 1; i < resamples.all().size(); ++i) {
    r.support += resamples.all()[i].value - resamples.all()[i - 1].value > tie ? 1U : 0U;
  }
  r.mean = resamples.expectation([](double value) { return value; });
  r.se = std::sqrt(resamples.expectation([&](double value) { return (value - r.mean) * (value - r.mean); }));
  const double tail = (1 - confidence) / 2;
  r.percentile = {resamples.quantile(tail), resamples.quantile(1 - tail)};
  r.basic = {2 * r.estimate - r.percentile.high, 2 * r.estimate - r.percentile.low};

  std::vector<double> left_out = leave_one_out_values(sorted, statistic);
  const double centre = mean(left_out);
  for (double& value : left_out) {
    value = centre - value;
  }
  r.acceleration = detail::acceleration_of(left_out);
  const double n = static_cast<double>(r.n);
  r.jackknife_se =
      std::sqrt((n - 1) / n * sum_over(r.n, [&](std::size_t i) { return left_out[i] * left_out[i]; }));
  // The sample itself is one of the resamples, so the share lies strictly between 0 and 1.
  r.z0 = normal_quantile(resamples.expectation([&](double value) {
    return value < r.estimate - tie ? 1.0 : value > r.estimate + tie ? 0.0 : 0.5;
  }));
  const auto low = detail::bca_share(r.z0, r.acceleration, tail);
  const auto high = detail::bca_share(r.z0, r.acceleration, 1 - tail);
  if (low && high) {
    r.bca = Interval{resamples.quantile(*low), resamples.quantile(*high)};
  }
  return r;
}

}  // namespace werkthet::statistics
