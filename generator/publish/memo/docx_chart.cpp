#include "publish/memo/docx_chart.hpp"

#include "core/error.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/memo/docx_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace werkthet::publish::memo {
namespace {

constexpr int emu_per_cm = 360000;
constexpr int width = 16 * emu_per_cm;
constexpr int height = 4 * emu_per_cm;
constexpr std::string_view dark = "1A1A1A";

std::string numbers(const std::vector<double>& values) {
  std::string xml =
      fmt::format("<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"{}\"/>", values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    xml += fmt::format("<c:pt idx=\"{}\"><c:v>{}</c:v></c:pt>", i, core::shortest(values[i]));
  }
  return xml + "</c:numLit>";
}

std::string names(const std::vector<std::string>& texts) {
  std::string xml = fmt::format("<c:strLit><c:ptCount val=\"{}\"/>", texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    xml += fmt::format("<c:pt idx=\"{}\"><c:v>{}</c:v></c:pt>", i, core::escape_markup(texts[i]));
  }
  return xml + "</c:strLit>";
}

std::string fill_of(std::string_view colour) {
  return fmt::format("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", colour);
}

/// The colour mixed with white: on a pale column both halves of an error bar can be seen.
std::string pale(std::string_view colour) {
  std::string result;
  for (std::size_t i = 0; i + 1 < colour.size(); i += 2) {
    int part = 0;
    std::from_chars(colour.data() + i, colour.data() + i + 2, part, 16);
    result += fmt::format("{:02X}", (part + 3 * 255) / 4);
  }
  return result;
}

std::string line_of(std::string_view colour, int emu) {
  return fmt::format("<a:ln w=\"{}\">{}</a:ln>", emu, fill_of(colour));
}

std::string text_of(int hundredths_of_a_point, std::string_view colour) {
  return fmt::format(
      "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{}\" b=\"0\">{}<a:latin "
      "typeface=\"Arial\"/>"
      "</a:defRPr></a:pPr><a:endParaRPr lang=\"nl-NL\"/></a:p></c:txPr>",
      hundredths_of_a_point, fill_of(colour));
}

/// Lengths of the error bars; differences of printed numbers, made only to place a line.
std::vector<double> lengths(const std::vector<double>& from, const std::vector<double>& to) {
  std::vector<double> result;
  for (std::size_t i = 0; i < from.size(); ++i) {
    result.push_back(core::round_half_away(std::max(0.0, to[i] - from[i]), 6));
  }
  return result;
}

}  // namespace

int axis_end(const Chart& chart) {
  const double top = chart.highs.empty() ? 0.0 : *std::max_element(chart.highs.begin(), chart.highs.end());
  return std::clamp((static_cast<int>(std::floor(top / 10.0)) + 1) * 10, 10, 100);
}

std::string chart_part(const Chart& chart, std::string_view colour, core::Language language) {
  core::ensure(chart.values.size() == chart.names.size() && chart.lows.size() == chart.names.size() &&
                   chart.highs.size() == chart.names.size(),
               "a chart has a value and a margin for every name");
  const int end = axis_end(chart);
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:date1904 val=\"0\"/><c:lang "
      "val=\"{}\"/>"
      "<c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted "
      "val=\"1\"/><c:plotArea><c:layout/><c:barChart>"
      "<c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>",
      language_tag(language));
  xml += fmt::format(
      "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:v>{}</c:v></c:tx><c:spPr>{}</c:spPr>"
      "<c:invertIfNegative val=\"0\"/>",
      core::escape_markup(chart.caption), fill_of(pale(colour)) + line_of(colour, 9525));
  xml += fmt::format(
      "<c:dLbls><c:numFmt formatCode=\"0&quot;%&quot;\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>{}"
      "<c:dLblPos val=\"inBase\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName "
      "val=\"0\"/>"
      "<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
      text_of(1000, dark));
  xml += fmt::format(
      "<c:errBars><c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap "
      "val=\"0\"/><c:plus>{}</c:plus>"
      "<c:minus>{}</c:minus><c:spPr>{}</c:spPr></c:errBars>",
      numbers(lengths(chart.values, chart.highs)), numbers(lengths(chart.lows, chart.values)),
      line_of(dark, 22225));
  xml += fmt::format(
      "<c:cat>{}</c:cat><c:val>{}</c:val></c:ser><c:gapWidth val=\"120\"/><c:axId val=\"1001\"/>"
      "<c:axId val=\"1002\"/></c:barChart>",
      names(chart.names), numbers(chart.values));
  xml += fmt::format(
      "<c:catAx><c:axId val=\"1001\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete "
      "val=\"0\"/>"
      "<c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark "
      "val=\"none\"/>"
      "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr>{}</c:spPr>{}<c:crossAx "
      "val=\"1002\"/>"
      "<c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/>"
      "<c:noMultiLvlLbl val=\"1\"/></c:catAx>",
      line_of(dark, 9525), text_of(1000, dark));
  xml += fmt::format(
      "<c:valAx><c:axId val=\"1002\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{}\"/><c:min "
      "val=\"0\"/>"
      "</c:scaling><c:delete val=\"0\"/><c:axPos "
      "val=\"l\"/><c:majorGridlines><c:spPr>{}</c:spPr></c:majorGridlines>"
      "<c:numFmt formatCode=\"0&quot;%&quot;\" sourceLinked=\"0\"/><c:majorTickMark "
      "val=\"none\"/><c:minorTickMark "
      "val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx "
      "val=\"1001\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/><c:majorUnit "
      "val=\"{}\"/></c:valAx>",
      end, line_of("D0D0D0", 6350), text_of(1000, dark), end > 60 ? 20 : 10);
  return xml +
         "<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/>"
         "</c:chart><c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln><a:noFill/></a:ln>"
         "</c:spPr></c:chartSpace>";
}

std::string chart_drawing(const Chart& chart, int number, std::string_view relation) {
  return fmt::format(
      "<w:r><w:drawing><wp:inline "
      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{}\" cy=\"{}\"/><wp:docPr id=\"{}\" "
      "name=\"Chart {}\" descr=\"{}\"/><wp:cNvGraphicFramePr/><a:graphic "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart "
      "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
      "r:id=\"{}\"/></a:graphicData></a:graphic>"
      "</wp:inline></w:drawing></w:r>",
      width, height, number, number, core::escape_markup(chart.description), relation);
}

}  // namespace werkthet::publish::memo
