#pragma once
// A layout drafted from a file nobody described: its columns or elements as names, with the field that each
// most likely is. Every guess says that it is one. A draft is meant to be read and corrected, then kept
// beside the study.

#include "ingest/bus/sample.hpp"

#include <string>
#include <string_view>

namespace werkthet::ingest {

/// The text of a layout file with this id. The names in it are those of the file; values never are. Throws
/// core::Error{input} when what should be a header looks like data: then it holds something about a person.
[[nodiscard]] std::string draft_layout(const Sample& sample, std::string_view id);

}  // namespace werkthet::ingest
