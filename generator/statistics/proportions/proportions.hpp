#pragma once
// Shares, differences and ratios of two groups in one include, for stages that show all of them.
// Tables with more rows, strata and pairs have headers of their own: fewer readers need them.

#include "statistics/proportions/fisher.hpp"
#include "statistics/proportions/one_proportion.hpp"
#include "statistics/proportions/ratios.hpp"
#include "statistics/proportions/two_proportions.hpp"
