#include "publish/charts/chart.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/cell_text.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/message.hpp"
#include "publish/charts/text_width.hpp"

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
      return draw_intervals(canvas, request, top);
    case safe::ChartKind::bars:
      return draw_bars(canvas, request, top);
    case safe::ChartKind::stock:
      return draw_stock(canvas, request, top);
    case safe::ChartKind::none:
      break;
  }
  return top;
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
      text = request.words("Teken: schatting. Lijn: ", "Mark: estimate. Line: ") + margin + ". ";
      break;
    case safe::ChartKind::bars:
    case safe::ChartKind::stock:
    case safe::ChartKind::none:
      break;
  }
  if (request.table.chart.low.empty()) {
    text.clear();  // no margins in the table, so none to explain
  }
  if (request.table.chart.kind == safe::ChartKind::lines) {
    const Grid grid = grid_of(request);
    if (starts_at_zero(request, grid)) {
      text += request.words("De lijn begint op 0%: bij de start had iedereen bijstand. ",
                            "The line starts at 0%: everyone was on assistance at the start. ");
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

Request request_of(const safe::Table& table, const config::Study& study, core::Language language,
                   Layout layout) {
  return {table, study, language, layout};
}

}  // namespace

bool has_chart(const safe::Table& table) {
  return table.chart.kind != safe::ChartKind::none &&
         std::any_of(table.rows.begin(), table.rows.end(),
                     [&](const safe::Row& row) { return cells_of(table, row).drawn(); });
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
  const std::string head = message_or_title(table, study, language);
  double y = canvas.paragraph({0.0, 20.0}, wrapped(head, request.width(), 17.0, true), 21.0, {17.0, true});
  y = canvas.paragraph(
      {0.0, y + 20.0},
      wrapped(as_sentence(table.title.in(language)) + " " + as_sentence(table.statistic.in(language)),
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
  const safe::Unit unit = unit_of(table);
  std::string kind;
  switch (table.chart.kind) {
    case safe::ChartKind::lines:
      kind = request.words("Lijngrafiek", "Line chart");
      break;
    case safe::ChartKind::waves:
    case safe::ChartKind::intervals:
    case safe::ChartKind::forest:
      kind = request.words("Grafiek met schatting en marge", "Chart of estimates with margins");
      break;
    case safe::ChartKind::bars:
      kind = request.words("Staafdiagram", "Bar chart");
      break;
    case safe::ChartKind::stock:
      kind = request.words("Lijn met staven", "Line with bars");
      break;
    case safe::ChartKind::none:
      kind = request.words("Tabel", "Table");
      break;
  }
  std::string text = kind + ": " + as_sentence(table.title.in(language));
  const Grid grid = grid_of(request);
  const bool last_only =
      table.chart.kind == safe::ChartKind::lines || table.chart.kind == safe::ChartKind::stock;
  for (const Series& series : grid.series) {
    std::string values;
    for (std::size_t i = last_only && !grid.x.empty() ? grid.x.size() - 1 : 0; i < series.at.size(); ++i) {
      const std::string value = interval_text(series.at[i], unit, language);
      if (!value.empty()) {
        const auto x = safe::dimension_index(table, table.chart.x);
        values +=
            (values.empty() ? "" : "; ") + code_text(table.dimensions[*x], grid.x[i], language) + " " + value;
      }
    }
    if (!values.empty()) {
      text += " " + (series.label.empty() ? std::string() : series.label + ": ") + values + ".";
    }
  }
  return text + request.words(" Alle cijfers staan in de tabel.", " All figures are in the table.");
}

}  // namespace werkthet::publish::charts
