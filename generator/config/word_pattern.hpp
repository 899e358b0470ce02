#pragma once
// Looks for words in a text as a reader would: small letters, whole words, whatever the blanks, quotes and
// line breaks between them, and never over the border of a sentence. No regular expressions: the texts come
// from outside, and the work must stay in proportion to their length.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

/// One word of a text. A hyphen parts words: "niet-deelnemers" are two.
struct TextWord {
  std::string lower;
  std::string written;
  std::size_t sentence{};  ///< which sentence of the text
  bool used{};             ///< belongs to a pattern that was reported already
};

/// All words of the sentences, in their order.
[[nodiscard]] std::vector<TextWord> words_of(const std::vector<std::string>& sentences);

/// Typographic quotes, dashes and blanks as those of a keyboard.
[[nodiscard]] std::string keyboard_signs(std::string_view text);

/// A row of words that must stand in one sentence. Written as words with single spaces: "niet significant"; a
/// final * takes the rest of a word along; {a|b} is one word or the other; .. is up to eight words in
/// between; a last $ is the end of the sentence.
class WordPattern {
 public:
  explicit WordPattern(std::string_view text);

  /// Positions of the words found, without those in a gap; the first match at or after `from` that holds no
  /// used word.
  [[nodiscard]] std::optional<std::vector<std::size_t>> find(const std::vector<TextWord>& words,
                                                             std::size_t from = 0) const;

 private:
  struct Element {
    bool gap{};
    std::vector<std::string> words;  ///< alternatives
  };
  [[nodiscard]] bool matches(const std::vector<TextWord>& words, std::size_t at, std::size_t element,
                             std::vector<std::size_t>& found) const;

  std::vector<Element> elements_;
  bool to_end_{};  ///< the last word of a sentence
};

}  // namespace werkthet::config
