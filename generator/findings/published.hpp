#pragma once
// A published table as findings: each mean, what it says once it is differenced, shares of counts with their
// margin, and stocks with their balance. Every number stands in a PublicNumber cell: the inputs were
// published by somebody else, the rest is arithmetic on them, and no file about people is opened on this way.

#include "analysis/published.hpp"
#include "findings/findings.hpp"

namespace werkthet::findings {

/// Tables <outcome>_published_means, <outcome>_published_change, <outcome>_published_counts and
/// published_stock, each as far as the file has figures for it.
[[nodiscard]] Findings make_published_findings(const config::Study& study,
                                               const ingest::Published& published);

}  // namespace werkthet::findings
