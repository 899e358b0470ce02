#pragma once
// The figures of a release that other municipalities may compare with theirs, taken from its public tables:
// no cell is computed anew, so the exchange file can tell nothing that the tables do not.

#include "config/study.hpp"
#include "exchange/exchange.hpp"
#include "safe/safe_findings.hpp"

#include <optional>

namespace werkthet::publish::data {

/// Nothing for a release that may state no effects, and for a municipality without a code. Only outcomes with
/// a `common` name and a table of differences; the difference is the one by lot (unweighted; for a scale,
/// adjusted for the first wave). A number that is hidden or not available is absent.
[[nodiscard]] std::optional<exchange::Exchange> exchange_of(const safe::SafeFindings& findings,
                                                            const config::Study& study);

}  // namespace werkthet::publish::data
