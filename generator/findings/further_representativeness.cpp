// Participants beside the comparable non-participants. Everything here follows from what `balance` prints: a
// share of all participants is made of the counts in tens per group, and a mean falls when one group is
// small.

#include "findings/balance_cells.hpp"
#include "findings/builders.hpp"
#include "findings/further_tables.hpp"
#include "findings/maturity.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

/// Percentage of everybody drawn, from the counts of the groups as printed.
Cell participants_share(Draft& draft, const cohort::CovariateColumn& covariate) {
  Derived derived;
  std::int64_t total = 0;
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    derived.queries.push_back(balance_query(draft, covariate, static_cast<int>(a)));
    total += group_size(draft, static_cast<int>(a));
  }
  derived.formula = [total](std::span<const double> v) -> statistics::Estimated<double> {
    if (total == 0) {
      return statistics::NotEstimable{statistics::Reason::too_few, "nobody was drawn"};
    }
    return std::min(100.0, 100.0 * statistics::sum(v) / static_cast<double>(total));
  };
  return derived;
}

Cell mean_cell(const std::vector<double>& values, std::int64_t smallest) {
  Model model;
  model.decimals = 1;
  model.contributors = smallest;
  const auto summary = statistics::mean_summary(values);
  model.value =
      summary ? statistics::Estimated<double>(summary->mean) : statistics::Estimated<double>(summary.why());
  return model;
}

/// Beside the means of the other groups the mean of all gives that of the smallest away.
Cell participants_mean(const Draft& draft, const cohort::CovariateColumn& covariate) {
  std::vector<double> all;
  std::int64_t smallest = 0;
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::vector<double> values = values_of(draft, covariate.values, static_cast<int>(a));
    const auto n = static_cast<std::int64_t>(values.size());
    smallest = a == 0 ? n : std::min(smallest, n);
    all.insert(all.end(), values.begin(), values.end());
  }
  return mean_cell(all, smallest);
}

}  // namespace

void add_representativeness_table(Draft& draft) {
  const std::int64_t pool = group_size(draft, -1);
  if (draft.cohort.covariates.empty() || !draft.study.non_participants.use || pool == 0) {
    return;
  }
  Table table =
      further_table(draft, "representativeness",
                    {"Gemiddelde of percentage van alle gelote deelnemers samen en van niet-deelnemers, op "
                     "de dag van de loting; percentages uit op tien afgeronde aantallen",
                     "Mean or percentage of everybody drawn together and of non-participants, on the day of "
                     "the lottery; percentages from numbers rounded to ten"},
                    {"Wie meedeed, koos daar zelf voor. Verschillen de groepen, dan gelden de uitkomsten "
                     "niet zomaar voor iedereen in de bijstand.",
                     "Those who took part chose to. When the groups differ, the results do not simply hold "
                     "for everybody on benefit."});
  table.notes.push_back(difference_note({"Verschil", "Difference"}));
  table.maturity = maturity_at_draw(draft);
  table.dimensions = {{"kenmerk", {"Kenmerk", "Characteristic"}, {}}};
  const auto add = [&](const std::string& id, const char* nl, const char* en, safe::Unit unit) {
    table.columns.push_back(column(id, {nl, en}, unit));
  };
  add("mean_participants", "Deelnemers, gemiddelde", "Participants, mean", safe::Unit::score);
  add("mean_others", "Niet-deelnemers, gemiddelde", "Non-participants, mean", safe::Unit::score);
  add("share_participants", "Deelnemers, aandeel", "Participants, share", safe::Unit::percent);
  add("share_others", "Niet-deelnemers, aandeel", "Non-participants, share", safe::Unit::percent);
  add("difference", "Verschil", "Difference", safe::Unit::text);
  const std::string of = std::string(analysis::all_randomised);
  for (const cohort::CovariateColumn& covariate : draft.cohort.covariates) {
    const auto known = std::find_if(draft.study.covariates.begin(), draft.study.covariates.end(),
                                    [&](const config::Covariate& c) { return c.id == covariate.id; });
    const analysis::Estimate* smd = draft.find({of, "further.representativeness." + covariate.id + ".smd"});
    if (known == draft.study.covariates.end() || smd == nullptr) {
      continue;
    }
    Row row{{table.dimensions[0].codes.size()}, {}};
    if (known->kind == config::CovariateKind::binary) {
      const Cell size = size_cell(draft, covariate.id, std::string(analysis::non_participants), pool);
      row.cells = {NotApplicable{}, NotApplicable{}, participants_share(draft, covariate),
                   share_cells(balance_query(draft, covariate, -1), size, draft.study.plan.confidence).share};
    } else {
      const std::vector<double> others = values_of(draft, covariate.values, -1);
      row.cells = {participants_mean(draft, covariate),
                   mean_cell(others, static_cast<std::int64_t>(others.size())), NotApplicable{},
                   NotApplicable{}};
    }
    row.cells.emplace_back(Text{smd->result ? difference_words(smd->result->estimate)
                                            : core::Bilingual{"niet te bepalen", "not available"}});
    table.rows.push_back(std::move(row));
    table.dimensions[0].codes.push_back({covariate.id, known->label});
  }
  if (!table.rows.empty()) {
    draft.findings.tables.push_back(std::move(table));
  }
}

}  // namespace werkthet::findings
