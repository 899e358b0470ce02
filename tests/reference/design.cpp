// tost_means, tost_proportions, power_proportions, power_means, power_logrank, group_sequential_spending,
// group_sequential_classic, interim_look.

#include "reference/counts.hpp"
#include "statistics/design/cluster_power.hpp"
#include "statistics/design/equivalence.hpp"
#include "statistics/design/power.hpp"
#include "statistics/design/sequential.hpp"
#include "statistics/proportions/two_proportions.hpp"

#include <stdexcept>

namespace werkthet::reference {
namespace {

namespace st = statistics;

/// An input, or what the reference takes when it is not there.
double number_or(const Case& c, const char* input, double otherwise) {
  return c.has(input) ? c.number(input) : otherwise;
}

double alpha_of(const Case& c) {
  return number_or(c, "alpha", 0.05);
}

Json tost_means(const Case& c) {
  const std::string outcome = c.word("outcome");
  const std::string group = c.word("group");
  const Table t = c.table({outcome, group});
  const Numbers y = t.numbers(outcome);
  const std::vector<int> one = t.flags(equals(group, c.has("group1") ? c.inputs().at("group1") : Json(1)));
  const std::vector<int> zero = t.flags(equals(group, c.has("group0") ? c.inputs().at("group0") : Json(0)));
  Numbers y1;
  Numbers y0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (one[i] == 1) {
      y1.push_back(y[i]);
    } else if (zero[i] == 1) {
      y0.push_back(y[i]);
    }
  }
  const double alpha = alpha_of(c);
  const auto e = st::equivalence_of_means(y1, y0, c.number("low"), c.number("high"), alpha);
  return {{"diff", e->difference},
          {"se", maybe(e->se)},
          {"df", maybe(e->df)},
          {"t_lower", e->statistic_lower},
          {"p_lower", e->p_lower},
          {"t_upper", e->statistic_upper},
          {"p_upper", e->p_upper},
          {"p_tost", e->p},
          {"ci_1_minus_2alpha", pair(e->interval)},
          {"equivalent", e->equivalent},
          {"non_inferior_lower_margin", e->p_lower < alpha}};
}

Json tost_proportions(const Case& c) {
  const auto [x1, n1, x2, n2] = two_counts(c);
  const double low = c.number("low");
  const double high = c.number("high");
  Json out;
  const auto add = [&](const char* name, st::MarginTest test) {
    const auto e = st::equivalence_of_proportions(x1, n1, x2, n2, low, high, alpha_of(c), test);
    const std::string prefix = name;
    out[prefix + "_z_lower"] = field(e, [](const auto& r) { return r.statistic_lower; });
    out[prefix + "_p_lower"] = field(e, [](const auto& r) { return r.p_lower; });
    out[prefix + "_z_upper"] = field(e, [](const auto& r) { return r.statistic_upper; });
    out[prefix + "_p_upper"] = field(e, [](const auto& r) { return r.p_upper; });
    return e;
  };
  const auto wald = add("wald", st::MarginTest::wald);
  add("fm", st::MarginTest::farrington_manning);
  const auto mn = add("mn", st::MarginTest::miettinen_nurminen);
  out["diff"] = field(mn, [](const auto& r) { return r.difference; });
  out["se_wald"] = field(wald, [](const auto& r) { return maybe(r.se); });
  out["mn_ci_1_minus_2alpha"] = field(mn, [](const auto& r) { return pair(r.interval); });
  out["p_tost_mn"] = field(mn, [](const auto& r) { return r.p; });
  out["equivalent_mn"] = field(mn, [](const auto& r) { return r.equivalent; });
  return out;
}

std::int64_t whole(const Case& c, const char* input) {
  return static_cast<std::int64_t>(c.number(input));
}

struct Sizes {
  std::int64_t n1, n0;
};

Sizes sizes(const Case& c) {
  const std::int64_t n1 = whole(c, "n1");
  return {n1, c.has("n0") ? whole(c, "n0") : n1};
}

Json value(const st::Estimated<double>& estimated) {
  return field(estimated, [](double v) { return v; });
}

Json power_proportions(const Case& c) {
  const double p0 = c.number("p0");
  const auto [n1, n0] = sizes(c);
  const double alpha = alpha_of(c);
  const double power = number_or(c, "power", 0.8);
  const auto d = st::detectable_difference(p0, n1, n0, alpha, power);
  Json out = {
      {"p0", p0},
      {"n1", n1},
      {"n0", n0},
      {"mde_up", field(d, [](const auto& r) { return r.up; })},
      {"mde_down", field(d, [](const auto& r) { return maybe(r.down); })},
      {"mde_simple_unpooled_at_p0", value(st::detectable_difference_simple(p0, n1, n0, alpha, power))}};
  if (c.has("p1")) {
    const double p1 = c.number("p1");
    out["p1"] = p1;
    out["power_at_p1"] = value(st::power_of_proportions(p1, p0, n1, n0, alpha));
    out["n_per_arm_for_power"] = value(st::n_per_group_proportions(p1, p0, alpha, power));
    out["cohen_h"] = st::cohen_h(p1, p0);
    out["power_arcsine"] = value(st::power_of_proportions_arcsine(p1, p0, n1, n0, alpha));
  }
  return out;
}

Json power_means(const Case& c) {
  const double sd = c.number("sd");
  const auto [n1, n0] = sizes(c);
  const double alpha = alpha_of(c);
  const double power = number_or(c, "power", 0.8);
  const double r2 = number_or(c, "r2", 0);
  Json out = {
      {"sd", sd},
      {"n1", n1},
      {"n0", n0},
      {"mde_t", value(st::detectable_mean_difference(n1, n0, sd, 0, alpha, power))},
      {"mde_normal", value(st::detectable_mean_difference_normal(n1, n0, sd, 0, alpha, power))},
      {"mde_ancova_normal", value(st::detectable_mean_difference_normal(n1, n0, sd, r2, alpha, power))},
      {"r2", r2}};
  if (c.has("delta")) {
    const double delta = c.number("delta");
    out["delta"] = delta;
    out["power_at_delta"] = value(st::power_of_means(delta, n1, n0, sd, alpha));
    out["n_per_arm_for_power"] = value(st::n_per_group_means(delta, sd, alpha, power));
  }
  if (c.has("icc")) {
    const st::ClusterDesign design{n1, n0, c.number("m"), c.number("icc")};
    const auto d = st::detectable_cluster_difference(design, sd, alpha, power);
    out["icc"] = design.icc;
    out["cluster_size"] = design.cluster_size;
    out["design_effect"] = st::design_effect(design.cluster_size, design.icc);
    out["mde_cluster_randomised_normal"] = field(d, [](const auto& r) { return r.randomised; });
    out["mde_cluster_block_both_arms_normal"] = field(d, [](const auto& r) { return r.within; });
    out["mde_cluster_randomised_t"] = field(d, [](const auto& r) { return maybe(r.randomised_t); });
  }
  return out;
}

Json power_logrank(const Case& c) {
  const double ratio = c.number("hr");
  const double share1 = number_or(c, "alloc", 0.5);
  const double alpha = alpha_of(c);
  const double power = number_or(c, "power", 0.8);
  Json out = {{"hr", ratio},
              {"events_required", value(st::events_for_hazard_ratio(ratio, share1, alpha, power))}};
  if (c.has("events")) {
    const std::int64_t events = whole(c, "events");
    out["events"] = events;
    out["mde_hr_up"] = value(st::detectable_hazard_ratio(events, share1, alpha, power));
    out["power"] = value(st::power_of_hazard_ratio(ratio, events, share1, alpha));
  }
  return out;
}

void add_looks(Json& out, const std::vector<st::Look>& looks) {
  for (const char* key : {"information", "z", "nominal_p_two_sided"}) {
    out[key] = Json::array();
  }
  for (const st::Look& look : looks) {
    out["information"].push_back(look.information);
    out["z"].push_back(look.z);
    out["nominal_p_two_sided"].push_back(look.nominal_p);
  }
}

st::Spending spending_of(const std::string& word) {
  if (word == "OBF") {
    return st::Spending::obrien_fleming;
  }
  if (word == "Pocock") {
    return st::Spending::pocock;
  }
  if (word == "linear") {
    return st::Spending::linear;
  }
  if (word == "power3") {
    return st::Spending::cubic;
  }
  throw std::runtime_error("unknown spending function: " + word);
}

Json group_sequential_spending(const Case& c) {
  const bool per_side = !c.has("per_side") || c.inputs().at("per_side").get<bool>();
  const auto looks = st::spending_bounds(c.numbers("information"), alpha_of(c),
                                         spending_of(c.has("spending") ? c.word("spending") : "OBF"),
                                         per_side ? st::Convention::per_tail : st::Convention::total);
  Json out;
  add_looks(out, *looks);
  out["cumulative_alpha_two_sided"] = Json::array();
  for (const st::Look& look : *looks) {
    out["cumulative_alpha_two_sided"].push_back(look.cumulative_alpha);
  }
  return out;
}

Json group_sequential_classic(const Case& c) {
  const std::string type = c.has("type") ? c.word("type") : "OBF";
  const st::Classic shape = type == "OBF"      ? st::Classic::obrien_fleming
                            : type == "Pocock" ? st::Classic::pocock
                                               : st::Classic::haybittle_peto;
  const auto bounds = st::classic_bounds(static_cast<int>(c.number("K")), alpha_of(c), shape);
  Json out = {{"constant", bounds->constant}};
  add_looks(out, bounds->looks);
  return out;
}

Json interim_look(const Case& c) {
  const auto r =
      st::interim_look(c.number("estimate"), c.number("se"), c.number("information"), c.number("c_k"),
                       c.number("c_final"), c.number("design_effect_size"), c.number("se_final"));
  return {{"z", r.z},
          {"b_value", r.b_value},
          {"repeated_ci", pair(r.repeated_interval)},
          {"cross", r.crossed},
          {"conditional_power_current_trend", r.conditional_power_trend},
          {"conditional_power_design", r.conditional_power_design},
          {"conditional_power_null", r.conditional_power_null}};
}

constexpr Method methods[] = {{"tost_means", tost_means},
                              {"tost_proportions", tost_proportions},
                              {"power_proportions", power_proportions},
                              {"power_means", power_means},
                              {"power_logrank", power_logrank},
                              {"group_sequential_spending", group_sequential_spending},
                              {"group_sequential_classic", group_sequential_classic},
                              {"interim_look", interim_look}};

}  // namespace

std::span<const Method> design_methods() {
  return methods;
}

}  // namespace werkthet::reference
