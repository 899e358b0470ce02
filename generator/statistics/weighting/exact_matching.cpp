// Matching on classes, as post-stratification of the reference group to the treated.

#include "statistics/weighting/matching.hpp"
#include "statistics/weighting/weights.hpp"

#include <cmath>
#include <map>

namespace werkthet::statistics {
namespace {

struct Class {
  std::vector<double> treated;
  std::vector<double> reference;

  [[nodiscard]] bool usable() const { return !treated.empty() && !reference.empty(); }
};

double squares_of(std::span<const double> values) {
  return values.size() < 2 ? 0.0 : sample_variance(values) * static_cast<double>(values.size() - 1);
}

/// Variance within the classes pooled, for classes that have a single unit of a group.
std::optional<double> pooled(const std::map<int, Class>& classes, std::vector<double> Class::*group) {
  double squares = 0;
  double freedom = 0;
  for (const auto& [code, members] : classes) {
    if (members.usable()) {
      squares += squares_of(members.*group);
      freedom += static_cast<double>((members.*group).size()) - 1;
    }
  }
  return freedom > 0 ? std::optional(squares / freedom) : std::nullopt;
}

}  // namespace

Estimated<ExactMatching> exact_matching(std::span<const double> outcome, std::span<const int> treated,
                                        std::span<const int> classes, double confidence) {
  const std::size_t n = outcome.size();
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_binary(treated, n);
  detail::require(classes.size() == n, "one class per unit");
  detail::require_confidence(confidence);
  std::map<int, Class> by_class;
  for (std::size_t i = 0; i < n; ++i) {
    Class& members = by_class[classes[i]];
    (treated[i] == 1 ? members.treated : members.reference).push_back(outcome[i]);
  }
  ExactMatching r;
  std::size_t all_treated = 0;
  for (const auto& [code, members] : by_class) {
    all_treated += members.treated.size();
    if (members.usable()) {
      r.treated_matched += members.treated.size();
      ++r.classes_used;
    }
  }
  r.treated_unmatched = all_treated - r.treated_matched;
  if (all_treated < 2 || n - all_treated < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  if (r.treated_matched == 0) {
    return NotEstimable{Reason::no_overlap, "no class holds both groups"};
  }
  const auto pooled1 = pooled(by_class, &Class::treated);
  const auto pooled0 = pooled(by_class, &Class::reference);
  if (!pooled1 || !pooled0) {
    return NotEstimable{Reason::too_few, "no class with both groups has two units of one of them"};
  }
  const auto matched = static_cast<double>(r.treated_matched);
  double variance = 0;
  for (const auto& [code, members] : by_class) {
    if (!members.usable()) {
      continue;
    }
    const double n1 = static_cast<double>(members.treated.size());
    const double n0 = static_cast<double>(members.reference.size());
    const double v1 = n1 < 2 ? *pooled1 : sample_variance(members.treated);
    const double v0 = n0 < 2 ? *pooled0 : sample_variance(members.reference);
    const double share = n1 / matched;
    r.mean_treated += share * mean(members.treated);
    r.mean_reference += share * mean(members.reference);
    variance += share * share * (v1 / n1 + v0 / n0);
  }
  std::vector<double> of_reference;
  for (std::size_t i = 0; i < n; ++i) {
    const Class& members = by_class.at(classes[i]);
    const double ratio = members.usable() ? static_cast<double>(members.treated.size()) /
                                                static_cast<double>(members.reference.size())
                                          : 0.0;
    r.weights.push_back(treated[i] == 1 ? (members.usable() ? 1.0 : 0.0) : ratio);
    if (treated[i] == 0) {
      of_reference.push_back(ratio);
    }
  }
  r.ess_reference = effective_sample_size(of_reference);
  const auto effect =
      contrast(r.mean_treated - r.mean_reference, std::sqrt(variance), rounding_of(outcome), confidence);
  if (!effect) {
    return effect.why();
  }
  r.effect = *effect;
  return r;
}

}  // namespace werkthet::statistics
