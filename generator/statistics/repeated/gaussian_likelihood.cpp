#include "statistics/repeated/gaussian_likelihood.hpp"

#include "statistics/repeated/covariance_roots.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace werkthet::statistics::detail {
namespace {

using Index = Eigen::Index;

std::size_t at(Index r, Index s, Index parameters) {
  return static_cast<std::size_t>(r * parameters + s);
}

/// The criterion and its derivatives by theta; keeps what inference needs of the last point.
class Criterion {
 public:
  Criterion(const Covariance& covariance, Likelihood kind, std::size_t rows)
      : covariance_(covariance),
        restricted_(kind == Likelihood::restricted),
        rows_(static_cast<double>(rows)) {}

  std::optional<double> value(const Vector& theta) {
    return covariance_.forms(theta, false, forms_) ? solve() : std::nullopt;
  }

  std::optional<Curved> derivatives(const Vector& theta) {
    if (!covariance_.forms(theta, true, forms_)) {
      return std::nullopt;
    }
    const auto minus2 = solve();
    if (!minus2) {
      return std::nullopt;
    }
    const Index m = theta.size();
    const Index p = fit_.beta.size();
    Vector b(p + 1);
    b << -fit_.beta, 1.0;
    Matrix pulled(p + 1, m);  // W' V^-1 G_r V^-1 (y - X beta)
    std::vector<Matrix> moved;
    fit_.slopes.clear();
    for (Index r = 0; r < m; ++r) {
      const Matrix& first = forms_.first[static_cast<std::size_t>(r)];
      pulled.col(r) = first * b;
      fit_.slopes.emplace_back(first.topLeftCorner(p, p));
      moved.emplace_back(fit_.variance * fit_.slopes.back());
    }
    Curved out{*minus2, Vector(m), Matrix(m, m)};
    fit_.expected.resize(m, m);
    fit_.bends.assign(static_cast<std::size_t>(m * m), {});
    for (Index r = 0; r < m; ++r) {
      const Matrix& moved_r = moved[static_cast<std::size_t>(r)];
      out.gradient[r] = forms_.trace[r] - b.dot(pulled.col(r)) - (restricted_ ? moved_r.trace() : 0.0);
      for (Index s = r; s < m; ++s) {
        const Matrix& second = forms_.second[at(r, s, m)];
        Matrix& bend = fit_.bends[at(r, s, m)];
        bend = second.topLeftCorner(p, p);
        // tr(P G_r P G_s), with P = V^-1 - V^-1 X (X'V^-1X)^-1 X'V^-1
        const double expected = forms_.trace2(r, s) - 2 * fit_.variance.cwiseProduct(bend).sum() +
                                moved_r.cwiseProduct(moved[static_cast<std::size_t>(s)].transpose()).sum();
        fit_.expected(r, s) = fit_.expected(s, r) = expected;
        // y'P G_r P G_s P y
        const double squares =
            b.dot(second * b) - pulled.col(r).head(p).dot(fit_.variance * pulled.col(s).head(p));
        out.hessian(r, s) = out.hessian(s, r) = 2 * squares - (restricted_ ? expected : forms_.trace2(r, s));
      }
    }
    return out;
  }

  [[nodiscard]] GaussianFit& fit() { return fit_; }

 private:
  std::optional<double> solve() {
    const Index p = forms_.inverse.rows() - 1;
    const Matrix information = forms_.inverse.topLeftCorner(p, p);
    const Eigen::LLT<Matrix> cholesky(information);
    if (cholesky.info() != Eigen::Success) {
      return std::nullopt;
    }
    const Vector xy = forms_.inverse.col(p).head(p);
    fit_.beta = cholesky.solve(xy);
    fit_.variance = cholesky.solve(Matrix::Identity(p, p));
    const double rest = forms_.inverse(p, p) - xy.dot(fit_.beta);
    const double log_2pi = std::log(2 * std::numbers::pi);
    fit_.minus2 = rows_ * log_2pi + forms_.log_det + rest;
    if (restricted_) {
      fit_.minus2 +=
          2 * Matrix(cholesky.matrixL()).diagonal().array().log().sum() - static_cast<double>(p) * log_2pi;
    }
    return std::isfinite(fit_.minus2) ? std::optional(fit_.minus2) : std::nullopt;
  }

  const Covariance& covariance_;
  bool restricted_;
  double rows_;
  Forms forms_;
  GaussianFit fit_;
};

/// 2 v^2 / Var(v) for the variance v of c'beta, with the delta method through theta.
std::optional<double> matched_df(const GaussianFit& fit, const Matrix& theta_variance, const Vector& c) {
  const Vector pulled = fit.variance * c;
  const double variance = c.dot(pulled);
  Vector slope(index(fit.slopes.size()));
  for (std::size_t r = 0; r < fit.slopes.size(); ++r) {
    slope[index(r)] = pulled.dot(fit.slopes[r] * pulled);
  }
  const double uncertainty = slope.dot(theta_variance * slope);
  if (!(uncertainty > 0) || !(variance > 0)) {
    return std::nullopt;
  }
  const double df = 2 * variance * variance / uncertainty;
  return std::isfinite(df) && df > 0 ? std::optional(df) : std::nullopt;
}

}  // namespace

GaussianFit maximise(const Covariance& covariance, Likelihood kind, std::size_t rows, const Vector& start) {
  const CovarianceRoots roots(covariance.blocks());
  require(roots.parameters() == start.size(), "start values of another length than the parameters");
  Criterion criterion(covariance, kind, rows);
  const auto derivatives = [&](const Vector& root) {
    std::optional<Curved> curved = criterion.derivatives(roots.product(root));
    if (curved) {
      const Matrix jacobian = roots.jacobian(root);
      curved->hessian = jacobian.transpose() * curved->hessian * jacobian + roots.bend(curved->gradient);
      curved->gradient = jacobian.transpose() * curved->gradient;
    }
    return curved;
  };
  const Minimum minimum =
      minimise({[&](const Vector& root) { return criterion.value(roots.product(root)); }, derivatives},
               roots.of(start));
  // A line search may have looked elsewhere last.
  const bool there = derivatives(minimum.at).has_value();
  GaussianFit fit = std::move(criterion.fit());
  fit.theta = roots.product(minimum.at);
  fit.converged = there && minimum.converged;
  if (fit.converged) {
    const Matrix jacobian = roots.jacobian(minimum.at);
    fit.theta_variance = 2 * jacobian * positive_inverse(minimum.there.hessian) * jacobian.transpose();
  }
  return fit;
}

std::optional<double> GaussianFit::satterthwaite(const Vector& c) const {
  return matched_df(*this, theta_variance, c);
}

KenwardRogerFit kenward_roger(const GaussianFit& fit) {
  const Index m = fit.theta.size();
  KenwardRogerFit out;
  out.theta_variance = 2 * positive_inverse(fit.expected);
  Matrix lost = Matrix::Zero(fit.variance.rows(), fit.variance.cols());
  for (Index r = 0; r < m; ++r) {
    for (Index s = r; s < m; ++s) {
      const Matrix gap = fit.bends[at(r, s, m)] - fit.slopes[static_cast<std::size_t>(r)] * fit.variance *
                                                      fit.slopes[static_cast<std::size_t>(s)];
      lost += out.theta_variance(r, s) * (r == s ? gap : Matrix(gap + gap.transpose()));
    }
  }
  out.variance = fit.variance + 2 * fit.variance * lost * fit.variance;
  return out;
}

std::optional<double> kenward_roger_df(const GaussianFit& fit, const KenwardRogerFit& adjusted,
                                       const Vector& c) {
  return matched_df(fit, adjusted.theta_variance, c);
}

}  // namespace werkthet::statistics::detail
