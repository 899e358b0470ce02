#pragma once
// Which months are missing, and of whom: for the check of the months and for the page that a data manager reads.

#include "ingest/input.hpp"

#include <vector>

namespace werkthet::ingest {

enum class Missing : std::uint8_t {
  everybody,  ///< nobody delivered these months; `sender` means nothing
  between,    ///< one of several senders did not deliver them and came back
  after,      ///< one of several senders delivered no more; `months` holds the last one that it did deliver
};

struct MissingMonths {
  Missing kind{};
  std::size_t sender{};  ///< position in BusData::senders
  std::vector<core::Month> months;
};

/// Everybody first, then by sender. At most 240 months each: a year typed wrongly must not fill a report.
[[nodiscard]] std::vector<MissingMonths> missing_months(const BusData& bus);

}  // namespace werkthet::ingest
