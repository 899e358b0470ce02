#include "ingest/checks/checks.hpp"
#include "ingest/report.hpp"

#include <map>
#include <set>
#include <string>

namespace werkthet::ingest {
namespace {

void add(Input& input, const config::Study& study, std::string_view code, const AllocationRow& row,
         std::string field, std::string message = {}) {
  input.problems.add(
      make_problem(code, {study.data.allocation, row.line, 0, std::move(field)}, std::move(message)));
}

/// C29 and the entry window: each line on its own.
void check_line(const config::Study& study, Input& input, const AllocationRow& row) {
  if (row.drawn && row.consent_date && *row.consent_date > *row.drawn) {
    add(input, study, "E204", row, "consent_date");
  }
  if (row.drawn &&
      (*row.drawn < study.start || *row.drawn >= core::add_months(study.start, study.entry_months))) {
    add(input, study, "E206", row, "drawn");
  }
  if (row.drawn && row.consent != Answer::yes) {
    add(input, study, "E223", row, "consent");
  }
  if (row.drawn.has_value() != (row.arm >= 0)) {
    add(input, study, "E224", row, row.drawn ? "arm" : "drawn");
  }
}

/// C31: a replacement follows a refusal, and does not lead back to itself.
void check_replacement(const config::Study& study, Input& input, std::size_t at) {
  const AllocationRow& row = input.allocation[at];
  if (row.replaces < 0) {
    return;
  }
  const AllocationRow& replaced = input.allocation[static_cast<std::size_t>(row.replaces)];
  if (!replaced.refused) {
    add(input, study, "E209", row, "replaces");
    return;
  }
  if (row.drawn && *replaced.refused > *row.drawn) {
    add(input, study, "E209", row, "replaces", "the replacement was drawn before the refusal");
    return;
  }
  std::set<std::int32_t> chain;
  for (std::int32_t next = row.replaces; next >= 0;
       next = input.allocation[static_cast<std::size_t>(next)].replaces) {
    if (static_cast<std::size_t>(next) == at) {
      add(input, study, "E209", row, "replaces", "the replacements form a circle");
      return;
    }
    if (!chain.insert(next).second) {
      return;  // a circle further on, reported at its own lines
    }
  }
}

}  // namespace

void check_allocation(const config::Study& study, Input& input) {
  // C21, C30: one group per person. Two lines with two groups are E208, any other second line is E220.
  std::map<PersonIndex, std::set<int>> groups;
  for (std::size_t i = 0; i < input.allocation.size(); ++i) {
    const AllocationRow row = input.allocation[i];
    check_line(study, input, row);
    check_replacement(study, input, i);
    if (row.person == nobody) {
      continue;
    }
    const auto [at, first] = groups.try_emplace(row.person);
    if (!first) {
      const bool other_arm = row.arm >= 0 && !at->second.contains(row.arm) && at->second != std::set<int>{-1};
      add(input, study, other_arm ? "E208" : "E220", row, other_arm ? "arm" : "bsn");
    }
    at->second.insert(row.arm);
  }
}

}  // namespace werkthet::ingest
