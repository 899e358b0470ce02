#pragma once
// What is remembered of the text of a delivery, so that the next one of the same sender need not be read
// again where it says the same: four of five records are those of an earlier month letter for letter, and
// taking over what was read then costs a tenth of reading it. Text is known by 128 bits made of all its
// letters and not kept: two texts of one register agreeing in them by chance is as likely as the same in a
// checksum of a file, and citizen numbers are not stored twice.

#include "ingest/flat_index.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

/// Bytes behind a text that are read along with it, and do not count.
inline constexpr std::size_t text_slack = 64;

/// What stands for the text of a record without its header fields, which name the month: what is before them
/// and what is behind them. Never all zero. Both texts have `text_slack` readable bytes behind them.
[[nodiscard]] Key16 print_of(std::string_view before, std::string_view behind);

/// The texts of one delivery.
struct RecordTexts {
  std::string columns;        ///< what stands where; with other columns the same text says something else
  std::vector<Key16> prints;  ///< per record; all zero: cannot stand for another record
};

}  // namespace werkthet::ingest
