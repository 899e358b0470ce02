// P102 and P103: what belongs to a person in a text. Written as small scanners and not as regular
// expressions: those of the standard library can run out of stack on long texts.
#include "config/text_check.hpp"
#include "config/word_pattern.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace werkthet::config {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool letter(char c) {
  // Bytes of other scripts and accents count as letters: "é" ends a word no more than "e" does.
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0U;
}

char at(std::string_view text, std::size_t i) {
  return i < text.size() ? text[i] : '\0';
}

/// A run of digit groups: "06-12 34 56 78" has groups 2, 2, 2, 2, 2.
struct Run {
  std::string digits;
  std::vector<std::size_t> groups;
  std::size_t end{};
};

/// Reads exactly `wanted` digits from `at`, with at most two separators between groups; nullopt when there
/// are fewer or when a further digit follows directly or after - . /
std::optional<Run> digits_from(std::string_view text, std::size_t from, std::size_t wanted) {
  Run run;
  std::size_t i = from;
  std::size_t group = 0;
  while (run.digits.size() < wanted) {
    if (digit(at(text, i))) {
      run.digits += text[i++];
      ++group;
      continue;
    }
    std::size_t separators = 0;
    while (separators < 3 && i < text.size() &&
           std::string_view(" -./()").find(text[i]) != std::string_view::npos) {
      ++separators;
      ++i;
    }
    if (separators == 0 || separators > 3 || !digit(at(text, i))) {
      return std::nullopt;
    }
    if (group > 0) {
      run.groups.push_back(group);
    }
    group = 0;
  }
  run.groups.push_back(group);
  run.end = i;
  const char next = at(text, i);
  const bool joined = (next == '-' || next == '.' || next == '/' || next == ',') && digit(at(text, i + 1));
  if (digit(next) || joined) {
    return std::nullopt;
  }
  return run;
}

/// A number cannot start inside a word, a number or an amount.
bool starts_number(std::string_view text, std::size_t i) {
  if (i == 0) {
    return true;
  }
  const char before = text[i - 1];
  if (digit(before) || letter(before)) {
    return false;
  }
  const bool joins = before == '-' || before == '.' || before == ',' || before == '/';
  return !(joins && i >= 2 && digit(text[i - 2]));
}

/// "NL91 ABNA " before the digits: an account number.
bool after_bank_code(std::string_view text, std::size_t i) {
  while (i > 0 && (text[i - 1] == ' ' || digit(text[i - 1]))) {
    --i;
  }
  return i >= 4 && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i - 4),
                               text.begin() + static_cast<std::ptrdiff_t>(i),
                               [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool national(const Run& run) {
  const std::string_view d = run.digits;
  if (d[0] != '0' || d[1] == '0') {
    return false;
  }
  if (d.starts_with("0800") || d.starts_with("0900") || d.starts_with("0906") || d.starts_with("0909")) {
    return false;
  }
  const std::size_t first = run.groups.front();
  return d[1] == '6' ? first >= 2 : first == 3 || first == 4 || first == 10;
}

bool eleven_test(std::string_view d) {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    const int weight = i == 8 ? -1 : 9 - static_cast<int>(i);
    sum += weight * (d[i] - '0');
  }
  return sum % 11 == 0 && d != "000000000";
}

bool bsn_grouping(const std::vector<std::size_t>& groups) {
  using Groups = std::vector<std::size_t>;
  return groups == Groups{9} || groups == Groups{3, 3, 3} || groups == Groups{4, 2, 3};
}

bool after_euro(std::string_view text, std::size_t i) {
  while (i > 0 && text[i - 1] == ' ') {
    --i;
  }
  return text.substr(0, i).ends_with("\xE2\x82\xAC") || text.substr(0, i).ends_with("EUR");
}

bool function_word(std::string_view word) {
  static const std::array<std::string_view, 20> words = {
      "info",         "team",     "afdeling", "sociaal", "domein",     "onderzoek",   "griffie",
      "communicatie", "bijstand", "werk",     "inkomen", "post",       "postbus",     "contact",
      "klantcontact", "raad",     "gemeente", "privacy", "experiment", "participatie"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool has_telephone(std::string_view original) {
  const std::string text = keyboard_signs(original);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '0' && text[i] != '+' && text[i] != '(') {
      continue;
    }
    if (!starts_number(text, i)) {
      continue;
    }
    std::string_view rest = std::string_view(text).substr(i);
    // From abroad: +31 or 0031, perhaps (0), then nine digits.
    for (const std::string_view prefix : {"+31", "0031", "(+31)", "+ 31"}) {
      if (!rest.starts_with(prefix)) {
        continue;
      }
      std::size_t from = i + prefix.size();
      while (from < text.size() && (text[from] == ' ' || text[from] == '-')) {
        ++from;
      }
      if (std::string_view(text).substr(from).starts_with("(0)")) {
        from += 3;
      } else if (at(text, from) == '0') {
        from += 1;
      }
      const std::optional<Run> run = digits_from(text, from, 9);
      if (run && run->digits[0] != '0') {
        return true;
      }
    }
    const std::size_t from = text[i] == '(' ? i + 1 : i;
    if (at(text, from) != '0' || after_bank_code(text, from)) {
      continue;
    }
    if (const std::optional<Run> run = digits_from(text, from, 10); run && national(*run)) {
      return true;
    }
  }
  return false;
}

bool has_personal_mail(std::string_view text) {
  const auto local_char = [](char c) {
    return letter(c) || digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
  };
  for (std::size_t sign = text.find('@'); sign != std::string_view::npos; sign = text.find('@', sign + 1)) {
    std::size_t from = sign;
    while (from > 0 && local_char(text[from - 1])) {
      --from;
    }
    const std::string local = core::lower_ascii(text.substr(from, sign - from));
    const bool domain = letter(at(text, sign + 1)) || digit(at(text, sign + 1));
    bool function = false;
    bool names = local.find('.') != std::string::npos;
    for (const std::string_view part : core::split(local, '.')) {
      function = function || function_word(part);
      names = names && !part.empty() && std::any_of(part.begin(), part.end(), letter);
    }
    if (domain && names && !function) {
      return true;
    }
  }
  return false;
}

bool has_bsn(std::string_view original) {
  const std::string text = keyboard_signs(original);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!digit(text[i]) || !starts_number(text, i) || after_euro(text, i)) {
      continue;
    }
    const std::optional<Run> run = digits_from(text, i, 9);
    if (run && bsn_grouping(run->groups) && !letter(at(text, run->end)) && eleven_test(run->digits)) {
      return true;
    }
  }
  return false;
}

}  // namespace werkthet::config
