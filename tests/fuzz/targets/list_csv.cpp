// Lists in CSV with every separator and encoding, and the readers of single cells.
#include "ingest/lists/survey_words.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/tables/csv.hpp"
#include "ingest/values.hpp"
#include "support/table_text.hpp"

#include <cmath>
#include <variant>

using namespace werkthet;

namespace {

/// What a cell can mean; only for the sanitizers and for what values promise.
void read_cells(const ingest::Table& table) {
  constexpr std::string_view date_forms[] = {"", "yyyy-mm-dd", "yyyymmdd", "dd-mm-yyyy"};
  for (std::size_t r = 0; r < table.rows(); ++r) {
    for (std::size_t c = 0; c < table.columns(); ++c) {
      const std::string_view cell = table.cell(r, c);
      for (const auto mark : {config::DecimalMark::automatic, config::DecimalMark::point, config::DecimalMark::comma}) {
        const ingest::NumberCell number = ingest::parse_number(cell, mark);
        fuzz::promise(number.state != ingest::NumberState::value || std::isfinite(number.value),
                      "a number is finite");
        fuzz::promise(mark == config::DecimalMark::automatic || number.state != ingest::NumberState::ambiguous,
                      "with a declared mark nothing is ambiguous");
      }
      for (const std::string_view form : date_forms) {
        static_cast<void>(ingest::parse_date_cell(cell, form));
        static_cast<void>(ingest::survey_day(cell, form));
      }
      for (const int unit : {1, 100}) {
        if (const auto cents = ingest::parse_cents(cell, unit)) {
          fuzz::promise(std::abs(std::int64_t{*cents}) < 1'000'000'000, "an amount has at most seven digits");
        }
      }
      static_cast<void>(ingest::parse_amount(cell));
      static_cast<void>(ingest::parse_answer(cell));
      static_cast<void>(ingest::label_key(cell));
      static_cast<void>(ingest::loose_name(cell));
      static_cast<void>(ingest::survey_mode(cell));
      if (const auto number = ingest::parse_citizen_number(cell);
          std::holds_alternative<ingest::CitizenNumber>(number)) {
        fuzz::promise(std::get<ingest::CitizenNumber>(number).digits < 1'000'000'000, "nine digits");
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Options options(fuzz::view(data, size));
  config::CsvForm form;
  form.separator = "\0;,\t|"[options.below(5)];
  constexpr const char* encodings[] = {"", "utf-8", "utf-16", "windows-1252", "iso-8859-15"};
  form.encoding = encodings[options.below(5)];
  ingest::TableCaps caps;
  if (options.below(2) == 1) {
    caps = {8, 64, 200, 4096};
  }
  const std::string_view bytes = options.rest();
  std::string first;
  for (int time = 0; time < 2; ++time) {
    ingest::Report report("list.csv");
    const auto table = ingest::read_csv(std::string(bytes), form, report, caps);
    fuzz::promise(table.has_value() != report.failed(), "a list is used or refused");
    const std::string text = fuzz::table_text(table, caps) + "\n" + fuzz::said(report);
    if (time == 0) {
      first = text;
      if (table) {
        const auto ends = std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        fuzz::promise(table->rows() <= static_cast<std::size_t>(ends), "there are no more rows than lines");
        read_cells(*table);
      }
    } else {
      fuzz::promise_same(first, text, "the same bytes give the same table");
    }
  }
  return 0;
}
