#pragma once
// How far one word is from another. Apart from text.hpp, since hardly anybody needs the number: `nearest` is
// what asks whether a word was meant.

#include <cstddef>
#include <string_view>

namespace werkthet::core {

/// Letters to change, add or leave out to make one from the other (Levenshtein 1966), on bytes.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace werkthet::core
