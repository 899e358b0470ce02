#include "word/numbers.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace werkthet::word {
namespace {

constexpr std::size_t longest_sentence = 300;
constexpr std::size_t longest_number = 18;

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Spaces that do not break and other signs for what is one thing become plain.
std::string plain_signs(std::string_view text) {
  static const std::array<std::pair<std::string_view, std::string_view>, 6> signs{{
      {"\xC2\xA0", " "},
      {"\xE2\x80\xAF", " "},
      {"\xE2\x88\x92", "-"},
      {"\xE2\x80\x93", "-"},
      {"\xE2\x80\x91", "-"},
      {"\n", " "},
  }};
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const auto& one) { return text.substr(i).starts_with(one.first); });
    // The length stays, so that offsets stay: what is shorter is filled up with spaces.
    const std::size_t length = sign == signs.end() ? 1 : sign->first.size();
    plain += sign == signs.end() ? std::string(1, text[i])
                                 : std::string(sign->second) + std::string(length - sign->second.size(), ' ');
    i += length;
  }
  return plain;
}

bool word_at(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || !letter(text[word.size()]));
}

std::string_view skip_spaces(std::string_view text) {
  const std::size_t at = text.find_first_not_of(' ');
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

bool month_follows(std::string_view rest) {
  static constexpr std::array<std::string_view, 19> months{
      "januari",  "februari",  "maart",   "april",    "mei",      "juni",    "juli",
      "augustus", "september", "oktober", "november", "december", "january", "february",
      "march",    "may",       "june",    "july",     "august"};
  const std::string lower = core::lower_ascii(skip_spaces(rest).substr(0, 12));
  return std::any_of(months.begin(), months.end(),
                     [&](std::string_view month) { return word_at(lower, month); }) ||
         word_at(lower, "october");
}

/// "Tabel 2", "artikel 169": a number that names something.
bool names_something(std::string_view before) {
  static constexpr std::array<std::string_view, 22> words{
      "tabel", "table", "figuur",    "figure",    "bijlage", "annex",  "artikel", "article",
      "art.",  "lid",   "hoofdstuk", "chapter",   "motie",   "pagina", "page",    "punt",
      "vraag", "deel",  "versie",    "bladzijde", "blz.",    "nummer"};
  while (before.ends_with(' ')) {
    before.remove_suffix(1);
  }
  const std::size_t space = before.find_last_of(" (");
  const std::string last =
      core::lower_ascii(space == std::string_view::npos ? before : before.substr(space + 1));
  return std::find(words.begin(), words.end(), last) != words.end();
}

struct Token {
  std::size_t start{};
  std::size_t end{};
};

/// Digits with commas and dots between digits.
Token token_at(std::string_view text, std::size_t start) {
  std::size_t end = start;
  while (end < text.size() && (digit(text[end]) || ((text[end] == ',' || text[end] == '.') &&
                                                    end + 1 < text.size() && digit(text[end + 1])))) {
    ++end;
  }
  return {start, end};
}

NumberUnit unit_after(std::string_view rest) {
  const std::string after = core::lower_ascii(skip_spaces(rest).substr(0, 24));
  if (after.starts_with("%-punt") || after.starts_with("procentpunt") || after.starts_with("procent-punt") ||
      after.starts_with("percentage point") || word_at(after, "punt") || word_at(after, "punten") ||
      word_at(after, "points") || word_at(after, "point")) {
    return NumberUnit::points;
  }
  if (after.starts_with('%') || word_at(after, "procent") || word_at(after, "percent") ||
      word_at(after, "per cent")) {
    return NumberUnit::percent;
  }
  return word_at(after, "euro") || after.starts_with("\xE2\x82\xAC") ? NumberUnit::euro : NumberUnit::none;
}

bool euro_before(std::string_view before) {
  while (before.ends_with(' ') || before.ends_with('-')) {
    before.remove_suffix(1);
  }
  return before.ends_with("\xE2\x82\xAC") || core::lower_ascii(before).ends_with("eur");
}

/// With one of the two marks between thousands and the other before decimals.
std::optional<FoundNumber> reading(std::string_view typed, char thousands, char decimal) {
  const std::size_t comma = typed.find(decimal);
  if (comma != std::string_view::npos && typed.find(decimal, comma + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view whole = typed.substr(0, comma);
  const std::string_view rest =
      comma == std::string_view::npos ? std::string_view() : typed.substr(comma + 1);
  std::string digits;
  bool first = true;
  for (const std::string_view group : core::split(whole, thousands)) {
    if (group.empty() ||
        group.size() > (first && whole.find(thousands) == std::string_view::npos ? longest_number : 3) ||
        (!first && group.size() != 3)) {
      return std::nullopt;
    }
    digits += group;
    first = false;
  }
  if (rest.find(thousands) != std::string_view::npos || digits.size() + rest.size() > longest_number) {
    return std::nullopt;
  }
  if (!rest.empty()) {
    digits += "." + std::string(rest);
  }
  FoundNumber found;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), found.value);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  found.typed = typed;
  found.decimals = static_cast<int>(rest.size());
  return found;
}

/// Dates, years, ordinals, names with digits: no figures.
bool is_no_figure(std::string_view text, Token token) {
  const std::string_view typed = text.substr(token.start, token.end - token.start);
  const std::string_view rest = text.substr(token.end);
  const char before = token.start == 0 ? ' ' : text[token.start - 1];
  const char after = rest.empty() ? ' ' : rest.front();
  if (letter(before) || before == '/' || before == '_' || before == '#' || before == '@' || letter(after) ||
      after == '/' || after == '_' || after == '@') {
    return true;  // 1e, Z20, a path
  }
  // "9-13 procent" is a range: the unit after the second number says so.
  const bool ends_range =
      token.start >= 2 && digit(text[token.start - 2]) && unit_after(rest) != NumberUnit::none;
  const bool joined_before = before == '-' && token.start >= 2 && !ends_range &&
                             (digit(text[token.start - 2]) || letter(text[token.start - 2]));
  const bool begins_range =
      rest.size() > 1 && digit(rest[1]) && unit_after(rest.substr(token_at(rest, 1).end)) != NumberUnit::none;
  const bool joined_after =
      after == '-' && rest.size() > 1 && !begins_range && (digit(rest[1]) || letter(rest[1]));
  if (joined_before || joined_after) {
    return true;  // 9-4-2020, Z-2020-0417, 2-jarig
  }
  if (typed.size() <= 2 && month_follows(rest)) {
    return true;
  }
  const bool plain = typed.find_first_of(".,") == std::string_view::npos;
  if (plain && typed.size() == 4 && (typed.starts_with("19") || typed.starts_with("20")) &&
      unit_after(rest) == NumberUnit::none && !euro_before(text.substr(0, token.start))) {
    return true;
  }
  if (plain && after == '.' && core::trimmed(text.substr(0, token.start)).empty() && typed.size() <= 2) {
    return true;  // "2. Wat wij doen"
  }
  return names_something(text.substr(0, token.start));
}

/// "tot", "en", "of" and a dash between two numbers: they share the unit of the second.
bool joins(std::string_view between) {
  const std::string_view middle = core::trimmed(between);
  return middle == "tot" || middle == "to" || middle == "en" || middle == "and" || middle == "of" ||
         middle == "or" || middle == "-" || middle == "tot -" || middle == "to -" || middle == "tot en met" ||
         middle == ",";
}

}  // namespace

std::vector<FoundNumber> numbers_in(std::string_view original) {
  const std::string text = plain_signs(original);
  struct Seen {
    Token token;
    NumberUnit unit{};
    bool figure{};
  };
  std::vector<Seen> seen;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!digit(text[i]) || (i > 0 && digit(text[i - 1]))) {
      continue;
    }
    const Token token = token_at(text, i);
    const std::string_view rest = std::string_view(text).substr(token.end);
    NumberUnit unit = unit_after(rest);
    if (unit == NumberUnit::none && euro_before(std::string_view(text).substr(0, token.start))) {
      unit = NumberUnit::euro;
    }
    seen.push_back({token, unit, !is_no_figure(text, token)});
    i = token.end - 1;
  }
  for (std::size_t i = seen.size(); i-- > 1;) {
    const std::string_view between =
        std::string_view(text).substr(seen[i - 1].token.end, seen[i].token.start - seen[i - 1].token.end);
    if (seen[i - 1].unit == NumberUnit::none && joins(between)) {
      seen[i - 1].unit = seen[i].unit;
    }
  }
  std::vector<FoundNumber> found;
  for (const Seen& one : seen) {
    if (!one.figure) {
      continue;
    }
    const std::string_view typed =
        std::string_view(text).substr(one.token.start, one.token.end - one.token.start);
    const std::optional<FoundNumber> dutch = reading(typed, '.', ',');
    const std::optional<FoundNumber> english = reading(typed, ',', '.');
    std::vector<FoundNumber> readings;
    if (dutch) {
      readings.push_back(*dutch);
    }
    if (english && (!dutch || english->value != dutch->value)) {
      readings.push_back(*english);
    }
    for (FoundNumber& number : readings) {
      number.unit = one.unit;
      number.at = one.token.start;
      found.push_back(std::move(number));
    }
  }
  return found;
}

std::string_view name(NumberUnit unit) {
  switch (unit) {
    case NumberUnit::percent:
      return "procent";
    case NumberUnit::points:
      return "procentpunt";
    case NumberUnit::euro:
      return "euro";
    case NumberUnit::none:
      break;
  }
  return {};
}

std::string sentence_at(std::string_view text, std::size_t at) {
  const auto ends = [&](std::size_t i) {
    return (text[i] == '.' || text[i] == '!' || text[i] == '?') &&
           (i + 1 >= text.size() || text[i + 1] == ' ');
  };
  std::size_t start = std::min(at, text.size());
  while (start > 0 && !ends(start - 1)) {
    --start;
  }
  std::size_t end = std::min(at, text.size());
  while (end < text.size() && !ends(end)) {
    ++end;
  }
  std::string sentence(core::trimmed(text.substr(start, std::min(end + 1, text.size()) - start)));
  std::replace(sentence.begin(), sentence.end(), '\n', ' ');
  if (sentence.size() > longest_sentence) {
    std::size_t cut = longest_sentence;
    while (cut > 0 && (static_cast<unsigned char>(sentence[cut]) & 0xC0U) == 0x80U) {
      --cut;
    }
    sentence.resize(cut);
    sentence += "...";
  }
  return sentence;
}

}  // namespace werkthet::word
