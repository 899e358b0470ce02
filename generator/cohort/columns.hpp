#pragma once
// How a function of one unit becomes a column of the cohort: a value for each unit with a day 0, and the same
// quantity on a row of moments before day 0 as a placebo.

#include "cohort/cohort.hpp"
#include "cohort/follow_up.hpp"
#include "cohort/units.hpp"
#include "config/study.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <span>
#include <string>

namespace werkthet::cohort {

/// One value per unit that has a day 0: value(unit, follow_up).
template <class Value>
[[nodiscard]] Values column(std::span<const Unit> units, std::span<const std::optional<FollowUp>> follow_ups,
                            Value value) {
  Values result(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (follow_ups[i]) {
      result[i] = value(units[i], *follow_ups[i]);
    }
  }
  return result;
}

/// What a row of placebos is called, and whether it is yes or no.
struct PlaceboName {
  std::string outcome;
  std::string quantity;
  core::Bilingual label;
  bool binary{true};
};

/// One column every three months back: value(unit, day 0, months back). `empty_too`: also where nobody has a
/// value.
template <class Value>
void add_placebos(Cohort& cohort, const config::Study& study, const PlaceboName& name, bool empty_too,
                  std::span<const Unit> units, std::span<const std::optional<FollowUp>> follow_ups,
                  Value value) {
  for (int back = 3; back <= study.non_participants.placebo_months; back += 3) {
    PlaceboColumn result;
    result.outcome = name.outcome;
    result.id = fmt::format("{}_m{}", name.quantity, back);
    result.label = {fmt::format("{} {} maanden voor de start", name.label.nl, back),
                    fmt::format("{} {} months before the start", name.label.en, back)};
    result.binary = name.binary;
    result.values = column(units, follow_ups,
                           [&](const Unit& unit, const FollowUp& f) { return value(unit, f.index, back); });
    if (empty_too || std::any_of(result.values.begin(), result.values.end(),
                                 [](const auto& known) { return known.has_value(); })) {
      cohort.placebos.push_back(std::move(result));
    }
  }
}

}  // namespace werkthet::cohort
