#include "ingest/tables/xlsx.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/tables/sheet_table.hpp"
#include "ingest/tables/xlsx_parts.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace werkthet::ingest {
namespace {

[[noreturn]] void damaged() {
  throw core::Error(core::ErrorKind::input, "the spreadsheet is damaged");
}

struct CellName {
  std::uint64_t row{};     ///< from 1
  std::uint64_t column{};  ///< from 0
};

/// "BC12"; damaged() when it is no cell.
CellName cell_name(std::string_view text) {
  CellName result;
  std::size_t at = 0;
  for (; at < text.size() && at < 4 && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    result.column = result.column * 26 + static_cast<std::uint64_t>(text[at] - 'A' + 1);
  }
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), result.row);
  if (at == 0 || error != std::errc{} || end != text.data() + text.size() || result.row == 0) {
    damaged();
  }
  --result.column;
  return result;
}

/// What a sheet's cells need of the rest of the workbook.
struct Context {
  const XlsxWorkbook& workbook;
  const SharedStrings& strings;
  const std::vector<NumberFormat>& formats;
};

/// Row by row; a cell's value stands in v (or in is/t), what kind of value it is in the attribute t and in
/// its style.
class SheetHandler final : public XmlHandler {
 public:
  SheetHandler(const Context& context, SheetTable& table) : context_(context), table_(table) {}
  ~SheetHandler() override {
    wipe(value_);
    wipe(plain_);
  }
  /// The parser, to be stopped when no further rows are wanted.
  XmlEvents* events{};

  void start(XmlName name, const XmlAttributes& attributes) override {
    const std::string_view local = without_prefix(name);
    take_text_ = false;
    if (local == "c" && in_row_) {
      start_cell(attributes);
    } else if (in_cell_) {
      start_in_cell(local);
    } else if (local == "row" && in_data_) {
      start_row(attributes);
    } else if (local == "sheetData") {
      in_data_ = true;
    } else if (local == "mergeCell" && !in_data_) {
      merge(attributes.find("ref").value_or(""));
    }
  }

  void end(XmlName name) override {
    const std::string_view local = without_prefix(name);
    take_text_ = false;
    if (in_cell_) {
      phonetic_ = phonetic_ && local != "rPh";
      if (local == "c") {
        in_cell_ = false;
        finish_cell();
      }
    } else if (local == "row" && in_row_) {
      in_row_ = false;
      if (!table_.end_row(row_)) {
        events->stop();
      }
    } else if (local == "sheetData") {
      in_data_ = false;
    }
  }

  void text(std::string_view piece) override {
    if (take_text_) {
      value_ += piece;
    }
  }

 private:
  void start_row(const XmlAttributes& attributes) {
    in_row_ = true;
    column_ = 0;
    ++row_;
    if (const auto given = attributes.find("r")) {
      const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), row_);
      if (error != std::errc{} || end != given->data() + given->size() || row_ == 0) {
        damaged();
      }
    }
  }

  void start_cell(const XmlAttributes& attributes) {
    if (in_cell_) {
      damaged();
    }
    in_cell_ = true;
    kind_ = attributes.find("t").value_or("n");
    style_ = 0;
    if (const auto style = attributes.find("s")) {
      std::from_chars(style->data(), style->data() + style->size(), style_);
    }
    if (const auto given = attributes.find("r")) {
      const CellName where = cell_name(*given);
      if (where.row != row_) {
        damaged();
      }
      column_ = where.column;
    }
    formula_ = false;
    has_value_ = false;
    phonetic_ = false;
    value_.clear();
  }

  void start_in_cell(std::string_view local) {
    if (local == "v") {
      has_value_ = true;
      take_text_ = true;
      value_.clear();
    } else if (local == "t" && kind_ == "inlineStr" && !phonetic_) {
      has_value_ = true;
      take_text_ = true;
    } else if (local == "f") {
      formula_ = true;
    } else if (local == "rPh") {
      phonetic_ = true;
    }
  }

  void finish_cell() {
    const std::uint64_t column = column_++;  // a cell without a name stands right of the one before it
    if (formula_ && (!has_value_ || (value_.empty() && kind_ != "str"))) {
      table_.trouble(column, CellTrouble::no_result);
    } else if (kind_ == "s") {
      shared(column);
    } else if (kind_ == "str" || kind_ == "inlineStr") {
      plain_.clear();
      append_unescaped(plain_, value_);
      table_.cell(column, plain_);
    } else if (kind_ == "e") {
      table_.trouble(column, CellTrouble::error_value);
    } else if (kind_ == "d") {
      day(column);
    } else if (!core::trimmed(value_).empty()) {
      number(column);
    }
  }

  void shared(std::uint64_t column) {
    const std::string_view digits = core::trimmed(value_);
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (digits.empty()) {
      return;
    }
    if (error != std::errc{} || end != digits.data() + digits.size() || index >= context_.strings.size()) {
      damaged();
    }
    table_.cell(column, context_.strings[index]);
  }

  void day(std::uint64_t column) {
    const auto text = day_from_iso(core::trimmed(value_));
    if (text) {
      table_.cell(column, *text);
    } else if (!core::trimmed(value_).empty()) {
      table_.trouble(column, CellTrouble::no_such_day);
    }
  }

  void number(std::uint64_t column) {
    const std::string_view digits = core::trimmed(value_);
    double value = std::numeric_limits<double>::quiet_NaN();
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) {
      table_.trouble(column, CellTrouble::no_number);
      return;
    }
    if (formula_ && value == 0 && context_.workbook.to_be_calculated) {
      table_.trouble(column,
                     CellTrouble::no_result);  // programs that cannot calculate write 0 and leave it to Excel
      return;
    }
    const NumberFormat format =
        kind_ == "n" && style_ < context_.formats.size() ? context_.formats[style_] : NumberFormat{};
    if (const auto text = formatted(value, format, context_.workbook.from_1904)) {
      table_.cell(column, *text);
    } else {
      table_.trouble(column, CellTrouble::no_such_day);
    }
  }

  void merge(std::string_view ref) {
    const std::size_t colon = ref.find(':');
    if (colon == ref.npos) {
      return;
    }
    const CellName from = cell_name(ref.substr(0, colon));
    const CellName to = cell_name(ref.substr(colon + 1));
    table_.merged({from.row, to.row, from.column, to.column});
  }

  const Context& context_;
  SheetTable& table_;
  std::string value_;
  std::string plain_;
  std::string kind_;
  std::uint64_t row_{};
  std::uint64_t column_{};
  std::size_t style_{};
  bool in_data_{false};
  bool in_row_{false};
  bool in_cell_{false};
  bool formula_{false};
  bool has_value_{false};
  bool phonetic_{false};
  bool take_text_{false};
};

void read_sheet(const XlsxPackage& package, const Context& context, std::size_t sheet, SheetTable& table) {
  SheetHandler handler(context, table);
  package.run(context.workbook.parts[sheet], handler, &handler.events);
}

}  // namespace

std::optional<Table> read_xlsx(const ZipArchive& archive, const config::CsvForm& form, Report& report,
                               const TableCaps& caps) {
  const XlsxPackage package(archive);
  const XlsxWorkbook workbook = read_workbook(package);
  SharedStrings strings;
  if (!workbook.strings_part.empty()) {
    strings.read(package, workbook.strings_part, caps.bytes);
  }
  const std::vector<NumberFormat> formats =
      workbook.styles_part.empty() ? std::vector<NumberFormat>{} : read_styles(package, workbook.styles_part);
  const Context context{workbook, strings, formats};
  const auto has_content = [&](std::size_t sheet) {
    SheetTable look(report, caps, true);
    read_sheet(package, context, sheet, look);
    return look.any();
  };
  const auto sheet = choose_sheet(workbook.sheets, form.sheet, has_content, report);
  if (!sheet) {
    return std::nullopt;
  }
  SheetTable table(report, caps, false);
  read_sheet(package, context, *sheet, table);
  return table.finish();
}

}  // namespace werkthet::ingest
