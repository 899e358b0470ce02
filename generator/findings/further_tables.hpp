#pragma once
// What the tables of the further analyses share: their heading and notes, the outcomes they are about, and
// the columns of a difference. Every one is exploratory and says so; every figure that rests on exact data
// waits for the closing report, is held to the smallest group behind it, and falls with the counts it was
// made from.

#include "findings/draft.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::findings {

void add_representativeness_table(Draft& draft);
void add_predicted_tables(Draft& draft);
void add_by_duration_table(Draft& draft);
void add_matching_table(Draft& draft);
void add_compliance_table(Draft& draft);
void add_summary_table(Draft& draft);
void add_tranches_table(Draft& draft);

/// An outcome where it is judged, whose figures this release shows.
struct Judged {
  const config::Outcome* outcome{};
  int month{};
  std::string horizon;               ///< as in keys: empty for none
  std::vector<std::string> queries;  ///< of a share: its counts in the arms, as far as the release knows them
  std::string pool_query;            ///< and among non-participants; empty when there is none
  core::Bilingual label;             ///< "Uitstroom naar werk, na 18 maanden"

  [[nodiscard]] bool share() const;
  [[nodiscard]] double factor() const { return share() ? 100.0 : 1.0; }
  [[nodiscard]] int decimals() const { return share() ? 0 : outcome->decimals; }
  /// "procentpunt", or the unit of the outcome.
  [[nodiscard]] core::Bilingual unit() const;
  /// All counts behind a figure about every group, or about every group and the non-participants.
  [[nodiscard]] std::vector<std::string> depends(bool pool) const;
};

/// Shares whose counts in every group stand in the release at their horizon and, when asked, amounts.
[[nodiscard]] std::vector<Judged> judged_outcomes(const Draft& draft, bool amounts);

/// A table of the analysis: "further_<id>", its name, its question and caveat, and that it is exploratory.
/// Its first dimension is the outcome.
[[nodiscard]] Table further_table(const Draft& draft, std::string_view id, core::Bilingual statistic,
                                  const core::Bilingual& caveat);
/// The code of the outcome in the first dimension, added when it is not there.
[[nodiscard]] std::size_t outcome_code(Table& table, const Judged& judged);

/// difference, difference_low, difference_high; `points` for shares alone, else in the unit that a text
/// column says.
void add_difference_columns(Table& table, const Draft& draft, const core::Bilingual& label, bool points);

/// An estimate as cells held to `smallest` and to the counts it depends on.
[[nodiscard]] ShareCells held_cells(const analysis::Estimate* estimate, const Judged& judged,
                                    std::int64_t smallest, const std::vector<std::string>& depends);

/// The smallest of those with and those without a yes/no outcome, on both sides of an estimate.
[[nodiscard]] std::int64_t smallest_cell(const analysis::Estimate& estimate);

/// The stop-light of the comparison of that outcome with non-participants, in words, and the sentence about
/// it.
[[nodiscard]] core::Bilingual light_of(const Draft& draft, const std::string& outcome);
[[nodiscard]] core::Bilingual not_drawn_note();

}  // namespace werkthet::findings
