#include "office/ods_file.hpp"

#include "core/date.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "office/book_text.hpp"
#include "office/ods_chart.hpp"
#include "office/ods_styles.hpp"
#include "office/zip_writer.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace werkthet::office {
namespace {

constexpr std::string_view media_type = "application/vnd.oasis.opendocument.spreadsheet";
constexpr std::string_view xml_begin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Words as they stand in a paragraph: white space is collapsed there, so every further blank is an element.
std::string words(std::string_view line) {
  const std::string safe = core::escape_markup(line);
  std::string text;
  for (std::size_t i = 0; i < safe.size(); ++i) {
    const bool kept = safe[i] != ' ' || (i > 0 && i + 1 < safe.size() && safe[i - 1] != ' ');
    if (kept) {
      text += safe[i];
    } else {
      text += "<text:s/>";
    }
  }
  return text;
}

std::string paragraphs(std::string_view content) {
  std::string text;
  for (const std::string_view line : core::split(content, '\n')) {
    text += "<text:p>" + words(line) + "</text:p>";
  }
  return text;
}

/// A number as a reader of the language writes it; a spreadsheet shows it by the style and takes the value.
std::string shown(double value, const NumberForm& form, core::Language language) {
  if (form.with_plus) {
    return core::signed_number(value, form.decimals, language);
  }
  return form.grouped ? core::number(value, form.decimals, language) : core::plain(value, form.decimals);
}

/// What stands at a place: a cell, the header of a column of a table, or a chart.
struct Place {
  std::uint32_t row{};
  std::uint32_t column{};
  const SheetCell* cell{};
  const TableColumn* header{};
  const BookChart* chart{};
};

std::vector<Place> places(const Sheet& sheet) {
  std::vector<Place> all;
  all.reserve(sheet.cells().size());
  for (const TableMark& table : sheet.tables()) {
    for (std::uint32_t i = 0; i < table.columns.size(); ++i) {
      Place place{.row = table.row, .column = table.column + i};
      place.header = &table.columns[i];
      all.push_back(place);
    }
  }
  for (const SheetCell& cell : sheet.cells()) {
    Place place{.row = cell.row, .column = cell.column};
    place.cell = &cell;
    all.push_back(place);
  }
  for (const PlacedChart& placed : sheet.charts()) {
    Place place{.row = placed.row, .column = placed.column};
    place.chart = &placed.chart;
    all.push_back(place);
  }
  std::stable_sort(all.begin(), all.end(), [](const Place& a, const Place& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return all;
}

class Content {
 public:
  Content(const Book& book, const OdsStyles& styles) : book_(book), styles_(styles) {}

  std::string part() {
    text_ = std::string(xml_begin) + "<office:document-content" + ods_namespaces() + ">" +
            styles_.automatic() + "<office:body><office:spreadsheet>";
    for (const auto& sheet : book_.sheets()) {
      add_sheet(*sheet);
    }
    add_ranges();
    text_ += "</office:spreadsheet></office:body></office:document-content>\n";
    return std::move(text_);
  }
  /// The documents of the charts that part() placed, in their order.
  [[nodiscard]] const std::vector<std::string>& charts() const { return charts_; }

 private:
  void add_sheet(const Sheet& sheet) {
    text_ += "<table:table table:name=\"" + sheet.name() + "\" table:style-name=\"" +
             OdsStyles::table(sheet.wide_print()) + "\">";
    if (sheet.tables().size() == 1) {
      text_ += "<table:title>" + core::escape_markup(sheet.tables().front().alt_title) + "</table:title>";
      text_ += "<table:desc>" + core::escape_markup(sheet.tables().front().alt_text) + "</table:desc>";
    }
    add_columns(sheet);
    add_rows(sheet);
    text_ += "</table:table>";
  }

  void add_columns(const Sheet& sheet) {
    std::uint32_t next = 0;
    for (const auto& [column, digits] : sheet.column_widths()) {
      if (column > next) {
        text_ += "<table:table-column table:style-name=\"" + styles_.column(usual_width) +
                 "\" table:number-columns-repeated=\"" + std::to_string(column - next) + "\"/>";
      }
      text_ += "<table:table-column table:style-name=\"" + styles_.column(digits) + "\"/>";
      next = column + 1;
    }
    if (next == 0) {
      text_ += "<table:table-column table:style-name=\"" + styles_.column(usual_width) + "\"/>";
    }
  }

  void add_rows(const Sheet& sheet) {
    const std::vector<Place> all = places(sheet);
    const auto heights = sheet.row_heights();
    std::uint32_t next_row = 0;
    for (std::size_t i = 0; i < all.size();) {
      const std::uint32_t row = all[i].row;
      if (row > next_row) {
        text_ += "<table:table-row table:number-rows-repeated=\"" + std::to_string(row - next_row) +
                 "\"><table:table-cell/></table:table-row>";
      }
      const bool repeated = sheet.repeated_row() == row;
      text_ += repeated ? "<table:table-header-rows>" : "";
      const auto height = heights.find(row);
      text_ += height == heights.end()
                   ? "<table:table-row>"
                   : "<table:table-row table:style-name=\"" + styles_.row(height->second) + "\">";
      std::uint32_t next_column = 0;
      for (; i < all.size() && all[i].row == row; ++i) {
        if (all[i].column > next_column) {
          text_ += "<table:table-cell table:number-columns-repeated=\"" +
                   std::to_string(all[i].column - next_column) + "\"/>";
        }
        add_cell(sheet, all[i]);
        next_column = all[i].column + 1;
      }
      text_ += "</table:table-row>";
      text_ += repeated ? "</table:table-header-rows>" : "";
      next_row = row + 1;
    }
    if (all.empty()) {
      text_ += "<table:table-row><table:table-cell/></table:table-row>";
    }
  }

  void add_cell(const Sheet& sheet, const Place& place) {
    if (place.chart != nullptr) {
      charts_.push_back(ods_chart(*place.chart, sheet.name(), book_.properties().language));
      text_ += "<table:table-cell>" + ods_chart_frame(*place.chart, sheet.name(), charts_.size()) +
               "</table:table-cell>";
      return;
    }
    const std::uint16_t format =
        place.cell != nullptr ? place.cell->format : book_.pool().find_format(header_style(*place.header));
    text_ += "<table:table-cell table:style-name=\"" + OdsStyles::cell(format) + "\" office:value-type=\"";
    if (place.cell == nullptr) {
      text_ += "string\">" + paragraphs(place.header->header);
    } else if (sheet.is_number(*place.cell)) {
      const double value = place.cell->held.number;
      text_ += "float\" office:value=\"" + core::shortest(value) + "\"><text:p>" +
               core::escape_markup(
                   shown(value, *book_.pool().formats()[format].form, book_.properties().language)) +
               "</text:p>";
    } else if (sheet.is_link(*place.cell)) {
      text_ += "string\"><text:p><text:a xlink:type=\"simple\" xlink:href=\"#" +
               book_.pool().text(place.cell->held.words.target) + ".A1\">" +
               words(sheet.text_of(*place.cell)) + "</text:a></text:p>";
    } else {
      text_ += "string\">" + paragraphs(sheet.text_of(*place.cell));
    }
    text_ += "</table:table-cell>";
  }

  /// The marked-up tables: a name and a range with a header, without the buttons of a filter.
  void add_ranges() {
    std::string ranges;
    for (const auto& sheet : book_.sheets()) {
      for (const TableMark& table : sheet->tables()) {
        const auto last = table.column + static_cast<std::uint32_t>(table.columns.size()) - 1;
        ranges += "<table:database-range table:name=\"" + table.name + "\" table:target-range-address=\"" +
                  sheet->name() + "." + cell_name(table.row, table.column) + ":" + sheet->name() + "." +
                  cell_name(table.row + table.rows, last) + "\" table:contains-header=\"true\"/>";
      }
    }
    text_ += ranges.empty() ? "" : "<table:database-ranges>" + ranges + "</table:database-ranges>";
  }

  const Book& book_;
  const OdsStyles& styles_;
  std::string text_;
  std::vector<std::string> charts_;
};

std::string element(std::string_view name, const std::string& content) {
  return content.empty()
             ? ""
             : "<" + std::string(name) + ">" + core::escape_markup(content) + "</" + std::string(name) + ">";
}

std::string meta_part(const BookProperties& properties) {
  std::string text = std::string(xml_begin) + "<office:document-meta" + ods_namespaces() + "><office:meta>";
  text += element("dc:title", one_line(properties.title));
  text += element("dc:subject", one_line(properties.subject));
  for (const std::string_view keyword : core::split(properties.keywords, ',')) {
    text += element("meta:keyword", one_line(core::trimmed(keyword)));
  }
  text += element("meta:initial-creator", one_line(properties.author));
  text += element("dc:creator", one_line(properties.author));
  const std::string day = core::iso(properties.created) + "T00:00:00Z";
  text += element("meta:creation-date", day) + element("dc:date", day);
  text += element("dc:language", std::string(core::code(properties.language)) + "-" +
                                     std::string(ods_country(properties.language)));
  return text + "</office:meta></office:document-meta>\n";
}

std::string manifest_part(const std::vector<std::string>& parts, std::size_t charts) {
  std::string text =
      std::string(xml_begin) +
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
      "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" "
      "manifest:version=\"1.3\" manifest:media-type=\"" +
      std::string(media_type) + "\"/>";
  for (const std::string& part : parts) {
    text += "<manifest:file-entry manifest:full-path=\"" + part + "\" manifest:media-type=\"text/xml\"/>";
  }
  for (std::size_t n = 1; n <= charts; ++n) {
    const std::string folder = ods_chart_folder(n) + "/";
    text += "<manifest:file-entry manifest:full-path=\"" + folder +
            "\" manifest:version=\"1.3\" "
            "manifest:media-type=\"application/vnd.oasis.opendocument.chart\"/>";
    for (const char* const part : {"content.xml", "styles.xml"}) {
      text += "<manifest:file-entry manifest:full-path=\"" + folder + part +
              "\" manifest:media-type=\"text/xml\"/>";
    }
  }
  return text + "</manifest:manifest>\n";
}

}  // namespace

std::string write_ods(const Book& book) {
  book.check();
  const OdsStyles styles(book);
  ZipWriter packed;
  packed.add_stored("mimetype", media_type);
  Content content(book, styles);
  packed.add("content.xml", content.part());
  packed.add("styles.xml", OdsStyles::part(book.properties().language));
  packed.add("meta.xml", meta_part(book.properties()));
  for (std::size_t i = 0; i < content.charts().size(); ++i) {
    packed.add(ods_chart_folder(i + 1) + "/content.xml", content.charts()[i]);
    packed.add(ods_chart_folder(i + 1) + "/styles.xml", ods_chart_styles());
  }
  packed.add("META-INF/manifest.xml",
             manifest_part({"content.xml", "styles.xml", "meta.xml"}, content.charts().size()));
  return packed.finish();
}

}  // namespace werkthet::office
