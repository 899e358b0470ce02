#include "disclosure/ledger.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>

namespace werkthet::disclosure {

std::int64_t to_base(std::int64_t value, std::int64_t base) {
  return (value + base / 2) / base * base;
}

Range tens_of(std::int64_t printed, std::int64_t base) {
  return {std::max<std::int64_t>(0, printed - base / 2), printed + (base - 1) / 2};
}

const std::vector<std::pair<std::string, std::string>>& rule_texts() {
  static const std::vector<std::pair<std::string, std::string>> texts{
      {"exact", "printed as it is: it and the rest of its group are large enough, in a closing report"},
      {"tens", "printed in tens, as every refreshed figure is"},
      {"tens_months",
       "printed in tens: fewer than min_cell people may lie between it and another month, or it would narrow "
       "down the tens of another month or of a count that it holds"},
      {"revision",
       "printed in tens: an earlier release printed it exactly, and the correction is about fewer people "
       "than may show"},
      {"tens_within",
       "printed in tens: fewer than min_cell people are in the count that holds this one and not in this "
       "one"},
      {"tens_for_others",
       "printed in tens: as an exact figure it would let a hidden count be worked out, exactly or nearly"},
      {"threshold", "hidden: smaller than min_cell"},
      {"complement", "hidden: the rest of the group is smaller than min_cell"},
      {"group_share", "hidden: nearly everybody of the group is in it"},
      {"answers",
       "hidden: fewer than min_cell people gave one of the answers, or no answer, or nearly everybody gave the "
       "same"},
      {"step", "hidden: fewer than min_cell people lie between it and a month that is printed"},
      {"within", "hidden: fewer than min_cell people are between it and a count that holds it"},
      {"hidden_before", "hidden: an earlier release hid it"},
      {"secondary", "hidden for another: with it a hidden count could be worked out, exactly or nearly"}};
  return texts;
}

Ledger::Ledger(const std::vector<findings::Query>& queries, const config::Disclosure& rules, bool closing,
               const History& history)
    : queries_(queries), rules_(rules) {
  core::ensure(rules.rounding >= rules.min_cell, "rounded counts show no small number");
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    const bool exact = closing && queries_[i].protection == findings::Protection::closing;
    decisions_.push_back(
        {queries_[i].id, exact ? Status::exact : Status::rounded, exact ? "exact" : "tens", {}, {}});
    core::ensure(index_.emplace(queries_[i].id, i).second, "a query stands in the ledger once");
    core::ensure(queries_[i].value >= 0, "a count is not negative");
  }
  decide_primary();
  decide_answers();
  decide_by_history(history);
  decide_steps();
  decide_holders(history);
  decide_within();
  decide_jointly(history);
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (decisions_[i].status != Status::hidden) {
      decisions_[i].printed = decisions_[i].status == Status::exact
                                  ? queries_[i].value
                                  : to_base(queries_[i].value, rules_.rounding);
    }
  }
}

void Ledger::hide(std::size_t index, const char* rule) {
  decisions_[index].status = Status::hidden;
  decisions_[index].rule = rule;
}

const char* primary_rule(std::int64_t value, std::int64_t total, const config::Disclosure& rules) {
  if (value < rules.min_cell) {
    return "threshold";
  }
  if (total > 0 && total - value < rules.min_cell) {
    return "complement";
  }
  if (total > 0 && static_cast<double>(value) > rules.max_group_share * static_cast<double>(total)) {
    return "group_share";
  }
  return nullptr;
}

void Ledger::decide_primary() {
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (decisions_[i].status != Status::exact) {
      continue;  // tens show no count below ten and no difference of one
    }
    if (const char* rule = primary_rule(queries_[i].value, queries_[i].total, rules_)) {
      hide(i, rule);
    }
  }
}

/// The answers to a statement are shown when at least k people are behind each of them and no answer is that of nearly
/// everybody; else all go, those without an answer too. Many classes of a group whose size is known tell each other, also
/// in tens; where none is small there is nothing small to tell.
void Ledger::decide_answers() {
  std::set<std::string> statements;
  for (const findings::Query& q : queries_) {
    if (q.among) {
      statements.insert(q.fills);
    }
  }
  std::set<std::string> telling;
  for (const findings::Query& q : queries_) {
    const bool nearly_all =
        q.among && static_cast<double>(q.value) > rules_.max_group_share * static_cast<double>(*q.among);
    if (statements.contains(q.fills) && (q.value < rules_.min_cell || nearly_all)) {
      telling.insert(q.fills);
    }
  }
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    if (telling.contains(queries_[i].fills)) {
      hide(i, "answers");
    }
  }
}

/// What was hidden stays hidden. A count that was printed exactly and is corrected by a few people would show
/// them by subtraction: it goes on in tens, which move by whole steps or not at all.
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

Status Ledger::status(const std::string& query) const {
  return decisions_[index_.at(query)].status;
}

double Ledger::shown(const std::string& query) const {
  const std::size_t i = index_.at(query);
  core::ensure(decisions_[i].status != Status::hidden, "a hidden count is not shown");
  return static_cast<double>(*decisions_[i].printed);
}

}  // namespace werkthet::disclosure
