// Answers the cases of repeated_measures.json with the functions of statistics/repeated.

#include "statistics/distributions.hpp"
#include "statistics/repeated/gee.hpp"
#include "statistics/repeated/mixed_model.hpp"
#include "statistics/repeated/repeated_measures.hpp"

#include "reference/case.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>

namespace werkthet::reference {
namespace {

using namespace werkthet::statistics;

Strings together(std::initializer_list<Strings> lists) {
  Strings out;
  for (const Strings& list : lists) {
    out.insert(out.end(), list.begin(), list.end());
  }
  return out;
}

/// Names of groups, words or numbers, as whole numbers.
std::vector<int> codes(const Table& table, const std::string& column) {
  std::map<std::string, int> known;
  std::vector<int> out;
  for (const std::string& name : table.text(column)) {
    out.push_back(known.emplace(name, static_cast<int>(known.size())).first->second);
  }
  return out;
}

Strings with_intercept(const Strings& terms) {
  return together({{"(Intercept)"}, terms});
}

/// "hi" for "hi = (bdi>=14)".
std::string name_of(const std::string& outcome) {
  const auto stop = outcome.find_first_of(" =");
  return outcome.find(" = ") == std::string::npos ? outcome : outcome.substr(0, stop);
}

Json mmrm_unstructured(const Case& c) {
  const Strings arms = c.words("arms");
  const bool by_visit = !c.has("covariates_common");
  const Strings covariates = c.words(by_visit ? "covariates_by_visit" : "covariates_common");
  const std::string outcome = name_of(c.word("outcome"));
  const std::string visit = c.word("visit");
  const Table table = c.table(together({{outcome, c.word("id"), visit}, arms, covariates}));
  const auto arm_columns = Case::columns(table, arms);
  const auto covariate_columns = Case::columns(table, covariates);
  const RepeatedMeasures fit =
      repeated_measures(table.numbers(outcome), codes(table, c.word("id")), table.whole(visit), arm_columns,
                        covariate_columns, by_visit ? CovariateEffect::by_visit : CovariateEffect::common,
                        c.confidence())
          .value();
  Json answer{{"n_obs", fit.n}, {"n_subjects", fit.subjects}, {"visits", fit.visits}};
  Json terms = Json::array();
  const auto per_visit = [&](const std::string& before) {
    for (const int v : fit.visits) {
      terms.push_back(before + "visit" + std::to_string(v));
    }
  };
  per_visit("");
  for (const std::string& arm : arms) {
    per_visit(arm + ":");
  }
  for (const std::string& covariate : covariates) {
    if (by_visit) {
      per_visit(covariate + ":");
    } else {
      terms.push_back(covariate);
    }
  }
  answer["terms"] = terms;
  for (const FixedEffect& effect : fit.coefficients) {
    answer["coef"].push_back(effect.estimate);
    answer["se"].push_back(effect.se);
  }
  const std::size_t visits = fit.visits.size();
  for (std::size_t a = 0; a < visits; ++a) {
    const auto row = fit.visit_covariance.begin() + static_cast<std::ptrdiff_t>(a * visits);
    answer["covariance"].push_back(Numbers(row, row + static_cast<std::ptrdiff_t>(visits)));
  }
  answer["minus2_reml"] = fit.minus2_restricted_log_likelihood;
  for (std::size_t a = 0; a < arms.size(); ++a) {
    for (std::size_t v = 0; v < visits; ++v) {
      const FixedEffect& effect = fit.effect(a, v);
      answer["contrasts"].push_back({{"term", arms[a] + ":visit" + std::to_string(fit.visits[v])},
                                     {"estimate", effect.estimate},
                                     {"se", effect.se},
                                     {"df_satterthwaite", effect.df},
                                     {"p", effect.p},
                                     {"ci", pair(effect.interval)},
                                     {"p_normal", normal_two_sided_p(effect.estimate / effect.se)}});
    }
  }
  return answer;
}

Json mixed(const Case& c) {
  const Strings terms = c.words("terms");
  const Strings slopes = c.words("slopes");
  const std::string outcome = name_of(c.word("outcome"));
  const Table table = c.table(together({{outcome, c.word("group")}, terms, slopes}));
  const bool restricted = !c.has("reml") || c.inputs().at("reml").get<bool>();
  const auto columns = Case::columns(table, terms);
  const auto slope_columns = Case::columns(table, slopes);
  const MixedModel fit =
      mixed_model(table.numbers(outcome), columns, codes(table, c.word("group")), slope_columns,
                  restricted ? MixedLikelihood::restricted : MixedLikelihood::full, c.confidence())
          .value();
  Json answer{{"n", fit.n}, {"groups", fit.groups}, {"terms", with_intercept(terms)}};
  for (const FixedEffect& effect : fit.coefficients) {
    answer["coef"].push_back(effect.estimate);
    answer["se"].push_back(effect.se);
    answer["df_satterthwaite"].push_back(effect.df);
    answer["p_satterthwaite"].push_back(effect.p);
    if (effect.kenward_roger) {
      answer["se_kenward_roger"].push_back(effect.kenward_roger->se);
      answer["df_kenward_roger"].push_back(effect.kenward_roger->df);
    }
  }
  answer["re_sd"] = fit.random_sd;
  for (const auto& correlation : fit.random_correlation) {
    answer["re_cor"].push_back(maybe(correlation));
  }
  answer["sigma"] = fit.sigma;
  answer["criterion"] = fit.minus2_log_likelihood;
  answer["criterion_name"] = restricted ? "-2 restricted log-likelihood" : "-2 log-likelihood";
  if (fit.intraclass_correlation) {
    answer["icc"] = Json::array({*fit.intraclass_correlation});
  }
  return answer;
}

WorkingCorrelation correlation_named(const std::string& name) {
  static const std::map<std::string, WorkingCorrelation> known{
      {"independence", WorkingCorrelation::independence},
      {"exchangeable", WorkingCorrelation::exchangeable},
      {"ar1", WorkingCorrelation::ar1},
      {"unstructured", WorkingCorrelation::unstructured}};
  return known.at(name);
}

Json gee_answer(const Case& c) {
  const Strings terms = c.words("terms");
  const std::string outcome = name_of(c.word("outcome"));
  const std::string id = c.word("id");
  const Strings order = c.words("order_by");
  const Table table = c.table(together({{outcome, id}, terms, order}));
  // Rows of a cluster in order of time where the case says what that is, else as the file has them.
  std::vector<std::size_t> place(table.rows());
  std::iota(place.begin(), place.end(), std::size_t{0});
  if (!order.empty()) {
    const Numbers when = table.numbers(order.front());
    std::stable_sort(place.begin(), place.end(),
                     [&](std::size_t a, std::size_t b) { return when[a] < when[b]; });
  }
  const auto ordered = [&](const auto& values) {
    auto out = values;
    std::transform(place.begin(), place.end(), out.begin(), [&](std::size_t i) { return values[i]; });
    return out;
  };
  std::vector<Numbers> columns;
  for (const Numbers& column : Case::columns(table, terms)) {
    columns.push_back(ordered(column));
  }
  const std::string family = c.has("family") ? c.word("family") : "binomial";
  const std::string kind = c.has("corstr") ? c.word("corstr") : "exchangeable";
  if (family != "binomial" && family != "gaussian") {
    throw std::runtime_error("family " + family + " is not offered");
  }
  const GeeFit fit =
      gee(ordered(table.numbers(outcome)), columns, ordered(codes(table, id)),
          family == "binomial" ? GeeFamily::binomial : GeeFamily::gaussian, correlation_named(kind))
          .value();
  Json answer{{"n_obs", fit.n},
              {"clusters", fit.clusters},
              {"terms", with_intercept(terms)},
              {"coef", fit.coefficients}};
  for (std::size_t i = 0; i < fit.k; ++i) {
    answer["se_robust"].push_back(std::sqrt(fit.covariance_of(i, i)));
  }
  answer["alpha"] = fit.alpha.empty() ? Json() : fit.alpha.size() == 1 ? Json(fit.alpha[0]) : Json(fit.alpha);
  answer["scale"] = fit.scale;
  return answer;
}

constexpr Method methods[] = {{"mmrm_unstructured", mmrm_unstructured},
                              {"random_intercept", mixed},
                              {"random_slope", mixed},
                              {"gee", gee_answer}};

}  // namespace

std::span<const Method> repeated_methods() {
  return methods;
}

}  // namespace werkthet::reference
