#include "statistics/scales/omega.hpp"

#include "statistics/distributions.hpp"
#include "statistics/minimise.hpp"
#include "statistics/scales/item_covariance.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

constexpr double least_uniqueness = 1e-6;  ///< of a correlation matrix; below it: a Heywood case

/// The discrepancy of Sigma = l l' + diag(exp(t)) from a correlation matrix, by (l, t).
class Discrepancy {
 public:
  explicit Discrepancy(const Matrix& correlation)
      : s_(correlation),
        constant_(-Eigen::LDLT<Matrix>(correlation).vectorD().array().log().sum() -
                  static_cast<double>(correlation.rows())) {}

  std::optional<double> value(const Vector& at) {
    const Eigen::Index k = s_.rows();
    const Vector uniqueness = at.tail(k).array().exp();
    if (!at.allFinite() || !uniqueness.allFinite() || uniqueness.minCoeff() < 1e-9) {
      return std::nullopt;
    }
    model_ = at.head(k) * at.head(k).transpose();
    model_.diagonal() += uniqueness;
    const Eigen::LLT<Matrix> cholesky(model_);
    if (cholesky.info() != Eigen::Success) {
      return std::nullopt;
    }
    inverse_ = cholesky.solve(Matrix::Identity(k, k));
    const double log_det = 2 * Matrix(cholesky.matrixL()).diagonal().array().log().sum();
    return log_det + inverse_.cwiseProduct(s_).sum() + constant_;
  }

  std::optional<detail::Curved> derivatives(const Vector& at) {
    const auto here = value(at);
    if (!here) {
      return std::nullopt;
    }
    const Eigen::Index k = s_.rows();
    const Vector loading = at.head(k);
    const Vector uniqueness = at.tail(k).array().exp();
    const Matrix fitted = inverse_ * s_ * inverse_;
    const Matrix gap = inverse_ - fitted;  // d discrepancy / d Sigma
    detail::Curved out{*here, Vector(2 * k), Matrix(2 * k, 2 * k)};
    out.gradient.head(k) = 2 * gap * loading;
    out.gradient.tail(k) = gap.diagonal().cwiseProduct(uniqueness);
    // d Sigma for parameter a, multiplied from the left by the inverse and by the fitted matrix
    std::vector<Matrix> by_inverse;
    std::vector<Matrix> by_fitted;
    for (Eigen::Index a = 0; a < 2 * k; ++a) {
      Matrix change = Matrix::Zero(k, k);
      if (a < k) {
        change.row(a) += loading.transpose();
        change.col(a) += loading;
      } else {
        change(a - k, a - k) = uniqueness[a - k];
      }
      by_inverse.emplace_back(inverse_ * change);
      by_fitted.emplace_back(fitted * change);
    }
    const auto trace = [](const Matrix& x, const Matrix& y) { return x.cwiseProduct(y.transpose()).sum(); };
    for (Eigen::Index a = 0; a < 2 * k; ++a) {
      for (Eigen::Index b = a; b < 2 * k; ++b) {
        const auto i = static_cast<std::size_t>(a);
        const auto j = static_cast<std::size_t>(b);
        out.hessian(a, b) = trace(by_fitted[i], by_inverse[j]) + trace(by_inverse[i], by_fitted[j]) -
                            trace(by_inverse[i], by_inverse[j]);
        if (b < k) {
          out.hessian(a, b) += 2 * gap(a, b);
        } else if (a == b) {
          out.hessian(a, b) += out.gradient[a];
        }
        out.hessian(b, a) = out.hessian(a, b);
      }
    }
    return out;
  }

  [[nodiscard]] const Matrix& model() const { return model_; }

 private:
  Matrix s_;
  double constant_;
  Matrix model_;
  Matrix inverse_;
};

/// The first principal component, shrunk: a start at which every uniqueness is positive.
Vector start_of(const Matrix& correlation) {
  const Eigen::Index k = correlation.rows();
  const Eigen::SelfAdjointEigenSolver<Matrix> eigen(correlation);
  const Vector loading = (0.8 * std::sqrt(eigen.eigenvalues()[k - 1]) * eigen.eigenvectors().col(k - 1))
                             .cwiseMin(0.95)
                             .cwiseMax(-0.95);
  Vector out(2 * k);
  out << loading, (1 - loading.array().square()).log().matrix();
  return out;
}

}  // namespace

Estimated<OneFactor> one_factor(Columns items) {
  const auto estimated = detail::item_covariance(items);
  if (!estimated) {
    return estimated.why();
  }
  OneFactor out;
  out.n = items[0].size();
  out.k = items.size();
  const double n = static_cast<double>(out.n);
  const double k = static_cast<double>(out.k);
  if (out.k < 3) {
    return NotEstimable{Reason::too_few, "one factor needs three items"};
  }
  if (out.n <= out.k) {
    return NotEstimable{Reason::too_few, "no more persons than items"};
  }
  // The likelihood does not depend on units: fit the correlations, then turn back.
  const Matrix& correlation = estimated->correlation;
  if (Eigen::SelfAdjointEigenSolver<Matrix>(correlation).eigenvalues().minCoeff() < 1e-10) {
    return NotEstimable{Reason::singular, "an item is a combination of other items"};
  }
  Discrepancy discrepancy(correlation);
  const detail::Minimum minimum =
      detail::minimise({[&](const Vector& at) { return discrepancy.value(at); },
                        [&](const Vector& at) { return discrepancy.derivatives(at); }},
                       start_of(correlation));
  const auto items_count = index(out.k);
  const Vector uniqueness = minimum.at.tail(items_count).array().exp();
  if (!minimum.converged || uniqueness.minCoeff() < least_uniqueness) {
    return NotEstimable{Reason::no_convergence,
                        "no one-factor model with every uniqueness positive (Heywood case)"};
  }
  Vector standard = minimum.at.head(items_count);
  const Vector sd = estimated->sd * std::sqrt((n - 1) / n);
  if (standard.dot(sd) < 0) {
    standard = -standard;
  }
  const Vector loading = standard.cwiseProduct(sd);
  const Vector unique_variance = uniqueness.cwiseProduct(sd.cwiseAbs2());
  out.loadings = detail::to_std(loading);
  out.uniquenesses = detail::to_std(unique_variance);
  const double common = loading.sum() * loading.sum();
  out.omega = common / (common + unique_variance.sum());
  out.omega_over_observed_variance = common / (estimated->covariance.sum() * (n - 1) / n);
  const double standard_common = standard.sum() * standard.sum();
  // At the optimum uniqueness = 1 - loading^2; written so because it is the definition that is compared.
  out.omega_standardised = standard_common / (standard_common + (1 - standard.array().square()).sum());
  out.discrepancy = std::max(0.0, *discrepancy.value(minimum.at));
  out.chi_square = n * out.discrepancy;
  out.df = k * (k + 1) / 2 - 2 * k;
  if (out.df > 0) {
    out.p = chi_square_upper_p(out.chi_square, out.df);
  }
  const Matrix residual = correlation - discrepancy.model();
  const double squares = (residual.squaredNorm() + residual.diagonal().squaredNorm()) / 2;
  out.rms_residual_correlation = std::sqrt(squares / (k * (k + 1) / 2));
  return out;
}

}  // namespace werkthet::statistics
