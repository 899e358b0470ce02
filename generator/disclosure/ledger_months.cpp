// Counts that lie inside each other: months of one cumulative series, and outcomes that are part of another.
#include "disclosure/ledger.hpp"
#include "disclosure/months.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace werkthet::disclosure {
namespace {

constexpr int first_grid_priority =
    1000;  // months between the plan's horizons are printed in closing reports only

bool is_horizon(const findings::Query& query) {
  return query.priority < first_grid_priority;
}

/// Whether fewer than k people may lie between a count and one that holds it. Where only a few of the values
/// that the tens of the count stand for lie so near, the next ones count as near too: that it is not exact
/// says no more then.
bool may_be_near(std::int64_t value, std::int64_t holder, const config::Disclosure& rules) {
  const Candidates thinkable = candidates_of_tens(value, rules.rounding);
  Candidates near;
  std::copy_if(thinkable.begin(), thinkable.end(), std::back_inserter(near),
               [&](std::int64_t one) { return one <= holder && holder - one < rules.min_cell; });
  near = enough(std::move(near), thinkable);
  return std::binary_search(near.begin(), near.end(), value);
}

/// Whether an exact count leaves few values in its own ten for a smaller one. Judged from the larger alone:
/// that the smaller is hidden then does not tell its ten.
bool leaves_few_below(std::int64_t holder, const config::Disclosure& rules) {
  const std::int64_t low = std::max(tens_of(to_base(holder, rules.rounding), rules.rounding).low,
                                    static_cast<std::int64_t>(rules.min_cell));
  return holder - low + 1 < static_cast<std::int64_t>(fewest_candidates);
}

}  // namespace

/// Within a cumulative series two printed months with fewer than k people between them would give those
/// people away. Months are taken in the order of the plan; a horizon that may not be exact goes to tens,
/// which refreshed releases print as well, and another month is hidden. Tens as coarse as k tell no small
/// number beside an exact month.
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
    std::vector<Month> months;
    for (const std::size_t i : members) {
      const findings::Query& q = queries_[i];
      months.push_back({q.position, q.value, q.total, is_horizon(q),
                        decisions_[i].status == Status::exact});
    }
    const std::vector<bool> exact = exact_months(months, rules_);
    for (std::size_t m = 0; m < members.size(); ++m) {
      if (!months[m].open || exact[m]) {
        continue;
      }
      if (months[m].horizon) {
        decisions_[members[m]].status = Status::rounded;
        decisions_[members[m]].rule = "tens_months";
      } else {
        hide(members[m], "step");
      }
    }
  }
}

/// A horizon that holds another count goes to tens where, as an exact figure, it would leave few values of the
/// ten that an earlier release printed for the other. One that was printed exactly before has told already;
/// a month of the curve is hidden by decide_within.
void Ledger::decide_holders(const History& history) {
  const auto any_past = [&](const std::string& id, const auto& holds) {
    const auto found = history.find(id);
    return found != history.end() && std::any_of(found->second.begin(), found->second.end(), holds);
  };
  const auto was_exact = [](const Past& past) { return past.status == Status::exact; };
  const auto narrowed = [&](const std::string& held, std::int64_t holder) {
    return any_past(held, [&](const Past& past) {
      const Range ten = tens_of(past.value, rules_.rounding);
      const std::int64_t low = std::max(ten.low, static_cast<std::int64_t>(rules_.min_cell));
      // One more than must be left: as many values then fit the holder, which is in tens for that reason.
      return past.status == Status::rounded && holder >= ten.low && holder <= ten.high &&
             holder - low < static_cast<std::int64_t>(fewest_candidates);
    });
  };
  for (const findings::Query& q : queries_) {
    for (const std::string& id : q.within) {
      const auto holder = index_.find(id);
      if (holder != index_.end() && is_horizon(queries_[holder->second]) &&
          decisions_[holder->second].status == Status::exact && !any_past(id, was_exact) && narrowed(q.id, queries_[holder->second].value)) {
        decisions_[holder->second].status = Status::rounded;
        decisions_[holder->second].rule = "tens_months";
      }
    }
  }
}

/// Two exact counts of which one holds the other give away the people between them. Where those may be fewer
/// than k a month that only fills a curve makes way. Beside a horizon of the plan the smaller count stays in
/// tens, with the other months of its series; beside a larger count that would leave few values of its own
/// ten, it is hidden.
void Ledger::decide_within() {
  std::set<std::string> coarse;  // series of which a month goes to tens
  std::vector<std::size_t> near;
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    const findings::Query& q = queries_[i];
    bool few_between = false;
    for (const std::string& id :
         decisions_[i].status == Status::hidden ? std::vector<std::string>{} : q.within) {
      const auto holder = index_.find(id);
      if (holder == index_.end() || !may_be_near(q.value, queries_[holder->second].value, rules_)) {
        continue;
      }
      if (is_horizon(queries_[holder->second])) {
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
    for (const std::string& id : queries_[i].within) {
      const auto holder = index_.find(id);
      if (holder != index_.end() && decisions_[holder->second].status == Status::exact &&
          leaves_few_below(queries_[holder->second].value, rules_)) {
        hide(i, "within");
      }
    }
  }
}

}  // namespace werkthet::disclosure
