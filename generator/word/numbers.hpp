#pragma once
// Numbers in running text with the unit that they carry, Dutch or English. For laying the numbers of a letter
// beside those of a release: what is a date, a year, a reference to a table or part of a name is left out.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::word {

enum class NumberUnit {
  none,     ///< the text does not say: a count, a score
  percent,  ///< "27%", "27 procent"
  points,   ///< "3 procentpunt", "0,4 punt"
  euro,     ///< "€ 140.000", "140.000 euro"
};

struct FoundNumber {
  std::string typed;  ///< "27,0%" without its unit: "27,0"
  double value{};     ///< without sign: a direction may be said in words
  int decimals{};
  NumberUnit unit{};
  std::size_t at{};  ///< offset in the text
};

/// In the order of the text. A mark that can be a decimal comma or a mark of thousands is both: two readings
/// with the same offset. "9 tot 13 procent" gives both numbers their unit.
[[nodiscard]] std::vector<FoundNumber> numbers_in(std::string_view text);

/// "procentpunt", for messages; empty for none.
[[nodiscard]] std::string_view name(NumberUnit unit);

/// The sentence around an offset, without line breaks, at most 300 bytes.
[[nodiscard]] std::string sentence_at(std::string_view text, std::size_t at);

}  // namespace werkthet::word
