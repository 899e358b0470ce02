#pragma once
// The study as the program sees it: study.toml after reading, with every default filled in. Plain values, so
// any stage can be tested without a file. Nothing in it is about a person; publishers may read all of it.
// Texts for readers are Bilingual; keys are English and typed once, in config/schema.cpp.

#include "config/database.hpp"
#include "config/feasibility.hpp"
#include "config/site.hpp"
#include "core/date.hpp"
#include "core/language.hpp"
#include "core/problem.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::config {

enum class ReleaseKind { interim, final, quarterly, exploration };
enum class FigureStatus { provisional, revised_provisional, final, corrected };
enum class Role { experiment, control };
enum class Favourable { higher, lower };
enum class Unit { person, benefit };  ///< what the lottery drew and what is counted in the analysis

/// One group of the experiment. Exactly one has Role::control.
struct Arm {
  std::string id;
  core::Bilingual name;
  Role role{Role::experiment};
  bool exemption{};         ///< relieved from work and re-integration duties
  bool guidance{};          ///< more intensive guidance
  bool earnings_release{};  ///< keeps more of earnings
  std::string variant;      ///< what kind of approach this is, in the words that municipalities share
  std::optional<int> contacts_per_year;
  core::Bilingual text;         ///< what happens in this group, one or two plain sentences
  core::Bilingual obligations;  ///< what people must do
  core::Bilingual initiative;   ///< who takes the initiative for contact
};

enum class SurveyShape { wide, long_rows };  ///< one row per response, or one per answer
/// Which response of a person counts when a wave holds several; `complete` is the one with most items
/// answered.
enum class DuplicateRule { error, first, last, complete };

/// A survey wave. Answers outside month ± window still count, and are reported.
struct Wave {
  std::string id;
  core::Bilingual name;
  int month{};
  int window_months{2};
  std::string clients;      ///< CSV file relative to the study, empty when there is none
  std::string caseworkers;  ///< idem, the caseworkers' view of the same clients
  SurveyShape shape{SurveyShape::wide};
  std::map<std::string, std::string> columns;  ///< our column -> the file's, before data.survey_form.columns
  std::vector<std::string> missing;            ///< codes and labels that are no answer, for every scale
  DuplicateRule duplicates{DuplicateRule::error};
};

/// A survey scale: the mean of its items, each from `min` to `max`.
struct Scale {
  std::string id;
  core::Bilingual label;
  std::vector<std::string> items;     ///< column names in the survey files
  std::vector<std::string> reversed;  ///< items counted as min + max - answer
  double min{1};
  double max{5};
  double min_answered{0.6};               ///< share of items needed for a score
  std::map<std::string, double> answers;  ///< label in the file -> number; empty: numbers or a shipped set
  std::vector<std::string> missing;       ///< codes and labels that are no answer, beside those of the wave
  core::Bilingual low_answer;             ///< what an answer below the middle says of a published statement
  core::Bilingual middle_answer;          ///< idem on the middle
  core::Bilingual high_answer;            ///< idem above it
};

/// An item of a scale whose answers are published, with the sentence as readers see it. An instrument may
/// belong to somebody else: without a text here nothing of an item is published.
struct Statement {
  std::string scale;
  std::string item;  ///< among the items of the scale
  core::Bilingual text;
};

enum class OutcomeKind {
  exit_work,       ///< left benefit to full paid work by a horizon (from BUS)
  part_time_work,  ///< income from work beside benefit in the month of the horizon (from BUS)
  scale,           ///< a survey scale at the waves
  binary,          ///< a 0/1 column of the persons table
  numeric,         ///< a number column of the persons table
  time_to_event,   ///< two columns of the persons table: time and event (0 censored, 1 event, 2+ competing)
  durable_exit,    ///< exit to work by a horizon, and not back on benefit within `kept_months` (from BUS)
  hours_at_least,  ///< works `at_least` hours a week or more in the month of the horizon (employment file)
  wage_at_least,   ///< earns `at_least` euros or more in the month of the horizon (employment file)
  permanent_contract,  ///< has a permanent contract in the month of the horizon (employment file)
  hours_worked,        ///< hours a week in the month of the horizon, 0 without a job (employment file)
  ladder_change,  ///< steps gained on the participation ladder from the start to the horizon (ladder file)
};

/// What an outcome is to a statistician, whatever file it comes from.
enum class Measurement { share, amount, scale, time };
[[nodiscard]] constexpr Measurement measured_as(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::exit_work:
    case OutcomeKind::part_time_work:
    case OutcomeKind::binary:
    case OutcomeKind::durable_exit:
    case OutcomeKind::hours_at_least:
    case OutcomeKind::wage_at_least:
    case OutcomeKind::permanent_contract:
      return Measurement::share;
    case OutcomeKind::numeric:
    case OutcomeKind::hours_worked:
    case OutcomeKind::ladder_change:
      return Measurement::amount;
    case OutcomeKind::scale:
      return Measurement::scale;
    case OutcomeKind::time_to_event:
      break;
  }
  return Measurement::time;
}

/// Where the values of an outcome come from.
enum class DataSource { benefit_register, employment, ladder, survey, persons_table };
[[nodiscard]] constexpr DataSource source_of(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::exit_work:
    case OutcomeKind::part_time_work:
    case OutcomeKind::durable_exit:
      return DataSource::benefit_register;
    case OutcomeKind::hours_at_least:
    case OutcomeKind::wage_at_least:
    case OutcomeKind::permanent_contract:
    case OutcomeKind::hours_worked:
      return DataSource::employment;
    case OutcomeKind::ladder_change:
      return DataSource::ladder;
    case OutcomeKind::scale:
      return DataSource::survey;
    case OutcomeKind::binary:
    case OutcomeKind::numeric:
    case OutcomeKind::time_to_event:
      break;
  }
  return DataSource::persons_table;
}

struct Outcome {
  std::string id;
  OutcomeKind kind{};
  core::Bilingual label;
  core::Bilingual definition;
  Favourable favourable{Favourable::higher};
  bool primary{};
  std::vector<int>
      horizons;  ///< months since the start of a participant (time units of the column for time_to_event)
  std::optional<double> margin;  ///< smallest difference that counts, percentage points or scale points
  std::string scale;             ///< for kind scale: which
  std::string column;            ///< persons table: outcome, or time
  std::string event_column;      ///< persons table: event, for time_to_event
  std::vector<std::string> placebo_columns;  ///< persons table: the same quantity before the start
  int decimals{1};                           ///< for numeric outcomes and scales
  core::Bilingual unit;                      ///< for numeric outcomes: "dollar", "uur"; empty otherwise
  std::string common;  ///< name under which municipalities compare this outcome; empty: not compared
  double at_least{};   ///< hours_at_least: hours a week; wage_at_least: euros a month
  int kept_months{6};  ///< durable_exit: so many months off benefit
};

enum class CovariateKind { numeric, binary };

/// What balances participants and non-participants. Built in for BUS: age, woman, single, single_parent,
/// couple, duration_years, months_on_benefit_24, work_months_24. Any numeric or 0/1 column for a persons
/// table.
struct Covariate {
  std::string id;
  CovariateKind kind{};
  core::Bilingual label;
  std::string column;  ///< persons table only
};

struct Subgroup {
  std::string id;
  core::Bilingual label;
  std::string covariate;
  std::vector<double> cuts;  ///< class limits for a numeric covariate
};

/// Who may take part and who may serve as comparison; the same rules for both.
struct Eligibility {
  int age_min{18};
  int age_max{61};
  std::vector<int> schemes{1, 2, 3};
};

/// What the protocol promises beside the lottery. Each is checked only where it is set.
struct Protocol {
  std::optional<core::Date> frame_date;  ///< reference date of the sampling frame
  std::optional<int> frame_size;         ///< people or benefits (the unit of the study) in the frame
  std::vector<int> baseline_steps;       ///< steps of the participation ladder on which people may start
  bool caseworkers_balanced{};           ///< every caseworker has as many clients of each group
  std::map<std::string, std::string> exclusions;  ///< code in the allocation list -> label for readers
};

enum class ReferenceDate { random_like_participants, fixed };

struct NonParticipants {
  bool use{true};
  ReferenceDate reference{ReferenceDate::random_like_participants};
  std::optional<core::Date> date;  ///< for ReferenceDate::fixed
  bool exclude_caseworker_trained{};
  int placebo_months{12};     ///< months before the start used for the placebo
  bool invited_by_lottery{};  ///< who was invited was drawn at random from all who could take part
};

struct Look {
  std::string release;   ///< id of the interim release that was announced
  double information{};  ///< planned share of the information, 0..1
};

enum class Spending { obrien_fleming, pocock };

/// Where the analysis departs from the plan: listed in every output.
struct Deviation {
  core::Bilingual what;
  core::Bilingual why;
  std::optional<core::Date> date;
};

enum class StopDirection { below, above };

/// A signal that was agreed beforehand as a reason to adapt or to stop. The tool reports whether it is
/// reached, and decides nothing.
struct StopCriterion {
  std::string id;
  core::Bilingual label;
  std::string outcome;  ///< which outcome
  std::string arm;      ///< of which group; empty: of each experimental group
  int horizon{};        ///< months; 0: the longest that can be measured
  std::string wave;     ///< for a scale; empty: the last one with answers
  StopDirection direction{StopDirection::below};
  double bound{};           ///< difference with the control group: percentage points, or points of the scale
  core::Bilingual decides;  ///< who decides what happens then
};

/// A way in which an arm may work: through another outcome that it changes first ("trust through
/// satisfaction").
struct Mediation {
  std::string outcome;   ///< id of a scale outcome
  std::string mediator;  ///< id of another scale outcome
};

struct Plan {
  std::optional<core::Date> fixed_on;
  double confidence{0.95};
  int randomisations{10000};  ///< draws of the lottery for permutation tests
  int bootstrap_draws{2000};
  int imputations{20};                 ///< completed data sets for missing answers
  std::vector<Look> looks;             ///< announced interim looks; none means: interim is descriptive
  std::optional<int> horizon;          ///< months: where the primary outcome is judged
  std::vector<std::string> secondary;  ///< outcomes of the secondary family; the others are exploratory
  Spending spending{Spending::obrien_fleming};
  bool shrink_subgroups{};  ///< show subgroup effects drawn towards the common effect as well
  std::vector<Deviation> deviations;
  std::vector<StopCriterion> stop_criteria;  ///< in the order of the file
  std::vector<std::string> analyses;         ///< further analyses, ids of config/further_analyses.hpp
  std::vector<Mediation> mediation;
};

enum class EndDate { last_day, first_day_off };

struct BenefitRules {
  int return_days{30};  ///< back within so many days is no exit
  EndDate end_date{EndDate::last_day};
  std::vector<int> joined_schemes{1, 2, 3};
  std::vector<std::string> work_reasons{"11", "13"};
  bool partner_rule{true};      ///< reason 97 takes the partner's reason in the same benefit
  int return_window_days{365};  ///< re-entry counted within so many days
};

struct Disclosure {
  int min_cell{10};
  int rounding{10};
  double max_group_share{0.9};
  std::string reason_below_10;  ///< required when min_cell < 10
};

enum class DecimalMark { automatic, point, comma };

/// How one CSV source is written; empty means recognised when unambiguous.
struct CsvForm {
  char separator{};      ///< 0: recognised
  std::string encoding;  ///< utf-8, windows-1252 or empty
  DecimalMark decimal{DecimalMark::automatic};
  std::string date_form;                       ///< yyyy-mm-dd, yyyymmdd, dd-mm-yyyy or empty
  std::map<std::string, std::string> columns;  ///< our column name -> the file's column name
  std::string sheet;  ///< of a spreadsheet; empty: the only visible sheet with content
};

/// Over what the hours of the employment list are counted.
enum class HoursPer { month, week };

struct PersonsTable {
  std::string file;
  CsvForm form;
  std::string arm_column{"arm"};
  std::map<std::string, std::string>
      arm_values;  ///< value in the file -> arm id, "non_participant" or "" (left out)
  std::string weight_column;
  std::string where_column;  ///< optional filter: keep rows with this column...
  std::string where_value;   ///< ...equal to this
};

struct Data {
  std::vector<std::string> bus;  ///< files or patterns with * in the last part, relative to the study
  std::string bus_layout{"bus2015-xml"};          ///< id of a shipped layout, or a file ending in .toml
  std::map<std::string, std::string> bus_values;  ///< header fields that no file has: name -> text
  std::string bus_codes;                          ///< table of local end reasons
  std::string receipts;                           ///< when each file came in
  std::vector<std::string> municipalities;        ///< other codes of this study, before a merger
  CsvForm bus_form;
  std::string allocation;
  CsvForm allocation_form;
  CsvForm survey_form;
  std::string contacts;
  std::optional<CsvForm> contacts_form;  ///< nullopt: as the allocation list
  std::string exemptions;                ///< ontheffingen granted
  CsvForm exemptions_form;
  std::string ladder;  ///< steps on the participation ladder
  CsvForm ladder_form;
  std::string employment;  ///< hours and contract per person and month
  CsvForm employment_form;
  HoursPer employment_hours{HoursPer::month};
  std::string costs;
  CsvForm costs_form;
  std::string goals;  ///< shares of goals per question, checked only
  CsvForm goals_form;
  std::string stock;  ///< the municipality's own count of the stock, checked only
  CsvForm stock_form;
  std::optional<PersonsTable> persons;
  std::string published;  ///< means and counts of a published table, instead of data about persons
  CsvForm published_form;
  std::string key_file;  ///< pseudonym key, outside the study folder; empty: none needed (persons table)
  double max_unknown_share{0.05};  ///< tolerance for nulls in required fields before `--strict` fails
  double max_jump{0.25};  ///< relative difference of a delivery with its neighbours that needs no word
  double max_mode_difference{
      0.2};  ///< share of one way of answering may differ so much between groups or waves
};

/// What a corrected release says about the letter that it corrects: makes rectificatie.docx.
struct Correction {
  std::string release;          ///< id of the corrected release; empty: the last of `earlier`
  std::string document_number;  ///< of the letter that is corrected
  core::Date letter_date;       ///< of that letter
  core::Date found_on;          ///< when the mistake was found
  core::Bilingual cause;
  core::Bilingual prevention;  ///< what is done to prevent it; empty: a person must write it
};

struct Release {
  std::string id;
  ReleaseKind kind{};
  FigureStatus status{FigureStatus::provisional};
  core::Date date;                       ///< printed on every output; the run has no other clock
  std::optional<core::Date> data_until;  ///< last day that the deliveries cover; from the data when absent
  std::optional<core::Date> public_from;
  std::vector<std::string> earlier;  ///< folders of earlier releases, in any order: what was said then
  std::optional<Correction> correction{};
};

/// Several municipalities side by side, from the exchange file that each one's release holds.
struct Synthesis {
  std::vector<std::string> files;  ///< exchange files or patterns, relative to the study; empty: no synthesis
  int min_for_pooled{3};           ///< so many municipalities are needed for a pooled figure
};

enum class Headings { questions, brief };

struct Memo {
  Headings headings{Headings::questions};
  std::string subject;  ///< empty: made from the study's name and the release
  std::string from;     ///< "College van burgemeester en wethouders"
  std::string to;       ///< "Gemeenteraad"
  std::string portfolio;
  std::string department;  ///< function mailbox
  std::string case_number;
  std::string document_number;
  std::string reason;         ///< free text: Wat is de aanleiding?
  std::string consequences;   ///< free text: Wat zijn de gevolgen?
  std::string core_decision;  ///< free text: what the college does with it, one sentence
  std::string template_file;  ///< Word file of the municipality, below the study folder; empty: a new document
  struct NextStep {
    std::string what;
    std::string who;
    std::string when;
  };
  std::vector<NextStep> next_steps;
};

struct Theme {
  std::string accent{"#12436D"};
  std::vector<std::string> arm_colours;  ///< empty: the tested default set
};

struct Study {
  std::filesystem::path file;    ///< the study file as given
  std::filesystem::path folder;  ///< data paths are relative to this
  std::string id;
  core::Bilingual name;
  std::string municipality;
  std::string municipality_code;  ///< CBS code, four digits as text
  bool fictitious{};              ///< every output says so
  std::string profile;
  std::string framework;  ///< "amvb" or "within_law"
  std::string researcher;
  std::string contact;      ///< function mailbox
  std::string source_note;  ///< optional: where the data come from, printed under tables
  core::Date start;
  core::Date end;
  core::Date run_out_until;
  int entry_months{6};
  Unit unit{Unit::person};
  std::uint64_t seed{1};
  std::vector<core::Language> languages{core::Language::nl, core::Language::en};
  core::Bilingual question;  ///< research question
  core::Bilingual not_studied;
  std::vector<Arm> arms;  ///< in the order of the file; publication order
  std::vector<Wave> waves;
  std::vector<Scale> scales;
  std::vector<Statement> statements;  ///< in the order of publication
  std::vector<Outcome> outcomes;
  std::vector<Covariate> covariates;
  std::vector<Subgroup> subgroups;
  Eligibility eligibility;
  Protocol protocol;
  NonParticipants non_participants;
  Plan plan;
  BenefitRules benefit_rules;
  Disclosure disclosure;
  Data data;
  std::optional<Database> database;  ///< where "query:<id>" goes
  std::vector<Query> queries;
  Release release;
  Synthesis synthesis;
  std::optional<Feasibility> feasibility;  ///< what a council asks before it joins
  Memo memo;
  Theme theme;
  Site site;
  Catalogue catalogue;
  std::vector<Story> stories;  ///< in the order of the file
  /// Where each setting of the file stands, by its dotted name: "memo.reason", "arms.regie.text". Settings
  /// that were left out are absent. Lets a later check point at the line.
  std::map<std::string, core::Place> places;

  /// Index of the control arm. Precondition: the study was read without errors.
  [[nodiscard]] std::size_t control() const {
    for (std::size_t i = 0; i < arms.size(); ++i) {
      if (arms[i].role == Role::control) {
        return i;
      }
    }
    return 0;
  }
  [[nodiscard]] const Outcome* primary_outcome() const {
    for (const Outcome& outcome : outcomes) {
      if (outcome.primary) {
        return &outcome;
      }
    }
    return outcomes.empty() ? nullptr : &outcomes.front();
  }
  /// Effects may be stated: a final release, or an interim look that was announced beforehand.
  [[nodiscard]] bool effects_allowed() const {
    if (release.kind == ReleaseKind::final) {
      return true;
    }
    if (release.kind == ReleaseKind::interim) {
      for (const Look& look : plan.looks) {
        if (look.release == release.id) {
          return true;
        }
      }
    }
    return false;
  }
};

}  // namespace werkthet::config
