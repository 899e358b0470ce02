#pragma once
// A table with one row per person that already has groups and outcomes: the way in for studies without
// deliveries (reference data, another register). No citizen numbers are read, so no key is needed.

#include "config/study.hpp"
#include "ingest/input.hpp"

namespace werkthet::ingest {

/// study.data.persons into input.persons: the columns that outcomes, covariates and weights name, under those
/// names. Rows outside the where filter, and rows whose group maps to "", are left out. Empty, NA and . are
/// missing. A group without a mapping is E202 and its row is left out; a 0/1 column with another number is
/// W213 and missing.
void read_persons(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
