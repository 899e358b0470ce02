#pragma once
// A letter that left the program and was worked on in Word, laid beside what the release published: words
// that claim too much, personal data, numbers that nobody published, caveats that went.

#include "core/problem.hpp"
#include "word/numbers.hpp"
#include "word/text.hpp"

#include <string>
#include <vector>

namespace werkthet::word {

struct PublishedNumber {
  double value{};
  int decimals{};
  NumberUnit unit{};  ///< none: a count, a score, months
};

/// What the release says.
struct Published {
  std::vector<TextLine> letter;          ///< of its own memo; empty when it has none
  std::vector<PublishedNumber> numbers;  ///< of its tables
};

struct LetterReport {
  /// Of config::check_text: P102 and P103 (personal data), T101 and T102 (what claims too much), T103 to T106
  /// (plain Dutch). Of the release: D121 (a number that it has not) and D122 (a caveat that went). Line: the
  /// paragraph.
  core::Problems problems;
  std::size_t numbers{};    ///< looked up; none in a paragraph with personal data
  std::size_t unmatched{};
  std::size_t paragraphs{};  ///< that are not word for word those of the release
};

/// `file`: the letter's name for messages. Paragraphs that stand in the release's memo word for word were
/// checked at its build and are not told again. A number matches when the release has it with the same unit
/// and at the precision typed; one without a unit matches any.
[[nodiscard]] LetterReport check_letter(const std::vector<TextLine>& letter, const Published& published,
                                        const std::string& file);

}  // namespace werkthet::word
