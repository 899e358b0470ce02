#pragma once
// All benefit deliveries of a study as one table: files are read side by side, then joined in one fixed order
// (month, reporter, municipality, sequence, name), so neither threads nor the order of files can show in a
// result. Persons and benefits get their index here, by first appearance.

#include "config/study.hpp"
#include "core/log.hpp"
#include "ingest/directory.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

namespace werkthet::ingest {

/// Reads study.data.bus with `threads` threads (at least one) and fills input.bus, files, nulls and problems.
/// Of several files for one reporter, municipality and month the highest sequence number counts, at equal
/// numbers the last file name; the others stay in the list as superseded.
void read_deliveries(const config::Study& study, const Key& key, unsigned threads, Directory& directory,
                     Input& input, core::Log& log);

}  // namespace werkthet::ingest
