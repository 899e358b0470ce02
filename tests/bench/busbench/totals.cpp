#include "busbench/tables.hpp"
#include "core/error.hpp"

#include <algorithm>

namespace werkthet::bench {

config::BenefitRules rules() {
  config::BenefitRules rules;
  rules.return_days = 30;
  rules.end_date = config::EndDate::last_day;
  rules.joined_schemes = {1, 2, 3, 14};
  rules.work_reasons = {"11", "13"};
  rules.partner_rule = false;
  return rules;
}

std::vector<std::uint8_t> group_of_person(const Loaded& loaded) {
  std::vector<std::uint8_t> group(loaded.bus.persons, none);
  for (const Assignment& row : loaded.assignments) {
    if (row.person < group.size()) {
      group[row.person] = static_cast<std::uint8_t>(row.group);
    }
  }
  return group;
}

int class_of(const cohort::Spell& spell) {
  if (spell.censored) {
    return 0;
  }
  return spell.reason == ingest::EndReason::work_employed || spell.reason == ingest::EndReason::work_self ? 1
                                                                                                          : 2;
}

void totals(const Loaded& loaded, const cohort::Spells& spells, Results& results) {
  std::int64_t files = 0;
  std::uint64_t records = 0;
  ingest::DeliveryTotals sum;
  for (const ingest::Delivery& delivery : loaded.bus.deliveries) {
    core::ensure(!delivery.superseded, "the workload has one delivery per month");
    ++files;
    records += delivery.records;
    sum.paid += delivery.totals.paid;
    sum.income += delivery.totals.income;
    sum.with_income += delivery.totals.with_income;
    sum.ended += delivery.totals.ended;
  }
  const auto ingest = [&](std::string_view measure, auto value) {
    results.add("ingest", "", "", measure, static_cast<std::int64_t>(value));
  };
  ingest("bestanden", files);
  ingest("records", records);
  ingest("uitkeringen", loaded.bus.benefits);
  ingest("personen", loaded.bus.persons);
  ingest("som_uitgekeerd", sum.paid);
  ingest("som_inkomsten", sum.income);
  ingest("met_inkomsten", sum.with_income);
  ingest("met_einde", sum.ended);

  std::int64_t count[3] = {};
  std::int64_t days = 0;
  for (const cohort::Spell& spell : spells.spells.values) {
    ++count[class_of(spell)];
    days += spell.censored ? 0 : spell.period.to - spell.period.from;
  }
  const auto spell = [&](std::string_view measure, std::int64_t value) {
    results.add("perioden", "", "", measure, value);
  };
  spell("perioden", count[0] + count[1] + count[2]);
  spell("lopend", count[0]);
  spell("werk", count[1]);
  spell("overig", count[2]);
  spell("som_dagen", days);
}

std::vector<Followed> follow(const Loaded& loaded, const cohort::Coverage& coverage,
                             const cohort::Spells& spells, Results& results) {
  std::vector<Followed> followed;
  std::int64_t assigned[groups] = {};
  for (const Assignment& row : loaded.assignments) {
    ++assigned[row.group];
    const cohort::Spell* spell =
        row.person < loaded.bus.persons ? cohort::spell_on(spells, row.person, row.date) : nullptr;
    if (spell == nullptr) {
      continue;
    }
    followed.push_back({row.number, row.person, row.group, row.date, spell->period.from,
                        spell->period.to - row.date, class_of(*spell), coverage.data_until - row.date + 1});
  }
  std::stable_sort(followed.begin(), followed.end(),
                   [](const Followed& a, const Followed& b) { return a.number < b.number; });
  std::int64_t days[groups] = {};
  std::int64_t ends[groups][3] = {};
  for (const Followed& one : followed) {
    days[one.group] += one.time;
    ++ends[one.group][one.event];
  }
  for (int g = 0; g < groups; ++g) {
    const auto add = [&](std::string_view measure, std::int64_t value) {
      results.add("groep", std::to_string(g), "", measure, value);
    };
    add("toegewezen", assigned[g]);
    add("gekoppeld", ends[g][0] + ends[g][1] + ends[g][2]);
    add("werk", ends[g][1]);
    add("overig", ends[g][2]);
    add("lopend", ends[g][0]);
    add("som_dagen", days[g]);
  }
  return followed;
}

}  // namespace werkthet::bench
