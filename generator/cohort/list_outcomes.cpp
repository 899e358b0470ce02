#include "cohort/list_outcomes.hpp"

#include "cohort/columns.hpp"
#include "config/outcomes.hpp"
#include "core/date.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <utility>

namespace werkthet::cohort {
namespace {

using config::OutcomeKind;
using ingest::EmploymentRow;
using ingest::LadderRow;

constexpr double weeks_per_month = 52.0 / 12.0;
constexpr double tiny = 1e-9;  // 27 hours a week times 52/12 and back is a hair off

struct Sum {
  double known{};
  bool complete{true};  ///< every job has the amount
  bool any{};           ///< there is a job
};

template <class Amount>
Sum sum_of(std::span<const EmploymentRow> jobs, Amount amount) {
  Sum sum;
  for (const EmploymentRow& job : jobs) {
    const std::optional<double> value = amount(job);
    sum.known += value.value_or(0.0);
    sum.complete = sum.complete && value.has_value();
    sum.any = true;
  }
  return sum;
}

std::optional<double> hours_of(const EmploymentRow& job) {
  return job.hours ? std::optional(*job.hours / weeks_per_month) : std::nullopt;
}

/// Yes for one of the persons is yes; otherwise no, unless a job of one of them keeps it open.
template <class Amount>
std::optional<double> reaches(const WorkList& list, const Unit& unit, core::Month month, double at_least,
                              Amount amount) {
  bool open = false;
  bool any = false;
  for (const ingest::PersonIndex person : unit.persons) {
    const Sum sum = sum_of(list.jobs(person, month), amount);
    if (sum.any && sum.known + tiny >= at_least) {
      return 1.0;
    }
    open = open || !sum.complete;
    any = any || sum.any;
  }
  return !open && (any || list.covers(month, is_drawn(unit))) ? std::optional(0.0) : std::nullopt;
}

/// Which of two steps of one person on one day counts: the lower rank.
std::pair<int, int> rank(const LadderRow& line) {
  const int source = line.source == ingest::LadderSource::dossier  ? 0
                     : line.source == ingest::LadderSource::survey ? 2
                                                                   : 1;
  switch (line.rater) {
    case ingest::Rater::caseworker:
      return {source, 0};
    case ingest::Rater::other:
      return {source, 1};
    case ingest::Rater::unknown:
      return {source, 2};
    case ingest::Rater::client:
      break;
  }
  return {source, 3};
}

core::Date last_day(core::Date index, int months) {
  return core::add_months(index, months) - 1;
}

/// What a list says about a unit in a month.
using Reading = std::optional<double> (*)(const WorkList&, const Unit&, core::Month, double);

Reading reading_of(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::hours_at_least:
      return &works_hours;
    case OutcomeKind::wage_at_least:
      return &earns;
    case OutcomeKind::permanent_contract:
      return [](const WorkList& list, const Unit& unit, core::Month month, double) {
        return has_permanent_contract(list, unit, month);
      };
    case OutcomeKind::hours_worked:
      return [](const WorkList& list, const Unit& unit, core::Month month, double) {
        return hours_a_week(list, unit, month);
      };
    default:
      break;
  }
  return nullptr;
}

/// Hours and wages exist before the start; a contract does too, and goes with the hours.
std::optional<PlaceboName> placebo_of(const config::Outcome& outcome) {
  const core::Bilingual bound = config::bound_words(outcome);
  switch (outcome.kind) {
    case OutcomeKind::hours_worked:
      return PlaceboName{outcome.id, "hours", {"Uren werk per week", "Hours of work a week"}, false};
    case OutcomeKind::hours_at_least:
      return PlaceboName{
          outcome.id, "hours", {"Werk van " + bound.nl + " of meer", "Work of " + bound.en + " or more"}};
    case OutcomeKind::wage_at_least:
      return PlaceboName{
          outcome.id, "wage", {"Loon van " + bound.nl + " of meer", "Wage of " + bound.en + " or more"}};
    default:
      return std::nullopt;
  }
}

/// A share needs everybody, so who wants the table has to know what is missing.
void say_unknown(const config::Outcome& outcome, int months, const Values& values,
                 std::span<const Unit> units, std::span<const std::optional<FollowUp>> follow_ups,
                 core::Log& log) {
  std::size_t followed_so_long = 0;
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (is_drawn(units[i]) && follow_ups[i] && followed(*follow_ups[i], months)) {
      ++followed_so_long;
      unknown += values[i] ? 0U : 1U;
    }
  }
  if (unknown > 0) {
    log.warn(fmt::format("outcome {} after {} months is unknown for {} of {} participants{}", outcome.id,
                         months, unknown, followed_so_long,
                         config::measured_as(outcome.kind) == config::Measurement::share
                             ? "; a share is shown only when it is known for all"
                             : ""));
  }
}

}  // namespace

WorkList::WorkList(std::span<const EmploymentRow> lines, std::span<const Unit> units) : lines_(lines) {
  const std::vector<std::int32_t> unit_of = unit_of_person(units);
  for (const EmploymentRow& line : lines) {
    if (line.person < unit_of.size() && unit_of[line.person] >= 0) {
      const Unit& unit = units[static_cast<std::size_t>(unit_of[line.person])];
      months_[is_drawn(unit) ? 1 : 0].insert(line.month);
    }
  }
}

bool WorkList::covers(core::Month month, bool drawn) const {
  return months_[drawn ? 1 : 0].contains(month);
}

std::span<const EmploymentRow> WorkList::jobs(ingest::PersonIndex person, core::Month month) const {
  const auto key = [](const EmploymentRow& line) { return std::pair(line.person, line.month); };
  const auto wanted = std::pair(person, month);
  const auto from = std::partition_point(lines_.begin(), lines_.end(),
                                         [&](const auto& line) { return key(line) < wanted; });
  const auto to = std::find_if(from, lines_.end(), [&](const auto& line) { return key(line) != wanted; });
  return {from, to};
}

std::optional<double> hours_a_week(const WorkList& list, const Unit& unit, core::Month month) {
  double hours = 0.0;
  bool any = false;
  for (const ingest::PersonIndex person : unit.persons) {
    const Sum sum = sum_of(list.jobs(person, month), hours_of);
    if (!sum.complete) {
      return std::nullopt;
    }
    hours += sum.known;
    any = any || sum.any;
  }
  return any || list.covers(month, is_drawn(unit)) ? std::optional(hours) : std::nullopt;
}

std::optional<double> works_hours(const WorkList& list, const Unit& unit, core::Month month,
                                  double at_least) {
  return reaches(list, unit, month, at_least, hours_of);
}

std::optional<double> earns(const WorkList& list, const Unit& unit, core::Month month, double at_least) {
  return reaches(list, unit, month, at_least, [](const EmploymentRow& job) { return job.wage; });
}

std::optional<double> has_permanent_contract(const WorkList& list, const Unit& unit, core::Month month) {
  return reaches(list, unit, month, 1.0, [](const EmploymentRow& job) -> std::optional<double> {
    if (job.contract == ingest::Contract::unknown) {
      return std::nullopt;
    }
    return job.contract == ingest::Contract::permanent ? 1.0 : 0.0;
  });
}

std::optional<double> durable_exit_by(const FollowUp& unit, std::span<const ingest::PersonIndex> persons,
                                      int months, int kept, const Spells& spells) {
  if (!unit.on_benefit || !followed(unit, months)) {
    return std::nullopt;
  }
  if (!unit.exit || unit.exit->cause != 1 || unit.exit->day >= core::add_months(unit.index, months - kept)) {
    return 0.0;
  }
  const core::Date until = core::add_months(unit.exit->day, kept);
  const bool back = std::any_of(persons.begin(), persons.end(), [&](ingest::PersonIndex person) {
    const std::span<const Spell> own = spells.spells.of(person);
    return std::any_of(own.begin(), own.end(), [&](const Spell& spell) {
      return spell.period.from >= unit.exit->day && spell.period.from < until;
    });
  });
  return back ? 0.0 : 1.0;
}

std::optional<int> ladder_step(std::span<const LadderRow> lines, ingest::PersonIndex person, core::Date day) {
  auto at = std::partition_point(lines.begin(), lines.end(),
                                 [person](const LadderRow& line) { return line.person < person; });
  const LadderRow* best = nullptr;
  for (; at != lines.end() && at->person == person; ++at) {
    if (!at->date || *at->date > day || at->step == 0) {
      continue;
    }
    const bool later = best == nullptr || *at->date > *best->date;
    if (later || (*at->date == *best->date && rank(*at) <= rank(*best))) {
      best = &*at;
    }
  }
  return best == nullptr ? std::nullopt : std::optional<int>(best->step);
}

std::optional<double> ladder_change_by(const FollowUp& follow_up, const Unit& unit, int months,
                                       std::span<const LadderRow> lines) {
  if (!followed(follow_up, months)) {
    return std::nullopt;
  }
  double gained = 0.0;
  int persons = 0;
  for (const ingest::PersonIndex person : unit.persons) {
    const auto before = ladder_step(lines, person, follow_up.index);
    if (before) {
      const auto after = ladder_step(lines, person, last_day(follow_up.index, months));
      gained += *after - *before;
      ++persons;
    }
  }
  return persons == 0 ? std::nullopt : std::optional(gained / persons);
}

std::vector<Division> ladder_levels(const config::Study& study, const config::Outcome& outcome,
                                    std::span<const Unit> units,
                                    std::span<const std::optional<FollowUp>> follow_ups,
                                    std::span<const LadderRow> lines) {
  std::vector<Division> all;
  if (outcome.kind != OutcomeKind::ladder_change || study.unit != config::Unit::person) {
    return all;
  }
  std::set<int> moments(outcome.horizons.begin(), outcome.horizons.end());
  moments.insert(0);
  for (const int months : moments) {
    Division levels{outcome.id, std::to_string(months), ladder_classes,
                    std::vector<std::int64_t>(study.arms.size() * ladder_classes, 0)};
    bool everybody = true;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Unit& unit = units[i];
      if (!is_drawn(unit) || unit.arm < 0 || unit.persons.empty()) {
        continue;
      }
      const bool known = follow_ups[i] && (months == 0 || followed(*follow_ups[i], months));
      if (!known) {
        everybody = false;
        break;
      }
      const core::Date day = months == 0 ? follow_ups[i]->index : last_day(follow_ups[i]->index, months);
      const std::optional<int> step = ladder_step(lines, unit.persons.front(), day);
      const auto column = step ? static_cast<std::size_t>(*step) - 1 : ladder_classes - 1;
      ++levels.counts[static_cast<std::size_t>(unit.arm) * ladder_classes + column];
    }
    if (everybody) {
      all.push_back(std::move(levels));
    }
  }
  return all;
}

void add_list_outcomes(Cohort& cohort, const config::Study& study, const ingest::Input& input,
                       std::span<const Unit> units, std::span<const std::optional<FollowUp>> follow_ups,
                       const Spells& spells, core::Log& log) {
  const WorkList list(input.employment, units);
  const std::span<const LadderRow> ladder(input.ladder);
  for (const config::Outcome& outcome : study.outcomes) {
    const Reading reading = reading_of(outcome.kind);
    const auto value = [&](const Unit& unit, const FollowUp& f, int months) -> std::optional<double> {
      if (outcome.kind == OutcomeKind::durable_exit) {
        return durable_exit_by(f, unit.persons, months, outcome.kept_months, spells);
      }
      if (outcome.kind == OutcomeKind::ladder_change) {
        return ladder_change_by(f, unit, months, ladder);
      }
      return followed(f, months)
                 ? reading(list, unit, core::month_of(last_day(f.index, months)), outcome.at_least)
                 : std::nullopt;
    };
    if (reading == nullptr && outcome.kind != OutcomeKind::durable_exit &&
        outcome.kind != OutcomeKind::ladder_change) {
      continue;
    }
    for (Division& levels : ladder_levels(study, outcome, units, follow_ups, ladder)) {
      cohort.ladder.push_back(std::move(levels));
    }
    for (const int months : std::set<int>(outcome.horizons.begin(), outcome.horizons.end())) {
      Values values = column(units, follow_ups,
                             [&](const Unit& unit, const FollowUp& f) { return value(unit, f, months); });
      say_unknown(outcome, months, values, units, follow_ups, log);
      if (config::measured_as(outcome.kind) == config::Measurement::share) {
        cohort.binary.push_back({outcome.id, months, std::move(values)});
      } else {
        cohort.numeric.push_back({outcome.id, "", false, std::move(values)});
      }
    }
    if (const auto name = placebo_of(outcome)) {
      add_placebos(
          cohort, study, *name, false, units, follow_ups, [&](const Unit& unit, core::Date index, int back) {
            return reading(list, unit, core::month_of(core::add_months(index, -back)), outcome.at_least);
          });
    }
  }
}

}  // namespace werkthet::cohort
