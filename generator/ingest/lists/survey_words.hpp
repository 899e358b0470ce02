#pragma once
// The words of survey files in Dutch and English: how somebody answered, whether the response is complete or
// a test, and the day on it. Case, punctuation and spaces do not count; a word that is not in the lists is
// unknown and never guessed.

#include "core/date.hpp"
#include "ingest/input.hpp"
#include "ingest/values.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace werkthet::ingest {

/// How labels are compared: lower case, every run of spaces and ASCII punctuation one space. Letters outside
/// ASCII stay what they are and nothing is cut off, so two labels never become one by accident.
[[nodiscard]] std::string label_key(std::string_view text);

/// A day with or without a time of day ("2018-01-05 10:22:33", "2018-01-05T10:22:33Z"), as written: no time
/// zone is converted. `form` is the date form of study.toml or empty.
[[nodiscard]] DateCell survey_day(std::string_view text, std::string_view form);

/// How somebody answered: online, paper, telephone or interview in Dutch or English words; nullopt for any
/// other word, unknown for an empty cell.
[[nodiscard]] std::optional<SurveyMode> survey_mode(std::string_view text);
/// The same from the DistributionChannel of Qualtrics, where every channel but the offline app is online.
[[nodiscard]] std::optional<SurveyMode> channel_mode(std::string_view text);
[[nodiscard]] std::string_view text(SurveyMode mode);

/// True, False, 1, 0 and the Dutch and English words for them; nullopt for other text or an empty cell.
[[nodiscard]] std::optional<bool> finished_word(std::string_view text);
/// The Status of Qualtrics says that nobody of the study answered: preview (1, also 9 and 17) or test (2).
/// nullopt for a status that is not in its list; an empty one is none of these.
[[nodiscard]] std::optional<bool> test_status(std::string_view text);

}  // namespace werkthet::ingest
