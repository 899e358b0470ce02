#include "ingest/lists/survey_choice.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace werkthet::ingest {
namespace {

/// The position in `candidates` of the one that counts; `of_person` in the order of the file.
std::size_t chosen(config::DuplicateRule rule, std::optional<core::Date> until,
                   const std::vector<Candidate>& candidates, std::vector<std::size_t> of_person) {
  const auto date = [&](std::size_t i) { return candidates[i].row.answered; };
  if (until) {
    const auto later = std::stable_partition(of_person.begin(), of_person.end(),
                                             [&](std::size_t i) { return date(i) <= until; });
    if (later != of_person.begin()) {
      of_person.erase(later, of_person.end());
    }
  }
  if (std::all_of(of_person.begin(), of_person.end(), [&](std::size_t i) { return date(i).has_value(); })) {
    std::stable_sort(of_person.begin(), of_person.end(),
                     [&](std::size_t a, std::size_t b) { return date(a) < date(b); });
  }
  if (rule == config::DuplicateRule::last) {
    return of_person.back();
  }
  if (rule == config::DuplicateRule::complete) {
    return *std::max_element(of_person.begin(), of_person.end(), [&](std::size_t a, std::size_t b) {
      return candidates[a].answered < candidates[b].answered;
    });
  }
  return of_person.front();
}

}  // namespace

std::uint64_t choose_responses(config::DuplicateRule rule, std::optional<core::Date> until,
                               TableReader& table, const ColumnRef& bsn, std::vector<Candidate>& candidates) {
  std::map<PersonIndex, std::vector<std::size_t>> of_person;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].row.person != nobody) {
      of_person[candidates[i].row.person].push_back(i);
    }
  }
  std::vector<bool> out(candidates.size(), false);
  for (const auto& [person, positions] : of_person) {
    const bool keep_all = rule == config::DuplicateRule::error;
    const std::size_t kept =
        positions.size() == 1 || keep_all ? positions.front() : chosen(rule, until, candidates, positions);
    for (const std::size_t i : positions) {
      if (i != kept) {
        out[i] = !keep_all;
        table.report().add(keep_all ? "E221" : "N232", table.place(candidates[i].at, bsn));
      }
    }
  }
  std::vector<Candidate> left;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!out[i]) {
      left.push_back(std::move(candidates[i]));
    }
  }
  const std::uint64_t removed = candidates.size() - left.size();
  candidates = std::move(left);
  return removed;
}

}  // namespace werkthet::ingest
