#pragma once
// The files of a study on disk: patterns to names in a fixed order, archives to the files in them, and names
// to bytes with a fingerprint. What is missing or too large is a problem of the data, not the end of the run.

#include "config/study.hpp"
#include "ingest/bytes.hpp"
#include "ingest/input.hpp"
#include "ingest/report.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::ingest {

/// A file as the study names it, and where it is.
struct SourceFile {
  std::string name;            ///< "bus.zip/2018-01.xml" for a file in an archive
  std::filesystem::path path;  ///< of the archive, for a file in one
  std::string entry{};         ///< its name in the archive; empty: the file at `path` itself
  const config::Study* study{};  ///< whose queries a name like "query:toewijzing" means; null: names are files
};

/// A list as the study names it: a file below its folder, or a query. The study must outlive the result.
[[nodiscard]] SourceFile list_source(const config::Study& study, const std::string& name);

/// The files behind names and patterns (* in the last part only), sorted by name, each once. A .zip stands
/// for the files in it. A pattern without a file, a * elsewhere and an archive that is damaged or refused are
/// E200.
[[nodiscard]] std::vector<SourceFile> expand(const std::vector<std::string>& patterns,
                                             const std::filesystem::path& folder, core::Problems& problems);

/// The bytes in order: of the file, of what a .gz holds (known by its first bytes, not by its name), or of a
/// file in an archive. Throws core::Error{input}, also while reading.
[[nodiscard]] std::unique_ptr<ByteStream> open_source(const SourceFile& source);

/// The bytes, or E200 in the report. `file` gets role, name and fingerprint.
[[nodiscard]] std::optional<std::string> load(const SourceFile& source, std::string role, InputFile& file,
                                              Report& report);

}  // namespace werkthet::ingest
