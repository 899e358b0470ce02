#pragma once
// What the command line says about reading: with how many threads, what was known on which day, and whether what was read
// is kept for the next run.

#include "cli/command.hpp"
#include "config/study.hpp"
#include "ingest/read_input.hpp"

namespace werkthet::cli {

/// Threads (--threads, 1 to 64, default 2) and where deliveries that were read before are kept (beside the study, unless
/// --no-cache). Throws Error{usage}.
[[nodiscard]] ingest::ReadOptions read_options(const Arguments& arguments, const config::Study& study);

/// --as-of DATE: the study as it was on that day. Never later than the study's own release.data_until. Throws
/// Error{usage}.
void apply_as_of(const Arguments& arguments, config::Study& study);

}  // namespace werkthet::cli
