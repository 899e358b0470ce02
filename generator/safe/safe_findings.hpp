#pragma once
// What may leave. Everything a publisher can print is here, and only disclosure::Gate can make it: a Cell and a
// SafeFindings have private constructors. A cell is a number that is already rounded as it will be shown, a text,
// or one of three kinds of nothing; a hidden cell holds no number anywhere. Publishers copy cells, never build them.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::disclosure {
class Gate;
}

namespace werkthet::safe {

struct TestForge;  // defined in tests/support only: tests of publishers need cells too

/// What a number counts or measures; decides how it is written.
enum class Unit {
  count,        ///< persons, benefits, answers
  percent,      ///< 0..100
  points,       ///< percentage points, signed
  score,        ///< points of a survey scale or a numeric outcome
  score_difference,  ///< signed difference of scores
  years,
  months,
  euro,  ///< money; about the study, never about people
  text,
};

class Cell {
 public:
  enum class Kind {
    number,
    text,
    hidden,          ///< [c] small numbers are not shown
    not_available,   ///< [x] could not be estimated or was not measured
    not_applicable,  ///< [z]
  };

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_number() const { return kind_ == Kind::number; }
  /// As shown: already rounded to decimals(). Precondition: is_number().
  [[nodiscard]] double value() const { return value_; }
  [[nodiscard]] int decimals() const { return decimals_; }
  /// For Kind::text, and the reason for Kind::not_available.
  [[nodiscard]] const core::Bilingual& text() const { return text_; }

 private:
  friend class werkthet::disclosure::Gate;
  friend struct TestForge;
  Cell() = default;

  Kind kind_{Kind::not_applicable};
  double value_{};
  int decimals_{};
  core::Bilingual text_;
};

struct Column {
  std::string id;  ///< snake_case, English; the header of the CSV
  core::Bilingual label;
  Unit unit{Unit::count};
  bool in_tens{};  ///< counts of this column are multiples of ten
};

struct Code {
  std::string id;  ///< as in the CSV; totals are "Totaal"
  core::Bilingual label;
};

struct Dimension {
  std::string id;  ///< as in the CSV
  core::Bilingual label;
  std::vector<Code> codes;  ///< in the order of display
};

struct Row {
  std::vector<std::size_t> codes;  ///< per dimension an index into its codes
  std::vector<Cell> cells;         ///< per column
};

enum class ChartKind {
  none,
  lines,      ///< share over months per group, with a band: x = dimension `x`, series = dimension `series`
  intervals,  ///< point and interval per row
  forest,     ///< difference and interval per row around a zero line
  waves,      ///< mean per wave and group with intervals
  stock,      ///< stock as a line and flows as bars, by quarter
  flow,       ///< boxes: steps of one line of people, or what happened after the draw in a column per group
  parts,      ///< treatment, participation and total on one scale, with the words of the stop-light
  balance,    ///< how far a group lies from the control group per characteristic, in classes of words
  stacked,    ///< shares that add up to 100 %: x = bars, series = segments in order
  costs,      ///< planned against spent per item
  towns,      ///< small panels on one scale, x = municipality, series = rows inside a panel
};

struct ChartSpec {
  ChartKind kind{ChartKind::none};
  std::string x;       ///< dimension id
  std::string series;  ///< dimension id, may be empty
  std::string value;   ///< column id
  std::string low;     ///< column id, may be empty
  std::string high;
  core::Bilingual message;  ///< neutral message title; the sentence with numbers comes from wording
};

/// How old the register's figures in a table are: as-of date, later months seen, status. Empty text: not from the
/// register.
struct Maturity {
  core::Bilingual text;  ///< "Stand: 31 december 2019; gezien: 3 latere maanden; status van het register: voorlopig."
  std::map<std::string, core::Bilingual> status;  ///< "voorlopig" by code of the month or quarter; "" for the whole
  bool all_final{true};
  std::map<std::string, core::Bilingual> alone{};  ///< `text` about one code only, for who shows a part of the table
  /// The first month of the register in the table that is not final; nothing when all are.
  std::optional<core::Month> open_from{};
};

struct Table {
  std::string id;     ///< file name and anchor: exit_work_by_month
  std::string topic;  ///< participation, groups, stock, certainty, comparison, or "outcome:<id>"
  core::Bilingual title;      ///< what, in the words of a reader
  core::Bilingual statistic;  ///< measure, unit of count, group, period
  core::Bilingual source;
  Maturity maturity;
  std::vector<core::Bilingual> notes;
  std::vector<Dimension> dimensions;
  std::vector<Column> columns;
  std::vector<Row> rows;
  ChartSpec chart;
};

/// Which of the three contrasts, or a statement without one (statistics.md §2). Never mixed.
enum class StatementKind {
  treatment,      ///< arm against control, drawn by lot
  participation,  ///< control against comparable non-participants, not drawn by lot
  total,          ///< arm against comparable non-participants
  change,         ///< one group over time
};

/// The stop-light of statistics.md §3.3. `none` for the randomised contrast.
enum class Light { none, green, amber, red };

/// What a sentence may say, as references to cells; the words are chosen in publish/wording from these cells only.
/// Slots: a, b (shares or means of group and comparator), d, lo, hi (difference and its interval), n_a, n_b,
/// mde (smallest difference that could be seen). A missing or hidden slot makes the sentence say "too few".
struct Statement {
  std::string id;  ///< exit_work.18.regie.treatment
  StatementKind kind{};
  std::string outcome;     ///< id of config::Outcome
  std::string group;       ///< arm id
  std::string comparator;  ///< arm id, or "non_participants"
  int horizon{};           ///< months, 0 when none
  Unit unit{Unit::points};
  Light light{Light::none};
  bool weighted{};
  bool headline{};  ///< belongs in the core message
  std::string definition{};  ///< what was counted, in a form in which two releases can be compared
  bool contrast_faded{};  ///< of an arm whose difference in contacts fell below half: the effect is of what was left
  std::map<std::string, Cell> slots;
};

/// Facts about the data that texts and caveats may use: "followed_18_months", "any_group_below_150", …
/// Booleans only; numbers live in cells.
using Facts = std::map<std::string, bool>;

class SafeFindings {
 public:
  [[nodiscard]] const std::vector<Table>& tables() const { return tables_; }
  [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
  [[nodiscard]] bool fact(std::string_view name) const {
    const auto found = facts_.find(std::string(name));
    return found != facts_.end() && found->second;
  }
  /// Counts were rounded to tens throughout (refreshed artefacts), or arm-level counts are exact (closing report).
  [[nodiscard]] bool refreshed() const { return refreshed_; }

 private:
  friend class werkthet::disclosure::Gate;
  friend struct TestForge;
  SafeFindings() = default;

  std::vector<Table> tables_;
  std::vector<Statement> statements_;
  Facts facts_;
  bool refreshed_{true};
};

/// The table of that id, or nullptr.
[[nodiscard]] const Table* find_table(const SafeFindings& findings, std::string_view id);
/// The cell at codes (in the order of the dimensions) in a column, or nullptr when the row or column is absent.
[[nodiscard]] const Cell* find_cell(const Table& table, std::initializer_list<std::string_view> codes,
                                    std::string_view column);
[[nodiscard]] const Cell* find_cell(const Table& table, const Row& row, std::string_view column);
/// Index of a column or dimension by id, or nullopt.
[[nodiscard]] std::optional<std::size_t> column_index(const Table& table, std::string_view id);
[[nodiscard]] std::optional<std::size_t> dimension_index(const Table& table, std::string_view id);

}  // namespace werkthet::safe
