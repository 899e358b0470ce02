#include "statistics/weighting/decomposition.hpp"

#include "statistics/weighting/balanced_mean.hpp"

namespace werkthet::statistics {
namespace {

using detail::Influenced;

Influenced plain_mean(std::span<const double> outcome, const std::vector<std::size_t>& rows) {
  detail::Vector members = detail::Vector::Zero(detail::index(outcome.size()));
  for (const std::size_t row : rows) {
    members[detail::index(row)] = 1;
  }
  return detail::weighted_mean(detail::to_vector(outcome), members);
}

struct Rows {
  std::vector<std::size_t> randomised;
  std::vector<std::size_t> outside;
  std::vector<std::vector<std::size_t>> groups;  // control, arm 1, arm 2, ...
};

Rows sort_rows(std::span<const int> group, std::size_t arms) {
  Rows rows;
  rows.groups.resize(arms + 1);
  for (std::size_t i = 0; i < group.size(); ++i) {
    detail::require(group[i] >= non_participant && group[i] <= static_cast<int>(arms),
                    "an unknown group code");
    if (group[i] == non_participant) {
      rows.outside.push_back(i);
    } else {
      rows.randomised.push_back(i);
      rows.groups[static_cast<std::size_t>(group[i])].push_back(i);
    }
  }
  return rows;
}

}  // namespace

Estimated<Decomposition> three_way_decomposition(std::span<const double> outcome, std::span<const int> group,
                                                 std::size_t arms, Columns covariates, double confidence) {
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require(group.size() == outcome.size(), "one group per person");
  detail::require_columns(covariates, outcome.size());
  detail::require_confidence(confidence);
  const double rounding = rounding_of(outcome);
  const auto between = [&](double estimate, const detail::Vector& plus, const detail::Vector& minus) {
    return contrast(estimate, detail::standard_error(plus - minus), rounding, confidence);
  };
  const Rows rows = sort_rows(group, arms);
  if (rows.outside.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two non-participants"};
  }
  for (const auto& members : rows.groups) {
    if (members.size() < 2) {
      return NotEstimable{Reason::too_few, "an arm or the control group has fewer than two persons"};
    }
  }
  const Influenced control = plain_mean(outcome, rows.groups[0]);
  const Influenced raw = plain_mean(outcome, rows.outside);
  const detail::Balanced adjusted = detail::balanced_mean(outcome, rows.outside, rows.randomised, covariates);
  const auto against_adjusted = [&](double estimate, const Influenced& plus) -> Estimated<Contrast> {
    return adjusted.mean ? between(estimate, plus.phi, adjusted.mean->phi) : adjusted.mean.why();
  };
  const double participation_raw = control.value - raw.value;
  const double participation = adjusted.mean ? control.value - adjusted.mean->value : 0.0;

  std::vector<ArmDecomposition> by_arm;
  for (std::size_t a = 1; a <= arms; ++a) {
    const Influenced arm = plain_mean(outcome, rows.groups[a]);
    const double treatment = arm.value - control.value;
    // Adding the printed parts, not subtracting the means again, keeps the sum exact to the last bit.
    by_arm.push_back({rows.groups[a].size(), arm.value, between(treatment, arm.phi, control.phi),
                      against_adjusted(treatment + participation, arm),
                      between(treatment + participation_raw, arm.phi, raw.phi)});
  }
  return Decomposition{outcome.size(),
                       rows.groups[0].size(),
                       rows.outside.size(),
                       control.value,
                       raw.value,
                       adjusted.mean ? Estimated<double>(adjusted.mean->value) : adjusted.mean.why(),
                       std::move(by_arm),
                       against_adjusted(participation, control),
                       between(participation_raw, control.phi, raw.phi),
                       adjusted.weights,
                       adjusted.mean ? between(adjusted.mean->value - raw.value, adjusted.mean->phi, raw.phi)
                                     : Estimated<Contrast>(adjusted.mean.why())};
}

}  // namespace werkthet::statistics
