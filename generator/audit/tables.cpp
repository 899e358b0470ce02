// Every other table of counts, and how the lines of a table add up.
#include "audit/reading.hpp"

#include <algorithm>
#include <array>

namespace werkthet::audit {
namespace {

/// Lines along these dimensions are about other moments, or overlap: their sum is not the number of people.
constexpr std::array<std::string_view, 8> no_parts{"maand",   "moment",   "meting",       "kwartaal",
                                                   "kenmerk", "stelling", "vergelijking", "methode"};

bool adds_up(const std::string& dimension) {
  return std::find(no_parts.begin(), no_parts.end(), dimension) == no_parts.end();
}

/// Counts that read_groups, read_outcomes and read_contrasts already know.
bool read_elsewhere(const Table& table, const Column& column) {
  return (column.id == "n" && (table.id == "flow_arms" || table.id == "power")) || is_outcome(table) ||
         (table.id.ends_with("_contrasts") && table.dimension("vergelijking"));
}

bool is_count(const Table& table, std::size_t column) {
  return table.columns[column].unit == "count" && !read_elsewhere(table, table.columns[column]);
}

/// Lines of this table differ in group and moment only: a column n that equals the group is the group itself.
bool by_group_and_moment(const Table& table) {
  return std::all_of(table.dimensions.begin(), table.dimensions.end(), [](const std::string& d) {
    return d == group_dimension || d == month_dimension || d == "meting";
  });
}

/// True when two releases print the same exact numbers wherever both print: then it is the same table about
/// the same people, and what one hides the other may show.
bool same_figures(const Table& one, const Table& two) {
  std::size_t same = 0;
  if (one.dimensions != two.dimensions) {
    return false;
  }
  std::map<std::vector<std::string>, const Row*> twins;
  for (const Row& row : two.rows) {
    twins.emplace(row.codes, &row);
  }
  for (std::size_t c = 0; c < one.columns.size(); ++c) {
    const auto other = two.column(one.columns[c].id);
    if (!other || !is_count(one, c) || !is_count(two, *other)) {
      continue;
    }
    for (const Row& row : one.rows) {
      const auto twin = twins.find(row.codes);
      const auto a = range_of(one, c, row.cells[c]);
      const auto b = twin == twins.end() ? std::nullopt : range_of(two, *other, twin->second->cells[*other]);
      if (!a || !b || !a->printed || !b->printed) {
        continue;
      }
      if (a->low > b->high || b->low > a->high) {
        return false;
      }
      same += a->exact() && b->exact() ? 1U : 0U;
    }
  }
  return same > 0;
}

}  // namespace

std::string Reading::link_of(std::size_t release, const Table& table) const {
  for (std::size_t earlier = 0; earlier < release; ++earlier) {
    const Table* before = releases_[earlier].table(table.id);
    if (before != nullptr && same_figures(*before, table)) {
      return link_of(earlier, *before);
    }
  }
  return "@" + std::to_string(release);
}

void Reading::read_tables(std::size_t release) {
  for (const Table& table : releases_[release].tables) {
    if (about_people(table)) {
      read_table(release, table);
    }
  }
}

void Reading::read_table(std::size_t release, const Table& table) {
  const auto g = table.dimension(group_dimension);
  const std::string link = link_of(release, table);
  const bool may_be_size = by_group_and_moment(table);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (!is_count(table, c)) {
      continue;
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const Row& row = table.rows[r];
      const bool pool = g && row.codes[*g] == pool_code && table.columns[c].id == "n";
      const auto range = size_range(table, c, row.cells[c], pool);
      if (!range) {
        continue;
      }
      const Group* group = g ? this->group(release, row.codes[*g]) : nullptr;
      const bool is_size = may_be_size && table.columns[c].id == "n" && group != nullptr && range->exact() &&
                           group->size.exact() && range->low == group->size.low;
      if (is_size) {
        cell({release, &table, r, c}, group->unknown, *range);
        continue;
      }
      std::string key = "cell|" + table.id + "|" + table.columns[c].id + link;
      for (const std::string& code : row.codes) {
        key += "|" + std::to_string(code.size()) + ":" + code;
      }
      const std::size_t count = unknown(key);
      const Place place{release, &table, r, c};
      cell(place, count, *range);
      if (group != nullptr && table.columns[c].id != "n_comparator") {  // that one is of another group
        at_most_group(count, *group, source(place));
        ask(Asked::rest, release, table.file, row_name(table, row), "the group minus " + table.columns[c].id,
            {{group->unknown, 1}, {count, -1}});
      }
    }
  }
}

/// The line Totaal is the sum of the other lines. Groups of the lottery add up to their total, the pool
/// stands outside.
void Reading::add_totals(std::size_t release) {
  for (const Table& table : releases_[release].tables) {
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
      if (!about_people(table) || !adds_up(table.dimensions[d])) {
        continue;
      }
      std::map<std::vector<std::string>, std::vector<const Row*>> parts;  // by the codes of their total
      for (const Row& row : table.rows) {
        if (row.codes[d] != total_code) {
          std::vector<std::string> codes = row.codes;
          codes[d] = total_code;
          parts[std::move(codes)].push_back(&row);
        }
      }
      for (const Row& row : table.rows) {
        const auto found = parts.find(row.codes);
        if (found != parts.end()) {
          for (const Column& column : table.columns) {
            add_total(release, table, row, found->second, d, column.id);
          }
        }
      }
    }
  }
}

void Reading::add_total(std::size_t release, const Table& table, const Row& total,
                        const std::vector<const Row*>& parts, std::size_t dimension,
                        const std::string& column) {
  const auto whole = unknown_at(release, table.id, total.codes, column);
  if (!whole) {
    return;
  }
  Sum sum{{*whole, -1}};
  for (const Row* part : parts) {
    const auto count = unknown_at(release, table.id, part->codes, column);
    if (!count || part->codes[dimension] == pool_code) {
      return;
    }
    sum.push_back({*count, 1});
  }
  fact(std::move(sum), 0, 0,
       "the total is the sum of its parts: " + table.file + ", row " + row_name(table, total) + ", column " +
           column);
}

/// Reasons exclude each other: together they are at most the group, and who has none is counted as well.
void Reading::add_reasons(std::size_t release) {
  for (const Table& table : releases_[release].tables) {
    const auto g = table.dimension(group_dimension);
    const auto reason = table.dimension("reden");
    const auto n = table.column("n");
    if (!g || !reason || !n || table.dimensions.size() != 2) {
      continue;
    }
    std::map<std::string, Sum> sums;
    for (const Row& row : table.rows) {
      const auto count = unknown_at(release, table.id, row.codes, "n");
      if (count && row.codes[*reason] != total_code) {
        sums[row.codes[*g]].push_back({*count, -1});
      }
    }
    for (auto& [name, sum] : sums) {
      if (const Group* group = this->group(release, name)) {
        sum.push_back({group->unknown, 1});
        fact(sum, 0, unlimited, "reasons exclude each other: " + table.file + ", groep=" + name);
        ask(Asked::rest, release, table.file, "groep=" + name, "none of the reasons", sum);
      }
    }
  }
}

/// Exact figures that move between two releases give away who came and went.
void Reading::compare_tables() {
  for (std::size_t two = 1; two < releases_.size(); ++two) {
    for (const Table& table : releases_[two].tables) {
      const Table* before = nullptr;
      std::size_t one = two;
      while (before == nullptr && one-- > 0) {
        before = releases_[one].table(table.id);
      }
      if (before == nullptr || !about_people(table)) {
        continue;
      }
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!is_count(table, c) || table.columns[c].in_tens) {
          continue;
        }
        for (const Row& row : table.rows) {
          const auto now = unknown_at(two, table.id, row.codes, table.columns[c].id);
          const auto then = unknown_at(one, table.id, row.codes, table.columns[c].id);
          if (now && then && *now != *then) {
            ask(Asked::change, two, table.file, row_name(table, row) + ", since " + releases_[one].name,
                table.columns[c].id, {{*now, 1}, {*then, -1}});
          }
        }
      }
    }
  }
}

}  // namespace werkthet::audit
