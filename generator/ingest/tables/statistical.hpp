#pragma once
// A data file of SPSS or Stata as a Table, read by ReadStat in a process of its own: the library is fast and
// complete, and crafted files are known to make it read past its buffers. What it says is taken as hostile
// too.

#include "ingest/report.hpp"
#include "ingest/tables/table.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace werkthet::ingest {

enum class StatisticalFormat : std::uint8_t {
  sav,  ///< SPSS system file, also compressed (.zsav)
  por,  ///< SPSS portable file
  dta,  ///< Stata, versions 104 to 119
};

/// The cases as rows, the variables as columns with their labels and value labels. Numbers are written as the
/// shortest decimal that reads back to the same value, days as yyyy-mm-dd and moments as yyyy-mm-ddThh:mm:ss;
/// a time of the day is a number of seconds, and a month, quarter or week stays the number it is stored as,
/// since no day is made up. Missing (system, declared by the user as value or range, tagged) is an empty
/// cell. Takes the bytes and not a name, so that what is read is what the fingerprint was taken of. nullopt
/// with E200 when the file is damaged, cut off, in an unknown version or character set, or too large in any
/// way. Call it while no other thread runs: it forks.
[[nodiscard]] std::optional<Table> read_statistical(std::string_view bytes, StatisticalFormat format,
                                                    Report& report, const TableCaps& caps = {});

}  // namespace werkthet::ingest
