#pragma once
// The words that are blocked or looked at in texts of people, with what to write instead. Own list; the
// reasons stand in T101 and T102 of config/settings_rules.cpp. Longer phrases come before shorter ones that
// they contain.

#include <string>
#include <vector>

namespace werkthet::config {

enum class Level { blocked, warned, plain };

struct Phrase {
  std::string words;  ///< lower case, single spaces; a final * takes the rest of the word along
  Level level{};
  bool results_only{};  ///< only where a text tells about results
  std::string instead;  ///< what to do, with the suggestion
};

[[nodiscard]] const std::vector<Phrase>& phrases();

}  // namespace werkthet::config
