#pragma once
// Reads a workbook back for the audit, from its XML and without the library that wrote it. Enough for files
// of this program: shared strings, plain numbers, one table per sheet.

#include "office/zip_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::test_support {

struct ReadCell {
  bool number{};
  std::string text;  ///< the text, or the digits as stored
};

using Position = std::pair<std::uint32_t, std::uint32_t>;  ///< row, column, from 0

struct ReadSheet {
  std::string name;
  std::string xml;
  std::map<Position, ReadCell> cells;
  std::string table_xml;  ///< empty when it has none
  Position table_first;
  Position table_last;
  std::vector<std::string> charts;  ///< chart parts
};

inline std::string decoded(std::string text) {
  for (const auto& [entity, plain] : std::vector<std::pair<std::string, std::string>>{
           {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + plain.size())) {
      text.replace(at, entity.size(), plain);
    }
  }
  return text;
}

/// Contents between the marks, each time they occur.
inline std::vector<std::string> between(std::string_view xml, std::string_view open, std::string_view close) {
  std::vector<std::string> found;
  for (auto at = xml.find(open); at != std::string_view::npos; at = xml.find(open, at)) {
    at += open.size();
    const auto end = xml.find(close, at);
    if (end == std::string_view::npos) {
      break;
    }
    found.emplace_back(xml.substr(at, end - at));
    at = end;
  }
  return found;
}

inline std::string attribute(std::string_view element, std::string_view name) {
  const auto values = between(element, " " + std::string(name) + "=\"", "\"");
  return values.empty() ? std::string() : decoded(values.front());
}

/// "B3" or "$B$3" to {2, 1}.
inline Position position(std::string_view reference) {
  Position result{0, 0};
  for (const char c : reference) {
    if (c >= 'A' && c <= 'Z') {
      result.second = result.second * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    } else if (c >= '0' && c <= '9') {
      result.first = result.first * 10 + static_cast<std::uint32_t>(c - '0');
    }
  }
  return {result.first - 1, result.second - 1};
}

class ReadWorkbook {
 public:
  explicit ReadWorkbook(std::string_view package) {
    for (office::ZipPart& part : office::read_zip(package)) {
      parts_.emplace(part.name, std::move(part.bytes));
    }
    std::vector<std::string> strings;
    for (const std::string& item : between(part("xl/sharedStrings.xml"), "<si>", "</si>")) {
      const auto start = item.find('>');
      strings.push_back(decoded(item.substr(start + 1, item.rfind("</t>") - start - 1)));
    }
    const auto names = between(part("xl/workbook.xml"), "<sheet ", "/>");
    for (std::size_t i = 0; i < names.size(); ++i) {
      sheets_.push_back(read_sheet(i + 1, attribute(" " + names[i], "name"), strings));
    }
  }

  [[nodiscard]] const std::string& part(const std::string& name) const {
    const auto found = parts_.find(name);
    if (found == parts_.end()) {
      throw std::runtime_error("no part " + name);
    }
    return found->second;
  }
  [[nodiscard]] const std::map<std::string, std::string>& parts() const { return parts_; }
  [[nodiscard]] const std::vector<ReadSheet>& sheets() const { return sheets_; }
  [[nodiscard]] const ReadSheet& sheet(std::string_view name) const {
    for (const ReadSheet& candidate : sheets_) {
      if (candidate.name == name) {
        return candidate;
      }
    }
    throw std::runtime_error("no sheet " + std::string(name));
  }

 private:
  ReadSheet read_sheet(std::size_t number, std::string name, const std::vector<std::string>& strings) const {
    ReadSheet sheet;
    sheet.name = std::move(name);
    sheet.xml = part("xl/worksheets/sheet" + std::to_string(number) + ".xml");
    for (const std::string& cell : between(sheet.xml, "<c ", "</c>")) {
      const std::string head = " " + cell.substr(0, cell.find('>'));
      const auto value = between(cell, "<v>", "</v>");
      if (value.empty()) {
        continue;
      }
      const bool text = attribute(head, "t") == "s";
      sheet.cells[position(attribute(head, "r"))] = {!text,
                                                     text ? strings.at(std::stoul(value[0])) : value[0]};
    }
    const auto relations = parts_.find("xl/worksheets/_rels/sheet" + std::to_string(number) + ".xml.rels");
    if (relations == parts_.end()) {
      return sheet;
    }
    for (const std::string& target : between(relations->second, "Target=\"../", "\"")) {
      if (target.starts_with("tables/")) {
        sheet.table_xml = part("xl/" + target);
        const std::string ref = attribute(sheet.table_xml.substr(sheet.table_xml.find("<table ")), "ref");
        sheet.table_first = position(ref.substr(0, ref.find(':')));
        sheet.table_last = position(ref.substr(ref.find(':') + 1));
      } else if (target.starts_with("drawings/")) {
        const std::string drawing = target.substr(target.find('/') + 1);
        for (const std::string& chart :
             between(part("xl/drawings/_rels/" + drawing + ".rels"), "Target=\"../charts/", "\"")) {
          sheet.charts.push_back(part("xl/charts/" + chart));
        }
      }
    }
    return sheet;
  }

  std::map<std::string, std::string> parts_;
  std::vector<ReadSheet> sheets_;
};

}  // namespace werkthet::test_support
