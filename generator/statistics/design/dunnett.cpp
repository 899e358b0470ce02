#include "statistics/design/dunnett.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace werkthet::statistics {
namespace {

struct Node {
  double at{};
  double weight{};
};

double fast_normal_cdf(double z) {
  return 0.5 * std::erfc(-z * std::numbers::sqrt2 / 2);
}

/// P(all |T_j| <= c), T_j with correlations lambda_i lambda_j and common df.
/// Given the control's mean (z) and the standard deviation (u) the arms are independent.
class JointProbability {
 public:
  JointProbability(std::vector<double> lambda, double df) : lambda_(std::move(lambda)) {
    add_standard_deviations(df);
    double sharpest = 0.25;
    for (const double l : lambda_) {
      root_.push_back(std::sqrt(1 - l * l));
      sharpest = std::min(sharpest, 0.2 * root_.back() / l);
    }
    constexpr double edge = 8.5;
    const int steps = static_cast<int>(std::ceil(edge / sharpest));
    const double h = edge / steps;
    for (int i = -steps; i <= steps; ++i) {  // the trapezium rule converges exponentially here
      const double z = h * i;
      control_.push_back({z, h * std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi)});
    }
  }

  [[nodiscard]] double operator()(double c) const {
    return sum_over(deviation_.size(), [&](std::size_t i) {
      return deviation_[i].weight * given_deviation(c * deviation_[i].at);
    });
  }

 private:
  [[nodiscard]] double given_deviation(double bound) const {
    double total = 0;
    for (const Node& z : control_) {
      double product = z.weight;
      for (std::size_t j = 0; j < lambda_.size(); ++j) {
        product *= fast_normal_cdf((lambda_[j] * z.at + bound) / root_[j]) -
                   fast_normal_cdf((lambda_[j] * z.at - bound) / root_[j]);
      }
      total += product;
    }
    return total;
  }

  /// Nodes for the distribution of s / sigma, a chi over the root of its degrees of freedom. On the scale of
  /// its logarithm the density falls off on both sides, so that the trapezium rule converges exponentially
  /// here too.
  void add_standard_deviations(double df) {
    const double h = std::min(0.5 / std::sqrt(2 * df), 0.25);
    const auto log_density = [df](double s) { return df * (s - std::expm1(2 * s) / 2); };  // 0 at its top
    double total = 0;
    const auto add = [&](double s) {
      deviation_.push_back({std::exp(s), std::exp(log_density(s))});
      total += deviation_.back().weight;
    };
    for (double s = 0; log_density(s) > -40; s += h) {
      add(s);
    }
    for (double s = -h; log_density(s) > -40; s -= h) {
      add(s);
    }
    for (Node& node : deviation_) {
      node.weight /= total;
    }
  }

  std::vector<double> lambda_;
  std::vector<double> root_;
  std::vector<Node> control_;
  std::vector<Node> deviation_;
};

}  // namespace

Estimated<Dunnett> dunnett(std::span<const double> outcome, std::span<const int> arm, double confidence) {
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_confidence(confidence);
  detail::require(arm.size() == outcome.size(), "arms have another length than the outcome");
  std::vector<std::vector<double>> groups(2);
  for (std::size_t i = 0; i < arm.size(); ++i) {
    detail::require(arm[i] >= 0 && arm[i] <= 1000, "an arm lies outside 0..1000");
    const auto own = static_cast<std::size_t>(arm[i]);
    groups.resize(std::max(groups.size(), own + 1));
    groups[own].push_back(outcome[i]);
  }
  if (std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.empty(); }) ||
      outcome.size() <= groups.size()) {
    return NotEstimable{Reason::too_few, "an arm is empty, or no more persons than arms"};
  }
  Dunnett r;
  r.n_control = groups[0].size();
  r.df = static_cast<double>(outcome.size() - groups.size());
  std::vector<double> means;
  double squares = 0;
  for (const auto& group : groups) {
    means.push_back(mean(group));
    squares += group.size() > 1 ? sample_variance(group) * static_cast<double>(group.size() - 1) : 0;
  }
  r.sigma = std::sqrt(squares / r.df);
  const double n0 = static_cast<double>(r.n_control);
  std::vector<double> lambda;
  double largest_t = 0;
  for (std::size_t j = 1; j < groups.size(); ++j) {
    const double n = static_cast<double>(groups[j].size());
    lambda.push_back(std::sqrt(n / (n + n0)));
    DunnettContrast contrast;
    contrast.n = groups[j].size();
    contrast.estimate = means[j] - means[0];
    contrast.se = r.sigma * std::sqrt(1 / n + 1 / n0);
    largest_t = std::max(largest_t, std::abs(contrast.estimate / contrast.se));
    r.contrasts.push_back(contrast);
  }
  if (!(r.sigma > 0) || !(largest_t < 1e8)) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary within the arms"};
  }
  const JointProbability within(std::move(lambda), r.df);
  // Between the critical values of one comparison and of Bonferroni.
  const double low = t_critical(confidence, r.df) * 0.999;
  const double high =
      t_critical(1 - (1 - confidence) / static_cast<double>(r.contrasts.size()), r.df) * 1.001;
  r.critical_value = bisect_decreasing([&](double c) { return confidence - within(c); }, low, high);
  for (DunnettContrast& contrast : r.contrasts) {
    contrast.t = contrast.estimate / contrast.se;
    contrast.p_unadjusted = t_two_sided_p(contrast.t, r.df);
    // Never below the unadjusted p nor above Bonferroni's; far out in the tail the integral alone loses that.
    const double bonferroni = std::min(1.0, contrast.p_unadjusted * static_cast<double>(r.contrasts.size()));
    contrast.p_adjusted = std::clamp(1 - within(std::abs(contrast.t)), contrast.p_unadjusted, bonferroni);
    const double half = r.critical_value * contrast.se;
    contrast.interval = {contrast.estimate - half, contrast.estimate + half};
  }
  return r;
}

}  // namespace werkthet::statistics
