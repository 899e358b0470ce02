#include "audit/workbook/read_book.hpp"

#include "audit/workbook/read_sheet.hpp"
#include "audit/workbook/xml_tree.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "office/book_text.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace werkthet::audit::workbook {
namespace {

constexpr ingest::ArchiveLimits limits{
    .entries = 2'000,
    .entry_bytes = std::uint64_t{32} << 20U,  // 250,000 cells are half of that
    .ratio = 400,                             // sheets of zeros pack well
    .ratio_from = std::uint64_t{8} << 20U};
constexpr std::size_t most_shared_text = std::size_t{16} << 20U;
constexpr std::size_t most_sheets = 1'000;

double real(const std::string& text, double otherwise) {
  double value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::size_t index(const std::string& text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_true(const std::string& text) {
  return text == "1" || text == "true" || text == "on";
}

std::string text_of(const XmlNode& root, std::string_view name) {
  const auto found = root.all(name);
  return found.empty() ? std::string() : std::string(core::trimmed(found.front()->text));
}

void read_properties(const ingest::ZipArchive& archive, ReadBudget& budget, WrittenBook& book) {
  for (const Relation& relation : relations_of(archive, "", budget)) {
    if (relation.kind == "core-properties" && !relation.outside) {
      const XmlNode root = read_tree(archive, relation.target, budget);
      book.title = text_of(root, "title");
      book.author = text_of(root, "creator");
      book.subject = text_of(root, "subject");
      book.language = text_of(root, "language");
      book.created = text_of(root, "created");
    }
  }
}

struct Font {
  std::string name;
  double points{11};
  bool bold{};
  bool automatic{true};
};

/// Black text of the theme and "automatic" are the reader's own colour; anything else is ours.
bool automatic_colour(const XmlNode& font) {
  const XmlNode* const colour = font.child("color");
  return colour == nullptr || is_true(colour->attribute("auto")) || colour->attribute("theme") == "1" ||
         colour->attribute("indexed") == "64";
}

std::vector<Font> fonts_of(const XmlNode& root) {
  std::vector<Font> fonts;
  if (const XmlNode* const list = root.child("fonts")) {
    for (const XmlNode& font : list->children) {
      Font made;
      made.name = font.child("name") == nullptr ? "" : font.child("name")->attribute("val");
      made.points = font.child("sz") == nullptr ? 11 : real(font.child("sz")->attribute("val"), 11);
      made.bold = font.child("b") != nullptr && font.child("b")->attribute("val") != "0";
      made.automatic = automatic_colour(font);
      fonts.push_back(std::move(made));
    }
  }
  return fonts;
}

std::vector<bool> fills_of(const XmlNode& root) {
  std::vector<bool> filled;
  if (const XmlNode* const list = root.child("fills")) {
    for (std::size_t i = 0; i < list->children.size(); ++i) {
      const XmlNode* const pattern = list->children[i].child("patternFill");
      const std::string kind = pattern == nullptr ? "gradient" : pattern->attribute("patternType");
      // The first two are in every workbook: none, and a pattern that no cell uses.
      filled.push_back(!(kind.empty() || kind == "none" || (i == 1 && kind == "gray125")));
    }
  }
  return filled;
}

void read_styles(const ingest::ZipArchive& archive, const std::string& part, ReadBudget& budget,
                 WrittenBook& book) {
  const XmlNode root = read_tree(archive, part, budget);
  const std::vector<Font> fonts = fonts_of(root);
  const std::vector<bool> fills = fills_of(root);
  std::map<std::string, std::string> formats{{"1", "0"}, {"2", "0.00"}, {"3", "#,##0"}, {"4", "#,##0.00"}};
  if (const XmlNode* const list = root.child("numFmts")) {
    for (const XmlNode& format : list->children) {
      formats[format.attribute("numFmtId")] = format.attribute("formatCode");
    }
  }
  const XmlNode* const list = root.child("cellXfs");
  if (list == nullptr) {
    return;
  }
  for (const XmlNode& xf : list->children) {
    WrittenStyle style;
    if (const std::size_t font = index(xf.attribute("fontId")); font < fonts.size()) {
      style.font = fonts[font].name;
      style.points = fonts[font].points;
      style.bold = fonts[font].bold;
      style.automatic_colour = fonts[font].automatic;
    }
    const std::size_t fill = index(xf.attribute("fillId"));
    style.filled = fill < fills.size() && fills[fill];
    const XmlNode* const alignment = xf.child("alignment");
    style.wrapped = alignment != nullptr && is_true(alignment->attribute("wrapText"));
    if (const auto format = formats.find(xf.attribute("numFmtId")); format != formats.end()) {
      style.numbers = format->second;
    }
    budget.take_text(style.font.size() + style.numbers.size(), part);  // one long name may serve all styles
    book.styles.push_back(std::move(style));
  }
}

/// The rows that print repeats ("Blad!$9:$9") and names that a reader does not see.
void read_names(const XmlNode& root, WrittenBook& book) {
  for (const XmlNode* const name : root.all("definedName")) {
    const std::string called = name->attribute("name");
    const std::size_t sheet = index(name->attribute("localSheetId"));
    if (called == "_xlnm.Print_Titles" && !name->attribute("localSheetId").empty() &&
        sheet < book.sheets.size()) {
      const auto mark = name->text.rfind('!');
      book.sheets[sheet].repeated_rows = mark == std::string::npos ? name->text : name->text.substr(mark + 1);
    }
    if (is_true(name->attribute("hidden"))) {
      book.hidden_names.push_back(called);
    }
  }
}

std::string workbook_part(const ingest::ZipArchive& archive, ReadBudget& budget) {
  for (const Relation& relation : relations_of(archive, "", budget)) {
    if (relation.kind == "officeDocument" && !relation.outside) {
      return relation.target;
    }
  }
  throw core::Error(core::ErrorKind::input, "this is no Excel workbook (.xlsx): it names no workbook part",
                    {}, "save it as .xlsx and try again");
}

}  // namespace

std::string cell_text(const Place& place) {
  return office::cell_name(place.first, place.second);
}

std::optional<Place> cell_place(std::string_view text) {
  std::uint32_t column = 0;
  std::uint32_t row = 0;
  bool digits = false;
  for (const char c : text) {
    if (c == '$') {
      continue;
    }
    if (c >= 'A' && c <= 'Z' && !digits && column < 20'000) {
      column = column * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
    } else if (c >= '0' && c <= '9' && row < 100'000'000) {
      digits = true;
      row = row * 10 + static_cast<std::uint32_t>(c - '0');
    } else {
      return std::nullopt;
    }
  }
  if (column == 0 || row == 0 || column > 16'384 || row > 1'048'576) {
    return std::nullopt;
  }
  return Place{row - 1, column - 1};
}

std::optional<Area> area_of(std::string_view text) {
  const auto colon = text.find(':');
  const auto first = cell_place(text.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : cell_place(text.substr(colon + 1));
  if (!first || !last || last->first < first->first || last->second < first->second) {
    return std::nullopt;
  }
  return Area{*first, *last};
}

WrittenBook read_book(std::string_view bytes) {
  const ingest::ZipArchive archive(bytes, limits);
  WrittenBook book;
  for (const ingest::ZipEntry& entry : archive.entries()) {
    book.parts.push_back(entry.name);
  }
  ReadBudget budget;
  const std::string main_part = workbook_part(archive, budget);
  read_properties(archive, budget, book);
  const std::vector<Relation> relations = relations_of(archive, main_part, budget);
  ingest::SharedStrings strings;
  std::map<std::string, std::string> sheet_parts;
  for (const Relation& relation : relations) {
    if (relation.outside) {
      book.outside.push_back(relation.kind);
    } else if (relation.kind == "sharedStrings") {
      strings.read(ingest::XlsxPackage(archive), relation.target, most_shared_text);
    } else if (relation.kind == "styles") {
      read_styles(archive, relation.target, budget, book);
    } else if (relation.kind == "worksheet") {
      sheet_parts[relation.id] = relation.target;
    } else if (relation.kind == "externalLink") {
      book.outside.push_back(relation.kind);
    }
  }
  const XmlNode root = read_tree(archive, main_part, budget);
  if (const auto views = root.all("workbookView"); !views.empty()) {
    book.active_sheet = index(views.front()->attribute("activeTab"));
  }
  SheetContext context{archive, strings, budget};
  std::vector<std::string> parts;
  for (const XmlNode* const named : root.all("sheet")) {
    if (book.sheets.size() == most_sheets) {
      throw core::Error(core::ErrorKind::input, "the workbook has more than 1,000 sheets", {},
                        "audit it in parts");
    }
    WrittenSheet sheet;
    sheet.name = named->attribute("name");
    const std::string state = named->attribute("state");
    sheet.hidden = !state.empty() && state != "visible";
    std::string id;
    for (const auto& [key, value] : named->attributes) {
      if (key != "sheetId" && ingest::without_prefix(key) == "id") {
        id = value;
      }
    }
    const auto part = sheet_parts.find(id);
    parts.push_back(part == sheet_parts.end() ? std::string() : part->second);
    book.sheets.push_back(std::move(sheet));
  }
  read_names(root, book);
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    if (!parts[i].empty()) {  // a sheet of another kind (a chart alone) stays empty, which a check tells
      read_sheet(parts[i], context, book.sheets[i]);
    }
  }
  return book;
}

}  // namespace werkthet::audit::workbook
