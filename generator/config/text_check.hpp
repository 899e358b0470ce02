#pragma once
// Looks through the free texts of a study for what must not be published: telephone numbers, addresses of
// persons, numbers that may be a BSN, and words that claim more than a study can show. A number or address is
// never repeated in the message; a word is.

#include "config/study.hpp"
#include "core/problem.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

/// A text of the study and its dotted name, "memo.reason" or "arms.regie.text_en".
struct FreeText {
  std::string path;
  std::string text;
};

/// Every text that a person typed and a reader may see, in the order of the study; empty ones are left out.
[[nodiscard]] std::vector<FreeText> free_texts(const Study& study);

/// What the study knows and a text leans on; unknown where a text comes from elsewhere.
struct TextContext {
  core::Language language{core::Language::nl};  ///< plain Dutch is asked of Dutch texts only
  std::optional<bool> lot;                      ///< a comparison drawn by lot
  std::optional<bool> margin;                   ///< a margin set beforehand for at least one outcome
};

/// What a study knows: a lot when it has a control group and another one, a margin when an outcome has one.
[[nodiscard]] TextContext context_of(const Study& study);

/// Adds P102, P103 and T101 to T107 with the line of the setting when the study came from a file.
void check_texts(const Study& study, core::Problems& problems);

/// The same for one text, for texts that come from elsewhere. `results`: the text tells about outcomes
/// (memo, correction), so words that are fine in a description are looked at as well. What claims a cause is
/// blocked where `context` has no comparison by lot, "not worse" where it has no margin; both are looked at
/// when it is unknown.
void check_text(std::string_view text, const core::Place& place, bool results, core::Problems& problems,
                const TextContext& context = {});

/// A Dutch telephone number of a line or a mobile; service numbers (0800, 0900, 14 0xx) are nobody's.
[[nodiscard]] bool has_telephone(std::string_view text);
/// An e-mail address whose first part joins two names with a dot; function mailboxes pass.
[[nodiscard]] bool has_personal_mail(std::string_view text);
/// Nine digits, also grouped, that pass the eleven-test of the citizen service number.
[[nodiscard]] bool has_bsn(std::string_view text);

}  // namespace werkthet::config
