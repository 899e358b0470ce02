#pragma once
// The registry of publishers: a new format is one line in publishers.cpp.

#include "publish/publisher.hpp"

#include <memory>
#include <vector>

namespace werkthet::cli {

[[nodiscard]] const std::vector<std::unique_ptr<publish::Publisher>>& publishers();

}  // namespace werkthet::cli
