// Counts that lie inside each other: months of one cumulative series, and outcomes that are part of another.
#include "disclosure/ledger.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace werkthet::disclosure {
namespace {

/// A month of a cumulative series whose exact count is known.
struct Known {
  int position{};
  std::int64_t value{};
};

/// True when a month that earlier releases gave in tens could be narrowed down to fewer than four values by
/// the exact months around it: a count that only grows cannot be above a later one or below an earlier one.
bool narrows(const findings::Query& month, const std::vector<Known>& exact, std::int64_t base) {
  auto [low, high] = tens_of(to_base(month.value, base), base);
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

/// Two exact counts of which one holds the other give away the people between them. Where those are fewer than k a month
/// that only fills a curve makes way. Beside a horizon of the plan the smaller count stays in tens, with the other
/// months of its series; where even the tens would leave fewer than four values below the larger count, it is hidden. A
/// count that stays exact is k below whatever holds it, so it narrows none of them down.
void Ledger::decide_within() {
  std::set<std::string> coarse;  // series of which a month goes to tens
  std::vector<std::size_t> near;
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    const findings::Query& q = queries_[i];
    bool few_between = false;
    for (const std::string& id : decisions_[i].status == Status::hidden ? std::vector<std::string>{} : q.within) {
      const auto holder = index_.find(id);
      if (holder == index_.end() || queries_[holder->second].value - q.value >= rules_.min_cell) {
        continue;
      }
      if (queries_[holder->second].priority < first_grid_priority) {
        few_between = true;
      } else if (decisions_[holder->second].status == Status::exact) {
        hide(holder->second, "within");
      }
    }
    if (few_between) {
      near.push_back(i);
      coarse.insert(q.series);
    }
  }
  coarse.erase("");
  const auto to_tens = [&](std::size_t i) {
    if (decisions_[i].status == Status::exact) {
      decisions_[i].status = Status::rounded;
      decisions_[i].rule = "tens_within";
    }
  };
  std::for_each(near.begin(), near.end(), to_tens);
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (coarse.contains(queries_[i].series)) {
      to_tens(i);
    }
  }
  for (const std::size_t i : near) {
    std::vector<Known> above;
    for (const std::string& id : queries_[i].within) {
      const auto holder = index_.find(id);
      if (holder != index_.end() && decisions_[holder->second].status == Status::exact) {
        above.push_back({queries_[i].position + 1, queries_[holder->second].value});
      }
    }
    if (narrows(queries_[i], above, rules_.rounding)) {
      hide(i, "within");
    }
  }
}

}  // namespace werkthet::disclosure
