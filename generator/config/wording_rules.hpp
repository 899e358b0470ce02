#pragma once
// The words that are blocked or looked at in texts of people, with what to write instead. Own list; the
// reasons stand in T101 and T102 of config/settings_rules.cpp. Longer phrases come before shorter ones that
// they contain.

#include <string>
#include <vector>

namespace werkthet::config {

enum class Level { blocked, warned };

/// What a phrase leans on. Without it the phrase is blocked, whatever its level.
enum class Rests {
  nothing,
  lot,     ///< a comparison drawn by lot, in the study and in the sentence
  margin,  ///< a margin set beforehand, against which "not worse" can be held
};

struct Phrase {
  std::string words;  ///< as in WordPattern, lower case
  Level level{};
  bool results_only{};  ///< only where a text tells about results
  std::string instead;  ///< what to do, with the suggestion
  Rests rests{Rests::nothing};
  std::string beside{};               ///< only in a sentence that holds this pattern as well
  std::vector<std::string> unless{};  ///< not in a sentence that holds one of these patterns
  bool without_number{};              ///< only in a sentence without a figure
};

[[nodiscard]] const std::vector<Phrase>& phrases();

/// Honest negations and figures of speech that hold a phrase of the list: left alone.
[[nodiscard]] const std::vector<std::string>& innocent_phrases();

/// A sentence about people who did not take part compares without a lot.
[[nodiscard]] const std::vector<std::string>& not_by_lot_words();

}  // namespace werkthet::config
