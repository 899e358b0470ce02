#include "ingest/bus_csv.hpp"

#include "ingest/csv.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::ingest {
namespace {

/// "K31_2" without its suffix: columns for a second and third kind of income.
std::string_view without_suffix(std::string_view header) {
  const bool suffixed =
      header.size() > 2 && (header[header.size() - 2] == '_') && header.back() >= '1' && header.back() <= '9';
  return suffixed ? header.substr(0, header.size() - 2) : header;
}

bool of_income(Field field) {
  return field == Field::income_kind || field == Field::income_amount;
}

/// Per column its field; `unread` where nothing is stored.
std::vector<Field> fields_of(const CsvTable& table, const config::CsvForm& form, const Layout& layout,
                             Report& report) {
  std::vector<Field> fields(table.columns(), Field::unread);
  std::vector<bool> mapped(field_count, false);
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto field = static_cast<Field>(f);
    if (!form.columns.contains(std::string(name(field)))) {
      continue;
    }
    mapped[f] = true;
    if (const auto column = table.find(name(field), form)) {
      fields[*column] = field;
    } else {
      report.fail("E203", {{}, 1, 0, std::string(name(field))});
    }
  }
  for (std::size_t column = 0; column < table.columns(); ++column) {
    Field field = layout.field_of(table.header(column));
    if (field == Field::unknown) {
      const Field income = layout.field_of(without_suffix(table.header(column)));
      field = of_income(income) ? income : Field::unread;
    }
    if (field != Field::unread && fields[column] == Field::unread &&
        !mapped[static_cast<std::size_t>(field)]) {
      if (!of_income(field) && std::find(fields.begin(), fields.end(), field) != fields.end()) {
        report.fail("E212", {{}, 1, 0, std::string(name(field))}, "two columns are the same field");
      }
      fields[column] = field;
    }
  }
  return fields;
}

}  // namespace

std::optional<ParsedDelivery> read_bus_csv(std::string bytes, const config::CsvForm& form,
                                           const Layout& layout, Pseudonymiser& pseudonyms, Report& report) {
  const auto table = read_csv(std::move(bytes), form, report);
  if (!table) {
    return std::nullopt;
  }
  const std::vector<Field> fields = fields_of(*table, form, layout, report);
  if (report.failed()) {
    return std::nullopt;
  }
  std::size_t row = 0;
  std::size_t column = 0;
  DeliveryBuilder builder(layout, pseudonyms, report, [&] { return table->place(row, column, {}); });
  for (row = 0; row < table->rows() && !report.failed(); ++row) {
    column = 0;
    builder.begin(Part::benefit);
    builder.begin(Part::person);
    for (column = 0; column < fields.size(); ++column) {
      builder.set(fields[column], table->cell(row, column));
    }
    column = 0;
    builder.end(Part::person);
    builder.end(Part::benefit);
  }
  row = 0;
  ParsedDelivery parsed = builder.finish();
  if (report.failed()) {
    return std::nullopt;
  }
  return parsed;
}

}  // namespace werkthet::ingest
