#include "example/measurements.hpp"

#include "core/format.hpp"
#include "core/random.hpp"
#include "example/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace werkthet::example {

namespace {

using core::Date;
using core::RandomStream;

constexpr std::array<int, wave_count> wave_months = {0, 12, 24};

int between(RandomStream& random, int low, int high) {
  return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

/// The day of an answer, within two months of the wave (three for the last) and within the deliveries.
Date answer_day(RandomStream& random, Date drawn, std::size_t wave) {
  if (wave == 0) {
    return drawn + between(random, 2, 24);
  }
  const Date due = core::add_months(drawn, wave_months[wave]);
  const Date day = due + between(random, -18, 24);
  const Date last = data_end() - between(random, 8, 22);
  return std::min(day, last);
}

std::int8_t answer(RandomStream& random, const ScaleModel& scale, double level, bool reversed) {
  const double raw = level + scale.noise * random.normal();
  const double kept = std::clamp(std::floor(raw + 0.5), scale.min, scale.max);
  return static_cast<std::int8_t>(reversed ? scale.min + scale.max - kept : kept);
}

void fill(Items& items, RandomStream& random, const ScaleModel& scale, double level) {
  for (std::size_t i = 0; i < scale.items; ++i) {
    const std::int8_t value = answer(random, scale, level, i + 1 == scale.reversed);
    items[scale.first + i] = random.chance(0.02) ? std::int8_t{0} : value;
  }
}

}  // namespace

std::vector<std::string> item_names() {
  std::vector<std::string> names;
  for (const ScaleModel& scale : scale_models) {
    for (std::size_t i = 1; i <= scale.items; ++i) {
      names.push_back(fmt::format("{}{}", scale.item, i));
    }
  }
  return names;
}

void work_part_time(World& world, std::uint64_t seed) {
  RandomStream random(seed, "part-time work");
  std::vector<const Entry*> entry_of(world.households.size(), nullptr);
  for (const Entry& entry : world.entries) {
    entry_of[entry.household] = &entry;
  }
  const double stationary = part_time_begin_outside / (part_time_begin_outside + part_time_stop);
  for (std::size_t h = 0; h < world.households.size(); ++h) {
    Household& household = world.households[h];
    const Entry* entry = entry_of[h];
    for (Person& person : household.persons) {
      bool works = random.chance(stationary);
      int amount = between(random, 15, 60) * 10;
      for (int m = 0; m < month_count; ++m) {
        const core::Month month = first_month + m;
        double begin = part_time_begin_outside;
        if (entry != nullptr && entry->takes_part && month > core::month_of(entry->from)) {
          begin = part_time_begin[static_cast<std::size_t>(entry->arm)];
        }
        if (m > 0) {
          const bool before = works;
          works = works ? !random.chance(part_time_stop) : random.chance(begin);
          amount = works && !before ? between(random, 15, 60) * 10 : amount;
        }
        const Spell* spell = household.running(core::last_day(month));
        if (works && spell != nullptr && !spell->after_return) {
          person.earnings[static_cast<std::size_t>(m)] = static_cast<std::int16_t>(amount);
        }
      }
    }
  }
}

void answer_surveys(World& world, std::uint64_t seed) {
  RandomStream random(seed, "surveys");
  for (std::size_t i = 0; i < world.lines.size(); ++i) {
    const Line& line = world.lines[i];
    if (!line.started) {
      continue;
    }
    std::array<double, scale_models.size()> level{};
    for (std::size_t s = 0; s < scale_models.size(); ++s) {
      level[s] = scale_models[s].mean + scale_models[s].spread * random.normal();
    }
    for (std::size_t wave = 0; wave < wave_count; ++wave) {
      SurveyLine own{i, answer_day(random, *line.drawn, wave), {}};
      SurveyLine seen{i, answer_day(random, *line.drawn, wave), {}};
      const bool answers = random.chance(response[wave]);
      const bool rated = random.chance(0.85);
      for (std::size_t s = 0; s < scale_models.size(); ++s) {
        const ScaleModel& scale = scale_models[s];
        const double now = level[s] + scale.shift[static_cast<std::size_t>(line.arm)][wave];
        fill(own.items, random, scale, now);
        if (scale.by_caseworker) {
          fill(seen.items, random, scale, now + scale.caseworker_shift);
        }
      }
      if (answers && (!line.stopped || *line.stopped > own.answered)) {
        world.clients[wave].push_back(own);
      }
      if (rated && (!line.stopped || *line.stopped > seen.answered)) {
        world.caseworkers[wave].push_back(seen);
      }
    }
  }
}

void keep_contacts(World& world, std::uint64_t seed) {
  RandomStream random(seed, "contacts");
  static constexpr std::array<double, arm_count> by_client = {0.75, 0.20, 0.30};
  for (std::size_t i = 0; i < world.lines.size(); ++i) {
    const Line& line = world.lines[i];
    if (!line.started) {
      continue;
    }
    const auto arm = static_cast<std::size_t>(line.arm);
    const Spell* spell = world.households[line.who.household].running(*line.started);
    Date until = std::min(study_end(), line.stopped.value_or(study_end()));
    if (spell != nullptr && spell->end) {
      until = std::min(until, *spell->end);
    }
    // Days with a contact: chance per day, moving from the first yearly number to the last.
    for (Date day = *line.started; day < until; day = day + 1) {
      const double passed = static_cast<double>(day - study_start()) / (study_end() - study_start());
      const double yearly = contacts_first[arm] + passed * (contacts_last[arm] - contacts_first[arm]);
      if (random.chance(yearly / 365.0)) {
        world.contacts.push_back(Contact{i, day, random.chance(by_client[arm])});
      }
    }
  }
}

void add_lists(World& world) {
  world.costs = {{"Projectleider", "fixed", 80000, 78500},
                 {"Administratieve ondersteuning", "fixed", 20000, 20000},
                 {"Werkconsulent", "variable", 40000, 36200},
                 {"Aandeel in het onderzoek van vier gemeenten", "shared", 15000, 15000},
                 {"Totaal", "total", 155000, 149700}};
  world.goals = {{"Wat is uw doel?", "Betaald werk", 34, true},
                 {"Wat is uw doel?", "Een opleiding", 7, true},
                 {"Wat is uw doel?", "Nog niet gericht op werk of opleiding", 59, true},
                 {"Is deeltijdwerk het hoogst haalbare?", "Ja", 20, false}};
}

}  // namespace werkthet::example
