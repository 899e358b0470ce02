#include "statistics/weighting/outcome_model.hpp"

#include "statistics/binary/logit.hpp"
#include "statistics/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace werkthet::statistics::detail {
namespace {

/// Logit coefficients on the basis, from the rows that are used.
Estimated<Vector> logit_coefficients(const Matrix& x, const Vector& y, const Vector& used) {
  std::vector<int> outcome;
  std::vector<std::vector<double>> columns(static_cast<std::size_t>(x.cols() - 1));
  for (Eigen::Index i = 0; i < x.rows(); ++i) {
    if (used[i] == 0) {
      continue;
    }
    outcome.push_back(y[i] == 1 ? 1 : 0);
    for (Eigen::Index j = 1; j < x.cols(); ++j) {
      columns[static_cast<std::size_t>(j - 1)].push_back(x(i, j));
    }
  }
  const auto model = logit(outcome, columns);
  if (!model) {
    return model.why();
  }
  return to_vector(model->coefficients);
}

double expit(double eta) {
  return eta >= 0 ? 1 / (1 + std::exp(-eta)) : std::exp(eta) / (1 + std::exp(eta));
}

}  // namespace

Estimated<OutcomeFit> fit_outcome(OutcomeModel model, const Matrix& x, const Vector& y, const Vector& used) {
  if (used.sum() <= static_cast<double>(x.cols())) {
    return NotEstimable{Reason::too_few, "no more units in an arm than coefficients of its outcome model"};
  }
  OutcomeFit r;
  if (model == OutcomeModel::linear) {
    auto qr = WeightedQr::of(x, used);
    if (!qr) {
      return qr.why();
    }
    r.mean = x * qr->solve(x, y);
    r.slope = Vector::Ones(y.size());
    r.qr = std::move(qr).value();
  } else {
    const auto coefficients = logit_coefficients(x, y, used);
    if (!coefficients) {
      return coefficients.why();
    }
    r.mean = (x * *coefficients).unaryExpr(&expit);
    r.slope = (r.mean.array() * (1 - r.mean.array())).matrix();
    auto qr = WeightedQr::of(x, used.cwiseProduct(r.slope));
    if (!qr) {
      return qr.why();
    }
    r.qr = std::move(qr).value();
  }
  r.residual = used.cwiseProduct(y - r.mean);
  return r;
}

namespace {

Estimated<PropensityFit> fit_logit(const Matrix& x, const Vector& treated, const Vector& used,
                                   const Vector& coefficients) {
  PropensityFit r;
  r.log_odds = x * coefficients;
  if (r.log_odds.cwiseAbs().maxCoeff() > 230) {  // exp(230) is about 1e100
    return NotEstimable{Reason::no_overlap, "a unit is certain to be in its own group"};
  }
  r.e = r.log_odds.unaryExpr(&expit);
  r.odds = r.log_odds.array().exp();
  r.stretch = Vector::Ones(x.rows());
  r.residual = used.cwiseProduct(treated - r.e);
  const Vector curvature = (r.odds.array() / (1 + r.odds.array()).square()).matrix();
  auto qr = WeightedQr::of(x, used.cwiseProduct(curvature));
  if (!qr) {
    return qr.why();
  }
  r.qr = std::move(qr).value();
  return r;
}

double density(double eta) {
  return std::exp(-eta * eta / 2) / std::sqrt(2 * std::numbers::pi);
}

/// Density over the chance of what happened; far below zero both underflow and the ratio is -eta.
double hazard(double eta) {
  return eta < -30 ? -eta : density(eta) / normal_cdf(eta);
}

Estimated<PropensityFit> fit_probit(const Matrix& x, const Vector& treated, const Vector& used, Vector beta) {
  PropensityFit r;
  Vector eta;
  bool converged = false;
  for (int step = 0; step < 100 && !converged; ++step) {
    eta = x * beta;
    if (!(eta.cwiseAbs().maxCoeff() < 1e6)) {
      break;
    }
    Vector curvature(x.rows());
    r.residual.resize(x.rows());
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      const double sign = treated[i] == 1 ? 1.0 : -1.0;
      const double ratio = hazard(sign * eta[i]);
      r.residual[i] = used[i] * sign * ratio;
      curvature[i] = used[i] * std::max(ratio * (ratio + sign * eta[i]), 0.0);
    }
    auto qr = WeightedQr::of(x, curvature);
    if (!qr) {
      return qr.why();
    }
    const Vector score = x.transpose() * r.residual;
    const Vector move = qr->inverse_times(score);
    const double gain =
        score.dot(move);  // the likelihood is concave: from the logit, Newton goes straight up
    converged = gain < 1e-20 * static_cast<double>(x.rows());
    r.qr = std::move(qr).value();
    if (!converged) {
      beta += move;
    }
  }
  if (!converged) {
    return NotEstimable{Reason::no_convergence, "the probit has not converged"};
  }
  if (eta.cwiseAbs().maxCoeff() > 20) {
    return NotEstimable{Reason::no_overlap, "a unit is certain to be in its own group"};
  }
  r.e = eta.unaryExpr(&normal_cdf);
  const Vector other = (-eta).unaryExpr(&normal_cdf);
  r.odds = r.e.cwiseQuotient(other);
  r.log_odds = r.odds.array().log();
  r.stretch = (eta.unaryExpr(&density).array() / (r.e.array() * other.array())).matrix();
  return r;
}

}  // namespace

Estimated<PropensityFit> fit_propensity(Link link, const Matrix& x, const Vector& treated,
                                        const Vector& used) {
  // Separation and rank are properties of the data: the logit finds them for both links.
  const auto coefficients = logit_coefficients(x, treated, used);
  if (!coefficients) {
    return coefficients.why();
  }
  constexpr double logistic_to_normal = 0.6;
  return link == Link::logit ? fit_logit(x, treated, used, *coefficients)
                             : fit_probit(x, treated, used, logistic_to_normal * *coefficients);
}

}  // namespace werkthet::statistics::detail
