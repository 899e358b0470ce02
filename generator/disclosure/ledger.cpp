#include "disclosure/ledger.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <tuple>

namespace werkthet::disclosure {

std::int64_t to_base(std::int64_t value, std::int64_t base) {
  return (value + base / 2) / base * base;
}

const std::vector<std::pair<std::string, std::string>>& rule_texts() {
  static const std::vector<std::pair<std::string, std::string>> texts{
      {"exact", "printed as it is: it and the rest of its group are large enough, in a closing report"},
      {"tens", "printed in tens, as every refreshed figure is"},
      {"tens_history",
       "printed in tens: as an exact figure it would narrow down what another release said in tens about another month"},
      {"revision",
       "printed in tens: an earlier release printed it exactly, and the correction is about fewer people than may show"},
      {"tens_for_others",
       "printed in tens: as an exact figure it would let a hidden count be worked out, exactly or nearly"},
      {"threshold", "hidden: smaller than min_cell"},
      {"complement", "hidden: the rest of the group is smaller than min_cell"},
      {"group_share", "hidden: nearly everybody of the group is in it"},
      {"step", "hidden: fewer than min_cell people lie between it and a month that is printed"},
      {"hidden_before", "hidden: an earlier release hid it"},
      {"secondary", "hidden for another: with it a hidden count could be worked out, exactly or nearly"},
      {"narrowed", "hidden: the other figures leave too little room around its tens"}};
  return texts;
}

Ledger::Ledger(const std::vector<findings::Query>& queries, const config::Disclosure& rules, bool closing,
               const History& history)
    : queries_(queries), rules_(rules) {
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    const bool exact = closing && queries_[i].protection == findings::Protection::closing;
    decisions_.push_back(
        {queries_[i].id, exact ? Status::exact : Status::rounded, exact ? "exact" : "tens", {}, {}});
    core::ensure(index_.emplace(queries_[i].id, i).second, "a query stands in the ledger once");
    core::ensure(queries_[i].value >= 0, "a count is not negative");
  }
  decide_primary();
  decide_by_history(history);
  decide_steps();
  decide_jointly(history);
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (decisions_[i].status != Status::hidden) {
      decisions_[i].printed =
          decisions_[i].status == Status::exact ? queries_[i].value : to_base(queries_[i].value, rules_.rounding);
    }
  }
}

void Ledger::hide(std::size_t index, const char* rule) {
  decisions_[index].status = Status::hidden;
  decisions_[index].rule = rule;
}

void Ledger::decide_primary() {
  const std::int64_t k = rules_.min_cell;
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (decisions_[i].status != Status::exact) {
      continue;  // tens show no count below ten and no difference of one
    }
    const findings::Query& q = queries_[i];
    if (q.value < k) {
      hide(i, "threshold");
    } else if (q.total > 0 && q.total - q.value < k) {
      hide(i, "complement");
    } else if (q.total > 0 &&
               static_cast<double>(q.value) > rules_.max_group_share * static_cast<double>(q.total)) {
      hide(i, "group_share");
    }
  }
}

namespace {

/// A month of a cumulative series whose exact count is known.
struct Known {
  int position{};
  std::int64_t value{};
};

/// True when a month that earlier releases gave in tens could be narrowed down to fewer than four values by
/// the exact months around it: a count that only grows cannot be above a later one or below an earlier one.
bool narrows(const findings::Query& month, const std::vector<Known>& exact, std::int64_t base) {
  const std::int64_t printed = to_base(month.value, base);
  std::int64_t low = std::max<std::int64_t>(0, printed - base / 2);
  std::int64_t high = printed + (base - 1) / 2;
  for (const Known& known : exact) {
    if (known.position <= month.position) {
      low = std::max(low, known.value);
    }
    if (known.position >= month.position) {
      high = std::min(high, known.value);
    }
  }
  return high - low < 3;
}

constexpr int first_grid_priority =
    1000;  // months between the plan's horizons are printed in closing reports only

}  // namespace

/// Within a cumulative series two printed months with fewer than k people between them would give those
/// people away. Months are taken in the order of the plan; a month too near to one already kept is hidden. A
/// month whose exact count would narrow down what a refreshed release said in tens about another month stays
/// in tens itself.
void Ledger::decide_steps() {
  std::map<std::string, std::vector<std::size_t>> series;
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (!queries_[i].series.empty() && decisions_[i].rule != "tens") {
      series[queries_[i].series].push_back(i);
    }
  }
  for (auto& [name, members] : series) {
    std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
      return queries_[a].priority < queries_[b].priority;
    });
    std::vector<Known> kept;
    for (const std::size_t i : members) {
      if (decisions_[i].status != Status::exact) {
        continue;
      }
      const findings::Query& q = queries_[i];
      const bool near = std::any_of(kept.begin(), kept.end(), [&](const Known& known) {
        return std::abs(known.value - q.value) < rules_.min_cell;
      });
      if (near) {
        hide(i, "step");
        continue;
      }
      std::vector<Known> with = kept;
      with.push_back({q.position, q.value});
      const bool reveals = std::any_of(members.begin(), members.end(), [&](std::size_t other) {
        return other != i && queries_[other].priority < first_grid_priority &&
               narrows(queries_[other], with, rules_.rounding) &&
               !narrows(queries_[other], kept, rules_.rounding);
      });
      if (reveals && q.priority >= first_grid_priority) {
        hide(i, "step");
      } else if (reveals) {
        decisions_[i].status = Status::rounded;
        decisions_[i].rule = "tens_history";
      } else {
        kept = std::move(with);
      }
    }
  }
}

/// What was hidden stays hidden. A count that was printed exactly and is corrected by a few people would show them
/// by subtraction: it goes on in tens, which move by whole steps or not at all.
void Ledger::decide_by_history(const History& history) {
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    const auto found = history.find(queries_[i].id);
    if (found == history.end()) {
      continue;
    }
    for (const Past& past : found->second) {
      const std::int64_t moved = std::abs(past.value - queries_[i].value);
      if (past.status == Status::hidden && decisions_[i].status != Status::hidden) {
        hide(i, "hidden_before");
      } else if (past.status == Status::exact && decisions_[i].status == Status::exact && moved > 0 &&
                 moved < rules_.min_cell) {
        decisions_[i].status = Status::rounded;
        decisions_[i].rule = "revision";
      }
    }
  }
}

namespace {

Range tens_of(std::int64_t printed, std::int64_t base) {
  return {std::max<std::int64_t>(0, printed - base / 2), printed + (base - 1) / 2};
}

}  // namespace

/// Every query, every group of people that queries are parts of, and what earlier releases printed, as one system.
/// The queries come first, in their order.
std::vector<Count> Ledger::counts(const History& history) const {
  std::map<std::string, std::size_t> classes;
  const auto class_of = [&](const std::string& name) {
    return classes.emplace(name, classes.size()).first->second;
  };
  // Candidates in the order of public structure (priority, position, id), never of values.
  std::vector<std::size_t> order(queries_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(queries_[a].priority, queries_[a].position, queries_[a].id) <
           std::tie(queries_[b].priority, queries_[b].position, queries_[b].id);
  });
  std::vector<Count> all(queries_.size());
  std::map<std::string, Sum> groups;  // every class of a group, and the people with none of them
  std::map<std::string, std::int64_t> sizes;
  for (std::size_t position = 0; position < order.size(); ++position) {
    const findings::Query& q = queries_[order[position]];
    Count& count = all[order[position]];
    for (const std::string& name : q.leaves) {
      count.classes.push_back(class_of(name));
    }
    std::sort(count.classes.begin(), count.classes.end());
    count.value = q.value;
    count.rank = static_cast<int>(position);
    if (q.total >= rules_.min_cell) {
      const std::string group = q.series.empty() ? q.id : q.series;
      Sum& sum = groups[group];
      sum.insert(sum.end(), count.classes.begin(), count.classes.end());
      sum.push_back(class_of(group + "|none"));
      sizes[group] = q.total;
    }
  }
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    switch (decisions_[i].status) {
      case Status::exact:
        all[i].print = Count::Print::open;
        break;
      case Status::rounded:
        all[i].print = Count::Print::range;
        all[i].range = tens_of(to_base(queries_[i].value, rules_.rounding), rules_.rounding);
        if (decisions_[i].rule != "tens") {  // where small counts are hidden, tens of ten or more say "not small"
          all[i].range.low = std::max<std::int64_t>(all[i].range.low, rules_.min_cell);
        }
        break;
      case Status::hidden:
        all[i].print = Count::Print::secret;
        break;
    }
    const auto found = history.find(queries_[i].id);
    for (const Past& past : found == history.end() ? std::vector<Past>{} : found->second) {
      const Range before = past.status == Status::exact ? Range{past.value, past.value}
                                                        : tens_of(past.value, rules_.rounding);
      // A count that has left what was printed was corrected, and is another number now.
      if (past.status == Status::hidden || queries_[i].value < before.low || queries_[i].value > before.high) {
        continue;
      }
      if (past.status == Status::exact) {
        all.push_back({all[i].classes, past.value, Count::Print::fixed, {}, 0});
      } else {
        all.push_back({all[i].classes, queries_[i].value, Count::Print::fixed_range, before, 0});
      }
    }
  }
  for (auto& [name, sum] : groups) {
    std::sort(sum.begin(), sum.end());
    sum.erase(std::unique(sum.begin(), sum.end()), sum.end());
    all.push_back({sum, sizes[name], Count::Print::fixed, {}, 0});
  }
  return all;
}

/// Complementary suppression: no hidden count may follow, exactly or nearly, from everything that is printed, the
/// sizes of the groups and earlier releases. An exact count that would tell goes on in tens first, and is hidden only
/// when that is not enough. Every round takes a step that is never taken back, so there is a last one.
void Ledger::decide_jointly(const History& history) {
  SuppressionRules rules;
  rules.min_cell = rules_.min_cell;
  for (bool again = true; again;) {
    const Suppressed result = suppress(counts(history), rules);
    proof_.programs += result.programs;
    if (result.contradiction) {
      throw core::Error(core::ErrorKind::privacy,
                        "the counts of this release contradict each other or an earlier release; nothing was made", {},
                        "check that the releases named in release.earlier are of these data");
    }
    again = false;
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      if (result.fates[i] == Fate::hidden_for_others && decisions_[i].status == Status::exact) {
        decisions_[i].status = Status::rounded;
        decisions_[i].rule = "tens_for_others";
        again = true;
      } else if (result.fates[i] == Fate::hidden_for_others) {
        hide(i, "secondary");
        again = true;
      }
      decisions_[i].range = result.ranges[i];
    }
    proof_.exposed.clear();
    for (const std::size_t i : result.unprotected) {
      if (i < queries_.size() && decisions_[i].status == Status::rounded) {
        hide(i, "narrowed");
        again = true;
      } else if (i < queries_.size()) {
        proof_.exposed.push_back(queries_[i].id);
      }
    }
  }
  proof_.examined = static_cast<std::size_t>(
      std::count_if(decisions_.begin(), decisions_.end(), [](const Decision& d) { return d.range.has_value(); }));
}

Status Ledger::status(const std::string& query) const {
  return decisions_[index_.at(query)].status;
}

double Ledger::shown(const std::string& query) const {
  const std::size_t i = index_.at(query);
  core::ensure(decisions_[i].status != Status::hidden, "a hidden count is not shown");
  return static_cast<double>(*decisions_[i].printed);
}

}  // namespace werkthet::disclosure
