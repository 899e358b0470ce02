#pragma once
// The small tables without people: costs, goals and the municipality's own count of the stock. Costs and stock
// are handed on; goals are only checked against themselves.

#include "config/study.hpp"
#include "ingest/input.hpp"

namespace werkthet::ingest {

/// study.data.costs into input.costs (without the line of kind total); E412 when the total is not the sum.
void read_costs(const config::Study& study, Input& input);
/// E413 when exclusive categories of one question add to more than 100 (one point for rounding).
void check_goals(const config::Study& study, Input& input);
/// study.data.stock into input.stock. E311 for each month in which begin + inflow - outflow is not end, E312 where
/// begin - end is called outflow while the inflow is not known, E313 where a month that is counted in people and in
/// benefits has fewer people than benefits or more than twice as many. The column unit is optional.
void check_stock(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
