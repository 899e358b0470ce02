#pragma once
// Internal to this stage: the release as a research object (RO-Crate 1.2), so that an archive keeps files,
// licence, maker and tool together.

#include "publish/publisher.hpp"

#include <string>

namespace werkthet::publish::metadata {

/// ro-crate-metadata.json of the files written so far, ending in a line break. Names are in Dutch. Nothing
/// about inputs.
[[nodiscard]] std::string research_object(const Context& context);

}  // namespace werkthet::publish::metadata
