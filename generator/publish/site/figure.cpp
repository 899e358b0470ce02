#include "publish/site/figure.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/cell_text.hpp"
#include "publish/charts/chart.hpp"
#include "publish/charts/flow.hpp"
#include "publish/charts/message.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace werkthet::publish::site {
namespace {

/// A column of the page: one of the table, or the margin made of two.
struct Shown {
  std::size_t column{};
  std::optional<std::size_t> high;
  std::string header;
  bool numeric{true};
};

/// The other limit of the margin that begins in a column: high for low, x_high for x_low.
std::optional<std::size_t> high_of(const safe::Table& table, std::size_t low) {
  const std::string& id = table.columns[low].id;
  if (id != "low" && !id.ends_with("_low")) {
    return std::nullopt;
  }
  return safe::column_index(table, id.substr(0, id.size() - 3) + "high");
}

std::vector<Shown> shown_columns(const Writing& writing, const safe::Table& table) {
  std::vector<Shown> shown;
  std::vector<std::size_t> taken;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const safe::Column& column = table.columns[i];
    if (std::find(taken.begin(), taken.end(), i) != taken.end()) {
      continue;
    }
    if (const auto high = high_of(table, i)) {
      taken.push_back(*high);
      shown.push_back({i, high, margin_header(column, writing.language), true});
      continue;
    }
    shown.push_back(
        {i, std::nullopt, column_header(column, writing.language), column.unit != safe::Unit::text});
  }
  return shown;
}

std::string text_of(const Writing& writing, const safe::Table& table, const safe::Row& row,
                    const Shown& shown) {
  const safe::Cell& cell = row.cells[shown.column];
  const safe::Unit unit = table.columns[shown.column].unit;
  std::string text = cell_text(cell, unit, writing.language);
  if (shown.high && cell.is_number() && row.cells[*shown.high].is_number()) {
    text += writing.say("\xC2\xA0tot\xC2\xA0", "\xC2\xA0to\xC2\xA0") +
            cell_text(row.cells[*shown.high], unit, writing.language);
  }
  return text;
}

Node data_cell(const std::string& text, bool numeric, bool number) {
  std::string classes = "utrecht-table__cell";
  if (numeric) {
    classes += " utrecht-table__cell--numeric-column";
  }
  if (!number) {
    classes += " utrecht-table__cell--word";
  }
  return {"td", {{"class", classes}}, {text}};
}

const std::string& label(const Writing& writing, const safe::Table& table, const safe::Row& row,
                         std::size_t d) {
  return writing.in(table.dimensions[d].codes[row.codes[d]].label);
}

/// One number over two dimensions: the second one across.
void fill_grid(const Writing& writing, const safe::Table& table, Nodes& parts) {
  const safe::Dimension& across = table.dimensions[1];
  const Shown shown{0, std::nullopt, "", table.columns[0].unit != safe::Unit::text};
  Node head("tr", {{"class", "utrecht-table__row"}});
  head.add(column_head(writing.in(table.dimensions[0].label)));
  for (const safe::Code& code : across.codes) {
    head.add(column_head(writing.in(code.label), shown.numeric));
  }
  parts.push_back(Node("thead", {{"class", "utrecht-table__header"}}, {head}));
  Node body("tbody", {{"class", "utrecht-table__body"}});
  for (std::size_t i = 0; i < table.dimensions[0].codes.size(); ++i) {
    Node line("tr", {{"class", "utrecht-table__row"}},
              {row_head(writing.in(table.dimensions[0].codes[i].label))});
    bool any = false;
    for (std::size_t k = 0; k < across.codes.size(); ++k) {
      const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                    [&](const safe::Row& r) { return r.codes[0] == i && r.codes[1] == k; });
      any = any || row != table.rows.end();
      line.add(row == table.rows.end() ? data_cell(writing.say("n.v.t.", "n/a"), shown.numeric, false)
                                       : data_cell(text_of(writing, table, *row, shown), shown.numeric,
                                                   row->cells[0].is_number()));
    }
    if (any) {
      body.add(line);
    }
  }
  parts.push_back(body);
}

void fill_rows(const Writing& writing, const safe::Table& table, Nodes& parts) {
  const std::vector<Shown> shown = shown_columns(writing, table);
  const std::size_t dimensions = table.dimensions.size();
  // With one dimension the rows stand alone; with more, the first groups them and the rest name them.
  const std::size_t first = dimensions > 1 ? 1 : 0;
  Node head("tr", {{"class", "utrecht-table__row"}});
  for (std::size_t d = first; d < dimensions; ++d) {
    head.add(column_head(writing.in(table.dimensions[d].label)));
  }
  for (const Shown& column : shown) {
    head.add(column_head(column.header, column.numeric));
  }
  parts.push_back(Node("thead", {{"class", "utrecht-table__header"}}, {head}));
  const auto line_of = [&](const safe::Row& row) {
    Node line("tr", {{"class", "utrecht-table__row"}});
    for (std::size_t d = first; d < dimensions; ++d) {
      line.add(d == first ? row_head(label(writing, table, row, d))
                          : data_cell(label(writing, table, row, d), false, true));
    }
    for (const Shown& column : shown) {
      line.add(data_cell(text_of(writing, table, row, column), column.numeric,
                         row.cells[column.column].is_number()));
    }
    return line;
  };
  if (first == 0) {
    Node body("tbody", {{"class", "utrecht-table__body"}});
    for (const safe::Row& row : table.rows) {
      body.add(line_of(row));
    }
    parts.push_back(body);
    return;
  }
  for (std::size_t code = 0; code < table.dimensions[0].codes.size(); ++code) {
    Node body("tbody", {{"class", "utrecht-table__body"}});
    const std::string span = std::to_string(dimensions - first + shown.size());
    body.add(Node("tr", {{"class", "utrecht-table__row"}},
                  {Node("th", {{"scope", "rowgroup"}, {"colspan", span}, {"class", "utrecht-table__group"}},
                        {writing.in(table.dimensions[0].codes[code].label)})}));
    bool any = false;
    for (const safe::Row& row : table.rows) {
      if (row.codes[0] == code) {
        body.add(line_of(row));
        any = true;
      }
    }
    if (any) {
      parts.push_back(body);
    }
  }
}

/// The day the figures are of, and their status: of the register where the table is from it, and of the release.
std::string as_of(const Writing& writing, const safe::Table& table) {
  const config::Release& release = writing.study.release;
  std::string text;
  if (!table.maturity.text.empty()) {
    text = writing.in(table.maturity.text) + " ";
  } else if (release.data_until) {
    text = writing.say("Cijfers tot en met ", "Figures up to ") + core::long_date(*release.data_until, writing.language) +
           ". ";
  }
  return text + writing.say("Status van deze uitgave: ", "Status of this release: ") +
         status_in_sentence(writing) + ", " +
         core::long_date(release.date, writing.language) + ".";
}

/// Source, notes, what the words for missing numbers mean, and the downloads.
Node under(const Writing& writing, const safe::Table& table, bool drawn, const FigureOptions& options,
           const std::string& id) {
  Node block("div", {{"class", "figure__foot"}});
  if (!options.part) {
    for (const core::Bilingual& note : table.notes) {
      block.add(paragraph({writing.in(note)}, "small"));
    }
  }
  bool hidden = false;
  bool missing = false;
  for (const safe::Row& row : table.rows) {
    for (const safe::Cell& cell : row.cells) {
      hidden = hidden || cell.kind() == safe::Cell::Kind::hidden;
      missing = missing || cell.kind() == safe::Cell::Kind::not_available;
    }
  }
  if (hidden) {
    block.add(
        paragraph({writing.say("Geheim: kleine aantallen tonen we niet, zodat niemand herkenbaar is.",
                               "Not shown: we do not show small numbers, so that nobody can be recognised.")},
                  "small"));
  }
  if (missing) {
    block.add(
        paragraph({writing.say("Niet te bepalen: niet gemeten, of met te weinig gegevens om te berekenen.",
                               "Not available: not measured, or too little data to compute it.")},
                  "small"));
  }
  block.add(paragraph({as_of(writing, table)}, "small"));
  block.add(paragraph({writing.say("Bron: ", "Source: ") + charts::as_sentence(writing.in(table.source))},
                      "small"));
  Node line = paragraph({}, "small");
  line.add(link(writing.to_public + "data/" + table.id + ".csv",
                writing.say("Download de cijfers (CSV)", "Download the figures (CSV)")));
  if (drawn && !options.part) {
    line.add(" ");
    line.add(link(
        writing.to_public + "charts/" + table.id + "." + std::string(core::code(writing.language)) + ".svg",
        writing.say("Download de figuur (SVG)", "Download the figure (SVG)")));
  }
  if (!options.more.empty()) {
    line.add(" ");
    line.add(link(options.more, options.more_text));
  }
  line.add(" ");
  line.add(Node("a", {{"class", "utrecht-link permalink"}, {"href", "#" + id}},
                {drawn ? writing.say("Link naar deze figuur", "Link to this figure")
                       : writing.say("Link naar deze tabel", "Link to this table")}));
  block.add(line);
  return block;
}

/// The boxes of a flow as a list: a step per item, with those who leave at it set in.
Node flow_list(const Writing& writing, const safe::Table& table) {
  const charts::Flow flow = charts::flow_of(table, writing.language);
  const auto item = [](const charts::FlowBox& box) {
    return Node("li", {{"class", box.aside ? "flow__step flow__step--off" : "flow__step"}},
                {Node("span", {{"class", "flow__label"}}, {box.label + ": "}),
                 Node("strong", {{"class", "flow__number"}}, {box.number})});
  };
  Node steps("ol", {{"class", "flow"}});
  if (flow.linked) {
    for (const charts::FlowColumn& column : flow.columns) {
      for (const charts::FlowBox& box : column.boxes) {
        steps.add(item(box));
      }
    }
    return steps;
  }
  Node groups("ul", {{"class", "utrecht-unordered-list"}});
  for (const charts::FlowColumn& column : flow.columns) {
    Node inner("ol", {{"class", "flow"}});
    for (const charts::FlowBox& box : column.boxes) {
      inner.add(item(box));
    }
    groups.add(Node("li", {{"class", "utrecht-unordered-list__item"}}, {column.title, inner}));
  }
  return groups;
}

/// One sentence per row of the drawing, for who would rather read than look.
Node sentence_list(const Writing& writing, const std::vector<charts::RowSentences>& blocks) {
  Node details("details", {{"class", "utrecht-accordion"}});
  details.add(Node("summary", {{"class", "utrecht-accordion__summary"}},
                   {writing.say("Lees elke regel als zin", "Read every row as a sentence")}));
  for (const charts::RowSentences& block : blocks) {
    if (!block.heading.empty()) {
      details.add(paragraph({strong(block.heading)}));
    }
    std::vector<Nodes> items;
    for (const std::string& sentence : block.sentences) {
      items.push_back({sentence});
    }
    details.add(unordered(std::move(items)));
  }
  return details;
}

/// The values in words where there are few, else how to read the drawing. Everyone sees it; the table has the
/// rest.
std::string summary(const Writing& writing, const safe::Table& table) {
  constexpr std::size_t few = 8;
  const bool one_per_series =
      table.chart.kind == safe::ChartKind::lines || table.chart.kind == safe::ChartKind::stock;
  if (table.chart.kind == safe::ChartKind::forest) {
    return writing.say(
        "Elke regel toont een verschil met zijn marge. Ligt de nul binnen de marge, dan kan het "
        "verschil toeval zijn. Alle cijfers staan in de tabel.",
        "Each row shows a difference with its margin. When zero lies inside the margin, the difference "
        "may be chance. All figures are in the table.");
  }
  if (table.chart.kind == safe::ChartKind::balance) {
    return writing.say(
        "Elk teken is een groep. Staat het in het eerste vak, dan leek de groep op de controlegroep. "
        "Alle gegevens staan in de tabel.",
        "Every mark is a group. In the first strip the group was like the control group. All of it is in the "
        "table.");
  }
  if (table.chart.kind == safe::ChartKind::flow) {
    return writing.say("Dezelfde stappen staan hieronder als lijst.", "The same steps are below as a list.");
  }
  if (table.chart.kind == safe::ChartKind::costs) {
    return writing.say(
        "Per post staat boven wat begroot was en onder wat is uitgegeven. "
        "Alle bedragen staan in de tabel.",
        "Per item the upper bar is what was planned, the lower one what was spent. "
        "All amounts are in the table.");
  }
  if (one_per_series || table.rows.size() <= few) {
    return charts::alt_text(table, writing.study, writing.language);
  }
  if (!table.chart.low.empty()) {
    return writing.say(
        "Elk teken is een schatting, de lijn erdoor is de marge. Hoe langer de lijn, hoe minder zeker. "
        "Alle cijfers staan in de tabel.",
        "Every mark is an estimate, the line through it is the margin. The longer the line, the less "
        "certain. All figures are in the table.");
  }
  return writing.say("Alle cijfers staan in de tabel.", "All figures are in the table.");
}

}  // namespace

Node table_view(const Writing& writing, const safe::Table& table, const std::string& id) {
  Nodes parts;
  if (table.dimensions.size() == 2 && table.columns.size() == 1) {
    fill_grid(writing, table, parts);
  } else {
    fill_rows(writing, table, parts);
  }
  return scrolling_table(
      id,
      charts::as_sentence(writing.in(table.title)) + " " + charts::as_sentence(writing.in(table.statistic)),
      std::move(parts));
}

Node table_block(Writing& writing, const safe::Table& table) {
  return {"div",
          {{"class", "table-block"}, {"id", core::slug(table.id)}},
          {table_view(writing, table, core::slug(table.id)), under(writing, table, false, {}, core::slug(table.id))}};
}

Node figure_view(Writing& writing, const safe::Table& table, const FigureOptions& options) {
  if (!charts::has_chart(table)) {
    return table_block(writing, table);
  }
  const std::string id = core::slug(table.id);
  const std::string number = std::to_string(++writing.figures);
  Node figure("figure", {{"class", "figure"}, {"id", id}, {"aria-labelledby", id + "-title"}});
  Node caption("figcaption", {{"class", "figure__caption"}, {"id", id + "-title"}});
  const std::string& title = writing.in(table.title);
  const std::string message = charts::message(table, writing.study, writing.language);
  const bool same = message == title;  // then the title is not told twice
  caption.add(Node("span", {{"class", "figure__message"}}, {charts::as_sentence(message) + " "}));
  caption.add(Node("span", {{"class", "figure__statistic"}},
                   {writing.say("Figuur ", "Figure ") + number + ". " +
                    (same ? std::string() : charts::as_sentence(title) + " ") +
                    charts::as_sentence(writing.in(table.statistic))}));
  figure.add(caption);
  figure.add(Node(
      "div", {{"class", "figure__drawing"}},
      {Node::drawing(charts::draw(table, writing.study, writing.language, charts::Layout::wide, id)),
       Node::drawing(charts::draw(table, writing.study, writing.language, charts::Layout::narrow, id))}));
  figure.add(Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--small"}, {"id", id + "-summary"}},
                  {summary(writing, table)}));
  if (table.chart.kind == safe::ChartKind::flow) {
    figure.add(flow_list(writing, table));
  }
  if (const auto sentences = charts::row_sentences(table, writing.study, writing.language);
      !sentences.empty()) {
    figure.add(sentence_list(writing, sentences));
  }
  figure.add(Node("details", {{"class", "utrecht-accordion"}},
                  {Node("summary", {{"class", "utrecht-accordion__summary"}},
                        {writing.say("Toon de cijfers als tabel", "Show the figures as a table")}),
                   table_view(writing, table, id)}));
  figure.add(under(writing, table, true, options, id));
  return figure;
}

Node appendix_view(const Writing& writing, const safe::Table& table) {
  const std::string id = core::slug(table.id) + "-bijlage";
  return {"div",
          {{"class", "table-block"}, {"id", id}},
          {paragraph({strong(writing.say("Bijlage. ", "Appendix. ")),
                      writing.say("De vergelijking met niet-deelnemers staat op rood. Deze verschillen zijn "
                                  "niet te gebruiken. Ze staan hier voor wie de berekening wil nagaan.",
                                  "The comparison with non-participants is at red. These differences are not "
                                  "to be used. They are here for those who want to check the calculation.")}),
           Node("details", {{"class", "utrecht-accordion"}},
                {Node("summary", {{"class", "utrecht-accordion__summary"}},
                      {writing.say("Toon alle vergelijkingen als tabel", "Show all comparisons as a table")}),
                 table_view(writing, table, id)}),
           under(writing, table, false, {}, id)}};
}

void add_table(Nodes& nodes, Writing& writing, std::string_view table_id) {
  if (const safe::Table* table = safe::find_table(writing.findings, table_id)) {
    nodes.push_back(figure_view(writing, *table));
  }
}

}  // namespace werkthet::publish::site
