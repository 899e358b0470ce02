#include "cohort/follow_up.hpp"

#include <algorithm>

namespace werkthet::cohort {

core::Date followed_until(core::Date data_until, core::Date start, core::Date run_out_until) {
  return (run_out_until > start ? std::min(data_until, run_out_until) : data_until) + 1;
}

int possible_months(core::Date index, core::Date until) {
  return std::max(0, core::whole_months(index, until));
}

FollowUp follow_up(const Spells& spells, std::span<const ingest::PersonIndex> persons, core::Date index,
                   core::Date until, const ReasonSet& work) {
  FollowUp result{index, until, false, std::nullopt};
  bool running = false;
  for (const ingest::PersonIndex person : persons) {
    const Spell* spell = spell_on(spells, person, index);
    if (spell == nullptr) {
      continue;
    }
    result.on_benefit = true;
    running = running || spell->censored;
    const Exit exit{spell->period.to, spell->reason, work[static_cast<std::size_t>(spell->reason)] ? 1 : 2};
    const auto later = [](const Exit& a, const Exit& b) {
      return a.day != b.day ? a.day > b.day : (a.cause != b.cause ? a.cause < b.cause : a.reason < b.reason);
    };
    if (!result.exit || later(exit, *result.exit)) {
      result.exit = exit;
    }
  }
  if (running || (result.exit && result.exit->day > until)) {
    result.exit.reset();
  }
  return result;
}

bool followed(const FollowUp& unit, int months) {
  return core::add_months(unit.index, months) <= unit.until;
}

std::optional<double> exit_work_by(const FollowUp& unit, int months) {
  if (!unit.on_benefit || !followed(unit, months)) {
    return std::nullopt;
  }
  const bool left =
      unit.exit && unit.exit->cause == 1 && unit.exit->day < core::add_months(unit.index, months);
  return left ? 1.0 : 0.0;
}

std::optional<double> months_to_exit(const FollowUp& unit) {
  if (!unit.on_benefit || unit.until <= unit.index) {
    return std::nullopt;
  }
  const core::Date end = unit.exit ? unit.exit->day : unit.until;
  return static_cast<double>(end - unit.index) / days_per_month;
}

}  // namespace werkthet::cohort
