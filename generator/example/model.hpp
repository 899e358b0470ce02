#pragma once
// The chances behind Lindeveen: when a benefit ends, when somebody works part-time, how a scale moves.
// Everything that is true by construction stands here and nowhere else, so truth.cpp computes it from the
// same functions that population.cpp and measurements.cpp draw from. The values are invented; only their
// order of size is realistic.

#include "core/date.hpp"
#include "example/flow_sizes.hpp"
#include "example/world.hpp"

#include <array>
#include <string_view>

namespace werkthet::example {

/// Arms in the order of study.toml: eigen regie, intensief, regulier (control).
inline constexpr std::array<std::string_view, arm_count> arm_ids = {"regie", "intensief", "regulier"};
inline constexpr std::size_t control_arm = 2;

/// What taking part multiplies the chance of leaving for work with, in every arm: being asked, measured,
/// noticed.
inline constexpr double attention = 1.30;
/// On top of that, per arm: a small true difference, well inside what 157 persons per arm can show.
inline constexpr std::array<double, arm_count> arm_work = {1.06, 1.10, 1.0};

/// Part-time work is a chain per month: chance to begin per arm, chance to stop for everybody.
inline constexpr double part_time_begin_outside = 0.010;
inline constexpr std::array<double, arm_count> part_time_begin = {0.075, 0.055, 0.016};
inline constexpr double part_time_stop = 0.10;

/// Shares of work endings followed by a new benefit: within 30 days (no exit) and later.
inline constexpr double back_within_30_days = 0.05;
inline constexpr double back_later = 0.10;
/// Share of endings for which the reason is not recorded.
inline constexpr double reason_missing = 0.02;

/// Monthly chance that the benefit ends because somebody in the household finds work. `months` on benefit so
/// far.
[[nodiscard]] double work_chance(const Household& household, core::Date day, int months, double multiplier);
/// Monthly chance of any other ending that is drawn (pension age is not drawn: it follows from the birth
/// date).
[[nodiscard]] double other_chance(const Household& household, core::Date day);
/// First day on which a person has the state pension (AOW) by the ages of 2015 to 2019.
[[nodiscard]] core::Date pension_day(core::Date birth);
/// First pension day in a household.
[[nodiscard]] core::Date pension_day(const Household& household);

/// A scale of the surveys: its items are columns of the same name followed by 1, 2, ...
struct ScaleModel {
  std::string_view id;
  std::string_view item;  ///< prefix of the columns
  std::size_t first{};    ///< index of the first item
  std::size_t items{};
  std::size_t reversed{};  ///< number (from 1) of the item that is asked the other way round, 0 none
  double min{};
  double max{};
  double mean{};    ///< of persons at the first wave
  double spread{};  ///< standard deviation between persons
  double noise{};   ///< of one item
  std::array<std::array<double, wave_count>, arm_count>
      shift{};  ///< per arm and wave, added to the person's level
  bool by_caseworker{};
  double caseworker_shift{};  ///< caseworkers' view minus the client's level
};

inline constexpr std::array<ScaleModel, 4> scale_models = {{
    {"wellbeing",
     "w",
     0,
     4,
     0,
     1,
     10,
     5.9,
     1.3,
     1.0,
     {{{0, 0.35, 0.50}, {0, 0.35, 0.52}, {0, 0.30, 0.45}}},
     false,
     0},
    {"social_contacts",
     "s",
     4,
     4,
     0,
     1,
     5,
     2.7,
     0.6,
     0.7,
     {{{0, 0.35, 0.60}, {0, 0.25, 0.45}, {0, 0.03, 0.05}}},
     false,
     0},
    {"capacity",
     "d",
     8,
     4,
     3,
     1,
     5,
     3.1,
     0.6,
     0.7,
     {{{0, 0.10, 0.15}, {0, 0.10, 0.15}, {0, 0.08, 0.12}}},
     true,
     0.45},
    {"health",
     "g",
     12,
     3,
     2,
     1,
     5,
     2.9,
     0.7,
     0.6,
     {{{0, 0.02, 0.04}, {0, 0.02, 0.05}, {0, 0.02, 0.03}}},
     false,
     0},
}};

/// Chance that somebody who started answers, per wave.
inline constexpr std::array<double, wave_count> response = {0.95, 0.82, 0.74};
/// Contacts a year per arm at the start and at the end: the control group moves towards the others.
inline constexpr std::array<double, arm_count> contacts_first = {2.2, 12.5, 3.0};
inline constexpr std::array<double, arm_count> contacts_last = {2.0, 11.0, 6.5};

}  // namespace werkthet::example
