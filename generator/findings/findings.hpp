#pragma once
// Tables and statements as they ought to appear, before anyone has asked whether they may. Each cell says
// what it rests on, so the gate can protect the counts first and compute everything else from the protected
// counts: a percentage, its interval and a sentence can then reveal no more than the count that is printed
// beside them. From analysis::Estimates and the cohort's counts; to disclosure::Gate, which alone turns this
// into safe types.

#include "analysis/estimates.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"
#include "statistics/estimated.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace werkthet::findings {

/// How a count may appear (disclosure.md §1.3). One quantity has one protection everywhere.
enum class Protection {
  refreshed,  ///< in tens, in every release
  closing,    ///< exact in a final release where large enough, in tens otherwise
};

/// A number of people that the release wants to print: one entry of the gate's ledger. The same query may
/// stand in many cells, sentences and charts; it has one value and one status.
struct Query {
  std::string id;  ///< exit_work|regie|<=18
  std::int64_t value{};
  std::int64_t total{};  ///< size of the group it is a part of; 0: no such group (a flow of the whole town)
  Protection protection{Protection::refreshed};
  std::vector<std::string>
      leaves;          ///< the disjoint classes of people it adds up, for complementary suppression
  std::string series;  ///< cumulative series it belongs to ("exit_work|regie"), empty when none
  int position{};      ///< month within the series
  int priority{};      ///< within the series: lower is kept first (horizons before grid months)
  /// Queries of other outcomes that hold everybody of this one ("left for good" in "left"); those that are
  /// not in the release do not count.
  std::vector<std::string> within{};
  /// Name of a division: the queries of one name add up to `total`, with nobody left over. Empty: a part of
  /// `total`.
  std::string fills{};
  /// Of a class of `fills` that says something of everybody in it (an answer): how many people are in such
  /// classes together. A division that has them is shown whole or not at all, tens or not: not where a class
  /// is small, nor where one holds nearly all who answered and so tells what each of them said. Nothing: another class.
  std::optional<std::int64_t> among{};
  /// Name of a set of counts of one group of which nobody is in two (forms of household), with people in none
  /// perhaps.
  std::string beside{};
  bool whole_group{false};  ///< the size of a group that no lottery made: the pool of non-participants
};

/// The size of a group that the lottery made: printed exactly, it is public by design.
struct GroupSize {
  std::int64_t value{};
};
struct CountCell {
  std::string query;
};
/// Computed by the gate from protected counts only. Inputs are queries; the formula sees their protected
/// values.
struct Derived {
  std::vector<std::string> queries;
  std::function<statistics::Estimated<double>(std::span<const double>)> formula;
  int decimals{};
};
/// An estimate that is more than arithmetic on printed counts: a mean, a weighted difference. Shown when at
/// least min_cell people contribute and no count behind it is hidden.
struct Model {
  statistics::Estimated<double> value{statistics::NotEstimable{}};
  int decimals{};
  std::int64_t contributors{};       ///< the smallest group behind it
  bool closing_only{};               ///< never in a refreshed release
  std::vector<std::string> depends;  ///< queries that must not be hidden
};
/// A number that is open already: money from the study's accounts, a setting of the plan, a figure that an
/// earlier release, another municipality or somebody else has published. The gate passes it unchanged;
/// putting anything else that was counted or measured on people of this study in it would be a leak.
struct PublicNumber {
  std::optional<double> value;  ///< nothing: not stated
  int decimals{};
};
struct Text {
  core::Bilingual words;
};
/// Words that the gate chooses once the figures they rest on are decided: those before it in the row, as
/// printed, and the checked `Row::unprinted`. A word then says no more than the figures would.
struct Said {
  using Cells = std::span<const safe::Cell>;
  std::function<core::Bilingual(Cells printed, Cells unprinted)> words;
};
struct NotApplicable {};

using Cell = std::variant<NotApplicable, GroupSize, CountCell, Derived, Model, PublicNumber, Text, Said>;

struct Row {
  std::vector<std::size_t> codes;
  std::vector<Cell> cells;
  std::vector<Cell>
      unprinted{};  ///< checked like the others and not handed on: what the words of a Said rest on
};

/// As safe::Table, with unchecked cells.
struct Table {
  std::string id;
  std::string topic;
  core::Bilingual title;
  core::Bilingual statistic;
  core::Bilingual source;
  safe::Maturity maturity;
  std::vector<core::Bilingual> notes;
  std::vector<safe::Dimension> dimensions;
  std::vector<safe::Column> columns;
  std::vector<Row> rows;
  safe::ChartSpec chart;
  bool drop_hidden_rows{};  ///< rows whose counts are all hidden are left out (grid months of a curve)
};

struct Statement {
  safe::Statement head;  ///< slots empty: the gate fills them
  std::map<std::string, Cell> slots;
};

struct Findings {
  std::vector<Query> queries;  ///< id unique; in the order of first use
  std::vector<Table> tables;
  std::vector<Statement> statements;
  safe::Facts facts;
};

}  // namespace werkthet::findings
