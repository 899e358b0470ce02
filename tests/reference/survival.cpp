#include "reference/case.hpp"
#include "reference/codes.hpp"
#include "statistics/survival/logrank.hpp"
#include "statistics/survival/proportional_hazards.hpp"
#include "statistics/survival/restricted_mean.hpp"
#include "statistics/survival/survival_curve.hpp"

namespace werkthet::reference {
namespace {

namespace st = statistics;

Json limit(const std::optional<st::Interval>& interval, double st::Interval::*side) {
  return interval ? Json((*interval).*side) : Json();
}

// R extends the last level beyond the follow-up; so do the answers here.
constexpr auto hold = st::AfterFollowUp::hold_level;

Json kaplan_meier(const Case& c) {
  const std::string time = c.word("time");
  const std::string event = c.word("event");
  const Table t = c.table({time, event});
  const st::SurvivalCurve curve = st::kaplan_meier(t.numbers(time), t.flags(event), c.confidence()).value();
  Json out{{"n", curve.n}, {"events", curve.events}, {"times", c.numbers("times")}};
  for (const double at : c.numbers("times")) {
    const st::SurvivalAt here = st::survival_at(curve, at, hold).value();
    out["n_risk"].push_back(here.n_risk);
    out["surv"].push_back(here.survival);
    out["se"].push_back(maybe(here.se));
    out["lower"].push_back(limit(here.interval, &st::Interval::low));
    out["upper"].push_back(limit(here.interval, &st::Interval::high));
  }
  for (const double share : {0.25, 0.5, 0.75}) {
    const auto q = st::survival_quantile(curve, share);
    out["quantile_p"].push_back(share);
    out["quantile"].push_back(q ? Json(q->midpoint) : Json());
    out["quantile_first_time"].push_back(q ? Json(q->time) : Json());
    out["quantile_lower"].push_back(q ? maybe(q->low) : Json());
    out["quantile_upper"].push_back(q ? maybe(q->high) : Json());
  }
  if (c.has("tau")) {
    const st::RestrictedMean area = st::restricted_mean(curve, c.number("tau"), hold).value();
    out["tau"] = c.number("tau");
    out["rmst"] = area.mean;
    out["rmst_se"] = area.se;
  }
  return out;
}

Json logrank(const Case& c) {
  const std::string time = c.word("time");
  const std::string event = c.word("event");
  const std::string group = c.word("group");
  const Strings strata = c.words("strata");
  Strings used{time, event, group};
  used.insert(used.end(), strata.begin(), strata.end());
  const Table t = c.table(used);
  const Codes groups = codes_of(t, group);
  const std::vector<int> within = strata.empty() ? std::vector<int>() : codes_of(t, strata[0]).of_row;
  const double rho = c.has("rho") ? c.number("rho") : 0.0;
  const st::LogRank r = st::logrank(t.numbers(time), t.flags(event), groups.of_row, within, rho).value();
  Json out{{"groups", groups.labels}, {"chisq", r.chi_square}, {"df", r.df}, {"p", r.p}};
  for (const st::LogRankGroup& g : r.groups) {
    out["observed"].push_back(g.observed);
    out["expected"].push_back(g.expected);
  }
  return out;
}

Json cox(const Case& c) {
  const std::string time = c.word("time");
  const std::string event = c.word("event");
  const Strings terms = c.words("terms");
  const Strings strata = c.words("strata");
  const Strings cluster = c.words("cluster");
  const Strings weights = c.words("weights");
  Strings used{time, event};
  for (const Strings& more : {terms, strata, cluster, weights}) {
    used.insert(used.end(), more.begin(), more.end());
  }
  const Table t = c.table(used);
  const Numbers times = t.numbers(time);
  const std::vector<int> events = t.flags(event);
  const std::vector<Numbers> columns = Case::columns(t, terms);
  const std::vector<int> within = strata.empty() ? std::vector<int>() : codes_of(t, strata[0]).of_row;
  const std::vector<int> clusters = cluster.empty() ? std::vector<int>() : codes_of(t, cluster[0]).of_row;
  const Numbers weight = weights.empty() ? Numbers() : t.numbers(weights[0]);
  const st::CoxData data{times, events, columns, {}, within, weight, clusters};
  const bool breslow = c.has("ties") && c.word("ties") == "breslow";
  const st::CoxFit fit = st::cox(data, breslow ? st::Ties::breslow : st::Ties::efron, c.confidence()).value();
  const bool robust = !cluster.empty() || !weights.empty();
  Json out{{"n", fit.n},
           {"events", fit.events},
           {"loglik_null", fit.log_likelihood_null},
           {"loglik", fit.log_likelihood}};
  for (std::size_t j = 0; j < terms.size(); ++j) {
    const st::CoxCoefficient& one = fit.coefficients[j];
    const std::string name = terms[j].substr(0, terms[j].find(" ="));
    out["terms"].push_back(name);
    out["zph_rows"].push_back(name);
    out["coef"].push_back(one.log_hazard_ratio);
    out["hr"].push_back(maybe(one.hazard_ratio));
    out["se_model"].push_back(one.se_model);
    if (robust) {
      out["se_robust"].push_back(one.se_robust);
    } else {
      out["hr_lower"].push_back(limit(one.interval, &st::Interval::low));
      out["hr_upper"].push_back(limit(one.interval, &st::Interval::high));
    }
  }
  if (!robust) {
    out["lr_chisq"] = fit.likelihood_ratio.chi_square;
    out["lr_p"] = fit.likelihood_ratio.p;
    out["wald_chisq"] = fit.wald.chi_square;
    out["score_chisq"] = fit.score.chi_square;
  }
  const auto change = st::proportional_hazards(data, fit);
  out["zph_rows"].push_back("GLOBAL");
  const auto add = [&](const st::Estimated<st::CoxTest>& test) {
    out["zph_km_chisq"].push_back(test ? Json(test->chi_square) : Json());
    out["zph_km_p"].push_back(test ? Json(test->p) : Json());
  };
  for (std::size_t j = 0; j < terms.size(); ++j) {
    add(change ? change->coefficients[j] : change.why());
  }
  add(change ? change->global : change.why());
  return out;
}

Json rmst_two_arm(const Case& c) {
  const std::string time = c.word("time");
  const std::string event = c.word("event");
  const std::string arm = c.word("arm");
  const Table t = c.table({time, event, arm});
  const Json& one = c.inputs().at("arm1");
  const std::vector<int> treated = is_label(t, arm, one);
  const st::RestrictedMeanDifference r =
      st::restricted_mean_difference(t.numbers(time), t.flags(event), treated, c.number("tau"),
                                     c.confidence(), hold)
          .value();
  return {{"tau", c.number("tau")},
          {"rmst1", r.arm1.mean},
          {"rmst1_se", r.arm1.se},
          {"rmst0", r.arm0.mean},
          {"rmst0_se", r.arm0.se},
          {"diff", r.difference},
          {"diff_se", r.se},
          {"diff_ci", pair(r.interval)},
          {"p_diff", r.p},
          {"ratio", r.ratio},
          {"ratio_ci", pair(r.ratio_interval)},
          {"rmtl_ratio", maybe(r.lost_ratio)},
          {"rmtl_ratio_ci", maybe(r.lost_ratio_interval)}};
}

constexpr Method methods[] = {
    {"kaplan_meier", kaplan_meier},
    {"logrank", logrank},
    {"cox", cox},
    {"rmst_two_arm", rmst_two_arm},
};

}  // namespace

std::span<const Method> survival_methods() {
  return methods;
}

}  // namespace werkthet::reference
