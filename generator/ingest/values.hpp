#pragma once
// One cell at a time: text to number, date or answer. Strict and without locale; what can be read in two ways
// is said to be so and not guessed.

#include "config/study.hpp"
#include "core/date.hpp"
#include "ingest/input.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace werkthet::ingest {

/// Letters and digits, lower case, accents folded: how names of columns and elements are compared.
[[nodiscard]] std::string loose_name(std::string_view text);

/// Empty, "NA" or ".": how data files write that there is no value.
[[nodiscard]] bool is_missing(std::string_view text);

enum class NumberState : std::uint8_t { value, missing, bad, ambiguous };
struct NumberCell {
  NumberState state{};
  double value{};
};
/// A number with the declared decimal mark; the other mark then only groups thousands. With an automatic mark
/// "1.234" and "1,234" are ambiguous, "0.123", "1234.567", "12,5" and "1.234,5" are not. Finite only.
[[nodiscard]] NumberCell parse_number(std::string_view text, config::DecimalMark mark);

/// Whole euros with optional sign, at most 7 digits; ",00" may follow.
[[nodiscard]] std::optional<std::int32_t> parse_amount(std::string_view text);

/// An amount in cents, with optional sign and at most 7 digits before the mark: "250", "-250,00" or "250.5". Written in
/// units of `cents_per_unit` (100: euros, 1: cents, which then have no mark). nullopt for anything else.
[[nodiscard]] std::optional<std::int32_t> parse_cents(std::string_view text, int cents_per_unit);

enum class DateState : std::uint8_t { value, partial, bad };
struct DateCell {
  DateState state{};
  core::Date date;
};
/// jjjjmmdd, jjjj-mm-dd or dd-mm-jjjj; jjjjmm00 and jjjj0000 are partial. `form` is one of study.toml or
/// empty.
[[nodiscard]] DateCell parse_date_cell(std::string_view text, std::string_view form = {});

/// ja, j, yes, y, 1, true / nee, n, no, 0, false; nullopt for other text, none for empty.
[[nodiscard]] std::optional<Answer> parse_answer(std::string_view text);

}  // namespace werkthet::ingest
