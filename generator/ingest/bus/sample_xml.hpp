#pragma once
// The beginning of an XML document for a Sample: which elements there are, and the fields that a layout finds
// in it. The document may be cut off anywhere. Only sample.cpp calls these.

#include "ingest/bus/sample.hpp"

#include <string>
#include <vector>

namespace werkthet::ingest {

/// Every path of elements once, parents before children. Throws core::Error{input} for a document that is
/// damaged (and not only cut off), or has more different paths than a real one.
[[nodiscard]] std::vector<SampleElement> elements_of(const std::string& xml, bool cut);

/// The fields of at most `most` records, as the reader of deliveries finds them; the number of records.
std::uint64_t visit_fields(const std::string& xml, bool cut, const Layout& layout, const Sample::Value& value,
                           std::size_t most);

}  // namespace werkthet::ingest
