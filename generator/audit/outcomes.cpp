// Shares of groups at months: counts that only grow, never exceed their group, and are printed once more as
// percentages.
#include "audit/reading.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace werkthet::audit {
namespace {

constexpr const char* by_month = "_by_month";
constexpr std::size_t most_pairs_of = 40;  // months; with more only neighbours are compared

std::string base_of(const std::string& table) {
  return table.ends_with(by_month) ? table.substr(0, table.size() - std::string(by_month).size()) : table;
}

int month_of(const Table& table, const Row& row) {
  int month = 0;
  if (const auto d = table.dimension(month_dimension)) {
    const std::string& text = row.codes[*d];
    std::from_chars(text.data(), text.data() + text.size(), month);
  }
  return month;
}

}  // namespace

/// The series of one outcome and group. A release that prints something else than an earlier one about the
/// same month has revised it: then the two are different figures, compared by compare_months().
std::string Reading::chain_of(std::size_t release, const std::string& base, const std::string& name,
                              const Group* group) {
  const std::string key = base + "|" + (group != nullptr ? group->key : name + "@" + std::to_string(release));
  const auto found = chains_.find(key);
  if (found == chains_.end()) {
    return key;
  }
  for (const Table& table : releases_[release].tables) {
    if (!is_outcome(table) || base_of(table.id) != base) {
      continue;
    }
    const std::size_t events = *table.column("events");
    for (const Row& row : table.rows) {
      const auto range = range_of(table, events, row.cells[events]);
      const auto prints = found->second.prints.find(month_of(table, row));
      if (!range || !range->printed || row.codes[*table.dimension(group_dimension)] != name ||
          prints == found->second.prints.end()) {
        continue;
      }
      for (const auto& [other, print] : prints->second) {
        if (other != release && (print.low > range->high || print.high < range->low)) {
          return key + "@" + std::to_string(release);
        }
      }
    }
  }
  return key;
}

void Reading::read_outcomes(std::size_t release) {
  for (const Table& table : releases_[release].tables) {
    if (is_outcome(table)) {
      read_outcome(release, table);
    }
  }
}

void Reading::read_outcome(std::size_t release, const Table& table) {
  const std::size_t g = *table.dimension(group_dimension);
  const std::size_t events = *table.column("events");
  const std::string base = base_of(table.id);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const Row& row = table.rows[r];
    const auto range = range_of(table, events, row.cells[events]);
    if (!range) {
      continue;
    }
    const std::string& name = row.codes[g];
    const Group* group = this->group(release, name);
    const auto [known, fresh] = chain_keys_.try_emplace(std::tuple(release, base, name));
    if (fresh) {
      known->second = chain_of(release, base, name, group);
    }
    const std::string& key = known->second;
    const int month = month_of(table, row);
    Chain& chain = chains_[key];
    chain.base = base;
    chain.group = name;
    chain.releases.insert(release);
    if (group != nullptr) {
      chain.size = *group;
    }
    const std::size_t count = unknown("count|" + key + "|" + std::to_string(month));
    chain.months[month] = count;
    if (range->printed) {
      chain.prints[month][release] = *range;
    }
    const Place place{release, &table, r, events};
    cell(place, count, *range);
    if (group != nullptr) {
      at_most_group(count, *group, source(place));
      percentage(place, count, group, *range);
    }
  }
}

/// A percentage says what count of how many it was made of; its margin always holds the share itself.
void Reading::percentage(const Place& place, std::size_t count, const Group* group, const Range& events) {
  const Table& table = *place.table;
  if (events.in_tens || (table.some_in_tens && events.printed) || group->printed < 1) {
    return;  // made of the tens that stand beside it: it says nothing more
  }
  const Row& row = table.rows[place.row];
  const auto limit = [&](const char* id, bool lower, bool upper) {
    const auto column = table.column(id);
    if (!column || table.columns[*column].unit != "percent" ||
        row.cells[*column].kind != Cell::Kind::number) {
      return;
    }
    const Cell& printed = row.cells[*column];
    const double half = 0.5 * std::pow(10.0, -printed.decimals);
    const double n = group->printed;
    // Counts are whole, so the ends can be; halves are rounded up, so the upper end is not reached.
    fact({{count}}, lower ? std::ceil((printed.value - half) * n / 100 - 1e-9) : 0,
         upper ? std::ceil((printed.value + half) * n / 100 - 1e-9) - 1 : unlimited,
         source({place.release, place.table, place.row, *column}));
  };
  limit("share", true, true);
  limit("low", true, false);
  limit("high", false, true);
}

void Reading::compare_months() {
  for (const auto& [key, chain] : chains_) {
    const std::size_t release = *chain.releases.rbegin();
    const std::string file = "data/" + chain.base + ".csv";
    const std::string group = "groep=" + chain.group;
    for (const auto& [month, count] : chain.months) {
      if (chain.size) {
        ask(Asked::rest, release, file, group + ", maand=" + std::to_string(month), "n minus events",
            {{chain.size->unknown, 1}, {count, -1}});
      }
    }
    // Only leaving is cumulative: who left within six months has left within twelve.
    const bool grows = chain.base.starts_with("exit_") ||
                       std::any_of(releases_.begin(), releases_.end(), [&](const Release& one) {
                         return one.table(chain.base + by_month) != nullptr;
                       });
    if (!grows) {
      continue;
    }
    for (auto one = chain.months.begin(); one != chain.months.end(); ++one) {
      for (auto two = std::next(one); two != chain.months.end(); ++two) {
        const bool neighbours = two == std::next(one);
        if (!neighbours && chain.months.size() > most_pairs_of) {
          break;
        }
        const Sum step{{two->second, 1}, {one->second, -1}};
        const std::string months =
            group + ", maand=" + std::to_string(one->first) + " to " + std::to_string(two->first);
        if (neighbours) {
          fact(step, 0, unlimited, "months only add people: " + file + ", row " + months);
        }
        ask(Asked::step, release, file, months, "events", step);
      }
    }
  }
  for (std::size_t two = 1; two < releases_.size(); ++two) {
    compare_chains(two);
  }
}

/// The same figure about other people, or a revised one: what changed since the release before?
void Reading::compare_chains(std::size_t release) {
  for (const auto& [about, key] : chain_keys_) {
    const auto& [own, base, group] = about;
    if (own != release) {
      continue;
    }
    auto before = chain_keys_.end();
    for (std::size_t one = release; one-- > 0 && before == chain_keys_.end();) {
      before = chain_keys_.find(std::tuple(one, base, group));
    }
    if (before == chain_keys_.end() || before->second == key) {
      continue;
    }
    const Chain& now = chains_.at(key);
    const Chain& then = chains_.at(before->second);
    for (const auto& [month, prints] : now.prints) {
      const auto old = then.prints.find(month);
      if (old != then.prints.end() && prints.begin()->second.exact() && old->second.begin()->second.exact()) {
        ask(Asked::change, release, "data/" + base + ".csv",
            "groep=" + group + ", maand=" + std::to_string(month) + ", since " +
                releases_[std::get<0>(before->first)].name,
            "events", {{now.months.at(month), 1}, {then.months.at(month), -1}});
      }
    }
  }
}

}  // namespace werkthet::audit
