#pragma once
// Pieces of sentences on municipalities that several texts use. Internal to this stage.

#include "core/language.hpp"

#include <optional>
#include <string>
#include <vector>

namespace werkthet::findings::words {

/// One sentence after the other.
[[nodiscard]] core::Bilingual joined(const core::Bilingual& a, const core::Bilingual& b);
[[nodiscard]] std::string number(int value, core::Language language);
/// A bound of a scale: whole where it is whole.
[[nodiscard]] std::string bound(const std::optional<double>& value, core::Language language);
[[nodiscard]] std::string list_of(const std::vector<std::string>& items);
/// Codes, so without the marks of quantities.
[[nodiscard]] std::string list_of(const std::vector<int>& items);

}  // namespace werkthet::findings::words
