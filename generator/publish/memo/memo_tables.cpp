#include "publish/memo/memo_tables.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/cell_text.hpp"
#include "publish/interim.hpp"
#include "publish/matrix.hpp"
#include "publish/memo/memo_cells.hpp"
#include "publish/phrases.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::publish::memo {
namespace {

using core::Language;
using safe::Cell;
using safe::Statement;
using safe::StatementKind;
using safe::Unit;

bool numeric(Unit unit) {
  return unit != Unit::text;
}

/// The line under the table says once that counts are tens; a header stays short.
std::string header(safe::Column column, Language language) {
  column.in_tens = false;
  return column_header(column, language);
}

/// Horizon 0: any.
const Statement* treatment_of(const safe::SafeFindings& findings, std::string_view outcome,
                              std::string_view group, int horizon) {
  for (const Statement& statement : findings.statements()) {
    if (statement.kind == StatementKind::treatment && statement.outcome == outcome &&
        statement.group == group &&
        (horizon == 0 || statement.horizon == horizon || statement.horizon == 0)) {
      return &statement;
    }
  }
  return nullptr;
}

const Cell* any_slot(const Statement* statement, std::string_view name) {
  if (statement == nullptr) {
    return nullptr;
  }
  const auto found = statement->slots.find(std::string(name));
  return found == statement->slots.end() ? nullptr : &found->second;
}

std::string text_or(const Cell* cell, Unit unit, Language language, std::string_view otherwise) {
  return cell == nullptr ? std::string(otherwise) : cell_text(*cell, unit, language);
}

void add_effect(const MemoWriter& writer, std::vector<Paragraph>& row, const config::Arm& arm,
                const config::Outcome& outcome, int horizon, Unit unit) {
  const Language language = writer.language();
  if (arm.role == config::Role::control) {
    row.push_back(writer.plain(writer.pick("n.v.t.", "n/a")));
    row.push_back(writer.plain(writer.pick("n.v.t.", "n/a")));
    return;
  }
  const Statement* statement = treatment_of(writer.findings(), outcome.id, arm.id, horizon);
  const std::string none = writer.pick("niet te bepalen", "not available");
  row.push_back(writer.plain(text_or(any_slot(statement, "d"), unit, language, none)));
  row.push_back(writer.plain(margin_text(any_slot(statement, "lo"), any_slot(statement, "hi"), language)));
}

Table share_table(const MemoWriter& writer, const safe::Table& source, const config::Outcome& outcome,
                  int horizon, bool effects) {
  const Language language = writer.language();
  const std::string month = month_code(source, horizon);
  const bool by_month = !month.empty() && month != "0";
  Table table;
  table.id = outcome.id;
  table.caption = outcome.label.in(language);
  if (by_month) {
    table.caption += writer.pick(" na ", " after ") + month + std::string(core::no_break_space) +
                     writer.pick("maanden", "months");
  }
  table.caption += writer.study().unit == config::Unit::person
                       ? writer.pick(", per groep (personen)", ", per group (persons)")
                       : writer.pick(", per groep (uitkeringen)", ", per group (benefits)");
  table.columns = {{writer.pick("Groep", "Group"), false}};
  for (const std::string_view id : {"n", "events", "share"}) {
    if (const auto index = safe::column_index(source, id)) {
      table.columns.push_back({header(source.columns[*index], language), true});
    }
  }
  if (effects) {
    table.columns.push_back({writer.pick("Verschil met de controlegroep (procentpunt)",
                                         "Difference from the control group (percentage points)"),
                             true});
  }
  table.columns.push_back({interval_header(writer, effects), true});
  for (const config::Arm& arm : writer.study().arms) {
    std::vector<Paragraph> row{writer.plain(arm.name.in(language))};
    for (const std::string_view id : {"n", "events", "share"}) {
      if (const auto index = safe::column_index(source, id)) {
        row.push_back(writer.plain(text_or(cell_at(source, {{"groep", arm.id}, {"maand", month}}, id),
                                           source.columns[*index].unit, language,
                                           writer.pick("niet te bepalen", "not available"))));
      }
    }
    if (effects) {
      add_effect(writer, row, arm, outcome, by_month ? horizon : 0, Unit::points);
    } else {
      row.push_back(writer.plain(margin_text(cell_at(source, {{"groep", arm.id}, {"maand", month}}, "low"),
                                             cell_at(source, {{"groep", arm.id}, {"maand", month}}, "high"),
                                             language)));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Codes of the first and the last wave, the same when there is one.
std::vector<safe::Code> end_waves(const safe::Table& source) {
  const auto dimension = safe::dimension_index(source, "meting");
  if (!dimension || source.dimensions[*dimension].codes.empty()) {
    return {};
  }
  const auto& codes = source.dimensions[*dimension].codes;
  return codes.size() == 1 ? codes : std::vector<safe::Code>{codes.front(), codes.back()};
}

Table mean_table(const MemoWriter& writer, const safe::Table& source, const config::Outcome& outcome,
                 bool effects) {
  const Language language = writer.language();
  const std::vector<safe::Code> waves = end_waves(source);
  const std::string last = waves.empty() ? "" : waves.back().id;
  Table table;
  table.id = outcome.id;
  table.caption = outcome.label.in(language) + writer.pick(", gemiddelde per groep", ", mean per group");
  table.columns = {{writer.pick("Groep", "Group"), false}};
  if (const auto index = safe::column_index(source, "n")) {
    table.columns.push_back({header(source.columns[*index], language), true});
  }
  if (waves.empty()) {
    table.columns.push_back({writer.pick("Gemiddelde", "Mean"), true});
  }
  for (const safe::Code& wave : waves) {
    table.columns.push_back({wave.label.in(language), true});
  }
  if (effects) {
    table.columns.push_back(
        {writer.pick("Verschil met de controlegroep", "Difference from the control group"), true});
  }
  table.columns.push_back({interval_header(writer, effects), true});
  const std::string none = writer.pick("niet te bepalen", "not available");
  for (const config::Arm& arm : writer.study().arms) {
    std::vector<Paragraph> row{writer.plain(arm.name.in(language))};
    if (safe::column_index(source, "n")) {
      row.push_back(writer.plain(
          text_or(cell_at(source, {{"groep", arm.id}, {"meting", last}}, "n"), Unit::count, language, none)));
    }
    if (waves.empty()) {
      row.push_back(
          writer.plain(text_or(cell_at(source, {{"groep", arm.id}}, "mean"), Unit::score, language, none)));
    }
    for (const safe::Code& wave : waves) {
      row.push_back(writer.plain(text_or(cell_at(source, {{"groep", arm.id}, {"meting", wave.id}}, "mean"),
                                         Unit::score, language, none)));
    }
    if (effects) {
      add_effect(writer, row, arm, outcome, 0, Unit::score_difference);
    } else {
      row.push_back(writer.plain(margin_text(cell_at(source, {{"groep", arm.id}, {"meting", last}}, "low"),
                                             cell_at(source, {{"groep", arm.id}, {"meting", last}}, "high"),
                                             language)));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::string interval_header(const MemoWriter& writer, bool effects) {
  return writer.pick("Marge (", "Margin (") +
         (effects ? effect_level(writer.findings(), writer.study(), writer.language())
                  : core::percent(100.0 * writer.study().plan.confidence, 0, writer.language())) +
         ")";
}

std::string margin_text(const Cell* low, const Cell* high, Language language) {
  const std::string none = language == Language::nl ? "niet te bepalen" : "not available";
  if (low == nullptr || high == nullptr) {
    return none;
  }
  if (!low->is_number() || !high->is_number()) {
    return cell_text(low->is_number() ? *high : *low, Unit::score, language);
  }
  return core::range(low->value(), high->value(), std::max(low->decimals(), high->decimals()), language);
}

std::string compared(const MemoWriter& writer, const Cell* now, const Cell* before) {
  if (now == nullptr || before == nullptr || !now->is_number() || !before->is_number()) {
    return {};
  }
  if (now->value() == before->value()) {
    return writer.pick("gelijk", "equal");
  }
  return now->value() > before->value() ? writer.pick("hoger", "higher") : writer.pick("lager", "lower");
}

Table plain_table(const MemoWriter& writer, const safe::Table& source) {
  const Language language = writer.language();
  Table table;
  table.id = source.id;
  table.caption = source.title.in(language);
  table.description = source.statistic.in(language);
  if (source.dimensions.size() != 1) {
    return table;
  }
  table.columns = {{source.dimensions.front().label.in(language), false}};
  const std::size_t columns = std::min(source.columns.size(), most_columns - 1);
  for (std::size_t i = 0; i < columns; ++i) {
    table.columns.push_back({header(source.columns[i], language), numeric(source.columns[i].unit)});
  }
  for (const safe::Row& source_row : source.rows) {
    std::vector<Paragraph> row{
        writer.plain(source.dimensions.front().codes[source_row.codes.front()].label.in(language))};
    for (std::size_t i = 0; i < columns; ++i) {
      row.push_back(writer.plain(cell_text(source_row.cells[i], source.columns[i].unit, language)));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table arms_table(const MemoWriter& writer) {
  const Language language = writer.language();
  Table table;
  table.id = "arms";
  table.caption = writer.pick("De groepen", "The groups");
  table.description =
      writer.pick("Per groep: wat er gebeurt, wat moet en hoe vaak er contact is",
                  "Per group: what happens, what people must do and how often there is contact");
  table.columns = {{writer.pick("Groep", "Group"), false},
                   {writer.pick("Wat gebeurt er?", "What happens?"), false},
                   {writer.pick("Wat moet?", "Duties"), false},
                   {writer.pick("Contact per jaar", "Contacts per year"), true}};
  for (const config::Arm& arm : writer.study().arms) {
    table.rows.push_back(
        {writer.plain(arm.name.in(language)),
         arm.text.empty() ? writer.placeholder("wat er in deze groep gebeurt", "what happens in this group")
                          : writer.plain(arm.text.in(language)),
         arm.obligations.empty() ? writer.placeholder("wat moet", "duties")
                                 : writer.plain(arm.obligations.in(language)),
         writer.plain(arm.contacts_per_year ? core::number(std::int64_t{*arm.contacts_per_year}, language)
                                            : writer.pick("niet afgesproken", "not set"))});
  }
  return table;
}

Table outcome_table(const MemoWriter& writer, const config::Outcome& outcome, int horizon, bool effects) {
  const safe::Table* source = safe::find_table(writer.findings(), outcome.id);
  if (source == nullptr || !safe::dimension_index(*source, "groep")) {
    return {};
  }
  if (safe::column_index(*source, "share")) {
    return share_table(writer, *source, outcome, horizon, effects);
  }
  if (safe::column_index(*source, "mean")) {
    return mean_table(writer, *source, outcome, effects);
  }
  return {};
}

Table stock_table(const MemoWriter& writer) {
  const Language language = writer.language();
  const safe::Table* stock = safe::find_table(writer.findings(), "stock");
  Table table;
  table.id = "stock";
  if (stock == nullptr) {
    return table;
  }
  const auto quarter = safe::dimension_index(*stock, "kwartaal");
  if (!quarter || stock->dimensions[*quarter].codes.size() < 2) {
    return table;
  }
  const auto& quarters = stock->dimensions[*quarter].codes;
  const safe::Code& now = quarters.back();
  const safe::Code& before = quarters[quarters.size() - 2];
  const auto aged = stock->maturity.status.find(now.id);
  const std::string status = aged == stock->maturity.status.end() ? status_text(writer.study(), language)
                                                                  : aged->second.in(language);
  table.caption = writer.pick("Stand van dit kwartaal en het vorige", "This quarter and the one before");
  table.description = stock->statistic.in(language);
  table.columns = {{writer.pick("Indicator", "Indicator"), false},
                   {now.label.in(language), true},
                   {before.label.in(language), true},
                   {writer.pick("Vergeleken met vorig kwartaal", "Compared with the quarter before"), false},
                   {writer.pick("Status", "Status"), false}};
  const auto unit = safe::dimension_index(*stock, "eenheid");
  std::vector<safe::Code> units{{"", {}}};
  if (unit) {
    units = stock->dimensions[*unit].codes;
  }
  for (const safe::Code& one : units) {
    for (const std::string_view id : {"stock_begin", "inflow", "outflow", "stock_end"}) {
      const auto column = safe::column_index(*stock, id);
      if (!column) {
        continue;
      }
      const Cell* a = cell_at(*stock, {{"kwartaal", now.id}, {"eenheid", one.id}}, id);
      const Cell* b = cell_at(*stock, {{"kwartaal", before.id}, {"eenheid", one.id}}, id);
      const std::string none = writer.pick("niet te bepalen", "not available");
      const std::string words = compared(writer, a, b);
      const std::string suffix = one.id.empty() ? "" : " (" + core::lower_ascii(one.label.in(language)) + ")";
      table.rows.push_back({writer.plain(stock->columns[*column].label.in(language) + suffix),
                            writer.plain(text_or(a, Unit::count, language, none)),
                            writer.plain(text_or(b, Unit::count, language, none)),
                            writer.plain(words.empty() ? none : words), writer.plain(status)});
    }
  }
  return table;
}

Table verdict_table(const MemoWriter& writer, std::span<const Statement* const> statements) {
  const Language language = writer.language();
  Table table;
  table.id = "verdicts";
  table.caption = writer.pick("Verwachtingen en wat we vonden", "Expectations and what we found");
  table.columns = {{writer.pick("Uitkomst", "Outcome"), false},
                   {writer.pick("Groep", "Group"), false},
                   {writer.pick("Gevonden verschil", "Difference found"), true},
                   {interval_header(writer, true), true},
                   {writer.pick("Oordeel", "Verdict"), false}};
  for (const Statement* statement : statements) {
    const Situation found = situation(*statement, writer.study());
    const std::string& code = found.code;
    const Words words =
        words_for(*statement, found, writer.study(), language);  // with unit: the rows differ in it
    const auto difference = words.find("signed");
    std::string verdict = writer.pick("niet vastgesteld", "not established");
    if (code == "A+") {
      verdict = writer.pick("gevonden", "found");
    } else if (code == "A-") {
      verdict = writer.pick("tegengesteld", "opposite");
    } else if (code == "A~") {
      verdict = writer.pick("verschil dat telt onwaarschijnlijk", "a difference that counts is unlikely");
    }
    const config::Outcome* outcome = find_outcome(writer.study(), statement->outcome);
    table.rows.push_back(
        {writer.plain(outcome != nullptr ? outcome->label.in(language) : statement->outcome),
         writer.plain(group_name(writer.study(), statement->group, language)),
         writer.plain(difference != words.end() ? difference->second
                                                : text_or(any_slot(statement, "d"), statement->unit, language,
                                                          writer.pick("niet te bepalen", "not available"))),
         writer.plain(margin_text(any_slot(statement, "lo"), any_slot(statement, "hi"), language)),
         writer.plain(verdict)});
  }
  return table;
}

std::string source_line(const MemoWriter& writer, const safe::Table* table, const std::string& code) {
  const Language language = writer.language();
  const config::Study& study = writer.study();
  std::string text;
  if (table != nullptr && !table->source.empty()) {
    text += writer.pick("Bron: ", "Source: ") + table->source.in(language);
  } else if (!study.source_note.empty()) {
    text += writer.pick("Bron: ", "Source: ") + study.source_note;
  }
  const bool aged = table != nullptr && !table->maturity.text.empty();
  if (aged) {
    const auto alone = table->maturity.alone.find(code);
    std::string words =
        (alone != table->maturity.alone.end() ? alone->second : table->maturity.text).in(language);
    words.pop_back();  // its full stop: sentences are joined here
    text += (text.empty() ? "" : ". ") + words;
  } else if (study.release.data_until) {
    text += (text.empty() ? "" : ". ") + writer.pick("Peildatum ", "Reference date ") +
            core::long_date(*study.release.data_until, language);
  }
  text += (text.empty() ? "" : ". ") +
          (aged ? writer.pick("Status van deze uitgave: ", "Status of this release: ")
                : writer.pick("Status: ", "Status: ")) +
          in_sentence(status_text(study, language)) + ".";
  if (writer.findings().refreshed() && study.release.kind != config::ReleaseKind::exploration) {
    text += " " + writer.pick("Aantallen zijn afgerond op tientallen; een som kan afwijken.",
                              "Counts are rounded to tens; a sum may differ.");
  }
  return text;
}

}  // namespace werkthet::publish::memo
