#pragma once
// A delivery as a table: one row per person per benefit, headers K01..K34 or names of the layout. Goes
// through the same DeliveryBuilder as XML, so a code means the same in both.

#include "config/study.hpp"
#include "ingest/bus_record.hpp"

#include <optional>
#include <string>

namespace werkthet::ingest {

/// Reads a delivery; nullopt when the report failed. `form.columns` may name columns by our field names
/// (`birth = "GEB_DAT"`).
[[nodiscard]] std::optional<ParsedDelivery> read_bus_csv(std::string bytes, const config::CsvForm& form,
                                                         const Layout& layout, Pseudonymiser& pseudonyms,
                                                         Report& report);

}  // namespace werkthet::ingest
