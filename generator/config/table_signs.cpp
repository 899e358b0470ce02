#include "config/table_signs.hpp"

#include "config/settings_rules.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace werkthet::config {

bool is_shorthand(std::string_view text) {
  return text.size() >= 3 && text.size() <= 7 && text.front() == '[' && text.back() == ']' &&
         std::all_of(text.begin() + 1, text.end() - 1, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_table_sign(std::string_view typed) {
  // As it will be printed: a control character between the letters is taken out on the way.
  const std::string printed = core::is_utf8(typed) ? core::without_controls(typed) : std::string(typed);
  const std::string_view text = printed;
  for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
    const std::string_view rest = text.substr(open);
    if (rest.starts_with(note_marker) || is_shorthand(rest.substr(0, rest.find(']') + 1))) {
      return true;
    }
  }
  return false;
}

void check_table_signs(std::string_view text, const core::Place& place, core::Problems& problems) {
  if (has_table_sign(text)) {
    const Rule& rule = settings_rule("T107");
    // The text is not repeated: in a list it may tell about a person.
    problems.add({rule.severity, rule.code, place, rule.title, rule.remedy, ""});
  }
}

}  // namespace werkthet::config
