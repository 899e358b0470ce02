#include "statistics/linear/cluster_robust.hpp"

#include "statistics/linear/effect.hpp"
#include "statistics/linear/fit.hpp"
#include "statistics/matrix.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

/// Below this a cluster has leverage 1 in some direction: its residual there is zero by construction.
constexpr double exact = 1e-10;

struct Clusters {
  std::vector<std::vector<Eigen::Index>> rows;
};

Clusters clusters_of(std::span<const int> cluster) {
  std::map<int, std::size_t> position;
  Clusters out;
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    const auto at = position.emplace(cluster[i], out.rows.size()).first->second;
    if (at == out.rows.size()) {
      out.rows.emplace_back();
    }
    out.rows[at].push_back(index(i));
  }
  return out;
}

/// A function of I - H_gg, by the eigenvalues of the smaller of Q_g'Q_g and Q_g Q_g' (they share the nonzero
/// ones). factor: what the eigenvalue 1 - lambda is turned into.
double factor(double lambda, ClusterError kind) {
  const double rest = 1 - lambda;
  switch (kind) {
    case ClusterError::cr2:
      return rest < exact ? 0.0 : 1 / std::sqrt(rest);
    case ClusterError::cr3:
      return rest < exact ? 0.0 : 1 / rest;
    default:
      return 1.0;
  }
}

/// What one cluster adds: its score, and per reported coefficient the two pieces of the degrees of freedom.
struct Share {
  Vector score;           ///< Q_g' A_g e_g, k
  Matrix projected;       ///< Q_g' A_g Q_g v per coefficient, k x reported
  Vector squares;         ///< |A_g Q_g v|^2 per coefficient
  double top_leverage{};  ///< largest eigenvalue of H_gg
};

Share share_of(const Matrix& q, const Vector& e, const Matrix& directions, ClusterError kind) {
  Share out;
  const bool wide = q.rows() < q.cols();
  const Matrix gram = wide ? Matrix(q * q.transpose()) : Matrix(q.transpose() * q);
  const Eigen::SelfAdjointEigenSolver<Matrix> eigen(gram);
  const Vector lambda = eigen.eigenvalues().cwiseMax(0.0).cwiseMin(1.0);
  out.top_leverage = lambda.maxCoeff();
  const Vector f = lambda.unaryExpr([&](double l) { return factor(l, kind); });
  const Matrix& v = eigen.eigenvectors();
  if (wide) {
    const auto adjusted = [&](const Matrix& rows) {
      return Matrix(v * (f.asDiagonal() * (v.transpose() * rows)));
    };
    out.score = q.transpose() * adjusted(e);
    const Matrix a = adjusted(q * directions);
    out.projected = q.transpose() * a;
    out.squares = a.colwise().squaredNorm();
  } else {
    out.score = v * (f.asDiagonal() * (v.transpose() * (q.transpose() * e)));
    const Matrix turned = v.transpose() * directions;
    out.projected = v * (lambda.cwiseProduct(f).asDiagonal() * turned);
    const Vector weight = lambda.array() * f.array().square();
    out.squares = (turned.array().square().colwise() * weight.array()).colwise().sum().transpose();
  }
  return out;
}

/// Satterthwaite: (trace)^2 / trace of the square of W_gh = d_g [g = h] - b_g'b_h, without forming W.
double satterthwaite(const std::vector<Share>& shares, Eigen::Index coefficient) {
  const Eigen::Index k = shares.front().projected.rows();
  Matrix cross = Matrix::Zero(k, k);
  double trace = 0;
  double squares = 0;
  for (const Share& s : shares) {
    const auto b = s.projected.col(coefficient);
    const double own = b.squaredNorm();
    const double diagonal = s.squares[coefficient] - own;
    trace += diagonal;
    squares += diagonal * diagonal - own * own;
    cross.selfadjointView<Eigen::Lower>().rankUpdate(b);
  }
  const Matrix whole = cross.selfadjointView<Eigen::Lower>();
  squares += whole.squaredNorm();
  return squares > 0 && trace > 0 ? trace * trace / squares : 0.0;
}

struct ClusterVariance {
  std::size_t clusters{};
  std::vector<double> se;  ///< per reported coefficient; zero when it rests on one cluster
  std::vector<double> df;
};

Estimated<ClusterVariance> cluster_variance(const detail::Fit& fit, std::span<const int> cluster,
                                            Eigen::Index reported, ClusterError kind) {
  const Clusters groups = clusters_of(cluster);
  const std::size_t g = groups.rows.size();
  if (g < 2) {
    return NotEstimable{Reason::few_clusters, "fewer than two clusters"};
  }
  const Matrix directions = fit.m.topRows(reported).transpose();
  std::vector<Share> shares;
  shares.reserve(g);
  Matrix scores(fit.k(), index(g));
  for (std::size_t c = 0; c < g; ++c) {
    const Matrix q = fit.q(groups.rows[c], Eigen::all);
    const Vector e = fit.residual(groups.rows[c]);
    shares.push_back(share_of(q, e, directions, kind));
    if (kind == ClusterError::cr3 && 1 - shares.back().top_leverage < exact) {
      return NotEstimable{Reason::few_clusters, "leaving one cluster out loses a coefficient"};
    }
    scores.col(index(c)) = shares.back().score;
  }
  const Matrix meat_root = directions.transpose() * scores;  // reported x clusters
  const auto n = static_cast<double>(fit.n());
  const auto k = static_cast<double>(fit.k());
  const auto count = static_cast<double>(g);
  const double stata = kind == ClusterError::cr1 ? count / (count - 1) * (n - 1) / (n - k) : 1.0;
  ClusterVariance out;
  out.clusters = g;
  for (Eigen::Index j = 0; j < reported; ++j) {
    const bool between = kind == ClusterError::cr0 || kind == ClusterError::cr1;
    const double df = between ? count - 1 : satterthwaite(shares, j);
    double se = std::sqrt(stata) * meat_root.row(j).norm();
    // Scores of clusters that are fitted exactly are rounding around zero.
    const double size = directions.col(j).norm() * fit.residual.norm();
    if (!(se > 1e-12 * size) || !(df > 1e-6)) {
      se = 0;
    }
    out.se.push_back(se);
    out.df.push_back(se > 0 ? df : 0.0);
  }
  return out;
}

}  // namespace

Estimated<Regression> ols_clustered(std::span<const double> outcome, Columns columns,
                                    std::span<const std::string> names, std::span<const int> cluster,
                                    double confidence, ClusterError kind, std::span<const double> weights) {
  detail::require_regression(outcome, columns, confidence);
  detail::require(names.size() <= columns.size(), "more names than columns");
  detail::require(cluster.size() == outcome.size(), "clusters have another length than the outcome");
  const auto fit = detail::varied_fit(outcome, columns, weights);
  if (!fit) {
    return fit.why();
  }
  const auto variance = cluster_variance(*fit, cluster, index(names.size()) + 1, kind);
  if (!variance) {
    return variance.why();
  }
  Regression r = detail::summary_of(*fit);
  r.clusters = variance->clusters;
  for (std::size_t j = 0; j <= names.size(); ++j) {
    r.coefficients.push_back(detail::coefficient(j == 0 ? "(Intercept)" : names[j - 1], fit->beta[index(j)],
                                                 variance->se[j], variance->df[j], confidence));
  }
  return r;
}

Estimated<Effect> ancova_clustered(std::span<const double> outcome, std::span<const int> treated,
                                   Columns covariates, std::span<const int> cluster, double confidence,
                                   ClusterError kind) {
  const auto columns = detail::treated_first(treated, covariates, outcome.size());
  if (!columns) {
    return columns.why();
  }
  detail::require(cluster.size() == outcome.size(), "clusters have another length than the outcome");
  std::set<int> of[2];
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    of[treated[i]].insert(cluster[i]);
  }
  if (of[0].size() < 2 || of[1].size() < 2) {
    return NotEstimable{Reason::few_clusters, "a group lies in one cluster"};
  }
  const std::vector<std::string> names{"treated"};
  const auto r = ols_clustered(outcome, *columns, names, cluster, confidence, kind);
  if (!r) {
    return r.why();
  }
  const Coefficient& c = r->coefficients[1];
  if (!c.interval) {
    return NotEstimable{Reason::few_clusters, "the difference rests on one cluster"};
  }
  return Effect{r->n, c.estimate, c.se, c.df, *c.interval, *c.p};
}

}  // namespace werkthet::statistics
