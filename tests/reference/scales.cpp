// Answers the cases of scales.json with the functions of statistics/scales.

#include "statistics/scales/cronbach_alpha.hpp"
#include "statistics/scales/omega.hpp"
#include "statistics/scales/scale_score.hpp"
#include "statistics/scales/test_retest.hpp"

#include "reference/case.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::reference {
namespace {

using namespace werkthet::statistics;

ScoreRule rule_of(const Case& c) {
  ScoreRule rule;
  const Strings reverse = c.words("reverse");
  for (const std::string& item : c.words("items")) {
    rule.reversed.push_back(std::find(reverse.begin(), reverse.end(), item) != reverse.end());
  }
  if (!reverse.empty()) {
    rule.lowest = c.number("min");
    rule.highest = c.number("max");
  }
  if (c.has("min_share")) {
    rule.min_share = c.number("min_share");
  }
  return rule;
}

/// Items of persons who answered all of them, reversed ones turned.
std::vector<Numbers> complete_items(const Case& c) {
  const Strings items = c.words("items");
  const ScoreRule rule = rule_of(c);
  std::vector<Numbers> columns = Case::columns(c.table(items), items);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (rule.reversed[i]) {
      for (double& value : columns[i]) {
        value = rule.lowest + rule.highest - value;
      }
    }
  }
  return columns;
}

Json list(const std::vector<std::optional<double>>& values, std::size_t most) {
  Json out = Json::array();
  for (std::size_t i = 0; i < most; ++i) {  // as R: nothing beyond the last
    out.push_back(i < values.size() ? maybe(values[i]) : Json());
  }
  return out;
}

Json alpha(const Case& c) {
  const auto items = complete_items(c);
  const CronbachAlpha a = cronbach_alpha(items, c.confidence()).value();
  return {{"n", a.n},
          {"k", a.k},
          {"alpha_raw", a.alpha},
          {"alpha_standardised", maybe(a.standardised)},
          {"average_r", a.average_correlation},
          {"feldt_ci", pair(a.feldt)},
          {"item_rest_r", list(a.item_rest_correlation, a.k)},
          {"alpha_if_dropped", a.k > 2 ? list(a.alpha_if_dropped, a.k) : Json()},
          {"mean_sum", a.mean_sum},
          {"sd_sum", a.sd_sum},
          {"sem_sum", a.sem_sum},
          {"guttman_lambda6", maybe(a.lambda6)},
          {"first_eigenvalues",
           Numbers(a.eigenvalues.begin(),
                   a.eigenvalues.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, a.k)))}};
}

Json omega(const Case& c) {
  const auto items = complete_items(c);
  const OneFactor f = one_factor(items).value();
  return {{"n", f.n},
          {"k", f.k},
          {"loadings_unstandardised", f.loadings},
          {"uniquenesses", f.uniquenesses},
          {"omega", f.omega},
          {"omega_over_observed_variance", f.omega_over_observed_variance},
          {"omega_standardised_items", f.omega_standardised},
          {"fmin", f.discrepancy},
          {"chisq", f.chi_square},
          {"df", f.df},
          {"p", maybe(f.p)},
          {"srmr_like_rms_residual_r", f.rms_residual_correlation}};
}

Json score(const Case& c) {
  const Strings names = c.words("items");
  const Table table = c.table();
  std::vector<ItemAnswers> items;
  for (const Numbers& column : Case::columns(table, names)) {
    ItemAnswers& item = items.emplace_back();
    for (const double value : column) {
      item.push_back(std::isnan(value) ? std::nullopt : std::optional(value));
    }
  }
  ScoreRule rule = rule_of(c);
  if (!c.has("min_share")) {
    rule.min_share = 0.5;  // the default of the R function behind the cases
  }
  const ScaleScores s = scale_scores(items, rule).value();
  return {{"n_rows", s.scores.size()}, {"n_scored", s.scored},
          {"n_complete", s.complete},  {"mean", s.mean},
          {"sd", maybe(s.sd)},         {"first_ten", list(s.scores, 10)}};
}

Json retest(const Case& c) {
  const std::string first = c.word("first");
  const std::string second = c.word("second");
  const Table table = c.table({first, second});
  const TestRetest r = test_retest(table.numbers(first), table.numbers(second), c.confidence()).value();
  return {{"n", r.n},
          {"pearson", r.pearson},
          {"pearson_ci", maybe(r.pearson_interval)},
          {"icc_2_1_agreement", r.icc_agreement},
          {"icc_3_1_consistency", r.icc_consistency},
          {"mean_change", r.mean_change},
          {"sd_change", r.sd_change},
          {"sem_from_change", r.sem},
          {"smallest_detectable_change", r.smallest_detectable_change},
          {"standardised_response_mean", maybe(r.standardised_response_mean)}};
}

constexpr Method methods[] = {
    {"cronbach_alpha", alpha}, {"omega_one_factor", omega}, {"scale_score", score}, {"test_retest", retest}};

}  // namespace

std::span<const Method> scales_methods() {
  return methods;
}

}  // namespace werkthet::reference
