#include "statistics/binary/firth.hpp"

#include "statistics/binary/logit_fit.hpp"
#include "statistics/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

constexpr Eigen::Index none = -1;

/// The penalised likelihood at one point, with its score and information.
struct Point {
  double value = -std::numeric_limits<double>::infinity();
  Vector score;
  Matrix information;
};

class Penalised {
 public:
  Penalised(const Matrix& x, std::span<const int> outcome) : x_(x), y_(x.rows()) {
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      y_[index(i)] = outcome[i];
    }
  }

  [[nodiscard]] Point at(const Vector& beta) const {
    const Eigen::Index k = x_.cols();
    const Vector eta = x_ * beta;
    const Vector p = eta.unaryExpr([](double e) { return detail::inverse_logit(e); });
    const Vector root = (p.array() * (1 - p.array())).sqrt();
    const Matrix weighted = root.asDiagonal() * x_;
    const Eigen::HouseholderQR<Matrix> qr(weighted);
    const Matrix r = qr.matrixQR().topRows(k).triangularView<Eigen::Upper>();
    Point out;
    if (!(r.diagonal().cwiseAbs().minCoeff() > 1e-100)) {
      return out;  // so far out that the information vanishes: never a maximum
    }
    const Matrix q = qr.householderQ() * Matrix::Identity(x_.rows(), k);
    const Vector h = q.rowwise().squaredNorm();
    out.value = sum_over(static_cast<std::size_t>(eta.size()),
                         [&](std::size_t i) {
                           const auto row = index(i);
                           return y_[row] * eta[row] - detail::softplus(eta[row]);
                         }) +
                r.diagonal().array().abs().log().sum();
    out.score = x_.transpose() * (y_ - p + h.cwiseProduct((0.5 - p.array()).matrix()));
    out.information = r.transpose() * r;
    return out;
  }

  /// Maximum with coefficient `fixed` held at its value in `beta` (or none). Moves `beta` there.
  [[nodiscard]] std::optional<Point> maximise(Vector& beta, Eigen::Index fixed) const {
    Point here = at(beta);
    if (!std::isfinite(here.value)) {
      return std::nullopt;
    }
    double before = std::numeric_limits<double>::infinity();
    bool newton = false;
    for (int step = 0; step < 300; ++step) {
      Vector score = here.score;
      Matrix information = here.information;
      hold(fixed, score, information);
      Vector move = Eigen::LDLT<Matrix>(information).solve(score);
      const double decrement = std::sqrt(std::max(0.0, score.dot(move)));
      // Far below a standard error; the second bound is where rounding stops all progress.
      if (decrement < 1e-11 || (decrement < 1e-8 && decrement > 0.5 * before)) {
        return here;
      }
      // Scoring leaves the bend of the penalty out. Where the penalty rules (few events) that is slow or
      // swings to and fro, and the real second derivatives take over.
      newton = newton || (step > 3 && decrement > 0.3 * before);
      before = decrement;
      if (newton) {
        Matrix bend = this->bend(beta, here.information);
        hold(fixed, score, bend);
        const Eigen::LLT<Matrix> llt(bend);
        if (llt.info() == Eigen::Success) {
          move = llt.solve(score);
        }
      }
      const double longest = move.cwiseAbs().maxCoeff();
      if (longest > 5) {
        move *= 5 / longest;
      }
      Point next = at(beta + move);
      // So close to the maximum the likelihood itself no longer shows which of two points is higher.
      const bool blind = decrement < 1e-6 && std::isfinite(next.value);
      for (int half = 0; half < 40 && !blind && !(next.value >= here.value - 1e-13 * std::abs(here.value));
           ++half) {
        move /= 2;
        next = at(beta + move);
      }
      if (!std::isfinite(next.value)) {
        return std::nullopt;
      }
      beta += move;
      here = std::move(next);
    }
    return std::nullopt;
  }

 private:
  /// Leaves the fixed coefficient where it is.
  static void hold(Eigen::Index fixed, Vector& score, Matrix& information) {
    if (fixed != none) {
      score[fixed] = 0;
      information.row(fixed).setZero();
      information.col(fixed).setZero();
      information(fixed, fixed) = 1;
    }
  }

  /// Minus the second derivatives of the penalised likelihood, from differences of the score.
  [[nodiscard]] Matrix bend(const Vector& beta, const Matrix& information) const {
    Matrix out = information;
    for (Eigen::Index j = 0; j < beta.size(); ++j) {
      const double step = std::min(1e-4, 1e-4 / std::sqrt(information(j, j)));
      Vector up = beta;
      Vector down = beta;
      up[j] += step;
      down[j] -= step;
      const Point above = at(up);
      const Point below = at(down);
      if (!std::isfinite(above.value) || !std::isfinite(below.value)) {
        return information;
      }
      out.col(j) = (below.score - above.score) / (2 * step);
    }
    return (out + out.transpose()) / 2;
  }

  const Matrix& x_;
  Vector y_;
};

/// Where the profile falls `loss` below the maximum, on one side. Steps out until it has, then halves the
/// bracket with the secant in between (Illinois).
std::optional<double> limit(const Penalised& model, const Vector& best, double top, Eigen::Index column,
                            double se, double loss, double side) {
  Vector beta = best;
  const auto excess = [&](double value) -> std::optional<double> {
    beta[column] = value;
    const auto point = model.maximise(beta, column);
    return point ? std::optional(point->value - (top - loss)) : std::nullopt;
  };
  double inside = best[column];
  double f_inside = loss;
  double outside = inside + side * 2 * se;
  auto f_outside = excess(outside);
  for (int grow = 0; grow < 60 && f_outside && *f_outside > 0; ++grow) {
    const double further = outside + 2 * (outside - inside);
    inside = outside;
    f_inside = *f_outside;
    outside = further;
    f_outside = excess(outside);
  }
  if (!f_outside || *f_outside > 0) {
    return std::nullopt;
  }
  double f_out = *f_outside;
  int last = 0;
  for (int step = 0; step < 100 && std::abs(outside - inside) > 1e-11 * (se + std::abs(inside)); ++step) {
    const double next = (inside * f_out - outside * f_inside) / (f_out - f_inside);
    const auto f = excess(next);
    if (!f) {
      return std::nullopt;
    }
    if (std::abs(*f) < 1e-12) {
      return next;
    }
    if (*f > 0) {
      inside = next;
      f_inside = *f;
      f_out = last == 1 ? f_out / 2 : f_out;
      last = 1;
    } else {
      outside = next;
      f_out = *f;
      f_inside = last == -1 ? f_inside / 2 : f_inside;
      last = -1;
    }
  }
  return inside + (outside - inside) / 2;
}

}  // namespace

Estimated<FirthFit> firth_logit(std::span<const int> outcome, Columns columns, std::size_t profiled,
                                double confidence) {
  const std::size_t n = outcome.size();
  detail::require_binary(outcome, n);
  detail::require_columns(columns, n);
  detail::require_confidence(confidence);
  detail::require(profiled <= columns.size(), "more limits than columns");
  const std::size_t k = columns.size() + 1;
  if (n <= k) {
    return NotEstimable{Reason::too_few, "no more units than coefficients"};
  }
  const auto standard = detail::standard_columns(columns, n);
  if (!standard) {
    return standard.why();
  }
  const NotEstimable lost{Reason::no_convergence, "the penalised likelihood did not reach its maximum"};
  const Penalised model(standard->x, outcome);
  const auto events = std::count(outcome.begin(), outcome.end(), 1);
  Vector best = Vector::Zero(index(k));
  best[0] = std::log((static_cast<double>(events) + 0.5) /
                     (static_cast<double>(n) - static_cast<double>(events) + 0.5));
  const auto top = model.maximise(best, none);
  if (!top) {
    return lost;
  }
  FirthFit out;
  out.n = n;
  out.events = static_cast<std::size_t>(events);
  out.k = k;
  // The information in the units of the columns has the squared scales as extra factor.
  out.penalised_log_likelihood = top->value + standard->scale.array().log().sum();
  const Matrix back = standard->back();
  out.coefficients = detail::to_std(back * best);
  const Matrix inverse = Eigen::LDLT<Matrix>(top->information).solve(Matrix::Identity(index(k), index(k)));
  out.se = detail::to_std((back * inverse * back.transpose()).diagonal().cwiseMax(0.0).cwiseSqrt());
  const double critical = normal_critical(confidence);
  for (std::size_t column = 0; column < profiled; ++column) {
    const auto j = index(column) + 1;
    const double se = std::sqrt(inverse(j, j));
    const auto low = limit(model, best, top->value, j, se, critical * critical / 2, -1);
    const auto high = limit(model, best, top->value, j, se, critical * critical / 2, 1);
    Vector without = best;
    without[j] = 0;
    const auto null = model.maximise(without, j);
    if (!low || !high || !null) {
      return lost;
    }
    out.profile.push_back({*low / standard->scale[j], *high / standard->scale[j]});
    out.p.push_back(normal_two_sided_p(std::sqrt(std::max(0.0, 2 * (top->value - null->value)))));
  }
  return out;
}

}  // namespace werkthet::statistics
