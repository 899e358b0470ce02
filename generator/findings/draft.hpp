#pragma once
// Helpers to write findings down: the ledger of queries and the dimensions that many tables share, each
// defined once. `Draft` is what the table builders fill.

#include "cohort/cohort.hpp"
#include "config/study.hpp"
#include "findings/findings.hpp"

#include <string>
#include <vector>

namespace werkthet::findings {

/// What the builders read and what they write.
struct Draft {
  const config::Study& study;
  const cohort::Cohort& cohort;
  const analysis::Estimates& estimates;
  Findings& findings;

  /// Registers a query and returns its id; registering the same id again with the same value is allowed.
  std::string query(Query query);
  [[nodiscard]] const analysis::Estimate* find(std::initializer_list<std::string> key_parts) const;
};

/// Whether the release has a count of that id.
[[nodiscard]] bool known_query(const Draft& draft, const std::string& id);

/// Percent with Wilson limits from a count and the size of its group, as three derived cells. `size` is the
/// cell that readers see the size in: a percentage of another size than the printed one would tell the size.
struct ShareCells {
  Cell share;
  Cell low;
  Cell high;
};
[[nodiscard]] ShareCells share_cells(const std::string& query, const Cell& size, double confidence);

/// Of fewer people a division into classes in tens gives no shares: each class is up to five people off, which
/// is ten percentage points of 50, and the shares of one group would add up to anything.
inline constexpr std::int64_t fewest_to_divide = 50;

/// Percent of one class in a division of a group of `size`, from its tens; not estimable (too few) below
/// `fewest_to_divide`.
[[nodiscard]] Cell class_share_cell(const std::string& query, std::int64_t size);

/// How many of a group a count leaves over, from the count and the size as printed.
[[nodiscard]] Cell rest_cell(const std::string& query, const Cell& size);

/// Difference in percentage points with Newcombe limits between two counts, as three derived cells.
[[nodiscard]] ShareCells difference_cells(const std::string& query1, const Cell& size1,
                                          const std::string& query0, const Cell& size0, double confidence);

/// A difference or mean from an estimate, times `factor` (100 for percentage points), as three model cells.
[[nodiscard]] ShareCells model_cells(const analysis::Estimate* estimate, double factor, int decimals,
                                     bool closing_only, const std::vector<std::string>& depends);

[[nodiscard]] safe::Dimension group_dimension(const config::Study& study, bool with_non_participants);
[[nodiscard]] safe::Dimension month_dimension(const std::vector<int>& months);
[[nodiscard]] safe::Dimension comparison_dimension();
[[nodiscard]] safe::Dimension method_dimension();
/// Code in method_dimension of the comparison through the lottery of the invitation.
inline constexpr std::size_t invitation_method = 4;
/// Whether the comparison of that outcome with non-participants rests on the lottery of the invitation.
[[nodiscard]] bool through_lottery(const Draft& draft, const std::string& outcome);
[[nodiscard]] safe::Dimension wave_dimension(const config::Study& study, const std::vector<std::string>& ids);

/// A name of somebody else's as the code of a CSV: "Onderzoek & metingen" is onderzoek_metingen. Small
/// letters, digits and _, none twice and none "totaal": such a one gets a number. `nameless` and a number
/// when nothing is left of the name.
[[nodiscard]] std::string code_of(const std::string& name, const std::vector<safe::Code>& taken,
                                  const std::string& nameless);

[[nodiscard]] safe::Column column(std::string id, core::Bilingual label, safe::Unit unit);
/// n, low and high as every table calls them.
[[nodiscard]] safe::Column column_n();
[[nodiscard]] safe::Column low_column(safe::Unit unit, double confidence = 0.95);
[[nodiscard]] safe::Column high_column(safe::Unit unit, double confidence = 0.95);
/// "marge (95%)"; "marge (99,7%)" at an announced look.
[[nodiscard]] core::Bilingual margin_words(double confidence);

/// "Bron: …" of the register, the survey or the list.
[[nodiscard]] core::Bilingual register_source(const config::Study& study);
[[nodiscard]] core::Bilingual list_source(const config::Study& study);
[[nodiscard]] core::Bilingual survey_source(const config::Study& study);
/// "Uitstroom naar werk, na 18 maanden"; the label alone for month 0.
[[nodiscard]] core::Bilingual label_at(const config::Outcome& outcome, int month);
/// personen / uitkeringen.
[[nodiscard]] core::Bilingual unit_name(const config::Study& study);

/// The divisions of one outcome or statement at its first and its last moment; what lies between is in the
/// mean.
[[nodiscard]] std::vector<const cohort::Division*> first_and_last(
    const std::vector<cohort::Division>& divisions, const std::string& of);

/// Registers the counts of one group in a division as queries <name>|<code>, in tens in every release;
/// `codes` as the classes of the division, empty for a class that nobody can be in. After the outcomes, for
/// which they make way. `telling` of the first classes tell something of everybody in them (`Query::among`).
/// Gives the ids, in order of the classes.
[[nodiscard]] std::vector<std::string> division_queries(Draft& draft, const std::string& name,
                                                        const cohort::Division& division, std::size_t arm,
                                                        const std::vector<std::string>& codes,
                                                        std::size_t telling = 0);

/// How many units of the cohort are in an arm (index) or, for -1, among the non-participants.
[[nodiscard]] std::int64_t group_size(const Draft& draft, int arm);

/// How the size of a group may appear. An arm is what the lottery made: exact and public. The pool of
/// non-participants follows from deliveries that are still corrected and is a step of the route to the lottery: in tens
/// in every release, and shares of it are computed from the tens. People without an outcome are a small number
/// beside the full group: a count under the rules for counts.
[[nodiscard]] Cell size_cell(Draft& draft, const std::string& outcome, const std::string& group,
                             std::int64_t n);

/// Quarters of contacts that lie wholly inside the experiment: a quarter cut off by its end would look like a
/// fall.
[[nodiscard]] std::size_t full_quarters(const Draft& draft);

}  // namespace werkthet::findings
