// The wrapper of libxlsxwriter: what it refuses, and what the written package holds.

#include "core/error.hpp"
#include "office/scratch_folder.hpp"
#include "office/ods_file.hpp"
#include "office/text_width.hpp"
#include "office/book.hpp"
#include "office/xlsx_file.hpp"
#include "office/zip_reader.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

using namespace werkthet;
using office::Book;
using office::Sheet;

namespace {

office::BookProperties properties() {
  return {.title = "Proef",
          .subject = "Onderwerp",
          .keywords = "bijstand",
          .created = *core::make_date(2020, 4, 9),
          .language = core::Language::nl};
}

std::string part(const std::string& package, std::string_view name) {
  for (const office::ZipPart& candidate : office::read_zip(package)) {
    if (candidate.name == name) {
      return candidate.bytes;
    }
  }
  FAIL("no part " << name);
  return {};
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) {
    ++n;
  }
  return n;
}

std::string small_workbook(const std::filesystem::path& scratch = {}) {
  Book file(properties());
  Sheet& first = file.add_sheet("Inhoud");
  Sheet& second = file.add_sheet("Tabel_1");
  first.link(0, 0, "Naar de tabel", "Tabel_1");
  second.text(0, 0, "=1+1");
  second.text(1, 0, "@SUM(A1)");
  second.table({.name = "Gegevens",
                .alt_title = "Titel <1>",
                .alt_text = "Wat er \"staat\"",
                .row = 2,
                .rows = 2,
                .columns = {{"Groep"}, {"Aandeel (%)", true}}});
  second.text(3, 0, "Eigen regie");
  second.number(3, 1, 0.1, {.decimals = 1});
  second.text(4, 0, "Gewone begeleiding");
  second.text(4, 1, "[c]", {.align = office::CellAlign::right});
  second.fit_column(0, 2);
  second.chart(2, 3,
               {.kind = office::BookChartKind::bars,
                .title = "Figuur",
                .x_name = "Groep",
                .y_name = "Aandeel",
                .alt_text = "Een staaf",
                .series = {{.name = "Aandeel", .categories = {{3, 0, 3, 0}}, .values = {{3, 1, 3, 1}}}}});
  return office::write_xlsx(file, scratch);
}

}  // namespace

TEST_CASE("a workbook is the same bytes every time, also with another scratch folder") {
  const office::ScratchFolder elsewhere;
  const std::string one = small_workbook();
  CHECK(one == small_workbook());
  CHECK(one == small_workbook(elsewhere.path()));
}

TEST_CASE("nothing of the run stays behind in the scratch folder") {
  const office::ScratchFolder scratch;
  small_workbook(scratch.path());
  CHECK(std::filesystem::is_empty(scratch.path()));
  CHECK((std::filesystem::status(scratch.path()).permissions() & std::filesystem::perms::others_all) ==
        std::filesystem::perms::none);
}

TEST_CASE("texts that look like formulas are texts") {
  const std::string package = small_workbook();
  const std::string sheet = part(package, "xl/worksheets/sheet2.xml");
  CHECK(sheet.find("<f>") == std::string::npos);
  CHECK(part(package, "xl/sharedStrings.xml").find("<t>=1+1</t>") != std::string::npos);
  CHECK(sheet.find("<v>0.1</v>") != std::string::npos);
}

TEST_CASE("the package holds language, fixed date, alternative texts and no author") {
  const std::string package = small_workbook();
  const std::string core_part = part(package, "docProps/core.xml");
  CHECK(core_part.find("<dc:language>nl</dc:language>") != std::string::npos);
  CHECK(count(core_part, "2020-04-09T00:00:00Z") == 2);
  CHECK(core_part.find("<dc:creator></dc:creator>") != std::string::npos);
  const std::string table = part(package, "xl/tables/table1.xml");
  CHECK(table.find("altText=\"Titel &lt;1&gt;\"") != std::string::npos);
  CHECK(table.find("altTextSummary=\"Wat er &quot;staat&quot;\"") != std::string::npos);
  CHECK(table.find("autoFilter") == std::string::npos);
  CHECK(table.find("showRowStripes=\"1\"") == std::string::npos);
  CHECK(part(package, "xl/drawings/drawing1.xml").find("descr=\"Een staaf\"") != std::string::npos);
  CHECK(part(package, "xl/styles.xml").find("Calibri") == std::string::npos);
  CHECK(part(package, "xl/worksheets/sheet1.xml").find("location=\"Tabel_1!A1\"") != std::string::npos);
}

TEST_CASE("numbers that are no numbers are refused") {
  Book file(properties());
  Sheet& sheet = file.add_sheet("Blad");
  CHECK_THROWS_AS(sheet.number(0, 0, std::numeric_limits<double>::quiet_NaN(), {}), core::Error);
  CHECK_THROWS_AS(sheet.number(0, 0, std::numeric_limits<double>::infinity(), {}), core::Error);
  CHECK_THROWS_AS(sheet.number(0, 0, -std::numeric_limits<double>::infinity(), {}), core::Error);
}

TEST_CASE("texts that a workbook cannot hold are refused or cleaned") {
  Book file(properties());
  Sheet& sheet = file.add_sheet("Blad");
  CHECK_THROWS_AS(sheet.text(0, 0, "\xC3\x28"), core::Error);
  CHECK_THROWS_AS(sheet.text(0, 0, std::string(40'000, 'x')), core::Error);
  CHECK_THROWS_AS(sheet.text(2'000'000, 0, "x"), core::Error);
  CHECK_THROWS_AS(sheet.text(0, 20'000, "x"), core::Error);
  sheet.text(0, 0,
             "a\x01\xE2\x80\xAE"
             "b\tc\nd\xEF\xBF\xBE");
  CHECK(part(office::write_xlsx(file), "xl/sharedStrings.xml").find("<t>ab c d</t>") != std::string::npos);
}

TEST_CASE("sheet names are safe, short and unique without regard to case") {
  Book file(properties());
  CHECK(file.free_name("Uitstroom naar werk: 24 maanden?") == "Uitstroom_naar_werk_24_maanden");
  CHECK(file.free_name("'[]*/\\") == "Blad");
  const std::string longest = file.free_name(std::string(80, 'a'));
  CHECK(longest.size() == 31);
  file.add_sheet(longest);
  CHECK(file.free_name(std::string(80, 'A')) == std::string(29, 'A') + "_2");
  CHECK_THROWS_AS(file.add_sheet(std::string(31, 'A')), core::Error);
  CHECK_THROWS_AS(file.add_sheet("met spatie"), core::Error);
  CHECK_THROWS_AS(file.add_sheet(""), core::Error);
}

TEST_CASE("tables and links that would make a broken workbook are refused") {
  Book file(properties());
  Sheet& sheet = file.add_sheet("Blad");
  office::TableMark table{
      .name = "Gegevens", .alt_title = {}, .alt_text = {}, .rows = 1, .columns = {{"a"}, {"A", true}}};
  CHECK_THROWS_AS(sheet.table(table), core::Error);  // Excel compares headers without case
  table.name = "Gegevens_2";
  table.columns = {{"a"}};
  table.rows = 0;
  CHECK_THROWS_AS(sheet.table(table), core::Error);
  table.rows = 1;
  sheet.table(table);
  CHECK_NOTHROW(file.check());
  table.row = 10;
  sheet.table(table);
  CHECK_THROWS_AS(file.check(), core::Error);  // the same name again
  CHECK_THROWS_AS(office::write_xlsx(file), core::Error);
  Book links(properties());
  links.add_sheet("Blad").link(20, 0, "weg", "Bestaat_niet");
  CHECK_THROWS_AS(office::write_xlsx(links), core::Error);
  CHECK_THROWS_AS(office::write_ods(links), core::Error);
}

TEST_CASE("cells are kept by row and column, whatever the order in which they come; the last word counts") {
  Book file(properties());
  Sheet& sheet = file.add_sheet("Blad");
  sheet.text(5, 1, "later");
  sheet.number(2, 3, 1, {});
  sheet.number(2, 0, 2, {});
  sheet.text(5, 1, "laatste");
  std::string order;
  for (const office::SheetCell& cell : sheet.cells()) {
    order += std::to_string(cell.row) + "," + std::to_string(cell.column) + " ";
  }
  CHECK(order == "2,0 2,3 5,1 ");
  CHECK(sheet.text_of(sheet.cells().back()) == "laatste");
}

TEST_CASE("a workbook without sheets is refused") {
  Book file(properties());
  CHECK_THROWS_AS(office::write_xlsx(file), core::Error);
}

TEST_CASE("a folder that cannot be written is an error of output") {
  try {
    Book file(properties());
    file.add_sheet("Blad");
    static_cast<void>(office::write_xlsx(file, "no/such/folder"));
    FAIL("accepted");
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::output);
  }
}

TEST_CASE("text is measured in the widths of Arial") {
  // "Werk" in Arial: W 944, e 556, r 333, k 500 thousandths of an em; 12 points are 16 pixels.
  CHECK(office::text_width("Werk", 12, false) == Approx(2.333 * 16));
  CHECK(office::text_width("0", 12, false) == Approx(8.896));
  CHECK(office::text_width("Werk", 12, true) > office::text_width("Werk", 12, false));
  CHECK(office::text_width("i\nWerk", 12, false) == office::text_width("Werk", 12, false));
  CHECK(office::text_width("\xC3\xA9", 12, false) >= office::text_width("e", 12, false));
  CHECK(office::text_width("", 12, false) == 0);
}
