#include "findings/delivered_contrast.hpp"

#include <cmath>

namespace werkthet::findings {
namespace {

constexpr double worth_the_name = 0.2;  // Cohen's small difference: below it there is nothing to fade

std::optional<double> mean_of_two(const Draft& draft, std::size_t arm, std::size_t quarter) {
  const auto a = relative_strength(draft, arm, quarter);
  const auto b = relative_strength(draft, arm, quarter + 1);
  return a && b ? std::optional((*a + *b) / 2.0) : std::nullopt;
}

}  // namespace

statistics::Estimated<double> relative_strength(const Draft& draft, std::size_t arm, std::size_t quarter) {
  const cohort::Cohort& cohort = draft.cohort;
  const std::size_t control = draft.study.control();
  const std::size_t cells = draft.study.arms.size() * cohort.contact_quarters;
  if (quarter >= cohort.contact_quarters || cohort.present.size() != cells) {
    return statistics::NotEstimable{statistics::Reason::too_few, "no contacts per person"};
  }
  const auto at = [&](const std::vector<std::int64_t>& sums, std::size_t group) {
    return static_cast<double>(sums[group * cohort.contact_quarters + quarter]);
  };
  const double n1 = at(cohort.present, arm);
  const double n0 = at(cohort.present, control);
  if (n1 < 2.0 || n0 < 2.0) {
    return statistics::NotEstimable{statistics::Reason::too_few, "fewer than two people in a group"};
  }
  const double m1 = at(cohort.present_contacts, arm) / n1;
  const double m0 = at(cohort.present_contacts, control) / n0;
  const double within =
      at(cohort.present_squares, arm) - n1 * m1 * m1 + at(cohort.present_squares, control) - n0 * m0 * m0;
  if (within <= 0.0) {
    return statistics::NotEstimable{statistics::Reason::no_variation, "contacts do not vary"};
  }
  return (m1 - m0) / std::sqrt(within / (n1 + n0 - 2.0));
}

std::int64_t present(const Draft& draft, std::size_t arm, std::size_t quarter) {
  const std::size_t cell = arm * draft.cohort.contact_quarters + quarter;
  return quarter < draft.cohort.contact_quarters && cell < draft.cohort.present.size()
             ? draft.cohort.present[cell]
             : 0;
}

std::optional<double> ContrastLeft::percent() const {
  return first && last && std::abs(*first) >= worth_the_name ? std::optional(100.0 * *last / *first)
                                                             : std::nullopt;
}

ContrastLeft contrast_left(const Draft& draft, std::size_t arm) {
  const std::size_t whole = full_quarters(draft);
  ContrastLeft result;
  if (whole < 5 || arm == draft.study.control()) {
    return result;
  }
  result.first = mean_of_two(draft, arm, 1);
  result.last = mean_of_two(draft, arm, whole - 2);
  const auto left = result.percent();
  result.faded = left && *left < 50.0;
  return result;
}

}  // namespace werkthet::findings
