#include "publish/charts/chart.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/cell_text.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/flow.hpp"
#include "publish/charts/interval_rows.hpp"
#include "publish/charts/message.hpp"
#include "publish/charts/text_width.hpp"
#include "safe/difference_class.hpp"

#include <algorithm>

namespace werkthet::publish::charts {
namespace {

double draw_kind(Canvas& canvas, const Request& request, double top) {
  switch (request.table.chart.kind) {
    case safe::ChartKind::lines:
    case safe::ChartKind::waves:
      return draw_panels(canvas, request, top);
    case safe::ChartKind::intervals:
    case safe::ChartKind::forest:
    case safe::ChartKind::parts:
      return draw_intervals(canvas, request, top);
    case safe::ChartKind::flow:
      return draw_flow(canvas, request, top);
    case safe::ChartKind::balance:
      return draw_balance(canvas, request, top);
    case safe::ChartKind::stacked:
      return draw_stacked(canvas, request, top);
    case safe::ChartKind::costs:
      return draw_costs(canvas, request, top);
    case safe::ChartKind::towns:
      return draw_towns(canvas, request, top);
    case safe::ChartKind::stock:
      return draw_stock(canvas, request, top);
    case safe::ChartKind::none:
      break;
  }
  return top;
}

bool is_intervals(const safe::Table& table) {
  return table.chart.kind == safe::ChartKind::intervals || table.chart.kind == safe::ChartKind::forest ||
         table.chart.kind == safe::ChartKind::parts;
}

/// How to read marks and margins, source and date: a screenshot without them would be an orphan.
/// `alone`: a file by itself also says how old its figures are; on a page that stands right under the
/// drawing.
double draw_foot(Canvas& canvas, const Request& request, double y, bool alone) {
  const std::string margin = core::lower_ascii(margin_header(request.table, request.language));
  std::string text;
  switch (request.table.chart.kind) {
    case safe::ChartKind::lines:
      text =
          request.words("Lijn: schatting. Gekleurde band: ", "Line: estimate. Shaded band: ") + margin + ". ";
      break;
    case safe::ChartKind::waves:
    case safe::ChartKind::intervals:
    case safe::ChartKind::forest:
    case safe::ChartKind::parts:
      text = request.words("Teken: schatting. Lijn: ", "Mark: estimate. Line: ") + margin + ". ";
      break;
    case safe::ChartKind::flow:
      text = request.words("Gestippeld vak: hier gaan mensen niet verder. ",
                           "Dashed box: people go no further here. ");
      if (const Flow flow = flow_of(request.table, request.language);
          flow.linked && !flow.columns.empty() && flow.columns.back().boxes.back().part) {
        text += request.words("Het laatste vak is een deel van het vak erboven. ",
                              "The last box is a part of the box above it. ");
      }
      break;
    case safe::ChartKind::balance:
      text = request.words("Alleen het vak telt; de plaats in een vak zegt niets. ",
                           "Only the strip counts; the place within a strip says nothing. ");
      break;
    case safe::ChartKind::stacked:
      text = request.words(
          "Door afronding, en waar we kleine aantallen niet tonen, is een balk niet altijd vol. ",
          "Because of rounding, and where we do not show small numbers, a bar is not always full. ");
      break;
    case safe::ChartKind::costs:
    case safe::ChartKind::towns:
    case safe::ChartKind::stock:
    case safe::ChartKind::none:
      break;
  }
  const bool margins = request.table.chart.kind == safe::ChartKind::lines ||
                       request.table.chart.kind == safe::ChartKind::waves || is_intervals(request.table);
  if (margins && request.table.chart.low.empty()) {
    text.clear();  // no margins in the table, so none to explain
  }
  if (request.table.chart.kind == safe::ChartKind::lines) {
    const Grid grid = grid_of(request);
    if (starts_at_zero(request, grid)) {
      text += request.words("De lijn begint op 0%: bij de start had iedereen bijstand. ",
                            "The line starts at 0%: everyone was on assistance at the start. ");
    }
    if (safe::column_index(request.table, "not_yet")) {
      text += request.words(
          "Onder de lijnen: aantallen; leeg betekent dat we dat kleine aantal niet tonen. Niet meer gevolgd: "
          "niemand. ",
          "Below the lines: numbers; empty means that we do not show that small number. No longer followed: "
          "nobody. ");
    }
    if (any_passes_hidden(request, grid)) {
      text += request.words("Waar kleine aantallen niet getoond worden, verbindt de lijn de punten ernaast. ",
                            "Where small counts are not shown, the line joins the points beside them. ");
    }
  }
  if (alone && !request.table.maturity.text.empty()) {
    text += request.table.maturity.text.in(request.language) + " ";
  }
  text += std::string(request.words("Bron: ", "Source: ")) + request.table.source.in(request.language) + ". ";
  text +=
      request.study.municipality + ", " + core::long_date(request.study.release.date, request.language) + ".";
  if (request.study.fictitious) {
    text += request.words(" Verzonnen gegevens.", " Fictitious data.");
  }
  const double size = request.wide() ? 12.0 : 14.0;
  const double leading = size + 3.0;
  return canvas.paragraph({0.0, y + size}, wrapped(text, request.width(), size), leading,
                          {size, false, Anchor::start, soft_ink}) +
         6.0;
}

/// What the boxes, rows or series say, each as " Name: what; what.".
std::string values_in_words(const Request& request) {
  const safe::Table& table = request.table;
  const core::Language language = request.language;
  std::string text;
  const auto add = [&](const std::string& name, const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) {
      list += (list.empty() ? "" : "; ") + value;
    }
    if (!list.empty()) {
      text += " " + (name.empty() ? std::string() : name + ": ") + list + ".";
    }
  };
  if (table.chart.kind == safe::ChartKind::flow) {
    for (const FlowColumn& column : flow_of(table, language).columns) {
      std::vector<std::string> values;
      for (const FlowBox& box : column.boxes) {
        values.push_back(box.label + " " + box.number);
      }
      add(column.title, values);
    }
    return text;
  }
  if (table.chart.kind == safe::ChartKind::parts) {
    for (const Block& block : blocks_of(request)) {
      std::vector<std::string> values;
      for (const IntervalRow& row : block.rows) {
        values.push_back(row.label + " " + row.number);
      }
      add(block.header + (block.light_words.empty() ? "" : ", " + block.light_words), values);
    }
    return text;
  }
  const auto x = safe::dimension_index(table, table.chart.x);
  if (!x) {
    return text;
  }
  if (table.chart.kind == safe::ChartKind::costs) {
    for (const safe::Row& row : table.rows) {
      std::vector<std::string> values;
      for (const std::string& id : {table.chart.value, std::string("spent")}) {
        if (const auto column = safe::column_index(table, id)) {
          values.push_back(inside_sentence(table.columns[*column].label.in(language)) + " " +
                           cell_text(row.cells[*column], table.columns[*column].unit, language));
        }
      }
      add(table.dimensions[*x].codes[row.codes[*x]].label.in(language), values);
    }
    return text;
  }
  const Grid grid = grid_of(request);
  const bool last_only =
      table.chart.kind == safe::ChartKind::lines || table.chart.kind == safe::ChartKind::stock;
  for (const Series& series : grid.series) {
    std::vector<std::string> values;
    for (std::size_t i = last_only && !grid.x.empty() ? grid.x.size() - 1 : 0; i < series.at.size(); ++i) {
      const std::string value = interval_text(series.at[i], grid.unit, language);
      if (!value.empty()) {
        values.push_back(code_text(table.dimensions[*x], grid.x[i], language) + " " + value);
      }
    }
    add(series.label, values);
  }
  return text;
}

Request request_of(const safe::Table& table, const config::Study& study, core::Language language,
                   Layout layout) {
  return {table, study, language, layout};
}

}  // namespace

bool has_chart(const safe::Table& table) {
  return table.chart.kind != safe::ChartKind::none &&
         std::any_of(table.rows.begin(), table.rows.end(), [&](const safe::Row& row) {
           const Cells cells = cells_of(table, row);
           return cells.drawn() || (table.chart.kind == safe::ChartKind::balance && cells.value != nullptr &&
                                    safe::difference_class_of(*cells.value));
         });
}

std::vector<std::string> lint(const safe::Table& table, const config::Study& study, core::Language language,
                              Layout layout) {
  const Request request = request_of(table, study, language, layout);
  Canvas canvas;
  const double height = draw_foot(canvas, request, draw_kind(canvas, request, 4.0) + 4.0, false);
  return canvas.lint(request.width(), height);
}

std::string draw(const safe::Table& table, const config::Study& study, core::Language language, Layout layout,
                 const std::string& id_prefix) {
  const Request request = request_of(table, study, language, layout);
  Canvas canvas;
  const double bottom = draw_kind(canvas, request, 4.0);
  const double height = draw_foot(canvas, request, bottom + 4.0, false);
  const std::string id = core::escape_markup(id_prefix);
  return canvas.svg(request.width(), height,
                    std::string(" class=\"chart ") + (request.wide() ? "chart--wide" : "chart--narrow") +
                        "\" role=\"img\" aria-labelledby=\"" + id + "-title\" aria-describedby=\"" + id +
                        "-summary\"");
}

std::string draw_file(const safe::Table& table, const config::Study& study, core::Language language) {
  const Request request = request_of(table, study, language, Layout::wide);
  Canvas canvas;
  const std::string message = charts::message(table, study, language);
  double y = canvas.paragraph({0.0, 20.0}, wrapped(message, request.width(), 17.0, true), 21.0, {17.0, true});
  y = canvas.paragraph(
      {0.0, y + 20.0},
      wrapped((message == table.title.in(language) ? std::string()
                                                   : as_sentence(table.title.in(language)) + " ") +
                  as_sentence(table.statistic.in(language)),
              request.width(), 13.0),
      16.0, {13.0, false, Anchor::start, soft_ink});
  const double height = draw_foot(canvas, request, draw_kind(canvas, request, y + 16.0) + 4.0, true);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
         canvas.svg(request.width(), height,
                    " role=\"img\" xml:lang=\"" + std::string(core::code(language)) + "\" aria-label=\"" +
                        core::escape_markup(alt_text(table, study, language)) + "\"");
}

std::string alt_text(const safe::Table& table, const config::Study& study, core::Language language) {
  const Request request = request_of(table, study, language, Layout::wide);
  std::string kind;
  switch (table.chart.kind) {
    case safe::ChartKind::lines:
      kind = request.words("Lijngrafiek", "Line chart");
      break;
    case safe::ChartKind::waves:
    case safe::ChartKind::intervals:
    case safe::ChartKind::forest:
    case safe::ChartKind::parts:
      kind = request.words("Grafiek met schatting en marge", "Chart of estimates with margins");
      break;
    case safe::ChartKind::stock:
      kind = request.words("Lijn met staven", "Line with bars");
      break;
    case safe::ChartKind::flow:
      kind = request.words("Stroomschema", "Flow chart");
      break;
    case safe::ChartKind::balance:
      kind = request.words("Grafiek van verschillen bij de start", "Chart of differences at the start");
      break;
    case safe::ChartKind::stacked:
      kind = request.words("Gestapelde staven tot 100%", "Bars stacked to 100%");
      break;
    case safe::ChartKind::costs:
      kind = request.words("Staven van begroot en uitgegeven", "Bars of planned and spent");
      break;
    case safe::ChartKind::towns:
      kind = request.words("Kleine grafieken, een per gemeente", "Small charts, one per municipality");
      break;
    case safe::ChartKind::none:
      kind = request.words("Tabel", "Table");
      break;
  }
  return kind + ": " + as_sentence(table.title.in(language)) + values_in_words(request) +
         request.words(" Alle cijfers staan in de tabel.", " All figures are in the table.");
}

}  // namespace werkthet::publish::charts
