// Survival curves, weights and the decomposition against numbers R computed from real data.
// Each function compares all the keys of its method that this stage computes. What is left out on purpose:
// weights from a propensity model, Cox models and tests of more than two curves.

#include "statistics/weighting/balance.hpp"
#include "statistics/weighting/decomposition.hpp"
#include "statistics/survival/incidence.hpp"
#include "statistics/survival/logrank.hpp"
#include "statistics/survival/restricted_mean.hpp"
#include "statistics/weighting/e_value.hpp"
#include "statistics/weighting/random_invitation.hpp"
#include "support/reference_columns.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

namespace {

namespace st = werkthet::statistics;
using namespace werkthet::test;

void kaplan_meier(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  const std::string time = in.at("time");
  const std::string event = in.at("event");
  Table t = table_of(c);
  define(t, c, {event});
  t.complete({time, event});
  const auto curve = st::kaplan_meier(t.numbers(time), whole(t.numbers(event)), confidence_of(c));
  out.number("n", static_cast<double>(curve->n));
  out.number("events", static_cast<double>(curve->events));
  for (std::size_t i = 0; i < in.at("times").size(); ++i) {
    const auto at = st::survival_at(*curve, in.at("times")[i]);
    if (!at) {  // R extends the last step beyond the follow-up; this tool does not
      REQUIRE(in.at("times")[i].get<double>() > curve->steps.back().time);
      REQUIRE(at.why().reason == st::Reason::out_of_range);
      continue;
    }
    out.number({"n_risk", i}, at->n_risk);
    out.number({"surv", i}, at->survival);
    out.number({"se", i}, at->se);
    out.number({"lower", i}, at->interval ? std::optional(at->interval->low) : std::nullopt);
    out.number({"upper", i}, at->interval ? std::optional(at->interval->high) : std::nullopt);
  }
  for (std::size_t i = 0; i < 3; ++i) {
    const auto q = st::survival_quantile(*curve, c.at("expected").at("quantile_p")[i]);
    out.number({"quantile_first_time", i}, q ? std::optional(q->time) : std::nullopt);
    if (q) {
      out.number({"quantile_lower", i}, q->low);
      out.number({"quantile_upper", i}, q->high);
    }
  }
  if (c.at("expected").contains("rmst")) {
    const auto area = st::restricted_mean(*curve, in.at("tau"));
    out.number("rmst", area->mean);
    out.number("rmst_se", area->se);
  }
}

void logrank(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  if (in.at("rho") != 0 || c.at("expected").at("groups").size() != 2) {
    return;  // the tool tests two groups, unweighted
  }
  const std::string group = in.at("group");
  Table t = table_of(c);
  Strings used{in.at("time"), in.at("event"), group};
  std::vector<int> strata;
  if (!in.at("strata").is_null()) {
    used.push_back(in.at("strata"));
  }
  t.complete(used);
  if (used.size() > 3) {
    strata = whole(t.numbers(used[3]));
  }
  const auto second = as_int(where_equal(t, group, c.at("expected").at("groups")[1]));
  const auto test = st::logrank(t.numbers(used[0]), whole(t.numbers(used[1])), second, strata);
  out.number({"observed", std::size_t{0}}, test->groups[0].observed);
  out.number({"observed", std::size_t{1}}, test->groups[1].observed);
  out.number({"expected", std::size_t{0}}, test->groups[0].expected);
  out.number({"expected", std::size_t{1}}, test->groups[1].expected);
  out.number("chisq", test->chi_square);
  out.number("p", test->p);
}

void rmst_two_arm(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  Table t = table_of(c);
  t.complete({in.at("time"), in.at("event"), in.at("arm")});
  const auto r = st::restricted_mean_difference(
      t.numbers(in.at("time").get<std::string>()), whole(t.numbers(in.at("event").get<std::string>())),
      as_int(where_equal(t, in.at("arm"), in.at("arm1"))), in.at("tau"), confidence_of(c));
  out.number("rmst1", r->arm1.mean);
  out.number("rmst1_se", r->arm1.se);
  out.number("rmst0", r->arm0.mean);
  out.number("rmst0_se", r->arm0.se);
  out.number("diff", r->difference);
  out.number("diff_se", r->se);
  out.interval({"diff_ci"}, r->interval.low, r->interval.high);
  out.number("p_diff", r->p);
  out.number("ratio", r->ratio);
  out.interval({"ratio_ci"}, r->ratio_interval.low, r->ratio_interval.high);
}

void cumulative_incidence(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  Table t = table_of(c);
  t.complete({in.at("time"), in.at("code")});
  const Numbers time = t.numbers(in.at("time").get<std::string>());
  const std::vector<int> cause = whole(t.numbers(in.at("code").get<std::string>()));
  out.number("n", static_cast<double>(time.size()));
  for (int k = 1; k <= 3; ++k) {
    const std::string key = std::string("cause").append(std::to_string(k));
    if (!c.at("expected").contains(key)) {
      continue;
    }
    const auto curve = st::cumulative_incidence(time, cause, k, confidence_of(c));
    out.number({key, "events"}, static_cast<double>(curve->events));
    for (std::size_t i = 0; i < in.at("times").size(); ++i) {
      const auto at = st::incidence_at(*curve, in.at("times")[i]);
      if (!at) {
        REQUIRE(in.at("times")[i].get<double>() > curve->steps.back().time);
        REQUIRE(at.why().reason == st::Reason::out_of_range);
        continue;
      }
      out.number({key, "cif", i}, at->incidence);
      out.number({key, "se_greenwood", i}, at->se);
      const auto limits = at->interval;
      out.number({key, "ci_loglog_greenwood_lower", i}, limits ? std::optional(limits->low) : std::nullopt);
      out.number({key, "ci_loglog_greenwood_upper", i}, limits ? std::optional(limits->high) : std::nullopt);
      out.number({"event_free", i}, at->event_free);
    }
  }
}

void entropy_balancing(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  const Strings terms = in.at("terms");
  const std::string treat = in.at("treat");
  const std::string outcome = in.at("outcome");
  Table t = table_of(c);
  define(t, c, {treat});
  Strings used = terms;
  used.push_back(treat);
  used.push_back(outcome);
  t.complete(used);
  std::vector<Numbers> covariates = columns_of(t, terms);
  if (in.at("moments") == 2) {
    for (std::size_t j = 0; j < terms.size(); ++j) {
      if (std::set<double>(covariates[j].begin(), covariates[j].end()).size() > 2) {
        const double centre = st::mean(covariates[j]);
        Numbers squares;
        for (const double v : covariates[j]) {
          squares.push_back((v - centre) * (v - centre));
        }
        covariates.push_back(std::move(squares));
      }
    }
  }
  std::vector<int> group = whole(t.numbers(treat));
  const double treated = static_cast<double>(std::count(group.begin(), group.end(), 1));
  for (int& g : group) {
    g = g == 1 ? st::control_group : st::non_participant;
  }
  // The effect on the treated is a decomposition without arms: treated against weighted others.
  const auto d = st::three_way_decomposition(t.numbers(outcome), group, 0, covariates, confidence_of(c));
  REQUIRE(d.ok());
  REQUIRE(d->weights.ok());
  const st::Contrast& effect = d->participation_adjusted.value();
  out.number("n", static_cast<double>(d->n));
  out.number("n_treated", static_cast<double>(d->n_control));
  out.number("effect", effect.estimate);
  out.number("mu1", d->mean_control);
  out.number("mu0", d->mean_nonparticipants_adjusted.value());
  out.number("se_m", effect.se);
  out.interval({"ci_m"}, effect.interval.low, effect.interval.high);
  out.number("p_m", effect.p);
  const st::BalanceWeights& w = *d->weights;
  out.number("ess_control", w.ess);
  out.number("max_weight_share", w.max_share);
  out.number("weight_sum", st::sum(w.weights) * treated);
  out.number("weight_max", w.max_share * treated);
  out.number("weight_min", *std::min_element(w.weights.begin(), w.weights.end()) * treated);
}

/// Of the propensity cases only what does not depend on the propensity model: the table before weighting.
void balance_before(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  const Strings terms = in.at("terms");
  const std::string treat = in.at("treat");
  Table t = table_of(c);
  define(t, c, {treat});
  Strings used = terms;
  used.push_back(treat);
  t.complete(used);
  const std::vector<bool> treated = where_equal(t, treat, 1);
  std::vector<bool> others = treated;
  others.flip();
  std::vector<Numbers> x1;
  std::vector<Numbers> x0;
  for (const Numbers& column : columns_of(t, terms)) {
    x1.push_back(pick(column, treated));
    x0.push_back(pick(column, others));
  }
  const Numbers equal(x0.front().size(), 1.0);
  const auto table = st::standardised_differences(x1, x0, equal);
  for (std::size_t j = 0; j < terms.size(); ++j) {
    const st::CovariateBalance& b = table->at(j);
    out.number({"balance", terms[j], "mean_treated"}, b.mean_treated);
    out.number({"balance", terms[j], "mean_control"}, b.mean_reference);
    out.number({"balance", terms[j], "sd_treated"}, b.sd_treated);
    out.number({"balance", terms[j], "sd_control"}, b.sd_reference);
    out.number({"balance", terms[j], "smd_unadj_sd_treated"}, b.smd_before);
  }
}

void evalue(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  const std::string type = in.at("type");
  const std::map<std::string, st::RatioKind> kinds{{"RR", st::RatioKind::risk_ratio},
                                                   {"OR_rare", st::RatioKind::odds_ratio_rare},
                                                   {"OR_common", st::RatioKind::odds_ratio_common},
                                                   {"HR_rare", st::RatioKind::hazard_ratio_rare},
                                                   {"HR_common", st::RatioKind::hazard_ratio_common}};
  const auto e = type == "SMD"
                     ? st::e_value_from_standardised_difference(in.at("estimate"), in.at("se"))
                     : st::e_value(in.at("estimate"), {in.at("lower"), in.at("upper")}, kinds.at(type));
  out.number("rr_point", e->risk_ratio);
  out.number("rr_lower", e->ratio_interval.low);
  out.number("rr_upper", e->ratio_interval.high);
  out.number("evalue_point", e->point);
  out.number("evalue_ci", e->limit);
}

void compare_contrast(Comparison& out, const Path& path, const st::Contrast& contrast) {
  const auto at = [&](const char* key) {
    Path full = path;
    full.emplace_back(key);
    return full;
  };
  out.number(at("estimate"), contrast.estimate);
  out.number(at("se"), contrast.se);
  out.interval(at("ci"), contrast.interval.low, contrast.interval.high);
  out.number(at("p"), contrast.p);
}

void three_way(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  const Strings terms = in.at("terms");
  const Strings arms = in.at("arms");
  Table t = table_of(c);
  Strings used = terms;
  used.push_back(in.at("outcome"));
  t.complete(used);
  std::vector<int> group;
  for (const std::string& cell : t.text(in.at("group").get<std::string>())) {
    const auto arm = std::find(arms.begin(), arms.end(), cell);
    if (arm != arms.end()) {
      group.push_back(static_cast<int>(arm - arms.begin()) + 1);
    } else if (cell == in.at("control").get<std::string>()) {
      group.push_back(st::control_group);
    } else {
      REQUIRE(cell == in.at("nonparticipants").get<std::string>());
      group.push_back(st::non_participant);
    }
  }
  const auto d = st::three_way_decomposition(t.numbers(used.back()), group, arms.size(), columns_of(t, terms),
                                             confidence_of(c));
  REQUIRE(d.ok());
  REQUIRE(d->weights.ok());
  out.number("n", static_cast<double>(d->n));
  out.number("n_control", static_cast<double>(d->n_control));
  out.number("n_nonparticipants", static_cast<double>(d->n_nonparticipants));
  out.number("mean_control", d->mean_control);
  out.number("mean_nonparticipants_raw", d->mean_nonparticipants_raw);
  out.number("mean_nonparticipants_adjusted", d->mean_nonparticipants_adjusted.value());
  out.number("ess_nonparticipants", d->weights->ess);
  out.number("max_weight_share", d->weights->max_share);
  compare_contrast(out, {"participation_adjusted"}, d->participation_adjusted.value());
  compare_contrast(out, {"participation_raw"}, d->participation_raw.value());
  bool identity = true;
  for (std::size_t a = 0; a < arms.size(); ++a) {
    const st::ArmDecomposition& arm = d->arms.at(a);
    out.number({"n_arms", a}, static_cast<double>(arm.n));
    out.number({"mean_arms", a}, arm.mean);
    compare_contrast(out, {"treatment", arms[a]}, arm.treatment.value());
    compare_contrast(out, {"total_adjusted", arms[a]}, arm.total_adjusted.value());
    identity = identity &&
               arm.total_adjusted->estimate == arm.treatment->estimate + d->participation_adjusted->estimate;
  }
  out.number("identity_total_equals_sum", identity ? 1.0 : 0.0);
}

void mixture(const Json& c, Comparison& out) {
  const Table t = table_of(c);
  const Numbers y = t.numbers("earn30");
  const Numbers assigned = t.numbers("assigned");
  const Numbers took_part = t.numbers("participated");
  Numbers never;
  Numbers refused;
  Numbers control;
  for (std::size_t i = 0; i < y.size(); ++i) {
    (assigned[i] == 0 ? never : took_part[i] == 0 ? refused : control).push_back(y[i]);
  }
  const auto m = st::never_asked_mixture(never, refused, control, static_cast<std::int64_t>(control.size()),
                                         static_cast<std::int64_t>(refused.size()), confidence_of(c));
  out.number("share_accepting", m->share_accepting);
  out.number("mean_never_asked", m->mean_never_asked);
  out.number("mean_refused", m->mean_refused);
  out.number("mean_control", m->mean_control);
  out.number("implied_untreated_mean_of_participants", m->implied_untreated_mean);
  out.number("selection_difference", m->selection_difference);
  out.number("participation_effect", m->participation.estimate);
  out.number("se_delta", m->participation.se);
  out.interval({"ci"}, m->participation.interval.low, m->participation.interval.high);
  out.number("itt_of_invitation", m->itt_of_invitation);
}

void weighted_survival(const Json& c, Comparison& out) {
  const Json& in = c.at("inputs");
  if (in.at("weights") != "ebal") {
    return;  // weights from a propensity model are not a method of this stage
  }
  Table t = table_of(c);
  const Strings terms = in.at("terms");
  define(t, c, {"event>0"});
  Strings used = terms;
  used.insert(used.end(), {"spell", "event>0", "ui"});
  t.complete(used);
  const std::vector<bool> control = where_equal(t, "ui", 1);
  std::vector<bool> others = control;
  others.flip();
  std::vector<Numbers> reference;
  Numbers target;
  for (const Numbers& column : columns_of(t, terms)) {
    reference.push_back(pick(column, others));
    target.push_back(st::mean(pick(column, control)));
  }
  const auto w = st::entropy_balance(reference, target);
  REQUIRE(w.ok());
  const Numbers time = t.numbers("spell");
  const Numbers event = t.numbers("event>0");
  const auto curve0 = st::kaplan_meier(pick(time, others), whole(pick(event, others)));
  const auto curve1 = st::kaplan_meier(pick(time, control), whole(pick(event, control)));
  const auto weighted = st::weighted_kaplan_meier(pick(time, others), whole(pick(event, others)), w->weights);
  out.number("n_control", static_cast<double>(curve1->n));
  out.number("n_nonparticipants", static_cast<double>(curve0->n));
  out.number("ess_nonparticipants", w->ess);
  out.number("max_weight", w->max_share * static_cast<double>(curve0->n));
  for (std::size_t i = 0; i < in.at("times").size(); ++i) {
    const double at = in.at("times")[i];
    out.number({"surv_control", i}, st::survival_at(*curve1, at)->survival);
    out.number({"surv_nonparticipants_raw", i}, st::survival_at(*curve0, at)->survival);
    out.number({"surv_nonparticipants_weighted", i}, st::survival_at(*weighted, at)->survival);
  }
  const double tau = in.at("tau");
  const double area1 = st::restricted_mean(*curve1, tau)->mean;
  const double area_weighted = st::restricted_mean(*weighted, tau)->mean;
  out.number("rmst_control", area1);
  out.number("rmst_nonparticipants_raw", st::restricted_mean(*curve0, tau)->mean);
  out.number("rmst_nonparticipants_weighted", area_weighted);
  out.number("rmst_difference_control_minus_weighted", area1 - area_weighted);
}

constexpr Method methods[] = {
    {"survival", "kaplan_meier", kaplan_meier},
    {"survival", "logrank", logrank},
    {"survival", "rmst_two_arm", rmst_two_arm},
    {"competing_risks", "cumulative_incidence", cumulative_incidence},
    {"weighting", "entropy_balancing", entropy_balancing},
    {"weighting", "propensity_balance", balance_before},
    {"weighting", "evalue", evalue},
    {"hawthorne", "three_way_decomposition", three_way},
    {"hawthorne", "never_asked_mixture", mixture},
    {"hawthorne", "weighted_survival", weighted_survival},
};

}  // namespace

TEST_CASE("curves, weights and decomposition agree with R on real data", "[reference]") {
  if (!reference_available("curves, weights and decomposition agree with R on real data")) {
    return;
  }
  compare_all(methods, 59, 1454);
}
