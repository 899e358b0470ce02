#include "statistics/weighting/decomposition.hpp"

#include "statistics/distributions.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

using Index = Eigen::Index;

/// A mean with the influence of every row on it: variance of a linear combination = sum of squares / n^2.
struct Influenced {
  double value{};
  std::vector<double> influence;  // one per row
};

Influenced plain_mean(std::span<const double> outcome, const std::vector<std::size_t>& rows) {
  std::vector<double> values;
  for (const std::size_t row : rows) {
    values.push_back(outcome[row]);
  }
  Influenced r{mean(values), std::vector<double>(outcome.size(), 0.0)};
  const double factor = static_cast<double>(outcome.size()) / static_cast<double>(rows.size());
  for (const std::size_t row : rows) {
    r.influence[row] = factor * (outcome[row] - r.value);
  }
  return r;
}

struct Contrasting {
  double z;      // critical value
  double noise;  // below this a standard error is rounding, not variation

  [[nodiscard]] Estimated<Contrast> operator()(double estimate, const Influenced& plus,
                                               const Influenced& minus) const {
    const std::size_t n = plus.influence.size();
    const double squares = sum_over(n, [&](std::size_t i) {
      const double d = plus.influence[i] - minus.influence[i];
      return d * d;
    });
    const double se = std::sqrt(squares) / static_cast<double>(n);
    if (!(se > noise)) {
      return NotEstimable{Reason::no_variation, "the outcome varies in neither group"};
    }
    return Contrast{estimate, se, {estimate - z * se, estimate + z * se}, normal_two_sided_p(estimate / se)};
  }
};

std::vector<std::vector<double>> rows_of(Columns columns, const std::vector<std::size_t>& rows) {
  std::vector<std::vector<double>> picked(columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (const std::size_t row : rows) {
      picked[j].push_back(columns[j][row]);
    }
  }
  return picked;
}

struct Rows {
  std::vector<std::size_t> randomised;
  std::vector<std::size_t> outside;
  std::vector<std::vector<std::size_t>> groups;  // control, arm 1, arm 2, ...
};

/// Covariates centred at the target and scaled by the spread over everybody.
Eigen::MatrixXd scaled_covariates(Columns covariates, std::span<const double> target, std::size_t n) {
  Eigen::MatrixXd z(static_cast<Index>(n), static_cast<Index>(covariates.size()));
  for (std::size_t j = 0; j < covariates.size(); ++j) {
    const double variance = sample_variance(covariates[j]);
    const double scale = variance > 0 ? std::sqrt(variance) : 1.0;
    for (std::size_t i = 0; i < n; ++i) {
      z(static_cast<Index>(i), static_cast<Index>(j)) = (covariates[j][i] - target[j]) / scale;
    }
  }
  return z;
}

/// Weighted mean of the non-participants. Linearising the three stacked equations (target means, balancing
/// multipliers, weighted mean) gives, with beta the weighted slope of the outcome on the covariates:
/// a non-participant contributes w (y - mean - beta'z), a randomised person beta'z through the target.
Estimated<Influenced> weighted_mean(std::span<const double> outcome, const Rows& rows,
                                    const std::vector<double>& weights, const Eigen::MatrixXd& z) {
  const std::size_t n = outcome.size();
  const std::size_t m = rows.outside.size();
  Influenced r;
  r.value = sum_over(m, [&](std::size_t i) { return weights[i] * outcome[rows.outside[i]]; });
  r.influence.assign(n, 0.0);

  Eigen::VectorXd beta = Eigen::VectorXd::Zero(z.cols());
  if (z.cols() > 0) {
    Eigen::MatrixXd design(static_cast<Index>(m), z.cols());
    Eigen::VectorXd response(static_cast<Index>(m));
    for (std::size_t i = 0; i < m; ++i) {
      const double root = std::sqrt(weights[i]);
      design.row(static_cast<Index>(i)) = root * z.row(static_cast<Index>(rows.outside[i]));
      response(static_cast<Index>(i)) = root * (outcome[rows.outside[i]] - r.value);
    }
    const Eigen::VectorXd norms = design.colwise().norm();
    if (!(norms.minCoeff() > 0)) {
      return NotEstimable{Reason::singular, "a covariate does not vary among the weighted non-participants"};
    }
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(design * norms.cwiseInverse().asDiagonal());
    qr.setThreshold(1e-10);
    if (qr.rank() < z.cols()) {
      return NotEstimable{Reason::singular, "a covariate is a combination of other covariates"};
    }
    beta = norms.cwiseInverse().asDiagonal() * qr.solve(response);
  }
  const Eigen::VectorXd fitted = z * beta;
  const double all = static_cast<double>(n);
  for (std::size_t i = 0; i < m; ++i) {
    const std::size_t row = rows.outside[i];
    r.influence[row] = all * weights[i] * (outcome[row] - r.value - fitted(static_cast<Index>(row)));
  }
  for (const std::size_t row : rows.randomised) {
    r.influence[row] = all / static_cast<double>(rows.randomised.size()) * fitted(static_cast<Index>(row));
  }
  return r;
}

struct Adjusted {
  Estimated<BalanceWeights> weights;
  Estimated<Influenced> mean;
};

Adjusted adjust(std::span<const double> outcome, const Rows& rows, Columns covariates) {
  std::vector<double> target;
  for (const auto& column : rows_of(covariates, rows.randomised)) {
    target.push_back(mean(column));
  }
  const auto balance = [&]() -> Estimated<BalanceWeights> {
    if (!covariates.empty()) {
      return entropy_balance(rows_of(covariates, rows.outside), target);
    }
    const std::size_t m = rows.outside.size();
    const double equal = 1 / static_cast<double>(m);
    return BalanceWeights{std::vector<double>(m, equal), static_cast<double>(m), equal, 0.0, 0};
  };
  const Estimated<BalanceWeights> weights = balance();
  if (!weights) {
    return {weights, weights.why()};
  }
  const Eigen::MatrixXd z = scaled_covariates(covariates, target, outcome.size());
  return {weights, weighted_mean(outcome, rows, weights->weights, z)};
}

Rows sort_rows(std::span<const int> group, std::size_t arms) {
  Rows rows;
  rows.groups.resize(arms + 1);
  for (std::size_t i = 0; i < group.size(); ++i) {
    detail::require(group[i] >= non_participant && group[i] <= static_cast<int>(arms),
                    "an unknown group code");
    if (group[i] == non_participant) {
      rows.outside.push_back(i);
    } else {
      rows.randomised.push_back(i);
      rows.groups[static_cast<std::size_t>(group[i])].push_back(i);
    }
  }
  return rows;
}

}  // namespace

Estimated<Decomposition> three_way_decomposition(std::span<const double> outcome, std::span<const int> group,
                                                 std::size_t arms, Columns covariates, double confidence) {
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require(group.size() == outcome.size(), "one group per person");
  detail::require_columns(covariates, outcome.size());
  double largest = 0;
  for (const double y : outcome) {
    largest = std::max(largest, std::abs(y));
  }
  const Contrasting contrast{normal_critical(confidence), 1e-13 * largest};
  const Rows rows = sort_rows(group, arms);
  if (rows.outside.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two non-participants"};
  }
  for (const auto& members : rows.groups) {
    if (members.size() < 2) {
      return NotEstimable{Reason::too_few, "an arm or the control group has fewer than two persons"};
    }
  }
  const Influenced control = plain_mean(outcome, rows.groups[0]);
  const Influenced raw = plain_mean(outcome, rows.outside);
  const Adjusted adjusted = adjust(outcome, rows, covariates);
  const auto against_adjusted = [&](double estimate, const Influenced& plus) -> Estimated<Contrast> {
    return adjusted.mean ? contrast(estimate, plus, *adjusted.mean) : adjusted.mean.why();
  };
  const double participation_raw = control.value - raw.value;
  const double participation = adjusted.mean ? control.value - adjusted.mean->value : 0.0;

  std::vector<ArmDecomposition> by_arm;
  for (std::size_t a = 1; a <= arms; ++a) {
    const Influenced arm = plain_mean(outcome, rows.groups[a]);
    const double treatment = arm.value - control.value;
    // Adding the printed parts, not subtracting the means again, keeps the sum exact to the last bit.
    by_arm.push_back({rows.groups[a].size(), arm.value, contrast(treatment, arm, control),
                      against_adjusted(treatment + participation, arm),
                      contrast(treatment + participation_raw, arm, raw)});
  }
  return Decomposition{outcome.size(),
                       rows.groups[0].size(),
                       rows.outside.size(),
                       control.value,
                       raw.value,
                       adjusted.mean ? Estimated<double>(adjusted.mean->value) : adjusted.mean.why(),
                       std::move(by_arm),
                       against_adjusted(participation, control),
                       contrast(participation_raw, control, raw),
                       adjusted.weights};
}

Estimated<Mixture> never_asked_mixture(std::span<const double> outcome_never_asked,
                                       std::span<const double> outcome_refused,
                                       std::span<const double> outcome_control, std::int64_t accepted,
                                       std::int64_t refused, double confidence) {
  for (const auto values : {outcome_never_asked, outcome_refused, outcome_control}) {
    detail::require_finite(values, "an outcome is not finite");
  }
  detail::require(accepted >= 0 && refused >= 0, "a count is negative");
  const double z = normal_critical(confidence);
  if (outcome_never_asked.size() < 2 || outcome_refused.size() < 2 || outcome_control.size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two values"};
  }
  if (accepted == 0) {
    return NotEstimable{Reason::no_events, "nobody accepted the invitation"};
  }
  const double invited = static_cast<double>(accepted) + static_cast<double>(refused);
  const double p = static_cast<double>(accepted) / invited;
  Mixture r;
  r.share_accepting = p;
  r.mean_never_asked = mean(outcome_never_asked);
  r.mean_refused = mean(outcome_refused);
  r.mean_control = mean(outcome_control);
  r.implied_untreated_mean = (r.mean_never_asked - (1 - p) * r.mean_refused) / p;
  r.selection_difference = r.implied_untreated_mean - r.mean_refused;
  r.itt_of_invitation = p * r.mean_control + (1 - p) * r.mean_refused - r.mean_never_asked;
  const auto variance_of_mean = [](std::span<const double> values) {
    return sample_variance(values) / static_cast<double>(values.size());
  };
  const double slope = (r.mean_never_asked - r.mean_refused) / (p * p);
  const double variance = variance_of_mean(outcome_control) +
                          variance_of_mean(outcome_never_asked) / (p * p) +
                          ((1 - p) / p) * ((1 - p) / p) * variance_of_mean(outcome_refused) +
                          slope * slope * p * (1 - p) / invited;
  if (!(variance > 0)) {
    return NotEstimable{Reason::no_variation, "no outcome varies"};
  }
  const double se = std::sqrt(variance);
  const double effect = r.mean_control - r.implied_untreated_mean;
  r.participation = {effect, se, {effect - z * se, effect + z * se}, normal_two_sided_p(effect / se)};
  return r;
}

}  // namespace werkthet::statistics
