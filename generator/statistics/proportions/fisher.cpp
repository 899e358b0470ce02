#include "statistics/proportions/fisher.hpp"

#include "statistics/proportions/counts.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace werkthet::statistics {
namespace {

/// The counts group 1 can have when the margins are fixed, and the ratio of neighbouring probabilities.
struct Support {
  Support(std::int64_t events1, std::int64_t in1, std::int64_t events0, std::int64_t in0)
      : n1(in1),
        n0(in0),
        events(events1 + events0),
        first(std::max<std::int64_t>(0, events - n0)),
        last(std::min(n1, events)) {}

  /// P(k + 1) / P(k). Log-gamma would lose ten digits with counts of a hundred thousand.
  [[nodiscard]] double ratio(std::int64_t k) const {
    return static_cast<double>(n1 - k) * static_cast<double>(events - k) /
           (static_cast<double>(k + 1) * static_cast<double>(n0 - events + k + 1));
  }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last - first + 1); }

  std::int64_t n1, n0, events, first, last;
};

/// Probabilities of `first`, `first`+1, ... events in group 1, starting at the most probable table.
std::vector<double> table_probabilities(const Support& s) {
  const double centre = (static_cast<double>(s.n1) + 1) * (static_cast<double>(s.events) + 1) /
                        (static_cast<double>(s.n1) + static_cast<double>(s.n0) + 2);
  const std::int64_t mode = std::clamp(static_cast<std::int64_t>(centre), s.first, s.last);
  std::vector<double> p(s.size(), 0.0);
  const auto at = [&](std::int64_t k) -> double& { return p[static_cast<std::size_t>(k - s.first)]; };
  at(mode) = 1;
  for (std::int64_t k = mode; k < s.last && at(k) > 0; ++k) {
    at(k + 1) = at(k) * s.ratio(k);
  }
  for (std::int64_t k = mode; k > s.first && at(k) > 0; --k) {
    at(k - 1) = at(k) / s.ratio(k - 1);
  }
  const double total = sum(p);
  for (double& value : p) {
    value /= total;
  }
  return p;
}

/// The noncentral hypergeometric distribution around the observed count. Logarithms of the probabilities are
/// taken from that count outwards, where the solutions put the mass, so that far tails cannot underflow
/// first.
class Noncentral {
 public:
  Noncentral(const Support& s, std::int64_t observed) : here_(static_cast<std::size_t>(observed - s.first)) {
    log_.resize(s.size());
    detail::Carried up;
    for (std::int64_t k = observed; k < s.last; ++k) {
      up = detail::add(up, {std::log(s.ratio(k)), 0.0});
      log_[static_cast<std::size_t>(k + 1 - s.first)] = up.high + up.low;
    }
    detail::Carried down;
    for (std::int64_t k = observed; k > s.first; --k) {
      down = detail::add(down, {-std::log(s.ratio(k - 1)), 0.0});
      log_[static_cast<std::size_t>(k - 1 - s.first)] = down.high + down.low;
    }
  }

  struct At {
    double less{};     ///< P(this count or fewer)
    double greater{};  ///< P(this count or more)
    double excess{};   ///< expected count minus the observed one
  };

  [[nodiscard]] At at(double log_odds) const {
    // The weights rise to one top and fall again: everything more than 50 below it in logarithm is nothing.
    const auto weight = [&](std::size_t i) {
      return log_[i] + (static_cast<double>(i) - static_cast<double>(here_)) * log_odds;
    };
    std::size_t low = 0;
    std::size_t high = log_.size() - 1;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (weight(middle + 1) > weight(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const double top = weight(low);
    std::size_t begin = low;
    while (begin > 0 && weight(begin - 1) > top - 50) {
      --begin;
    }
    std::size_t end = low + 1;
    while (end < log_.size() && weight(end) > top - 50) {
      ++end;
    }
    const auto sum_of = [&](const auto& chosen) {
      return sum_over(end - begin,
                      [&](std::size_t j) { return chosen(begin + j) * std::exp(weight(begin + j) - top); });
    };
    const double all = sum_of([](std::size_t) { return 1.0; });
    return {sum_of([&](std::size_t i) { return i <= here_ ? 1.0 : 0.0; }) / all,
            sum_of([&](std::size_t i) { return i >= here_ ? 1.0 : 0.0; }) / all,
            sum_of([&](std::size_t i) { return static_cast<double>(i) - static_cast<double>(here_); }) / all};
  }

 private:
  std::size_t here_;
  std::vector<double> log_;
};

constexpr double widest_log_odds = 60;
constexpr std::size_t largest_support = 4'000'000;  // beyond it the exact test says what chi-square says

NotEstimable too_large() {
  return {Reason::out_of_range, "the counts are too large for an exact answer"};
}

}  // namespace

Estimated<FisherTest> fisher_exact(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                   std::int64_t n0) {
  if (detail::groups_of(events1, n1, events0, n0).empty()) {
    return detail::empty_group();
  }
  const Support s(events1, n1, events0, n0);
  if (s.size() > largest_support) {
    return too_large();
  }
  const std::vector<double> p = table_probabilities(s);
  const auto here = static_cast<std::size_t>(events1 - s.first);
  const double observed = p[here];
  const double less = std::min(1.0, sum(std::span(p).first(here + 1)));
  const double greater = std::min(1.0, sum(std::span(p).subspan(here)));
  const double both =
      sum_over(p.size(), [&](std::size_t i) { return p[i] <= observed * (1 + 1e-7) ? p[i] : 0.0; });
  const double mid = std::clamp(2 * std::min(less, greater) - observed, 0.0, 1.0);
  return FisherTest{std::min(1.0, both), mid, less, greater};
}

Estimated<ConditionalOddsRatio> conditional_odds_ratio(std::int64_t events1, std::int64_t n1,
                                                       std::int64_t events0, std::int64_t n0,
                                                       double confidence) {
  detail::require_confidence(confidence);
  if (detail::groups_of(events1, n1, events0, n0).empty()) {
    return detail::empty_group();
  }
  const Support s(events1, n1, events0, n0);
  if (s.size() > largest_support) {
    return too_large();
  }
  const Noncentral distribution(s, events1);
  const double tail = (1 - confidence) / 2;
  const auto solve = [](const auto& f) {
    return std::exp(bisect_decreasing(f, -widest_log_odds, widest_log_odds));
  };
  ConditionalOddsRatio r;
  const bool fewest = events1 == s.first;
  const bool most = events1 == s.last;
  if (!fewest) {
    r.low = solve([&](double log_odds) { return tail - distribution.at(log_odds).greater; });
  }
  if (!most) {
    r.high = solve([&](double log_odds) { return distribution.at(log_odds).less - tail; });
  }
  if (fewest) {
    r.ratio = 0;
  } else if (!most) {
    r.ratio = solve([&](double log_odds) { return -distribution.at(log_odds).excess; });
  }
  return r;
}

}  // namespace werkthet::statistics
