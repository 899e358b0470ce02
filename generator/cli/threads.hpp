#pragma once
// The --threads option, shared by the commands that read.

#include "cli/command.hpp"

namespace werkthet::cli {

/// 1 to 64; throws core::Error{usage} for anything else. Default 2.
[[nodiscard]] unsigned threads(const Arguments& arguments);

}  // namespace werkthet::cli
