#include "statistics/survival/fine_gray.hpp"

#include "statistics/distributions.hpp"
#include "statistics/survival/concave_maximum.hpp"
#include "statistics/survival/covariate_basis.hpp"
#include "statistics/survival/hazard_ratio.hpp"
#include "statistics/survival/risk_sets.hpp"
#include "statistics/survival/weighted_sums.hpp"

#include <algorithm>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

/// One distinct time: who ends how, and the censoring distribution just before it.
struct Moment {
  std::vector<std::size_t> own;
  std::vector<std::size_t> other;
  std::vector<std::size_t> censored;
  double n{};               ///< at risk of being censored
  double not_censored = 1;  ///< G(t-)
};

std::vector<Moment> moments_of(std::span<const double> time, std::span<const int> cause, int of_cause,
                               CensoringTies ties) {
  const detail::RiskSets at_risk = detail::risk_sets(time);
  std::vector<Moment> moments;
  double not_censored = 1;
  for (const auto& set : at_risk.sets) {
    Moment m;
    m.not_censored = not_censored;
    for (std::size_t i = set.first; i < set.last; ++i) {
      const std::size_t row = at_risk.order[i];
      (cause[row] == 0 ? m.censored : cause[row] == of_cause ? m.own : m.other).push_back(row);
    }
    m.n = static_cast<double>(time.size() - set.first);
    if (ties == CensoringTies::ended_gone) {
      m.n -= static_cast<double>(m.own.size() + m.other.size());
    }
    if (!m.censored.empty()) {
      not_censored *= 1 - static_cast<double>(m.censored.size()) / m.n;
    }
    moments.push_back(std::move(m));
  }
  return moments;
}

class SubdistributionLikelihood {
 public:
  SubdistributionLikelihood(std::vector<Moment> moments, CensoringTies ties, const Matrix& x)
      : moments_(std::move(moments)), ties_(ties), x_(x) {}

  [[nodiscard]] detail::ConcaveLikelihood at(const Vector& beta) const {
    const Eigen::Index p = x_.cols();
    detail::ConcaveLikelihood total{0.0, Vector::Zero(p), Matrix::Zero(p, p)};
    sweep(beta, [&](const Step& step) {
      const Moment& m = *step.moment;
      const auto d = static_cast<double>(m.own.size());
      for (const std::size_t i : m.own) {
        total.value += step.eta(index(i)) - step.shift;
        total.score += x_.row(index(i)).transpose();
      }
      total.value -= d * std::log(step.zero);
      total.score -= d * step.mean;
      total.information += d * (step.second - step.mean * step.mean.transpose());
    });
    return total;
  }

  /// One row per unit whose squares add up to the variance of the score; Fine and Gray (1999), eqs. 7 and 8.
  [[nodiscard]] Matrix influence(const Vector& beta) const {
    const Eigen::Index p = x_.cols();
    const std::size_t m = moments_.size();
    Vector eta;
    double shift = 0;
    // Increments per moment: the subdistribution hazard, times mean covariates, and both times G(t-).
    std::vector<double> hazard(m);
    std::vector<double> thinned(m);
    Matrix mean = Matrix::Zero(index(m), p);
    sweep(beta, [&](const Step& step) {
      const auto k = static_cast<std::size_t>(step.moment - moments_.data());
      hazard[k] = static_cast<double>(step.moment->own.size()) / step.zero;
      thinned[k] = hazard[k] * step.moment->not_censored;
      mean.row(index(k)) = step.mean.transpose();
      eta = step.eta;
      shift = step.shift;
    });
    Matrix out = Matrix::Zero(x_.rows(), p);
    const auto ratio = [&](std::size_t i) { return std::exp(eta(index(i)) - shift); };
    const auto charge = [&](std::size_t i, double factor, double hazards, const Vector& means) {
      out.row(index(i)) -= (factor * (x_.row(index(i)).transpose() * hazards - means)).transpose();
    };
    // Forwards: what each unit was charged until its own time.
    double until = 0;
    Vector until_mean = Vector::Zero(p);
    for (std::size_t k = 0; k < m; ++k) {
      until += hazard[k];
      until_mean += hazard[k] * mean.row(index(k)).transpose();
      for (const auto* group : {&moments_[k].own, &moments_[k].other, &moments_[k].censored}) {
        for (const std::size_t i : *group) {
          charge(i, ratio(i), until, until_mean);
        }
      }
      for (const std::size_t i : moments_[k].own) {
        out.row(index(i)) += x_.row(index(i)) - mean.row(index(k));
      }
    }
    // Backwards: what those who ended otherwise are charged after their time.
    std::vector<double> after(m + 1);
    Matrix after_mean = Matrix::Zero(index(m) + 1, p);
    for (std::size_t k = m; k-- > 0;) {
      for (const std::size_t i : moments_[k].other) {
        charge(i, ratio(i) / moments_[k].not_censored, after[k + 1], after_mean.row(index(k) + 1));
      }
      after[k] = after[k + 1] + thinned[k];
      after_mean.row(index(k)) = after_mean.row(index(k) + 1) + thinned[k] * mean.row(index(k));
    }
    add_censoring(ratio, after, after_mean, out);
    return out;
  }

 private:
  struct Step {
    const Moment* moment;
    const Vector& eta;
    double shift;
    double zero;
    Vector mean;
    Matrix second;
  };

  /// Every moment at which the cause occurs, in order of time.
  template <class Visit>
  void sweep(const Vector& beta, const Visit& visit) const {
    const Vector eta = x_ * beta;
    const double shift = eta.maxCoeff();  // cancels; keeps exp in range
    const auto ratio = [&](std::size_t i) { return std::exp(eta(index(i)) - shift); };
    const Eigen::Index p = x_.cols();
    // Those still at risk: from the last moment backwards, one snapshot per moment that needs it.
    std::vector<detail::WeightedSums> at_risk;
    detail::WeightedSums present(p);
    for (std::size_t k = moments_.size(); k-- > 0;) {
      for (const auto* group : {&moments_[k].own, &moments_[k].other, &moments_[k].censored}) {
        for (const std::size_t i : *group) {
          present.add(x_, index(i), ratio(i));
        }
      }
      if (!moments_[k].own.empty()) {
        at_risk.push_back(present);
      }
    }
    detail::WeightedSums ended(p);  // e^eta / G(T-) of those who ended otherwise before
    for (const Moment& m : moments_) {
      if (!m.own.empty()) {
        const detail::WeightedSums& here = at_risk.back();
        const double g = m.not_censored;
        Step step{&m, eta, shift, here.zero() + g * ended.zero(), Vector(p), Matrix(p, p)};
        for (Eigen::Index j = 0; j < p; ++j) {
          step.mean(j) = (here.one(j) + g * ended.one(j)) / step.zero;
          for (Eigen::Index i = 0; i <= j; ++i) {
            step.second(j, i) = step.second(i, j) = (here.two(j, i) + g * ended.two(j, i)) / step.zero;
          }
        }
        visit(step);
        at_risk.pop_back();
      }
      for (const std::size_t i : m.other) {
        ended.add(x_, index(i), ratio(i) / m.not_censored);
      }
    }
  }

  /// The part of the variance that the estimated censoring distribution brings.
  template <class Ratio>
  void add_censoring(const Ratio& ratio, const std::vector<double>& after, const Matrix& after_mean,
                     Matrix& out) const {
    const Eigen::Index p = x_.cols();
    // Of those who ended otherwise so far: e^eta / G(T-), and the same times x.
    double factor = 0;
    Vector factor_x = Vector::Zero(p);
    Vector until = Vector::Zero(p);
    for (std::size_t k = 0; k < moments_.size(); ++k) {
      const Moment& m = moments_[k];
      Vector jump = Vector::Zero(p);
      const Vector before = until;
      if (!m.censored.empty()) {
        // A censoring here lowers the weight that those who ended before have from here on.
        const Vector q = factor_x * after[k] - factor * after_mean.row(index(k)).transpose();
        jump = q / m.n;
        until += jump * static_cast<double>(m.censored.size()) / m.n;
      }
      const Vector& ended = ties_ == CensoringTies::ended_at_risk ? until : before;
      for (const auto* group : {&m.own, &m.other}) {
        for (const std::size_t i : *group) {
          out.row(index(i)) -= ended.transpose();
        }
      }
      for (const std::size_t i : m.censored) {
        out.row(index(i)) += (jump - until).transpose();
      }
      for (const std::size_t i : m.other) {
        const double f = ratio(i) / m.not_censored;
        factor += f;
        factor_x += f * x_.row(index(i)).transpose();
      }
    }
  }

  std::vector<Moment> moments_;
  CensoringTies ties_;
  const Matrix& x_;
};

}  // namespace

Estimated<FineGrayFit> fine_gray(std::span<const double> time, std::span<const int> cause, Columns covariates,
                                 int of_cause, CensoringTies ties, double confidence) {
  detail::require_times(time);
  detail::require_causes(cause, time.size());
  detail::require(of_cause > 0, "a cause is a positive code");
  detail::require(!covariates.empty(), "a hazard model needs a covariate");
  detail::require_columns(covariates, time.size());
  const double z = normal_critical(confidence);
  FineGrayFit fit;
  fit.n = time.size();
  fit.events = static_cast<std::size_t>(std::count(cause.begin(), cause.end(), of_cause));
  if (fit.n == 0) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  if (fit.events == 0) {
    return NotEstimable{Reason::no_events, "nobody ended for this cause"};
  }
  const auto basis = detail::covariate_basis(covariates, fit.n, {});
  if (!basis) {
    return basis.why();
  }
  const SubdistributionLikelihood likelihood(moments_of(time, cause, of_cause, ties), ties, basis->q);
  const auto maximum = detail::maximise([&](const Vector& b) { return likelihood.at(b); }, basis->q);
  if (!maximum) {
    return maximum.why();
  }
  const Vector beta = basis->to_beta * maximum->at;
  const Matrix influence =
      likelihood.influence(maximum->at) * maximum->covariance * basis->to_beta.transpose();
  for (Eigen::Index j = 0; j < beta.size(); ++j) {
    FineGrayCoefficient c;
    c.log_hazard_ratio = beta(j);
    c.se = influence.col(j).norm();
    c.p = detail::two_sided_p(beta(j), c.se);
    c.hazard_ratio = detail::exponential(beta(j));
    c.interval = detail::exponential_interval(beta(j), z * c.se);
    fit.coefficients.push_back(c);
  }
  fit.log_likelihood_null = maximum->start.value;
  fit.log_likelihood = maximum->end.value;
  return fit;
}

}  // namespace werkthet::statistics
