#pragma once
// An exchange file of another municipality: hostile until read. Every problem of the file is told at once; a
// file with one problem is not used at all, because a figure beside a mistake may be a mistake too.

#include "core/problem.hpp"
#include "exchange/exchange.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace werkthet::exchange {

/// Larger files are refused before they are read.
[[nodiscard]] std::size_t largest_file();

/// The file, or nothing after adding its problems (X100 to X104) with `file` as their place.
[[nodiscard]] std::optional<Exchange> read_exchange(std::string_view text, const std::string& file,
                                                    core::Problems& problems);

}  // namespace werkthet::exchange
