#pragma once
// The words of the file for closed lists, once for writing and reading. Internal to this stage.

#include "config/study.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace werkthet::exchange::detail {

template <class Value, std::size_t N>
using Names = std::array<std::pair<std::string_view, Value>, N>;

inline constexpr Names<config::Role, 2> roles{
    {{"experiment", config::Role::experiment}, {"control", config::Role::control}}};
inline constexpr Names<config::OutcomeKind, 5> kinds{{{"exit_work", config::OutcomeKind::exit_work},
                                                      {"part_time_work", config::OutcomeKind::part_time_work},
                                                      {"binary", config::OutcomeKind::binary},
                                                      {"scale", config::OutcomeKind::scale},
                                                      {"numeric", config::OutcomeKind::numeric}}};
inline constexpr Names<config::Favourable, 2> directions{
    {{"higher", config::Favourable::higher}, {"lower", config::Favourable::lower}}};
inline constexpr Names<config::Unit, 2> units{
    {{"person", config::Unit::person}, {"benefit", config::Unit::benefit}}};
/// A quarterly report states no effects and an exploration has none, so neither writes the file.
inline constexpr Names<config::ReleaseKind, 2> release_kinds{
    {{"final", config::ReleaseKind::final}, {"interim", config::ReleaseKind::interim}}};
inline constexpr Names<config::FigureStatus, 4> statuses{
    {{"provisional", config::FigureStatus::provisional},
     {"revised_provisional", config::FigureStatus::revised_provisional},
     {"final", config::FigureStatus::final},
     {"corrected", config::FigureStatus::corrected}}};
inline constexpr Names<std::string_view, 2> frameworks{{{"amvb", "amvb"}, {"within_law", "within_law"}}};

/// The word of a value; empty when the list has none.
template <class Value, std::size_t N>
[[nodiscard]] constexpr std::string_view name_of(const Names<Value, N>& names, Value value) {
  for (const auto& [name, held] : names) {
    if (held == value) {
      return name;
    }
  }
  return {};
}

}  // namespace werkthet::exchange::detail
