#pragma once
// Everything a study's files hold, read and checked. The one entrance of this stage: what is missing or wrong
// comes back as problems, all at once, so that a municipality does not have to run ten times to find ten
// mistakes.

#include "config/study.hpp"
#include "core/log.hpp"
#include "ingest/input.hpp"

#include <filesystem>

namespace werkthet::ingest {

struct ReadOptions {
  unsigned threads{1};               ///< for the deliveries; results do not depend on it
  std::filesystem::path cache_file;  ///< where deliveries that were read before are kept; empty: nowhere
};

/// Reads and checks all inputs of the study. Throws nothing for wrong data: problems are in the result,
/// sorted. bus.persons and bus.benefits count everyone who is in any file, so every index of the Input is
/// below them.
[[nodiscard]] Input read_input(const config::Study& study, const ReadOptions& options, core::Log& log);

}  // namespace werkthet::ingest
