#include "publish/memo/memo_exploration.hpp"

#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/memo/memo_tables.hpp"
#include "publish/plan_text.hpp"

#include <algorithm>

namespace werkthet::publish::memo {
namespace {

void write_purpose(MemoWriter& writer) {
  writer.say(
      writer.pick("U ontvangt deze brief om kennis te nemen van een verkenning van het experiment ‘",
                  "This letter informs you of an exploration of the experiment ‘") +
      writer.study().name.in(writer.language()) +
      writer.pick("’. Het experiment is nog niet begonnen. U leest hoeveel mensen kunnen meedoen, wat het "
                  "onderzoek kan laten zien en wat het kost.",
                  "’. The experiment has not started yet. You read how many people could take part, what the "
                  "study could show and what it costs."));
}

void write_core(MemoWriter& writer) {
  std::vector<Paragraph> items;
  for (std::string& message : plan_core(writer.findings(), writer.study(), writer.language())) {
    items.push_back(writer.plain(std::move(message)));
  }
  writer.bullets(std::move(items));
}

void write_design(MemoWriter& writer) {
  const config::Study& study = writer.study();
  const core::Language language = writer.language();
  if (!study.question.empty()) {
    writer.say(writer.pick("De vraag van het onderzoek: ", "The question of the study: ") +
               study.question.in(language));
  }
  writer.say(writer.pick("Het experiment zou lopen van ", "The experiment would run from ") +
             core::long_date(study.start, language) + writer.pick(" tot ", " to ") +
             core::long_date(study.end, language) + ". " +
             writer.pick("Wie meedoet, komt door loting in een van de groepen.",
                         "Who takes part is drawn by lot into one of the groups."));
  writer.table(arms_table(writer), {});
}

/// A checked table of one dimension under its own source; nothing when the study does not have it.
void put(MemoWriter& writer, std::string_view id) {
  if (const safe::Table* table = safe::find_table(writer.findings(), id)) {
    writer.table(plain_table(writer, *table), source_line(writer, table));
  }
}

void say_if(MemoWriter& writer, std::string text) {
  if (!text.empty()) {
    writer.say(std::move(text));
  }
}

/// Rows are the first dimension and columns the second: a checked table is one figure per line, a reader
/// compares figures side by side. At most five columns of figures; the rest is in the workbook.
void put_crossed(MemoWriter& writer, std::string_view id, std::string_view figure, std::string_view title) {
  const safe::Table* source = safe::find_table(writer.findings(), id);
  const auto index = source == nullptr ? std::nullopt : safe::column_index(*source, figure);
  if (!index || source->dimensions.size() != 2) {
    return;
  }
  const core::Language language = writer.language();
  const safe::Dimension& down = source->dimensions[0];
  const safe::Dimension& across = source->dimensions[1];
  const std::size_t columns = std::min(across.codes.size(), most_columns - 1);
  Table table;
  table.id = source->id;
  table.caption = std::string(title);
  table.description = source->statistic.in(language);
  table.columns = {{down.label.in(language), false}};
  for (std::size_t c = 0; c < columns; ++c) {
    table.columns.push_back({across.codes[c].label.in(language) + " " +
                                 writer.pick("in de controlegroep", "in the control group"),
                             true});
  }
  for (const safe::Code& row : down.codes) {
    std::vector<Paragraph> cells{writer.plain(row.label.in(language))};
    for (std::size_t c = 0; c < columns; ++c) {
      const safe::Cell* cell = safe::find_cell(*source, {row.id, across.codes[c].id}, figure);
      cells.push_back(writer.plain(cell == nullptr
                                       ? writer.pick("n.v.t.", "n/a")
                                       : cell_text(*cell, source->columns[*index].unit, language)));
    }
    table.rows.push_back(std::move(cells));
  }
  writer.table(std::move(table), {});
}

/// Which columns of the costs fit in a memo: what says least about the money makes way first. The workbook has all.
std::vector<bool> told_columns(const safe::Table& costs) {
  std::vector<bool> told(costs.columns.size(), true);
  std::size_t shown = costs.columns.size();  // one for the item, less the firmness that stands before its amount
  for (const char* id : {"year", "phase", "fte", "term"}) {
    const auto index = safe::column_index(costs, id);
    if (index && shown > most_columns) {
      told[*index] = false;
      --shown;
    }
  }
  return told;
}

/// The items with their amount in the words of whoever estimated it: "circa € 80.000", "niet geraamd" (T28,
/// T38).
void put_costs(MemoWriter& writer) {
  const safe::Table* source = safe::find_table(writer.findings(), "plan_costs");
  if (source == nullptr) {
    return;
  }
  const core::Language language = writer.language();
  const auto words = [&](const safe::Row& row, std::size_t column) {
    const safe::Cell& cell = row.cells[column];
    return cell.kind() == safe::Cell::Kind::not_available
               ? cell.text().in(language)
               : cell_text(cell, source->columns[column].unit, language);
  };
  Table table;
  table.id = source->id;
  table.caption = source->title.in(language);
  table.description = source->statistic.in(language);
  table.columns = {{source->dimensions.front().label.in(language), false}};
  const std::vector<bool> told = told_columns(*source);
  for (std::size_t c = 0; c < source->columns.size(); ++c) {
    const safe::Column& column = source->columns[c];
    if (column.id != "firmness" && told[c]) {
      table.columns.push_back({column_header(column, language), column.unit != safe::Unit::text});
    }
  }
  for (const safe::Row& row : source->rows) {
    std::vector<Paragraph> cells{
        writer.plain(source->dimensions.front().codes[row.codes.front()].label.in(language))};
    std::string firm;
    for (std::size_t c = 0; c < source->columns.size(); ++c) {
      const std::string& id = source->columns[c].id;
      if (id == "firmness") {
        const safe::Cell& cell = row.cells[c];
        firm = cell.kind() == safe::Cell::Kind::text && cell.text().nl != "precies"
                   ? cell.text().in(language) + " "
                   : "";
      } else if (told[c]) {
        cells.push_back(writer.plain(id == "amount" ? firm + words(row, c) : words(row, c)));
      }
    }
    table.rows.push_back(std::move(cells));
  }
  writer.table(std::move(table), source_line(writer, source));
}

void write_participation(MemoWriter& writer) {
  say_if(writer, plan_people_text(writer.findings(), writer.study(), writer.language()));
  put(writer, "plan_participants");
  put(writer, "plan_needed");
}

void write_power(MemoWriter& writer) {
  const auto text = [&](auto sentences) {
    return sentences(writer.findings(), writer.study(), writer.language());
  };
  say_if(writer, text(plan_power_text));
  put_crossed(writer, "plan_detectable", "detectable",
              writer.pick("Kleinste zichtbare verschil in procentpunten, naar groepsgrootte",
                          "Smallest visible difference in percentage points, by size of the group"));
  say_if(writer, text(plan_wished_text));
  put_crossed(writer, "plan_sample", "at_start",
              writer.pick("Mensen per groep die bij de start nodig zijn, naar het verschil dat u wilt zien",
                          "People per group needed at the start, by the difference you want to see"));
}

void write_costs(MemoWriter& writer) {
  const auto text = [&](auto sentences) {
    return sentences(writer.findings(), writer.study(), writer.language());
  };
  say_if(writer, text(plan_costs_text));
  put_costs(writer);
  put(writer, "plan_cost_per_participant");
  say_if(writer, text(plan_shares_text));
  put(writer, "plan_shares");
  put(writer, "plan_shared_costs");
  say_if(writer, text(plan_saving_text));
  put(writer, "plan_break_even");
}

}  // namespace

void write_exploration_warning(MemoWriter& writer) {
  const std::string warning = plan_warning(writer.findings(), writer.study(), writer.language());
  if (!warning.empty()) {
    writer.say(warning, Tone::notice);
  }
}

bool write_exploration(MemoWriter& writer, BlockId id) {
  switch (id) {
    case BlockId::purpose:
      write_purpose(writer);
      return true;
    case BlockId::core:
      write_core(writer);
      return true;
    case BlockId::design:
      write_design(writer);
      return true;
    case BlockId::participation:
      write_participation(writer);
      return true;
    case BlockId::certainty:
      write_power(writer);
      return true;
    case BlockId::costs:
      write_costs(writer);
      return true;
    case BlockId::next:
      say_if(writer, plan_decision_text(writer.findings(), writer.study(), writer.language()));
      if (const safe::Table* days = safe::find_table(writer.findings(), "plan_deadlines")) {
        writer.table(plain_table(writer, *days), {});
      }
      return false;  // and the steps that every memo has
    case BlockId::reason:
    case BlockId::results:
    case BlockId::changes:
    case BlockId::stop:
    case BlockId::unknown:
    case BlockId::subgroups:
    case BlockId::caveats:
    case BlockId::consequences:
    case BlockId::annexes:
      break;
  }
  return false;
}

}  // namespace werkthet::publish::memo
