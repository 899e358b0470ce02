#include "ingest/table_reader.hpp"

#include "core/text.hpp"

#include <new>
#include <utility>
#include <variant>

namespace werkthet::ingest {

TableReader::TableReader(const SourceFile& source, std::string role, const config::CsvForm& form)
    : form_(form), report_(source.name) {
  auto bytes = load(source, std::move(role), file_, report_);
  if (!bytes) {
    return;
  }
  try {
    table_ = read_csv(std::move(*bytes), form_, report_);
  } catch (const std::bad_alloc&) {
    report_.fail("E200", {}, "the file is larger than the memory of this machine");
  }
  file_.rows = rows();
}

ColumnRef TableReader::column(std::string_view name, bool required, const std::vector<std::string>& aliases) {
  ColumnRef result{table_ ? table_->find(name, form_, aliases) : std::nullopt, std::string(name)};
  if (required && !result.index && table_) {
    report_.add("E203", {{}, 1, 0, result.field});
  }
  return result;
}

core::Place TableReader::place(std::size_t row, const ColumnRef& column) const {
  if (!column.index) {
    return {{}, table_->line(row), 0, column.field};
  }
  return table_->place(row, *column.index, column.field);
}

std::string_view TableReader::text(std::size_t row, const ColumnRef& column) const {
  return column.index ? core::trimmed(table_->cell(row, *column.index)) : std::string_view{};
}

std::optional<core::Date> TableReader::date(std::size_t row, const ColumnRef& column) {
  const std::string_view value = text(row, column);
  if (is_missing(value)) {
    return std::nullopt;
  }
  const DateCell cell = parse_date_cell(value, form_.date_form);
  if (cell.state == DateState::value) {
    return cell.date;
  }
  report_.null(cell.state == DateState::partial ? "N215" : "W213", place(row, column));
  return std::nullopt;
}

std::optional<double> TableReader::number(std::size_t row, const ColumnRef& column) {
  const NumberCell cell = parse_number(text(row, column), form_.decimal);
  switch (cell.state) {
    case NumberState::value:
      return cell.value;
    case NumberState::missing:
      break;
    case NumberState::bad:
      report_.null("W213", place(row, column));
      break;
    case NumberState::ambiguous:
      report_.null("E214", place(row, column));
      break;
  }
  return std::nullopt;
}

Answer TableReader::answer(std::size_t row, const ColumnRef& column) {
  const auto value = parse_answer(text(row, column));
  if (!value) {
    report_.null("W213", place(row, column));
  }
  return value.value_or(Answer::none);
}

std::optional<Pseudonym> TableReader::person(std::size_t row, const ColumnRef& column,
                                             Pseudonymiser& pseudonyms) {
  const auto number = parse_citizen_number(text(row, column));
  if (const auto* trouble = std::get_if<NumberTrouble>(&number)) {
    report_.null("E201", place(row, column), std::string(ingest::text(*trouble)));
    return std::nullopt;
  }
  return pseudonyms.of(std::get<CitizenNumber>(number));
}

void TableReader::finish(Input& input) {
  report_.finish(input.problems, input.nulls);
  input.files.push_back(file_);
}

}  // namespace werkthet::ingest
