// Sheets. The first option says whether the input is a whole archive, the sheet of an .xlsx, its shared strings or styles,
// or the content of an .ods: mutations of packed bytes alone rarely reach the readers of cells.
#include "ingest/tables/spreadsheet.hpp"
#include "support/table_text.hpp"
#include "unit/ingest/tables/sheet_sample.hpp"

using namespace werkthet;

namespace {

std::string file_of(unsigned what, std::string_view input) {
  const std::string text(input);
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd-mm-yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
      "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>";
  switch (what) {
    case 1: {
      sheet_sample::Xlsx file{{text}, {}};
      file.strings = "<si><t>bsn</t></si><si><t>datum</t></si><si><r><t>v</t></r><r><t>1</t></r></si>";
      file.styles = styles;
      return file.bytes();
    }
    case 2: {
      sheet_sample::Xlsx file = sheet_sample::sheet(
          "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
          "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>43101</v></c><c r=\"B2\" s=\"2\"><v>1.5</v></c></row>");
      const std::size_t half = text.find("<styleSheet/>");
      file.strings = text.substr(0, half);
      file.styles = half == std::string::npos ? styles : text.substr(half + 13);
      return file.bytes();
    }
    case 3:
      return sheet_sample::ods(text);
    case 4: {
      sheet_sample::Xlsx file = sheet_sample::sheet(sheet_sample::texts(1, {"bsn", "v1"}));
      file.workbook = text;
      return file.bytes();
    }
    default:
      return text;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Options options(fuzz::view(data, size));
  const unsigned what = options.below(5);
  config::CsvForm form;
  form.sheet = options.below(2) == 1 ? "Blad 1" : "";
  const ingest::TableCaps caps{64, 4096, 100'000, std::size_t{1} << 20U};
  const std::string bytes = file_of(what, options.rest());
  std::string first;
  for (int time = 0; time < 2; ++time) {
    ingest::Report report("list.xlsx");
    const auto table = ingest::read_spreadsheet(bytes, form, report, caps);
    fuzz::promise(table.has_value() != report.failed(), "a sheet is used or refused");
    const std::string text = fuzz::table_text(table, caps) + "\n" + fuzz::said(report);
    if (time == 0) {
      first = text;
    } else {
      fuzz::promise_same(first, text, "the same bytes give the same table");
    }
  }
  return 0;
}
