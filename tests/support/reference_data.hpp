#pragma once
// Where the shared reference data lie. Used by tests only. A folder that is not there is reported, never silently
// taken for success.

#include <nlohmann/json.hpp>

#include <charconv>
#include <filesystem>
#include <iostream>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

namespace werkthet::test {

using Json = nlohmann::json;

inline std::filesystem::path reference_folder() {
  return std::filesystem::path(WERKTHET_SHARED) / "reference-data";
}

/// True when the folder is there; otherwise says loudly that nothing was checked.
inline bool reference_available(std::string_view what) {
  if (std::filesystem::is_directory(reference_folder() / "expected")) {
    return true;
  }
  std::cerr << "WARN SKIPPED: " << what << ": the shared reference data is not beside this checkout\n";
  return false;
}

/// A cell as number; NaN when empty.
inline double number_of(const std::string& cell) {
  if (cell.empty()) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) {
    throw std::runtime_error("a reference cell is no number");
  }
  return value;
}

}  // namespace werkthet::test
