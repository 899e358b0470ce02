#pragma once
// Who is in the analysis, in which group, with which outcomes: one row per unit, columns side by side. Built from
// deliveries and the allocation list, or straight from a persons table; analysis does not know which.
// Everybody is kept in the group the lottery gave (intention to treat), also after refusing or stopping.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::cohort {

/// Kinds of people that are never mixed (statistics.md §2). Set from the allocation list, never from outcomes.
enum class Membership : std::uint8_t {
  randomised,       ///< drawn into an arm, whatever happened next
  never_asked,      ///< eligible on the reference date, not invited
  asked_no_answer,  ///< invited, no answer
  refused,          ///< invited, said no
  excluded,         ///< a rule of the protocol
  not_drawn,        ///< agreed, but not drawn
  not_eligible,     ///< on benefit, outside the eligibility rules on the reference date
};

/// Values per unit; nullopt is missing or not observed.
using Values = std::vector<std::optional<double>>;

struct CovariateColumn {
  std::string id;  ///< of config::Covariate
  Values values;
};

/// An outcome that is yes (1), no (0) or not observed, at a horizon in months (0 when it has none).
struct BinaryColumn {
  std::string outcome;
  int horizon{};
  Values values;
};

/// A number per unit: a score at a wave, an amount.
struct NumericColumn {
  std::string outcome;
  std::string wave;  ///< id of the wave, empty for a persons table
  bool by_caseworker{};
  Values values;
};

/// How the people of every group are divided over classes at one moment, with nobody left over.
struct Division {
  std::string of;      ///< outcome of the ladder, or item of a statement
  std::string moment;  ///< months after the start ("0": at the start), or the id of a wave
  std::size_t classes{};
  std::vector<std::int64_t> counts;  ///< per arm x class, row-major; a row adds up to the group
};

/// Classes of a division over the steps of the ladder: steps 1 to 6, then: none known.
inline constexpr std::size_t ladder_classes = 7;

/// Classes of a division over the answers to a statement.
enum class StatementAnswer : std::uint8_t {
  low,        ///< below the middle of the scale
  middle,     ///< on it; nobody on a scale without a middle
  high,       ///< above it
  none,       ///< no survey back, this item left out, or an answer that could not be read
  not_asked,  ///< the survey was held among some, by lot, and not among them
};
inline constexpr std::size_t statement_classes = 5;

/// Time to the first event in months (or the unit of the persons table). cause: 0 censored, 1 the event of
/// interest, 2 another end. Missing units have time nullopt.
struct TimeColumn {
  std::string outcome;
  Values time;
  std::vector<int> cause;
};

/// The outcome's machinery on a period before the start, which taking part cannot have changed.
struct PlaceboColumn {
  std::string outcome;
  std::string id;             ///< "on_benefit_m12" or the column's name
  core::Bilingual label;
  bool binary{};
  Values values;
};

/// One step of the recruitment flow; counts of units.
struct FlowStep {
  std::string id;  ///< frame, excluded, eligible, invited, consented, drawn, ...
  core::Bilingual label;
  std::string arm;     ///< id, empty for steps before the draw
  std::string reason;  ///< exclusion or stop reason, empty otherwise
  std::int64_t count{};
};

/// Persons and benefits in a quarter. stock_end = stock_begin + inflow - outflow - other_end always holds.
struct StockQuarter {
  core::Month first_month;
  bool benefits{};  ///< true: benefits, false: persons
  std::int64_t stock_begin{};
  std::int64_t inflow{};
  std::int64_t outflow{};
  std::int64_t other_end{};  ///< death, state pension: not outflow in the sense of CBS
  std::int64_t stock_end{};
  std::int64_t outflow_work{};
};

struct Cohort {
  std::size_t size{};
  std::vector<Membership> membership;
  std::vector<int> arm;  ///< index into study.arms, -1 when not randomised
  std::vector<std::optional<core::Date>> index_date;  ///< day 0: drawn, or the reference date
  std::vector<double> weight;                         ///< 1 unless the persons table has weights
  std::vector<bool> refused_after_draw;
  std::vector<bool> replacement;
  std::vector<bool> stopped;
  /// Arm whose approach a randomised unit really got: as drawn, another, or -1 for none (refused after the draw).
  /// Empty: the data cannot tell.
  std::vector<int> followed;
  std::vector<bool> new_inflow;  ///< entered benefit after the start of the experiment
  std::vector<std::int32_t> caseworker;
  std::vector<std::int32_t> cluster;  ///< benefit, for partners drawn together
  std::vector<CovariateColumn> covariates;
  std::vector<BinaryColumn> binary;
  std::vector<NumericColumn> numeric;
  std::vector<TimeColumn> times;
  std::vector<Division> ladder;  ///< per outcome of the ladder, by months; of persons only, see list_outcomes
  std::vector<Division> statements;  ///< per statement and wave; of persons only, see survey_outcomes
  std::vector<PlaceboColumn> placebos;
  std::vector<FlowStep> flow;
  std::vector<StockQuarter> stock;
  std::int64_t partners_in_two_arms{};  ///< couples whose members were drawn into different arms
  std::vector<std::int64_t> contacts;   ///< per arm x quarter since start, row-major [arm * quarters + q]
  std::size_t contact_quarters{};
  std::vector<std::int64_t> contacts_by_client;  ///< as `contacts`: those the client asked for
  /// As `contacts`, of people who were drawn before the quarter and on benefit until its end: how many there
  /// were, the sum of their contacts and of the squares. Who left needs no contact, and would look like less.
  std::vector<std::int64_t> present;
  std::vector<std::int64_t> present_contacts;
  std::vector<std::int64_t> present_squares;
  std::vector<std::int64_t> exempted;  ///< per arm: people with an exemption since day 0; empty: no list
  std::vector<int> measured;  ///< per unit: survey by lot, 1 yes, 0 no, -1 not said; empty: no such column
  std::vector<std::int64_t> exit_reasons;  ///< per arm+1 (last: non-participants) x EndReason, row-major
  std::optional<core::Date> data_until;    ///< last day the deliveries cover
  /// Months that every reporter delivered, in order: those after a month correct what is known of it.
  std::vector<core::Month> complete_months;
};

}  // namespace werkthet::cohort
