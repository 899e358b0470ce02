#pragma once
// What a data file means, for programs: names in two languages, types, units, codes of missing values, key,
// source, licence. The form is CSV on the Web (W3C, Metadata Vocabulary for Tabular Data, 2015).

#include "config/study.hpp"
#include "safe/safe_findings.hpp"

#include <string>

namespace werkthet::publish::data {

/// The unit of a column for programs: "count", "percent", "percentage points"; empty for words.
[[nodiscard]] std::string_view unit_name(safe::Unit unit);

/// The JSON text of <table>.csv-metadata.json, ending in a line break. Beside the standard properties: the
/// unit as schema:unitText, and in "notes" the labels of all codes.
[[nodiscard]] std::string csv_metadata(const safe::Table& table, const config::Study& study);

}  // namespace werkthet::publish::data
