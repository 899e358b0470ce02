#pragma once
// All benefit deliveries of a study as one register. Every file is asked what it is, then files are read side by side and
// joined in one fixed order (month, reporter, municipality, sequence, name), so neither threads nor the order of files
// can show in a result. At most a few files are in memory at a time.

#include "config/study.hpp"
#include "core/log.hpp"
#include "ingest/bus/layout.hpp"
#include "ingest/directory.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

#include <filesystem>

namespace werkthet::ingest {

struct DeliveryOptions {
  unsigned threads{1};
  std::filesystem::path cache_file;  ///< where what was read before is kept; empty: nowhere (bus/cache.hpp)
};

/// The layout of the study's deliveries with its local codes; nullopt and a problem when there is none.
[[nodiscard]] std::optional<Layout> layout_of(const config::Study& study, Input& input);

/// Reads study.data.bus with `threads` threads (at least one) and fills input.bus, files, nulls and problems. What came in
/// after release.data_until is left out. Of several files for one reporter, municipality and month the highest sequence
/// number counts, at equal numbers the last file name; the others stay in the list as superseded.
void read_deliveries(const config::Study& study, const Layout& layout, const Key& key, const DeliveryOptions& options,
                     Directory& directory, Input& input, core::Log& log);

}  // namespace werkthet::ingest
