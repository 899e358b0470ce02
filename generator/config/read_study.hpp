#pragma once
// From study.toml to a Study with every default filled in, or to the full list of what is wrong with it. All
// problems come in one run, each with line, column, the line itself and what to do, since a file is often
// edited by someone who has half an hour for it.

#include "config/study.hpp"
#include "core/problem.hpp"

#include <filesystem>
#include <optional>
#include <string_view>

namespace werkthet::config {

/// 1 MiB: far more than any study needs.
inline constexpr std::uint64_t max_study_bytes = 1ULL << 20U;

/// Reads the file. Problems are added in the order of the file, with codes S101 and up
/// (config/settings_rules.hpp); nullopt exactly when an error was added. Does not look whether data files
/// exist. Throws nothing but std::bad_alloc and core::Error{internal}.
[[nodiscard]] std::optional<Study> read_study(const std::filesystem::path& file, core::Problems& problems);

/// The same for a text that is in memory; `file` gives its name and its folder.
[[nodiscard]] std::optional<Study> parse_study(std::string_view text, const std::filesystem::path& file,
                                               core::Problems& problems);

}  // namespace werkthet::config
