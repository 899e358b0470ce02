// Writes the seeds that are not plain text: archives, sheets, files of SPSS and Stata, frames and a cache.
//   fuzz_make_seeds tests/fuzz/corpus
// Made by hand-written makers of the unit tests, so that the same bytes come out every time. No seed is about a person:
// numbers start with 0000 and names are the word KANARIE.
#include "ingest/bus/cache.hpp"
#include "ingest/tables/statistical_frames.hpp"
#include "unit/ingest/tables/sheet_sample.hpp"
#include "unit/ingest/tables/statistical_sample.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

using namespace werkthet;

namespace {

std::filesystem::path corpus;

/// A seed with its options in front.
void seed(const std::string& target, const std::string& name, const std::string& options, const std::string& bytes) {
  std::filesystem::create_directories(corpus / target);
  std::ofstream(corpus / target / name, std::ios::binary) << options << bytes;
}
std::string option(std::initializer_list<char> values) {
  return {values.begin(), values.end()};
}

void archives() {
  using zip_sample::zip;
  const std::string text = "bsn;v1\n000000012;KANARIE\n";
  seed("archive", "deflated.zip", option({0}), zip({{"2018-01.csv", text}, {"map/", "", true}, {"map/b.csv", text}}));
  seed("archive", "stored.zip", option({0}), zip({{"a.csv", text, true}}));
  zip_sample::Form wide;
  wide.wide = true;
  wide.comment = "KANARIE";
  seed("archive", "wide.zip", option({0}), zip({{"a.csv", text}}, wide));
  seed("archive", "empty.zip", option({0}), zip({}));
  seed("archive", "one.gz", option({1}), zip_sample::gz(text));
  seed("archive", "two.gz", option({1}), zip_sample::gz(text) + zip_sample::gz(text));
}

void sheets() {
  using namespace sheet_sample;
  const std::string rows =
      texts(1, {"bsn", "datum", "v1"}) +
      "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>000000012</t></is></c><c r=\"B2\" s=\"1\"><v>43101</v></c>"
      "<c r=\"C2\"><f>1+2</f><v>3</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c>"
      "<c r=\"B3\" t=\"e\"><v>#N/A</v></c><c r=\"C3\" t=\"b\"><v>1</v></c></row>";
  seed("spreadsheet", "whole.xlsx", option({0, 0}), sheet(rows).bytes());
  seed("spreadsheet", "sheet.xml", option({1, 0}),
       "<sheetData>" + rows + "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>");
  seed("spreadsheet", "strings.xml", option({2, 1}),
       "<si><t>bsn</t></si><si><r><t>KANA</t></r><r><t>RIE</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><styleSheet/>"
       "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-413]d mmmm yyyy;@\"/></numFmts>"
       "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/></cellXfs>");
  seed("spreadsheet", "content.xml", option({3, 0}),
       table(row(cell("bsn") + cell("datum") + cell("v1")) +
             row(cell("000000012") +
                 cell("1-1-2018", "office:value-type=\"date\" office:date-value=\"2018-01-01T10:00:00\"") +
                 cell("2,5", "office:value-type=\"float\" office:value=\"2.5\"") +
                 cell("", "table:number-columns-repeated=\"1000\"")) +
             row(cell("ja", "office:value-type=\"boolean\" office:boolean-value=\"true\"") +
                 cell("KANARIE", "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"") +
                 "<table:covered-table-cell/>") +
             row(cell("50%", "office:value-type=\"percentage\" office:value=\"0.5\""),
                 "table:number-rows-repeated=\"3\"")));
  seed("spreadsheet", "workbook.xml", option({4, 1}),
       "<workbookPr date1904=\"1\"/><definedNames><definedName name=\"KANARIE\">x</definedName></definedNames>");
  seed("spreadsheet", "whole.ods", option({0, 0}), ods(table(row(cell("bsn")) + row(cell("000000012")))));
}

void statistical() {
  using ingest_test::Written;
  ingest_test::StatisticalSample sample;
  readstat_variable_t* number = nullptr;
  readstat_variable_t* text = nullptr;
  sample.rows = 3;
  sample.declare = [&](readstat_writer_t* writer) {
    readstat_label_set_t* labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "eens");
    readstat_label_double_value(labels, 3, "Eens");
    number = readstat_add_variable(writer, "V1", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_label(number, "Welk cijfer?");
    readstat_variable_set_label_set(number, labels);
    text = readstat_add_variable(writer, "NAAM", READSTAT_TYPE_STRING, 8);
  };
  sample.fill = [&](readstat_writer_t* writer, int row) {
    row == 2 ? readstat_insert_missing_value(writer, number) : readstat_insert_double_value(writer, number, row + 2.5);
    readstat_insert_string_value(writer, text, "KANARIE");
  };
  const auto both = [&](const std::string& name, char format, Written written, int version) {
    sample.version = version;
    const std::string bytes = ingest_test::written(written, sample);
    seed("statistical_process", name, option({format}), bytes);
    seed("statistical_library", name, option({format}), bytes);
  };
  both("plain.sav", 0, Written::sav, 0);
  both("packed.zsav", 0, Written::zsav, 3);
  both("portable.por", 1, Written::por, 0);
  both("old.dta", 2, Written::dta, 108);
  both("middle.dta", 2, Written::dta, 115);
  both("new.dta", 2, Written::dta, 118);
}

void frames() {
  using ingest::FrameKind;
  const auto stream = [](ingest::ReadingEnd end, int rows) {
    const int file = ::memfd_create("frames", MFD_CLOEXEC);
    ingest::FrameWriter writer(file);
    writer.add(FrameKind::column, 0, "bsn", "Nummer");
    writer.add(FrameKind::column, 1, "v1");
    for (int row = 0; row < rows; ++row) {
      writer.add(FrameKind::row);
      writer.add(FrameKind::cell, 0, "000000012");
      writer.add(FrameKind::cell, 1, "3");
    }
    writer.add(FrameKind::value_label, 1, "3", "Eens");
    writer.end(end);
    std::string bytes(static_cast<std::size_t>(::lseek(file, 0, SEEK_END)), '\0');
    if (::pread(file, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
      throw std::runtime_error("the frames cannot be read back");
    }
    ::close(file);
    return bytes;
  };
  seed("statistical_frames", "complete", option({0}), stream(ingest::ReadingEnd::complete, 2));
  seed("statistical_frames", "capped", option({1}), stream(ingest::ReadingEnd::complete, 60));
  seed("statistical_frames", "damaged", option({0}), stream(ingest::ReadingEnd::damaged, 0));
}

/// A cache of two deliveries of different months; the target puts purpose and checksum around what stands between.
void cache() {
  const std::string purpose = "fuzz";
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "werkthet-fuzz-seed";
  ingest::Directory directory;
  std::vector<ingest::BusRow> rows;
  std::vector<ingest::ToldDelivery> told;
  for (int month = 0; month < 2; ++month) {
    ingest::BusRow row;
    row.month = core::Month{2018 * 12 + month};
    row.person = directory.person({1, static_cast<std::uint64_t>(month)});
    row.benefit = directory.benefit({2, static_cast<std::uint64_t>(month)});
    rows.push_back(row);
    ingest::ToldDelivery& one = told.emplace_back();
    one.identity = {"bus/" + std::to_string(month) + ".xml", 100, 1, 1, 1};
    one.header.year = 2018;
    one.header.month = month + 1;
    one.month = row.month;
    one.readable = true;
    one.records = 1;
    one.report = ingest::Report(one.identity.name);
    one.report.null("W213", {{}, 3, 4, "sex"});
    one.persons = directory.persons();
    one.benefits = directory.benefits();
    one.rows = static_cast<std::uint32_t>(rows.size());
  }
  const std::string trouble = ingest::DeliveryCache::write(file, purpose, told, directory, rows);
  if (!trouble.empty()) {
    throw std::runtime_error(trouble);
  }
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::filesystem::remove(file);
  const std::size_t front = sizeof(std::uint32_t) + purpose.size();
  seed("delivery_cache", "two_months", option({0}), bytes.substr(front, bytes.size() - front - 32));
  seed("delivery_cache", "no_checksum", option({7}), bytes.substr(0, bytes.size() - 32));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fuzz_make_seeds FOLDER\n";
    return 2;
  }
  corpus = argv[1];
  archives();
  sheets();
  statistical();
  frames();
  cache();
  return 0;
}
