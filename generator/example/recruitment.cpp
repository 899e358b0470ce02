#include "example/recruitment.hpp"

#include "core/error.hpp"
#include "core/random.hpp"
#include "example/model.hpp"
#include "example/population.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace werkthet::example {

namespace {

using core::Date;
using core::RandomStream;

Date day_of(int year, int month, int day) {
  return *core::make_date(year, month, day);
}

/// Last day on which somebody may be drawn is the day before this one (start and six months).
Date window_end() {
  return core::add_months(study_start(), 6);
}

struct Round {
  Date invited;
  Date drawn;
};

const std::array<Round, round_count>& rounds() {
  static const std::array<Round, round_count> all = {{{day_of(2017, 9, 11), day_of(2017, 10, 2)},
                                                      {day_of(2017, 10, 16), day_of(2017, 11, 6)},
                                                      {day_of(2017, 11, 13), day_of(2017, 12, 4)},
                                                      {day_of(2017, 12, 11), day_of(2018, 1, 8)},
                                                      {day_of(2018, 1, 15), day_of(2018, 2, 5)},
                                                      {day_of(2018, 2, 12), day_of(2018, 3, 5)}}};
  return all;
}

int between(RandomStream& random, int low, int high) {
  return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

template <typename T>
void shuffle(std::vector<T>& values, RandomStream& random) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[random.below(i)]);
  }
}

/// A household that stands in the frame, with its lines.
struct Unit {
  std::uint32_t household{};
  std::size_t round{};
  std::size_t line{};  ///< of the first person; a couple's second line follows
  std::size_t persons{};
  double score{};
};

bool right_age(const Household& household, Date invited) {
  return std::all_of(household.persons.begin(), household.persons.end(), [&](const Person& person) {
    return core::age_on(person.birth, invited) >= 18 && core::age_on(person.birth, window_end() + 1) <= 61;
  });
}

bool excluded_for(const Household& household, std::size_t reason) {
  const Date day = rounds().front().invited;
  if (household.persons.size() != 1) {
    return false;
  }
  if (exclusion_codes[reason] == "zelfstandig") {
    return household.spells.front().scheme == 14;
  }
  if (household.running(day) == nullptr) {
    return false;
  }
  const int age = core::age_on(household.persons.front().birth, day);
  return exclusion_codes[reason] == "62_of_ouder" ? age >= 62 : right_age(household, day);
}

std::vector<std::uint32_t> shuffled_households(const World& world, std::uint64_t seed,
                                               std::string_view stream) {
  std::vector<std::uint32_t> order(world.households.size());
  std::iota(order.begin(), order.end(), 0U);
  RandomStream random(seed, stream);
  shuffle(order, random);
  return order;
}

void exclude(World& world, const FlowSizes& sizes, std::uint64_t seed, std::vector<bool>& taken) {
  const std::vector<std::uint32_t> order = shuffled_households(world, seed, "excluded");
  for (std::size_t reason = 0; reason < exclusion_codes.size(); ++reason) {
    int left = sizes.excluded[reason];
    for (const std::uint32_t index : order) {
      if (left == 0) {
        break;
      }
      if (!taken[index] && excluded_for(world.households[index], reason)) {
        taken[index] = true;
        --left;
        Line line;
        line.who = Who{index, 0};
        line.exclusion = exclusion_codes[reason];
        world.lines.push_back(line);
      }
    }
    core::ensure(left == 0, "Lindeveen has enough people for each exclusion");
  }
}

std::vector<Unit> invite(World& world, const FlowSizes& sizes, std::uint64_t seed, std::vector<bool>& taken) {
  const std::vector<std::uint32_t> order = shuffled_households(world, seed, "frame");
  std::vector<Unit> units;
  for (std::size_t round = 0; round < round_count; ++round) {
    const Date day = rounds()[round].invited;
    int left = sizes.invited[round];
    // From the third round on, up to half of the invitations go to people new on benefit.
    int left_new = round < 2 ? 0 : left / 2;
    for (const bool new_only : {true, false}) {
      for (const std::uint32_t index : order) {
        const Household& household = world.households[index];
        const int persons = static_cast<int>(household.persons.size());
        const Spell* spell = household.running(day);
        if (taken[index] || spell == nullptr || persons > left || !right_age(household, day) ||
            (new_only && (spell->start <= study_start() || persons > left_new))) {
          continue;
        }
        taken[index] = true;
        left -= persons;
        left_new -= new_only ? persons : 0;
        Unit unit{index, round, world.lines.size(), household.persons.size(), 0};
        for (std::uint32_t person = 0; person < household.persons.size(); ++person) {
          Line line;
          line.who = Who{index, person};
          line.round = static_cast<int>(round);
          line.invited = day;
          world.lines.push_back(line);
        }
        units.push_back(unit);
      }
    }
    core::ensure(left == 0, "Lindeveen has enough people to invite");
  }
  return units;
}

double willingness(const Household& household, Date day) {
  const int months = core::whole_months(household.running(day)->start, day);
  double score = 0.6 * std::log(household.drive);
  score += months < 24 ? 0.8 : (months >= 60 ? -0.5 : 0.0);
  score += household.persons.front().sex == 2 ? 0.15 : 0.0;
  score -= household.persons.front().exemption == 2 ? 0.0 : 0.6;
  return score;
}

/// The units that consent; the rest answer no or not at all. Weighted draw without replacement: highest
/// willingness plus Gumbel noise first (Efraimidis & Spirakis 2006, in its logarithmic form).
std::vector<Unit> consent(World& world, const FlowSizes& sizes, std::uint64_t seed, std::vector<Unit> units) {
  RandomStream random(seed, "consent");
  for (Unit& unit : units) {
    const double noise = -std::log(-std::log(std::max(random.uniform(), 1e-12)));
    const Date drawn = rounds()[unit.round].drawn;
    const Household& household = world.households[unit.household];
    unit.score = household.running(drawn) == nullptr ? -1e9 : noise + willingness(household, drawn);
  }
  std::stable_sort(units.begin(), units.end(),
                   [](const Unit& a, const Unit& b) { return a.score > b.score; });
  std::size_t left = static_cast<std::size_t>(sizes.consented());
  std::vector<Unit> agreed;
  for (const Unit& unit : units) {
    const bool yes = unit.persons <= left && unit.score > -1e8;
    const Round& round = rounds()[unit.round];
    const Date day = round.invited + between(random, 3, (round.drawn - round.invited) - 2);
    const bool no = random.chance(0.52);
    for (std::size_t i = 0; i < unit.persons; ++i) {
      Line& line = world.lines[unit.line + i];
      line.consent = yes ? Consent::yes : (no ? Consent::no : Consent::none);
      if (yes) {
        line.consent_date = day;
      }
    }
    if (yes) {
      left -= unit.persons;
      agreed.push_back(unit);
    }
  }
  core::ensure(left == 0, "enough people of Lindeveen can consent");
  std::sort(agreed.begin(), agreed.end(), [](const Unit& a, const Unit& b) { return a.line < b.line; });
  return agreed;
}

/// Takes the reserves out of `agreed`: people living alone from the first two rounds who stay on benefit.
std::vector<Unit> take_reserves(const World& world, std::size_t wanted, std::uint64_t seed,
                                std::vector<Unit>& agreed) {
  RandomStream random(seed, "reserves");
  std::vector<std::size_t> order(agreed.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  shuffle(order, random);
  std::vector<Unit> reserves;
  std::vector<bool> out(agreed.size(), false);
  for (const std::size_t i : order) {
    const Household& household = world.households[agreed[i].household];
    const Spell* spell = household.running(rounds()[agreed[i].round].drawn);
    if (reserves.size() < wanted && agreed[i].round < 2 && agreed[i].persons == 1 &&
        spell == household.running(rounds().back().drawn)) {
      out[i] = true;
      reserves.push_back(agreed[i]);
    }
  }
  core::ensure(reserves.size() == wanted, "Lindeveen has enough reserves");
  std::vector<Unit> rest;
  for (std::size_t i = 0; i < agreed.size(); ++i) {
    if (!out[i]) {
      rest.push_back(agreed[i]);
    }
  }
  agreed = std::move(rest);
  return reserves;
}

void put_in_arm(World& world, const Unit& unit, int arm, Date drawn) {
  for (std::size_t i = 0; i < unit.persons; ++i) {
    world.lines[unit.line + i].drawn = drawn;
    world.lines[unit.line + i].arm = arm;
  }
}

/// Per round, couples first, each unit to the arm with the fewest persons so far: equal groups at the end.
void draw(World& world, std::vector<Unit> agreed, std::uint64_t seed) {
  RandomStream random(seed, "draw");
  std::array<std::size_t, arm_count> filled{};
  shuffle(agreed, random);
  std::stable_sort(agreed.begin(), agreed.end(), [](const Unit& a, const Unit& b) {
    return a.round != b.round ? a.round < b.round : a.persons > b.persons;
  });
  for (const Unit& unit : agreed) {
    const std::size_t fewest = *std::min_element(filled.begin(), filled.end());
    std::vector<int> open;
    for (std::size_t arm = 0; arm < arm_count; ++arm) {
      if (filled[arm] == fewest) {
        open.push_back(static_cast<int>(arm));
      }
    }
    const int arm = open[random.below(open.size())];
    filled[static_cast<std::size_t>(arm)] += unit.persons;
    put_in_arm(world, unit, arm, rounds()[unit.round].drawn);
  }
  core::ensure(filled[0] == filled[1] && filled[1] == filled[2],
               "the three arms of Lindeveen are equally large");
}

void refuse_and_replace(World& world, const FlowSizes& sizes, std::span<const Unit> agreed,
                        std::span<const Unit> reserves, std::uint64_t seed) {
  RandomStream random(seed, "refusals");
  std::vector<Unit> candidates;
  for (const Unit& unit : agreed) {
    if (unit.persons == 1 && unit.round >= 1 && unit.round + 1 < round_count) {
      candidates.push_back(unit);
    }
  }
  shuffle(candidates, random);
  std::array<int, arm_count> refused{};
  std::size_t next = 0;
  for (const Unit& unit : candidates) {
    Line& line = world.lines[unit.line];
    const auto arm = static_cast<std::size_t>(line.arm);
    if (refused[arm] == sizes.refused) {
      continue;
    }
    ++refused[arm];
    line.refused = *line.drawn + between(random, 4, 11);
    if (refused[arm] <= sizes.replaced) {
      const Unit& reserve = reserves[next++];
      put_in_arm(world, reserve, line.arm, *line.refused + between(random, 3, 6));
      world.lines[reserve.line].replaces = static_cast<int>(unit.line);
    }
  }
  core::ensure(refused[0] == sizes.refused && refused[1] == sizes.refused && refused[2] == sizes.refused,
               "enough people of Lindeveen can refuse");
}

/// From the day of the draw the household's future is drawn anew, with what taking part and the arm change.
void change_futures(World& world, std::uint64_t seed) {
  RandomStream random(seed, "futures");
  for (const Line& line : world.lines) {
    if (!line.drawn || line.who.person != 0) {
      continue;
    }
    Household& household = world.households[line.who.household];
    const Date from = *line.drawn;
    std::erase_if(household.spells, [&](const Spell& spell) { return spell.start > from; });
    Spell& spell = household.spells.back();
    core::ensure(&spell == household.running(from), "who is drawn is on benefit");
    spell.end.reset();
    spell.after_return = false;  // earnings start afresh, as truth.cpp assumes
    spell.reasons = {};
    spell.late = 0;
    spell.work = false;
    Entry entry{line.who.household, from, spell.start, line.arm, !line.refused};
    world.entries.push_back(entry);
    const double effect = entry.takes_part ? attention * arm_work[static_cast<std::size_t>(line.arm)] : 1.0;
    follow(household, from, effect, random);
  }
}

/// Twelve caseworkers with equal numbers of each arm, but for the seventh, whose clients are mostly in one
/// arm.
void give_caseworkers(World& world, double per_arm) {
  constexpr int caseworkers = 12;
  constexpr int skewed = 6;
  const std::array<int, arm_count> skew = {static_cast<int>(per_arm * 0.15), static_cast<int>(per_arm * 0.05),
                                           static_cast<int>(per_arm * 0.05)};
  std::array<int, arm_count> seen{};
  for (Line& line : world.lines) {
    if (line.arm < 0) {
      continue;
    }
    const auto arm = static_cast<std::size_t>(line.arm);
    const int place = seen[arm]++;
    const int other = (place - skew[arm]) % (caseworkers - 1);
    line.caseworker = place < skew[arm] ? skewed : (other < skewed ? other : other + 1);
  }
}

}  // namespace

void recruit(World& world, const FlowSizes& sizes, std::uint64_t seed) {
  std::vector<bool> taken(world.households.size(), false);
  exclude(world, sizes, seed, taken);
  std::vector<Unit> agreed = consent(world, sizes, seed, invite(world, sizes, seed, taken));
  const std::size_t wanted = arm_count * static_cast<std::size_t>(sizes.replaced) +
                             static_cast<std::size_t>(sizes.consented_not_drawn);
  const std::vector<Unit> reserves = take_reserves(world, wanted, seed, agreed);
  draw(world, agreed, seed);
  refuse_and_replace(world, sizes, agreed, reserves, seed);
  change_futures(world, seed);
  give_caseworkers(world, sizes.drawn_per_arm());
}

void complete_lines(World& world, const FlowSizes& sizes, std::uint64_t seed) {
  RandomStream random(seed, "starts and stops");
  const auto last_start = window_end() - 1;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < world.lines.size(); ++i) {
    Line& line = world.lines[i];
    const Household& household = world.households[line.who.household];
    const Date day = line.drawn.value_or(line.invited.value_or(rounds().front().invited));
    const Spell* spell = household.running(day);
    line.registration = (spell != nullptr ? *spell : household.spells.front()).registration;
    const int wait = between(random, 7, 24);
    if (line.drawn && !line.refused) {
      const Date end = spell->end ? std::max(*line.drawn + 1, *spell->end) : data_end();
      line.started = std::min({*line.drawn + wait, end, last_start});
      order.push_back(i);
    }
  }
  shuffle(order, random);
  static constexpr std::array<std::string_view, 4> reasons = {"gezondheid", "wil_niet_meer", "geen_contact",
                                                              "zorgtaken"};
  std::array<int, arm_count> stopped{};
  for (const bool movers : {true, false}) {
    for (const std::size_t i : order) {
      Line& line = world.lines[i];
      const auto arm = static_cast<std::size_t>(line.arm);
      const Spell* spell = world.households[line.who.household].running(*line.started);
      if (line.stopped || spell == nullptr || stopped[arm] == sizes.stopped[arm]) {
        continue;
      }
      const Date end = std::min(spell->end.value_or(study_end()), study_end() - 1);
      if (end - *line.started < 60) {
        continue;
      }
      const bool moved = spell->reasons[0] == "32" && spell->end && *spell->end < study_end();
      if (movers && moved) {
        line.stopped = *spell->end;
        line.stop_reason = "verhuizing";
        ++stopped[arm];
      } else if (!movers) {
        line.stopped = *line.started + between(random, 45, end - *line.started);
        line.stop_reason = reasons[random.below(reasons.size())];
        ++stopped[arm];
      }
    }
  }
  for (std::size_t arm = 0; arm < arm_count; ++arm) {
    core::ensure(stopped[arm] == sizes.stopped[arm], "enough people of Lindeveen can stop");
  }
}

}  // namespace werkthet::example
