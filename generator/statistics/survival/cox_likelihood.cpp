#include "statistics/survival/cox_likelihood.hpp"

#include "statistics/survival/weighted_sums.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace werkthet::statistics::detail {
namespace {

/// Values, gradient and curvature of one event time from the sums over those at risk and over the events.
void contribute(const WeightedSums& at_risk, const WeightedSums& tied, double mean_weight, Ties ties,
                EventTime& out) {
  const Eigen::Index p = out.score.size();
  const std::size_t m = out.events.size();
  const std::size_t rounds = ties == Ties::efron ? m : 1;
  const double weight = ties == Ties::efron ? mean_weight : mean_weight * static_cast<double>(m);
  for (std::size_t l = 0; l < rounds; ++l) {
    const double gone = static_cast<double>(l) / static_cast<double>(m);
    const double zero = at_risk.zero() - gone * tied.zero();
    out.value -= weight * std::log(zero);
    Vector mean(p);
    for (Eigen::Index j = 0; j < p; ++j) {
      mean(j) = (at_risk.one(j) - gone * tied.one(j)) / zero;
    }
    for (Eigen::Index j = 0; j < p; ++j) {
      for (Eigen::Index k = 0; k <= j; ++k) {
        const double second = (at_risk.two(j, k) - gone * tied.two(j, k)) / zero;
        out.information(j, k) += weight * (second - mean(j) * mean(k));
      }
    }
    out.score -= weight * mean;
    out.hazard.push_back(weight / zero);
    out.gone.push_back(gone);
    out.mean.push_back(std::move(mean));
  }
  out.information.triangularView<Eigen::StrictlyUpper>() = out.information.transpose();
}

}  // namespace

CoxLikelihood::CoxLikelihood(const CoxData& data, const Matrix& x, Ties ties)
    : data_(data), x_(x), ties_(ties) {
  std::map<int, Stratum> by_code;  // ordered, so that sums do not depend on the order of the rows
  for (std::size_t i = 0; i < data.time.size(); ++i) {
    by_code[data.strata.empty() ? 0 : data.strata[i]].by_time.push_back(i);
  }
  for (auto& [code, stratum] : by_code) {
    if (!data.entry.empty()) {
      stratum.by_entry = stratum.by_time;
      std::stable_sort(stratum.by_entry.begin(), stratum.by_entry.end(),
                       [&](std::size_t a, std::size_t b) { return data.entry[a] > data.entry[b]; });
    }
    std::stable_sort(stratum.by_time.begin(), stratum.by_time.end(),
                     [&](std::size_t a, std::size_t b) { return data.time[a] > data.time[b]; });
    strata_.push_back(std::move(stratum));
  }
}

void CoxLikelihood::sweep(const Vector& beta, const std::function<void(const EventTime&)>& visit) const {
  const Eigen::Index p = x_.cols();
  const Vector eta = x_ * beta;
  WeightedSums at_risk(p);
  WeightedSums tied(p);
  for (std::size_t s = 0; s < strata_.size(); ++s) {
    const Stratum& stratum = strata_[s];
    double shift = -std::numeric_limits<double>::infinity();  // cancels; keeps exp in range
    for (const std::size_t i : stratum.by_time) {
      shift = std::max(shift, eta(index(i)));
    }
    const auto factor = [&](std::size_t i) { return weight(i) * std::exp(eta(index(i)) - shift); };
    at_risk.clear();
    std::size_t not_entered = 0;
    std::vector<std::size_t> events;
    for (std::size_t next = 0; next < stratum.by_time.size();) {
      const double time = data_.time[stratum.by_time[next]];
      events.clear();
      for (; next < stratum.by_time.size() && data_.time[stratum.by_time[next]] == time; ++next) {
        const std::size_t i = stratum.by_time[next];
        at_risk.add(x_, index(i), factor(i));
        if (data_.event[i] == 1) {
          events.push_back(i);
        }
      }
      while (not_entered < stratum.by_entry.size() && data_.entry[stratum.by_entry[not_entered]] >= time) {
        const std::size_t i = stratum.by_entry[not_entered++];
        at_risk.add(x_, index(i), -factor(i));
      }
      if (events.empty()) {
        continue;
      }
      EventTime out{time, s, shift, events, 0.0, Vector::Zero(p), Matrix::Zero(p, p), {}, {}, {}};
      tied.clear();
      double weights = 0;
      for (const std::size_t i : events) {
        tied.add(x_, index(i), factor(i));
        weights += weight(i);
        out.value += weight(i) * (eta(index(i)) - shift);
        out.score += weight(i) * x_.row(index(i)).transpose();
      }
      contribute(at_risk, tied, weights / static_cast<double>(events.size()), ties_, out);
      visit(out);
    }
  }
}

ConcaveLikelihood CoxLikelihood::at(const Vector& beta) const {
  ConcaveLikelihood total{0.0, Vector::Zero(x_.cols()), Matrix::Zero(x_.cols(), x_.cols())};
  Carried value;
  sweep(beta, [&](const EventTime& one) {
    value = add(value, {one.value, 0.0});
    total.score += one.score;
    total.information += one.information;
  });
  total.value = value.high + value.low;
  return total;
}

Matrix CoxLikelihood::score_residuals(const Vector& beta) const {
  const Eigen::Index p = x_.cols();
  const Vector eta = x_ * beta;
  // Per stratum, latest first: time, increment of the hazard and of hazard times mean covariates.
  struct Jump {
    double time;
    double hazard;
    Vector mean;
  };
  std::vector<std::vector<Jump>> jumps(strata_.size());
  std::vector<double> shift(strata_.size());
  Matrix residual = Matrix::Zero(x_.rows(), p);
  sweep(beta, [&](const EventTime& one) {
    Jump jump{one.time, 0.0, Vector::Zero(p)};
    Jump spared{one.time, 0.0,
                Vector::Zero(p)};  // what the tied events are not charged: they leave one by one
    Vector mean = Vector::Zero(p);
    for (std::size_t l = 0; l < one.hazard.size(); ++l) {
      jump.hazard += one.hazard[l];
      jump.mean += one.hazard[l] * one.mean[l];
      spared.hazard += one.gone[l] * one.hazard[l];
      spared.mean += one.gone[l] * one.hazard[l] * one.mean[l];
      mean += one.mean[l] / static_cast<double>(one.hazard.size());
    }
    for (const std::size_t i : one.events) {
      const auto x = x_.row(index(i)).transpose();
      const double ratio = std::exp(eta(index(i)) - one.shift);
      residual.row(index(i)) += (x - mean + ratio * (x * spared.hazard - spared.mean)).transpose();
    }
    shift[one.stratum] = one.shift;
    jumps[one.stratum].push_back(std::move(jump));
  });
  for (std::size_t s = 0; s < strata_.size(); ++s) {
    std::vector<Jump>& mine = jumps[s];
    std::reverse(mine.begin(), mine.end());
    for (std::size_t k = 1; k < mine.size(); ++k) {
      mine[k].hazard += mine[k - 1].hazard;
      mine[k].mean += mine[k - 1].mean;
    }
    const auto until = [&](double time) -> const Jump* {  // the last jump at or before `time`
      const auto after = std::upper_bound(mine.begin(), mine.end(), time,
                                          [](double t, const Jump& jump) { return t < jump.time; });
      return after == mine.begin() ? nullptr : &*(after - 1);
    };
    for (const std::size_t i : strata_[s].by_time) {
      const auto charge = [&](const Jump* jump, double sign) {
        if (jump != nullptr) {
          residual.row(index(i)) -= sign * std::exp(eta(index(i)) - shift[s]) *
                                    (x_.row(index(i)).transpose() * jump->hazard - jump->mean).transpose();
        }
      };
      charge(until(data_.time[i]), 1);
      if (!data_.entry.empty()) {
        charge(until(data_.entry[i]), -1);
      }
    }
  }
  return residual;
}

}  // namespace werkthet::statistics::detail
