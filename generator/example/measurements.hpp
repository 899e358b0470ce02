#pragma once
// What was measured: part-time earnings month by month, answers of clients and caseworkers at three waves,
// contacts, costs and goals. People answer from a hidden level that moves per arm (model.hpp); an answer is
// that level with noise, rounded and kept within the scale, so a scale's mean moves a little less than the
// level does.

#include "example/flow_sizes.hpp"
#include "example/world.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace werkthet::example {

/// Column names of the survey items, in the order of Items: w1..w4, s1..s4, d1..d4, g1..g3.
[[nodiscard]] std::vector<std::string> item_names();

/// Earnings of everybody in every month, with the arm's chances from the month after the draw.
void work_part_time(World& world, std::uint64_t seed);
/// Surveys of who started, until they stopped, inside each wave's window and before the deliveries end.
void answer_surveys(World& world, std::uint64_t seed);
/// Contacts between client and caseworker, from the start until stop, end of benefit or end of the study.
void keep_contacts(World& world, std::uint64_t seed);
/// The fixed lists of costs and goals.
void add_lists(World& world);

}  // namespace werkthet::example
