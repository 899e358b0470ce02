#include "config/word_pattern.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace werkthet::config {
namespace {

constexpr std::size_t widest_gap = 8;

bool word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0U;
}

bool word_fits(const std::string& word, std::string_view wanted) {
  return wanted.ends_with('*') ? word.starts_with(wanted.substr(0, wanted.size() - 1)) : word == wanted;
}

}  // namespace

std::string keyboard_signs(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> signs{{
      {"\xC2\xA0", " "},
      {"\xE2\x80\xAF", " "},
      {"\xE2\x80\x98", "'"},
      {"\xE2\x80\x99", "'"},
      {"\xE2\x80\x9C", "\""},
      {"\xE2\x80\x9D", "\""},
      {"\xE2\x80\x9E", "\""},
      {"\xE2\x80\x90", "-"},
      {"\xE2\x80\x91", "-"},
      {"\xE2\x80\x92", "-"},
      {"\xE2\x80\x93", "-"},
      {"\xE2\x80\x94", "-"},
      {"\xE2\x88\x92", "-"},
      {"\xE2\x80\xA6", "..."},
  }};
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const auto& one) { return text.starts_with(one.first); });
    result += sign == signs.end() ? text.substr(0, 1) : sign->second;
    text.remove_prefix(sign == signs.end() ? 1 : sign->first.size());
  }
  return result;
}

std::vector<TextWord> words_of(const std::vector<std::string>& sentences) {
  std::vector<TextWord> words;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::string text = keyboard_signs(sentences[s]);
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i;
      while (end < text.size() && word_char(text[end])) {
        ++end;
      }
      if (end > i) {
        const std::string written = text.substr(i, end - i);
        words.push_back({core::lower_ascii(written), written, s, false});
      }
      i = end + 1;
    }
  }
  return words;
}

WordPattern::WordPattern(std::string_view text) {
  for (std::string_view part : core::split(text, ' ')) {
    if (part == "$") {
      to_end_ = true;
    } else if (part == "..") {
      elements_.push_back({true, {}});
    } else if (part.starts_with('{') && part.ends_with('}')) {
      Element element;
      for (const std::string_view word : core::split(part.substr(1, part.size() - 2), '|')) {
        element.words.emplace_back(word);
      }
      elements_.push_back(std::move(element));
    } else {
      for (const std::string_view word : core::split(part, '-')) {
        elements_.push_back({false, {std::string(word)}});
      }
    }
  }
}

bool WordPattern::matches(const std::vector<TextWord>& words, std::size_t at, std::size_t element,
                          std::vector<std::size_t>& found) const {
  if (element == elements_.size()) {
    return !to_end_ || at == words.size() || words[at].sentence != words[found.back()].sentence;
  }
  const bool gap = elements_[element].gap;
  const std::size_t wanted = element + (gap ? 1 : 0);
  for (std::size_t i = at; i < words.size() && i <= at + (gap ? widest_gap : 0); ++i) {
    if (words[i].used || (!found.empty() && words[i].sentence != words[found.back()].sentence)) {
      return false;
    }
    const auto& allowed = elements_[wanted].words;
    if (std::any_of(allowed.begin(), allowed.end(),
                    [&](const auto& w) { return word_fits(words[i].lower, w); })) {
      found.push_back(i);
      if (matches(words, i + 1, wanted + 1, found)) {
        return true;
      }
      found.pop_back();
    }
  }
  return false;
}

std::optional<std::vector<std::size_t>> WordPattern::find(const std::vector<TextWord>& words,
                                                          std::size_t from) const {
  for (std::size_t i = from; i < words.size(); ++i) {
    std::vector<std::size_t> found;
    if (matches(words, i, 0, found)) {
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace werkthet::config
