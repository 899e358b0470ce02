#pragma once
// What settings must be to each other: dates in order, one control group, outcomes that refer to scales there
// are. Runs after every value was checked alone, and keeps silent about values that were refused there.

#include "config/settings.hpp"
#include "config/study.hpp"

namespace werkthet::config {

/// Adds a problem for every relation that does not hold.
void check_study(const Study& study, const Settings& settings, Report& report);

}  // namespace werkthet::config
