#include "statistics/survival/cox.hpp"

#include "statistics/distributions.hpp"
#include "statistics/survival/covariate_basis.hpp"
#include "statistics/survival/cox_data.hpp"
#include "statistics/survival/cox_likelihood.hpp"
#include "statistics/survival/hazard_ratio.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

CoxTest chi_square_test(double chi_square, std::size_t df) {
  const double x = std::max(0.0, chi_square);
  return {x, static_cast<double>(df), chi_square_upper_p(x, static_cast<double>(df))};
}

/// Residuals times the inverse information, weighted, added up per cluster, squared.
Matrix robust_covariance(const Matrix& residuals, const CoxData& data, const Matrix& covariance) {
  Matrix influence = residuals * covariance;
  for (std::size_t i = 0; i < data.weights.size(); ++i) {
    influence.row(index(i)) *= data.weights[i];
  }
  if (!data.cluster.empty()) {
    std::map<int, Vector> by_cluster;
    for (std::size_t i = 0; i < data.cluster.size(); ++i) {
      by_cluster.try_emplace(data.cluster[i], Vector::Zero(influence.cols())).first->second +=
          influence.row(index(i)).transpose();
    }
    influence.resize(index(by_cluster.size()), influence.cols());
    Eigen::Index row = 0;
    for (const auto& [code, sum] : by_cluster) {
      influence.row(row++) = sum.transpose();
    }
  }
  return influence.transpose() * influence;
}

std::vector<double> flat(const Matrix& m) {
  std::vector<double> out;
  for (Eigen::Index i = 0; i < m.rows(); ++i) {
    for (Eigen::Index j = 0; j < m.cols(); ++j) {
      out.push_back(m(i, j));
    }
  }
  return out;
}

}  // namespace

Estimated<CoxFit> cox(const CoxData& given, Ties ties, double confidence) {
  const double z = normal_critical(confidence);
  const detail::CoxRows rows(given);
  const CoxData data = rows.data();
  CoxFit fit;
  fit.n = data.time.size();
  fit.events = static_cast<std::size_t>(std::accumulate(data.event.begin(), data.event.end(), 0));
  fit.ties = ties;
  if (const auto why = detail::cannot_fit(data)) {
    return *why;
  }
  const auto basis = detail::covariate_basis(data.covariates, fit.n, data.strata);
  if (!basis) {
    return basis.why();
  }
  const detail::CoxLikelihood likelihood(data, basis->q, ties);
  const auto maximum = detail::maximise([&](const Vector& b) { return likelihood.at(b); }, basis->q);
  if (!maximum) {
    return maximum.why();
  }
  const Vector& gamma = maximum->at;
  const Vector beta = basis->to_beta * gamma;
  const Matrix model = basis->to_beta * maximum->covariance * basis->to_beta.transpose();
  const Matrix robust = basis->to_beta *
                        robust_covariance(likelihood.score_residuals(gamma), data, maximum->covariance) *
                        basis->to_beta.transpose();
  for (Eigen::Index j = 0; j < beta.size(); ++j) {
    CoxCoefficient c;
    c.log_hazard_ratio = beta(j);
    c.se_model = std::sqrt(std::max(0.0, model(j, j)));
    c.se_robust = std::sqrt(std::max(0.0, robust(j, j)));
    c.p_model = detail::two_sided_p(beta(j), c.se_model);
    c.p_robust = detail::two_sided_p(beta(j), c.se_robust);
    c.hazard_ratio = detail::exponential(beta(j));
    c.interval = detail::exponential_interval(beta(j), z * c.se_model);
    c.interval_robust = detail::exponential_interval(beta(j), z * c.se_robust);
    fit.coefficients.push_back(c);
  }
  fit.covariance = flat(model);
  fit.covariance_robust = flat(robust);
  fit.log_likelihood_null = maximum->start.value;
  fit.log_likelihood = maximum->end.value;
  const std::size_t k = fit.coefficients.size();
  fit.likelihood_ratio = chi_square_test(2 * (fit.log_likelihood - fit.log_likelihood_null), k);
  fit.wald = chi_square_test(gamma.dot(maximum->end.information * gamma), k);
  Matrix at_zero;
  // maximise() has inverted the same matrix already.
  static_cast<void>(detail::invert(maximum->start.information, at_zero));
  fit.score = chi_square_test(maximum->start.score.dot(at_zero * maximum->start.score), k);
  return fit;
}

}  // namespace werkthet::statistics
