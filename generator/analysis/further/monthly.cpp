#include "analysis/further/further.hpp"
#include "analysis/further/pieces.hpp"
#include "statistics/linear/regression.hpp"

namespace werkthet::analysis {

void add_monthly(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                 const config::Outcome& outcome, const Estimates& effects, Estimates& estimates) {
  for (const cohort::BinaryColumn& column : cohort.binary) {
    if (column.outcome != outcome.id || column.horizon == 0) {
      continue;
    }
    const Sample sample =
        FurtherOutcome{study, cohort, groups, outcome, column.horizon, column.values}.sample(false);
    const Subject subject{outcome.id, "", column.horizon};
    for (std::size_t code = 1; code < groups.ids.size(); ++code) {
      const TwoGroups two = two_groups(sample, static_cast<int>(code));
      const Pair pair{groups.ids[code], groups.ids[0], two.n1, two.n0};
      estimates.add(
          make_estimate(subject, pair, "further.monthly.plain",
                        {"risk_difference", "linear probability model, HC2",
                         "MacKinnon & White 1985, J Econometrics 29:305"},
                        as_value(statistics::ancova(two.outcome, two.treated, {}, estimates.confidence),
                                 [](const auto& found) { return further::value_of(found); })));
      const Estimate* adjusted = effects.find(
          make_key({outcome.id, std::to_string(column.horizon), groups.ids[code], "treatment.adjusted"}));
      if (adjusted != nullptr) {
        estimates.add(make_estimate(
            subject, pair, "further.monthly.adjusted",
            {"risk_difference", "linear probability model with covariates, HC2", adjusted->reference},
            adjusted->result));
      }
    }
  }
}

}  // namespace werkthet::analysis
