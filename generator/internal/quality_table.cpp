#include "internal/quality_table.hpp"

#include "core/text.hpp"

#include <utility>

namespace werkthet::internal {

std::string both(std::string_view dutch, std::string_view english) {
  return core::escape_markup(dutch) +
         (english.empty() ? "" : " <span class=\"en\" lang=\"en\">" + core::escape_markup(english) + "</span>");
}

std::string paragraph(std::string_view dutch, std::string_view english) {
  return "<p>" + both(dutch, english) + "</p>\n";
}

std::string heading(std::string_view id, std::string_view dutch, std::string_view english) {
  return "<h2 id=\"" + core::escape_markup(id) + "\">" + both(dutch, english) + "</h2>\n";
}

HtmlTable::HtmlTable(std::string_view dutch_caption, std::string_view english_caption, std::vector<Column> columns)
    : columns_(std::move(columns)) {
  text_ = "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + core::escape_markup(dutch_caption) +
          "\">\n<table>\n<caption>" + both(dutch_caption, english_caption) + "</caption>\n<thead><tr>";
  for (const Column& column : columns_) {
    text_ += std::string("<th scope=\"col\"") + (column.number ? " class=\"n\"" : "") + ">" +
             both(column.dutch, column.english) + "</th>";
  }
  text_ += "</tr></thead>\n<tbody>\n";
}

void HtmlTable::row(const std::vector<std::string>& cells) {
  std::vector<std::string> escaped;
  escaped.reserve(cells.size());
  for (const std::string& cell : cells) {
    escaped.push_back(core::escape_markup(cell));
  }
  html_row(escaped);
}

void HtmlTable::html_row(const std::vector<std::string>& cells) {
  text_ += "<tr>";
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const std::string kind = c < columns_.size() && columns_[c].number ? " class=\"n\"" : "";
    text_ += c == 0 ? "<th scope=\"row\"" + kind + ">" + cells[c] + "</th>" : "<td" + kind + ">" + cells[c] + "</td>";
  }
  text_ += "</tr>\n";
  ++rows_;
}

std::string HtmlTable::text() const {
  return text_ + "</tbody>\n</table>\n</div>\n";
}

}  // namespace werkthet::internal
