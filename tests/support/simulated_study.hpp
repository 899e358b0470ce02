#pragma once
// Studies like Lindeveen with known truth, built straight as a cohort: who takes part, what taking part does,
// and whether the control group grows like the arms are planted, so that a test can ask whether the reading
// of the comparison with non-participants (statistics.md §3.1) says what is true. The chances of leaving
// benefit are those of the example municipality (example/model.hpp).

#include "cohort/cohort.hpp"
#include "config/study.hpp"
#include "core/random.hpp"
#include "example/model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace werkthet::test_support {

/// What is planted. Multipliers act on the monthly chance of leaving for work.
struct Planted {
  double known_selection{};   ///< pull of a short benefit (which the register knows) on taking part
  double hidden_selection{};  ///< pull of drive (which it does not) on taking part
  bool drive_shows{true};  ///< drive also moved income from work before the start, so the placebo can see it
  double attention{1.0};   ///< what taking part does, in every arm alike
  std::array<double, 2> arms{1.15, 1.3};  ///< what the two arms do on top of that
  double contamination{};                 ///< share of the second arm's effect that control gets in the end
  bool invited_by_lottery{};
};

struct Size {
  int per_arm{157};  ///< as Lindeveen
  int never_asked{1500};
  int refused{600};  ///< invited, and not willing
};

inline constexpr int simulated_horizon = 18;

/// A cohort, and what is true in it: the effect of each arm against control on the share that left for work
/// by the horizon, over everybody drawn, and what taking part did in the control group.
struct Simulated {
  cohort::Cohort cohort;
  std::array<double, 2> treatment{};
  double participation{};
  double selection{};  ///< what those drawn would have had untouched, less what the pool has
};

inline config::Study simulated_study(const Planted& planted) {
  config::Study study;
  study.id = "gesimuleerd";
  study.municipality = "Lindeveen";
  study.start = example::study_start();
  study.end = example::study_end();
  study.run_out_until = example::data_end();
  study.release.id = "final";
  study.release.kind = config::ReleaseKind::final;
  study.release.date = example::data_end();
  for (const auto& [id, name, role] : {std::tuple{"regie", "Eigen regie", config::Role::experiment},
                                       std::tuple{"intensief", "Intensief", config::Role::experiment},
                                       std::tuple{"regulier", "Controlegroep", config::Role::control}}) {
    config::Arm arm;
    arm.id = id;
    arm.name = {name, name};
    arm.role = role;
    study.arms.push_back(arm);
  }
  config::Outcome outcome;
  outcome.id = "exit_work";
  outcome.kind = config::OutcomeKind::exit_work;
  outcome.label = {"Uitstroom naar werk", "Exit to work"};
  outcome.primary = true;
  outcome.horizons = {simulated_horizon};
  study.outcomes = {outcome};
  for (const char* id : {"age", "woman", "exempt", "duration_years", "short"}) {
    config::Covariate covariate;
    covariate.id = id;
    covariate.kind = config::CovariateKind::numeric;
    covariate.label = {id, id};
    study.covariates.push_back(covariate);
  }
  study.plan.randomisations = 0;
  study.plan.bootstrap_draws = 0;
  study.non_participants.invited_by_lottery = planted.invited_by_lottery;
  return study;
}

namespace simulated {

/// Months of follow-up.
inline constexpr std::size_t followed_months = 24;

struct Someone {
  example::Household household;  ///< one person
  int months{};                  ///< on benefit so far
  std::array<double, followed_months>
      work{};  ///< chance to leave for work per month, untouched and not capped
  std::array<double, followed_months> other{};  ///< for another reason
  double noise{};                               ///< what else moves the wish to take part
};

inline Someone somebody(core::RandomStream& random) {
  Someone one;
  example::Person person;
  const int age = 20 + static_cast<int>(40.0 * std::pow(random.uniform(), 1.25));
  person.birth = core::add_months(example::study_start(), -12 * age) - static_cast<int>(random.below(360));
  person.sex = random.chance(0.44) ? 2 : 1;
  person.exemption = random.chance(0.12) ? 5 : 2;
  one.household.persons.push_back(person);
  one.household.drive = std::exp(0.7 * random.normal() - 0.245);
  one.months = static_cast<int>(120.0 * std::pow(random.uniform(), 1.8));
  one.noise = -std::log(-std::log(std::max(random.uniform(), 1e-12)));
  static const std::vector<core::Date> days = [] {
    std::vector<core::Date> result;
    for (std::size_t m = 0; m < followed_months; ++m) {
      result.push_back(core::add_months(example::study_start(), static_cast<int>(m)));
    }
    return result;
  }();
  for (std::size_t m = 0; m < followed_months; ++m) {
    // Taken at a thousandth, where the cap of the chance does not bite.
    one.work[m] =
        1000.0 * example::work_chance(one.household, days[m], one.months + static_cast<int>(m), 0.001);
    one.other[m] = example::other_chance(one.household, days[m]);
  }
  return one;
}

inline double willingness(const Someone& one, const Planted& planted) {
  return planted.known_selection * (one.months < 24 ? 1.0 : 0.0) +
         planted.hidden_selection * std::log(one.household.drive) + one.noise;
}

/// Multiplier in a month of follow-up.
struct Path {
  double first{1.0};
  double last{1.0};  ///< reached after nine months, in equal steps
  [[nodiscard]] double at(int month) const { return first + (last - first) * std::min(1.0, month / 9.0); }
};

/// Chance to leave for work in a month: example::work_chance with the multiplier of the path.
inline double chance(const Someone& one, const Path& path, std::size_t month) {
  return std::min(0.25, one.work[month] * path.at(static_cast<int>(month)));
}

/// Chance of having left for work by the horizon, given the path: the sum over months of still being there
/// and leaving, with other ends competing.
inline double risk(const Someone& one, const Path& path) {
  double there = 1.0;
  double left = 0.0;
  for (std::size_t month = 0; month < simulated_horizon; ++month) {
    const double work = chance(one, path, month);
    left += there * work;
    there *= 1.0 - work - one.other[month];
  }
  return left;
}

/// Month of leaving (0 is the first) with its cause (1 work, 2 other), or 24 and 0.
struct Ending {
  int month{24};
  int cause{};
};
inline Ending live(const Someone& one, const Path& path, core::RandomStream& random) {
  for (std::size_t month = 0; month < followed_months; ++month) {
    const double draw = random.uniform();
    const double work = chance(one, path, month);
    if (draw < work) {
      return {static_cast<int>(month), 1};
    }
    if (draw < work + one.other[month]) {
      return {static_cast<int>(month), 2};
    }
  }
  return {};
}

/// Income from work in the months -12, -9, -6, -3: a state that comes and goes.
inline std::array<double, 4> work_before(const Someone& one, bool drive_shows, core::RandomStream& random) {
  const double pull = drive_shows ? one.household.drive : 1.0;
  const double begin = std::min(0.6, 0.06 * pull);
  constexpr double stop = 0.35;
  std::array<double, 4> result{};
  bool works = random.chance(begin / (begin + stop));
  for (double& value : result) {
    works = works ? !random.chance(stop) : random.chance(begin);
    value = works ? 1.0 : 0.0;
  }
  return result;
}

inline int poisson(double mean, core::RandomStream& random) {
  double left = std::exp(-mean);
  int n = 0;
  for (double draw = random.uniform(); draw > left; draw *= random.uniform()) {
    ++n;
  }
  return n;
}

}  // namespace simulated

/// The same seed gives the same study.
inline Simulated simulate(const Planted& planted, const Size& size, std::uint64_t seed) {
  using namespace simulated;
  core::RandomStream random(seed, "simulated study");
  const auto participants = static_cast<std::size_t>(3 * size.per_arm);
  const std::size_t invited = participants + static_cast<std::size_t>(size.refused);
  std::vector<Someone> people;
  for (std::size_t i = 0; i < invited + static_cast<std::size_t>(size.never_asked); ++i) {
    people.push_back(somebody(random));
  }
  // The first `invited` are the invited: who is most willing takes part. The pool never had the question.
  std::stable_sort(
      people.begin(), people.begin() + static_cast<std::ptrdiff_t>(invited),
      [&](const Someone& a, const Someone& b) { return willingness(a, planted) > willingness(b, planted); });
  std::vector<std::size_t> order(participants);
  for (std::size_t i = 0; i < participants; ++i) {
    order[i] = i;
  }
  for (std::size_t i = participants; i > 1; --i) {
    std::swap(order[i - 1], order[random.below(i)]);
  }
  std::vector<int> arm(people.size(), -1);
  for (std::size_t i = 0; i < participants; ++i) {
    arm[order[i]] = static_cast<int>(i % 3);
  }
  // Twelve caseworkers; the first six serve mostly the arms, the others mostly control.
  std::vector<int> caseworker(people.size(), -1);
  std::array<double, 12> treated{};
  std::array<double, 12> clients{};
  for (std::size_t i = 0; i < participants; ++i) {
    const bool in_arm = arm[i] != 2;
    const std::size_t c = random.below(6) + (random.chance(in_arm ? 0.65 : 0.35) ? 0U : 6U);
    caseworker[i] = static_cast<int>(c);
    treated[c] += in_arm ? 1.0 : 0.0;
    clients[c] += 1.0;
  }
  const double full = planted.attention * planted.arms[1];
  const auto control_path = [&](std::size_t i) {
    const auto c = static_cast<std::size_t>(caseworker[i]);
    const double exposed = clients[c] > 1.0 ? treated[c] / (clients[c] - 1.0) / 0.67 : 0.0;
    return Path{planted.attention,
                planted.attention + planted.contamination * exposed * (full - planted.attention)};
  };
  Simulated result;
  cohort::Cohort& cohort = result.cohort;
  cohort.size = people.size();
  cohort.arm = arm;
  cohort.caseworker = caseworker;
  cohort.index_date.assign(people.size(), example::study_start());
  cohort.weight.assign(people.size(), 1.0);
  cohort.refused_after_draw.resize(people.size());
  cohort.replacement.resize(people.size());
  cohort.stopped.resize(people.size());
  cohort.new_inflow.resize(people.size());
  cohort.data_until = example::data_end();
  cohort.covariates = {{"age", {}}, {"woman", {}}, {"exempt", {}}, {"duration_years", {}}, {"short", {}}};
  for (const int horizon : {9, simulated_horizon}) {
    cohort.binary.push_back({"exit_work", horizon, {}});
  }
  for (const int back : {12, 9, 6, 3}) {
    cohort.placebos.push_back({"exit_work", "work_income_m" + std::to_string(back), {"", ""}, true, {}});
  }
  cohort.contact_quarters = 8;
  for (auto* cells : {&cohort.contacts, &cohort.contacts_by_client, &cohort.present, &cohort.present_contacts,
                      &cohort.present_squares}) {
    cells->assign(3 * cohort.contact_quarters, 0);
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Someone& one = people[i];
    cohort.membership.push_back(i < participants ? cohort::Membership::randomised
                                : i < invited    ? cohort::Membership::refused
                                                 : cohort::Membership::never_asked);
    cohort.cluster.push_back(static_cast<std::int32_t>(i));
    Path path;
    if (arm[i] >= 0) {
      const Path control = control_path(i);
      const double base = risk(one, control);
      for (std::size_t a = 0; a < 2; ++a) {
        const double level = planted.attention * planted.arms[a];
        result.treatment[a] += (risk(one, {level, level}) - base) / static_cast<double>(participants);
      }
      result.participation += (base - risk(one, {})) / static_cast<double>(participants);
      result.selection += risk(one, {}) / static_cast<double>(participants);
      const double level =
          arm[i] == 2 ? 1.0 : planted.attention * planted.arms[static_cast<std::size_t>(arm[i])];
      path = arm[i] == 2 ? control : Path{level, level};
    }
    if (i >= invited) {
      result.selection -= risk(one, {}) / static_cast<double>(size.never_asked);
    }
    const Ending ending = live(one, path, random);
    for (cohort::BinaryColumn& column : cohort.binary) {
      column.values.emplace_back(ending.cause == 1 && ending.month < column.horizon ? 1.0 : 0.0);
    }
    const std::array<double, 4> before = work_before(one, planted.drive_shows, random);
    for (std::size_t b = 0; b < before.size(); ++b) {
      cohort.placebos[b].values.emplace_back(before[b]);
    }
    const example::Person& person = one.household.persons.front();
    const std::array<double, 5> values{
        static_cast<double>(core::age_on(person.birth, example::study_start())), person.sex == 2 ? 1.0 : 0.0,
        person.exemption == 2 ? 0.0 : 1.0, one.months / 12.0, one.months < 24 ? 1.0 : 0.0};
    for (std::size_t c = 0; c < values.size(); ++c) {
      cohort.covariates[c].values.emplace_back(values[c]);
    }
    if (arm[i] < 0) {
      continue;
    }
    constexpr std::array<double, 3> yearly{4.0, 12.0, 3.0};
    for (std::size_t q = 0; q < cohort.contact_quarters && static_cast<int>(3 * q + 3) <= ending.month; ++q) {
      const auto group = static_cast<std::size_t>(arm[i]);
      const double grown =
          group == 2 ? planted.contamination * 8.0 * std::min(1.0, static_cast<double>(q) / 4.0) : 0.0;
      const int n = poisson((yearly[group] + grown) / 4.0, random);
      const std::size_t cell = group * cohort.contact_quarters + q;
      cohort.contacts[cell] += n;
      cohort.present[cell] += 1;
      cohort.present_contacts[cell] += n;
      cohort.present_squares[cell] += static_cast<std::int64_t>(n) * n;
    }
  }
  return result;
}

}  // namespace werkthet::test_support
