// The last decision: everything that is printed, together.
#include "core/error.hpp"
#include "disclosure/ledger.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

namespace werkthet::disclosure {

/// The longest month of a series that a count "so far" holds and that the release knew as well: who was
/// counted there was counted in this "so far", whatever came later. Null when there is none.
const findings::Query* Ledger::held_then(const findings::Query& so_far, std::size_t release,
                                         const History& history) const {
  const findings::Query* held = nullptr;
  for (const findings::Query& q : queries_) {
    const auto found = history.find(q.id);
    const bool known =
        found != history.end() && std::any_of(found->second.begin(), found->second.end(),
                                              [&](const Past& past) { return past.release == release; });
    const bool inside =
        !q.series.empty() && std::all_of(q.leaves.begin(), q.leaves.end(), [&](const auto& leaf) {
          return std::find(so_far.leaves.begin(), so_far.leaves.end(), leaf) != so_far.leaves.end();
        });
    if (known && inside && (held == nullptr || q.leaves.size() > held->leaves.size())) {
      held = &q;
    }
  }
  return held;
}

/// What earlier releases printed of a count. One that has left what was printed is another number now; of a
/// count "so far" it is known whom it held then.
void Ledger::add_past(std::size_t i, const History& history,
                      const std::function<std::size_t(const std::string&)>& class_of,
                      std::vector<Count>& all) const {
  const findings::Query& query = queries_[i];
  const auto found = history.find(query.id);
  for (const Past& past : found == history.end() ? std::vector<Past>{} : found->second) {
    const Range before =
        past.status == Status::exact ? Range{past.value, past.value} : tens_of(past.value, rules_.rounding);
    if (past.status == Status::hidden) {
      continue;
    }
    if (query.value >= before.low && query.value <= before.high) {
      const bool exact = past.status == Status::exact;
      all.push_back({all[i].classes, exact ? past.value : query.value,
                     exact ? Count::Print::fixed : Count::Print::fixed_range, before});
    } else if (const findings::Query* held =
                   query.series.empty() ? held_then(query, past.release, history) : nullptr;
               held != nullptr && held->value <= before.high && past.status == Status::rounded) {
      Count then{{}, past.value, Count::Print::past_range, before};
      for (const std::string& leaf : held->leaves) {
        then.classes.push_back(class_of(leaf));
      }
      then.classes.push_back(class_of(query.id + "@" + std::to_string(past.release)));
      std::sort(then.classes.begin(), then.classes.end());
      all.push_back(std::move(then));
    }
  }
}

/// Every query, every group of people that queries are parts of, and what earlier releases printed, as one
/// system. The queries come first, in their order.
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
      const std::string group = !q.fills.empty()    ? q.fills
                                : !q.beside.empty() ? q.beside
                                                    : (q.series.empty() ? q.id : q.series);
      Sum& sum = groups[group];
      sum.insert(sum.end(), count.classes.begin(), count.classes.end());
      if (q.fills.empty()) {
        sum.push_back(class_of(group + "|none"));
      }
      sizes[group] = q.total;
    }
  }
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    // An exact count is open, as every count is at first.
    if (decisions_[i].status == Status::hidden) {
      all[i].print = Count::Print::secret;
    } else if (decisions_[i].status == Status::rounded) {
      all[i].print = Count::Print::range;
      all[i].range = tens_of(to_base(queries_[i].value, rules_.rounding), rules_.rounding);
      if (decisions_[i].rule != "tens") {  // where small counts are hidden, tens of ten or more say "not small"
        all[i].range.low = std::max<std::int64_t>(all[i].range.low, rules_.min_cell);
      }
    }
    add_past(i, history, class_of, all);
  }
  for (auto& [name, sum] : groups) {
    std::sort(sum.begin(), sum.end());
    sum.erase(std::unique(sum.begin(), sum.end()), sum.end());
    all.push_back({sum, sizes[name], Count::Print::fixed});
  }
  return all;
}

/// Complementary suppression: no hidden count may follow, exactly or nearly, from everything that is printed,
/// the sizes of the groups and earlier releases. An exact count that would tell goes on in tens first, and is
/// hidden only when that is not enough. Every round takes a step that is never taken back, so there is a last
/// one.
void Ledger::decide_jointly(const History& history) {
  SuppressionRules rules;
  rules.min_cell = rules_.min_cell;
  for (bool again = true; again;) {
    const Suppressed result = suppress(counts(history), rules);
    proof_.programs += result.programs;
    if (result.contradiction) {
      throw core::Error(
          core::ErrorKind::privacy,
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
      if (i < queries_.size()) {
        proof_.exposed.push_back(queries_[i].id);
      }
    }
  }
  proof_.examined = static_cast<std::size_t>(std::count_if(
      decisions_.begin(), decisions_.end(), [](const Decision& d) { return d.range.has_value(); }));
}

}  // namespace werkthet::disclosure
