#pragma once
// Which day a deadline of an exploration stands for, and by when somebody must have decided to make it.

#include "config/feasibility.hpp"
#include "core/date.hpp"

namespace werkthet::config {

/// The last day that still counts: "voor 1 maart" is 28 February, "uiterlijk 1 maart" is 1 March (C12).
[[nodiscard]] core::Date last_day_of(const Deadline& deadline);
/// The last day to decide: so many days before the last day as setting it up takes (C13).
[[nodiscard]] core::Date decide_by(const Deadline& deadline);
/// The deadline that must be decided on first, among those that need days beforehand; the first of the file
/// when two fall on one day; nullptr when none needs any.
[[nodiscard]] const Deadline* first_decision(const Feasibility& wishes);

}  // namespace werkthet::config
