#include "office/ods_chart.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "office/book_text.hpp"
#include "office/ods_styles.hpp"

#include <optional>
#include <string_view>

namespace werkthet::office {
namespace {

std::string inches(std::uint32_t pixels) {
  return core::plain(pixels / 96.0, 4) + "in";
}

std::string colour(std::uint32_t rgb) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (unsigned shift = 24; shift > 0; shift -= 4) {
    text += digits[(rgb >> (shift - 4)) & 0xFU];
  }
  return text;
}

/// "Blad.B5:Blad.B8 Blad.B10:Blad.B12".
std::string address(const std::string& sheet, const std::vector<CellRange>& ranges) {
  std::string text;
  for (const CellRange& range : ranges) {
    text += (text.empty() ? "" : " ") + sheet + "." + cell_name(range.row, range.column) + ":" + sheet + "." +
            cell_name(range.last_row, range.last_column);
  }
  return text;
}

std::string_view class_of(const BookChart& chart) {
  if (chart.intervals) {
    return "chart:stock";
  }
  switch (chart.kind) {
    case BookChartKind::line:
      return "chart:line";
    case BookChartKind::bars:
      return "chart:bar";
    case BookChartKind::scatter:
      break;
  }
  return "chart:scatter";
}

std::string_view symbol_of(ChartMarker marker) {
  switch (marker) {
    case ChartMarker::circle:
      return "circle";
    case ChartMarker::square:
      return "square";
    case ChartMarker::diamond:
      return "diamond";
    case ChartMarker::triangle:
      return "arrow-up";
    case ChartMarker::dash:
      return "horizontal-bar";
    case ChartMarker::none:
      break;
  }
  return {};
}

std::string_view dash_of(ChartLine line) {
  switch (line) {
    case ChartLine::dashed:
      return "Streep";
    case ChartLine::dotted:
      return "Punt";
    case ChartLine::dash_dotted:
      return "Streeppunt";
    case ChartLine::none:
    case ChartLine::solid:
      break;
  }
  return {};
}

std::string chart_style(const std::string& name, const std::string& inside, bool numbers = false) {
  return "<style:style style:name=\"" + name + "\" style:family=\"chart\"" +
         (numbers ? " style:data-style-name=\"n\"" : "") + ">" + inside + "</style:style>";
}

std::string letters(int points, bool bold) {
  return "<style:text-properties fo:font-family=\"" + std::string(book_font) + "\" fo:font-size=\"" +
         std::to_string(points) + "pt\"" + (bold ? " fo:font-weight=\"bold\"" : "") + "/>";
}

std::string limit(const char* name, const std::optional<double>& value) {
  return value ? " chart:" + std::string(name) + "=\"" + core::shortest(*value) + "\"" : "";
}

std::string series_style(const std::string& name, const BookChart& chart, const ChartSeries& series) {
  const std::string_view symbol = symbol_of(series.marker);
  std::string properties = "<style:chart-properties";
  if (symbol.empty() || chart.kind == BookChartKind::bars) {
    properties += " chart:symbol-type=\"none\"";
  } else {
    const std::string size = std::to_string(series.marker_size) + "pt";
    properties += " chart:symbol-type=\"named-symbol\" chart:symbol-name=\"" + std::string(symbol) +
                  "\" chart:symbol-width=\"" + size + "\" chart:symbol-height=\"" + size + "\"";
  }
  properties += "/>";
  const std::string_view dash = dash_of(series.line);
  const std::string stroke = series.line == ChartLine::none && !chart.intervals ? "none"
                             : dash.empty()                                     ? "solid"
                                                                                : "dash";
  return chart_style(name, properties + "<style:graphic-properties draw:stroke=\"" + stroke + "\"" +
                               (stroke == "dash" ? " draw:stroke-dash=\"" + std::string(dash) + "\"" : "") +
                               " svg:stroke-width=\"" + core::plain(series.line_width, 2) +
                               "pt\" svg:stroke-color=\"" + colour(series.colour) +
                               "\" draw:fill=\"solid\" draw:fill-color=\"" + colour(series.colour) + "\"/>");
}

std::string styles_of(const BookChart& chart, core::Language language) {
  const bool lying = chart.kind == BookChartKind::bars;
  const bool numbers_on_x = chart.kind == BookChartKind::scatter;
  std::string text = "<office:automatic-styles><number:number-style" + ods_number_language(language) +
                     " style:name=\"n\"><number:number "
                     "number:decimal-places=\"" +
                     std::to_string(chart.y_decimals) + "\" number:min-decimal-places=\"" +
                     std::to_string(chart.y_decimals) +
                     "\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>";
  text += chart_style("kader",
                      "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"solid\" "
                      "draw:fill-color=\"#ffffff\"/>");
  text += chart_style("leeg", "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\"/>");
  text += chart_style("titel", letters(12, true));
  text += chart_style("as", letters(11, false));
  text += chart_style(
      "legenda", "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\"/>" + letters(11, false));
  text += chart_style("vlak",
                      "<style:chart-properties" + std::string(lying ? " chart:vertical=\"true\"" : "") +
                          " chart:treat-empty-cells=\"leave-gap\" chart:include-hidden-cells=\"false\"/>");
  std::string x = "<style:chart-properties chart:display-label=\"true\"";
  if (numbers_on_x) {
    x += " chart:minimum=\"0\"" + limit("maximum", chart.x_max) + limit("interval-major", chart.x_step);
  }
  x += lying ? " chart:reverse-direction=\"true\" chart:axis-label-position=\"outside-start\"/>"
             : " chart:axis-label-position=\"outside-start\"/>";
  text += chart_style("x", x + letters(11, false));
  text += chart_style("y",
                      "<style:chart-properties chart:display-label=\"true\"" + limit("minimum", chart.y_min) +
                          limit("maximum", chart.y_max) +
                          (lying ? " chart:axis-position=\"end\" chart:axis-label-position=\"near-axis\"/>"
                                 : " chart:axis-label-position=\"outside-start\"/>") +
                          letters(11, false),
                      true);
  text += chart_style("lijn",
                      "<style:graphic-properties svg:stroke-width=\"0.75pt\" svg:stroke-color=\"#d0d0d0\"/>");
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    text += series_style("reeks" + std::to_string(i + 1), chart, chart.series[i]);
  }
  return text + "</office:automatic-styles>";
}

std::string title(std::string_view element, std::string_view style, const std::string& words) {
  return "<chart:" + std::string(element) + " chart:style-name=\"" + std::string(style) + "\"><text:p>" +
         core::escape_markup(one_line(words)) + "</text:p></chart:" + std::string(element) + ">";
}

std::string series_of(const BookChart& chart, const std::string& sheet) {
  // The .xlsx wants the highest first, OpenDocument the lowest: lowest, highest, between.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    order.push_back(chart.intervals && i < 2 ? 1 - i : i);
  }
  std::string text;
  for (const std::size_t i : order) {
    const ChartSeries& series = chart.series[i];
    text += "<chart:series chart:style-name=\"reeks" + std::to_string(i + 1) +
            "\" chart:values-cell-range-address=\"" + address(sheet, series.values) + "\"";
    if (series.name_cell) {
      text += " chart:label-cell-address=\"" + address(sheet, {*series.name_cell}) + "\"";
    }
    text += " chart:class=\"" + std::string(class_of(chart)) + "\" chart:attached-axis=\"primary-y\"";
    text += series.in_legend ? ">" : " loext:hide-legend=\"true\">";
    if (chart.kind == BookChartKind::scatter) {
      text += "<chart:domain table:cell-range-address=\"" + address(sheet, series.categories) + "\"/>";
    }
    text += "</chart:series>";
  }
  return text;
}

bool has_legend(const BookChart& chart) {
  std::size_t listed = 0;
  for (const ChartSeries& series : chart.series) {
    listed += series.in_legend ? 1U : 0U;
  }
  return listed > 1;
}

}  // namespace

std::string ods_chart_folder(std::size_t number) {
  return "Object " + std::to_string(number);
}

std::string ods_chart_frame(const BookChart& chart, const std::string& sheet, std::size_t number) {
  std::vector<CellRange> cells;
  for (const ChartSeries& series : chart.series) {
    cells.insert(cells.end(), series.values.begin(), series.values.end());
  }
  return "<draw:frame draw:style-name=\"gr1\" draw:z-index=\"0\" draw:name=\"Grafiek_" +
         std::to_string(number) + "\" svg:width=\"" + inches(chart.width) + "\" svg:height=\"" +
         inches(chart.height) +
         "\" svg:x=\"0in\" svg:y=\"0in\"><draw:object draw:notify-on-update-of-ranges=\"" +
         address(sheet, cells) + "\" xlink:href=\"./" + ods_chart_folder(number) +
         "\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>" +
         core::escape_markup(one_line(chart.title)) + "</svg:title><svg:desc>" +
         core::escape_markup(one_line(chart.alt_text)) + "</svg:desc></draw:frame>";
}

std::string ods_chart_styles() {
  const auto dash = [](std::string_view name, std::string_view pattern) {
    return "<draw:stroke-dash draw:name=\"" + std::string(name) + "\" draw:style=\"rect\" " +
           std::string(pattern) + "/>";
  };
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles" + ods_namespaces() +
         "><office:styles>" +
         dash("Streep", "draw:dots1=\"1\" draw:dots1-length=\"0.1in\" draw:distance=\"0.06in\"") +
         dash("Punt", "draw:dots1=\"1\" draw:dots1-length=\"0.03in\" draw:distance=\"0.04in\"") +
         dash("Streeppunt",
              "draw:dots1=\"1\" draw:dots1-length=\"0.14in\" draw:dots2=\"1\" draw:dots2-length=\"0.03in\" "
              "draw:distance=\"0.05in\"") +
         "</office:styles></office:document-styles>\n";
}

std::string ods_chart(const BookChart& chart, const std::string& sheet, core::Language language) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content" +
                     ods_namespaces() + ">" + styles_of(chart, language) +
                     "<office:body><office:chart><chart:chart svg:width=\"" + inches(chart.width) +
                     "\" svg:height=\"" + inches(chart.height) +
                     "\" xlink:href=\"..\" "
                     "xlink:type=\"simple\" chart:class=\"" +
                     std::string(class_of(chart)) + "\" chart:style-name=\"kader\">";
  text += title("title", "titel", chart.title);
  if (has_legend(chart)) {
    text += "<chart:legend chart:legend-position=\"bottom\" chart:style-name=\"legenda\"/>";
  }
  text +=
      "<chart:plot-area chart:style-name=\"vlak\" chart:data-source-has-labels=\"none\">"
      "<chart:axis chart:dimension=\"x\" chart:name=\"primary-x\" chart:style-name=\"x\">" +
      title("title", "as", chart.x_name);
  if (chart.kind != BookChartKind::scatter) {
    text += "<chart:categories table:cell-range-address=\"" +
            address(sheet, chart.series.front().categories) + "\"/>";
  }
  text += "</chart:axis><chart:axis chart:dimension=\"y\" chart:name=\"primary-y\" chart:style-name=\"y\">" +
          title("title", "as", chart.y_name) +
          "<chart:grid chart:style-name=\"lijn\" chart:class=\"major\"/></chart:axis>";
  text += series_of(chart, sheet);
  return text +
         "<chart:wall chart:style-name=\"leeg\"/></chart:plot-area></chart:chart></office:chart>"
         "</office:body></office:document-content>\n";
}

}  // namespace werkthet::office
