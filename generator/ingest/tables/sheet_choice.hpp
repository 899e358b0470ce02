#pragma once
// Which sheet of a spreadsheet is meant: the one the study names, or the only one there can be. Never a
// guess.

#include "ingest/report.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

struct SheetName {
  std::string name;
  bool visible{true};
};

/// The index of the sheet with the name `wanted`: exactly, else loosely, hidden ones too. Without a name the
/// only visible sheet, or of several the only one for which `has_content` is true. nullopt with E212 or E200,
/// whose text names no sheet: people call sheets after people.
[[nodiscard]] std::optional<std::size_t> choose_sheet(const std::vector<SheetName>& sheets,
                                                      std::string_view wanted,
                                                      const std::function<bool(std::size_t)>& has_content,
                                                      Report& report);

}  // namespace werkthet::ingest
