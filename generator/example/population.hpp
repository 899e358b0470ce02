#pragma once
// The people of Lindeveen on benefit, from 2015 to 2019. Entries are spread evenly over 25 years before the
// start and each is followed until it ends; who is on benefit on 1 October 2017 is kept until the wanted
// number is there, who left shortly before is kept too, and entries after the start come at the same rate. So
// the stock is stable without any correction, long durations are there, and the number at the start is exact.

#include "core/random.hpp"
#include "example/flow_sizes.hpp"
#include "example/world.hpp"

#include <cstdint>

namespace werkthet::example {

/// Fills households and special assistance, without BSN and registration numbers (see number()).
void populate(World& world, const FlowSizes& sizes, std::uint64_t seed);

/// Follows the household's last spell from a day on which it runs: endings, returns, until the deliveries
/// stop. `multiplier` is for work and holds until the household is back after more than 30 days.
void follow(Household& household, core::Date from, double multiplier, core::RandomStream& random);

/// Splits some long spells by a change of scheme (01 to 02), after all endings are known.
void change_schemes(World& world, std::uint64_t seed);

/// Gives BSNs (eleven-test, all from the block 99xxxxxxx, in sequence) and registration numbers.
void number(World& world);

/// The month counts of stock.csv: persons on schemes 1 to 3, a change of scheme is neither inflow nor
/// outflow.
[[nodiscard]] std::vector<StockMonth> count_stock(const World& world);

}  // namespace werkthet::example
