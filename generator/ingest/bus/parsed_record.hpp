#pragma once
// A record between the file that holds it and the register: what it says, with the keys of the file.

#include "ingest/flat_index.hpp"
#include "ingest/input.hpp"

#include <cstdint>

namespace werkthet::ingest {

/// One person on one benefit as a file says it. `row.person`, `row.benefit` and `row.sender` are filled in by
/// the merge. Amounts in cents.
struct ParsedRecord {
  BusRow row;
  std::uint32_t person{};    ///< citizen number (or other number) as digits; 0: none that can be used
  Key16 benefit;             ///< registration number; all zero: none
  std::int32_t paid{};       ///< kenmerk 15
  std::int32_t incomes{};    ///< of all kinds of income of the person
  std::int32_t income{};     ///< of the benefit as a whole, kenmerk 14
  std::uint32_t line : 31;   ///< of a text file, where the persons of a benefit need not stand together
  bool amounts_unknown : 1;  ///< an income was not understood

  ParsedRecord() : line(0), amounts_unknown(false) {}
};

}  // namespace werkthet::ingest
