// The effect for those who really got the approach, from printed figures alone: the difference that the
// lottery gives, over the share that got the approach (Bloom 1984, Eval Rev 8:225, eq. 1). That share is made
// of a count in tens. An estimate from exact data, beside the exact difference, would give back how many
// people refused; the two-stage least squares stay inside.

#include "analysis/further/take_up.hpp"
#include "findings/builders.hpp"
#include "findings/further_tables.hpp"
#include "statistics/proportions/two_proportions.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::findings {
namespace {

using statistics::Estimated;
using statistics::NotEstimable;
using statistics::Reason;

/// People of group `from` who got the approach of `approach`.
std::int64_t got(const Draft& draft, std::size_t from, std::size_t approach) {
  std::int64_t n = 0;
  for (std::size_t i = 0; i < draft.cohort.size; ++i) {
    n += draft.cohort.membership[i] == cohort::Membership::randomised &&
                 draft.cohort.arm[i] == static_cast<int>(from) &&
                 analysis::took_up(draft.study, draft.cohort, i, approach)
             ? 1
             : 0;
  }
  return n;
}

/// A count in tens. Who did not get the approach is mostly who refused: where it is the same number, it is
/// the same query, since two roundings of one number would tell more than one.
std::string missed_query(Draft& draft, std::size_t arm) {
  const std::string& id = draft.study.arms[arm].id;
  const std::int64_t missed = group_size(draft, static_cast<int>(arm)) - got(draft, arm, arm);
  const std::string refused = "flow|" + id + "|refused";
  const auto known = std::find_if(draft.findings.queries.begin(), draft.findings.queries.end(),
                                  [&](const Query& q) { return q.id == refused; });
  if (known != draft.findings.queries.end() && known->value == missed) {
    return refused;
  }
  Query query;
  query.id = "missed|" + id;
  query.value = missed;
  query.leaves = {query.id};
  return draft.query(std::move(query));
}

std::string crossed_query(Draft& draft, std::size_t control, std::size_t arm) {
  Query query;
  query.id = "crossed|" + draft.study.arms[arm].id;
  query.value = got(draft, control, arm);
  query.leaves = {query.id};
  return draft.query(std::move(query));
}

/// Below this the division is by next to nothing.
constexpr double least_share = 0.2;

struct Sizes {
  std::int64_t group{};
  std::int64_t control{};
};

double share_taken(std::span<const double> v, const Sizes& n) {
  const double missed = std::min(v[0], static_cast<double>(n.group));
  return 1.0 - missed / static_cast<double>(n.group) - v[1] / static_cast<double>(n.control);
}

/// v: missed, crossed, the count of the group, that of control.
Cell effect_cell(const std::vector<std::string>& queries, Sizes n, double confidence,
                 double (*take)(const statistics::RiskDifference&)) {
  return Derived{queries,
                 [n, confidence, take](std::span<const double> v) -> Estimated<double> {
                   const auto capped = [](double value, std::int64_t total) {
                     return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::llround(value)), 0,
                                                     total);
                   };
                   const auto d = statistics::risk_difference_newcombe(
                       capped(v[2], n.group), n.group, capped(v[3], n.control), n.control, confidence);
                   if (!d) {
                     return d.why();
                   }
                   const double share = share_taken(v, n);
                   if (share < least_share) {
                     return NotEstimable{Reason::too_few, "hardly anybody got the approach"};
                   }
                   return 100.0 * take(*d) / share;
                 },
                 0};
}

}  // namespace

void add_compliance_table(Draft& draft) {
  Table table =
      further_table(draft, "compliance",
                    {"Verschil met de controlegroep voor wie de aanpak kreeg, in procentpunten, en het deel "
                     "dat de aanpak kreeg",
                     "Difference from the control group for those who got the approach, in percentage "
                     "points, and the share that got it"},
                    {"Het verschil van de loting, gedeeld door het deel dat de aanpak kreeg. We nemen aan "
                     "dat de loting niets deed voor wie de aanpak niet kreeg.",
                     "The difference that the lottery gives, divided by the share that got the approach. We "
                     "assume that the lottery did nothing for those who did not get it."});
  table.notes.push_back(
      draft.cohort.followed.empty()
          ? core::Bilingual{"De aanpak kreeg wie na de loting niet weigerde. Niemand in de controlegroep kon "
                            "de aanpak krijgen.",
                            "Those who did not refuse after the lottery got the approach. Nobody in the "
                            "control group could get it."}
          : core::Bilingual{"Wie de aanpak kreeg, staat in de lijst van de gemeente. Ook mensen uit de "
                            "controlegroep die de aanpak toch kregen, tellen mee.",
                            "Who got the approach stands in the municipality's list. People of the control "
                            "group who got it all the same count too."});
  table.notes.push_back({"Het deel dat de aanpak kreeg, komt uit op tien afgeronde aantallen.",
                         "The share that got the approach comes from numbers rounded to ten."});
  table.dimensions.push_back(group_dimension(draft.study, false));
  table.columns = {column("share", {"Kreeg de aanpak", "Got the approach"}, safe::Unit::percent)};
  add_difference_columns(table, draft, {"Verschil met controle", "Difference from control"}, true);
  const std::size_t control = draft.study.control();
  for (const Judged& judged : judged_outcomes(draft, false)) {
    for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
      const Sizes n{group_size(draft, static_cast<int>(a)), group_size(draft, static_cast<int>(control))};
      if (a == control || n.group == 0 || n.control == 0) {
        continue;
      }
      const std::vector<std::string> taken{missed_query(draft, a), crossed_query(draft, control, a)};
      std::vector<std::string> all = taken;
      all.push_back(judged.queries[a]);
      all.push_back(judged.queries[control]);
      const double confidence = draft.estimates.confidence;
      table.rows.push_back(
          {{outcome_code(table, judged), a},
           {Derived{{taken[0]},
                    [n](std::span<const double> v) -> Estimated<double> {
                      return 100.0 * (1.0 - std::min(1.0, v[0] / static_cast<double>(n.group)));
                    },
                    0},
            effect_cell(all, n, confidence, [](const statistics::RiskDifference& d) { return d.difference; }),
            effect_cell(all, n, confidence,
                        [](const statistics::RiskDifference& d) { return d.interval.low; }),
            effect_cell(all, n, confidence,
                        [](const statistics::RiskDifference& d) { return d.interval.high; })}});
    }
  }
  if (!table.rows.empty()) {
    draft.findings.tables.push_back(std::move(table));
  }
}

}  // namespace werkthet::findings
