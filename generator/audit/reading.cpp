#include "audit/reading.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::audit {
namespace {

constexpr std::size_t most_unknowns = 40000;
constexpr std::size_t most_questions = 60000;
constexpr double base = 10;  // of rounding, as the titles say: "in tens"

}  // namespace

Range in_tens(double printed) {
  return {std::max(0.0, printed - base / 2), printed + base / 2 - 1, true, true};
}

std::optional<Range> range_of(const Table& table, std::size_t column, const Cell& cell) {
  const Column& about = table.columns[column];
  if (cell.kind == Cell::Kind::hidden) {
    return Range{};
  }
  if (cell.kind != Cell::Kind::number || cell.value != std::floor(cell.value)) {
    return std::nullopt;
  }
  // Where only some numbers are in tens, nobody can tell a 40 from a rounded 37; a 37 is a 37.
  const bool tens = std::fmod(cell.value, base) == 0 && (about.in_tens || table.some_in_tens);
  if (!tens) {
    return Range{cell.value, cell.value, false, true};
  }
  return in_tens(cell.value);
}

std::optional<Range> size_range(const Table& table, std::size_t column, const Cell& cell, bool pool) {
  const auto range = range_of(table, column, cell);
  const bool tens = pool && range && range->exact() && std::fmod(cell.value, base) == 0;
  return tens ? in_tens(cell.value) : range;
}

std::string row_name(const Table& table, const Row& row) {
  std::string name;
  for (std::size_t d = 0; d < row.codes.size(); ++d) {
    name += (d == 0 ? "" : ", ") + table.dimensions[d] + "=" + row.codes[d];
  }
  return name;
}

bool about_people(const Table& table) {
  return !table.id.starts_with("plan_") && !table.id.starts_with("synthesis_") &&
         table.id.find("published") == std::string::npos;
}

bool is_outcome(const Table& table) {
  return table.dimension(group_dimension) && table.column("n") && table.column("events") &&
         std::all_of(table.dimensions.begin(), table.dimensions.end(),
                     [](const std::string& d) { return d == group_dimension || d == month_dimension; });
}

std::size_t Reading::unknown(const std::string& key) {
  const auto [found, fresh] = unknowns_.emplace(key, known_.system.unknowns);
  if (fresh) {
    static_cast<void>(known_.system.add_unknown());
    if (known_.system.unknowns > most_unknowns) {
      throw core::Error(core::ErrorKind::input, "the published figures are too many to audit together", {},
                        "audit fewer releases at once");
    }
  }
  return found->second;
}

void Reading::fact(Sum sum, double low, double high, std::string source) {
  known_.system.facts.push_back({std::move(sum), low, high, std::move(source)});
}

void Reading::ask(Asked asked, std::size_t release, const std::string& file, std::string row,
                  std::string column, Sum sum, Interval print) {
  known_.questions.push_back(
      {asked, releases_[release].name, file, std::move(row), std::move(column), std::move(sum), print});
  if (known_.questions.size() > most_questions) {
    throw core::Error(core::ErrorKind::input, "the published figures are too many to audit together", {},
                      "audit fewer releases at once");
  }
}

void Reading::cell(const Place& place, std::size_t unknown, const Range& range) {
  const Row& row = place.table->rows[place.row];
  const std::string& column = place.table->columns[place.column].id;
  cells_.emplace(std::tuple(place.release, place.table->id, row.codes, column), unknown);
  Interval print{0, {}};
  if (range.printed) {
    fact({{unknown}}, range.low, range.high, source(place));
    print = {static_cast<std::int64_t>(range.low), static_cast<std::int64_t>(range.high)};
  }
  ask(!range.printed  ? Asked::hidden
      : range.in_tens ? Asked::rounded
                      : Asked::printed,
      place.release, place.table->file, row_name(*place.table, row), column, {{unknown}}, print);
}

const Group* Reading::group(std::size_t release, const std::string& name) const {
  const auto found = groups_[release].find(name);
  return found == groups_[release].end() ? nullptr : &found->second;
}

std::optional<std::size_t> Reading::unknown_at(std::size_t release, const std::string& table,
                                               const std::vector<std::string>& codes,
                                               const std::string& column) const {
  const auto found = cells_.find(std::tuple(release, table, codes, column));
  return found == cells_.end() ? std::nullopt : std::optional(found->second);
}

std::string Reading::source(const Place& place) const {
  return place.table->file + " (" + releases_[place.release].name + "), row " +
         row_name(*place.table, place.table->rows[place.row]) + ", column " +
         place.table->columns[place.column].id;
}

void Reading::at_most_group(std::size_t unknown, const Group& group, const std::string& about) {
  fact({{group.unknown, 1}, {unknown, -1}}, 0, unlimited, "part of the group: " + about);
}

Known Reading::known() {
  groups_.resize(releases_.size());
  for (std::size_t r = 0; r < releases_.size(); ++r) {
    read_groups(r);
  }
  for (std::size_t r = 0; r < releases_.size(); ++r) {
    read_outcomes(r);
    read_tables(r);
    read_shares(r);
    read_contrasts(r);
    add_totals(r);
    add_reasons(r);
    add_flow(r);
    add_stock(r);
    add_subgroups(r);
    add_divisions(r);
    add_later_work(r);
  }
  compare_groups();
  compare_months();
  compare_tables();
  return std::move(known_);
}

Known known_facts(const std::vector<Release>& releases, std::int64_t min_cell) {
  return Reading(releases, min_cell).known();
}

}  // namespace werkthet::audit
