#pragma once
// ReadStat's view of a file as frames. Runs in the child process; the one place that knows the library.

#include "ingest/tables/statistical.hpp"
#include "ingest/tables/statistical_frames.hpp"

#include <string_view>

namespace werkthet::ingest {

/// Writes every variable, case and label of the file to `frames`, and how it ended. A file that tells of more
/// or fewer cases than it holds is damaged.
void extract(std::string_view bytes, StatisticalFormat format, const TableCaps& caps, FrameWriter& frames);

}  // namespace werkthet::ingest
