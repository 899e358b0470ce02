#include "ingest/lists/consent.hpp"

#include "ingest/report.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::ingest {
namespace {

template <class Id>
void forget(std::set<Id>& ids, const std::set<Id>& kept) {
  for (const Id id : kept) {
    ids.erase(id);
  }
}

/// The benefits that leave with their people: none where people were drawn one by one.
std::set<BenefitIndex> benefits_of(const config::Study& study, const Input& input,
                                   const std::set<PersonIndex>& gone) {
  std::set<BenefitIndex> leaving;
  if (study.unit != config::Unit::benefit) {
    return leaving;
  }
  std::set<BenefitIndex> kept;
  std::set<PersonIndex> taking_part;
  for (const AllocationRow& row : input.allocation) {
    (row.withdrawn ? leaving : kept).insert(row.benefit);
    if (!row.withdrawn) {
      taking_part.insert(row.person);
    }
  }
  taking_part.erase(nobody);
  if (input.bus) {
    for (const BusRow& row : input.bus->rows) {
      if (gone.contains(row.person)) {
        leaving.insert(row.benefit);
      } else if (taking_part.contains(row.person)) {
        kept.insert(row.benefit);
      }
    }
  }
  forget(leaving, kept);
  leaving.erase(nobody);
  return leaving;
}

/// The list without the lines that were withdrawn; `replaces` goes on meaning the same line.
void drop_lines(std::vector<AllocationRow>& list) {
  std::set<std::int32_t> replaced;
  for (const AllocationRow& row : list) {
    if (!row.withdrawn && row.replaces >= 0) {
      replaced.insert(row.replaces);
    }
  }
  std::vector<std::int32_t> moved(list.size(), -1);
  std::vector<AllocationRow> kept;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].withdrawn && !replaced.contains(static_cast<std::int32_t>(i))) {
      continue;
    }
    moved[i] = static_cast<std::int32_t>(kept.size());
    if (list[i].withdrawn) {
      AllocationRow empty;
      empty.refused = list[i].refused;
      empty.line = list[i].line;
      kept.push_back(std::move(empty));
    } else {
      kept.push_back(std::move(list[i]));
    }
  }
  for (AllocationRow& row : kept) {
    row.replaces = row.replaces < 0 ? -1 : moved[static_cast<std::size_t>(row.replaces)];
  }
  list = std::move(kept);
}

/// The codes that are left, in the same order.
void drop_codes(Input& input) {
  std::set<std::string> used;
  for (const AllocationRow& row : input.allocation) {
    used.insert(row.exclusion);
  }
  std::erase_if(input.exclusion_codes, [&](const std::string& code) { return !used.contains(code); });
}

}  // namespace

void take_out_withdrawn(const config::Study& study, Input& input) {
  std::set<PersonIndex> gone;
  std::uint32_t unknown = 0;  // lines without a usable number
  for (const AllocationRow& row : input.allocation) {
    if (row.withdrawn && row.person != nobody) {
      gone.insert(row.person);
    }
    unknown += row.withdrawn && row.person == nobody ? 1U : 0U;
  }
  input.withdrawn = static_cast<std::uint32_t>(gone.size()) + unknown;
  if (input.withdrawn == 0) {
    return;
  }
  for (AllocationRow& row : input.allocation) {  // other lines about the same people
    row.withdrawn = row.withdrawn || gone.contains(row.person);
  }
  const std::set<BenefitIndex> benefits = benefits_of(study, input, gone);
  drop_lines(input.allocation);
  drop_codes(input);
  const auto theirs = [&](const auto& row) { return gone.contains(row.person); };
  for (SurveyWave& wave : input.surveys) {
    std::erase_if(wave.rows, theirs);
  }
  std::erase_if(input.contacts, theirs);
  std::erase_if(input.exemptions, theirs);
  std::erase_if(input.ladder, theirs);
  std::erase_if(input.employment, theirs);
  if (input.bus) {
    std::erase_if(input.bus->rows,
                  [&](const BusRow& row) { return theirs(row) || benefits.contains(row.benefit); });
  }
  input.problems.add(make_problem(
      "N249", {study.data.allocation, 0, 0, "withdrawn"},
      std::to_string(input.withdrawn) + " people took back their consent and are in none of the figures"));
}

}  // namespace werkthet::ingest
