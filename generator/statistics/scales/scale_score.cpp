#include "statistics/scales/scale_score.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {

std::optional<double> scale_score(std::span<const std::optional<double>> answers, const ScoreRule& rule) {
  detail::require(rule.min_share >= 0 && rule.min_share <= 1, "min_share must lie between 0 and 1");
  detail::require(rule.reversed.empty() || rule.reversed.size() == answers.size(),
                  "reversed has another length than the items");
  std::vector<double> values;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i]) {
      const bool reversed = !rule.reversed.empty() && rule.reversed[i];
      values.push_back(reversed ? rule.lowest + rule.highest - *answers[i] : *answers[i]);
    }
  }
  detail::require_finite(values, "an answer is not finite");
  // A quotient of small whole numbers rounds like the decimal of the same value: 3 of 5 reaches 0.6.
  const double share = static_cast<double>(values.size()) / static_cast<double>(answers.size());
  if (values.empty() || share < rule.min_share) {
    return std::nullopt;
  }
  return sum(values) / static_cast<double>(values.size());
}

Estimated<ScaleScores> scale_scores(std::span<const ItemAnswers> items, const ScoreRule& rule) {
  if (items.empty() || items[0].empty()) {
    return NotEstimable{Reason::too_few, "no items or no persons"};
  }
  const std::size_t persons = items[0].size();
  for (const ItemAnswers& item : items) {
    detail::require(item.size() == persons, "an item has another length than the others");
  }
  ScaleScores out;
  std::vector<double> found;
  std::vector<std::optional<double>> answers(items.size());
  for (std::size_t person = 0; person < persons; ++person) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      answers[i] = items[i][person];
    }
    const bool complete =
        std::all_of(answers.begin(), answers.end(), [](const auto& a) { return a.has_value(); });
    out.complete += complete ? 1U : 0U;
    out.scores.push_back(scale_score(answers, rule));
    if (out.scores.back()) {
      found.push_back(*out.scores.back());
    }
  }
  out.scored = found.size();
  if (found.empty()) {
    return NotEstimable{Reason::too_few, "nobody answered enough items"};
  }
  out.mean = mean(found);
  if (found.size() > 1) {
    out.sd = std::sqrt(sample_variance(found));
  }
  return out;
}

}  // namespace werkthet::statistics
