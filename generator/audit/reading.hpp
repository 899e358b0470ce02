#pragma once
// Internal to this stage: the system while it is being built. One unknown per quantity: what two tables or
// releases print about the same people at the same moment is one unknown with two facts.

#include "audit/facts.hpp"

#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::audit {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();
inline constexpr const char* group_dimension = "groep";
inline constexpr const char* month_dimension = "maand";
inline constexpr const char* pool_code = "niet_deelnemers";

/// What a cell says about its count.
struct Range {
  double low{};
  double high{unlimited};
  bool in_tens{};
  bool printed{};  ///< false: hidden

  [[nodiscard]] bool exact() const { return printed && !in_tens; }
};

/// A group of people: the same name with another size is another set of people.
struct Group {
  std::string key;
  Range size;
  std::size_t unknown{};
  double printed{};  ///< the size as it stands in the files: what shares are computed of
};

/// Where a cell of a count stands and which unknown it is.
struct Place {
  std::size_t release{};
  const Table* table{};
  std::size_t row{};
  std::size_t column{};
};

class Reading {
 public:
  Reading(const std::vector<Release>& releases, std::int64_t min_cell)
      : releases_(releases), min_cell_(min_cell) {}
  [[nodiscard]] Known known();

 private:
  // reading.cpp: the parts everything is made of
  [[nodiscard]] std::size_t unknown(const std::string& key);
  void fact(Sum sum, double low, double high, std::string source);
  void ask(Asked asked, std::size_t release, const std::string& file, std::string row, std::string column,
           Sum sum, Interval print = {});
  /// One printed or hidden count: its unknown, its fact and its question.
  void cell(const Place& place, std::size_t unknown, const Range& range);
  [[nodiscard]] const Group* group(std::size_t release, const std::string& name) const;
  [[nodiscard]] std::optional<std::size_t> unknown_at(std::size_t release, const std::string& table,
                                                      const std::vector<std::string>& codes,
                                                      const std::string& column) const;
  [[nodiscard]] std::string source(const Place& place) const;
  void at_most_group(std::size_t unknown, const Group& group, const std::string& about);

  // groups.cpp
  void read_groups(std::size_t release);
  void compare_groups();

  // outcomes.cpp: shares of groups at months
  void read_outcomes(std::size_t release);
  void read_outcome(std::size_t release, const Table& table);
  [[nodiscard]] std::string chain_of(std::size_t release, const std::string& base, const std::string& name,
                                     const Group* group);
  void percentage(const Place& place, std::size_t count, const Group* group, const Range& events);
  void compare_months();
  void compare_chains(std::size_t release);

  // percentages.cpp
  void read_shares(std::size_t release);
  void read_contrasts(std::size_t release);
  void contrast(std::size_t release, const Table& table, const Table& levels, std::size_t row);
  void repeated_sizes(std::size_t release, const Table& table, std::size_t row, const Group* one,
                      const Group* two);

  // tables.cpp: all other counts, and how tables add up
  void read_tables(std::size_t release);
  void read_table(std::size_t release, const Table& table);
  [[nodiscard]] std::string link_of(std::size_t release, const Table& table) const;
  void add_totals(std::size_t release);
  void add_total(std::size_t release, const Table& table, const Row& total,
                 const std::vector<const Row*>& parts, std::size_t dimension, const std::string& column);
  void add_reasons(std::size_t release);
  void compare_tables();

  // routes.cpp: the way to the lottery, and stocks
  void add_flow(std::size_t release);
  void add_stock(std::size_t release);

  // links.cpp: tables that say more together
  [[nodiscard]] std::string control_of(std::size_t release) const;
  void fill_group(const std::vector<std::pair<std::size_t, Range>>& classes, const Group& group,
                  const std::string& about);
  void add_subgroups(std::size_t release);
  void add_divisions(std::size_t release);
  void add_later_work(std::size_t release);

  const std::vector<Release>& releases_;
  std::int64_t min_cell_;
  Known known_;
  std::map<std::string, std::size_t> unknowns_;
  std::vector<std::map<std::string, Group>> groups_;  ///< per release
  /// (release, table, codes, column) -> unknown
  std::map<std::tuple<std::size_t, std::string, std::vector<std::string>, std::string>, std::size_t> cells_;
  struct Chain {
    std::string base;
    std::string group;
    std::set<std::size_t> releases;
    std::map<int, std::size_t> months;
    std::map<int, std::map<std::size_t, Range>> prints;  ///< per month and release
    std::optional<Group> size;
  };
  std::map<std::string, Chain> chains_;
  std::map<std::tuple<std::size_t, std::string, std::string>, std::string>
      chain_keys_;  ///< release, base, group
  std::map<std::string, std::map<std::size_t, Cell>> share_prints_;
};

/// The counts that are printed as `printed` when they are rounded to ten, half up.
[[nodiscard]] Range in_tens(double printed);

/// What the size of a group says. That of the pool is in tens in every release, also where the title of the
/// column does not say so.
[[nodiscard]] std::optional<Range> size_range(const Table& table, std::size_t column, const Cell& cell,
                                              bool pool);

/// What a printed or hidden count says. Nothing for a cell that is no count.
[[nodiscard]] std::optional<Range> range_of(const Table& table, std::size_t column, const Cell& cell);

/// "groep=regie, maand=12"
[[nodiscard]] std::string row_name(const Table& table, const Row& row);

/// Tables that are no counts of people in this study: plans, other municipalities, figures of a published
/// report.
[[nodiscard]] bool about_people(const Table& table);

/// A share of each group: columns n and events.
[[nodiscard]] bool is_outcome(const Table& table);

}  // namespace werkthet::audit
