#include "disclosure/ledger.hpp"

#include "core/error.hpp"
#include "disclosure/span.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace werkthet::disclosure {

std::int64_t to_base(std::int64_t value, std::int64_t base) {
  return (value + base / 2) / base * base;
}

Ledger::Ledger(const std::vector<findings::Query>& queries, const config::Disclosure& rules, bool closing)
    : queries_(queries), base_(rules.rounding) {
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    const bool exact = closing && queries_[i].protection == findings::Protection::closing;
    decisions_.push_back({queries_[i].id, exact ? Status::exact : Status::rounded, exact ? "exact" : "tens"});
    core::ensure(index_.emplace(queries_[i].id, i).second, "a query stands in the ledger once");
    core::ensure(queries_[i].value >= 0, "a count is not negative");
  }
  decide_primary(rules);
  decide_steps(rules);
  decide_within(rules);
  decide_secondary();
}

void Ledger::hide(std::size_t index, const char* rule) {
  decisions_[index].status = Status::hidden;
  decisions_[index].rule = rule;
}

void Ledger::decide_primary(const config::Disclosure& rules) {
  const std::int64_t k = rules.min_cell;
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
               static_cast<double>(q.value) > rules.max_group_share * static_cast<double>(q.total)) {
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
void Ledger::decide_steps(const config::Disclosure& rules) {
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
        return std::abs(known.value - q.value) < rules.min_cell;
      });
      if (near) {
        hide(i, "step");
        continue;
      }
      std::vector<Known> with = kept;
      with.push_back({q.position, q.value});
      const bool reveals = std::any_of(members.begin(), members.end(), [&](std::size_t other) {
        return other != i && queries_[other].priority < first_grid_priority &&
               narrows(queries_[other], with, base_) && !narrows(queries_[other], kept, base_);
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
void Ledger::decide_within(const config::Disclosure& rules) {
  std::set<std::string> coarse;  // series of which a month goes to tens
  std::vector<std::size_t> near;
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    const findings::Query& q = queries_[i];
    bool few_between = false;
    for (const std::string& id : decisions_[i].status == Status::hidden ? std::vector<std::string>{} : q.within) {
      const auto holder = index_.find(id);
      if (holder == index_.end() || queries_[holder->second].value - q.value >= rules.min_cell) {
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
    if (narrows(queries_[i], above, base_)) {
      hide(i, "within");
    }
  }
}

/// Complementary suppression over everything that is exact: no hidden sum may follow from printed ones and
/// the sizes of the groups. Candidates in the order of public structure (priority, position, id), never of
/// values.
void Ledger::decide_secondary() {
  std::map<std::string, std::size_t> leaf_index;
  const auto leaf = [&](const std::string& name) {
    return leaf_index.emplace(name, leaf_index.size()).first->second;
  };
  std::vector<Span::Sum> sums(queries_.size());
  std::map<std::string, Span::Sum> groups;  // every leaf of a group, and the people with none of them
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (decisions_[i].status == Status::rounded) {
      continue;
    }
    for (const std::string& name : queries_[i].leaves) {
      sums[i].push_back(leaf(name));
    }
    std::sort(sums[i].begin(), sums[i].end());
    if (queries_[i].total > 0) {
      const std::string group = queries_[i].series.empty() ? queries_[i].id : queries_[i].series;
      Span::Sum& all = groups[group];
      all.insert(all.end(), sums[i].begin(), sums[i].end());
      all.push_back(leaf(group + "|none"));
    }
  }
  if (leaf_index.empty()) {
    return;
  }
  Span known(leaf_index.size());
  for (auto& [name, sum] : groups) {
    std::sort(sum.begin(), sum.end());
    sum.erase(std::unique(sum.begin(), sum.end()), sum.end());
    known.add(sum);  // group sizes are public
  }
  std::vector<std::size_t> secret;
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (decisions_[i].status == Status::hidden) {
      secret.push_back(i);
    } else if (decisions_[i].status == Status::exact) {
      candidates.push_back(i);
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(queries_[a].priority, queries_[a].position, queries_[a].id) <
           std::tie(queries_[b].priority, queries_[b].position, queries_[b].id);
  });
  for (const std::size_t i : candidates) {
    Span with = known;
    with.add(sums[i]);
    const bool reveals =
        std::any_of(secret.begin(), secret.end(), [&](std::size_t s) { return with.holds(sums[s]); });
    if (reveals) {
      hide(i, "secondary");
    } else {
      known = std::move(with);
    }
  }
}

Status Ledger::status(const std::string& query) const {
  return decisions_[index_.at(query)].status;
}

double Ledger::shown(const std::string& query) const {
  const std::size_t i = index_.at(query);
  core::ensure(decisions_[i].status != Status::hidden, "a hidden count is not shown");
  return static_cast<double>(decisions_[i].status == Status::exact ? queries_[i].value
                                                                   : to_base(queries_[i].value, base_));
}

}  // namespace werkthet::disclosure
