// Tables that nobody lays side by side and that say more together: classes that fill a group, and reasons
// that hold everybody who left within the last month.
#include "audit/reading.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::audit {
namespace {

constexpr const char* class_dimension = "deelgroep";

/// "duration_2" is the second class of "duration".
std::string division_of(const std::string& code) {
  return code.substr(0, code.rfind('_'));
}

}  // namespace

/// The group of the lottery that no effect is printed for; empty when that cannot be told.
std::string Reading::control_of(std::size_t release) const {
  std::set<std::string> arms;
  for (const auto& [name, group] : groups_[release]) {
    if (name != pool_code) {
      arms.insert(name);
    }
  }
  for (const Table& table : releases_[release].tables) {
    const auto g = table.dimension(group_dimension);
    const auto comparison = table.dimension("vergelijking");
    for (const Row& row : g&& comparison ? table.rows : std::vector<Row>{}) {
      if (row.codes[*comparison] == "treatment") {
        arms.erase(row.codes[*g]);
      }
    }
  }
  return arms.size() == 1 ? *arms.begin() : std::string();
}

/// Classes add up to their group where everybody is in one. Where answers are missing they do not, and then
/// what they print cannot fill it: such a sum is no fact.
void Reading::fill_group(const std::vector<std::pair<std::size_t, Range>>& classes, const Group& group,
                         const std::string& about) {
  double low = 0;
  double high = 0;
  Sum sum{{group.unknown, -1}};
  for (const auto& [unknown, range] : classes) {
    low += range.low;
    high += range.high;
    sum.push_back({unknown, 1});
  }
  if (low <= group.size.high && high >= group.size.low) {
    fact(std::move(sum), 0, 0, "classes fill their group: " + about);
  }
}

void Reading::add_subgroups(std::size_t release) {
  const Table* table = releases_[release].table("subgroups");
  if (table == nullptr ||
      table->dimensions != std::vector<std::string>{"uitkomst", group_dimension, class_dimension}) {
    return;
  }
  const std::string control = control_of(release);
  // (outcome, group, division, column) -> classes
  std::map<std::tuple<std::string, std::string, std::string, std::string>,
           std::vector<std::pair<std::size_t, Range>>>
      divisions;
  for (const Row& row : table->rows) {
    const Table* levels = releases_[release].table(row.codes[0]);
    if (levels == nullptr || !is_outcome(*levels)) {
      continue;  // of scales and amounts some are missing: who has one is a part of the group
    }
    for (const char* column : {"n_group", "n_comparator"}) {
      const auto c = table->column(column);
      const auto unknown = unknown_at(release, table->id, row.codes, column);
      const auto range = c ? range_of(*table, *c, row.cells[*c]) : std::nullopt;
      if (unknown && range) {
        divisions[{row.codes[0], row.codes[1], division_of(row.codes[2]), column}].emplace_back(*unknown,
                                                                                                *range);
      }
    }
  }
  for (const auto& [about, classes] : divisions) {
    const auto& [outcome, name, division, column] = about;
    const Group* group = this->group(release, column == "n_group" ? name : control);
    if (group != nullptr && group->size.exact()) {
      fill_group(classes, *group,
                 table->file + ", " + outcome + ", groep=" + name + ", " + division + ", " + column);
    }
  }
}

/// Steps of the ladder and answers to a statement divide the whole group: "not known" and "no answer" are
/// classes.
void Reading::add_divisions(std::size_t release) {
  for (const Table& table : releases_[release].tables) {
    const auto g = table.dimension(group_dimension);
    const auto n = table.column("n");
    for (const char* name : {"trede", "antwoord"}) {
      const auto by = table.dimension(name);
      if (!g || !n || !by || !about_people(table)) {
        continue;
      }
      std::map<std::vector<std::string>, std::vector<std::pair<std::size_t, Range>>> divisions;
      for (const Row& row : table.rows) {
        const auto unknown = unknown_at(release, table.id, row.codes, "n");
        const auto range = range_of(table, *n, row.cells[*n]);
        if (unknown && range) {
          std::vector<std::string> about = row.codes;
          about[*by] = "*";
          divisions[std::move(about)].emplace_back(*unknown, *range);
        }
      }
      for (const auto& [about, classes] : divisions) {
        const Group* group = this->group(release, about[*g]);
        if (group != nullptr && group->size.exact()) {
          std::string codes;
          for (const std::string& code : about) {
            codes += ", " + code;
          }
          fill_group(classes, *group, table.file + codes);
        }
      }
    }
  }
}

/// Who left for work so far holds who left for work within the last month: the reason and the outcome count
/// the same.
void Reading::add_later_work(std::size_t release) {
  const Table* reasons = releases_[release].table("exit_reasons");
  if (reasons == nullptr || reasons->dimensions != std::vector<std::string>{group_dimension, "reden"}) {
    return;
  }
  for (const auto& [about, key] : chain_keys_) {
    const auto& [own, base, name] = about;
    if (own != release || !base.starts_with("exit_") || base == reasons->id) {
      continue;
    }
    const std::vector<std::string> codes{name, "werk"};
    const auto reason = unknown_at(release, reasons->id, codes, "n");
    const auto n = reasons->column("n");
    const auto row = std::find_if(reasons->rows.begin(), reasons->rows.end(),
                                  [&](const Row& r) { return r.codes == codes; });
    // The last month of this very release: later ones have months that this "so far" knew nothing of.
    const Chain& chain = chains_.at(key);
    const auto prints = std::find_if(chain.prints.rbegin(), chain.prints.rend(),
                                     [&](const auto& month) { return month.second.contains(release); });
    if (!reason || !n || row == reasons->rows.end() || prints == chain.prints.rend()) {
      continue;
    }
    const int month = prints->first;
    const std::size_t count = chain.months.at(month);
    const auto range = range_of(*reasons, *n, row->cells[*n]);
    const bool possible =
        !range || std::all_of(prints->second.begin(), prints->second.end(),
                              [&](const auto& print) { return print.second.low <= range->high; });
    if (possible) {  // a return or a correction can make the two differ
      const Sum later{{*reason, 1}, {count, -1}};
      ask(Asked::rest, release, reasons->file, row_name(*reasons, *row),
          "later than month " + std::to_string(month), later);
      fact(later, 0, unlimited,
           "left for work so far holds the months before: " + reasons->file + ", row " +
               row_name(*reasons, *row));
    }
  }
}

}  // namespace werkthet::audit
