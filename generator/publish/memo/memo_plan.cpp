#include "publish/memo/memo_plan.hpp"

#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/memo/memo_tables.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::publish::memo {
namespace {

using core::Language;
using safe::Cell;

std::string words(const Cell* cell, Language language, std::string_view otherwise) {
  return cell == nullptr ? std::string(otherwise) : cell_text(*cell, safe::Unit::score_difference, language);
}

Table stop_table(const MemoWriter& writer) {
  const Language language = writer.language();
  const safe::Table* source = safe::find_table(writer.findings(), "stop_criteria");
  Table table;
  table.id = "stop_criteria";
  if (source == nullptr) {
    return table;
  }
  const bool effects = safe::column_index(*source, "difference").has_value();
  table.caption = writer.pick("Signalen die vooraf zijn afgesproken (verschil met de controlegroep)",
                              "Signals agreed beforehand (difference from the control group)");
  table.columns = {{writer.pick("Signaal", "Signal"), false},
                   {writer.pick("Groep", "Group"), false},
                   {writer.pick("Afgesproken grens", "Agreed bound"), false}};
  if (effects) {
    table.columns.push_back({writer.pick("Verschil", "Difference"), true});
    table.columns.push_back({interval_header(writer, true), true});
  }
  table.columns.push_back({writer.pick("Stand", "State"), false});
  const std::string none = writer.pick("niet te bepalen", "not available");
  for (const safe::Row& from : source->rows) {
    const auto code = [&](std::size_t d) {
      return source->dimensions[d].codes[from.codes[d]].label.in(language);
    };
    const auto text = [&](std::string_view column) {
      return words(safe::find_cell(*source, from, column), language, none);
    };
    std::vector<Paragraph> row{writer.plain(code(0)), writer.plain(code(1)), writer.plain(text("bound"))};
    if (effects) {
      const Cell* difference = safe::find_cell(*source, from, "difference");
      const bool later = difference != nullptr && difference->kind() == Cell::Kind::not_available;
      row.push_back(writer.plain(later ? difference->text().in(language) : text("difference")));
      row.push_back(writer.plain(later ? writer.pick("n.v.t.", "n/a")
                                       : margin_text(safe::find_cell(*source, from, "low"),
                                                     safe::find_cell(*source, from, "high"), language)));
    }
    row.push_back(writer.plain(text("status")));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table subgroup_table(const MemoWriter& writer) {
  const Language language = writer.language();
  const safe::Table* source = safe::find_table(writer.findings(), "subgroups");
  const config::Outcome* primary = writer.study().primary_outcome();
  Table table;
  table.id = "subgroups";
  if (source == nullptr || primary == nullptr) {
    return table;
  }
  table.caption =
      writer.pick("Deelgroepen, verkennend: ", "Subgroups, exploratory: ") + primary->label.in(language);
  table.columns = {
      {writer.pick("Groep", "Group"), false},
      {writer.pick("Deelgroep", "Subgroup"), false},
      {writer.pick("Verschil met de controlegroep", "Difference from control"), true},
      {interval_header(writer, true), true},
      {writer.pick("Verschil met de eerste deelgroep", "Difference from the first subgroup"), true},
      {interval_header(writer, true), true}};
  bool any = false;
  for (const safe::Row& from : source->rows) {
    if (source->dimensions[0].codes[from.codes[0]].id != primary->id) {
      continue;
    }
    const auto cell = [&](std::string_view column) { return safe::find_cell(*source, from, column); };
    any = any || (cell("difference") != nullptr && cell("difference")->is_number());
    table.rows.push_back(
        {writer.plain(source->dimensions[1].codes[from.codes[1]].label.in(language)),
         writer.plain(source->dimensions[2].codes[from.codes[2]].label.in(language)),
         writer.plain(words(cell("difference"), language, "")),
         writer.plain(margin_text(cell("difference_low"), cell("difference_high"), language)),
         writer.plain(words(cell("interaction"), language, "")),
         writer.plain(margin_text(cell("interaction_low"), cell("interaction_high"), language))});
  }
  if (!any) {
    table.rows.clear();
  }
  return table;
}

}  // namespace

void write_stop(MemoWriter& writer) {
  const safe::Table* source = safe::find_table(writer.findings(), "stop_criteria");
  if (source == nullptr) {
    writer.document().blocks.emplace_back(writer.placeholder(
        "de signalen die vooraf zijn afgesproken, met grens, stand en of de grens is bereikt; wie besluit "
        "hierover",
        "the signals agreed beforehand, with bound, state and whether it was reached; who decides"));
    writer.say(writer.pick("Deze brief is geen besluit.", "This letter is not a decision."));
    return;
  }
  const auto k = static_cast<std::int64_t>(writer.study().plan.stop_criteria.size());
  const std::string count = core::spelled(k, writer.language());
  writer.say(writer.pick(
      k == 1 ? "Vooraf is er één signaal afgesproken." : "Vooraf zijn er " + count + " signalen afgesproken.",
      k == 1 ? "One signal was agreed beforehand." : "Beforehand " + count + " signals were agreed."));
  writer.table(stop_table(writer), source_line(writer, source));
  std::string notes;
  for (const core::Bilingual& note : source->notes) {
    notes += (notes.empty() ? "" : " ") + note.in(writer.language());
  }
  writer.say(std::move(notes));
  std::vector<std::string> deciders;
  for (const config::StopCriterion& criterion : writer.study().plan.stop_criteria) {
    const std::string& who = criterion.decides.in(writer.language());
    if (!who.empty() && std::find(deciders.begin(), deciders.end(), who) == deciders.end()) {
      deciders.push_back(who);
    }
  }
  std::string who;
  for (const std::string& one : deciders) {
    who += (who.empty() ? "" : "; ") + one;
  }
  if (who.empty()) {
    writer.document().blocks.emplace_back(writer.placeholder("wie besluit hierover", "who decides"));
  } else {
    writer.say(writer.pick("Wie hierover besluit: ", "Who decides on this: ") + who +
               writer.pick(". Deze brief is geen besluit.", ". This letter is not a decision."));
  }
}

void write_subgroups(MemoWriter& writer) {
  if (writer.study().subgroups.empty()) {
    writer.say(
        writer.pick("Vooraf zijn geen deelgroepen afgesproken. Daarom doen wij er geen uitspraak over.",
                    "No subgroups were agreed beforehand. We therefore say nothing about them."));
    return;
  }
  const safe::Table* source = safe::find_table(writer.findings(), "subgroups");
  if (source == nullptr) {
    writer.say(writer.pick("Deze brief doet geen uitspraak over deelgroepen.",
                           "This letter says nothing about subgroups."));
    return;
  }
  Table table = subgroup_table(writer);
  if (table.rows.empty()) {
    writer.say(writer.pick("Voor uitspraken over deelgroepen waren er te weinig deelnemers.",
                           "There were too few participants to say anything about subgroups."));
    return;
  }
  writer.say(source->notes.front().in(writer.language()));
  writer.table(std::move(table), source_line(writer, source));
}

}  // namespace werkthet::publish::memo
