#include "cohort/spells.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace werkthet::cohort {
namespace {

using ingest::EndReason;

/// One record as the files tell it so far.
struct Record {
  ingest::BenefitIndex benefit{};
  std::uint8_t scheme{};
  std::uint8_t sender{};  ///< of the month in which it was last seen
  core::MaybeDate start;
  core::Month first_seen;
  core::Month last_seen;
  std::optional<core::Date> to;  ///< first day without benefit, as told
  EndReason reason{};
};

std::optional<core::Date> told_end(const ingest::BusRow& row, core::Month last, config::EndDate convention) {
  if (row.end) {
    return convention == config::EndDate::last_day ? *row.end + 1 : *row.end;
  }
  // "unknown" is also what a bad code becomes: that alone ends nothing.
  if (row.end_reason != EndReason::none && row.end_reason != EndReason::unknown) {
    return core::first_day(last + 1);
  }
  return std::nullopt;
}

void tell(std::vector<Record>& records, const ingest::BusRow& row, core::Month last, config::EndDate convention) {
  const auto to = told_end(row, last, convention);
  const auto same = [&](const Record& r) {
    return r.benefit == row.benefit && r.scheme == row.scheme && r.start == row.start;
  };
  const auto found = std::find_if(records.begin(), records.end(), same);
  if (found == records.end()) {
    records.push_back({row.benefit, row.scheme, row.sender, row.start, row.month, last, to, row.end_reason});
    return;
  }
  // Within one month an end beats "running": only a later month can open a benefit again.
  if (last > found->last_seen || (last == found->last_seen && to)) {
    found->to = to;
    found->reason = row.end_reason;
    found->last_seen = last;
    found->sender = row.sender;
  }
}

/// Whether somebody delivered a month in which this record would have stood. After the last file of its own sender that is
/// another one that tells about the same person later.
bool ended_by_silence(const Record& record, const std::vector<Record>& of_person, const Coverage& coverage) {
  if (record.last_seen >= coverage.last) {
    return false;
  }
  return record.last_seen < coverage.heard(record.sender) ||
         std::any_of(of_person.begin(), of_person.end(), [&](const Record& other) {
           return other.sender != record.sender && other.last_seen > record.last_seen;
         });
}

/// Months in which the record ran and its sender delivered nothing.
void add_unheard(const Record& record, bool silent, const Coverage& coverage, std::vector<core::Month>& unheard) {
  if (record.sender >= coverage.senders.size()) {
    return;
  }
  const core::Month last = record.to ? core::month_of(*record.to - 1) : silent ? record.last_seen : coverage.last;
  for (const core::Month month : coverage.senders[record.sender].missing) {
    if (month > record.first_seen && month <= last) {
      unheard.push_back(month);
    }
  }
}

/// Places the record on the calendar of what is known; nullopt when no day of benefit is left.
std::optional<Entitlement> placed(const Record& record, bool silent, const Coverage& coverage,
                                  SpellCounts& counts) {
  const core::Date end_of_data = coverage.data_until + 1;
  Entitlement result;
  result.benefit = record.benefit;
  Spell& spell = result.spell;
  spell.scheme = record.scheme;
  // Without a start date the benefit is known from the first file that shows it.
  spell.period.from = record.start.value_or(core::first_day(record.first_seen));
  if (record.to) {
    spell.period.to = *record.to;
    spell.reason = record.reason == EndReason::none ? EndReason::unknown : record.reason;
  } else if (silent) {
    spell.period.to = core::first_day(record.last_seen + 1);
    spell.reason = EndReason::unknown;
    result.silent = true;
  } else {
    spell.period.to = end_of_data;
    spell.censored = true;
    counts.bridged += record.last_seen < coverage.last ? 1U : 0U;
  }
  if (spell.period.to > end_of_data) {  // an end that is announced has not happened yet
    spell.period.to = end_of_data;
    spell.reason = EndReason::none;
    spell.censored = true;
  }
  if (spell.period.to <= spell.period.from) {
    counts.withdrawn += spell.censored ? 0U : 1U;  // a start after the data is simply not known yet
    return std::nullopt;
  }
  return result;
}

bool is_known(EndReason reason) {
  return reason != EndReason::none && reason != EndReason::unknown && reason != EndReason::via_partner;
}

/// Which of two pieces tells how a joined spell ends; larger wins.
auto end_rank(const Spell& spell) {
  return std::tuple(spell.period.to, spell.censored, is_known(spell.reason), spell.period.from,
                    std::size_t{end_reasons} - static_cast<std::size_t>(spell.reason), spell.scheme);
}

/// Reason 97 says "because of the partner": the partner's record on the same benefit with the same end knows
/// why.
void apply_partner_rule(std::vector<Entitlement>& all, SpellCounts& counts) {
  using Key = std::tuple<ingest::BenefitIndex, core::Date, EndReason>;
  std::vector<Key> told;
  for (const Entitlement& e : all) {
    if (!e.spell.censored && is_known(e.spell.reason)) {
      told.emplace_back(e.benefit, e.spell.period.to, e.spell.reason);
    }
  }
  std::sort(told.begin(), told.end());
  for (Entitlement& e : all) {
    if (e.spell.censored || e.spell.reason != EndReason::via_partner) {
      continue;
    }
    const Key wanted{e.benefit, e.spell.period.to, EndReason::none};
    const auto found = std::lower_bound(told.begin(), told.end(), wanted);
    if (found != told.end() && std::get<0>(*found) == e.benefit && std::get<1>(*found) == e.spell.period.to) {
      e.spell.reason = std::get<2>(*found);
      ++counts.partner_resolved;
    } else {
      ++counts.partner_unresolved;
    }
  }
}

/// The part from `first` on in order and without repeats, which benefits side by side make.
void sort_unique_from(std::vector<core::Month>& months, std::size_t first) {
  const auto begin = months.begin() + static_cast<std::ptrdiff_t>(first);
  if (!std::is_sorted(begin, months.end(), std::less_equal<>())) {
    std::sort(begin, months.end());
    months.erase(std::unique(begin, months.end()), months.end());
  }
}

}  // namespace

ingest::EndReason reason_of_code(const std::string& code) {
  static const std::pair<const char*, EndReason> table[] = {
      {"11", EndReason::work_employed}, {"13", EndReason::work_self},    {"97", EndReason::via_partner},
      {"01", EndReason::education},     {"06", EndReason::education},    {"02", EndReason::relationship},
      {"03", EndReason::pension_age},   {"04", EndReason::death},        {"05", EndReason::detention},
      {"07", EndReason::abroad},        {"33", EndReason::abroad},       {"32", EndReason::moved},
      {"14", EndReason::other_income},  {"15", EndReason::other_income}, {"17", EndReason::other_income},
      {"18", EndReason::other_income},  {"19", EndReason::other_income}, {"31", EndReason::conduct},
      {"34", EndReason::conduct},       {"35", EndReason::conduct},      {"98", EndReason::other},
  };
  for (const auto& [known, reason] : table) {
    if (code == known) {
      return reason;
    }
  }
  return EndReason::unknown;
}

ReasonSet work_reasons(const config::BenefitRules& rules) {
  ReasonSet set{};
  for (const std::string& code : rules.work_reasons) {
    const EndReason reason = reason_of_code(code);
    if (reason != EndReason::unknown) {
      set[static_cast<std::size_t>(reason)] = true;
    }
  }
  return set;
}

std::vector<Spell> merged(std::vector<Spell> spells, int return_days) {
  std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) {
    return std::tuple(a.period.from, end_rank(a)) < std::tuple(b.period.from, end_rank(b));
  });
  std::vector<Spell> result;
  for (const Spell& next : spells) {
    if (result.empty() || next.period.from - result.back().period.to > return_days) {
      result.push_back(next);
      continue;
    }
    Spell& joined = result.back();
    const core::Date from = joined.period.from;
    if (end_rank(next) > end_rank(joined)) {
      joined = next;
    }
    joined.period.from = from;
  }
  return result;
}

Spells build_spells(const ingest::BusData& bus, const Coverage& coverage, const RowsByPerson& rows,
                    const config::BenefitRules& rules) {
  Spells result;
  std::vector<Record> records;
  for (std::uint32_t person = 0; person < rows.size(); ++person) {
    records.clear();
    const std::size_t first_month = result.work_months.values.size();
    for (const std::uint32_t position : rows.of(person)) {
      const ingest::BusRow& row = bus.rows[position];
      const core::Month last = last_told(row, coverage);
      tell(records, row, last, rules.end_date);
      for (core::Month month = row.month; row.work_income > 0 && month <= last; month = month + 1) {
        result.work_months.values.push_back(month);
      }
    }
    sort_unique_from(result.work_months.values, first_month);
    result.work_months.close();
    const std::size_t first = result.entitlements.values.size();
    const std::size_t first_unheard = result.unheard.values.size();
    for (const Record& record : records) {
      const bool silent = ended_by_silence(record, records, coverage);
      add_unheard(record, silent, coverage, result.unheard.values);
      if (const auto entitlement = placed(record, silent, coverage, result.counts)) {
        result.entitlements.values.push_back(*entitlement);
      }
    }
    sort_unique_from(result.unheard.values, first_unheard);
    result.unheard.close();
    std::sort(result.entitlements.values.begin() + static_cast<std::ptrdiff_t>(first),
              result.entitlements.values.end(), [](const Entitlement& a, const Entitlement& b) {
                return std::tuple(a.spell.period.from, end_rank(a.spell), a.benefit) <
                       std::tuple(b.spell.period.from, end_rank(b.spell), b.benefit);
              });
    result.entitlements.close();
  }
  if (rules.partner_rule) {
    apply_partner_rule(result.entitlements.values, result.counts);
  }
  std::vector<Spell> pieces;
  for (std::uint32_t person = 0; person < rows.size(); ++person) {
    pieces.clear();
    for (const Entitlement& e : result.entitlements.of(person)) {
      pieces.push_back(e.spell);
    }
    const std::vector<Spell> joined = merged(pieces, rules.return_days);
    for (const Entitlement& e : result.entitlements.of(person)) {
      // A record that another one continues (a corrected start date) is no end.
      result.counts.silent_ends +=
          e.silent && std::any_of(joined.begin(), joined.end(),
                                  [&](const Spell& s) {
                                    return s.period.to == e.spell.period.to && s.reason == EndReason::unknown;
                                  })
              ? 1U
              : 0U;
    }
    result.spells.values.insert(result.spells.values.end(), joined.begin(), joined.end());
    result.spells.close();
  }
  return result;
}

std::vector<Spell> benefit_spells(const Spells& spells, int return_days) {
  std::vector<const Entitlement*> order;
  order.reserve(spells.entitlements.values.size());
  for (const Entitlement& e : spells.entitlements.values) {
    order.push_back(&e);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Entitlement* a, const Entitlement* b) { return a->benefit < b->benefit; });
  std::vector<Spell> result;
  std::vector<Spell> pieces;
  for (std::size_t i = 0; i < order.size(); ++i) {
    pieces.push_back(order[i]->spell);
    if (i + 1 == order.size() || order[i + 1]->benefit != order[i]->benefit ||
        order[i]->benefit == ingest::nobody) {
      const std::vector<Spell> joined = merged(std::exchange(pieces, {}), return_days);
      result.insert(result.end(), joined.begin(), joined.end());
    }
  }
  return result;
}

const Spell* spell_on(const Spells& spells, ingest::PersonIndex person, core::Date day) {
  for (const Spell& spell : spells.spells.of(person)) {
    if (spell.period.from <= day && day < spell.period.to) {
      return &spell;
    }
  }
  return nullptr;
}

const Entitlement* entitlement_on(const Spells& spells, ingest::PersonIndex person, core::Date day) {
  if (spell_on(spells, person, day) == nullptr) {
    return nullptr;
  }
  const Entitlement* holding = nullptr;
  const Entitlement* before = nullptr;
  for (const Entitlement& e : spells.entitlements.of(person)) {
    if (e.spell.period.from > day) {
      break;
    }
    if (day < e.spell.period.to) {
      holding = &e;
    } else if (before == nullptr || e.spell.period.to >= before->spell.period.to) {
      before = &e;
    }
  }
  return holding != nullptr ? holding : before;
}

bool work_known(const Spells& spells, const Coverage& coverage, ingest::PersonIndex person, core::Month month) {
  const auto unheard = spells.unheard.of(person);
  return coverage.has(month) && !std::binary_search(unheard.begin(), unheard.end(), month);
}

bool work_income(const Spells& spells, ingest::PersonIndex person, core::Month month) {
  const auto months = spells.work_months.of(person);
  return std::binary_search(months.begin(), months.end(), month);
}

}  // namespace werkthet::cohort
