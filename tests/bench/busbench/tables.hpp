#pragma once
// The analysis part of the workload, one function per table. Everything is derived from runs of months,
// spells and delivery totals; nothing here reads a file. Definitions: README.md of the workload, by table
// name.

#include "busbench/load.hpp"
#include "busbench/results.hpp"
#include "cohort/coverage.hpp"
#include "cohort/spells.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace werkthet::bench {

inline constexpr int groups = 4;           ///< 0 control, 1..3
inline constexpr std::uint8_t none = 9;    ///< not in the experiment
inline constexpr int replications = 2000;  ///< permutations, and bootstrap samples

/// An assigned person whose spell holds the day of assignment.
struct Followed {
  std::uint32_t number{};
  ingest::PersonIndex person{};
  int group{};
  core::Date date;   ///< of assignment
  core::Date start;  ///< of the spell
  int time{};        ///< days until the end or the last known day, at least 1
  int event{};       ///< 0 censored, 1 work, 2 other
  int full{};        ///< days of follow-up there could have been
};

/// The benefit rules under which cohort::build_spells gives the spells of the workload: 31 days between an
/// end and a start that both count is a gap of 30 days; schemes 1 to 4 are read as 1, 2, 3 and 14.
[[nodiscard]] config::BenefitRules rules();

/// 0..3 or 9 for every person of the deliveries.
[[nodiscard]] std::vector<std::uint8_t> group_of_person(const Loaded& loaded);

/// 0 running, 1 work, 2 other.
[[nodiscard]] int class_of(const cohort::Spell& spell);

/// Tables `ingest` and `perioden`.
void totals(const Loaded& loaded, const cohort::Spells& spells, Results& results);

/// Table `maand`: per group and delivered month the stock (distinct persons, records, income) and the spells
/// that end. Every run is counted once, by the months in which it is in stock.
void months(const ingest::BusData& bus, const cohort::Coverage& coverage, const cohort::Spells& spells,
            std::span<const std::uint8_t> group, Results& results);

/// Everybody followed, in order of number, and table `groep`.
[[nodiscard]] std::vector<Followed> follow(const Loaded& loaded, const cohort::Coverage& coverage,
                                           const cohort::Spells& spells, Results& results);

/// Tables `curve` and `risico`.
void curves(std::span<const Followed> followed, Results& results);

/// Table `logit`: logistic regression of leaving for work within a year.
void logit(const ingest::BusData& bus, const cohort::RowsByPerson& rows, std::span<const Followed> followed,
           Results& results);

/// Tables `perm` and `permx`.
void permutations(std::span<const Followed> followed, unsigned threads, Results& results);

/// Table `boot`.
void bootstraps(std::span<const Followed> followed, unsigned threads, Results& results);

}  // namespace werkthet::bench
