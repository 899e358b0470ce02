#pragma once
// What ingest hands on: everything the files hold, typed, with persons and benefits as indexes. A citizen
// number becomes a keyed pseudonym while it is read and the pseudonym an index; neither leaves this stage.
// Indexes follow the sorted deliveries and never the pseudonym, so another key gives the same output. What
// could not be read is a Problem with position and column, never the value; a record is never dropped.

#include "core/date.hpp"
#include "core/problem.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::ingest {

using PersonIndex = std::uint32_t;
using BenefitIndex = std::uint32_t;
inline constexpr std::uint32_t nobody = 0xFFFFFFFFU;

enum class Sex : std::uint8_t { unknown, man, woman };
enum class Household : std::uint8_t { unknown, single, single_parent, couple, other };

/// Why a person's benefit ended, as canonical names behind the layout's codes (kenmerk 34).
enum class EndReason : std::uint8_t {
  none,           ///< not ended
  unknown,        ///< ended, code missing or not in the list
  work_employed,  ///< 11 (also holds sickness benefit)
  work_self,      ///< 13
  via_partner,    ///< 97
  education,      ///< 01, 06
  relationship,   ///< 02
  pension_age,    ///< 03
  death,          ///< 04
  detention,      ///< 05
  abroad,         ///< 07, 33
  moved,          ///< 32
  other_income,   ///< 14, 15, 17, 18, 19
  conduct,        ///< 31, 34, 35
  other,          ///< 98
};

/// One person on one benefit in one month's delivery.
struct BusRow {
  core::Month month;
  PersonIndex person{nobody};
  BenefitIndex benefit{nobody};
  std::uint8_t scheme{};  ///< statistiekcode: 1, 2, 3, 11, 12, 14; 0 unknown
  Household household{};
  Sex sex{};
  EndReason end_reason{};
  bool exempt{};  ///< kenmerk 24: 4, 5 or 6
  std::optional<core::Date> birth;
  std::optional<core::Date> start;  ///< kenmerk 22
  std::optional<core::Date> end;    ///< kenmerk 23 as written; the study says what it means
  std::int32_t work_income{};       ///< whole euros of income kind 11 in the month
};

/// One delivered file, for the manifest. Of several for the same month the last accepted counts.
struct Delivery {
  std::string file;
  std::string sha256;
  std::string layout;
  std::string reporter;
  std::string municipality;
  core::Month month;
  std::uint64_t records{};
  std::uint64_t bytes{};
  bool superseded{};
};

struct BusData {
  std::vector<BusRow> rows;          ///< of accepted deliveries, by month, then by position in the file
  std::vector<Delivery> deliveries;  ///< all, by month, then by order of acceptance
  std::uint32_t persons{};
  std::uint32_t benefits{};
};

enum class Answer : std::uint8_t { none, no, yes };

/// One line of the allocation list. Dates that are absent did not happen.
struct AllocationRow {
  PersonIndex person{nobody};
  BenefitIndex benefit{nobody};  ///< when the lottery drew benefits
  std::optional<core::Date> invited;
  Answer consent{};
  std::optional<core::Date> consent_date;
  std::optional<core::Date> drawn;
  int arm{-1};                        ///< index into study.arms, -1 when not drawn
  std::optional<core::Date> refused;  ///< after the draw
  std::int32_t replaces{-1};          ///< row number (from 0) of the person who refused
  std::optional<core::Date> started;
  std::optional<core::Date> stopped;
  std::string stop_reason;
  std::string exclusion;        ///< code of the exclusion rule, empty when eligible
  std::int32_t caseworker{-1};  ///< index, -1 unknown; the name stays in this stage
  Answer measured{};            ///< survey by lot, when the column exists
  std::uint64_t line{};         ///< line in the file, for messages
};

struct SurveyRow {
  PersonIndex person{nobody};
  std::optional<core::Date> answered;
  std::vector<std::optional<double>>
      scores;  ///< per scale of the study, after missing rule; nullopt: not scored
};

struct SurveyWave {
  std::size_t wave{};  ///< index into study.waves
  bool by_caseworker{};
  std::vector<SurveyRow> rows;
};

/// One column of a persons table; nullopt is missing.
using Column = std::vector<std::optional<double>>;

struct PersonsData {
  std::uint32_t rows{};
  std::vector<int> arm;                   ///< index into study.arms; -1 non-participant
  std::map<std::string, Column> columns;  ///< those that outcomes, covariates and weights name
};

struct ContactRow {
  PersonIndex person{nobody};
  core::Date date;
  bool by_client{};
};

struct CostRow {
  std::string item;
  std::string kind;  ///< fixed, variable, shared
  double planned{};
  std::optional<double> spent;
};

struct InputFile {
  std::string role;  ///< bus, allocation, survey t0, persons, ...
  std::string file;
  std::string sha256;
  std::uint64_t rows{};
};

/// Counts per kind of problem and month, for the check report.
struct FieldCount {
  std::string file;
  std::string field;
  std::string code;
  std::uint64_t count{};
};

struct Input {
  std::optional<BusData> bus;
  std::vector<AllocationRow> allocation;
  std::vector<std::string> exclusion_codes;  ///< in order of first appearance
  std::uint32_t caseworkers{};
  std::vector<SurveyWave> surveys;
  std::vector<ContactRow> contacts;
  std::vector<CostRow> costs;
  std::optional<PersonsData> persons;
  std::vector<InputFile> files;
  std::vector<FieldCount> nulls;  ///< unknown codes and bad values that became null
  core::Problems problems;
};

}  // namespace werkthet::ingest
