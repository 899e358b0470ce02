#include "config/plain_language.hpp"

#include "config/word_pattern.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>

namespace werkthet::config {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool small(char c) {
  return c >= 'a' && c <= 'z';
}

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// What stands before a point without ending a sentence.
bool abbreviation(std::string_view word) {
  static constexpr std::array<std::string_view, 57> known{
      "bijv",  "bv",    "o.a",   "m.n",   "d.w.z", "d.m.v", "i.v.m", "m.b.t", "t.a.v", "n.a.v",
      "m.u.v", "i.p.v", "t.o.v", "t.b.v", "t.n.v", "i.c",   "m.a.w", "i.e",   "e.g",   "o.l.v",
      "z.s.m", "a.u.b", "nr",    "nrs",   "art",   "blz",   "p",     "pag",   "ca",    "dr",
      "drs",   "mr",    "prof",  "ing",   "ir",    "st",    "resp",  "incl",  "excl",  "max",
      "min",   "gem",   "vgl",   "zgn",   "jan",   "feb",   "mrt",   "apr",   "jun",   "jul",
      "aug",   "sep",   "sept",  "okt",   "nov",   "dec",   "tel"};
  const std::string lower = core::lower_ascii(word);
  return std::find(known.begin(), known.end(), lower) != known.end() ||
         (word.size() == 1 && capital(word[0]));
}

/// The word that ends before `at`, with its inner points.
std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t start = at;
  while (start > 0 && !blank(text[start - 1]) && text[start - 1] != '(' && text[start - 1] != '"' &&
         text[start - 1] != '\'') {
    --start;
  }
  return text.substr(start, at - start);
}

constexpr std::array<std::string_view, 8> closing_signs{
    ".", "!", "?", ")", "\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99"};
constexpr std::array<std::string_view, 5> opening_signs{"(", "\"", "'", "\xE2\x80\x9C", "\xE2\x80\x98"};

/// Bytes of the signs that stand from `at` on.
template <std::size_t N>
std::size_t signs_at(std::string_view text, std::size_t at, const std::array<std::string_view, N>& signs) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  std::size_t bytes = 0;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : signs) {
      if (rest.substr(bytes).starts_with(sign)) {
        bytes += sign.size();
        more = true;
      }
    }
  }
  return bytes;
}

/// True when the mark at `at` ends a sentence; `end` becomes the place behind its closing signs.
bool ends_sentence(std::string_view text, std::size_t at, std::size_t start, std::size_t& end) {
  end = at + 1;
  end += signs_at(text, end, closing_signs);
  std::size_t next = end;
  while (next < text.size() && blank(text[next])) {
    ++next;
  }
  if (next == text.size()) {
    return true;
  }
  if (next == end) {
    return false;  // 1.000, o.a, www.lindeveen.example
  }
  const std::size_t first = next + signs_at(text, next, opening_signs);
  if (first < text.size() && small(text[first])) {
    return false;
  }
  if (text[at] != '.') {
    return true;
  }
  const std::string_view word = word_before(text, at);
  const bool item = word.data() == text.data() + start && word.size() <= 3 && !word.empty() &&
                    std::all_of(word.begin(), word.end(), digit);
  return !item && !abbreviation(word);
}

/// A line that starts an item of a list: "- x", "* x", "1. x".
bool starts_item(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("\xE2\x80\xA2 ")) {
    return true;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digit(line[digits])) {
    ++digits;
  }
  return digits > 0 && digits <= 3 && line.substr(digits).starts_with(". ");
}

/// The text in parts that no sentence crosses.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts{""};
  for (const std::string_view raw : core::split(text, '\n')) {
    const std::string_view line = core::trimmed(raw);
    if (line.empty() || starts_item(line)) {
      parts.emplace_back();
    }
    parts.back() += (parts.back().empty() ? "" : " ") + std::string(line);
  }
  return parts;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// By its form: ge-…-d/t/en and the prefixes that take no ge-. Some nouns look the same and are named.
bool participle(std::string_view w) {
  if (w.size() < 6 ||
      one_of(w,
             {"gemeente",   "gemeenten", "gebied",     "gebieden",  "gegeven",    "gegevens",  "bedragen",
              "gesprekken", "geheel",    "gewoonten",  "beleid",    "verband",    "verbanden", "overheid",
              "gezond",     "bekend",    "gevallen",   "gelden",    "genoeg",     "gebruiken", "verschillen",
              "bestaat",    "betekent",  "overleggen", "gemiddeld", "gezamenlijk"})) {
    return false;
  }
  const auto ends = [&](std::initializer_list<std::string_view> all) {
    return std::any_of(all.begin(), all.end(), [&](std::string_view end) { return w.ends_with(end); });
  };
  if (w.starts_with("ge")) {
    return ends({"d", "t", "en"});
  }
  static constexpr std::array<std::string_view, 18> prefixes{
      "ver",   "be",     "ont",   "her",  "uitge", "afge",    "aange", "opge",    "inge",
      "toege", "voorge", "meege", "over", "onder", "samenge", "bijge", "terugge", "vastge"};
  const bool prefixed =
      std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view p) { return w.starts_with(p); });
  return prefixed && ends({"d", "t", "de", "te"}) && !ends({"heid", "teit"});
}

bool auxiliary(std::string_view w) {
  return one_of(w, {"wordt", "worden", "werd", "werden"});
}

std::vector<TextWord> words_in(std::string_view sentence) {
  return words_of({std::string(sentence)});
}

bool explained(const std::string& term, std::string_view text) {
  const std::string flat = keyboard_signs(text);
  for (std::size_t at = flat.find(term); at != std::string::npos; at = flat.find(term, at + 1)) {
    const std::string_view after = std::string_view(flat).substr(at + term.size());
    if (after.starts_with(" (") || (at > 0 && flat[at - 1] == '(' && after.starts_with(")"))) {
      return true;
    }
    for (const std::string_view verb :
         {" is een ", " is de ", " is het ", " betekent ", " staat voor ", ": "}) {
      if (after.starts_with(verb) || after.starts_with("\"" + std::string(verb)) ||
          after.starts_with("'" + std::string(verb))) {
        return true;
      }
    }
    const std::string_view before = std::string_view(flat).substr(0, at);
    for (const std::string_view verb : {"heet ", "heet een ", "heet de ", "noemen we ", "noemen wij ",
                                        "noemen we een ", "noemen we de ", "heet \"", "heet '"}) {
      if (before.ends_with(verb)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

std::vector<std::string> split_sentences(std::string_view text) {
  std::vector<std::string> sentences;
  const auto keep = [&](std::string_view sentence) {
    if (const std::string_view found = core::trimmed(sentence); count_words(found) > 0) {
      sentences.emplace_back(found);
    }
  };
  for (const std::string& part : parts_of(text)) {
    std::size_t start = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      std::size_t end = 0;
      if ((part[i] == '.' || part[i] == '!' || part[i] == '?') && ends_sentence(part, i, start, end)) {
        keep(std::string_view(part).substr(start, end - start));
        while (end < part.size() && blank(part[end])) {
          ++end;
        }
        start = end;
        i = end - 1;
      }
    }
    keep(std::string_view(part).substr(std::min(start, part.size())));
  }
  return sentences;
}

std::vector<std::string> split_paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs{""};
  for (const std::string_view raw : core::split(text, '\n')) {
    if (const std::string_view line = core::trimmed(raw); !line.empty()) {
      paragraphs.back() += (paragraphs.back().empty() ? "" : "\n") + std::string(line);
    } else if (!paragraphs.back().empty()) {
      paragraphs.emplace_back();
    }
  }
  if (paragraphs.back().empty()) {
    paragraphs.pop_back();
  }
  return paragraphs;
}

std::size_t count_words(std::string_view text) {
  const std::string flat = keyboard_signs(text);
  std::size_t words = 0;
  bool inside = false;
  bool counted = false;
  for (const char c : flat) {
    if (blank(c)) {
      inside = false;
      continue;
    }
    counted = inside && counted;
    inside = true;
    const bool letter = small(c) || capital(c) || digit(c);
    if (letter && !counted) {
      counted = true;
      ++words;
    }
  }
  return words;
}

bool is_passive(std::string_view sentence) {
  const std::vector<TextWord> words = words_in(sentence);
  constexpr std::size_t reach = 10;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!auxiliary(words[i].lower)) {
      continue;
    }
    const std::size_t from = i > 0 ? i - 1 : 0;  // "gevraagd wordt", and "wordt … gevraagd"
    for (std::size_t k = from; k < words.size() && k <= i + reach; ++k) {
      if (k != i && participle(words[k].lower)) {
        return true;
      }
    }
  }
  return false;
}

bool has_nested_brackets(std::string_view sentence) {
  int depth = 0;
  for (const char c : sentence) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    depth = std::max(depth, 0);
    if (depth > 1) {
      return true;
    }
  }
  return false;
}

bool has_double_negation(std::string_view sentence) {
  static const std::vector<WordPattern> patterns = [] {
    std::vector<WordPattern> list;
    for (const char* text :
         {"niet "
          "{onmogelijk|onbelangrijk|ongebruikelijk|onverstandig|onbekend|onwaarschijnlijk|ondenkbaar|"
          "onterecht|"
          "onlogisch|oninteressant|ongunstig|onbeperkt|onaanzienlijk}",
          "niet zonder", "nooit geen", "niet nooit", "geen enkele niet", "niet ontkennen .. niet",
          "niet uitgesloten .. niet", "niet dat .. niet .. niet"}) {
      list.emplace_back(text);
    }
    return list;
  }();
  // "niet zonder meer" is one expression: it means "not without doubt".
  static const WordPattern expression("niet zonder meer");
  std::vector<TextWord> words = words_in(sentence);
  if (const auto found = expression.find(words)) {
    for (const std::size_t i : *found) {
      words[i].used = true;
    }
  }
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const WordPattern& pattern) { return pattern.find(words).has_value(); });
}

bool has_chain_of_that(std::string_view sentence) {
  const std::vector<TextWord> words = words_in(sentence);
  return std::count_if(words.begin(), words.end(),
                       [](const TextWord& word) { return word.lower == "dat"; }) >= 3;
}

std::vector<std::string> unexplained_terms(std::string_view text) {
  std::vector<std::string> found;
  const std::vector<TextWord> words = words_of(split_sentences(text));
  for (const std::string_view term : hard_terms()) {
    if (std::any_of(term.begin(), term.end(), capital)) {
      const bool there =
          std::any_of(words.begin(), words.end(), [&](const TextWord& word) { return word.written == term; });
      if (there && !explained(std::string(term), text)) {
        found.emplace_back(term);
      }
      continue;
    }
    const auto at = WordPattern(term).find(words);
    if (!at) {
      continue;
    }
    std::string written;
    for (const std::size_t i : *at) {
      written += (written.empty() ? "" : "-") + words[i].written;
    }
    if (!explained(written, text)) {
      found.push_back(core::lower_ascii(written));
    }
  }
  return found;
}

Reading measure(std::string_view text) {
  Reading reading;
  for (const std::string& sentence : split_sentences(text)) {
    const std::size_t words = count_words(sentence);
    ++reading.sentences;
    reading.words += words;
    reading.longest = std::max(reading.longest, words);
    reading.passives += is_passive(sentence) ? 1U : 0U;
  }
  for (const std::string& paragraph : split_paragraphs(text)) {
    reading.longest_paragraph = std::max(reading.longest_paragraph, count_words(paragraph));
  }
  return reading;
}

}  // namespace werkthet::config
