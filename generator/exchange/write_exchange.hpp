#pragma once
// The exchange file as text. Keys stand in the order of exchange.hpp, so that two releases can be compared
// line by line.

#include "exchange/exchange.hpp"

#include <string>

namespace werkthet::exchange {

/// JSON, indented, ending in a line break. What was not printed is null.
[[nodiscard]] std::string exchange_json(const Exchange& exchange);

}  // namespace werkthet::exchange
