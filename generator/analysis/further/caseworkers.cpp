#include "analysis/further/further.hpp"
#include "analysis/further/pieces.hpp"
#include "statistics/binary/average_slope.hpp"
#include "statistics/linear/columns.hpp"
#include "statistics/linear/intraclass.hpp"
#include "statistics/linear/regression.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace werkthet::analysis {
namespace {

using statistics::Estimated;
using statistics::NotEstimable;
using statistics::Reason;

constexpr int fewest_clients = 5;
constexpr int the_others = -1;

/// Randomised people whose caseworker is known; caseworkers with a handful of clients count as one together,
/// because a column for two or three people fits them and says nothing about caseworkers.
struct Model {
  std::vector<double> outcome;
  std::vector<int> caseworker;
  std::vector<std::vector<double>> groups_and_covariates;
};

Model model_of(const FurtherOutcome& one, const Sample& sample) {
  std::vector<std::vector<double>> columns =
      further::group_columns(sample, 1, static_cast<int>(one.groups.ids.size()) - 1);
  columns.insert(columns.end(), sample.covariates.begin(), sample.covariates.end());
  std::map<int, int> clients;
  for (const std::size_t unit : sample.unit) {
    ++clients[one.cohort.caseworker[unit]];
  }
  Model model;
  model.groups_and_covariates.resize(columns.size());
  for (std::size_t i = 0; i < sample.unit.size(); ++i) {
    const int caseworker = one.cohort.caseworker[sample.unit[i]];
    if (caseworker < 0) {
      continue;
    }
    model.outcome.push_back(sample.outcome[i]);
    model.caseworker.push_back(clients[caseworker] < fewest_clients ? the_others : caseworker);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      model.groups_and_covariates[c].push_back(columns[c][i]);
    }
  }
  // A group without anybody, or a characteristic that these people share, is no column of the model.
  std::erase_if(model.groups_and_covariates, [](const std::vector<double>& column) {
    return std::all_of(column.begin(), column.end(), [&](double v) { return v == column.front(); });
  });
  return model;
}

}  // namespace

void add_caseworkers(const FurtherOutcome& one, Estimates& estimates) {
  const Model model = model_of(one, one.sample(false));
  const std::vector<std::vector<double>> dummies = statistics::indicator_columns(model.caseworker);
  const Pair pair{std::string(all_randomised), "", model.outcome.size(), 0};
  const auto add = [&](const std::string& last, const char* quantity, const char* how, const char* source,
                       Estimated<Value> value) {
    estimates.add(make_estimate(one.subject(), pair, "further.caseworkers." + last, {quantity, how, source},
                                std::move(value)));
  };
  if (dummies.empty()) {
    add("r2_gain", "share", "gain in explained variance", "Greene 2012, section 5.4",
        NotEstimable{Reason::few_clusters, "fewer than two caseworkers with clients enough, or none known"});
    return;
  }
  std::vector<std::vector<double>> larger = model.groups_and_covariates;
  larger.insert(larger.end(), dummies.begin(), dummies.end());
  const auto named = [](std::size_t n) { return std::vector<std::string>(n, "x"); };
  const auto without = statistics::ols(model.outcome, model.groups_and_covariates,
                                       named(model.groups_and_covariates.size()), estimates.confidence);
  const auto with = statistics::ols(model.outcome, larger, named(larger.size()), estimates.confidence);
  std::vector<std::size_t> tested(dummies.size());
  std::iota(tested.begin(), tested.end(), model.groups_and_covariates.size());
  add("r2", "share", "explained variance with groups and covariates", "Greene 2012, section 3.5",
      as_value(without, [](const auto& f) { return further::plain(f.r_squared); }));
  add("r2_gain", "share", "gain in explained variance when the caseworker enters", "Greene 2012, section 5.4",
      !without ? Estimated<Value>(without.why()) : as_value(with, [&](const auto& f) {
        return further::plain(f.r_squared - without->r_squared);
      }));
  add("f_test", "f", "F test of all caseworkers together", "Greene 2012, section 5.4",
      as_value(statistics::joint_test(model.outcome, larger, tested, statistics::StandardError::classical),
               [](const auto& f) {
                 return Value{f.f, {}, {}, f.p};
               }));
  if (one.yes_no()) {
    const std::vector<int> outcome = further::whole(model.outcome);
    const auto small = statistics::logit(outcome, model.groups_and_covariates);
    const auto large = statistics::logit(outcome, larger);
    const auto both = [&](auto make) -> Estimated<Value> {
      return !small   ? Estimated<Value>(small.why())
             : !large ? Estimated<Value>(large.why())
                      : Estimated<Value>(make(*small, *large));
    };
    add("pseudo_r2_gain", "share", "gain in McFadden's pseudo R2 when the caseworker enters",
        "McFadden 1974, in Zarembka, Frontiers in Econometrics", both([](const auto& s, const auto& l) {
          return further::plain(statistics::pseudo_r_squared(l) - statistics::pseudo_r_squared(s));
        }));
    add("likelihood_ratio", "chi_square", "likelihood ratio test of all caseworkers together",
        "Wilks 1938, Ann Math Stat 9:60", both([](const auto& s, const auto& l) {
          const auto test = statistics::likelihood_ratio(s, l);
          return Value{test.chi_square, {}, {}, test.p};
        }));
  }
  const auto icc = statistics::intraclass_correlation(model.outcome, model.caseworker);
  add("icc", "intraclass_correlation", "analysis of variance between caseworkers",
      "Donner 1986, Int Stat Rev 54:67", as_value(icc, [](const auto& f) {
        return Value{f.icc, {}, {}, f.p};
      }));
  add("explained_share", "share", "share of the variance that lies between caseworkers, not below zero",
      "Donner 1986, Int Stat Rev 54:67",
      as_value(icc, [](const auto& f) { return further::plain(f.explained_share); }));
}

}  // namespace werkthet::analysis
