#include "cohort/flow.hpp"

#include "cohort/flow_words.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace werkthet::cohort {
namespace {

core::Bilingual frame_label(config::Unit unit) {
  return unit == config::Unit::benefit
             ? core::Bilingual{"Uitkeringen bij de start", "Benefits at the start"}
             : core::Bilingual{"Mensen met een uitkering bij de start", "People on benefit at the start"};
}

std::int64_t count(std::span<const Unit> units, Membership membership) {
  return std::count_if(units.begin(), units.end(),
                       [&](const Unit& u) { return u.in_frame && u.membership == membership; });
}

const ingest::AllocationRow* row_of(const Unit& unit, const ingest::Input& input) {
  return unit.row < 0 ? nullptr : &input.allocation[static_cast<std::size_t>(unit.row)];
}

void add_exclusions(std::vector<FlowStep>& flow, const ingest::Input& input, std::span<const Unit> units) {
  std::map<std::string, std::int64_t> counts;
  for (const Unit& unit : units) {
    if (unit.membership == Membership::excluded) {
      ++counts[unit.exclusion];
    }
  }
  const auto add = [&](const std::string& reason) {
    if (const auto found = counts.extract(reason)) {
      flow.push_back({"exclusion", {reason, reason}, "", reason, found.mapped()});
    }
  };
  for (const std::string& reason : input.exclusion_codes) {
    add(reason);  // the order of the municipality's list
  }
  while (!counts.empty()) {
    add(std::string(counts.begin()->first));
  }
}

void add_arm_steps(std::vector<FlowStep>& flow, const config::Study& study, const ingest::Input& input,
                   std::span<const Unit> units) {
  std::set<std::int32_t> replaced;  // lines of people whose place was taken
  for (const Unit& unit : units) {
    if (const auto* row = row_of(unit, input); row != nullptr && unit.arm >= 0 && row->replaces >= 0) {
      replaced.insert(row->replaces);
    }
  }
  for (std::size_t a = 0; a < study.arms.size(); ++a) {
    std::int64_t drawn = 0;
    std::int64_t started = 0;
    std::int64_t refused = 0;
    std::int64_t taken_over = 0;
    std::int64_t stopped = 0;
    std::map<std::string, std::int64_t> reasons;
    for (const Unit& unit : units) {
      const auto* row = row_of(unit, input);
      if (row == nullptr || unit.arm != static_cast<int>(a)) {
        continue;
      }
      ++drawn;
      started += row->started ? 1 : 0;
      refused += row->refused ? 1 : 0;
      taken_over += replaced.contains(unit.row) ? 1 : 0;
      if (row->stopped) {
        ++stopped;
        ++reasons[row->stop_reason];
      }
    }
    const std::string& arm = study.arms[a].id;
    const auto add = [&](const char* id, std::int64_t n) {
      flow.push_back({id, label_in_a_group(id), arm, "", n});
    };
    add("drawn", drawn);
    add("started", started);
    add("refused", refused);
    add("replaced", taken_over);
    add("stopped", stopped);
    for (const auto& [reason, n] : reasons) {
      flow.push_back({"stop_reason", {reason, reason}, arm, reason, n});
    }
  }
}

}  // namespace

std::vector<FlowStep> build_flow(const config::Study& study, const ingest::Input& input,
                                 std::span<const Unit> units) {
  const std::int64_t frame =
      std::count_if(units.begin(), units.end(), [](const Unit& u) { return u.in_frame; });
  const std::int64_t not_eligible = count(units, Membership::not_eligible);
  const std::int64_t excluded = count(units, Membership::excluded);
  const std::int64_t never_asked = count(units, Membership::never_asked);
  const std::int64_t no_answer = count(units, Membership::asked_no_answer);
  const std::int64_t declined = count(units, Membership::refused);
  const std::int64_t not_drawn = count(units, Membership::not_drawn);
  const std::int64_t drawn = count(units, Membership::randomised);
  const std::int64_t eligible = frame - not_eligible - excluded;
  const std::int64_t invited = eligible - never_asked;
  const std::int64_t consented = invited - no_answer - declined;
  core::ensure(consented - not_drawn == drawn, "the steps of the flow add up to those who were drawn");

  std::vector<FlowStep> flow;
  const auto add = [&](const char* id, core::Bilingual label, std::int64_t n) {
    flow.push_back({id, std::move(label), "", "", n});
  };
  add("frame", frame_label(study.unit), frame);
  add("not_eligible", {"Buiten de leeftijdsgrenzen", "Outside the age limits"}, not_eligible);
  add("excluded", {"Uitgesloten volgens de regels", "Excluded by a rule"}, excluded);
  add_exclusions(flow, input, units);
  add("eligible", {"Kwamen in aanmerking", "Eligible"}, eligible);
  add("never_asked", {"Niet gevraagd", "Not asked"}, never_asked);
  add("invited", {"Uitgenodigd", "Invited"}, invited);
  add("no_answer", {"Gaven geen antwoord", "Gave no answer"}, no_answer);
  add("declined", {"Wilden niet meedoen", "Did not want to take part"}, declined);
  add("consented", {"Wilden meedoen", "Agreed to take part"}, consented);
  add("not_drawn", {"Niet geloot", "Not drawn"}, not_drawn);
  add("drawn", drawn_label(), drawn);
  const std::int64_t outside = std::count_if(units.begin(), units.end(), [&](const Unit& u) {
    return u.membership == Membership::randomised && u.index &&
           (*u.index < study.start || *u.index > core::add_months(study.start, study.entry_months));
  });
  if (outside > 0) {
    add("outside_entry_window", {"Geloot buiten de instroomperiode", "Drawn outside the entry window"},
        outside);
  }
  add_arm_steps(flow, study, input, units);
  return flow;
}

std::int64_t partners_in_two_arms(std::span<const Unit> units) {
  std::vector<std::pair<ingest::BenefitIndex, int>> drawn;
  for (const Unit& unit : units) {
    if (unit.arm >= 0 && unit.benefit != ingest::nobody) {
      drawn.emplace_back(unit.benefit, unit.arm);
    }
  }
  std::sort(drawn.begin(), drawn.end());
  drawn.erase(std::unique(drawn.begin(), drawn.end()), drawn.end());
  std::int64_t result = 0;
  for (std::size_t i = 1; i < drawn.size(); ++i) {
    const bool second = drawn[i].first == drawn[i - 1].first;
    const bool third = i > 1 && drawn[i].first == drawn[i - 2].first;
    result += second && !third ? 1 : 0;  // a benefit with three arms is still one benefit
  }
  return result;
}

bool took_place(const ingest::ContactRow& contact) {
  return contact.state == ingest::ContactState::held || contact.state == ingest::ContactState::unknown;
}

void add_contacts(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                  const std::vector<ingest::ContactRow>& contacts, core::Date data_until) {
  if (contacts.empty() || data_until < study.start) {
    return;
  }
  const core::Month begin = core::month_of(study.start);
  cohort.contact_quarters = static_cast<std::size_t>(core::month_of(data_until) - begin) / 3 + 1;
  const std::size_t cells = study.arms.size() * cohort.contact_quarters;
  cohort.contacts.assign(cells, 0);
  cohort.contacts_by_client.assign(cells, 0);
  const std::vector<std::int32_t> unit_of = unit_of_person(units);
  for (const ingest::ContactRow& contact : contacts) {
    if (!took_place(contact) || contact.person >= unit_of.size() || unit_of[contact.person] < 0) {
      continue;
    }
    const std::int32_t at = unit_of[contact.person];
    const Unit& unit = units[static_cast<std::size_t>(at)];
    if (unit.arm < 0 || !unit.index || contact.date < *unit.index || contact.date > data_until) {
      continue;
    }
    const int months = core::month_of(contact.date) - begin;
    const auto arm = static_cast<std::size_t>(unit.arm);
    if (months >= 0 && arm < study.arms.size()) {
      const std::size_t quarter = static_cast<std::size_t>(months) / 3;
      const std::size_t cell = arm * cohort.contact_quarters + quarter;
      ++cohort.contacts[cell];
      cohort.contacts_by_client[cell] += contact.by_client ? 1 : 0;
    }
  }
}

void add_contact_contrast(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                          std::span<const std::optional<FollowUp>> follow_ups,
                          const std::vector<ingest::ContactRow>& contacts) {
  const std::size_t quarters = cohort.contact_quarters;
  if (quarters == 0) {
    return;
  }
  const std::size_t cells = study.arms.size() * quarters;
  cohort.present.assign(cells, 0);
  cohort.present_contacts.assign(cells, 0);
  cohort.present_squares.assign(cells, 0);
  const core::Month begin = core::month_of(study.start);
  std::map<std::pair<std::int32_t, std::size_t>, std::int64_t> per_unit;  // (unit, quarter) -> contacts
  const std::vector<std::int32_t> unit_of = unit_of_person(units);
  for (const ingest::ContactRow& contact : contacts) {
    const int months = core::month_of(contact.date) - begin;
    if (took_place(contact) && contact.person < unit_of.size() && unit_of[contact.person] >= 0 &&
        months >= 0) {
      ++per_unit[{unit_of[contact.person], static_cast<std::size_t>(months) / 3}];
    }
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto& followed = follow_ups[i];
    if (units[i].arm < 0 || !followed || !followed->on_benefit) {
      continue;
    }
    for (std::size_t q = 0; q < quarters; ++q) {
      const core::Date first = core::first_day(begin + 3 * static_cast<int>(q));
      const core::Date next = core::first_day(begin + 3 * static_cast<int>(q + 1));
      if (first < followed->index || followed->until < next ||
          (followed->exit && followed->exit->day < next)) {
        continue;
      }
      const auto found = per_unit.find({static_cast<std::int32_t>(i), q});
      const std::int64_t n = found == per_unit.end() ? 0 : found->second;
      const std::size_t cell = static_cast<std::size_t>(units[i].arm) * quarters + q;
      ++cohort.present[cell];
      cohort.present_contacts[cell] += n;
      cohort.present_squares[cell] += n * n;
    }
  }
}

void add_exemptions(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                    const std::vector<ingest::ExemptionRow>& exemptions, core::Date data_until) {
  if (exemptions.empty()) {
    return;
  }
  cohort.exempted.assign(study.arms.size(), 0);
  const std::vector<std::int32_t> unit_of = unit_of_person(units);
  std::set<std::int32_t> counted;
  for (const ingest::ExemptionRow& row : exemptions) {
    if (row.person >= unit_of.size() || unit_of[row.person] < 0) {
      continue;
    }
    const std::int32_t at = unit_of[row.person];
    const Unit& unit = units[static_cast<std::size_t>(at)];
    const core::Date last = std::min(data_until, study.end);
    if (unit.arm < 0 || !unit.index || (row.to && *row.to < *unit.index) || (row.from && *row.from > last)) {
      continue;
    }
    if (counted.insert(at).second) {
      ++cohort.exempted[static_cast<std::size_t>(unit.arm)];
    }
  }
}

}  // namespace werkthet::cohort
