#pragma once
// The exchange files of other municipalities that a study names, from disk to checked values.

#include "config/study.hpp"
#include "exchange/exchange.hpp"
#include "ingest/input.hpp"

#include <vector>

namespace werkthet::cli {

/// The files of [synthesis], each read once; problems and the files' fingerprints go into `input`, so that
/// the check report and the manifest have them. Empty when the study names none. Their texts pass the same
/// look for personal data as the study's own.
[[nodiscard]] std::vector<exchange::Exchange> load_exchanges(const config::Study& study,
                                                             ingest::Input& input);

}  // namespace werkthet::cli
