#pragma once
// Streams one XML delivery through a DeliveryBuilder. SAX and not a tree: a record is used and forgotten. The
// file is an outsider's: no DTD, no entities, caps on depth, elements and field length, and nothing of a file
// that is not well-formed to the end is used.

#include "ingest/bus_record.hpp"

#include <optional>
#include <string>

namespace werkthet::ingest {

struct XmlCaps {
  std::size_t depth{64};
  std::uint64_t elements{10'000'000};
  std::size_t field_bytes{std::size_t{1} << 20U};
};

/// Reads a delivery; nullopt when the report failed (E200 cut off or invalid, with line and column; E203,
/// E212).
[[nodiscard]] std::optional<ParsedDelivery> read_bus_xml(const std::string& bytes, const Layout& layout,
                                                         Pseudonymiser& pseudonyms, Report& report,
                                                         const XmlCaps& caps = {});

}  // namespace werkthet::ingest
