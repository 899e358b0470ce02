#include "reference/case.hpp"

#include "statistics/design/dunnett.hpp"
#include "statistics/design/multiplicity.hpp"
#include "statistics/design/westfall_young.hpp"
#include "statistics/linear/means.hpp"

#include <algorithm>
#include <set>

namespace werkthet::reference {
namespace {

using namespace statistics;

Json p_adjust(const Case& c) {
  const Numbers p = c.numbers("p");
  return {{"bonferroni", adjust_p(p, Adjustment::bonferroni)},
          {"holm", adjust_p(p, Adjustment::holm)},
          {"hochberg", adjust_p(p, Adjustment::hochberg)},
          {"bh", adjust_p(p, Adjustment::benjamini_hochberg)},
          {"by", adjust_p(p, Adjustment::benjamini_yekutieli)},
          {"holm_sidak", adjust_p(p, Adjustment::holm_sidak)}};
}

struct Family {
  std::vector<Numbers> outcomes;
  std::vector<int> treated;
};

Family family_of(const Case& c) {
  Strings used = c.words("outcomes");
  used.push_back(c.word("treat"));
  const Table table = c.table(used);
  return {Case::columns(table, c.words("outcomes")), table.flags(c.word("treat"))};
}

Json westfall_young_exact(const Case& c) {
  const Family family = family_of(c);
  const WestfallYoung r =
      westfall_young(family.outcomes, {family.treated}, {}, TiesInMinP::as_rounded).value();
  return {{"n", r.n},
          {"n1", r.n1},
          {"permutations", r.assignments},
          {"abs_t", r.abs_t},
          {"p_raw", r.p_raw},
          {"p_maxt_stepdown", r.p_max_t},
          {"p_minp_stepdown", r.p_min_p},
          {"p_holm_of_raw", adjust_p(r.p_raw, Adjustment::holm)}};
}

Json westfall_young_mc(const Case& c) {
  const Family family = family_of(c);
  RandomisationOptions options;
  options.exact_limit = 0;
  options.draws = {c.expected().value("reference_draws", std::size_t{20000}), 1, "reference", 2};
  const WestfallYoung r = westfall_young(family.outcomes, {family.treated}, options).value();
  Numbers p_welch;
  for (const Numbers& outcome : family.outcomes) {
    Numbers groups[2];
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      groups[family.treated[i]].push_back(outcome[i]);
    }
    p_welch.push_back(welch(groups[1], groups[0])->p);
  }
  return {{"n", r.n},
          {"n1", r.n1},
          {"outcomes", r.abs_t.size()},
          {"abs_t", r.abs_t},
          {"p_welch", p_welch},
          {"p_raw_permutation", r.p_raw},
          {"p_maxt_stepdown", r.p_max_t},
          {"reference_draws", r.assignments - 1},
          {"B_tool", r.assignments - 1}};
}

/// Arms in the order listed, or all codes other than the control's in order; the smallest code is the control
/// unless another is named.
Json dunnett_test(const Case& c) {
  const std::string arm = c.word("arm");
  const Table table = c.table({c.word("outcome"), arm});
  const Numbers codes = table.numbers(arm);
  const double control =
      c.has("control") ? c.number("control") : *std::min_element(codes.begin(), codes.end());
  Numbers order{control};
  if (c.has("arms")) {
    const Numbers listed = c.numbers("arms");
    order.insert(order.end(), listed.begin(), listed.end());
  } else {
    for (const double code : std::set<double>(codes.begin(), codes.end())) {
      if (code != control) {
        order.push_back(code);
      }
    }
  }
  const Numbers all = table.numbers(c.word("outcome"));
  Numbers outcome;
  std::vector<int> arms;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto at = std::find(order.begin(), order.end(), codes[i]);
    if (at != order.end()) {
      outcome.push_back(all[i]);
      arms.push_back(static_cast<int>(at - order.begin()));
    }
  }
  const Dunnett r = dunnett(outcome, arms, c.confidence()).value();
  Json out{{"df", r.df}, {"critical_value", r.critical_value}};
  for (const DunnettContrast& contrast : r.contrasts) {
    out["estimate"].push_back(contrast.estimate);
    out["se"].push_back(contrast.se);
    out["t"].push_back(contrast.t);
    out["p_unadjusted"].push_back(contrast.p_unadjusted);
    out["p_dunnett"].push_back(contrast.p_adjusted);
    out["ci_lower"].push_back(contrast.interval.low);
    out["ci_upper"].push_back(contrast.interval.high);
  }
  return out;
}

constexpr Method methods[] = {{"p_adjust", p_adjust},
                              {"westfall_young_exact", westfall_young_exact},
                              {"westfall_young_mc", westfall_young_mc},
                              {"dunnett", dunnett_test}};

}  // namespace

std::span<const Method> multiplicity_methods() {
  return methods;
}

}  // namespace werkthet::reference
