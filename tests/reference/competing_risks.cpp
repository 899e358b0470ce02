#include "reference/case.hpp"
#include "reference/codes.hpp"
#include "statistics/survival/cox.hpp"
#include "statistics/survival/fine_gray.hpp"
#include "statistics/survival/gray.hpp"
#include "statistics/survival/incidence.hpp"

#include <set>

namespace werkthet::reference {
namespace {

namespace st = statistics;

Json cumulative_incidence(const Case& c) {
  const std::string time = c.word("time");
  const std::string code = c.word("code");
  const Table t = c.table({time, code});
  const Numbers times = t.numbers(time);
  const std::vector<int> causes = t.whole(code);
  Json out{{"n", times.size()}, {"times", c.numbers("times")}};
  for (const auto& [key, asked] : c.expected().items()) {
    if (key.rfind("cause", 0) != 0) {
      continue;
    }
    const st::IncidenceCurve curve =
        st::cumulative_incidence(times, causes, std::stoi(key.substr(5)), c.confidence()).value();
    Json one{{"events", curve.events}};
    Json event_free = Json::array();
    for (const double at : c.numbers("times")) {
      // R's survfit extends the last level beyond the follow-up, cmprsk does not.
      const st::IncidenceAt here = st::incidence_at(curve, at, st::AfterFollowUp::hold_level).value();
      const bool followed = at <= curve.steps.back().time;
      one["cif"].push_back(here.incidence);
      one["se_greenwood"].push_back(here.se);
      one["se_survfit"].push_back(here.se);
      one["var_cmprsk_gray"].push_back(followed ? Json(here.variance_gray) : Json());
      one["ci_loglog_greenwood_lower"].push_back(here.interval ? Json(here.interval->low) : Json());
      one["ci_loglog_greenwood_upper"].push_back(here.interval ? Json(here.interval->high) : Json());
      event_free.push_back(here.event_free);
    }
    out[key] = one;
    out["event_free"] = event_free;
  }
  return out;
}

Json gray_test(const Case& c) {
  const std::string time = c.word("time");
  const std::string code = c.word("code");
  const std::string group = c.word("group");
  const Strings strata = c.words("strata");
  Strings used{time, code, group};
  used.insert(used.end(), strata.begin(), strata.end());
  const Table t = c.table(used);
  const std::vector<int> causes = t.whole(code);
  const std::vector<int> within = strata.empty() ? std::vector<int>() : codes_of(t, strata[0]).of_row;
  std::set<int> distinct(causes.begin(), causes.end());
  distinct.erase(0);
  Json out;
  for (const int cause : distinct) {
    const st::GrayTest r =
        st::gray_test(t.numbers(time), causes, codes_of(t, group).of_row, cause, within).value();
    out["causes"].push_back(cause);
    out["chisq"].push_back(r.chi_square);
    out["df"] = r.df;
    out["p"].push_back(r.p);
  }
  return out;
}

Json fine_gray(const Case& c) {
  const std::string time = c.word("time");
  const std::string code = c.word("code");
  const Strings terms = c.words("terms");
  const int cause = c.has("cause") ? static_cast<int>(c.number("cause")) : 1;
  Strings used{time, code};
  used.insert(used.end(), terms.begin(), terms.end());
  const Table t = c.table(used);
  const Numbers times = t.numbers(time);
  const std::vector<int> causes = t.whole(code);
  const std::vector<Numbers> columns = Case::columns(t, terms);
  const st::FineGrayFit fit = st::fine_gray(times, causes, columns, cause).value();
  const st::FineGrayFit other =
      st::fine_gray(times, causes, columns, cause, st::CensoringTies::ended_gone).value();
  const std::vector<int> specific = t.flags(code + "==" + std::to_string(cause));
  const st::CoxFit cox = st::cox({times, specific, columns}).value();
  Json out{{"cause", cause}, {"loglik", fit.log_likelihood}, {"loglik_null", fit.log_likelihood_null}};
  for (std::size_t j = 0; j < terms.size(); ++j) {
    out["terms"].push_back(terms[j].substr(0, terms[j].find(" =")));
    out["shr_coef"].push_back(fit.coefficients[j].log_hazard_ratio);
    out["shr_se"].push_back(fit.coefficients[j].se);
    out["shr_coef_survival_finegray"].push_back(other.coefficients[j].log_hazard_ratio);
    out["cause_specific_coef"].push_back(cox.coefficients[j].log_hazard_ratio);
    out["cause_specific_se"].push_back(cox.coefficients[j].se_model);
  }
  return out;
}

constexpr Method methods[] = {
    {"cumulative_incidence", cumulative_incidence},
    {"gray_test", gray_test},
    {"fine_gray", fine_gray},
};

}  // namespace

std::span<const Method> competing_risks_methods() {
  return methods;
}

}  // namespace werkthet::reference
