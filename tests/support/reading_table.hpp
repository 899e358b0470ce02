#pragma once
// A printed table of explanations for tests: rows by id with their numbers (estimate, low, high), as far as
// there are any.

#include "safe/participation_verdict.hpp"
#include "support/test_forge.hpp"

#include <map>
#include <string>
#include <vector>

namespace werkthet::test_support {

using Rows = std::map<std::string, std::vector<double>>;

inline safe::Table reading_of(const Rows& rows) {
  safe::Table table;
  table.id = safe::reading_table;
  table.topic = "comparison";
  table.dimensions = {{"waarneming", {"Waarneming", "Observation"}, {}}};
  for (const char* id : {"estimate", "low", "high"}) {
    table.columns.push_back({id, {id, id}, safe::Unit::score, false});
  }
  for (const auto& [id, numbers] : rows) {
    safe::Row row{{table.dimensions[0].codes.size()}, {}};
    for (std::size_t c = 0; c < 3; ++c) {
      row.cells.push_back(c < numbers.size() ? safe::TestForge::number(numbers[c])
                                             : safe::TestForge::not_applicable());
    }
    table.rows.push_back(std::move(row));
    table.dimensions[0].codes.push_back({id, {id, id}});
  }
  return table;
}

}  // namespace werkthet::test_support
