#pragma once
// The files of a study on disk: patterns to names in a fixed order, and names to bytes with a fingerprint.
// What is missing or too large is a problem of the data, not the end of the run.

#include "ingest/input.hpp"
#include "ingest/report.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::ingest {

/// A file as the study names it, and where it is.
struct SourceFile {
  std::string name;
  std::filesystem::path path;
};

/// The files behind names and patterns (* in the last part only), sorted by name, each once. A pattern
/// without a file and a * elsewhere are E200.
[[nodiscard]] std::vector<SourceFile> expand(const std::vector<std::string>& patterns,
                                             const std::filesystem::path& folder, core::Problems& problems);

/// The bytes, or E200 in the report. `file` gets role, name and fingerprint.
[[nodiscard]] std::optional<std::string> load(const SourceFile& source, std::string role, InputFile& file,
                                              Report& report);

}  // namespace werkthet::ingest
