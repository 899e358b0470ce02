#pragma once
// Periods on benefit per person, rebuilt from all months at once. Files are snapshots that are corrected by
// later files, so no month is read alone: for every record (person, benefit, scheme, start) the latest
// delivery wins. Days are half-open [from, to): `to` is the first day without benefit, whatever the source
// means by "end".
//
// Decisions, each with its reason:
// - A record that silently stops appearing ran until the last day of the last month in which it appeared and
// ended
//   for an unknown reason. Keeping it running for ever would count somebody who left as still on benefit.
// - It stops only when a later month did arrive without it; months that were never delivered are bridged.
// - With several reporters only the one that delivered a record can end it by silence. When its later files are missing the
//   record runs on, unless another reporter tells about the person afterwards; and its income from work in the months
//   that are missing is unknown, not none.
// - A reason without an end date ends the record on the last day of the month of that file.
// - An end on or before the start is a benefit that was withdrawn before its first day: no spell, counted.
// - A gap of at most return_days is no end (Almere: back within 30 days is neither out- nor inflow, bus.md
// §4).

#include "cohort/coverage.hpp"
#include "config/study.hpp"
#include "core/date.hpp"
#include "ingest/input.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace werkthet::cohort {

/// Number of values of ingest::EndReason, for tables by reason.
inline constexpr std::size_t end_reasons = static_cast<std::size_t>(ingest::EndReason::other) + 1;

/// A period on benefit. Censored: still running on the last day that is known; reason is then none.
struct Spell {
  core::Period period;
  ingest::EndReason reason{};
  std::uint8_t scheme{};  ///< at the end of the spell
  bool censored{};
  friend bool operator==(const Spell&, const Spell&) = default;
};

/// What the latest delivery says about one record, before gaps are joined.
struct Entitlement {
  Spell spell;
  ingest::BenefitIndex benefit{ingest::nobody};
  bool silent{};  ///< stopped appearing, no end was delivered
};

/// How often a rule above was needed; counts only, for the log and the check report.
struct SpellCounts {
  std::uint64_t silent_ends{};  ///< spells whose end nobody delivered: their last record stopped appearing
  std::uint64_t bridged{};      ///< records that run on because their reporter delivered no later month
  std::uint64_t withdrawn{};    ///< end on or before the start
  std::uint64_t partner_resolved{};  ///< reason 97 replaced by the partner's reason
  std::uint64_t partner_unresolved{};
};

struct Spells {
  PerPerson<Spell> spells;              ///< sorted, disjoint, more than return_days apart
  PerPerson<Entitlement> entitlements;  ///< sorted by start
  PerPerson<core::Month> work_months;   ///< months with income from work (kind 11 above 0), sorted
  PerPerson<core::Month> unheard;       ///< months on benefit that the person's reporter did not deliver, sorted
  SpellCounts counts;
};

/// Reasons that count as leaving for work.
using ReasonSet = std::array<bool, end_reasons>;

/// The canonical reason behind a code of kenmerk 34 ("11"); unknown for a code that is not in the list.
[[nodiscard]] ingest::EndReason reason_of_code(const std::string& code);
/// The reasons named by BenefitRules::work_reasons. Codes in one class (14 and 15) cannot be told apart here.
[[nodiscard]] ReasonSet work_reasons(const config::BenefitRules& rules);

/// Joins what overlaps or lies at most `return_days` days apart. The last end gives reason and scheme; of
/// equal ends a running one wins, then a known reason. Sorted and disjoint; doing it twice changes nothing.
[[nodiscard]] std::vector<Spell> merged(std::vector<Spell> spells, int return_days);

/// Spells, entitlements and months with work income of everybody in the register.
[[nodiscard]] Spells build_spells(const ingest::BusData& bus, const Coverage& coverage,
                                  const RowsByPerson& rows, const config::BenefitRules& rules);

/// Spells of benefits: a benefit runs while at least one of its persons is on it. One list of all, for the
/// stock.
[[nodiscard]] std::vector<Spell> benefit_spells(const Spells& spells, int return_days);

/// The spell that holds the day, or null.
[[nodiscard]] const Spell* spell_on(const Spells& spells, ingest::PersonIndex person, core::Date day);
/// The record that holds the day (the one that started last); inside a joined gap the record before it; null
/// when the person is not on benefit.
[[nodiscard]] const Entitlement* entitlement_on(const Spells& spells, ingest::PersonIndex person,
                                                core::Date day);
/// Whether anything was told about the income of a person in that month.
[[nodiscard]] bool work_known(const Spells& spells, const Coverage& coverage, ingest::PersonIndex person,
                              core::Month month);
/// Income from work in that month. False also when nothing is known of it: ask work_known first.
[[nodiscard]] bool work_income(const Spells& spells, ingest::PersonIndex person, core::Month month);

}  // namespace werkthet::cohort
