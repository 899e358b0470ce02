#include "example/population.hpp"

#include "core/error.hpp"
#include "example/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace werkthet::example {

namespace {

using core::Date;
using core::RandomStream;

constexpr int history_months = 300;

Date first_delivery() {
  return core::first_day(first_month);
}

int between(RandomStream& random, int low, int high) {
  return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

Date birth_for(RandomStream& random, Date day, int age) {
  return core::add_months(day, -12 * age) - between(random, 1, 360);
}

int exemption_for(RandomStream& random, int form) {
  if (!random.chance(form == 2 ? 0.20 : 0.10)) {
    return 2;
  }
  const double kind = random.uniform();
  if (form == 2 && kind < 0.5) {
    return 4;  // single parent with a child under five, article 9a
  }
  return kind < 0.8 ? 5 : 6;
}

Household new_household(RandomStream& random, bool couple, Date entry) {
  Household household;
  const double kind = random.uniform();
  household.form = couple ? 3 : (kind < 0.72 ? 1 : (kind < 0.96 ? 2 : 4));
  household.drive = std::exp(0.7 * random.normal() - 0.245);
  const int age = 19 + static_cast<int>(41.0 * std::pow(random.uniform(), 1.25));
  for (int i = 0; i < (couple ? 2 : 1); ++i) {
    Person person;
    const int own = i == 0 ? age : std::clamp(age + between(random, -5, 5), 19, 61);
    person.birth = birth_for(random, entry, own);
    const double woman = household.form == 2 ? 0.88 : 0.44;
    person.sex = couple ? i + 1 : (random.chance(woman) ? 2 : 1);
    person.exemption = exemption_for(random, household.form);
    if (household.form == 2 && random.chance(0.15)) {
      person.other_income = between(random, 60, 190);
    }
    household.persons.push_back(person);
  }
  Spell spell;
  spell.start = entry;
  if (age >= 50 && random.chance(0.12)) {
    spell.scheme = random.chance(0.85) ? 2 : 3;
  }
  household.spells.push_back(spell);
  return household;
}

std::string_view other_reason(RandomStream& random, const Household& household, Date day) {
  const int age = core::age_on(household.persons.front().birth, day);
  const bool alone = household.persons.size() == 1;
  struct Weight {
    std::string_view code;
    double weight;
  };
  const std::array<Weight, 8> weights = {{{"32", 22},
                                          {"98", 16},
                                          {"31", 9},
                                          {"02", alone ? 12.0 : 0.0},
                                          {"01", age < 30 ? 35.0 : 1.0},
                                          {"04", alone ? (age >= 50 ? 9.0 : 2.0) : 0.0},
                                          {"33", 4},
                                          {"19", 8}}};
  double sum = 0;
  for (const Weight& weight : weights) {
    sum += weight.weight;
  }
  double place = random.uniform() * sum;
  for (const Weight& weight : weights) {
    if (place < weight.weight) {
      return weight.code;
    }
    place -= weight.weight;
  }
  return "98";
}

void record_reasons(Spell& spell, const Household& household, std::string_view code, std::size_t who,
                    RandomStream& random) {
  const bool missing = random.chance(reason_missing);
  for (std::size_t i = 0; i < household.persons.size(); ++i) {
    // A move or "no information" is the couple's; work and pension are one person's, the partner gets 97.
    const bool shared = code != "11" && code != "13" && code != "03";
    spell.reasons[i] = missing ? std::string_view() : (shared || i == who ? code : std::string_view("97"));
  }
}

/// A new spell after an interruption; false when it would begin after the deliveries stop.
bool come_back(Household& household, Date start, bool after_return) {
  if (start > data_end() || start + 31 > pension_day(household)) {
    return false;
  }
  household.spells.back().late = 0;  // otherwise the old benefit would still be delivered beside the new one
  Spell spell;
  spell.start = start;
  spell.scheme = household.spells.back().scheme;
  spell.after_return = after_return || household.spells.back().after_return;
  household.spells.push_back(spell);
  return true;
}

int delay(RandomStream& random) {
  const double u = random.uniform();
  return u < 0.85 ? 0 : (u < 0.95 ? 1 : 2);
}

}  // namespace

void follow(Household& household, Date from, double multiplier, RandomStream& random) {
  const Date pension = pension_day(household);
  Date anchor = from;
  Date entry = household.spells.back().start;
  int step = 0;
  while (true) {
    const Date low = core::add_months(anchor, step);
    const Date high = core::add_months(anchor, step + 1);
    if (low > data_end()) {
      return;
    }
    ++step;
    const double work = work_chance(household, low, core::whole_months(entry, low), multiplier);
    const double other = other_chance(household, low);
    const double u = random.uniform();
    Spell& spell = household.spells.back();
    if (pension < high) {
      spell.end = std::max(pension - 1, low);
      const std::size_t who =
          household.persons.size() == 2 && pension_day(household.persons[1].birth) == pension ? 1U : 0U;
      record_reasons(spell, household, "03", who, random);
      spell.late = 0;
      return;
    }
    if (u >= work + other) {
      continue;
    }
    spell.end = low + between(random, 0, (high - low) - 1);
    spell.late = delay(random);
    spell.work = u < work;
    const Date end = *spell.end;
    if (spell.work) {
      const std::size_t who = random.below(household.persons.size());
      record_reasons(spell, household, random.chance(0.93) ? "11" : "13", who, random);
      const double back = random.uniform();
      if (back < back_within_30_days) {
        const Date start = end + between(random, 5, 28);
        if (!come_back(household, start, false)) {
          return;
        }
        anchor = start;
      } else if (back < back_within_30_days + back_later) {
        const Date start = end + between(random, 45, 300);
        if (!come_back(household, start, true)) {
          return;
        }
        anchor = start;
        entry = start;
        multiplier = 1.0;
      } else {
        return;
      }
    } else {
      const std::string_view code = other_reason(random, household, end);
      record_reasons(spell, household, code, 0, random);
      if (code == "04" || !random.chance(0.06)) {
        return;
      }
      const Date start = end + between(random, 45, 300);
      if (!come_back(household, start, true)) {
        return;
      }
      anchor = start;
      entry = start;
      multiplier = 1.0;
    }
    step = 0;
  }
}

namespace {

void drop_spells_before_deliveries(Household& household) {
  std::erase_if(household.spells,
                [](const Spell& spell) { return spell.end && *spell.end < first_delivery(); });
}

void populate_kind(World& world, int wanted, bool couple, std::uint64_t seed) {
  RandomStream random(seed, couple ? "couples" : "singles");
  const Date first = core::add_months(study_start(), -history_months);
  const int days = study_start() - first;
  int stock = 0;
  int entries = 0;
  while (stock < wanted) {
    ++entries;
    const Date entry = first + between(random, 0, days);
    Household household = new_household(random, couple, entry);
    follow(household, entry, 1.0, random);
    drop_spells_before_deliveries(household);
    if (household.spells.empty()) {
      continue;
    }
    stock += household.running(study_start()) != nullptr ? 1 : 0;
    world.households.push_back(std::move(household));
  }
  const int months = first_month - core::month_of(study_start()) + month_count;
  const int inflow = static_cast<int>(std::lround(entries * static_cast<double>(months) / history_months));
  for (int i = 0; i < inflow; ++i) {
    const Date entry = study_start() + between(random, 1, data_end() - study_start() - 3);
    Household household = new_household(random, couple, entry);
    follow(household, entry, 1.0, random);
    world.households.push_back(std::move(household));
  }
}

void add_self_employed(World& world, int wanted, std::uint64_t seed) {
  RandomStream random(seed, "self-employed");
  for (int i = 0; i < wanted; ++i) {
    const Date entry = study_start() - between(random, 60, 700);
    Household household = new_household(random, false, entry);
    household.spells.front().scheme = 14;
    Person& person = household.persons.front();
    person.birth = birth_for(random, study_start(), between(random, 28, 58));
    person.exemption = 2;
    if (random.chance(0.7)) {
      Spell& spell = household.spells.front();
      spell.end = study_start() + between(random, 30, 600);
      spell.reasons[0] = random.chance(0.6) ? "13" : "98";
    }
    world.households.push_back(std::move(household));
  }
}

void add_special_assistance(World& world, std::uint64_t seed) {
  RandomStream random(seed, "special assistance");
  for (std::uint32_t i = 0; i < world.households.size(); ++i) {
    if (!random.chance(0.08)) {
      continue;
    }
    const Date day = first_delivery() + between(random, 0, data_end() - first_delivery());
    SpecialAssistance special;
    special.who = Who{i, 0};
    special.from = day;
    if (random.chance(0.85)) {
      special.until = day;
    } else {
      special.scheme = 11;
      special.until = day + between(random, 90, 360);
    }
    world.special.push_back(special);
  }
}

}  // namespace

void populate(World& world, const FlowSizes& sizes, std::uint64_t seed) {
  populate_kind(world, sizes.singles, false, seed);
  populate_kind(world, sizes.couples, true, seed);
  add_self_employed(world, sizes.self_employed, seed);
  add_special_assistance(world, seed);
}

void change_schemes(World& world, std::uint64_t seed) {
  RandomStream random(seed, "schemes");
  for (Household& household : world.households) {
    Spell& last = household.spells.back();
    const Date end = last.end.value_or(data_end());
    const Date from = std::max(last.start + 200, first_delivery());
    if (last.scheme != 1 || end - from < 200 || !random.chance(0.015)) {
      continue;
    }
    const Date change = core::first_day(core::month_of(from + between(random, 60, end - from - 60)));
    Spell second = last;
    second.start = change;
    second.scheme = 2;
    last.end = change - 1;
    last.reasons = {"98", household.persons.size() == 2 ? "98" : ""};
    last.late = 0;
    last.work = false;
    household.spells.push_back(second);
  }
}

void number(World& world) {
  std::uint32_t next = 99000001;
  std::uint32_t registration = 1000001;
  for (Household& household : world.households) {
    for (Person& person : household.persons) {
      while (true) {
        const std::string eight = fmt::format("{:08}", next++);
        core::ensure(eight.size() == 8, "the block of citizen numbers holds all of Lindeveen");
        int sum = 0;
        for (std::size_t i = 0; i < 8; ++i) {
          sum += (9 - static_cast<int>(i)) * (eight[i] - '0');
        }
        if (sum % 11 != 10) {
          person.bsn = fmt::format("{}{}", eight, sum % 11);
          break;
        }
      }
    }
    for (Spell& spell : household.spells) {
      spell.registration = registration++;
    }
  }
  for (SpecialAssistance& special : world.special) {
    special.registration = registration++;
  }
}

std::vector<StockMonth> count_stock(const World& world) {
  std::vector<StockMonth> stock;
  const core::Month first = core::month_of(study_start());
  for (core::Month month = first; month <= core::month_of(data_end()); month = month + 1) {
    StockMonth row;
    row.month = month;
    const Date open = core::first_day(month);
    const Date next = core::first_day(month + 1);
    for (const Household& household : world.households) {
      const int persons = static_cast<int>(household.persons.size());
      if (household.running(open) != nullptr) {
        row.begin += persons;
      }
      for (const Spell& spell : household.spells) {
        if (spell.scheme > 3) {
          continue;
        }
        if (spell.start > open && spell.start <= next && household.running(spell.start - 1) == nullptr) {
          row.inflow += persons;
        }
        if (spell.end && *spell.end >= open && *spell.end < next &&
            household.running(*spell.end + 1) == nullptr) {
          row.outflow += persons;
        }
      }
    }
    row.end = row.begin + row.inflow - row.outflow;
    stock.push_back(row);
  }
  return stock;
}

}  // namespace werkthet::example
