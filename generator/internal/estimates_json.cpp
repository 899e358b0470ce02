#include "internal/internal.hpp"

#include <nlohmann/json.hpp>

namespace werkthet::internal {
namespace {

using Json = nlohmann::ordered_json;

const char* word(statistics::Reason reason) {
  switch (reason) {
    case statistics::Reason::too_few:
      return "too_few";
    case statistics::Reason::no_events:
      return "no_events";
    case statistics::Reason::no_variation:
      return "no_variation";
    case statistics::Reason::singular:
      return "singular";
    case statistics::Reason::no_convergence:
      return "no_convergence";
    case statistics::Reason::no_overlap:
      return "no_overlap";
    case statistics::Reason::separation:
      return "separation";
    case statistics::Reason::few_clusters:
      return "few_clusters";
    case statistics::Reason::out_of_range:
      return "out_of_range";
  }
  return "unknown";
}

const char* word(analysis::Light light) {
  switch (light) {
    case analysis::Light::none:
      return "none";
    case analysis::Light::green:
      return "green";
    case analysis::Light::amber:
      return "amber";
    case analysis::Light::red:
      return "red";
  }
  return "none";
}

Json json_of(const analysis::Estimate& e) {
  Json j{{"key", e.key}, {"outcome", e.outcome}, {"group", e.group}};
  if (!e.comparator.empty()) {
    j["comparator"] = e.comparator;
  }
  if (e.horizon > 0) {
    j["horizon"] = e.horizon;
  }
  if (!e.wave.empty()) {
    j["wave"] = e.wave;
  }
  j["quantity"] = e.quantity;
  if (e.result) {
    j["estimate"] = e.result->estimate;
    if (e.result->se) {
      j["se"] = *e.result->se;
    }
    if (e.result->interval) {
      j["low"] = e.result->interval->low;
      j["high"] = e.result->interval->high;
    }
    if (e.result->p) {
      j["p"] = *e.result->p;
    }
  } else {
    j["not_estimable"] = word(e.result.why().reason);
    j["detail"] = e.result.why().detail;
  }
  if (e.p_adjusted) {
    j["family"] = e.family;
    j["p_adjusted"] = *e.p_adjusted;
  }
  j["n"] = e.n;
  if (!e.comparator.empty()) {
    j["n_comparator"] = e.n_comparator;
  }
  if (e.quantity == "share" || e.quantity.starts_with("risk_")) {
    j["events"] = e.events;
    if (!e.comparator.empty()) {
      j["events_comparator"] = e.events_comparator;
    }
  }
  j["method"] = e.method;
  j["reference"] = e.reference;
  return j;
}

}  // namespace

std::string estimates_json(const config::Study& study, const analysis::Estimates& estimates) {
  Json all{{"study", study.id},
           {"release", study.release.id},
           {"confidence_levels", study.plan.confidence},
           {"confidence_effects", estimates.confidence}};
  Json list = Json::array();
  for (const analysis::Estimate& e : estimates.list) {
    list.push_back(json_of(e));
  }
  all["estimates"] = std::move(list);
  Json comparisons = Json::array();
  for (const analysis::Comparison& c : estimates.comparisons) {
    Json checks = Json::object();
    for (const analysis::ComparisonCheck& check : c.checks) {
      checks[check.id] = {{"value", check.value}, {"light", word(check.light)}};
    }
    Json balance = Json::array();
    for (const analysis::BalanceRow& row : c.balance) {
      balance.push_back({{"covariate", row.covariate},
                         {"mean_randomised", row.randomised},
                         {"mean_non_participants", row.before},
                         {"mean_non_participants_weighted", row.after},
                         {"smd_before", row.smd_before},
                         {"smd_after", row.smd_after}});
    }
    Json comparison{{"outcome", c.outcome},
                    {"horizon", c.horizon},
                    {"overall", word(c.overall)},
                    {"by_lottery", c.by_lottery},
                    {"effective_sample_size", c.effective_sample_size},
                    {"checks", checks},
                    {"balance", balance}};
    if (c.placebo) {
      comparison["placebo"] = {
          {"column", c.placebo->column},         {"difference", c.placebo->difference},
          {"low", c.placebo->interval.low},      {"high", c.placebo->interval.high},
          {"detectable", c.placebo->detectable}, {"joint_p", c.placebo->joint_p},
          {"columns", c.placebo->columns},       {"informative", c.placebo->informative}};
    }
    if (c.known_driver) {
      comparison["known_driver"] = {{"covariate", c.known_driver->covariate},
                                    {"strength", c.known_driver->strength}};
    }
    comparisons.push_back(std::move(comparison));
  }
  all["comparisons"] = std::move(comparisons);
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace werkthet::internal
