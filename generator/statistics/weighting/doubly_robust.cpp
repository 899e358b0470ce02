#include "statistics/weighting/doubly_robust.hpp"

#include "core/random.hpp"
#include "statistics/weighting/outcome_model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Influenced;
using detail::Matrix;
using detail::Vector;

struct Data {
  Matrix x;  // propensity
  Matrix o;  // outcome
  Vector y;
  Vector t;
  Vector c;  // 1 - t
};

struct Fits {
  detail::PropensityFit propensity;
  detail::OutcomeFit one;
  detail::OutcomeFit zero;
};

Estimated<Fits> fit(const Data& d, const DoublyRobustOptions& how, const Vector& used) {
  auto propensity = detail::fit_propensity(how.link, d.x, d.t, used);
  if (!propensity) {
    return propensity.why();
  }
  auto one = detail::fit_outcome(how.model, d.o, d.y, used.cwiseProduct(d.t));
  if (!one) {
    return one.why();
  }
  auto zero = detail::fit_outcome(how.model, d.o, d.y, used.cwiseProduct(d.c));
  if (!zero) {
    return zero.why();
  }
  return Fits{std::move(propensity).value(), std::move(one).value(), std::move(zero).value()};
}

/// A fold per row, equally many of every arm in each.
std::vector<std::size_t> folds_of(std::span<const int> treated, const CrossFitting& how) {
  core::RandomStream stream(how.seed, "doubly_robust.folds");
  std::vector<std::size_t> fold(treated.size());
  for (const int arm : {0, 1}) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < treated.size(); ++i) {
      if (treated[i] == arm) {
        rows.push_back(i);
      }
    }
    for (std::size_t i = rows.size(); i > 1; --i) {
      std::swap(rows[i - 1], rows[stream.below(i)]);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      fold[rows[i]] = i % how.folds;
    }
  }
  return fold;
}

/// Predictions of every row by models that never saw its fold.
Estimated<Fits> cross_fit(const Data& d, const DoublyRobustOptions& how, std::span<const int> treated) {
  const std::size_t folds = how.cross_fitting->folds;
  const std::vector<std::size_t> fold = folds_of(treated, *how.cross_fitting);
  Fits all;
  for (Vector* v : {&all.propensity.e, &all.propensity.odds, &all.one.mean, &all.zero.mean}) {
    v->resize(d.y.size());
  }
  for (std::size_t f = 0; f < folds; ++f) {
    Vector used(d.y.size());
    for (std::size_t i = 0; i < fold.size(); ++i) {
      used[index(i)] = fold[i] == f ? 0.0 : 1.0;
    }
    const auto part = fit(d, how, used);
    if (!part) {
      return part.why();
    }
    for (std::size_t i = 0; i < fold.size(); ++i) {
      const auto at = index(i);
      if (fold[i] == f) {
        all.propensity.e[at] = part->propensity.e[at];
        all.propensity.odds[at] = part->propensity.odds[at];
        all.one.mean[at] = part->one.mean[at];
        all.zero.mean[at] = part->zero.mean[at];
      }
    }
  }
  return all;
}

struct Parts {
  Influenced potential1;  // mean of everybody's outcome, were all treated; phi without the models
  Influenced potential0;
  Influenced gap;         // treated: outcome minus predicted reference outcome
  Influenced correction;  // the same among the reference, weighted to the treated
};

Parts parts(const Data& d, const Fits& f) {
  const Vector all = Vector::Ones(d.y.size());
  // 1 / e = 1 + 1 / odds and 1 / (1 - e) = 1 + odds keep their digits near 0 and 1.
  const Vector po1 =
      f.one.mean.array() + d.t.array() * (d.y - f.one.mean).array() * (1 + 1 / f.propensity.odds.array());
  const Vector po0 =
      f.zero.mean.array() + d.c.array() * (d.y - f.zero.mean).array() * (1 + f.propensity.odds.array());
  const Vector gap = d.y - f.zero.mean;
  return {detail::weighted_mean(po1, all), detail::weighted_mean(po0, all), detail::weighted_mean(gap, d.t),
          detail::weighted_mean(gap, d.c.cwiseProduct(f.propensity.odds))};
}

/// What the estimated models add to phi of the two means over everybody, and of the treated.
struct Stacked {
  Vector potential1;
  Vector potential0;
  Vector treated;
};

Stacked stack(const Data& d, const Fits& f, const Parts& p) {
  using Array = Eigen::ArrayXd;
  const double n = static_cast<double>(d.y.size());
  const double n1 = d.t.sum();
  const Array t = d.t.array();
  const Array c = d.c.array();
  const Array odds = f.propensity.odds.array();
  const Array gap = (d.y - f.zero.mean).array();
  const Array stretch = f.propensity.stretch.array();
  const Array w = c * odds;
  const double total = w.sum();

  const Vector by_model1 = (f.one.slope.array() * (1 - t * (1 + 1 / odds)) / n).matrix();
  const Vector by_score1 = (-t * (d.y - f.one.mean).array() * stretch / odds / n).matrix();
  const Vector by_model0 = (f.zero.slope.array() * (1 - c * (1 + odds)) / n).matrix();
  const Vector by_score0 = (c * gap * odds * stretch / n).matrix();
  const Vector treated_by_model = (f.zero.slope.array() * (w / total - t / n1)).matrix();
  const Vector treated_by_score = (-w * stretch * (gap - p.correction.value) / total).matrix();
  return {p.potential1.phi + f.one.carry(d.o, by_model1) + f.propensity.carry(d.x, by_score1),
          p.potential0.phi + f.zero.carry(d.o, by_model0) + f.propensity.carry(d.x, by_score0),
          p.gap.phi - p.correction.phi + f.zero.carry(d.o, treated_by_model) +
              f.propensity.carry(d.x, treated_by_score)};
}

}  // namespace

Estimated<DoublyRobust> doubly_robust(std::span<const double> outcome, std::span<const int> treated,
                                      Columns propensity_covariates, Columns outcome_covariates,
                                      const DoublyRobustOptions& options) {
  const std::size_t n = outcome.size();
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_binary(treated, n);
  detail::require_columns(propensity_covariates, n);
  detail::require_columns(outcome_covariates, n);
  detail::require_confidence(options.confidence);
  detail::require(options.model == OutcomeModel::linear ||
                      std::all_of(outcome.begin(), outcome.end(), [](double y) { return y == 0 || y == 1; }),
                  "the logit needs outcomes that are 0 or 1");
  detail::require(!options.cross_fitting || options.cross_fitting->folds >= 2, "at least two folds");
  const auto n1 = static_cast<std::size_t>(std::count(treated.begin(), treated.end(), 1));
  const std::size_t least = options.cross_fitting ? options.cross_fitting->folds : 2;
  if (std::min(n1, n - n1) < least) {
    return NotEstimable{Reason::too_few, "an arm has too few units"};
  }
  if (std::all_of(outcome.begin(), outcome.end(), [&](double y) { return y == outcome.front(); })) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary"};
  }
  Data d{detail::standard_basis(propensity_covariates, n),
         detail::standard_basis(outcome_covariates, n),
         detail::to_vector(outcome),
         detail::indicator(treated),
         {}};
  d.c = (1 - d.t.array()).matrix();
  const auto fits =
      options.cross_fitting ? cross_fit(d, options, treated) : fit(d, options, Vector::Ones(d.y.size()));
  if (!fits) {
    return fits.why();
  }
  const Parts p = parts(d, *fits);
  DoublyRobust r;
  r.n = n;
  r.mean_reference = p.potential0.value;
  r.everybody_se_influence = detail::standard_error(p.potential1.phi - p.potential0.phi);
  r.treated_se_influence = detail::standard_error(p.gap.phi - p.correction.phi);
  const Vector weighted_gap =
      (d.c.array() * fits->propensity.odds.array() * (d.y - fits->zero.mean).array()).matrix();
  r.treated_unnormalised = p.gap.value - sum(detail::to_std(weighted_gap)) / static_cast<double>(n1);

  double everybody_se = r.everybody_se_influence;
  double treated_se = r.treated_se_influence;
  r.mean_reference_se = detail::standard_error(p.potential0.phi);
  if (!options.cross_fitting) {
    const Stacked s = stack(d, *fits, p);
    everybody_se = detail::standard_error(s.potential1 - s.potential0);
    treated_se = detail::standard_error(s.treated);
    r.mean_reference_se = detail::standard_error(s.potential0);
  }
  const double rounding = rounding_of(outcome);
  const auto everybody =
      contrast(p.potential1.value - p.potential0.value, everybody_se, rounding, options.confidence);
  const auto of_treated =
      contrast(p.gap.value - p.correction.value, treated_se, rounding, options.confidence);
  if (!everybody || !of_treated) {
    return everybody ? of_treated.why() : everybody.why();
  }
  r.everybody = *everybody;
  r.treated = *of_treated;
  return r;
}

}  // namespace werkthet::statistics
