#pragma once
// What a data manager does first: which files and rows to look at, why, and what happens to the figures as long as nobody
// does. Written also when the check has errors, since that is when it is needed most. Positions only, never a value.

#include "config/study.hpp"
#include "ingest/input.hpp"

#include <string>

namespace werkthet::internal {

/// quality.html: Dutch with English beside it, one page without script or outside file.
[[nodiscard]] std::string quality_html(const config::Study& study, const ingest::Input& input);
/// quality.csv: a line per problem with code, severity, file, month of the delivery, line, column, field, number of times,
/// and what is wrong and what to do in both languages.
[[nodiscard]] std::string quality_csv(const ingest::Input& input);
/// quality_counts.csv: how often each rule spoke, per month of the delivery and file.
[[nodiscard]] std::string quality_counts_csv(const ingest::Input& input);

}  // namespace werkthet::internal
