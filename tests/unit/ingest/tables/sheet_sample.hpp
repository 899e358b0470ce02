#pragma once
// Spreadsheets made part by part, so that each can be as odd as the ones that people send.

#include "ingest/tables/spreadsheet.hpp"
#include "unit/ingest/zip_sample.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sheet_sample {

using namespace werkthet;

struct Read {
  ingest::Report report{"list.xlsx"};
  std::optional<ingest::Table> table;
  core::Problems problems;
  std::vector<ingest::FieldCount> nulls;
  explicit Read(const std::string& bytes, const std::string& sheet = {}, const ingest::TableCaps& caps = {}) {
    config::CsvForm form;
    form.sheet = sheet;
    table = ingest::read_spreadsheet(bytes, form, report, caps);
    report.finish(problems, nulls);
  }
  /// Header and rows, cells by | and rows by newline.
  [[nodiscard]] std::string text() const {
    std::string all;
    for (std::size_t c = 0; table && c < table->columns(); ++c) {
      all += std::string(c > 0 ? "|" : "") + std::string(table->header(c));
    }
    for (std::size_t r = 0; table && r < table->rows(); ++r) {
      all += '\n';
      for (std::size_t c = 0; c < table->columns(); ++c) {
        all += std::string(c > 0 ? "|" : "") + std::string(table->cell(r, c));
      }
    }
    return all;
  }
  /// Code, row, column and message of each problem, one a line.
  [[nodiscard]] std::string said() const {
    std::string all;
    for (const core::Problem& problem : problems.all()) {
      all += problem.code + " " + std::to_string(problem.place.line) + ":" +
             std::to_string(problem.place.column) + " " + problem.message + "\n";
    }
    return all;
  }
};

inline std::string wrapped(const std::string& name, const std::string& inner) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + name +
         " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
         " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
         inner + "</" + name + ">";
}

/// An .xlsx; each part can be replaced.
struct Xlsx {
  std::vector<std::string> sheets;    ///< what stands in <worksheet>
  std::vector<std::string> states;    ///< of the sheets: "", "hidden", "veryHidden"
  std::string strings{};              ///< what stands in <sst>
  std::string styles{};               ///< what stands in <styleSheet>
  std::string workbook{};             ///< stands before <sheets>
  std::string target{"worksheets/"};  ///< of the relations to the sheets
  std::string kind{"worksheet"};

  [[nodiscard]] std::string bytes() const {
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    std::string list;
    std::string relations;
    std::vector<zip_sample::Entry> parts = {{"[Content_Types].xml", "<Types/>"}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      const std::string state = i < states.size() && !states[i].empty() ? " state=\"" + states[i] + "\"" : "";
      list += "<sheet name=\"Blad " + n + "\" sheetId=\"" + n + "\"" + state + " r:id=\"rId" + n + "\"/>";
      relations += "<Relationship Id=\"rId" + n + "\" Type=\"" + office + kind + "\" Target=\"" + target +
                   "sheet" + n + ".xml\"/>";
      parts.push_back({"xl/worksheets/sheet" + n + ".xml", wrapped("worksheet", sheets[i])});
    }
    if (!strings.empty()) {
      relations +=
          "<Relationship Id=\"s\" Type=\"" + office + "sharedStrings\" Target=\"sharedStrings.xml\"/>";
      parts.push_back({"xl/sharedStrings.xml", wrapped("sst", strings)});
    }
    if (!styles.empty()) {
      relations += "<Relationship Id=\"t\" Type=\"" + office + "styles\" Target=\"/xl/styles.xml\"/>";
      parts.push_back({"xl/styles.xml", wrapped("styleSheet", styles)});
    }
    parts.push_back({"_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"" + office +
                                        "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"});
    parts.push_back({"xl/workbook.xml", wrapped("workbook", workbook + "<sheets>" + list + "</sheets>")});
    parts.push_back({"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
    return zip_sample::zip(parts);
  }
};

inline Xlsx sheet(const std::string& rows) {
  return {{"<sheetData>" + rows + "</sheetData>"}, {}};
}

/// A row of cells with texts in place.
inline std::string texts(int row, const std::vector<std::string>& cells) {
  std::string xml = "<row r=\"" + std::to_string(row) + "\">";
  for (std::size_t c = 0; c < cells.size(); ++c) {
    xml += "<c r=\"" + std::string(1, static_cast<char>('A' + c)) + std::to_string(row) +
           "\" t=\"inlineStr\"><is><t>" + cells[c] + "</t></is></c>";
  }
  return xml + "</row>";
}

inline std::string ods(const std::string& tables, const std::string& styles = {}) {
  const std::string content =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
      " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
      " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
      " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
      " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
      " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
      "<office:automatic-styles>" +
      styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
      "</office:spreadsheet></office:body></office:document-content>";
  return zip_sample::zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", true},
                          {"Configurations2/images/", "", true},
                          {"content.xml", content}});
}

inline std::string table(const std::string& rows, const std::string& name = "Blad1",
                         const std::string& style = "ta1") {
  return "<table:table table:name=\"" + name + "\" table:style-name=\"" + style + "\">" + rows +
         "</table:table>";
}

inline std::string row(const std::string& cells, const std::string& attributes = {}) {
  return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}

/// A cell with a text, or with attributes and a text that is shown.
inline std::string cell(const std::string& text,
                        const std::string& attributes = "office:value-type=\"string\"") {
  return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
}

}  // namespace sheet_sample
