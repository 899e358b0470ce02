#include "analysis/three_way.hpp"

#include "core/error.hpp"
#include "statistics/linear/regression.hpp"
#include "statistics/weighting/decomposition.hpp"

#include <cmath>

namespace werkthet::analysis {
namespace {

statistics::Estimated<Value> value_of(const statistics::Estimated<statistics::Contrast>& contrast) {
  return as_value(contrast, [](const auto& found) {
    return Value{found.estimate, found.se, found.interval, found.p};
  });
}

/// The published sum must hold before rounding, else the decomposition is not one.
void check_sum(const statistics::ArmDecomposition& arm, const statistics::Decomposition& all) {
  if (arm.treatment && arm.total_adjusted && all.participation_adjusted) {
    const double sum = arm.treatment->estimate + all.participation_adjusted->estimate;
    const double scale = std::abs(arm.mean) + std::abs(all.mean_control) + 1.0;
    core::ensure(std::abs(arm.total_adjusted->estimate - sum) <= 1e-9 * scale,
                 "total equals treatment plus participation");
  }
}

}  // namespace

void add_adjusted_treatment(const Sample& sample, const Groups& groups, int code, const Subject& subject,
                            Estimates& estimates) {
  const TwoGroups two = two_groups(sample, code);
  if (two.covariates.empty()) {
    return;  // nothing to adjust for: the unadjusted estimate stands alone
  }
  const auto effect = statistics::ancova(two.outcome, two.treated, two.covariates, estimates.confidence);
  estimates.add(make_estimate(subject,
                              {groups.ids[static_cast<std::size_t>(code)], groups.ids[0], two.n1, two.n0},
                              "treatment.adjusted",
                              {"mean_difference", "linear regression on assignment and covariates, HC2",
                               "MacKinnon & White 1985, J Econometrics 29:305; Green Lab SOP"},
                              as_value(effect, [](const auto& found) {
                                return Value{found.estimate, found.se, found.interval, found.p};
                              })));
}

void add_three_way(const Sample& sample, const Groups& groups, const Subject& subject, Estimates& estimates) {
  const std::string outside(non_participants);
  const auto result = statistics::three_way_decomposition(sample.outcome, sample.group, groups.ids.size() - 1,
                                                          sample.covariates, estimates.confidence);
  const auto add = [&](std::string group, const std::string& comparator, const std::string& last,
                       std::size_t n, std::size_t n_comparator, statistics::Estimated<Value> value) {
    const bool weighted = last.ends_with("weighted");
    estimates.add(make_estimate(
        subject, {std::move(group), comparator, n, n_comparator}, last,
        {"mean_difference",
         weighted
             ? "non-participants weighted by entropy balancing to all randomised; stacked sandwich variance"
             : "difference of means; stacked sandwich variance",
         weighted ? "Hainmueller 2012, Polit Anal 20:25; Stefanski & Boos 2002, Am Stat 56:29"
                  : "Stefanski & Boos 2002, Am Stat 56:29"},
        std::move(value)));
  };
  if (!result) {
    add(groups.ids[0], outside, "participation.weighted", 0, 0, result.why());
    return;
  }
  const std::size_t n_control = result->n_control;
  const std::size_t n_outside = result->n_nonparticipants;
  add(groups.ids[0], outside, "participation.raw", n_control, n_outside, value_of(result->participation_raw));
  add(groups.ids[0], outside, "participation.weighted", n_control, n_outside,
      value_of(result->participation_adjusted));
  estimates.add(make_estimate(
      subject, {groups.ids[0], outside, n_control, n_outside}, "participation.selection",
      {"mean_difference", "weighted less plain mean of the non-participants; stacked sandwich variance",
       "Stefanski & Boos 2002, Am Stat 56:29"},
      value_of(result->selection)));
  for (std::size_t a = 0; a < result->arms.size(); ++a) {
    const statistics::ArmDecomposition& arm = result->arms[a];
    check_sum(arm, *result);
    const std::size_t n = arm.n;
    const std::string& id = groups.ids[a + 1];
    add(id, groups.ids[0], "treatment.means", n, n_control, value_of(arm.treatment));
    add(id, outside, "total.raw", n, n_outside, value_of(arm.total_raw));
    add(id, outside, "total.weighted", n, n_outside, value_of(arm.total_adjusted));
  }
  add(outside, "", "weighted_mean", n_outside, 0,
      as_value(result->mean_nonparticipants_adjusted, [](double mean) {
        return Value{mean, {}, {}, {}};
      }));
}

}  // namespace werkthet::analysis
