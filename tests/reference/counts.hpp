#pragma once
// Counts of two groups as cases name them: given outright, or an outcome and a group column to count in.

#include "reference/case.hpp"

#include <cstdint>

namespace werkthet::reference {

struct TwoCounts {
  std::int64_t x1{}, n1{}, x2{}, n2{};
};

/// x1, n1, x2, n2; or outcome, group, group1 and group2 (or group0).
[[nodiscard]] TwoCounts two_counts(const Case& c);

/// "column==value" for a value that is a word or a number.
[[nodiscard]] std::string equals(const std::string& column, const Json& value);

/// The value, or null when there is none.
template <class T, class Field>
[[nodiscard]] Json field(const statistics::Estimated<T>& estimated, const Field& of) {
  return estimated ? Json(of(*estimated)) : Json();
}

}  // namespace werkthet::reference
