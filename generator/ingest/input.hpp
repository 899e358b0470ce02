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

/// One person on one benefit as one or more months' deliveries tell it. Months in a row that say the same are one row
/// (`month` to `last_month()`): two thirds of a register repeats last month, and nothing is lost by saying it once.
struct BusRow {
  core::Month month;  ///< first delivery that says this
  PersonIndex person{nobody};
  BenefitIndex benefit{nobody};
  core::MaybeDate birth;
  core::MaybeDate start;       ///< kenmerk 22
  core::MaybeDate end;         ///< kenmerk 23 as written; the study says what it means
  std::int32_t work_income{};  ///< cents of income kind 11 in each of these months
  std::uint16_t repeats{};     ///< how many directly following months say the same
  std::uint8_t scheme{};       ///< statistiekcode: 1, 2, 3, 11, 12, 14; 0 unknown
  Household household{};
  Sex sex{};
  EndReason end_reason{};
  bool exempt{};               ///< kenmerk 24: 4, 5 or 6
  std::uint8_t sender{};       ///< position in BusData::senders; beyond its end: not known

  [[nodiscard]] core::Month last_month() const { return month + repeats; }
  [[nodiscard]] bool covers(core::Month m) const { return m >= month && m <= last_month(); }
};

/// What one delivery adds up to, for comparing neighbours; cents.
struct DeliveryTotals {
  std::uint64_t running{};      ///< records with a benefit in the month: start not after it, end not before it
  std::uint64_t ended{};        ///< records with an end date
  std::uint64_t with_income{};  ///< records with income from work
  std::int64_t income{};        ///< all income from work
  std::int64_t paid{};          ///< kenmerk 15
  std::uint64_t unknown{};      ///< values that were not understood
};

/// One delivered file, for the manifest. Of several for the same month the last accepted counts.
struct Delivery {
  std::string file;
  std::string sha256;
  std::string layout;
  std::string reporter;
  std::string municipality;
  core::Month month;
  core::MaybeDate received;  ///< when it came in, where somebody wrote that down
  std::uint64_t records{};
  std::uint64_t bytes{};
  bool superseded{};
  DeliveryTotals totals;
};

/// Who delivers about whom. Only somebody who delivered a month without a record says that it is over: where one of
/// several reporters is late, its people did not all leave.
struct Sender {
  std::string reporter;
  std::string municipality;
  std::vector<core::Month> months;  ///< delivered and counted, in order
  /// Its people came to be delivered by others, as after a merger of municipalities: it has nothing more to say.
  bool succeeded{};
};

struct BusData {
  std::vector<BusRow> rows;          ///< of accepted deliveries, by (first) month, then by position in the file
  std::vector<Delivery> deliveries;  ///< all, by month, then by order of acceptance
  std::vector<Sender> senders;       ///< by first delivery; at most 255
  std::uint32_t persons{};
  std::uint32_t benefits{};
};

enum class Answer : std::uint8_t { none, no, yes };

/// Where a participant came from: on benefit when the frame was drawn, or later inflow.
enum class Origin : std::uint8_t { unknown, standing, inflow };

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
  Origin origin{};
  int followed{-1};                          ///< arm whose treatment the person got; -1: as drawn
  std::optional<core::Date> exclusion_date;  ///< when it was established
  std::string exclusion_source;              ///< category: dossier, register or instrument; never a diagnosis
  std::string consent_version;               ///< category: which text was agreed to
  Answer still_followed{};                   ///< after `stopped`: outcomes are still collected
  std::string expected_time;                 ///< category: how long until paid work, as expected at the start
  std::optional<core::Date> expected_date;   ///< when that was estimated
  std::string expected_source;               ///< category: by whom or with what
  bool withdrawn{};                          ///< took back consent; no such line leaves this stage
};

/// How somebody answered; `unknown` when the file does not say.
enum class SurveyMode : std::uint8_t { unknown, online, paper, telephone, interview };

struct SurveyRow {
  PersonIndex person{nobody};
  std::optional<core::Date> answered;
  std::vector<std::optional<double>>
      scores;  ///< per scale of the study, after missing rule; nullopt: not scored
  /// Per statement of the study the answer as it was given, reversed items too; nullopt: none.
  std::vector<std::optional<double>> statements{};
  std::optional<double> months{};  ///< from the person's draw to the answer; nullopt without one of the two
  SurveyMode mode{SurveyMode::unknown};
  bool partial{};  ///< the survey tool says that the person stopped before the end
};

/// What happened to the responses of one file. For the check report and never published: counts may be small.
struct SurveyCounts {
  std::uint64_t responses{};   ///< in the file
  std::uint64_t previews{};    ///< made by the researcher while testing; left out
  std::uint64_t unanswered{};  ///< partial and without an answer to any scale; left out
  std::uint64_t duplicates{};  ///< not chosen by the wave's rule for duplicates; left out
  std::uint64_t partial{};     ///< partial and counted
  std::uint64_t outside{};     ///< counted, dated outside the window of the wave
};

/// How one item of a scale was answered in the responses of a file. For the quality page.
struct ItemCounts {
  std::string item;
  std::uint64_t answered{};  ///< a number on the scale
  std::uint64_t declared{};  ///< a code for "don't know" or "no answer": of the study, or declared in the file
  std::uint64_t empty{};     ///< nothing
  std::uint64_t unusable{};  ///< something that could not be understood, or outside the scale
};

struct SurveyWave {
  std::size_t wave{};  ///< index into study.waves
  bool by_caseworker{};
  std::vector<SurveyRow> rows;
  SurveyCounts counts{};
  std::vector<ItemCounts> items{};  ///< of every item in the file once, in the order of the study
};

/// One column of a persons table; nullopt is missing.
using Column = std::vector<std::optional<double>>;

struct PersonsData {
  std::uint32_t rows{};
  std::vector<int> arm;                   ///< index into study.arms; -1 non-participant
  std::map<std::string, Column> columns;  ///< those that outcomes, covariates and weights name
};

enum class ContactKind : std::uint8_t {
  unknown,
  meeting,
  telephone,
  email,
  letter,
  home_visit,
  group,
  message,  ///< text message or chat
  video,
};
enum class ContactState : std::uint8_t { unknown, planned, held, missed, cancelled };
/// Who took the initiative for a contact.
enum class Initiator : std::uint8_t { unknown, client, caseworker };

/// A contact between a person and the service. Without a column `state` every contact has an unknown state.
struct ContactRow {
  PersonIndex person{nobody};
  core::Date date;
  bool by_client{};  ///< initiator is the client; unknown counts as no
  Initiator initiator{};
  ContactKind kind{};
  ContactState state{};
};

/// An article of the Participatiewet: 9, 9a, 9 paragraph 5. number 0: unknown.
struct LawArticle {
  std::uint16_t number{};
  char letter{};             ///< 0: none
  std::uint8_t paragraph{};  ///< lid; 0: none
  friend bool operator==(const LawArticle&, const LawArticle&) = default;
};

/// An exemption (ontheffing) from duties around work that was granted to a person, from its first to its last day.
struct ExemptionRow {
  PersonIndex person{nobody};
  core::MaybeDate from;  ///< absent: unknown
  core::MaybeDate to;    ///< absent: runs on
  LawArticle article;
  std::string reason;  ///< category, as the municipality codes it
  std::uint64_t line{};
};

enum class LadderSource : std::uint8_t { unknown, dossier, survey };
enum class Rater : std::uint8_t { unknown, client, caseworker, other };

/// A person's step on the participation ladder (participatieladder) from a day on.
struct LadderRow {
  PersonIndex person{nobody};
  core::MaybeDate date;
  std::uint8_t step{};  ///< 1 social isolation .. 6 paid work without support; 0 unknown
  LadderSource source{};
  Rater rater{};
  std::uint64_t line{};
};

enum class Contract : std::uint8_t { unknown, permanent, temporary, agency, on_call, self_employed };

/// Work of a person in a month, one line per job: what tells whether somebody had a job a month after leaving benefit.
struct EmploymentRow {
  PersonIndex person{nobody};
  core::Month month;
  std::optional<double> hours;  ///< in the month, 0..400; from hours a week: times 52/12
  Contract contract{};
  std::optional<double> wage{};  ///< euros in the month, before tax
  std::uint64_t line{};
};

/// How firm an amount is, in the words of whoever estimated it.
enum class Firmness : std::uint8_t { exact, about, at_least };
/// Whether an item of the costs comes once or every year (requirement C39).
enum class CostTerm : std::uint8_t { unknown, one_off, structural };
/// When an item of the costs falls.
enum class CostPhase : std::uint8_t { unknown, before, during, research, after };

struct CostRow {
  std::string item;
  std::string kind;  ///< fixed, variable, shared
  double planned{};
  std::optional<double> spent{};
  bool priced{true};  ///< false: no amount is given, which is not the same as costing nothing
  Firmness firmness{};
  CostPhase phase{};
  std::optional<double> fte{};  ///< full-time jobs behind the amount
  CostTerm term{};
  std::optional<int> year{};
};

enum class CountUnit : std::uint8_t { unknown, persons, benefits };

/// A month of the municipality's own count of the stock.
struct StockRow {
  std::optional<core::Month> month;
  CountUnit unit{};
  std::optional<double> begin;
  std::optional<double> inflow;
  std::optional<double> outflow;
  std::optional<double> end;
  std::uint64_t line{};
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

/// How often a rule spoke, for a table of rules by month.
struct RuleCount {
  std::string code;
  std::optional<core::Month> month;  ///< of the delivery; absent for other files
  std::string file;
  std::uint64_t count{};
  friend bool operator==(const RuleCount&, const RuleCount&) = default;
};

struct Input {
  std::optional<BusData> bus;
  std::vector<AllocationRow> allocation;
  std::vector<std::string> exclusion_codes;  ///< in order of first appearance
  std::uint32_t caseworkers{};
  std::vector<SurveyWave> surveys;
  std::vector<ContactRow> contacts;
  std::vector<ExemptionRow> exemptions;   ///< by person, then first day, then line
  std::vector<LadderRow> ladder;          ///< by person, then day (unknown last), then line
  std::vector<EmploymentRow> employment;  ///< by person, then month, then line
  std::uint32_t withdrawn{};              ///< people taken out because they took back their consent
  std::vector<CostRow> costs;
  std::vector<StockRow> stock;  ///< in the order of the file
  std::optional<PersonsData> persons;
  std::vector<InputFile> files;
  std::vector<FieldCount> nulls;  ///< unknown codes and bad values that became null
  core::Problems problems;
  std::vector<RuleCount> rule_counts;  ///< of all problems, by code, month (none first) and file
};

}  // namespace werkthet::ingest
