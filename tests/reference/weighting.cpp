// Propensity, weights and balance; effects by weighting; E-values.

#include "reference/case.hpp"
#include "statistics/binary/logit.hpp"
#include "statistics/weighting/balance.hpp"
#include "statistics/weighting/doubly_robust.hpp"
#include "statistics/weighting/e_value.hpp"
#include "statistics/weighting/entropy_balancing.hpp"
#include "statistics/weighting/inverse_probability.hpp"
#include "statistics/weighting/overlap.hpp"
#include "statistics/weighting/propensity.hpp"
#include "statistics/weighting/weights.hpp"

#include <cmath>
#include <map>
#include <set>

namespace werkthet::reference {
namespace {

namespace st = statistics;

struct Sample {
  Numbers outcome;  // empty when the case has none
  std::vector<int> treated;
  std::vector<Numbers> covariates;
  Strings terms;
  Table table;
};

Sample sample(const Case& c, const Strings& more = {}) {
  Sample s;
  s.terms = c.words("terms");
  Strings used = s.terms;
  used.insert(used.end(), more.begin(), more.end());
  used.push_back(c.word("treat"));
  if (c.has("outcome")) {
    used.push_back(c.word("outcome"));
  }
  s.table = c.table(used);
  s.treated = s.table.flags(c.word("treat"));
  s.covariates = Case::columns(s.table, s.terms);
  if (c.has("outcome")) {
    s.outcome = s.table.numbers(c.word("outcome"));
  }
  return s;
}

std::string estimand_name(const Case& c) {
  return c.has("estimand") ? c.word("estimand") : "ATT";
}

st::Estimand estimand(const Case& c) {
  static const std::map<std::string, st::Estimand> names{{"ATT", st::Estimand::treated},
                                                         {"ATU", st::Estimand::untreated},
                                                         {"ATE", st::Estimand::everybody},
                                                         {"ATO", st::Estimand::overlap}};
  return names.at(estimand_name(c));
}

template <class Value>
std::vector<Value> of_group(const std::vector<Value>& values, const std::vector<int>& treated, int group) {
  std::vector<Value> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (treated[i] == group) {
      out.push_back(values[i]);
    }
  }
  return out;
}

Json balance_row(const st::CovariateBalance& b) {
  return {{"mean_treated", b.mean_treated},
          {"mean_control", b.mean_reference},
          {"mean_control_weighted", b.mean_reference_weighted},
          {"sd_treated", b.sd_treated},
          {"sd_control", b.sd_reference},
          {"smd_unadj_sd_treated", maybe(b.smd_before)},
          {"smd_adj_sd_treated", maybe(b.smd_after)},
          {"smd_unadj_sd_pooled", maybe(b.smd_before_pooled)},
          {"smd_adj_sd_pooled", maybe(b.smd_after_pooled)},
          {"smd_unadj_cobalt_std", maybe(b.smd_before_population)},
          {"smd_adj_cobalt_std", maybe(b.smd_after_population)},
          {"variance_ratio_unadj", maybe(b.variance_ratio_before)},
          {"variance_ratio_adj", maybe(b.variance_ratio_after)},
          {"ks_unadj", b.ks_before},
          {"ks_adj", b.ks_after},
          {"binary", b.binary}};
}

Json propensity_balance(const Case& c) {
  const Sample s = sample(c);
  const auto model = st::logit(s.treated, s.covariates);
  const auto weights = st::propensity_weights(model->linear_predictor, s.treated, estimand(c));
  const auto shared = st::overlap(model->fitted, s.treated);
  const auto trimmed = st::trimming(model->fitted, s.treated);
  const Numbers w1 = of_group(*weights, s.treated, 1);
  const Numbers w0 = of_group(*weights, s.treated, 0);
  const auto summary1 = st::summarise_weights(w1);
  const auto summary0 = st::summarise_weights(w0);
  std::vector<Numbers> x1;
  std::vector<Numbers> x0;
  for (const Numbers& column : s.covariates) {
    x1.push_back(of_group(column, s.treated, 1));
    x0.push_back(of_group(column, s.treated, 0));
  }
  const auto table = st::standardised_differences(x1, x0, w0, w1);
  Json balance = Json::object();
  Json terms = Json::array({"(Intercept)"});
  Json se = Json::array();
  for (std::size_t j = 0; j < s.terms.size(); ++j) {
    balance[s.terms[j]] = balance_row(table->at(j));
    terms.push_back(s.terms[j]);
  }
  for (std::size_t j = 0; j < model->k; ++j) {
    se.push_back(std::sqrt(model->covariance_of(j, j)));
  }
  return {{"n_treated", w1.size()},
          {"n_control", w0.size()},
          {"terms", terms},
          {"coef", model->coefficients},
          {"se", se},
          {"loglik", model->log_likelihood},
          {"e_quantiles_treated", shared->quantiles_treated},
          {"e_quantiles_control", shared->quantiles_reference},
          {"share_treated_outside_control_range", shared->share_treated_outside},
          {"share_control_below_min_treated", shared->share_reference_below},
          {"share_e_outside_0.1_0.9", trimmed->share_outside},
          {"auc", shared->auc},
          {"estimand", estimand_name(c)},
          {"ess_treated", summary1->ess},
          {"ess_control", summary0->ess},
          {"max_weight_share_control", summary0->max_share},
          {"max_weight_share_treated", summary1->max_share},
          {"balance", balance},
          {"max_abs_smd_unadj", maybe(st::worst_difference_before(*table))},
          {"max_abs_smd_adj", maybe(st::worst_difference_after(*table))}};
}

/// "logit" unless the case asks for another.
st::Link link(const Case& c) {
  return c.has("link") && c.word("link") == "probit" ? st::Link::probit : st::Link::logit;
}

Json ipw(const Case& c) {
  const Sample s = sample(c);
  const auto r =
      st::inverse_probability(s.outcome, s.treated, s.covariates, estimand(c), c.confidence(), link(c));
  return {{"n", r->n},
          {"estimand", estimand_name(c)},
          {"mu1", r->mean_treated},
          {"mu0", r->mean_reference},
          {"effect_hajek", r->effect.estimate},
          {"se_m", r->effect.se},
          {"ci_m", pair(r->effect.interval)},
          {"p_m", r->effect.p},
          {"se_fixed_hc0", r->se_fixed_weights},
          {"effect_horvitz_thompson", maybe(r->horvitz_thompson)},
          {"naive_difference", r->unweighted_difference},
          {"ess_control", r->ess_reference}};
}

Json entropy_balancing(const Case& c) {
  const Sample s = sample(c);
  const int moments = c.has("moments") ? static_cast<int>(c.number("moments")) : 1;
  Strings names = s.terms;
  std::vector<Numbers> columns = s.covariates;
  if (moments == 2) {
    st::Moments both = st::with_squares(s.covariates);
    for (const std::size_t j : both.squared) {
      names.push_back(s.terms[j] + "_sq");
    }
    columns = std::move(both.columns);
  }
  const auto r = st::entropy_balanced_effect(s.outcome, s.treated, columns, c.confidence());
  const auto weights = st::summarise_weights(r->weights);
  return {{"n", r->n},
          {"n_treated", r->n_treated},
          {"moments", moments},
          {"balanced_terms", names},
          {"effect", r->effect.estimate},
          {"mu1", r->mean_treated},
          {"mu0", r->mean_reference},
          {"se_m", r->effect.se},
          {"ci_m", pair(r->effect.interval)},
          {"p_m", r->effect.p},
          {"se_m_fixed_target", r->se_fixed_target},
          {"se_fixed_hc0", r->se_fixed_weights},
          {"ess_control", weights->ess},
          {"weight_sum", weights->total},
          {"weight_min", weights->smallest},
          {"weight_max", weights->largest},
          {"weight_quantiles", st::interpolated_quantiles(r->weights, Numbers{0.25, 0.5, 0.75, 0.95})},
          {"max_weight_share", weights->max_share}};
}

Json aipw(const Case& c) {
  const Strings terms = c.has("outcome_terms") ? c.words("outcome_terms") : c.words("terms");
  const std::string name = c.has("outcome_model") ? c.word("outcome_model") : "linear";
  const Sample s = sample(c, terms);
  const std::vector<Numbers> columns = Case::columns(s.table, terms);
  st::DoublyRobustOptions options;
  options.model = name == "linear" ? st::OutcomeModel::linear : st::OutcomeModel::logit;
  options.link = link(c);
  options.confidence = c.confidence();
  const auto r = st::doubly_robust(s.outcome, s.treated, s.covariates, columns, options);
  const auto a = st::regression_adjustment(s.outcome, s.treated, columns, options.model, options.confidence);
  return {{"n", r->n},
          {"outcome_model", name},
          {"ate", r->everybody.estimate},
          {"ate_se_m", r->everybody.se},
          {"ate_se_eif", r->everybody_se_influence},
          {"ate_ci_m", pair(r->everybody.interval)},
          {"po_mean_control", r->mean_reference},
          {"po_mean_control_se_m", r->mean_reference_se},
          {"att", r->treated.estimate},
          {"att_se_m", r->treated.se},
          {"att_se_eif", r->treated_se_influence},
          {"att_ci_m", pair(r->treated.interval)},
          {"att_unnormalised", r->treated_unnormalised},
          {"ra_ate", a->everybody.estimate},
          {"ra_ate_se_m", a->everybody.se},
          {"ra_att", a->treated.estimate},
          {"ra_att_se_m", a->treated.se},
          {"ra_po_control", a->mean_reference},
          {"ra_po_control_se_m", a->mean_reference_se}};
}

Json evalue(const Case& c) {
  static const std::map<std::string, st::RatioKind> kinds{{"RR", st::RatioKind::risk_ratio},
                                                          {"OR_rare", st::RatioKind::odds_ratio_rare},
                                                          {"OR_common", st::RatioKind::odds_ratio_common},
                                                          {"HR_rare", st::RatioKind::hazard_ratio_rare},
                                                          {"HR_common", st::RatioKind::hazard_ratio_common}};
  const std::string type = c.word("type");
  const bool smd = type == "SMD";
  const bool limits = smd ? c.has("se") : c.has("lower") && c.has("upper");
  const double estimate = c.number("estimate");
  // Without limits the estimate stands in for them, and what follows from them is left out.
  const auto e = smd ? st::e_value_from_standardised_difference(estimate, limits ? c.number("se") : 0.0)
                     : st::e_value(estimate,
                                   limits ? st::Interval{c.number("lower"), c.number("upper")}
                                          : st::Interval{estimate, estimate},
                                   kinds.at(type));
  const auto known = [&](double value) { return limits ? Json(value) : Json(); };
  return {{"type", type},
          {"rr_point", e->risk_ratio},
          {"rr_lower", known(e->ratio_interval.low)},
          {"rr_upper", known(e->ratio_interval.high)},
          {"evalue_point", e->point},
          {"evalue_ci", known(e->limit)}};
}

}  // namespace

std::span<const Method> weighting_methods() {
  static constexpr Method methods[] = {{"propensity_balance", &propensity_balance},
                                       {"ipw", &ipw},
                                       {"entropy_balancing", &entropy_balancing},
                                       {"aipw", &aipw},
                                       {"evalue", &evalue}};
  return methods;
}

}  // namespace werkthet::reference
