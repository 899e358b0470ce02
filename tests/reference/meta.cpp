#include "reference/case.hpp"

#include "statistics/pooling/effect_sizes.hpp"
#include "statistics/pooling/meta_regression.hpp"
#include "statistics/pooling/random_effects.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

namespace werkthet::reference {
namespace {

using namespace statistics;
using Counts = std::vector<std::int64_t>;

Counts counts_of(const Numbers& numbers) {
  Counts out;
  for (const double number : numbers) {
    out.push_back(std::llround(number));
  }
  return out;
}

/// The four counts per study: given as numbers, as columns, or under the usual names of such a file.
std::vector<Counts> study_counts(const Case& c) {
  const std::vector<Strings> usual{{"tpos", "tpos+tneg", "cpos", "cpos+cneg"},
                                   {"ai", "n1i", "ci", "n2i"},
                                   {"ai", "ai+bi", "ci", "ci+di"},
                                   {"a", "n1", "c", "n2"}};
  const Strings names{"a", "n1", "c", "n2"};
  std::vector<Counts> out;
  if (c.has("a") && c.inputs().at("a").is_array()) {
    for (const std::string& name : names) {
      out.push_back(counts_of(c.numbers(name)));
    }
    return out;
  }
  Strings expressions;
  if (c.has("a")) {
    for (const std::string& name : names) {
      expressions.push_back(c.word(name));
    }
  } else {
    const Table table = c.table();
    for (const Strings& set : usual) {
      const bool second_is_sum = set[1].find('+') != std::string::npos;
      if (expressions.empty() && table.has(set[0]) && table.has(set[2]) &&
          (table.has(set[1]) || (second_is_sum && table.has(set[1].substr(set[1].find('+') + 1))))) {
        expressions = set;
      }
    }
  }
  if (expressions.empty()) {
    throw std::runtime_error("no counts per study in this case");
  }
  Strings used = expressions;
  for (const std::string& moderator : c.words("moderators")) {
    used.push_back(moderator);
  }
  const Table table = c.table(used);
  for (const std::string& expression : expressions) {
    out.push_back(counts_of(table.numbers(expression)));
  }
  return out;
}

StudyCounts spans(const std::vector<Counts>& counts) {
  return {counts[0], counts[1], counts[2], counts[3]};
}

StudyEffects effects_of_counts(const std::vector<Counts>& counts, const std::string& name) {
  if (name == "log_rr") {
    return effect_sizes(spans(counts), EffectMeasure::log_risk_ratio).value();
  }
  if (name == "log_or") {
    return effect_sizes(spans(counts), EffectMeasure::log_odds_ratio).value();
  }
  if (name == "rd") {
    return effect_sizes(spans(counts), EffectMeasure::risk_difference).value();
  }
  throw std::runtime_error("an effect this program does not know: " + name);
}

/// yi and vi as numbers or columns, "expression, vi = expression", or a measure of the counts.
StudyEffects study_effects(const Case& c) {
  if (c.has("yi")) {
    if (c.inputs().at("yi").is_array()) {
      return {c.numbers("yi"), c.numbers("vi")};
    }
    const Table table = c.table({c.word("yi"), c.word("vi")});
    return {table.numbers(c.word("yi")), table.numbers(c.word("vi"))};
  }
  const std::string effect = c.word("effect");
  if (const auto comma = effect.find(','); comma != std::string::npos) {
    const std::string first = effect.substr(0, comma);
    const std::string second = effect.substr(effect.find('=', comma) + 1);
    const Table table = c.table({first, second});
    return {table.numbers(first), table.numbers(second)};
  }
  return effects_of_counts(study_counts(c), effect);
}

Json list_of(const StudyEffects& effects) {
  return {{"yi", effects.effect}, {"vi", effects.variance}};
}

Json effect_sizes_2x2(const Case& c) {
  const auto counts = study_counts(c);
  Json out;
  for (const char* name : {"log_rr", "log_or", "rd"}) {
    out[name] = list_of(effects_of_counts(counts, name));
  }
  const auto peto = peto_odds_ratio(spans(counts));
  out["peto_log_or"] = peto ? Json(peto->log_odds_ratio) : Json();
  out["peto_se"] = peto ? Json(peto->se) : Json();
  return out;
}

Json pair_or_null(const std::optional<Interval>& interval) {
  return interval ? pair(*interval) : Json();
}

Json block(const PooledEffect& e) {
  return {{"tau2", e.tau2},
          {"tau", e.tau},
          {"estimate", e.estimate},
          {"se", e.se},
          {"ci", pair(e.interval)},
          {"p", e.p},
          {"hk_se", e.hk_se},
          {"hk_ci", pair(e.hk_interval)},
          {"hk_p", maybe(e.hk_p)},
          {"hk_truncated_se", e.hk_truncated_se},
          {"hk_truncated_ci", pair(e.hk_truncated_interval)},
          {"i2_from_tau2", e.i2},
          {"h2_from_tau2", e.h2},
          {"pi_normal", pair(e.prediction_normal)},
          {"pi_t_kminus2", pair_or_null(e.prediction_t_k_minus_2)},
          {"pi_hk_t_kminus1", pair(e.prediction_hk_t_k_minus_1)},
          {"pi_hk_t_kminus2", pair_or_null(e.prediction_hk_t_k_minus_2)}};
}

Json pooled(const Case& c) {
  const StudyEffects studies = study_effects(c);
  const RandomEffects r = random_effects(studies.effect, studies.variance, c.confidence()).value();
  Json out{
      {"k", r.k},     {"fixed_effect", r.fixed_effect}, {"fixed_effect_se", r.fixed_effect_se}, {"Q", r.q},
      {"Q_p", r.q_p}, {"i2_from_Q", r.i2_from_q}};
  out["REML"] = block(r.reml);
  out["REML"]["se_tau2_reml"] = r.se_tau2_reml;
  out["DL"] = block(r.dersimonian_laird);
  out["PM"] = block(r.paule_mandel);
  return out;
}

Json regression(const Case& c) {
  const StudyEffects studies = study_effects(c);
  const Strings moderators = c.words("moderators");
  std::vector<Numbers> columns;
  Strings terms{"(Intercept)"};
  for (const std::string& moderator : moderators) {
    columns.push_back(c.table(moderators).numbers(moderator));
    terms.push_back(moderator);
  }
  const MetaRegression r = meta_regression(studies.effect, studies.variance, columns, c.confidence()).value();
  return {{"terms", terms},  {"coef", r.coefficients}, {"se_knha", r.se},
          {"tau2", r.tau2},  {"QE", r.q_residual},     {"QE_p", r.q_residual_p},
          {"F", maybe(r.f)}, {"F_p", maybe(r.f_p)},    {"r2_percent", maybe(r.r2_percent)}};
}

constexpr Method methods[] = {
    {"effect_sizes_2x2", effect_sizes_2x2}, {"random_effects", pooled}, {"meta_regression", regression}};

}  // namespace

std::span<const Method> meta_methods() {
  return methods;
}

}  // namespace werkthet::reference
