#pragma once
// The score of a scale with unanswered items: the mean of what was answered, when enough was.
// The mean and not the sum, so that a missing answer does not count as the lowest one.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// Answers of one item, one entry per person; nothing where the person did not answer.
using ItemAnswers = std::vector<std::optional<double>>;

struct ScoreRule {
  std::vector<bool> reversed;  ///< per item; empty: none
  double lowest{};             ///< of the answer scale; a reversed answer counts as lowest + highest - answer
  double highest{};
  double min_share{0.6};  ///< of the items that must be answered, 0 .. 1
};

/// One person's score; nothing when answered / items < min_share or nothing was answered. `answers` in the
/// order of rule.reversed. Known as
/// person-mean scoring, with a share of one half as the half rule; it takes answered and unanswered items to
/// have about the same mean. Source: Fairclough (2010), Design and Analysis of Quality of Life Studies in
/// Clinical Trials.
[[nodiscard]] std::optional<double> scale_score(std::span<const std::optional<double>> answers,
                                                const ScoreRule& rule);

struct ScaleScores {
  std::vector<std::optional<double>> scores;  ///< one per person
  std::size_t scored{};
  std::size_t complete{};    ///< persons who answered every item
  double mean{};             ///< of the scores
  std::optional<double> sd;  ///< denominator scored - 1; none with one score
};

/// `items`: one column per item. too_few: no items, no persons, or nobody with enough answers. Throws
/// std::invalid_argument for unequal lengths, a min_share outside 0 .. 1, or an answer that is not finite.
[[nodiscard]] Estimated<ScaleScores> scale_scores(std::span<const ItemAnswers> items, const ScoreRule& rule);

}  // namespace werkthet::statistics
