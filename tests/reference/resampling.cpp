#include "reference/case.hpp"

#include "statistics/linear/regression.hpp"
#include "statistics/missing/imputation.hpp"
#include "statistics/missing/rubin.hpp"
#include "statistics/resampling/bootstrap.hpp"
#include "statistics/resampling/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace werkthet::reference {
namespace {

using namespace statistics;

Json or_infinite(const std::optional<double>& df) {
  return df ? Json(*df) : Json("Inf");
}

Json rubin(const Case& c) {
  std::optional<double> complete;
  if (c.has("dfcom") && c.inputs().at("dfcom").is_number()) {
    complete = c.number("dfcom");
  }
  const PooledEstimate r = pool_imputations(c.numbers("q"), c.numbers("u"), complete, c.confidence()).value();
  return {{"m", r.m},
          {"estimate", r.estimate},
          {"within", r.within},
          {"between", r.between},
          {"total", r.total},
          {"se", r.se},
          {"df_rubin_1987", or_infinite(r.df_rubin)},
          {"df_barnard_rubin", or_infinite(r.df)},
          {"lambda", r.lambda},
          {"riv", r.riv},
          {"fmi", r.fmi},
          {"ci", pair(r.interval)},
          {"p", r.p},
          {"relative_efficiency", r.relative_efficiency}};
}

Strings terms_of(const Case& c) {
  Strings terms{"(Intercept)"};
  const Strings own = c.words("terms");
  terms.insert(terms.end(), own.begin(), own.end());
  return terms;
}

Json mi_pool_ols(const Case& c) {
  Strings used = c.words("terms");
  used.push_back(c.word("outcome"));
  used.push_back(c.word("imputation"));
  const Table table = c.table(used);
  const Numbers copy_of = table.numbers(c.word("imputation"));
  const Numbers outcome = table.numbers(c.word("outcome"));
  const std::vector<Numbers> columns = Case::columns(table, c.words("terms"));
  std::map<double, CompletedData> by_copy;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    CompletedData& copy = by_copy[copy_of[i]];
    copy.columns.resize(columns.size());
    copy.outcome.push_back(outcome[i]);
    for (std::size_t j = 0; j < columns.size(); ++j) {
      copy.columns[j].push_back(columns[j][i]);
    }
  }
  std::vector<CompletedData> copies;
  for (auto& [number, copy] : by_copy) {
    copies.push_back(std::move(copy));
  }
  const PooledRegression r = pool_ols(copies, c.confidence()).value();
  Json out{{"m", copies.size()}, {"df_complete", r.df_complete}, {"terms", terms_of(c)}};
  for (const PooledEstimate& e : r.coefficients) {
    out["estimate"].push_back(e.estimate);
    out["se"].push_back(e.se);
    out["df"].push_back(or_infinite(e.df));
    out["fmi"].push_back(e.fmi);
    out["riv"].push_back(e.riv);
    out["lambda"].push_back(e.lambda);
    out["p"].push_back(e.p);
  }
  return out;
}

/// The analysis without the rows that miss something.
Regression complete_cases(const Case& c) {
  Strings used = c.words("terms");
  used.push_back(c.word("outcome"));
  const Table table = c.table(used);
  return ols(table.numbers(c.word("outcome")), Case::columns(table, c.words("terms")), c.words("terms"), 0.95,
             StandardError::classical)
      .value();
}

/// As many imputations as the reference made; with other draws, so the answer differs within its tolerance.
Json mi_engine(const Case& c) {
  const Strings names = c.words("columns");
  const Table table = c.table();
  std::vector<IncompleteColumn> columns;
  for (const Numbers& values : Case::columns(table, names)) {
    IncompleteColumn column{values, {}, ImputationModel::normal};
    for (const double value : values) {
      column.missing.push_back(std::isnan(value));
    }
    columns.push_back(std::move(column));
  }
  const auto position = [&](const std::string& name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) {
      throw std::runtime_error("not among the imputed columns: " + name);
    }
    return static_cast<std::size_t>(at - names.begin());
  };
  ImputationOptions options{c.expected().value("imputations_reference", std::size_t{300}), 20, 1, "reference",
                            2};
  const auto completed = impute(columns, options).value();
  std::vector<CompletedData> copies;
  for (const Completed& all : completed) {
    CompletedData copy{all[position(c.word("outcome"))], {}};
    for (const std::string& term : c.words("terms")) {
      copy.columns.push_back(all[position(term)]);
    }
    copies.push_back(std::move(copy));
  }
  const PooledRegression r = pool_ols(copies).value();
  Json out{{"imputations_reference", copies.size()},
           {"m_tool", copies.size()},
           {"model", "chained normal linear regressions (Bayesian draws), every listed column"},
           {"terms", terms_of(c)}};
  for (const PooledEstimate& e : r.coefficients) {
    out["estimate"].push_back(e.estimate);
    out["se"].push_back(e.se);
    out["between_sd"].push_back(std::sqrt(e.between));
    out["fmi"].push_back(e.fmi);
  }
  for (const Coefficient& coefficient : complete_cases(c).coefficients) {
    out["complete_case_estimate"].push_back(coefficient.estimate);
    out["complete_case_se"].push_back(coefficient.se);
  }
  return out;
}

Json quantiles_of(const Case& c) {
  const Table table = c.table({c.word("outcome")});
  const Numbers values = table.numbers(c.word("outcome"));
  const Numbers p = c.has("p") ? c.numbers("p") : Numbers{0.1, 0.25, 0.5, 0.75, 0.9};
  Json out{{"n", values.size()}, {"p", p}};
  for (const auto& [key, type] :
       {std::pair{"type1", QuantileType::type1}, std::pair{"type2", QuantileType::type2},
        std::pair{"type6", QuantileType::type6}, std::pair{"type7", QuantileType::type7},
        std::pair{"type8", QuantileType::type8}}) {
    out[key] = quantiles(values, p, type).value();
  }
  out["mad_raw"] = median_absolute_deviation(values).value();
  out["iqr_type7"] = interquartile_range(values).value();
  return out;
}

Json exact_bootstrap(const Case& c) {
  const Table table = c.table({c.word("outcome")});
  const std::string statistic = c.has("statistic") ? c.word("statistic") : "mean";
  const ExactBootstrap r =
      bootstrap_exact(table.numbers(c.word("outcome")),
                      statistic == "median" ? SampleStatistic::median : SampleStatistic::mean)
          .value();
  return {{"n", r.n},
          {"statistic", statistic},
          {"support_size", r.support},
          {"estimate", r.estimate},
          {"bootstrap_mean", r.mean},
          {"bootstrap_se", r.se},
          {"percentile_95", pair(r.percentile)},
          {"basic_95", pair(r.basic)},
          {"jackknife_acceleration", r.acceleration},
          {"z0_mid_ties", r.z0},
          {"bca_95", maybe(r.bca)},
          {"jackknife_se", r.jackknife_se}};
}

/// Groups named by a value of a column of numbers or words.
Json two_sample_bootstrap(const Case& c) {
  const std::string group = c.word("group");
  const Table table = c.table({c.word("outcome")});
  const Numbers values = table.numbers(c.word("outcome"));
  const auto members = [&](const char* which) {
    const Json& name = c.inputs().at(which);
    const std::string text = name.is_string() ? name.get<std::string>() : name.dump();
    const Numbers is = table.numbers("(" + group + "==" + text + ")");
    Numbers out;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (is[i] == 1) {
        out.push_back(values[i]);
      }
    }
    return out;
  };
  const Draws draws{c.expected().value("reference_draws", std::size_t{100000}), 1, "reference", 2};
  const TwoSampleBootstrap r =
      bootstrap_two_sample(members("group1"), members("group0"), draws, 0.95, TiedReplications::below_only).value();
  return {{"difference", r.interval.estimate},
          {"bootstrap_se_closed_form", r.se_closed_form},
          {"acceleration_influence", r.interval.acceleration},
          {"percentile_95", pair(r.interval.percentile)},
          {"bca_95", maybe(r.interval.bca)},
          {"reference_draws", r.interval.draws},
          {"B_tool", r.interval.draws}};
}

constexpr Method methods[] = {{"rubin", rubin},
                              {"mi_pool_ols", mi_pool_ols},
                              {"mi_engine", mi_engine},
                              {"quantiles", quantiles_of},
                              {"bootstrap_exact", exact_bootstrap},
                              {"bootstrap_two_sample", two_sample_bootstrap}};

}  // namespace

std::span<const Method> resampling_methods() {
  return methods;
}

}  // namespace werkthet::reference
