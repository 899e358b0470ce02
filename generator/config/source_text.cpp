#include "config/source_text.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace werkthet::config {
namespace {

constexpr std::size_t widest = 100;  // characters of a line that are shown

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::vector<std::string> characters(std::string_view line) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i + 1;
    while (end < line.size() && continues(line[end])) {
      ++end;
    }
    result.emplace_back(line.substr(i, end - i));
    i = end;
  }
  return result;
}

/// Position after the string that starts at `at`, which holds a quote.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string triple(3, quote);
  if (text.substr(at, 3) == triple) {
    std::size_t i = at + 3;
    while (i < text.size()) {
      if (quote == '"' && text[i] == '\\') {
        i += 2;
      } else if (text.substr(i, 3) == triple) {
        return i + 3;
      } else {
        ++i;
      }
    }
    return text.size();
  }
  std::size_t i = at + 1;
  while (i < text.size() && text[i] != '\n') {
    if (quote == '"' && text[i] == '\\') {
      i += 2;
    } else if (text[i] == quote) {
      return i + 1;
    } else {
      ++i;
    }
  }
  return std::min(i, text.size());
}

/// A name of a password before a = anywhere in the line, also in {braces} or in the text of a connection string.
bool has_password(std::string_view line) {
  for (std::size_t equals = line.find('='); equals != std::string_view::npos; equals = line.find('=', equals + 1)) {
    const std::size_t last = line.substr(0, equals).find_last_not_of(" \t\"'");
    if (last == std::string_view::npos) {
      continue;
    }
    const std::size_t before = line.substr(0, last).find_last_of(" \t\"'.,;{=");
    const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
    if (sets_password(line.substr(first, last + 1 - first))) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool sets_password(std::string_view name) {
  const std::string lower = core::lower_ascii(name);
  const auto holds = [&lower](std::string_view word) { return lower.find(word) != std::string::npos; };
  return (holds("passw") || holds("passphrase") || holds("pwd") || holds("wachtwoord")) && lower != "password_env" &&
         lower != "password_file";
}

SourceText::SourceText(std::string_view text) : lines_(core::split(text, '\n')) {
  bool discreet = false;
  for (const std::string_view line : lines_) {
    if (const std::string_view start = core::trimmed(line); start.starts_with('[')) {
      const std::size_t name = start.find_first_not_of("[ \t\"'");
      discreet = name != std::string_view::npos && start.substr(name).starts_with("database");
    }
    hidden_.push_back(discreet || has_password(line));
  }
}

std::string SourceText::excerpt(std::uint64_t line, std::uint64_t column) const {
  if (line == 0 || line > lines_.size() || hidden_[line - 1]) {
    return "";
  }
  std::string_view raw = lines_[line - 1];
  if (raw.ends_with('\r')) {
    raw.remove_suffix(1);
  }
  const std::vector<std::string> all = characters(raw);
  const std::size_t at = column == 0 ? 0 : std::min<std::size_t>(column - 1, all.size());
  const std::size_t from = at > widest * 2 / 3 && all.size() > widest ? at - widest / 2 : 0;
  const std::size_t to = std::min(all.size(), from + widest);

  const std::string label = std::to_string(line);
  std::string shown = from > 0 ? "..." : "";
  std::string below = from > 0 ? "   " : "";
  for (std::size_t i = from; i < to; ++i) {
    const std::string clean = core::without_controls(all[i]);
    shown += clean;
    if (i < at && !clean.empty()) {
      below += clean == "\t" ? "\t" : " ";
    }
  }
  std::string result = "  " + label + " | " + shown + (to < all.size() ? "..." : "");
  if (column > 0) {
    result += "\n  " + std::string(label.size(), ' ') + " | " + below + "^";
  }
  return result;
}

std::optional<core::Place> deep_key(std::string_view text, std::size_t limit) {
  std::uint64_t line = 1;
  std::size_t line_start = 0;
  std::size_t dots = 0;  // dots of the key that is running
  const auto lines_within = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < text.size(); ++i) {
      if (text[i] == '\n') {
        ++line;
        line_start = i + 1;
      }
    }
  };
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      const std::size_t end = after_string(text, i);
      lines_within(i, end);
      i = end;
      continue;
    }
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (c == '.') {
      if (++dots >= limit) {
        return core::Place{"", line, i - line_start + 1, ""};
      }
    } else if (c == '\n' || c == '=' || c == ',' || c == '[' || c == ']' || c == '{' || c == '}') {
      dots = 0;
    }
    lines_within(i, i + 1);
    ++i;
  }
  return std::nullopt;
}

void Report::add(core::Severity severity, std::string code, core::Place place, std::string message,
                 std::string remedy) {
  std::string shown = source_.excerpt(place.line, place.column);
  problems_.add(
      {severity, std::move(code), std::move(place), std::move(message), std::move(remedy), std::move(shown)});
}

void Report::error(std::string code, core::Place place, std::string message, std::string remedy) {
  add(core::Severity::error, std::move(code), std::move(place), std::move(message), std::move(remedy));
}

void Report::warning(std::string code, core::Place place, std::string message, std::string remedy) {
  add(core::Severity::warning, std::move(code), std::move(place), std::move(message), std::move(remedy));
}

void Report::note(std::string code, core::Place place, std::string message, std::string remedy) {
  add(core::Severity::note, std::move(code), std::move(place), std::move(message), std::move(remedy));
}

}  // namespace werkthet::config
