#include "example/model.hpp"

#include <algorithm>

namespace werkthet::example {

namespace {

core::Date day_of(int year, int month, int day) {
  return *core::make_date(year, month, day);
}

double by_duration(int months) {
  if (months < 12) {
    return 1.8;
  }
  if (months < 24) {
    return 1.2;
  }
  return months < 60 ? 0.8 : 0.5;
}

double by_age(int age) {
  if (age < 27) {
    return 1.3;
  }
  return age < 50 ? 1.0 : 0.5;
}

}  // namespace

core::Date study_start() {
  return day_of(2017, 10, 1);
}
core::Date study_end() {
  return day_of(2019, 10, 1);
}
core::Date data_end() {
  return day_of(2019, 12, 31);
}

double work_chance(const Household& household, core::Date day, int months, double multiplier) {
  double sum = 0;
  for (const Person& person : household.persons) {
    const double allowed = person.exemption == 2 ? 1.0 : 0.3;
    sum += by_age(core::age_on(person.birth, day)) * allowed;
  }
  // Two people look for work in a couple, but one job less often ends a couple's benefit.
  const double persons = household.persons.size() == 2 ? 0.7 : 1.0;
  return std::min(0.25, 0.0165 * household.drive * by_duration(months) * persons * sum * multiplier);
}

double other_chance(const Household& household, core::Date day) {
  const int age = core::age_on(household.persons.front().birth, day);
  double chance = 0.0075;
  if (age < 30) {
    chance += 0.004;
  }
  if (household.persons.size() == 2) {
    chance *= 0.7;
  }
  return chance;
}

core::Date pension_day(core::Date birth) {
  struct Age {
    int year;
    int months;
  };
  // Pension age by year of pension: 65 years and 3 months in 2015 up to 66 years and 4 months from 2019.
  static constexpr std::array<Age, 5> ages = {
      {{2015, 783}, {2016, 786}, {2017, 789}, {2018, 792}, {2019, 796}}};
  for (const Age& age : ages) {
    const core::Date day = core::add_months(birth, age.months);
    if (core::civil(day).year <= age.year) {
      return day;
    }
  }
  return core::add_months(birth, ages.back().months);
}

core::Date pension_day(const Household& household) {
  core::Date first = pension_day(household.persons.front().birth);
  for (const Person& person : household.persons) {
    first = std::min(first, pension_day(person.birth));
  }
  return first;
}

}  // namespace werkthet::example
