#pragma once
// One delivery file to records: XML, CSV or fixed width, streamed in pieces of at most a megabyte. Nothing
// keeps the file; its fingerprint is taken from the same pieces. What is not well-formed to the end is not
// used at all.

#include "config/study.hpp"
#include "ingest/bus/layout.hpp"
#include "ingest/bus/record.hpp"
#include "ingest/bytes.hpp"
#include "ingest/report.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace werkthet::ingest {

/// What the study says about all its delivery files.
struct DeliveryForm {
  config::CsvForm csv;
  std::map<std::string, std::string> values;  ///< header fields that no file has: name -> text
};

struct DeliveryCaps {
  std::size_t line_bytes{std::size_t{1} << 20U};
  std::size_t columns{4096};
  std::uint64_t records{200'000'000};
};

/// What one file gave.
struct DeliveryFile {
  ParsedDelivery parsed;
  core::Month month;
  std::string sha256;
  std::uint64_t bytes{};
};

/// Reads a delivery. nullopt when the report failed: E200 cut off, damaged or too large (with line and
/// column), E203 no month or a mapped column is absent, E212 several deliveries in one file or no records of
/// this layout. `file_name` is asked for the month when the layout says that it stands there. `last`: an
/// earlier delivery of the same sender, read with the same layout and form; where this one has the same text
/// it says the same (repeated_records.hpp).
[[nodiscard]] std::optional<DeliveryFile> read_delivery(ByteStream& stream, std::string_view file_name,
                                                        const Layout& layout, const DeliveryForm& form,
                                                        Report& report, const DeliveryCaps& caps = {},
                                                        const ParsedDelivery* last = nullptr,
                                                        RecordSpace space = {});

/// Only what the file says about itself, from its beginning as far as needed. nullopt when the report failed.
[[nodiscard]] std::optional<DeliveryHeader> read_delivery_header(ByteStream& stream,
                                                                 std::string_view file_name,
                                                                 const Layout& layout,
                                                                 const DeliveryForm& form, Report& report);

}  // namespace werkthet::ingest
