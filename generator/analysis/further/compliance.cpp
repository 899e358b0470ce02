#include "analysis/further/further.hpp"
#include "analysis/further/pieces.hpp"
#include "analysis/further/take_up.hpp"
#include "statistics/linear/instrument.hpp"

namespace werkthet::analysis {

bool took_up(const config::Study& study, const cohort::Cohort& cohort, std::size_t unit, std::size_t arm) {
  if (!cohort.followed.empty()) {
    return cohort.followed[unit] == static_cast<int>(arm);
  }
  // Without a list of what people got: everybody but those who refused, and nobody of another group.
  return cohort.arm[unit] == static_cast<int>(arm) && !cohort.refused_after_draw[unit] &&
         arm < study.arms.size();
}

std::size_t arm_of(const config::Study& study, const std::string& id) {
  std::size_t a = 0;
  while (a < study.arms.size() && study.arms[a].id != id) {
    ++a;
  }
  return a;
}

void add_compliance(const FurtherOutcome& one, Estimates& estimates) {
  const Sample sample = one.sample(false);
  const char* quantity = one.yes_no() ? "risk_difference" : "mean_difference";
  for (std::size_t code = 1; code < one.groups.ids.size(); ++code) {
    const TwoGroups two = two_groups(sample, static_cast<int>(code));
    const std::size_t arm = arm_of(one.study, one.groups.ids[code]);
    std::vector<double> take_up;
    for (const std::size_t unit : two.unit) {
      take_up.push_back(took_up(one.study, one.cohort, unit, arm) ? 1.0 : 0.0);
    }
    const Pair pair{one.groups.ids[code], one.groups.ids[0], two.n1, two.n0};
    const auto effect = [&](statistics::Columns covariates) {
      return statistics::effect_of_take_up(two.outcome, take_up, two.treated, covariates,
                                           estimates.confidence);
    };
    const auto value = [](const statistics::Estimated<statistics::InstrumentalEffect>& found)
        -> statistics::Estimated<Value> {
      if (found && found->weak) {
        return statistics::NotEstimable{statistics::Reason::no_variation,
                                        "the draw hardly moved take-up: F below 10"};
      }
      return as_value(found, [](const auto& f) { return Value{f.effect, f.se, f.interval, f.p}; });
    };
    const auto add = [&](const std::string& last, const char* q, const char* how, const char* source,
                         statistics::Estimated<Value> result) {
      estimates.add(make_estimate(one.subject(), pair, "further.compliance." + last, {q, how, source},
                                  std::move(result)));
    };
    const auto raw = effect({});
    add("first_stage", "share_difference", "share that got the approach, the group less control",
        "Bloom 1984, Eval Rev 8:225",
        as_value(raw, [](const auto& f) { return further::plain(f.take_up_difference_unadjusted); }));
    add("late", quantity, "two-stage least squares, the draw as instrument, HC2",
        "Bloom 1984, Eval Rev 8:225; Angrist, Imbens & Rubin 1996, JASA 91:444", value(raw));
    if (!two.covariates.empty()) {
      add("late_adjusted", quantity, "two-stage least squares with covariates, the draw as instrument, HC2",
          "Angrist, Imbens & Rubin 1996, JASA 91:444", value(effect(two.covariates)));
    }
  }
}

}  // namespace werkthet::analysis
