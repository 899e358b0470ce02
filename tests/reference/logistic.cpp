#include "reference/case.hpp"
#include "reference/groups.hpp"
#include "statistics/binary/firth.hpp"
#include "statistics/binary/logit.hpp"
#include "statistics/binary/marginal_effects.hpp"
#include "statistics/linear/columns.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::reference {
namespace {

using namespace statistics;

struct Model {
  Table table;
  std::vector<int> outcome;
  std::vector<Numbers> columns;  ///< terms, then the dummies of the factors
  Strings names;                 ///< of the terms
};

Model model(const Case& c) {
  const Strings terms = c.words("terms");
  const Strings factors = c.words("factors");
  Strings used = terms;
  used.insert(used.end(), factors.begin(), factors.end());
  for (const char* input : {"outcome", "cluster"}) {
    if (c.has(input)) {
      used.push_back(c.word(input));
    }
  }
  Model m{c.table(used), {}, {}, {}};
  m.outcome = m.table.flags(c.word("outcome"));
  m.columns = Case::columns(m.table, terms);
  std::transform(terms.begin(), terms.end(), std::back_inserter(m.names), name_of);
  for (const std::string& factor : factors) {
    const auto dummies = indicator_columns(labels(m.table, factor));
    m.columns.insert(m.columns.end(), dummies.begin(), dummies.end());
  }
  return m;
}

Json first(const std::vector<double>& values, std::size_t count) {
  return std::vector<double>(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
}

Json roots(const std::vector<double>& covariance, std::size_t k, std::size_t count) {
  Json out = Json::array();
  for (std::size_t j = 0; j < count; ++j) {
    out.push_back(std::sqrt(covariance[j * k + j]));
  }
  return out;
}

Json with_intercept(const Strings& names) {
  Json out = Json::array({"(Intercept)"});
  for (const std::string& name : names) {
    out.push_back(name);
  }
  return out;
}

Json logit_ame(const Case& c) {
  const Model m = model(c);
  const double conf = c.confidence();
  const std::string treat = name_of(c.word("treat"));
  const auto at =
      static_cast<std::size_t>(std::find(m.names.begin(), m.names.end(), treat) - m.names.begin());
  const std::vector<int> cluster = c.has("cluster") ? labels(m.table, c.word("cluster")) : std::vector<int>();
  const LogitFit fit = logit(m.outcome, m.columns).value();
  const LogitOddsRatio odds = odds_ratio(fit, at, conf).value();
  const MarginalEffect e = average_marginal_effect(m.outcome, m.columns, at, conf, cluster).value();
  const std::size_t reported = m.names.size() + 1;
  const auto se = [&](std::size_t i) { return std::sqrt(e.risks.covariance(RiskError::delta, i, i)); };
  Json out{{"n", fit.n},
           {"events", fit.events},
           {"terms", with_intercept(m.names)},
           {"coef", first(fit.coefficients, reported)},
           {"se_model", roots(fit.covariance, fit.k, reported)},
           {"se_hc0", roots(robust_covariance(fit), fit.k, reported)},
           {"loglik", fit.log_likelihood},
           {"deviance", -2 * fit.log_likelihood},
           {"null_deviance", -2 * fit.null_log_likelihood},
           {"odds_ratio", odds.ratio},
           {"odds_ratio_ci", pair(odds.interval)},
           {"treat_p", odds.p},
           {"risk1", e.risks.risk[0]},
           {"risk1_se_delta", se(0)},
           {"risk0", e.risks.risk[1]},
           {"risk0_se_delta", se(1)},
           {"ame", e.difference.estimate},
           {"ame_se_delta", e.difference.se},
           {"ame_ci_delta", pair(e.difference.interval)},
           {"ame_p_delta", e.difference.p},
           {"ame_se_delta_hc0", e.se_hc0},
           {"ame_se_unconditional", e.se_unconditional},
           {"std_risk_ratio", e.ratio.estimate},
           {"std_risk_ratio_ci", pair(e.ratio.interval)}};
  if (!cluster.empty()) {
    out["clusters"] = e.risks.clusters;
    out["se_cluster_g_adj"] = roots(cluster_covariance(fit, cluster).value(), fit.k, reported);
    out["ame_se_delta_cluster"] = maybe(e.se_cluster);
  }
  return out;
}

Json firth(const Case& c) {
  std::vector<int> outcome;
  std::vector<Numbers> columns;
  Strings names;
  if (c.has("y")) {  // values in the case itself: x, or x1, x2, ...
    for (const double y : c.numbers("y")) {
      outcome.push_back(static_cast<int>(y));
    }
    for (const auto& [key, value] : c.inputs().items()) {
      if (key != "y" && value.is_array() && value.size() == outcome.size() && value.front().is_number()) {
        names.push_back(key);
        columns.push_back(c.numbers(key));
      }
    }
  } else {
    Model m = model(c);
    outcome = std::move(m.outcome);
    columns = std::move(m.columns);
    names = std::move(m.names);
  }
  const bool profile = columns.size() <= 2;  // the cases ask for limits in small models only
  const FirthFit fit = firth_logit(outcome, columns, profile ? 1 : 0, c.confidence()).value();
  Json out{{"n", fit.n},
           {"events", fit.events},
           {"terms", with_intercept(names)},
           {"coef", fit.coefficients},
           {"se", fit.se},
           {"penalised_loglik", fit.penalised_log_likelihood}};
  if (profile) {
    out["profile_ci_term"] = names.front();
    out["profile_ci"] = pair(fit.profile.front());
  }
  return out;
}

constexpr Method methods[] = {{"logit_ame", logit_ame}, {"firth_logit", firth}};

}  // namespace

std::span<const Method> logistic_methods() {
  return methods;
}

}  // namespace werkthet::reference
