#pragma once
// A record between the file that holds it and the register: what it says, with the keys of the file.

#include "ingest/flat_index.hpp"
#include "ingest/input.hpp"

#include <cstdint>

namespace werkthet::ingest {

/// One person on one benefit as a file says it. `row.person`, `row.benefit` and `row.month` are filled in by the merge.
struct ParsedRecord {
  BusRow row;
  std::uint32_t person{};  ///< citizen number (or other number) as digits; 0: none that can be used
  Key16 benefit;           ///< registration number; all zero: none
};

}  // namespace werkthet::ingest
