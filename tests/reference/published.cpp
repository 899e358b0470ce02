#include "reference/published.hpp"

#include <cmath>
#include <fstream>
#include <functional>
#include <optional>
#include <regex>
#include <stdexcept>

namespace werkthet::reference {
namespace {

/// A printed value as a question to one of our methods: where it stands in the answer, and its unit.
struct Question {
  std::string method;
  Json data;
  Json inputs;
  std::string where;
  double unit{1};
};

struct Known {
  const char* name;  ///< a pattern
  std::function<Question(const std::smatch&)> question;
};

std::string position(const std::string& counted_from_one) {
  return std::to_string(std::stoi(counted_from_one) - 1);
}

Json file(const char* name, Json where = nullptr) {
  Json data = {{"file", std::string("csv/") + name + ".csv"}};
  if (!where.is_null()) {
    data["where"] = std::move(where);
  }
  return data;
}

Json looks(int k) {
  Json information = Json::array();
  for (int i = 1; i <= k; ++i) {
    information.push_back(static_cast<double>(i) / k);
  }
  return {{"information", information}, {"spending", "OBF"}, {"per_side", true}};
}

Question spending(int k, const std::string& at) {
  return {"group_sequential_spending", nullptr, looks(k), "/z/" + at};
}

/// Births and smoking in Stata's manual; `propensity` and `link` only where the manual models treatment.
Question births(const char* method, Json inputs, const std::string& where) {
  inputs["outcome"] = "bweight";
  inputs["treat"] = "mbsmoke";
  return {method, file("cattaneo2"), std::move(inputs), "/" + where};
}

const Json& birth_outcome_terms() {
  static const Json terms = {"prenatal1", "mmarried", "mage", "fbaby"};
  return terms;
}

const Json& birth_propensity_terms() {
  static const Json terms = {"mmarried", "mage", "mage2", "fbaby", "medu"};
  return terms;
}

Question regression_adjustment(const std::string& where) {
  return births("aipw",
                {{"terms", birth_outcome_terms()},
                 {"outcome_terms", birth_outcome_terms()},
                 {"outcome_model", "linear"}},
                where);
}

Question doubly_robust(const std::string& where) {
  return births("aipw",
                {{"terms", birth_propensity_terms()},
                 {"outcome_terms", birth_outcome_terms()},
                 {"outcome_model", "linear"},
                 {"link", "probit"}},
                where);
}

Question inverse_probability(const std::string& where) {
  return births("ipw", {{"terms", birth_propensity_terms()}, {"estimand", "ATE"}, {"link", "probit"}}, where);
}

Question vaccine(const std::string& where) {
  return {"random_effects", file("dat_bcg"), {{"effect", "log_rr"}}, "/" + where};
}

Question sleep(const std::string& where) {
  return {"random_slope",
          file("sleepstudy"),
          {{"outcome", "reaction"}, {"terms", {"days"}}, {"group", "subject"}, {"slopes", {"days"}}},
          "/" + where};
}

Question earnings(const char* data, const char* comparison, bool subset) {
  Json where = Json::array({Json::array({"grp", "in", Json::array({"treated", comparison})})});
  if (subset) {
    where.push_back(Json::array({"in_dw", "==", 1}));
  }
  return {"two_means",
          file(data, where),
          {{"outcome", "re78"}, {"group", "grp"}, {"group1", "treated"}, {"group0", comparison}},
          "/diff"};
}

const std::vector<Known>& known_values() {
  using Match = const std::smatch&;
  static const std::vector<Known> known = {
      {R"(Newcombe 1998 (\d+)/(\d+)-(\d+)/(\d+) (hybrid score|Miettinen-Nurminen) limit (\d))",
       [](Match m) {
         return Question{
             "two_proportions",
             nullptr,
             {{"x1", std::stoi(m[1])},
              {"n1", std::stoi(m[2])},
              {"x2", std::stoi(m[3])},
              {"n2", std::stoi(m[4])}},
             (m[5] == "hybrid score" ? "/rd_newcombe/" : "/rd_miettinen_nurminen/") + position(m[6])};
       }},
      {R"(E-value (point|limit), .*)",
       [](Match m) {
         return Question{"evalue",
                         nullptr,
                         {{"type", "RR"}, {"estimate", 3.9}, {"lower", 1.8}, {"upper", 8.7}},
                         m[1] == "point" ? "/evalue_point" : "/evalue_ci"};
       }},
      {R"(Lan-DeMets O'Brien-Fleming 2 looks, first)", [](Match) { return spending(2, "0"); }},
      {R"(second)", [](Match) { return spending(2, "1"); }},
      {R"(Lan-DeMets O'Brien-Fleming (\d) looks (\d))",
       [](Match m) { return spending(std::stoi(m[1]), position(m[2])); }},
      {R"((Pocock|O'Brien-Fleming) constant K=(\d))",
       [](Match m) {
         return Question{"group_sequential_classic",
                         nullptr,
                         {{"K", std::stoi(m[2])}, {"type", m[1] == "Pocock" ? "Pocock" : "OBF"}},
                         "/constant"};
       }},
      {R"(teffects ra ATE)", [](Match) { return regression_adjustment("ra_ate"); }},
      {R"(teffects ra SE)", [](Match) { return regression_adjustment("ra_ate_se_m"); }},
      {R"(teffects ra untreated mean)", [](Match) { return regression_adjustment("ra_po_control"); }},
      {R"(teffects ra untreated mean SE)", [](Match) { return regression_adjustment("ra_po_control_se_m"); }},
      {R"(teffects aipw \(probit\) ATE)", [](Match) { return doubly_robust("ate"); }},
      {R"(teffects aipw SE)", [](Match) { return doubly_robust("ate_se_m"); }},
      {R"(teffects aipw untreated mean)", [](Match) { return doubly_robust("po_mean_control"); }},
      {R"(teffects aipw untreated mean SE)", [](Match) { return doubly_robust("po_mean_control_se_m"); }},
      {R"(teffects ipw \(probit\) ATE)", [](Match) { return inverse_probability("effect_hajek"); }},
      {R"(teffects ipw SE)", [](Match) { return inverse_probability("se_m"); }},
      {R"(BCG REML log RR)", [](Match) { return vaccine("REML/estimate"); }},
      {R"(BCG lower)", [](Match) { return vaccine("REML/ci/0"); }},
      {R"(BCG upper)", [](Match) { return vaccine("REML/ci/1"); }},
      {R"(BCG tau2)", [](Match) { return vaccine("REML/tau2"); }},
      {R"(BCG I2)", [](Match) { return vaccine("REML/i2_from_tau2"); }},
      {R"(BCG Q)", [](Match) { return vaccine("Q"); }},
      {R"(BCG PI lower)", [](Match) { return vaccine("REML/pi_normal/0"); }},
      {R"(BCG PI upper)", [](Match) { return vaccine("REML/pi_normal/1"); }},
      {R"(sleepstudy REML criterion)", [](Match) { return sleep("criterion"); }},
      {R"(sleepstudy SD intercept)", [](Match) { return sleep("re_sd/0"); }},
      {R"(sleepstudy SD slope)", [](Match) { return sleep("re_sd/1"); }},
      {R"(sleepstudy residual SD)", [](Match) { return sleep("sigma"); }},
      {R"(sleepstudy intercept)", [](Match) { return sleep("coef/0"); }},
      {R"(sleepstudy slope)", [](Match) { return sleep("coef/1"); }},
      {R"(LaLonde experimental benchmark, full sample)",
       [](Match) { return earnings("lalonde_psid", "control", false); }},
      {R"(Dehejia-Wahba experimental benchmark)",
       [](Match) { return earnings("lalonde_psid", "control", true); }},
      {R"(DW treated minus PSID-1)", [](Match) { return earnings("lalonde_psid", "psid1", true); }},
      {R"(DW treated minus CPS-1)", [](Match) { return earnings("lalonde_cps", "cps1", false); }},
      {R"(Gerber-Green-Larimer turnout % (\w+))",
       [](Match m) {
         Json where = Json::array({Json::array({"arm", "==", m[1].str()})});
         return Question{"single_proportion",
                         file("social_pressure_counts", where),
                         {{"x", "voted"}, {"n", "n"}},
                         "/estimate",
                         100};
       }},
      {R"(lung Cox log HR male.*)",
       [](Match) {
         return Question{"cox",
                         file("lung"),
                         {{"time", "time"},
                          {"event", "status"},
                          {"terms", {"male"}},
                          {"ties", "efron"},
                          {"strata", nullptr},
                          {"cluster", nullptr}},
                         "/coef/0"};
       }},
  };
  return known;
}

std::optional<Question> question_of(const std::string& name) {
  for (const Known& known : known_values()) {
    std::smatch found;
    if (std::regex_match(name, found, std::regex(known.name))) {
      return known.question(found);
    }
  }
  return std::nullopt;
}

/// Half a unit of the last printed digit. One paper prints an optimum that stopped 0.6 units early.
double tolerance(const std::string& name, int digits) {
  return (name == "sleepstudy SD intercept" ? 0.6 : 0.5000001) * std::pow(10.0, -digits);
}

double answer(const Question& question, const std::filesystem::path& folder,
              const std::map<std::string, Method>& methods) {
  const auto method = methods.find(question.method);
  if (method == methods.end()) {
    throw std::runtime_error("method " + question.method + " is not offered");
  }
  Json content = {{"id", "published"},
                  {"method", question.method},
                  {"data", question.data},
                  {"inputs", question.inputs},
                  {"expected", Json::object()}};
  content["expected"][Json::json_pointer(question.where)] = nullptr;
  const Json all = method->second.answer(Case(folder, content));
  const Json::json_pointer where(question.where);
  if (!all.contains(where) || !all.at(where).is_number()) {
    throw std::runtime_error("method " + question.method + " answers nothing at " + question.where);
  }
  return question.unit * all.at(where).get<double>();
}

}  // namespace

Published check_published(const std::filesystem::path& folder, const std::map<std::string, Method>& methods) {
  Published out;
  std::ifstream in(folder / "expected" / "published_values.json");
  if (!in) {
    return out;
  }
  const Json content = Json::parse(in);
  for (const Json& value : content.at("values")) {
    ++out.values;
    const std::string name = value.at("name");
    const double printed = value.at("printed");
    std::string got;
    try {
      const auto question = question_of(name);
      if (!question) {
        throw std::runtime_error("nobody knows what this is");
      }
      const double ours = answer(*question, folder, methods);
      if (std::abs(ours - printed) <= tolerance(name, value.at("digits"))) {
        continue;
      }
      got = "got " + Json(ours).dump();
    } catch (const std::exception& e) {
      got = e.what();
    }
    out.failures.push_back("published, " + name + ": printed " + value.at("printed").dump() + ", " + got);
  }
  return out;
}

}  // namespace werkthet::reference
