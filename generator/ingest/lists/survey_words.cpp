#include "ingest/lists/survey_words.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace werkthet::ingest {
namespace {

bool one_of(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "10:22", "10:22:33", "10:22:33.123", and a zone behind it.
bool is_time(std::string_view text) {
  const auto two = [&](std::size_t at) {
    return text.size() >= at + 2 && is_digit(text[at]) && is_digit(text[at + 1]);
  };
  if (!two(0) || text.size() < 5 || text[2] != ':' || !two(3)) {
    return false;
  }
  std::size_t at = 5;
  if (at < text.size() && text[at] == ':') {
    if (!two(at + 1)) {
      return false;
    }
    at += 3;
    if (at < text.size() && text[at] == '.') {
      const std::size_t end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
      if (end == at + 1) {
        return false;
      }
      at = end;
    }
  }
  const std::string_view zone = text.substr(at);
  return zone.empty() || zone == "Z" ||
         (zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && two(at + 1) && zone[3] == ':' &&
          two(at + 4));
}

}  // namespace

std::string label_key(std::string_view text) {
  std::string key;
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
    const bool no_break_space = c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
    if (no_break_space) {
      ++i;
    }
    if (no_break_space || (!letter && static_cast<unsigned char>(c) < 0x80U)) {
      gap = !key.empty();
      continue;
    }
    if (gap) {
      key += ' ';
      gap = false;
    }
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key;
}

DateCell survey_day(std::string_view text, std::string_view form) {
  std::string_view value = core::trimmed(text);
  const std::size_t at = value.find_first_of(" T");
  if (at != std::string_view::npos && is_time(value.substr(at + 1))) {
    value = value.substr(0, at);
  }
  return parse_date_cell(value, form);
}

std::optional<SurveyMode> survey_mode(std::string_view text) {
  const std::string key = label_key(text);
  if (is_missing(text)) {
    return SurveyMode::unknown;
  }
  if (one_of(key, {"online", "web", "internet", "digitaal", "digital", "website"})) {
    return SurveyMode::online;
  }
  if (one_of(key,
             {"paper", "papier", "op papier", "on paper", "schriftelijk", "post", "per post", "by post"})) {
    return SurveyMode::paper;
  }
  if (one_of(key, {"telephone", "telefoon", "telefonisch", "phone", "by phone", "by telephone"})) {
    return SurveyMode::telephone;
  }
  if (one_of(key, {"interview", "gesprek", "mondeling", "persoonlijk", "face to face", "in person",
                   "huisbezoek", "persoonlijk interview", "personal interview"})) {
    return SurveyMode::interview;
  }
  return std::nullopt;
}

std::optional<SurveyMode> channel_mode(std::string_view text) {
  const std::string key = label_key(text);
  if (one_of(key, {"anonymous", "email", "e mail", "gl", "qr", "sms", "social", "web", "online"})) {
    return SurveyMode::online;
  }
  // The offline app runs on the device of an interviewer or of a visitor: that is two ways of answering.
  if (is_missing(text) || one_of(key, {"offline", "preview", "test", "imported", "import"})) {
    return SurveyMode::unknown;
  }
  return std::nullopt;
}

std::string_view text(SurveyMode mode) {
  constexpr std::array<std::string_view, 5> words = {"unknown", "online", "paper", "telephone", "interview"};
  return words[static_cast<std::size_t>(mode)];
}

std::optional<bool> finished_word(std::string_view text) {
  const std::string key = label_key(text);
  if (one_of(key, {"true", "1", "yes", "y", "waar", "ja", "j"})) {
    return true;
  }
  if (one_of(key, {"false", "0", "no", "n", "onwaar", "nee"})) {
    return false;
  }
  return std::nullopt;
}

std::optional<bool> test_status(std::string_view text) {
  const std::string key = label_key(text);
  if (one_of(key, {"1", "2", "9", "17", "survey preview", "survey test", "offline survey preview",
                   "offline preview", "preview", "test"})) {
    return true;
  }
  if (key.empty() ||
      one_of(key, {"0", "4", "8", "12", "16", "ip address", "imported", "spam", "imported spam",
                   "possible spam", "offline", "offline response", "normal response"})) {
    return false;
  }
  return std::nullopt;
}

}  // namespace werkthet::ingest
