#include "statistics/binary/marginal_effects.hpp"

#include "statistics/binary/logit_fit.hpp"
#include "statistics/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

std::size_t at(RiskError kind) {
  return static_cast<std::size_t>(kind);
}

std::vector<double> row_by_row(const Matrix& symmetric) {
  return {symmetric.data(), symmetric.data() + symmetric.size()};
}

/// Linear predictor when the columns of a setting are fixed.
Vector predictor(const detail::StandardLogit& fit, const Setting& setting) {
  Vector eta = fit.eta;
  for (const auto& [column, value] : setting) {
    const auto j = index(column) + 1;
    const double fixed = (value - fit.columns.centre[j]) / fit.columns.scale[j];
    eta += fit.beta[j] * (fixed - fit.columns.x.col(j).array()).matrix();
  }
  return eta;
}

/// Derivative of the mean risk to the coefficients: mean of p (1 - p) times the row as the setting has it.
Vector gradient(const detail::StandardLogit& fit, const Setting& setting, const Vector& p) {
  const auto n = static_cast<double>(p.size());
  const Vector slope = p.array() * (1 - p.array()) / n;
  Vector out = fit.columns.x.transpose() * slope;
  for (const auto& [column, value] : setting) {
    const auto j = index(column) + 1;
    out[j] = (value - fit.columns.centre[j]) / fit.columns.scale[j] * slope.sum();
  }
  return out;
}

RiskContrast tested(double estimate, double se, double confidence) {
  const double half = normal_critical(confidence) * se;
  return {estimate, se, {estimate - half, estimate + half}, normal_two_sided_p(estimate / se)};
}

}  // namespace

double PredictedRisks::covariance(RiskError kind, std::size_t i, std::size_t j) const {
  const std::vector<double>& held = covariances[at(kind)];
  detail::require(!held.empty(), "no clusters were given");
  detail::require(i < risk.size() && j < risk.size(), "no such setting");
  return held[i * risk.size() + j];
}

Estimated<PredictedRisks> predicted_risks(std::span<const int> outcome, Columns columns,
                                          std::span<const Setting> settings, std::span<const int> cluster) {
  detail::require(cluster.empty() || cluster.size() == outcome.size(),
                  "clusters have another length than the outcome");
  for (const Setting& setting : settings) {
    for (const auto& [column, value] : setting) {
      detail::require(column < columns.size(), "a setting of a column that is not there");
      detail::require_finite(std::span(&value, 1), "a setting is not finite");
    }
  }
  const auto fit = detail::fit_logit(outcome, columns);
  if (!fit) {
    return fit.why();
  }
  const auto n = index(outcome.size());
  const auto s = index(settings.size());
  Matrix gradients(fit->beta.size(), s);
  Matrix own(n, s);  // what the covariates of a unit add to the mean
  PredictedRisks r;
  r.n = outcome.size();
  r.events = static_cast<std::size_t>(std::count(outcome.begin(), outcome.end(), 1));
  for (Eigen::Index c = 0; c < s; ++c) {
    const Setting& setting = settings[static_cast<std::size_t>(c)];
    const Vector p =
        predictor(*fit, setting).unaryExpr([](double eta) { return detail::inverse_logit(eta); });
    r.risk.push_back(mean(std::span(p.data(), outcome.size())));
    gradients.col(c) = gradient(*fit, setting, p);
    own.col(c) = (p.array() - r.risk.back()) / static_cast<double>(n);
  }
  const Matrix moved = fit->influence * gradients;  // n x s: how far one unit moves each risk
  r.covariances[at(RiskError::delta)] = row_by_row(gradients.transpose() * fit->inverse * gradients);
  r.covariances[at(RiskError::hc0)] = row_by_row(moved.transpose() * moved);
  const Matrix whole = moved + own;
  r.covariances[at(RiskError::unconditional)] = row_by_row(whole.transpose() * whole);
  if (!cluster.empty()) {
    const Matrix sums = detail::sums_by_cluster(moved, cluster);
    if (sums.rows() < 2) {
      return NotEstimable{Reason::few_clusters, "fewer than two clusters"};
    }
    r.clusters = static_cast<std::size_t>(sums.rows());
    const auto g = static_cast<double>(sums.rows());
    r.covariances[at(RiskError::cluster)] = row_by_row(sums.transpose() * sums * (g / (g - 1)));
  }
  return r;
}

Estimated<RiskContrast> risk_contrast(const PredictedRisks& risks, std::span<const double> weights,
                                      double confidence, RiskError kind) {
  detail::require_confidence(confidence);
  detail::require(weights.size() == risks.risk.size(), "one weight per setting");
  detail::require_finite(weights, "a weight is not finite");
  const std::size_t s = weights.size();
  const double estimate = sum_over(s, [&](std::size_t i) { return weights[i] * risks.risk[i]; });
  const double variance = sum_over(s * s, [&](std::size_t ij) {
    return weights[ij / s] * weights[ij % s] * risks.covariance(kind, ij / s, ij % s);
  });
  if (!(variance > 0)) {
    return NotEstimable{Reason::no_variation, "the contrast has no variance"};
  }
  return tested(estimate, std::sqrt(variance), confidence);
}

Estimated<RiskContrast> risk_ratio(const PredictedRisks& risks, std::size_t over, std::size_t under,
                                   double confidence, RiskError kind) {
  detail::require_confidence(confidence);
  detail::require(over < risks.risk.size() && under < risks.risk.size(), "no such setting");
  const double a = risks.risk[over];
  const double b = risks.risk[under];
  if (!(a > 0) || !(b > 0)) {
    return NotEstimable{Reason::no_events, "a predicted risk is zero"};
  }
  const double variance = risks.covariance(kind, over, over) / (a * a) +
                          risks.covariance(kind, under, under) / (b * b) -
                          2 * risks.covariance(kind, over, under) / (a * b);
  if (!(variance > 0)) {
    return NotEstimable{Reason::no_variation, "the ratio has no variance"};
  }
  RiskContrast r = tested(std::log(a / b), std::sqrt(variance), confidence);
  if (std::abs(r.interval.low) > 690 || std::abs(r.interval.high) > 690) {
    return NotEstimable{Reason::out_of_range, "a limit of the ratio is too large for a number"};
  }
  r.estimate = a / b;
  r.interval = {std::exp(r.interval.low), std::exp(r.interval.high)};
  return r;
}

Estimated<MarginalEffect> average_marginal_effect(std::span<const int> outcome, Columns columns,
                                                  std::size_t treatment, double confidence,
                                                  std::span<const int> cluster) {
  const std::vector<Setting> settings{{{treatment, 1.0}}, {{treatment, 0.0}}};
  auto risks = predicted_risks(outcome, columns, settings, cluster);
  if (!risks) {
    return risks.why();
  }
  const std::array<double, 2> minus{1, -1};
  const auto contrast = [&](RiskError kind) { return risk_contrast(*risks, minus, confidence, kind); };
  const auto difference = contrast(RiskError::delta);
  const auto ratio = risk_ratio(*risks, 0, 1, confidence);
  const auto hc0 = contrast(RiskError::hc0);
  const auto unconditional = contrast(RiskError::unconditional);
  for (const auto* part : {&difference, &ratio, &hc0, &unconditional}) {
    if (!*part) {
      return part->why();
    }
  }
  MarginalEffect r{*risks, *difference, *ratio, hc0->se, unconditional->se, {}};
  if (!cluster.empty()) {
    const auto clustered = contrast(RiskError::cluster);
    if (!clustered) {
      return clustered.why();
    }
    r.se_cluster = clustered->se;
  }
  return r;
}

}  // namespace werkthet::statistics
