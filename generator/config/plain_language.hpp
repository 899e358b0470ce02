#pragma once
// Measures how plain a Dutch text is: sentences, their length, office words, passives, terms that nobody
// explained. It reports and certifies nothing: a reading level also depends on what a reader knows already.
// The limits follow what municipal guides ask for B1: 15 words on average, and a paragraph of at most 100.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

inline constexpr std::size_t most_words_sentence = 20;      ///< longer: a note; a failure in our own texts
inline constexpr std::size_t too_many_words_sentence = 25;  ///< longer: a warning
inline constexpr std::size_t most_words_mean = 15;          ///< words per sentence over a text
inline constexpr std::size_t most_words_paragraph = 100;
inline constexpr std::size_t sentences_per_passive = 5;  ///< one passive in so many sentences is fine

/// An office word and the plain one for it.
struct PlainWord {
  std::string_view from;  ///< lower case; a final * takes the rest of the word along
  std::string_view to;
};

/// Our own list, in the order in which it is looked through: longer ones before shorter ones that they hold.
[[nodiscard]] const std::vector<PlainWord>& plain_words();

/// Terms that a reader of a council letter does not know; abbreviations in the case in which they are
/// written.
[[nodiscard]] const std::vector<std::string_view>& hard_terms();

/// The sentences of a text, without blanks around them. A point ends a sentence when blank or end follows,
/// and not after an abbreviation ("bijv.", "o.a.", "jan."), an initial, the number of a list item, or before
/// a small letter. Figures and dates hold together. A blank line ends a sentence, and so does a line that
/// starts an item of a list.
[[nodiscard]] std::vector<std::string> split_sentences(std::string_view text);

/// The paragraphs of a text: parted by a line without words.
[[nodiscard]] std::vector<std::string> split_paragraphs(std::string_view text);

/// Words as a reader counts them: what stands between blanks (also no-break ones) and holds a letter or
/// digit.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// "wordt/worden/werd/werden" with a past participle in the same part of the sentence.
[[nodiscard]] bool is_passive(std::string_view sentence);

/// One sentence in brackets that holds brackets again.
[[nodiscard]] bool has_nested_brackets(std::string_view sentence);

/// Two negations that undo each other: "niet onmogelijk", "niet zonder", "nooit geen".
[[nodiscard]] bool has_double_negation(std::string_view sentence);

/// Three or more clauses with "dat" in one sentence.
[[nodiscard]] bool has_chain_of_that(std::string_view sentence);

/// Hard terms that the text uses and does not explain: an explanation stands in brackets behind the term, or
/// the term stands in brackets behind its explanation, or "betekent", "is een", "heet" or "noemen we" follows
/// or precedes it in the same sentence.
[[nodiscard]] std::vector<std::string> unexplained_terms(std::string_view text);

/// The measures of a text over all its sentences.
struct Reading {
  std::size_t sentences{};
  std::size_t words{};
  std::size_t longest{};  ///< words of the longest sentence
  std::size_t passives{};
  std::size_t longest_paragraph{};  ///< words of the longest paragraph

  /// More than most_words_mean words per sentence; compared without rounding.
  [[nodiscard]] bool long_on_average() const { return words > most_words_mean * sentences; }
  [[nodiscard]] bool often_passive() const {
    return passives > 1 && passives * sentences_per_passive > sentences;
  }
};

[[nodiscard]] Reading measure(std::string_view text);

}  // namespace werkthet::config
