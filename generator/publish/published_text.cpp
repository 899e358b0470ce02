#include "publish/published_text.hpp"

#include "publish/cell_text.hpp"
#include "publish/phrases.hpp"

namespace werkthet::publish {
namespace {

using core::Bilingual;
using core::Language;

const Bilingual starred{
    "{outcome}, {group}: het cijfer heeft een ster in de bron. Het verschil met {control} was bij de start "
    "{gap}. Het "
    "verschil in verandering is {did}. Een marge is niet te berekenen. Een effect is niet aangetoond.",
    "{outcome}, {group}: the figure has a star in the source. The difference with {control} was {gap} at the "
    "start. The "
    "difference in change is {did}. No margin can be computed. An effect is not shown."};
const Bilingual plain{
    "{outcome}, {group}: het verschil in verandering met {control} is {did}. Een marge is niet te berekenen. "
    "Een effect "
    "is niet aangetoond.",
    "{outcome}, {group}: the difference in change with {control} is {did}. No margin can be computed. An "
    "effect is not "
    "shown."};
const Bilingual balance{
    "{stock}: het saldo is {balance}. Dat is instroom min uitstroom, en niet de uitstroom.",
    "{stock}: the balance is {balance}. That is inflow minus outflow, and not the outflow."};
const Bilingual share{"{outcome}, {row}: {events} van {n}, dat is {share} (marge {low} tot {high}).",
                      "{outcome}, {row}: {events} of {n}, that is {share} (margin {low} to {high})."};

/// The figures of a row under the names of its columns, as they are printed.
Words words_of(const safe::Table& table, const safe::Row& row, Language language) {
  Words words;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    words[table.columns[c].id] = cell_text(row.cells[c], table.columns[c].unit, language);
  }
  return words;
}

void say(std::vector<std::string>& sentences, const Bilingual& phrase, const Words& words,
         Language language) {
  sentences.push_back(fill(phrase.in(language), words));
}

}  // namespace

std::vector<std::string> published_sentences(const safe::SafeFindings& findings, const config::Study& study,
                                             Language language) {
  std::vector<std::string> sentences;
  const std::string control = study.arms[study.control()].name.in(language);
  for (const safe::Table& table : findings.tables()) {
    std::string outcome;
    for (const config::Outcome& each : study.outcomes) {
      outcome = table.topic == "outcome:" + each.id ? each.label.in(language) : outcome;
    }
    for (const safe::Row& row : table.rows) {
      Words words = words_of(table, row, language);
      words["outcome"] = outcome;
      words["control"] = control;
      const std::string label = table.dimensions[0].codes[row.codes[0]].label.in(language);
      const safe::Cell* did = safe::find_cell(table, row, "difference_in_change");
      if (table.id.ends_with("_published_change") && did != nullptr && did->is_number()) {
        words["group"] = label;
        words["gap"] = words["gap_start"];
        words["did"] = words["difference_in_change"];
        const safe::Cell* star = safe::find_cell(table, row, "star");
        say(sentences, star != nullptr && star->kind() == safe::Cell::Kind::text ? starred : plain, words,
            language);
      } else if (table.id.ends_with("_published_counts")) {
        words["row"] = label;
        say(sentences, share, words, language);
      } else if (const safe::Cell* by = safe::find_cell(table, row, "balance");
                 table.id == "published_stock" && by != nullptr && by->is_number()) {
        words["stock"] = label;
        say(sentences, balance, words, language);
      }
    }
  }
  return sentences;
}

}  // namespace werkthet::publish
