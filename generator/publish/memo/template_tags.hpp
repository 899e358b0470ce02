#pragma once
// The tags a template may use, in one place: `werkthet template list` prints them, `template check` looks
// them up, and memo_content makes the text of each.

#include "word/check_template.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish::memo {

struct TagRule {
  std::string tag;  ///< "wh.kern"; "wh.tabel.*" for any name behind it
  word::FieldKind kind{};
  bool needed{};          ///< no letter goes without
  std::string held_by{};  ///< another tag whose text holds this one's
  std::string nl;         ///< what comes here
  std::string en;
};

/// All tags in the order of a letter: head, parts, then tables and figures by their name.
[[nodiscard]] const std::vector<TagRule>& template_tags();

/// The same for word::check_template.
[[nodiscard]] std::vector<word::KnownTag> known_tags();

inline constexpr std::string_view head_tag = "wh.kop";      ///< the head block as a table
inline constexpr std::string_view letter_tag = "wh.brief";  ///< all parts with their headings

}  // namespace werkthet::publish::memo
