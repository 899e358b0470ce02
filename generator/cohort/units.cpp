#include "cohort/units.hpp"

#include "cohort/covariates.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace werkthet::cohort {
namespace {

using ingest::nobody;

/// Somebody (or a benefit) that may become a unit.
struct Candidate {
  ingest::BenefitIndex benefit{nobody};  ///< only when the unit is a benefit
  std::vector<ingest::PersonIndex> members;
  std::int32_t row{-1};
};

bool drawn(const ingest::AllocationRow& row) {
  return row.arm >= 0;
}

/// The line that counts when somebody has more than one: the first draw, else the first line of the file.
bool goes_before(const ingest::AllocationRow& a, const ingest::AllocationRow& b) {
  constexpr core::Date late{0x7FFFFFFF};
  return std::tuple(!drawn(a), a.drawn.value_or(late), a.line) <
         std::tuple(!drawn(b), b.drawn.value_or(late), b.line);
}

void attach(Candidate& candidate, const std::vector<ingest::AllocationRow>& list, std::size_t row) {
  if (candidate.row < 0 || goes_before(list[row], list[static_cast<std::size_t>(candidate.row)])) {
    candidate.row = static_cast<std::int32_t>(row);
  }
}

std::vector<Candidate> person_candidates(const ingest::Input& input, const Spells& spells) {
  std::size_t size = spells.spells.size();
  for (const ingest::AllocationRow& row : input.allocation) {
    if (row.person != nobody) {
      size = std::max(size, std::size_t{row.person} + 1);
    }
  }
  std::vector<Candidate> result(size);
  for (std::size_t i = 0; i < size; ++i) {
    result[i].members = {static_cast<ingest::PersonIndex>(i)};
  }
  for (std::size_t r = 0; r < input.allocation.size(); ++r) {
    if (input.allocation[r].person != nobody) {
      attach(result[input.allocation[r].person], input.allocation, r);
    }
  }
  return result;
}

/// The benefit a line of the list is about: as written, else the person's benefit when it happened.
ingest::BenefitIndex benefit_of(const ingest::AllocationRow& row, const Spells& spells, core::Date start) {
  if (row.benefit != nobody || row.person == nobody) {
    return row.benefit;
  }
  const core::Date day = row.drawn ? *row.drawn : row.invited.value_or(start);
  if (const Entitlement* e = entitlement_on(spells, row.person, day)) {
    return e->benefit;
  }
  const auto all = spells.entitlements.of(row.person);
  return all.empty() ? nobody : all.back().benefit;
}

std::vector<Candidate> benefit_candidates(const config::Study& study, const ingest::Input& input,
                                          const RowsByPerson& rows, const Spells& spells) {
  const std::vector<ingest::BusRow>& bus = input.bus->rows;
  std::vector<std::uint32_t> order(rows.values);
  std::sort(order.begin(),
            order.end());  // in the order of the deliveries: who is listed first is the applicant
  std::vector<Candidate> result;
  const auto at = [&](ingest::BenefitIndex benefit) -> Candidate& {
    if (benefit >= result.size()) {
      result.resize(std::size_t{benefit} + 1);
    }
    result[benefit].benefit = benefit;
    return result[benefit];
  };
  for (const std::uint32_t position : order) {
    if (bus[position].benefit != nobody) {
      std::vector<ingest::PersonIndex>& members = at(bus[position].benefit).members;
      if (std::find(members.begin(), members.end(), bus[position].person) == members.end()) {
        members.push_back(bus[position].person);
      }
    }
  }
  std::vector<Candidate> unknown;  // drawn, but on no benefit in the register
  for (std::size_t r = 0; r < input.allocation.size(); ++r) {
    const ingest::AllocationRow& row = input.allocation[r];
    const ingest::BenefitIndex benefit = benefit_of(row, spells, study.start);
    if (benefit != nobody) {
      Candidate& candidate = at(benefit);
      if (candidate.members.empty() && row.person != nobody) {
        candidate.members.push_back(row.person);
      }
      attach(candidate, input.allocation, r);
    } else if (row.person != nobody) {
      unknown.push_back({nobody, {row.person}, static_cast<std::int32_t>(r)});
    }
  }
  std::sort(unknown.begin(), unknown.end(),
            [](const Candidate& a, const Candidate& b) { return a.members < b.members; });
  result.insert(result.end(), unknown.begin(), unknown.end());
  std::erase_if(result, [](const Candidate& c) { return c.members.empty(); });
  return result;
}

/// The members who are on benefit on the day; for a benefit as unit, on that benefit.
std::vector<ingest::PersonIndex> active(const Candidate& candidate, const Spells& spells, core::Date day) {
  std::vector<ingest::PersonIndex> result;
  for (const ingest::PersonIndex person : candidate.members) {
    const Entitlement* e = entitlement_on(spells, person, day);
    if (e != nullptr && (candidate.benefit == nobody || e->benefit == candidate.benefit)) {
      result.push_back(person);
    }
  }
  return result;
}

/// Draw dates of participants, split by stock and new inflow.
using DrawDates = std::array<std::vector<core::Date>, 2>;

DrawDates draw_dates(const std::vector<Candidate>& candidates, const std::vector<bool>& new_inflow,
                     const ingest::Input& input) {
  DrawDates dates;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].row < 0) {
      continue;
    }
    const ingest::AllocationRow& row = input.allocation[static_cast<std::size_t>(candidates[i].row)];
    if (drawn(row) && row.drawn) {
      dates[new_inflow[i] ? 1 : 0].push_back(*row.drawn);
    }
  }
  for (std::vector<core::Date>& list : dates) {
    std::sort(list.begin(), list.end());
  }
  return dates;
}

std::optional<core::Date> reference_date(const config::Study& study, const Candidate& candidate,
                                         bool new_inflow, const DrawDates& dates, const Spells& spells,
                                         core::RandomStream& random) {
  const bool nobody_drawn = dates[0].empty() && dates[1].empty();
  if (study.non_participants.reference == config::ReferenceDate::fixed || nobody_drawn) {
    const core::Date day = study.non_participants.date.value_or(study.start);
    return active(candidate, spells, day).empty() ? std::nullopt : std::optional{day};
  }
  const std::vector<core::Date>& from = dates[new_inflow ? 1 : 0];
  if (from.empty()) {
    return std::nullopt;  // no participant of this kind to be like
  }
  for (int attempt = 0; attempt < reference_draws; ++attempt) {
    const core::Date day = from[random.below(from.size())];
    if (!active(candidate, spells, day).empty()) {
      return day;
    }
  }
  return std::nullopt;
}

/// Caseworkers who also serve an experiment arm.
std::vector<bool> trained_caseworkers(const config::Study& study, const ingest::Input& input) {
  std::vector<bool> trained;
  for (const ingest::AllocationRow& row : input.allocation) {
    if (row.caseworker < 0 || !drawn(row)) {
      continue;
    }
    const auto caseworker = static_cast<std::size_t>(row.caseworker);
    if (trained.size() <= caseworker) {
      trained.resize(caseworker + 1);
    }
    const auto arm = static_cast<std::size_t>(row.arm);
    if (arm < study.arms.size() && study.arms[arm].role == config::Role::experiment) {
      trained[caseworker] = true;
    }
  }
  return trained;
}

}  // namespace

Membership membership_of(const ingest::AllocationRow& row) {
  if (drawn(row)) {
    return Membership::randomised;
  }
  if (!row.exclusion.empty()) {
    return Membership::excluded;
  }
  switch (row.consent) {
    case ingest::Answer::yes:
      return Membership::not_drawn;
    case ingest::Answer::no:
      return Membership::refused;
    case ingest::Answer::none:
      break;
  }
  return row.invited ? Membership::asked_no_answer : Membership::never_asked;
}

bool eligible_age(const ingest::BusData& bus, const RowsByPerson& rows, ingest::PersonIndex person,
                  core::Date day, const config::Eligibility& rules) {
  const auto birth = birth_date(bus, rows, person, core::month_of(day));
  if (!birth) {
    return true;
  }
  const int age = core::age_on(*birth, day);
  return age >= rules.age_min && age <= rules.age_max;
}

bool eligible_scheme(std::uint8_t scheme, const config::Eligibility& rules) {
  return scheme == 0 ||
         std::find(rules.schemes.begin(), rules.schemes.end(), int{scheme}) != rules.schemes.end();
}

Units build_units(const config::Study& study, const ingest::Input& input, const RowsByPerson& rows,
                  const Spells& spells) {
  const ingest::BusData& bus = *input.bus;
  const std::vector<Candidate> candidates = study.unit == config::Unit::benefit
                                                ? benefit_candidates(study, input, rows, spells)
                                                : person_candidates(input, spells);
  std::vector<bool> new_inflow(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    new_inflow[i] = active(candidates[i], spells, study.start).empty();
  }
  const DrawDates dates = draw_dates(candidates, new_inflow, input);
  const std::vector<bool> trained = trained_caseworkers(study, input);
  // Somebody who was drawn with one benefit must not come back in the pool with the next.
  std::vector<bool> in_list;
  for (const Candidate& candidate : candidates) {
    for (const ingest::PersonIndex person : candidate.members) {
      in_list.resize(std::max(in_list.size(), std::size_t{person} + 1));
      in_list[person] = in_list[person] || candidate.row >= 0;
    }
  }
  core::RandomStream random(study.seed, "reference dates");

  Units result;
  for (const ingest::AllocationRow& line : input.allocation) {
    if (line.person != nobody) {
      continue;
    }
    const bool known_benefit = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
      return c.benefit != nobody && c.benefit == line.benefit;
    });
    result.lines_without_unit += known_benefit ? 0 : 1;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    const ingest::AllocationRow* row =
        candidate.row < 0 ? nullptr : &input.allocation[static_cast<std::size_t>(candidate.row)];
    const bool known = std::any_of(candidate.members.begin(), candidate.members.end(),
                                   [&](auto person) { return !spells.spells.of(person).empty(); });
    if (!known && row == nullptr) {
      continue;  // only special assistance, or only outside the study's schemes
    }
    if (row == nullptr && std::any_of(candidate.members.begin(), candidate.members.end(),
                                      [&](auto person) { return bool{in_list[person]}; })) {
      continue;
    }
    Unit unit;
    unit.row = candidate.row;
    unit.membership = row == nullptr ? Membership::never_asked : membership_of(*row);
    unit.new_inflow = new_inflow[i];
    if (unit.membership == Membership::randomised) {
      unit.arm = row->arm;
      unit.index = row->drawn;
    } else if (known) {
      unit.index = reference_date(study, candidate, new_inflow[i], dates, spells, random);
    }
    if (!unit.index && row == nullptr) {
      ++result.without_reference;
      continue;
    }
    bool eligible = true;
    unit.in_frame = true;
    if (unit.index) {
      unit.persons = active(candidate, spells, *unit.index);
    }
    if (unit.persons.empty()) {
      result.drawn_not_on_benefit += unit.membership == Membership::randomised ? 1 : 0;
      unit.persons = candidate.members;
      unit.benefit = candidate.benefit;
    } else {
      const Entitlement* e = entitlement_on(spells, unit.persons.front(), *unit.index);
      unit.benefit = e->benefit;
      const bool scheme = eligible_scheme(e->spell.scheme, study.eligibility);
      unit.in_frame = scheme || row != nullptr;
      eligible = scheme && eligible_age(bus, rows, unit.persons.front(), *unit.index, study.eligibility);
    }
    if (!eligible && unit.membership == Membership::randomised) {
      ++result.drawn_not_eligible;
    }
    if (unit.membership == Membership::excluded) {
      unit.exclusion = row->exclusion;
    } else if (unit.membership == Membership::never_asked && !eligible) {
      unit.membership = Membership::not_eligible;
    } else if (unit.membership == Membership::never_asked &&
               study.non_participants.exclude_caseworker_trained && row != nullptr && row->caseworker >= 0 &&
               static_cast<std::size_t>(row->caseworker) < trained.size() &&
               trained[static_cast<std::size_t>(row->caseworker)]) {
      unit.membership = Membership::excluded;
      unit.exclusion = "caseworker_trained";
    }
    result.units.push_back(std::move(unit));
  }
  return result;
}

std::vector<std::int32_t> unit_of_person(std::span<const Unit> units) {
  std::vector<std::int32_t> result;
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (const ingest::PersonIndex person : units[i].persons) {
      if (person >= result.size()) {
        result.resize(std::size_t{person} + 1, -1);
      }
      if (result[person] < 0 || units[i].membership == Membership::randomised) {
        result[person] = static_cast<std::int32_t>(i);
      }
    }
  }
  return result;
}

}  // namespace werkthet::cohort
