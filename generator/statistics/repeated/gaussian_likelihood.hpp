#pragma once
// The (restricted) likelihood of normal data whose covariance is a sum of known matrices, V = sum_r theta_r
// G_r, with its exact first and second derivatives; under both mixed models of this folder. Internal: include
// it from .cpp files only.
// Linear in theta on purpose: second derivatives of V vanish, so curvature, Satterthwaite and Kenward-Roger
// need only the traces and products that a structure sums over units once per step.

#include "statistics/minimise.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace werkthet::statistics::detail {

/// Sums over units of products with V^-1, where W = [X y]. Pairs of parameters r <= s.
struct Forms {
  double log_det{};            ///< sum log |V|
  Matrix inverse;              ///< W' V^-1 W
  Vector trace;                ///< tr(V^-1 G_r)
  std::vector<Matrix> first;   ///< W' V^-1 G_r V^-1 W
  Matrix trace2;               ///< tr(V^-1 G_r V^-1 G_s)
  std::vector<Matrix> second;  ///< W' V^-1 G_r V^-1 G_s V^-1 W, at r * parameters + s
};

class Covariance {
 public:
  virtual ~Covariance() = default;
  /// Sizes of the symmetric blocks theta is made of, each as its lower triangle row by row.
  [[nodiscard]] virtual std::vector<Eigen::Index> blocks() const = 0;
  /// False when V is not safely positive definite. The derivatives only when asked.
  [[nodiscard]] virtual bool forms(const Vector& theta, bool derivatives, Forms& out) const = 0;
};

enum class Likelihood { restricted, full };

struct GaussianFit {
  Vector theta;
  Vector beta;      ///< of the columns of X
  Matrix variance;  ///< (X' V^-1 X)^-1
  double minus2{};  ///< -2 log (restricted) likelihood
  bool converged{};
  // For inference: all at the optimum.
  std::vector<Matrix> slopes;  ///< X' V^-1 G_r V^-1 X; the variance moves by variance * this * variance
  std::vector<Matrix> bends;   ///< X' V^-1 G_r V^-1 G_s V^-1 X, at r * parameters + s
  Matrix expected;             ///< tr(P G_r P G_s)
  Matrix theta_variance;       ///< 2 * inverse of the observed curvature

  /// Satterthwaite's degrees of freedom of c'beta; nothing when its variance has no uncertainty.
  [[nodiscard]] std::optional<double> satterthwaite(const Vector& c) const;
};

/// Maximum over theta = L L' per block, from `start` (a theta). -2 restricted log-likelihood =
/// (n - p) log(2 pi) + log|V| + log|X'V^-1X| + r'V^-1r; the full one: n log(2 pi) + log|V| + r'V^-1r.
/// `rows` is n. Source: Lindstrom and Bates (1988), JASA 83:1014-1022.
[[nodiscard]] GaussianFit maximise(const Covariance& covariance, Likelihood kind, std::size_t rows,
                                   const Vector& start);

/// Variance of the coefficients that carries the uncertainty of theta, and what its degrees of freedom need.
struct KenwardRogerFit {
  Matrix variance;
  Matrix theta_variance;  ///< 2 * inverse of the expected information
};

/// Source: Kenward and Roger (1997), Biometrics 53:983-997, with expected information, as pbkrtest.
[[nodiscard]] KenwardRogerFit kenward_roger(const GaussianFit& fit);

/// Of one coefficient or contrast at a time, where the matching of two moments comes down to 2 / A1.
[[nodiscard]] std::optional<double> kenward_roger_df(const GaussianFit& fit, const KenwardRogerFit& adjusted,
                                                     const Vector& c);

}  // namespace werkthet::statistics::detail
