#pragma once
// Our own Dutch held to the measures that texts of people get: what is left of a paragraph that is not plain.
// Empty when it is. Sentences of at most twenty words, paragraphs of at most a hundred, no office word.

#include "config/plain_language.hpp"
#include "config/word_pattern.hpp"

#include <string>

namespace werkthet::test_support {

inline std::string not_plain(const std::string& paragraph) {
  std::string found;
  for (const std::string& sentence : config::split_sentences(paragraph)) {
    if (const std::size_t words = config::count_words(sentence); words > config::most_words_sentence) {
      found += std::to_string(words) + " words: " + sentence + "\n";
    }
    const auto words = config::words_of({sentence});
    for (const config::PlainWord& word : config::plain_words()) {
      if (config::WordPattern(word.from).find(words)) {
        found += std::string(word.from) + ": " + sentence + "\n";
      }
    }
    if (config::has_nested_brackets(sentence) || config::has_double_negation(sentence)) {
      found += "hard to follow: " + sentence + "\n";
    }
  }
  if (const std::size_t words = config::count_words(paragraph); words > config::most_words_paragraph) {
    found += "a paragraph of " + std::to_string(words) + " words: " + paragraph + "\n";
  }
  return found;
}

}  // namespace werkthet::test_support
