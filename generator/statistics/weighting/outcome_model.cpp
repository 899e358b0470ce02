#include "statistics/weighting/outcome_model.hpp"

#include "statistics/binary/logit.hpp"

#include <cmath>

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

Estimated<PropensityFit> fit_propensity(const Matrix& x, const Vector& treated, const Vector& used) {
  const auto coefficients = logit_coefficients(x, treated, used);
  if (!coefficients) {
    return coefficients.why();
  }
  const Vector eta = x * *coefficients;
  if (eta.cwiseAbs().maxCoeff() > 230) {  // exp(230) is about 1e100
    return NotEstimable{Reason::no_overlap, "a unit is certain to be in its own group"};
  }
  PropensityFit r;
  r.e = eta.unaryExpr(&expit);
  r.odds = eta.array().exp();
  r.residual = used.cwiseProduct(treated - r.e);
  const Vector curvature = (r.odds.array() / (1 + r.odds.array()).square()).matrix();
  auto qr = WeightedQr::of(x, used.cwiseProduct(curvature));
  if (!qr) {
    return qr.why();
  }
  r.qr = std::move(qr).value();
  return r;
}

}  // namespace werkthet::statistics::detail
