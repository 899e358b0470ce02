#include "publish/memo/memo_results.hpp"

#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/matrix.hpp"
#include "publish/memo/memo_cells.hpp"
#include "publish/memo/memo_figure.hpp"
#include "publish/memo/memo_tables.hpp"
#include "publish/participation_reading.hpp"
#include "publish/phrases.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::publish::memo {
namespace {

using core::Language;
using safe::Statement;
using safe::StatementKind;

constexpr std::size_t most_told_outcomes_interim = 3;

/// A statement is told when it is at the outcome's horizon; statements without a horizon always are.
bool told(const MemoWriter& writer, const Statement& statement) {
  const config::Outcome* outcome = find_outcome(writer.study(), statement.outcome);
  return outcome != nullptr &&
         (statement.horizon == 0 || statement.horizon == told_horizon(writer, *outcome));
}

/// Outcomes in the order of telling: the primary one first.
std::vector<const config::Outcome*> ordered_outcomes(const MemoWriter& writer) {
  std::vector<const config::Outcome*> all;
  for (const config::Outcome& outcome : writer.study().outcomes) {
    all.push_back(&outcome);
  }
  std::stable_partition(all.begin(), all.end(),
                        [](const config::Outcome* outcome) { return outcome->primary; });
  if (writer.study().release.kind == config::ReleaseKind::interim &&
      all.size() > most_told_outcomes_interim) {
    all.resize(most_told_outcomes_interim);
  }
  return all;
}

std::vector<const Statement*> statements_of(const MemoWriter& writer, StatementKind kind,
                                            std::string_view outcome) {
  std::vector<const Statement*> result;
  if (!writer.study().effects_allowed()) {
    return result;
  }
  for (const Statement& statement : writer.findings().statements()) {
    if (statement.kind == kind && statement.outcome == outcome && told(writer, statement)) {
      result.push_back(&statement);
    }
  }
  return result;
}

std::string outcomes_word(const MemoWriter& writer, std::size_t n) {
  return core::spelled(static_cast<std::int64_t>(n), writer.language());
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

/// True when neither a difference nor the lack of a relevant one was shown.
bool open_question(const Statement& statement, const config::Study& study) {
  const Situation found = situation(statement, study);
  const std::string& code = found.code;
  return code == "A0" || code == "A?" || code == "A>=";
}

std::string unknown_sentence(const MemoWriter& writer) {
  const auto all = told_treatments(writer);
  const auto open =
      static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Statement* statement) {
        return open_question(*statement, writer.study());
      }));
  if (all.empty()) {
    return writer.pick("Er zijn geen vergelijkingen waarover wij iets kunnen zeggen.",
                       "There are no comparisons about which we can say anything.");
  }
  if (open == 0) {
    return writer.pick("Over elke vergelijking uit de loting kunnen wij iets zeggen.",
                       "We can say something about every comparison drawn by lot.");
  }
  return writer.pick("Van de ", "Of the ") + outcomes_word(writer, all.size()) +
         writer.pick(" vergelijkingen uit de loting konden we er ", " comparisons drawn by lot, ") +
         outcomes_word(writer, open) +
         writer.pick(" niet bevestigen en niet weerleggen.", " could be neither confirmed nor refuted.");
}

const safe::Cell* drawn(const MemoWriter& writer) {
  const safe::Table* flow = safe::find_table(writer.findings(), "flow");
  return flow == nullptr ? nullptr : safe::find_cell(*flow, {"drawn"}, "n");
}

std::string participants_sentence(const MemoWriter& writer) {
  const Language language = writer.language();
  const safe::Cell* n = drawn(writer);
  const std::string groups = core::spelled(static_cast<std::int64_t>(writer.study().arms.size()), language);
  const bool person = writer.study().unit == config::Unit::person;
  if (n == nullptr || !n->is_number()) {
    return writer.pick("Een loting verdeelde de deelnemers over ", "Participants were drawn by lot into ") +
           groups + writer.pick(" groepen.", " groups.");
  }
  const std::string about = writer.findings().refreshed() ? writer.pick("ongeveer ", "about ") : "";
  const std::string text = about + cell_text(*n, safe::Unit::count, language) +
                           (person ? writer.pick(" inwoners met bijstand", " residents on assistance")
                                   : writer.pick(" uitkeringen", " benefits"));
  return writer.pick("Een loting verdeelde " + text + " over " + groups + " groepen.",
                     capitalised(text) + " were drawn by lot into " + groups + " groups.");
}

/// Enough for the lower bound of a hundred per group that was agreed beforehand, from printed figures only.
std::string enough_sentence(const MemoWriter& writer) {
  const safe::Table* flow = safe::find_table(writer.findings(), "flow_arms");
  if (flow == nullptr) {
    return {};
  }
  bool enough = true;
  for (const config::Arm& arm : writer.study().arms) {
    const safe::Cell* n = safe::find_cell(*flow, {arm.id}, "n");
    if (n == nullptr || !n->is_number()) {
      return {};
    }
    enough = enough && n->value() >= 100;
  }
  return enough ? writer.pick(" Elke groep telt minstens 100 deelnemers.",
                              " Every group has at least 100 participants.")
                : writer.pick(" Minstens één groep telt minder dan 100 deelnemers.",
                              " At least one group has fewer than 100 participants.");
}

std::string provisional_sentence(const MemoWriter& writer) {
  const auto status = writer.study().release.status;
  if (status == config::FigureStatus::final) {
    return writer.findings().fact("register_not_final")
               ? writer.pick(
                     "Dit is de laatste uitgave. Cijfers uit de uitkeringsadministratie kunnen nog iets "
                     "veranderen.",
                     "This is the last release. Figures from the benefit records may still change a little.")
               : writer.pick("De cijfers zijn definitief.", "The figures are final.");
  }
  if (status == config::FigureStatus::corrected) {
    return writer.pick("De cijfers zijn gecorrigeerd op ", "The figures were corrected on ") +
           core::long_date(writer.study().release.date, writer.language()) + ".";
  }
  return writer.pick("De cijfers zijn voorlopig. Ze kunnen nog veranderen.",
                     "The figures are provisional. They may still change.");
}

std::string stock_sentence(const MemoWriter& writer) {
  const safe::Table* stock = safe::find_table(writer.findings(), "stock");
  if (stock == nullptr || stock->dimensions.empty() || stock->dimensions.front().id != "kwartaal" ||
      stock->dimensions.front().codes.empty() || !safe::dimension_index(*stock, "eenheid")) {
    return writer.pick("De stand van de bijstand is dit kwartaal niet te bepalen.",
                       "The stock of assistance could not be determined this quarter.");
  }
  const std::string now = stock->dimensions.front().codes.back().id;
  const safe::Cell* begin = safe::find_cell(*stock, {now, "personen"}, "stock_begin");
  const safe::Cell* end = safe::find_cell(*stock, {now, "personen"}, "stock_end");
  const std::string words = compared(writer, end, begin);
  if (words.empty()) {
    return writer.pick("De stand van de bijstand is dit kwartaal niet te bepalen.",
                       "The stock of assistance could not be determined this quarter.");
  }
  const Language language = writer.language();
  const bool same = end->value() == begin->value();
  return writer.pick("Aan het eind van het kwartaal hadden ", "At the end of the quarter ") +
         cell_text(*end, safe::Unit::count, language) +
         writer.pick(" personen bijstand. Aan het begin waren dat er ",
                     " people were on assistance. At the start it was ") +
         cell_text(*begin, safe::Unit::count, language) + writer.pick(". De stand is ", ". The stock is ") +
         words +
         (same ? writer.pick(" aan die van het begin.", " to that at the start.")
               : writer.pick(" dan aan het begin.", " than at the start."));
}

void write_comparison(MemoWriter& writer, const std::vector<const config::Outcome*>& outcomes) {
  std::vector<const Statement*> all;
  for (const config::Outcome* outcome : outcomes) {
    const auto found = statements_of(writer, StatementKind::participation, outcome->id);
    all.insert(all.end(), found.begin(), found.end());
  }
  if (const config::Outcome* primary = writer.study().primary_outcome()) {
    const auto found = statements_of(writer, StatementKind::total, primary->id);
    all.insert(all.end(), found.begin(), found.end());
  }
  if (all.empty()) {
    return;
  }
  writer.heading(3, writer.pick("Vergelijking met inwoners die niet meededen (niet geloot)",
                                "Comparison with residents who did not take part (not drawn by lot)"));
  for (const Statement* statement : all) {
    const Sentence told_as = sentence(*statement, writer.study(), writer.language());
    if (told_as.code != "Bred") {
      writer.say(told_as.text);
    }
  }
  if (std::string red = red_light_text(all, writer.study(), writer.language()); !red.empty()) {
    writer.say(std::move(red));
  }
  // A letter gives no number of a comparison at red, not even the plain one: it would be the one remembered.
  const bool red_light = std::any_of(all.begin(), all.end(), [&](const Statement* statement) {
    return situation(*statement, writer.study()).code == "Bred";
  });
  if (const auto verdict = participation_verdict(writer.findings(), writer.study(), writer.language())) {
    writer.say(writer.pick("Wat kan dit verschil verklaren? ", "What can explain this difference? ") +
               verdict->title + " " + (red_light ? "" : verdict->observed + " ") + verdict->why);
  }
}

/// The whole sentence of the matrix for the main outcome and wherever a difference was found. For the others
/// the table just above gives the numbers, so the verdict alone is said.
void write_treatments(MemoWriter& writer, const config::Outcome& outcome,
                      const std::vector<const Statement*>& treatments, bool has_table) {
  std::vector<const Statement*> short_ones;
  for (const Statement* statement : treatments) {
    const Sentence told_as = sentence(*statement, writer.study(), writer.language());
    const bool open = told_as.code == "A0" || told_as.code == "A>=" || told_as.code == "A~";
    if (has_table && open && !outcome.primary && !statement->headline) {
      short_ones.push_back(statement);
      continue;
    }
    // The core message already gives the headline per hundred; once in a letter is enough.
    const std::string hundred = statement->headline ? "" : told_as.per_hundred;
    writer.say(told_as.text + (hundred.empty() ? "" : " " + hundred));
  }
  if (std::string text = open_text(short_ones, writer.study(), writer.language()); !text.empty()) {
    writer.say(std::move(text));
  }
}

}  // namespace

int told_horizon(const MemoWriter& writer, const config::Outcome& outcome) {
  int latest = 0;
  for (const Statement& statement : writer.findings().statements()) {
    if (statement.outcome != outcome.id || statement.kind != StatementKind::treatment) {
      continue;
    }
    if (statement.headline && statement.horizon > 0) {
      return statement.horizon;
    }
    latest = std::max(latest, statement.horizon);
  }
  if (latest == 0 && !outcome.horizons.empty()) {
    latest = outcome.horizons.back();
  }
  return latest;
}

std::vector<const Statement*> told_treatments(const MemoWriter& writer) {
  std::vector<const Statement*> result;
  for (const config::Outcome& outcome : writer.study().outcomes) {
    const auto found = statements_of(writer, StatementKind::treatment, outcome.id);
    result.insert(result.end(), found.begin(), found.end());
  }
  return result;
}

std::string short_sentence(const Statement& statement, const config::Study& study, Language language) {
  const Sentence full = sentence(statement, study, language);
  if (full.per_hundred.empty()) {
    return full.text;
  }
  const Situation s = situation(statement, study);
  const Words words = words_for(statement, s, study, language);
  std::string text = full.per_hundred;
  const auto add = [&](std::string_view key) { text += " " + fill(phrase(key).in(language), words); };
  if (full.code == "A0" || full.code == "A>=") {
    add("chance");
  }
  add(s.zero_inside ? "interval.inside" : "interval.outside");
  return text;
}

void write_core(MemoWriter& writer) {
  const config::Study& study = writer.study();
  std::vector<Paragraph> points;
  if (study.release.kind == config::ReleaseKind::quarterly) {
    points.push_back(writer.plain(participants_sentence(writer)));
    points.push_back(writer.plain(stock_sentence(writer)));
    points.push_back(
        writer.free_or_placeholder(study.memo.core_decision,
                                   "wat niet veranderde, of: er is dit kwartaal niets veranderd dat om "
                                   "een besluit of bijsturing vraagt",
                                   "what did not change"));
    writer.bullets(std::move(points));
    return;
  }
  std::string by_lot;
  for (const Statement* statement : told_treatments(writer)) {
    if (statement->headline) {
      by_lot += (by_lot.empty() ? "" : "\n") + short_sentence(*statement, study, writer.language());
    }
  }
  if (study.release.kind == config::ReleaseKind::interim) {
    points.push_back(writer.plain(provisional_sentence(writer)));
    points.push_back(writer.plain(participants_sentence(writer) + enough_sentence(writer)));
    points.push_back(writer.plain(
        by_lot.empty() ? writer.pick("Uit tussencijfers trekken wij geen conclusie over wat het beste werkt.",
                                     "We draw no conclusion from interim figures about what works best.")
                       : by_lot));
    writer.bullets(std::move(points));
    return;
  }
  points.push_back(writer.plain(by_lot.empty() ? writer.pick("Over de hoofduitkomst kunnen wij niets zeggen.",
                                                             "We can say nothing about the main outcome.")
                                               : by_lot));
  points.push_back(writer.plain(unknown_sentence(writer)));
  points.push_back(writer.free_or_placeholder(study.memo.core_decision,
                                              "wat het college ermee doet, in één zin",
                                              "what the municipality will do with it, in one sentence"));
  writer.say(provisional_sentence(writer));
  writer.bullets(std::move(points), true);
}

void write_results(MemoWriter& writer) {
  const auto outcomes = ordered_outcomes(writer);
  const bool effects = writer.study().effects_allowed();
  for (const config::Outcome* outcome : outcomes) {
    const auto treatments = statements_of(writer, StatementKind::treatment, outcome->id);
    Table table =
        outcome_table(writer, *outcome, told_horizon(writer, *outcome), effects && !treatments.empty());
    const auto changes = statements_of(writer, StatementKind::change, outcome->id);
    if (table.rows.empty() && treatments.empty() && changes.empty()) {
      continue;
    }
    writer.heading(3, outcome->label.in(writer.language()));
    if (!outcome->definition.empty()) {
      writer.say(outcome->definition.in(writer.language()));
    }
    const safe::Table* source = safe::find_table(writer.findings(), outcome->id);
    const bool has_table = !table.rows.empty();
    const std::string month = source == nullptr ? "" : month_code(*source, told_horizon(writer, *outcome));
    writer.table(std::move(table), source_line(writer, source, month));
    write_treatments(writer, *outcome, treatments, has_table);
    if (treatments.empty()) {
      for (const Statement* statement : changes) {
        writer.say(sentence(*statement, writer.study(), writer.language()).text);
      }
    }
    // One figure in the letter, for the main outcome: the others are on the website, and a letter must stay
    // short.
    if (outcome == writer.study().primary_outcome()) {
      if (auto figure = outcome_figure(writer, *outcome, told_horizon(writer, *outcome))) {
        writer.figure(std::move(*figure));
      }
    }
  }
  write_comparison(writer, outcomes);
  if (writer.study().release.kind == config::ReleaseKind::interim) {
    writer.say(writer.pick("Uit tussencijfers trekken wij geen conclusie over wat het beste werkt.",
                           "We draw no conclusion from interim figures about what works best."));
  }
}

void write_unknown(MemoWriter& writer) {
  const auto all = told_treatments(writer);
  writer.say(unknown_sentence(writer));
  writer.table(verdict_table(writer, all), source_line(writer, nullptr));
  if (!writer.study().not_studied.empty()) {
    writer.say(writer.pick("Niet onderzocht: ", "Not studied: ") +
               writer.study().not_studied.in(writer.language()));
  }
}

void write_changes(MemoWriter& writer) {
  const safe::Table* stock = safe::find_table(writer.findings(), "stock");
  Table table = stock_table(writer);
  if (table.rows.empty()) {
    writer.say(writer.pick("De vorige stand is niet bekend. Vergelijken kan nog niet.",
                           "The previous stock is unknown. A comparison is not possible yet."));
  }
  writer.table(std::move(table), source_line(writer, stock));
  // What was revised and what was wrong is never left out, also when it is "none".
  writer.document().blocks.emplace_back(writer.placeholder(
      "Herzien: cijfers die zijn bijgesteld omdat de bron is aangevuld (oud, nieuw, reden), of: geen",
      "Revised: figures adjusted because the source was completed (old, new, reason), or: none"));
  writer.document().blocks.emplace_back(
      writer.placeholder("Verbeterd: cijfers die fout waren (oud, nieuw, oorzaak, sinds wanneer), of: geen",
                         "Corrected: figures that were wrong (old, new, cause, since when), or: none"));
}

}  // namespace werkthet::publish::memo
