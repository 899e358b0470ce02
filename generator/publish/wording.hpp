#pragma once
// Sentences from the uncertainty matrix (design text council-memo §5.2), chosen and filled from checked cells
// only. A sentence names comparator, unit, n and interval; a comparison that was not drawn by lot never gets
// a cause word.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <span>
#include <string>
#include <vector>

namespace werkthet::publish {

struct Sentence {
  std::string code;         ///< A+, A-, A0, A~, A>=, A?, B+, B-, B0, B?, Bred, C
  std::string text;         ///< one to six short sentences
  std::string per_hundred;  ///< "Van elke 100 mensen …", empty when it does not apply
};

/// The sentence for one statement. Never empty: what cannot be said is said ("te weinig deelnemers").
[[nodiscard]] Sentence sentence(const safe::Statement& statement, const config::Study& study,
                                core::Language language);

/// One line without explanation for tables, alt texts and forest rows:
/// "Eigen regie: +3 procentpunt, marge −9 tot 15; nul valt erbinnen".
[[nodiscard]] std::string row_sentence(const safe::Statement& statement, const config::Study& study,
                                       core::Language language);

/// One paragraph for all red-light statements together, since the same four sentences per group and outcome
/// hide what they say: "Bij ‘Uitstroom naar werk’ en ‘Welbevinden’ kunnen we de groepen niet eerlijk
/// vergelijken met mensen die niet meededen. …". Outcomes and groups are named once, in the order of the
/// study. Statements of another light are skipped (a caller may pass all of them); empty when none is red.
/// Holds no number of a comparison.
[[nodiscard]] std::string red_light_text(std::span<const safe::Statement* const> statements,
                                         const config::Study& study, core::Language language);

/// Short words for comparisons of one outcome, drawn by lot, that showed no difference (A0, A>= or A~), for
/// use right under a table that gives numbers and margins: groups with the same verdict share a sentence.
/// Other statements are skipped; empty when nothing is left.
[[nodiscard]] std::string open_text(std::span<const safe::Statement* const> statements,
                                    const config::Study& study, core::Language language);

/// A text that goes on within a sentence: its first letter small, names and months in it as they are.
[[nodiscard]] std::string in_sentence(std::string text);

/// The words that a study file and claims.json have for the status of figures, in the order of FigureStatus.
[[nodiscard]] const std::vector<std::string>& status_words();
/// "Voorlopig", "Definitief", "Gecorrigeerd op 9 april 2020", … for figures of a release of that date.
[[nodiscard]] std::string status_text(config::FigureStatus status, core::Date date, core::Language language);
/// The same for the release of the study; an exploration has an expectation. In a release that is called final,
/// months of the register may still be provisional: readers get status_of_figures.
[[nodiscard]] std::string status_text(const config::Study& study, core::Language language);
/// "Cijfers over de maanden vanaf januari 2019 zijn nog voorlopig.", by the rule for the months of the
/// register; empty when all are final, and in a release that is called provisional as a whole.
[[nodiscard]] std::string open_months(const safe::SafeFindings& findings, const config::Study& study,
                                      core::Language language);
/// Both at once: "Definitief rapport; cijfers over de maanden vanaf januari 2019 zijn nog voorlopig".
[[nodiscard]] std::string status_of_figures(const safe::SafeFindings& findings, const config::Study& study,
                                            core::Language language);

/// Name of a group for readers: an arm's name, "vergelijkbare niet-deelnemers", "totaal".
[[nodiscard]] std::string group_name(const config::Study& study, std::string_view group,
                                     core::Language language);

/// The box "Wat betekent niet significant?" (§5.4), short or long.
[[nodiscard]] std::string significance_box(const config::Study& study, bool longer, core::Language language);

}  // namespace werkthet::publish
