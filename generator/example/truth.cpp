#include "example/truth.hpp"

#include "core/format.hpp"
#include "example/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace werkthet::example {

namespace {

using core::Date;

constexpr std::array<int, 4> horizons = {6, 12, 18, 24};
constexpr std::size_t outside = arm_count;  // "had they not taken part": no attention, no arm
constexpr int steps = 25;

/// One household's chances from its draw, exact for the monthly model of population.cpp.
struct Course {
  std::array<double, steps + 1> work{};     ///< left for work within so many months, no return in 30 days
  std::array<double, steps + 1> staying{};  ///< still on benefit
};

Course course(const Household& household, const Entry& entry, double multiplier) {
  Course result;
  result.staying[0] = 1.0;
  const Date pension = pension_day(household);
  for (int m = 0; m < steps; ++m) {
    const auto at = static_cast<std::size_t>(m);
    const Date low = core::add_months(entry.from, m);
    const bool pensioned = pension < core::add_months(entry.from, m + 1);
    const double work =
        pensioned ? 0.0
                  : work_chance(household, low, core::whole_months(entry.spell_start, low), multiplier) *
                        (1.0 - back_within_30_days);
    const double other = pensioned ? 1.0 : other_chance(household, low);
    result.work[at + 1] = result.work[at] + result.staying[at] * work;
    result.staying[at + 1] = result.staying[at] * (1.0 - work - other);
  }
  return result;
}

double multiplier_in(const Entry& entry, std::size_t arm) {
  return entry.takes_part && arm != outside ? attention * arm_work[arm] : 1.0;
}

/// Chance to have earnings in the month of the horizon, while on benefit on its last day.
double part_time_chance(const Course& path, const Entry& entry, std::size_t arm, int horizon) {
  const double begin = entry.takes_part && arm != outside ? part_time_begin[arm] : part_time_begin_outside;
  double works = part_time_begin_outside / (part_time_begin_outside + part_time_stop);
  for (int m = 0; m < horizon; ++m) {
    works = works * (1.0 - part_time_stop) + (1.0 - works) * begin;
  }
  const Date low = core::add_months(entry.from, horizon);
  const Date high = core::add_months(entry.from, horizon + 1);
  const double share = static_cast<double>(core::last_day(core::month_of(low)) - low) / (high - low);
  const auto at = static_cast<std::size_t>(horizon);
  return works * (path.staying[at] + share * (path.staying[at + 1] - path.staying[at]));
}

struct Risks {
  std::array<double, horizons.size()> work{};
  std::array<double, horizons.size()> part_time{};
};

/// Means over all persons drawn, as if all had been in `arm` (or outside the experiment).
Risks risks_in(const World& world, std::size_t arm) {
  Risks sum;
  double persons = 0;
  for (const Entry& entry : world.entries) {
    const Household& household = world.households[entry.household];
    const Course path = course(household, entry, multiplier_in(entry, arm));
    const auto weight = static_cast<double>(household.persons.size());
    persons += weight;
    for (std::size_t h = 0; h < horizons.size(); ++h) {
      sum.work[h] += weight * path.work[static_cast<std::size_t>(horizons[h])];
      sum.part_time[h] += weight * part_time_chance(path, entry, arm, horizons[h]);
    }
  }
  for (std::size_t h = 0; h < horizons.size(); ++h) {
    sum.work[h] /= persons;
    sum.part_time[h] /= persons;
  }
  return sum;
}

/// Expected mean of an item's answers: a normal level plus noise, rounded and kept within the scale.
double expected_answer(const ScaleModel& scale, double shift) {
  const double mean = scale.mean + shift;
  const double spread = std::hypot(scale.spread, scale.noise);
  const auto below = [&](double x) { return 0.5 * std::erfc(-(x - mean) / (spread * std::sqrt(2.0))); };
  double sum = scale.min;
  for (double k = scale.min + 1; k <= scale.max; k += 1) {
    sum += 1.0 - below(k - 0.5);
  }
  return sum;
}

struct Realised {
  int persons{};
  std::array<int, horizons.size()>
      work{};  ///< an ending recorded as work (also the partner's), no return in 30 days
  std::array<int, horizons.size()> away{};  ///< idem, and not on benefit at the horizon
  std::array<int, horizons.size()> part_time{};
};

bool recorded_as_work(const Spell& spell) {
  const auto is_work = [](std::string_view code) { return code == "11" || code == "13"; };
  return is_work(spell.reasons[0]) || is_work(spell.reasons[1]);
}

void count(Realised& realised, const World& world, Who who, Date from) {
  const Household& household = world.households[who.household];
  ++realised.persons;
  for (std::size_t h = 0; h < horizons.size(); ++h) {
    const Date horizon = core::add_months(from, horizons[h]);
    bool left = false;
    for (std::size_t s = 0; s < household.spells.size(); ++s) {
      const Spell& spell = household.spells[s];
      const bool back = s + 1 < household.spells.size() && spell.end &&
                        household.spells[s + 1].start - *spell.end - 1 <= 30;
      left = left ||
             (spell.end && *spell.end >= from && *spell.end < horizon && !back && recorded_as_work(spell));
    }
    const int m = core::month_of(horizon) - first_month;
    realised.work[h] += left ? 1 : 0;
    realised.away[h] += left && household.running(horizon) == nullptr ? 1 : 0;
    if (m < month_count && world.person(who).earnings[static_cast<std::size_t>(m)] > 0) {
      ++realised.part_time[h];
    }
  }
}

std::string list(const std::array<double, horizons.size()>& values) {
  std::string text;
  for (std::size_t h = 0; h < horizons.size(); ++h) {
    text += fmt::format("{}\"{}\": {}", h == 0 ? "" : ", ", horizons[h], core::plain(values[h], 5));
  }
  return "{" + text + "}";
}

std::string list(const std::array<int, horizons.size()>& values) {
  std::string text;
  for (std::size_t h = 0; h < horizons.size(); ++h) {
    text += fmt::format("{}\"{}\": {}", h == 0 ? "" : ", ", horizons[h], values[h]);
  }
  return "{" + text + "}";
}

std::string realised_text(const Realised& realised) {
  return fmt::format(
      "{{\"persons\": {}, \"exit_work\": {}, \"exit_work_and_away\": {}, \"part_time_work\": {}}}",
      realised.persons, list(realised.work), list(realised.away), list(realised.part_time));
}

Realised never_asked(const World& world) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> listed;
  for (const Line& line : world.lines) {
    listed.insert({line.who.household, line.who.person});
  }
  const Date day = study_start() + 1;
  Realised realised;
  for (std::uint32_t h = 0; h < world.households.size(); ++h) {
    const Household& household = world.households[h];
    for (std::uint32_t p = 0; p < household.persons.size(); ++p) {
      const int age = core::age_on(household.persons[p].birth, day);
      if (household.running(day) != nullptr && age >= 18 && age <= 61 && !listed.contains({h, p})) {
        count(realised, world, Who{h, p}, day);
      }
    }
  }
  return realised;
}

std::string scale_text(const ScaleModel& scale) {
  std::string arms;
  for (std::size_t arm = 0; arm < arm_count; ++arm) {
    std::string means;
    std::string caseworkers;
    for (std::size_t wave = 0; wave < wave_count; ++wave) {
      const double shift = scale.shift[arm][wave];
      const std::string comma = wave == 0 ? "" : ", ";
      means += fmt::format("{}\"t{}\": {}", comma, wave, core::plain(expected_answer(scale, shift), 4));
      caseworkers += fmt::format("{}\"t{}\": {}", comma, wave,
                                 core::plain(expected_answer(scale, shift + scale.caseworker_shift), 4));
    }
    arms += fmt::format("{}\n      \"{}\": {{\"clients\": {{{}}}", arm == 0 ? "" : ",", arm_ids[arm], means);
    arms += scale.by_caseworker ? fmt::format(", \"caseworkers\": {{{}}}}}", caseworkers) : "}";
  }
  return fmt::format("    \"{}\": {{{}\n    }}", scale.id, arms);
}

}  // namespace

std::string truth_json(const World& world, double scale, std::uint64_t seed) {
  std::string exits;
  std::string recorded;
  std::string part_time;
  std::string realised;
  for (std::size_t arm = 0; arm <= arm_count; ++arm) {
    const std::string_view id = arm == outside ? std::string_view("outside_the_experiment") : arm_ids[arm];
    const Risks risks = risks_in(world, arm);
    std::array<double, horizons.size()> seen = risks.work;
    for (double& risk : seen) {
      risk *= 1.0 - reason_missing;
    }
    const std::string_view comma = arm == outside ? "" : ",";
    exits += fmt::format("    \"{}\": {}{}\n", id, list(risks.work), comma);
    recorded += fmt::format("    \"{}\": {}{}\n", id, list(seen), comma);
    part_time += fmt::format("    \"{}\": {}{}\n", id, list(risks.part_time), comma);
    if (arm < arm_count) {
      Realised in_arm;
      for (const Line& line : world.lines) {
        if (line.arm == static_cast<int>(arm)) {
          count(in_arm, world, line.who, *line.drawn);
        }
      }
      realised += fmt::format("    \"{}\": {},\n", id, realised_text(in_arm));
    }
  }
  realised += fmt::format("    \"never_asked_on_2017-10-02\": {}\n", realised_text(never_asked(world)));
  std::string scales;
  for (const ScaleModel& model : scale_models) {
    scales += (scales.empty() ? "" : ",\n") + scale_text(model);
  }
  return fmt::format(
      "{{\n"
      "  \"note\": \"VERZONNEN. True by construction: means over everybody who was drawn, as if all had been "
      "in that "
      "arm; horizons in months since the draw. The study does not read this file.\",\n"
      "  \"scale\": {},\n  \"seed\": {},\n"
      "  \"exit_work\": {{\n{}  }},\n  \"exit_work_as_recorded\": {{\n{}  }},\n  \"part_time_work\": {{\n{}  "
      "}},\n"
      "  \"scales\": {{\n{}\n  }},\n  \"realised\": {{\n{}  }}\n}}\n",
      core::shortest(scale), seed, exits, recorded, part_time, scales, realised);
}

}  // namespace werkthet::example
