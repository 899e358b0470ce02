// workbook_rows [ROWS]: seconds, peak memory and size of a workbook of 100,000 rows by 12 columns, as .xlsx and as .ods, with
// a marked-up table, as every sheet of a release has one. Asked is 3 s and 60 MB for the .xlsx.

#include "core/stopwatch.hpp"
#include "office/ods_file.hpp"
#include "office/xlsx_file.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace werkthet;

namespace {

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

}  // namespace

int main(int argc, char** argv) {
  const long asked = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 100'000;
  if (asked < 1 || asked > 1'000'000) {
    std::fputs("workbook_rows [ROWS], 1 to 1,000,000\n", stderr);
    return 2;
  }
  const auto rows = static_cast<std::uint32_t>(asked);
  constexpr std::uint32_t columns = 12;
  core::Stopwatch watch;
  office::Book book({.title = "Gegevens", .subject = {}, .keywords = {}, .created = *core::make_date(2020, 4, 9)});
  office::Sheet& sheet = book.add_sheet("Gegevens");
  sheet.text(0, 0, "Gegevens", {.points = 16, .bold = true});
  sheet.text(1, 0, "Dit werkblad bevat één tabel.");
  office::TableMark table{.name = "Gegevens_cijfers", .alt_title = "Gegevens", .alt_text = "Cijfers", .row = 2, .rows = rows, .columns = {}};
  for (std::uint32_t c = 0; c < columns; ++c) {
    table.columns.push_back({"Kolom " + std::to_string(c + 1), c > 1});
  }
  sheet.table(table);
  for (std::uint32_t r = 0; r < rows; ++r) {
    sheet.text(3 + r, 0, "groep " + std::to_string(r % 4));
    sheet.text(3 + r, 1, "reden " + std::to_string(r % 11));
    for (std::uint32_t c = 2; c < columns; ++c) {
      sheet.number(3 + r, c, static_cast<double>((r * 31 + c * 7) % 10'007) / 10.0, {.decimals = 1});
    }
  }
  for (std::uint32_t c = 0; c < columns; ++c) {
    sheet.fit_column(c, 2);
  }
  std::printf("book: %.2f s, peak %.0f MB\n", watch.lap(), peak_megabytes());
  const std::size_t xlsx = office::write_xlsx(book).size();
  std::printf("xlsx: %.2f s, peak %.0f MB, %.1f MB\n", watch.lap(), peak_megabytes(), static_cast<double>(xlsx) / 1e6);
  const std::size_t ods = office::write_ods(book).size();
  std::printf("ods: %.2f s, peak %.0f MB, %.1f MB\n", watch.lap(), peak_megabytes(), static_cast<double>(ods) / 1e6);
  return 0;
}
