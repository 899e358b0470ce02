#pragma once
// The two languages of everything that is published. Dutch is the language of the documents; English stands
// beside it for universities and ministries. A text that exists in one language only says so by being empty.

#include <string>
#include <string_view>

namespace werkthet::core {

enum class Language { nl, en };

/// The code used in files and HTML: "nl" or "en".
[[nodiscard]] constexpr std::string_view code(Language language) {
  return language == Language::nl ? "nl" : "en";
}

/// A text for readers in both languages.
struct Bilingual {
  std::string nl;
  std::string en;

  /// The text in a language; falls back to Dutch where English is missing.
  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::en && !en.empty() ? en : nl;
  }
  [[nodiscard]] bool empty() const { return nl.empty() && en.empty(); }
  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

}  // namespace werkthet::core
