#include "audit/workbook/checks.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace werkthet::audit::workbook {
namespace {

constexpr std::array<std::string_view, 14> sans_serif{"arial",     "arial nova",
                                                      "calibri",   "verdana",
                                                      "tahoma",    "helvetica",
                                                      "segoe ui",  "open sans",
                                                      "aptos",     "liberation sans",
                                                      "noto sans", "source sans pro",
                                                      "fira sans", "rijksoverheidsanstext"};

/// The styles that a cell uses, with the first cell that does.
template <class Call>
void each_used_style(const WrittenBook& book, const Call& call) {
  std::set<std::size_t> seen;
  for (const WrittenSheet& sheet : book.sheets) {
    for (const auto& [place, cell] : sheet.cells) {
      if (cell.style < book.styles.size() && seen.insert(cell.style).second) {
        call(sheet, place, book.styles[cell.style]);
      }
    }
  }
}

Result font(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  each_used_style(book, [&](const WrittenSheet& sheet, const Place& place, const WrittenStyle& style) {
    result.look();
    if (std::find(sans_serif.begin(), sans_serif.end(), core::lower_ascii(style.font)) == sans_serif.end()) {
      result.flaw(sheet.name, cell_text(place), "the font is not known to be without serifs: " + style.font);
    }
    if (style.points < 12) {
      result.flaw(sheet.name, cell_text(place), "the letters are smaller than 12 points");
    }
  });
  return result;
}

Result colour(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  each_used_style(book, [&](const WrittenSheet& sheet, const Place& place, const WrittenStyle& style) {
    result.look();
    if (!style.automatic_colour) {
      result.flaw(sheet.name, cell_text(place), "the letters have a colour of their own");
    }
  });
  return result;
}

Result fill(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  each_used_style(book, [&](const WrittenSheet& sheet, const Place& place, const WrittenStyle& style) {
    result.look();
    if (style.filled) {
      result.flaw(sheet.name, cell_text(place), "the cell is filled with a colour");
    }
  });
  return result;
}

Result meaning(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (sheet.conditional) {
      result.flaw(sheet.name, {}, "a format depends on the value: colour alone would carry a meaning");
    }
  }
  return result;
}

Result pictures(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (sheet.pictures > 0) {
      result.flaw(sheet.name, {}, "there is a picture");
    }
  }
  for (const std::string& part : book.parts) {
    const std::string lower = core::lower_ascii(part);
    for (const std::string_view forbidden :
         {"vba", "activex", "macrosheets", "dialogsheets", "embeddings", "ctrlprops"}) {
      if (lower.find(forbidden) != std::string::npos) {
        result.flaw({}, {}, "the file holds a program or another file: " + part);
      }
    }
    if (lower.find("media/") != std::string::npos) {
      result.flaw({}, {}, "the file holds a picture: " + part);
    }
    if (lower.find("comments") != std::string::npos) {
      result.flaw({}, {}, "the file holds remarks at cells: " + part);
    }
  }
  for (const std::string& kind : book.outside) {
    result.flaw({}, {}, "the file takes something from outside: " + kind);
  }
  return result;
}

Result header_footer(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (sheet.header_footer) {
      result.flaw(sheet.name, {}, "there is a page header or footer, which a screen reader does not read");
    }
  }
  return result;
}

}  // namespace

std::vector<Item> format_items() {
  return {{"format.font", "letters without serifs, 12 points or larger", font},
          {"format.colour", "letters have the reader's own colour", colour},
          {"format.fill", "no cell is filled with a colour", fill},
          {"format.meaning", "no colour that carries a meaning by itself", meaning},
          {"format.pictures", "no pictures, macros, remarks, other files or things from outside", pictures},
          {"format.header_footer", "no page headers or footers", header_footer}};
}

}  // namespace werkthet::audit::workbook
