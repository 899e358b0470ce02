#include "audit/workbook/read_sheet.hpp"

#include "audit/workbook/xml_tree.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/bytes.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace werkthet::audit::workbook {
namespace {

constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::uint32_t most_columns = 16'384;

[[noreturn]] void refuse(std::string why, const std::string& part) {
  throw core::Error(core::ErrorKind::input, std::move(why), part,
                    "write the workbook again; this one is damaged");
}

/// "../tables/table1.xml" seen from "xl/worksheets/sheet1.xml" is "xl/tables/table1.xml"; never out of the
/// package.
std::string resolved(std::string_view part, std::string_view target) {
  std::vector<std::string_view> path;
  if (!target.starts_with('/') && !part.empty()) {
    path = core::split(part, '/');
    path.pop_back();
  }
  for (const std::string_view piece : core::split(target, '/')) {
    if (piece == "..") {
      if (!path.empty()) {
        path.pop_back();
      }
    } else if (!piece.empty() && piece != ".") {
      path.push_back(piece);
    }
  }
  std::string name;
  for (const std::string_view piece : path) {
    name += (name.empty() ? "" : "/") + std::string(piece);
  }
  return name;
}

double real(std::string_view text, double otherwise) {
  double value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::uint32_t whole(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true";
}

/// Cells go straight into the sheet; everything outside <sheetData> becomes a tree.
class SheetHandler final : public ingest::XmlHandler {
 public:
  SheetHandler(const std::string& part, SheetContext& context, WrittenSheet& sheet)
      : part_(part), context_(context), sheet_(sheet), tree_(context.budget, part) {}

  void start(ingest::XmlName given, const ingest::XmlAttributes& attributes) override {
    const std::string_view name = ingest::without_prefix(given);
    context_.budget.take_element(part_);
    if (name == "sheetData") {
      if (in_data_) {
        refuse("a sheet of the workbook holds cells within cells", part_);
      }
      in_data_ = true;
    } else if (!in_data_) {
      tree_.start(name, attributes);
    } else if (name == "row") {
      start_row(attributes);
    } else if (name == "c") {
      start_cell(attributes);
    } else if (name == "f") {
      formula_ = true;
    }
    taking_ = in_data_ && (name == "v" || name == "t");
  }
  void text(std::string_view piece) override {
    if (taking_) {
      value_ += piece;
    } else if (!in_data_) {
      tree_.text(piece);
    }
  }
  void end(ingest::XmlName given) override {
    const std::string_view name = ingest::without_prefix(given);
    taking_ = false;
    if (name == "sheetData") {
      in_data_ = false;
    } else if (!in_data_) {
      tree_.end();
    } else if (name == "c") {
      end_cell();
    }
  }
  [[nodiscard]] XmlNode take() { return tree_.take(); }

 private:
  void start_row(const ingest::XmlAttributes& attributes) {
    const auto given = attributes.find("r");
    const std::uint32_t number = given ? whole(*given) : next_row_ + 1;
    if (number == 0 || number > most_rows) {
      refuse("a row of the workbook has no place in a sheet", part_);
    }
    row_ = number - 1;
    next_row_ = number;
    next_column_ = 0;
    if (attributes.find("hidden") && is_true(*attributes.find("hidden"))) {
      sheet_.hidden_rows.push_back(row_);
    }
  }
  void start_cell(const ingest::XmlAttributes& attributes) {
    place_ = {row_, next_column_};
    if (const auto reference = attributes.find("r")) {
      const auto place = cell_place(*reference);
      if (!place) {
        refuse("a cell of the workbook has no place in a sheet", part_);
      }
      place_ = *place;
    }
    next_column_ = place_.second + 1;
    type_ = attributes.find("t").value_or("n");
    style_ = whole(attributes.find("s").value_or("0"));
    formula_ = false;
    value_.clear();
  }
  void end_cell() {
    if (value_.empty() && !formula_) {
      return;  // a format without a value
    }
    context_.budget.take_cell(part_);
    context_.budget.take_text(value_.size(), part_);
    WrittenCell cell;
    cell.style = style_;
    cell.formula = formula_;
    if (type_ == "s") {
      const std::uint32_t at = whole(value_);
      if (at >= context_.strings.size()) {
        refuse("a cell points at a shared text that is not there", part_);
      }
      context_.budget.take_text(context_.strings[at].size(), part_);  // before the copy
      cell.text = std::string(context_.strings[at]);
    } else if (type_ == "inlineStr" || type_ == "str") {
      ingest::append_unescaped(cell.text, value_);
    } else {
      cell.text = value_;
      cell.kind = type_ == "b" ? CellKind::truth : type_ == "e" ? CellKind::error : CellKind::number;
      if (cell.kind == CellKind::number) {
        const char* const end = value_.data() + value_.size();
        const auto [at, error] = std::from_chars(value_.data(), end, cell.number);
        if (error != std::errc{} || at != end || !std::isfinite(cell.number)) {
          cell.kind = CellKind::error;
        }
      }
    }
    if (cell.kind == CellKind::text && cell.text.empty() && !cell.formula) {
      return;
    }
    sheet_.cells[place_] = std::move(cell);
  }

  const std::string& part_;
  SheetContext& context_;
  WrittenSheet& sheet_;
  TreeBuilder tree_;
  bool in_data_{};
  bool taking_{};
  bool formula_{};
  std::uint32_t row_{};
  std::uint32_t next_row_{};
  std::uint32_t next_column_{};
  Place place_;
  std::string type_;
  std::uint32_t style_{};
  std::string value_;
};

void read_columns(const XmlNode& root, const std::string& part, WrittenSheet& sheet) {
  if (const XmlNode* const format = root.child("sheetFormatPr")) {
    sheet.usual_width = real(format->attribute("defaultColWidth"), sheet.usual_width);
  }
  std::uint32_t described = 0;
  for (const XmlNode* const column : root.all("col")) {
    const std::uint32_t first = whole(column->attribute("min"));
    const std::uint32_t last = std::min(whole(column->attribute("max")), most_columns);
    if (first == 0 || last < first) {
      continue;
    }
    if (first <= described) {  // millions of groups of all columns would keep a reader busy for hours
      refuse("the workbook describes a column of a sheet twice", part);
    }
    described = last;
    if (is_true(column->attribute("hidden")) || column->attribute("width") == "0") {
      sheet.hidden_columns.push_back(first - 1);
    }
    sheet.widths.push_back({first - 1, last - 1, real(column->attribute("width"), sheet.usual_width)});
  }
}

void read_frame(const XmlNode& root, const std::string& part, WrittenSheet& sheet) {
  read_columns(root, part, sheet);
  for (const XmlNode* const merged : root.all("mergeCell")) {
    sheet.merged.push_back(merged->attribute("ref"));
  }
  sheet.frozen = !root.all("pane").empty();
  sheet.filter = !root.all("autoFilter").empty();
  sheet.conditional = !root.all("conditionalFormatting").empty();
  sheet.pictures += root.all("picture").size();
  for (const XmlNode* const around : root.all("headerFooter")) {
    sheet.header_footer =
        sheet.header_footer || std::any_of(around->children.begin(), around->children.end(),
                                           [](const XmlNode& n) { return !n.text.empty(); });
  }
  if (const auto selections = root.all("selection"); !selections.empty()) {
    sheet.active_cell = selections.front()->attribute("activeCell");
  }
  for (const XmlNode* const link : root.all("hyperlink")) {
    sheet.links.push_back({link->attribute("ref"), link->attribute("location")});
  }
}

WrittenTable read_table(const SheetContext& context, const std::string& part) {
  const XmlNode root = read_tree(context.archive, part, context.budget);
  WrittenTable table;
  table.name = root.attribute("displayName");
  table.area = area_of(root.attribute("ref"));
  const std::string rows = root.attribute("headerRowCount");
  table.header_rows = rows.empty() ? 1 : whole(rows);
  for (const XmlNode* const column : root.all("tableColumn")) {
    std::string name;
    ingest::append_unescaped(name, column->attribute("name"));
    table.columns.push_back(std::move(name));
  }
  table.filter = root.child("autoFilter") != nullptr;
  for (const XmlNode* const extension : root.all("table")) {
    table.alt_title = extension->attribute("altText");
    table.alt_text = extension->attribute("altTextSummary");
  }
  return table;
}

WrittenChart read_chart(const SheetContext& context, const std::string& part, std::string alt_text) {
  const XmlNode root = read_tree(context.archive, part, context.budget);
  WrittenChart chart;
  chart.alt_text = std::move(alt_text);
  for (const XmlNode* const series : root.all("ser")) {
    WrittenSeries made;
    for (const char* const values : {"val", "yVal"}) {
      const XmlNode* const node = series->child(values);
      if (node == nullptr) {
        continue;
      }
      for (const XmlNode* const formula : node->all("f")) {
        std::string list = formula->text;
        std::erase_if(list, [](char c) { return c == '(' || c == ')'; });
        for (const std::string_view one : core::split(list, ',')) {
          made.references.emplace_back(one);
        }
      }
      for (const XmlNode* const point : node->all("pt")) {
        const XmlNode* const value = point->child("v");
        double number = 0;
        const bool known =
            value != nullptr &&
            std::from_chars(value->text.data(), value->text.data() + value->text.size(), number).ec ==
                std::errc{};
        made.kept.push_back(known ? std::optional(number) : std::nullopt);
      }
    }
    chart.series.push_back(std::move(made));
  }
  return chart;
}

void read_drawing(const SheetContext& context, const std::string& part, WrittenSheet& sheet) {
  const XmlNode root = read_tree(context.archive, part, context.budget);
  sheet.pictures += root.all("pic").size();
  const std::vector<Relation> relations = relations_of(context.archive, part, context.budget);
  for (const XmlNode* const frame : root.all("graphicFrame")) {
    const auto properties = frame->all("cNvPr");
    const std::string alt_text = properties.empty() ? std::string() : properties.front()->attribute("descr");
    for (const XmlNode* const placed : frame->all("chart")) {
      for (const Relation& relation : relations) {
        if (relation.id == placed->attribute("id") && relation.kind == "chart" && !relation.outside) {
          sheet.charts.push_back(read_chart(context, relation.target, alt_text));
        }
      }
    }
  }
}

}  // namespace

std::vector<Relation> relations_of(const ingest::ZipArchive& archive, const std::string& part,
                                   ReadBudget& budget) {
  const auto slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
  const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::vector<Relation> found;
  if (!archive.has(name)) {
    return found;
  }
  for (const XmlNode& node : read_tree(archive, name, budget).children) {
    if (node.name != "Relationship") {
      continue;
    }
    const std::string type = node.attribute("Type");
    Relation relation;
    relation.id = node.attribute("Id");
    relation.kind = type.substr(type.rfind('/') + 1);
    relation.outside = node.attribute("TargetMode") == "External";
    relation.target = relation.outside ? node.attribute("Target") : resolved(part, node.attribute("Target"));
    found.push_back(std::move(relation));
  }
  return found;
}

void read_sheet(const std::string& part, SheetContext& context, WrittenSheet& sheet) {
  if (!context.archive.has(part)) {
    refuse("the workbook names a sheet that it does not hold", part);
  }
  SheetHandler handler(part, context, sheet);
  const auto stream = context.archive.open(part);
  ingest::XmlEvents(handler, {.depth = 64}).run(*stream);  // the budget counts the elements
  read_frame(handler.take(), part, sheet);
  for (const Relation& relation : relations_of(context.archive, part, context.budget)) {
    if (relation.outside) {
      continue;  // a link of a reader's own making; the check of links looks at where it goes
    }
    if (relation.kind == "table") {
      sheet.tables.push_back(read_table(context, relation.target));
    } else if (relation.kind == "drawing") {
      read_drawing(context, relation.target, sheet);
    }
  }
}

}  // namespace werkthet::audit::workbook
