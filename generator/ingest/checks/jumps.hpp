#pragma once
// Deliveries that differ from their neighbours more than the study allows: for the check and for the page that a data
// manager reads. Holds relative changes and never the numbers.

#include "config/study.hpp"
#include "ingest/input.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::ingest {

enum class Quantity : std::uint8_t { records, running, income_share, unknown_share, paid };
inline constexpr std::size_t quantities = 5;

struct Jump {
  Quantity quantity{};
  std::string file;
  core::Month month;
  core::Month before;
  double change{};  ///< relative to the month before; infinite when that had none
  std::optional<core::Month> after;  ///< when the next delivery is as the one before: this one stands alone
  double change_after{};             ///< relative to the month after
};

/// By sender, quantity and month. `most`: largest relative change that needs no word. Left out: fewer than 30 on both
/// sides, or a difference that fewer than 10 records make.
[[nodiscard]] std::vector<Jump> jumps_of(const BusData& bus, double most);
/// "+38%", "-12%", or words when there was nothing to compare with.
[[nodiscard]] std::string percent_text(double change);

}  // namespace werkthet::ingest
