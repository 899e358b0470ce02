#pragma once
// The classes in which a difference at the start is told, and the standardised differences that divide them
// (0.10: Austin 2009, Statistics in Medicine 28:3083; 0.25: Rubin 2001, Health Services and Outcomes Research
// Methodology 2:169). In one place, because the table (findings) writes the words and the drawing (publish) has to
// read them back.

#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <optional>
#include <string>

namespace werkthet::safe {

enum class DifferenceClass { negligible, small, large };

/// From a standardised difference, of either sign.
[[nodiscard]] DifferenceClass difference_class(double standardised);
/// "verwaarloosbaar", "klein", "let op".
[[nodiscard]] core::Bilingual difference_words(DifferenceClass in);
/// The class whose words a cell holds; nullopt for a number, a hidden cell or other words.
[[nodiscard]] std::optional<DifferenceClass> difference_class_of(const Cell& cell);
/// Where a class ends, as text: "0,10" for negligible, "0,25" for small; empty for the last one, which has no end.
[[nodiscard]] std::string difference_limit(DifferenceClass in, core::Language language);

}  // namespace werkthet::safe
