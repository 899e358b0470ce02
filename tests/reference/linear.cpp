#include "reference/case.hpp"
#include "reference/groups.hpp"
#include "statistics/linear/cluster_robust.hpp"
#include "statistics/linear/columns.hpp"
#include "statistics/linear/difference_in_differences.hpp"
#include "statistics/linear/instrument.hpp"
#include "statistics/linear/intraclass.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/linear/ranks.hpp"
#include "statistics/linear/regression.hpp"

#include <algorithm>

namespace werkthet::reference {
namespace {

using namespace statistics;

Json two_means(const Case& c) {
  const auto [y1, y0] = two_groups(c);
  const double conf = c.confidence();
  const MeanDifference w = welch(y1, y0, conf).value();
  const MeanDifference pooled = student(y1, y0, conf).value();
  const HedgesG g = hedges_g(y1, y0, conf).value();
  const auto glass = glass_delta(y1, y0, conf);
  return {{"n1", w.n1},
          {"n0", w.n0},
          {"mean1", w.mean1},
          {"mean0", w.mean0},
          {"sd1", w.sd1},
          {"sd0", w.sd0},
          {"diff", w.difference},
          {"welch_se", w.se},
          {"welch_df", w.df},
          {"welch_t", w.t},
          {"welch_p", w.p},
          {"welch_ci", pair(w.interval)},
          {"pooled_se", pooled.se},
          {"pooled_p", pooled.p},
          {"pooled_ci", pair(pooled.interval)},
          {"cohen_d", g.cohen_d},
          {"hedges_j", g.correction},
          {"hedges_g", g.g},
          {"hedges_g_var", g.variance},
          {"hedges_g_ci", pair(g.interval)},
          {"glass_delta_control", glass ? Json(glass->delta) : Json()}};
}

Json ranks(const Case& c) {
  const auto [y1, y0] = two_groups(c);
  const RankTest r = rank_test(y1, y0).value();
  Json out{{"u", r.u}, {"p_normal_cc", r.p_continuity}, {"p_normal", r.p}};
  const auto superiority = probability_of_superiority(y1, y0, c.confidence());
  // Without overlap the probability has no standard error; the share of pairs is then 0 or 1.
  out["prob_superiority"] = superiority ? superiority->probability : (r.u > 0 ? 1.0 : 0.0);
  out["has_ties"] = r.ties;
  if (r.p_exact) {
    out["p_exact"] = *r.p_exact;
  }
  out["hodges_lehmann"] = hodges_lehmann(y1, y0, c.confidence())->shift;
  return out;
}

struct Model {
  Table table;
  Numbers outcome;
  std::vector<Numbers> columns;  ///< terms, then the dummies of the factors
  Strings names;                 ///< of the terms
};

Model model(const Case& c) {
  const Strings terms = c.words("terms");
  const Strings factors = c.words("factors");
  Strings used = terms;
  used.push_back(c.word("outcome"));
  used.insert(used.end(), factors.begin(), factors.end());
  if (c.has("cluster")) {
    used.push_back(c.word("cluster"));
  }
  Model m{c.table(used), {}, {}, {}};
  m.outcome = m.table.numbers(c.word("outcome"));
  m.columns = Case::columns(m.table, terms);
  std::transform(terms.begin(), terms.end(), std::back_inserter(m.names), name_of);
  for (const std::string& factor : factors) {
    const auto dummies = indicator_columns(labels(m.table, factor));
    m.columns.insert(m.columns.end(), dummies.begin(), dummies.end());
  }
  return m;
}

Json standard_errors(const Regression& r, std::size_t reported) {
  Json out = Json::array();
  for (std::size_t j = 0; j < reported; ++j) {
    out.push_back(r.coefficients[j].se);
  }
  return out;
}

Json ols_robust(const Case& c) {
  const Model m = model(c);
  const double conf = c.confidence();
  Strings all = m.names;
  all.resize(m.columns.size(), "level");
  const std::size_t reported = m.names.size() + 1;
  const auto fit = [&](StandardError kind) { return ols(m.outcome, m.columns, all, conf, kind).value(); };
  const Regression hc2 = fit(StandardError::hc2);
  const Regression hc3 = fit(StandardError::hc3);
  Json out{{"n", hc2.n}, {"k", hc2.k}, {"df_residual", hc2.df}};
  Json names = Json::array({"(Intercept)"});
  Json coefficients = Json::array();
  for (const std::string& name : m.names) {
    names.push_back(name);
  }
  for (std::size_t j = 0; j < reported; ++j) {
    coefficients.push_back(hc2.coefficients[j].estimate);
  }
  out["terms"] = names;
  out["coef"] = coefficients;
  out["r2"] = hc2.r_squared;
  out["sigma"] = hc2.sigma;
  out["max_leverage"] = hc2.max_leverage;
  out["se_classical"] = standard_errors(fit(StandardError::classical), reported);
  out["se_HC0"] = standard_errors(fit(StandardError::hc0), reported);
  out["se_HC1"] = standard_errors(fit(StandardError::hc1), reported);
  out["se_HC2"] = standard_errors(hc2, reported);
  out["se_HC3"] = standard_errors(hc3, reported);
  const std::string focus = c.has("focus") ? name_of(c.word("focus")) : m.names.front();
  const auto at =
      static_cast<std::size_t>(std::find(m.names.begin(), m.names.end(), focus) - m.names.begin() + 1);
  const Coefficient& f = hc2.coefficients.at(at);
  Json seen{{"term", focus},
            {"estimate", f.estimate},
            {"hc2_se", f.se},
            {"hc2_df", f.df},
            {"hc2_ci", maybe(f.interval)},
            {"hc2_p", maybe(f.p)},
            {"hc3_ci", maybe(hc3.coefficients[at].interval)},
            {"hc3_p", maybe(hc3.coefficients[at].p)}};
  if (c.has("cluster")) {
    const auto cluster = labels(m.table, c.word("cluster"));
    const auto clustered = [&](ClusterError kind) {
      return ols_clustered(m.outcome, m.columns, m.names, cluster, conf, kind);
    };
    const Regression cr2 = clustered(ClusterError::cr2).value();
    out["clusters"] = cr2.clusters;
    out["se_CR0"] = standard_errors(clustered(ClusterError::cr0).value(), reported);
    out["se_CR1_stata"] = standard_errors(clustered(ClusterError::cr1).value(), reported);
    out["se_CR2"] = standard_errors(cr2, reported);
    if (const auto cr3 = clustered(ClusterError::cr3)) {
      out["se_CR3"] = standard_errors(*cr3, reported);
    }
    Json df = Json::array();
    for (const Coefficient& k : cr2.coefficients) {
      df.push_back(k.df > 0 ? Json(k.df) : Json());
    }
    out["df_CR2"] = df;
    const Coefficient& k = cr2.coefficients.at(at);
    seen["cr2_se"] = k.se;
    seen["cr2_df"] = k.df;
    seen["cr2_ci"] = maybe(k.interval);
    seen["cr2_p"] = maybe(k.p);
  }
  out["focus"] = seen;
  return out;
}

Json joint_wald_hc2(const Case& c) {
  const Model m = model(c);
  std::vector<std::size_t> tested;
  for (const std::string& name : c.words("test")) {
    tested.push_back(
        static_cast<std::size_t>(std::find(m.names.begin(), m.names.end(), name_of(name)) - m.names.begin()));
  }
  const JointTest robust = joint_test(m.outcome, m.columns, tested).value();
  const JointTest classical = joint_test(m.outcome, m.columns, tested, StandardError::classical).value();
  return {{"q", robust.q},     {"df2", robust.df2},          {"wald_f_hc2", robust.f},
          {"p_hc2", robust.p}, {"f_classical", classical.f}, {"p_classical", classical.p}};
}

Json lin(const Case& c) {
  const Strings arms = c.words("arms");
  const Strings terms = c.words("terms");
  Strings used = arms;
  used.insert(used.end(), terms.begin(), terms.end());
  used.push_back(c.word("outcome"));
  const Table table = c.table(used);
  const auto effects = lin_estimator(table.numbers(c.word("outcome")), Case::columns(table, arms),
                                     Case::columns(table, terms), c.confidence())
                           .value();
  Json out{{"n", effects.front().n}, {"df_residual", effects.front().df}};
  for (const char* key : {"terms", "coef", "se_hc2", "ci_lower", "ci_upper", "p"}) {
    out[key] = Json::array();
  }
  for (std::size_t a = 0; a < arms.size(); ++a) {
    out["terms"].push_back(name_of(arms[a]));
    out["coef"].push_back(effects[a].estimate);
    out["se_hc2"].push_back(effects[a].se);
    out["ci_lower"].push_back(effects[a].interval.low);
    out["ci_upper"].push_back(effects[a].interval.high);
    out["p"].push_back(effects[a].p);
  }
  return out;
}

Json did_two_period(const Case& c) {
  const Table table = c.table({c.word("treat"), c.word("pre"), c.word("post")});
  const auto treated = table.flags(c.word("treat"));
  const Numbers pre = table.numbers(c.word("pre"));
  const Numbers post = table.numbers(c.word("post"));
  const double conf = c.confidence();
  const DifferenceInDifferences d = difference_in_differences(pre, post, treated, conf).value();
  const auto pooled = [&](ClusterError kind) {
    return pooled_difference_in_differences(pre, post, treated, conf, kind).value();
  };
  const Effect cr2 = pooled(ClusterError::cr2);
  const std::vector<Numbers> earlier{pre};
  const Effect adjusted = ancova(post, treated, earlier, conf).value();
  const Effect baseline = ancova(pre, treated, {}, conf).value();
  return {{"n", d.n},
          {"n1", d.n1},
          {"mean_pre0", d.pre0},
          {"mean_post0", d.post0},
          {"mean_pre1", d.pre1},
          {"mean_post1", d.post1},
          {"did", d.estimate},
          {"change_hc2_se", d.se},
          {"change_welch_df", d.df},
          {"change_welch_ci", pair(d.interval)},
          {"change_welch_p", d.p},
          {"pooled_cr0_se", pooled(ClusterError::cr0).se},
          {"pooled_cr1_stata_se", pooled(ClusterError::cr1).se},
          {"pooled_cr2_se", cr2.se},
          {"pooled_cr2_df", cr2.df},
          {"ancova_estimate", adjusted.estimate},
          {"ancova_hc2_se", adjusted.se},
          {"baseline_difference", baseline.estimate}};
}

Json iv_one_instrument(const Case& c) {
  const Strings terms = c.words("terms");
  Strings used = terms;
  for (const char* input : {"outcome", "takeup", "assign"}) {
    used.push_back(c.word(input));
  }
  const Table table = c.table(used);
  const InstrumentalEffect r =
      effect_of_take_up(table.numbers(c.word("outcome")), table.numbers(c.word("takeup")),
                        table.flags(c.word("assign")), Case::columns(table, terms), c.confidence())
          .value();
  return {{"n", r.n},
          {"itt_unadjusted", r.itt_unadjusted},
          {"takeup_difference_unadjusted", r.take_up_difference_unadjusted},
          {"itt", r.itt},
          {"itt_hc2_se", r.itt_se},
          {"first_stage", r.first_stage},
          {"first_stage_f_classical", maybe(r.f_classical)},
          {"first_stage_f_hc1", maybe(r.f_hc1)},
          {"late", r.effect},
          {"late_hc2_se", r.se},
          {"late_hc0_se", r.se_hc0},
          {"late_classical_se", r.se_classical},
          {"late_hc2_ci", pair(r.interval)}};
}

Json icc_anova(const Case& c) {
  const Table table = c.table({c.word("outcome"), c.word("cluster")});
  const Intraclass r =
      intraclass_correlation(table.numbers(c.word("outcome")), labels(table, c.word("cluster"))).value();
  return {{"n", r.n},
          {"clusters", r.clusters},
          {"m0", r.average_size},
          {"msb", r.between},
          {"msw", r.within},
          {"icc_anova_m0", r.icc},
          {"icc_bliese_mean_size", r.icc_mean_size},
          {"design_effect_mean_size", r.design_effect_mean},
          {"design_effect_unequal", r.design_effect},
          {"effective_n", maybe(r.effective_n)}};
}

constexpr Method methods[] = {
    {"two_means", two_means},
    {"rank_test", ranks},
    {"ols_robust", ols_robust},
    {"joint_wald_hc2", joint_wald_hc2},
    {"lin_estimator", lin},
    {"did_two_period", did_two_period},
    {"iv_one_instrument", iv_one_instrument},
    {"icc_anova", icc_anova},
};

}  // namespace

std::span<const Method> linear_methods() {
  return methods;
}

}  // namespace werkthet::reference
