#include "theme/token_file.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace werkthet::theme {

bool is_token_name(std::string_view name) {
  return name.size() > 2 && name.size() <= 200 && name.starts_with("--") &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                  c == '_';
         });
}

std::optional<std::vector<Declaration>> parse_tokens(std::string_view text, const std::string& file,
                                                     core::Problems& problems) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
  }
  if (text.size() > most_bytes || !core::is_utf8(text) || text.find('\0') != std::string_view::npos) {
    problems.add({core::Severity::error,
                  "H101",
                  {file, 0, 0, ""},
                  text.size() > most_bytes ? "the file with the house style is larger than 4 MiB"
                                           : "the file with the house style is not written in UTF-8",
                  "name a style sheet or a JSON file with design tokens",
                  ""});
    return std::nullopt;
  }
  return core::trimmed(text).starts_with('{') ? parse_json(text, file, problems)
                                              : parse_css(text, file, problems);
}

}  // namespace werkthet::theme
