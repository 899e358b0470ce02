// How many people a group has, from every column that prints it.
#include "audit/reading.hpp"

namespace werkthet::audit {
namespace {

/// Tables whose column n is the size of the group itself.
bool prints_sizes(const Table& table) {
  return table.dimension(group_dimension) && table.column("n") &&
         (table.id == "flow_arms" || table.id == "power" || is_outcome(table));
}

}  // namespace

void Reading::read_groups(std::size_t release) {
  // Exact prints first: they decide which people the name stands for.
  std::map<std::string, double> exact;
  for (const Table& table : releases_[release].tables) {
    if (!prints_sizes(table)) {
      continue;
    }
    const std::size_t g = *table.dimension(group_dimension);
    const std::size_t n = *table.column("n");
    for (const Row& row : table.rows) {
      const auto range = size_range(table, n, row.cells[n], row.codes[g] == pool_code);
      if (range && range->exact()) {
        exact.emplace(row.codes[g], range->low);
      }
    }
  }
  for (const Table& table : releases_[release].tables) {
    if (!prints_sizes(table)) {
      continue;
    }
    const std::size_t g = *table.dimension(group_dimension);
    const std::size_t n = *table.column("n");
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const std::string& name = table.rows[r].codes[g];
      const auto range = size_range(table, n, table.rows[r].cells[n], name == pool_code);
      if (!range) {
        continue;
      }
      const auto known = exact.find(name);
      const std::string key =
          name + (known == exact.end() ? "@" + std::to_string(release)
                                       : "#" + std::to_string(static_cast<std::int64_t>(known->second)));
      Group& group =
          groups_[release]
              .emplace(name, Group{key, *range, unknown("size|" + key), table.rows[r].cells[n].value})
              .first->second;
      if (known != exact.end()) {
        group.size = Range{known->second, known->second, false, true};
        group.printed = known->second;
      }
      cell({release, &table, r, n}, group.unknown, *range);
    }
  }
}

void Reading::compare_groups() {
  for (std::size_t two = 1; two < releases_.size(); ++two) {
    for (const auto& [name, group] : groups_[two]) {
      for (std::size_t one = two; one-- > 0;) {
        const Group* before = this->group(one, name);
        if (before != nullptr) {
          if (before->unknown != group.unknown && before->size.exact() && group.size.exact()) {
            ask(Asked::change, two, "data/flow_arms.csv", "groep=" + name + ", since " + releases_[one].name,
                "n", {{group.unknown, 1}, {before->unknown, -1}});
          }
          break;
        }
      }
    }
  }
}

}  // namespace werkthet::audit
