#include "office/ods_styles.hpp"

#include "core/format.hpp"

#include <array>
#include <utility>
#include <vector>

namespace werkthet::office {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> namespaces{
    {{"office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
     {"style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
     {"text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
     {"table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
     {"number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"},
     {"meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
     {"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
     {"svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
     {"chart", "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"},
     {"loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"},
     {"draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
     {"xlink", "http://www.w3.org/1999/xlink"},
     {"dc", "http://purl.org/dc/elements/1.1/"}}};

std::string inches(double pixels) {
  return core::plain(pixels / 96.0, 4) + "in";
}

/// What is between the tags of a number style: digits behind the comma, and whether thousands stand apart.
std::string digits(const NumberForm& form) {
  const std::string decimals = std::to_string(form.decimals);
  return "<number:number number:decimal-places=\"" + decimals + "\" number:min-decimal-places=\"" + decimals +
         "\" number:min-integer-digits=\"1\"" + (form.grouped ? " number:grouping=\"true\"" : "") + "/>";
}

std::string number_style(const std::string& name, const NumberForm& form, core::Language language) {
  const std::string open = "<number:number-style" + ods_number_language(language) + " style:name=\"" + name;
  const std::string close = "</number:number-style>";
  if (!form.with_plus) {
    return open + "\">" + digits(form) + close;
  }
  return open + "P\" style:volatile=\"true\"><number:text>+</number:text>" + digits(form) + close + open +
         "M\" style:volatile=\"true\"><number:text>-</number:text>" + digits(form) + close + open + "\">" +
         digits(form) + "<style:map style:condition=\"value()&gt;0\" style:apply-style-name=\"" + name +
         "P\"/><style:map style:condition=\"value()&lt;0\" style:apply-style-name=\"" + name + "M\"/>" +
         close;
}

std::string cell_style(const std::string& name, const std::string& numbers, const CellStyle& style) {
  std::string text = "<style:style style:name=\"" + name +
                     "\" style:family=\"table-cell\" style:parent-style-name=\"Default\"" +
                     (numbers.empty() ? "" : " style:data-style-name=\"" + numbers + "\"") + ">";
  text += "<style:table-cell-properties style:vertical-align=\"top\"";
  if (style.align != CellAlign::automatic) {
    text += " style:text-align-source=\"fix\"";
  }
  if (style.wrapped) {
    text += " fo:wrap-option=\"wrap\"";
  }
  if (style.line_below) {
    text += " fo:border-bottom=\"0.75pt solid #000000\"";
  }
  text += "/>";
  if (style.align != CellAlign::automatic || style.indented) {
    text += "<style:paragraph-properties";
    if (style.align != CellAlign::automatic) {
      text += std::string(" fo:text-align=\"") + (style.align == CellAlign::right ? "end" : "start") + "\"";
    }
    text += std::string(style.indented ? " fo:margin-left=\"0.1in\"" : "") + "/>";
  }
  text += "<style:text-properties fo:font-size=\"" + std::to_string(style.points) + "pt\"";
  if (style.bold) {
    text += " fo:font-weight=\"bold\"";
  }
  if (style.italic) {
    text += " fo:font-style=\"italic\"";
  }
  if (style.underlined) {
    text +=
        " style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" "
        "style:text-underline-color=\"font-color\"";
  }
  return text + "/></style:style>";
}

std::string table_style(const std::string& name, std::string_view page) {
  return "<style:style style:name=\"" + name + "\" style:family=\"table\" style:master-page-name=\"" +
         std::string(page) + "\"><style:table-properties table:display=\"true\"/></style:style>";
}

std::string page(std::string_view name, std::string_view properties) {
  return "<style:page-layout style:name=\"" + std::string(name) + "\"><style:page-layout-properties " +
         std::string(properties) + "/></style:page-layout>";
}

std::string master(std::string_view name, std::string_view layout) {
  return "<style:master-page style:name=\"" + std::string(name) + "\" style:page-layout-name=\"" +
         std::string(layout) +
         "\"><style:header style:display=\"false\"/><style:footer style:display=\"false\"/>"
         "</style:master-page>";
}

}  // namespace

std::string ods_namespaces() {
  std::string text;
  for (const auto& [prefix, name] : namespaces) {
    text += " xmlns:" + std::string(prefix) + "=\"" + std::string(name) + "\"";
  }
  return text + " office:version=\"1.3\"";
}

std::string_view ods_country(core::Language language) {
  return language == core::Language::nl ? "NL" : "GB";
}

std::string ods_number_language(core::Language language) {
  return " number:language=\"" + std::string(core::code(language)) + "\" number:country=\"" +
         std::string(ods_country(language)) + "\"";
}

OdsStyles::OdsStyles(const Book& book) : book_(book) {
  columns_.emplace(usual_width, 0);
  for (const auto& sheet : book.sheets()) {
    for (const auto& [column, digits] : sheet->column_widths()) {
      columns_.emplace(digits, 0);
    }
    for (const auto& [row, points] : sheet->row_heights()) {
      rows_.emplace(points, 0);
    }
  }
  for (auto* const names : {&columns_, &rows_}) {
    std::size_t n = 0;
    for (auto& [size, number] : *names) {
      number = ++n;
    }
  }
}

std::string OdsStyles::automatic() const {
  std::string text = "<office:automatic-styles>";
  for (const auto& [digits, number] : columns_) {
    text += "<style:style style:name=\"" + column(digits) +
            "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" +
            inches(digits * digit_pixels + 5) + "\"/></style:style>";
  }
  for (const auto& [points, number] : rows_) {
    text += "<style:style style:name=\"" + row(points) +
            "\" style:family=\"table-row\"><style:table-row-properties style:row-height=\"" +
            core::plain(points, 2) + "pt\" style:use-optimal-row-height=\"false\"/></style:style>";
  }
  // Frames of charts: without it an office program takes its own style, which may be filled.
  text +=
      "<style:style style:name=\"gr1\" style:family=\"graphic\"><style:graphic-properties "
      "draw:stroke=\"none\" draw:fill=\"none\"/></style:style>";
  text += table_style(table(false), "Default") + table_style(table(true), "Breed");
  const std::vector<BookPool::Format>& formats = book_.pool().formats();
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const std::string numbers = formats[i].form ? "n" + std::to_string(i) : std::string();
    if (formats[i].form) {
      text += number_style(numbers, *formats[i].form, book_.properties().language);
    }
    text += cell_style(cell(static_cast<std::uint16_t>(i)), numbers, formats[i].style);
  }
  return text + "</office:automatic-styles>";
}

std::string OdsStyles::part(core::Language language) {
  const std::string font(book_font);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles" + ods_namespaces() +
         "><office:font-face-decls><style:font-face style:name=\"" + font + "\" svg:font-family=\"" + font +
         "\" style:font-family-generic=\"swiss\"/></office:font-face-decls><office:styles>"
         "<style:default-style style:family=\"table-cell\"><style:text-properties style:font-name=\"" +
         font + "\" fo:font-size=\"12pt\" style:use-window-font-color=\"true\" fo:language=\"" +
         std::string(core::code(language)) + "\" fo:country=\"" + std::string(ods_country(language)) +
         "\"/></style:default-style>"
         "<style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles>"
         "<office:automatic-styles>" +
         page("staand",
              "fo:page-width=\"210mm\" fo:page-height=\"297mm\" style:print-orientation=\"portrait\" "
              "style:scale-to-X=\"1\" style:scale-to-Y=\"0\"") +
         page("liggend",
              "fo:page-width=\"297mm\" fo:page-height=\"210mm\" style:print-orientation=\"landscape\" "
              "style:scale-to-X=\"1\" style:scale-to-Y=\"0\"") +
         "</office:automatic-styles><office:master-styles>" + master("Default", "staand") +
         master("Breed", "liggend") + "</office:master-styles></office:document-styles>\n";
}

}  // namespace werkthet::office
