#include "ingest/tables/table_reader.hpp"

#include "config/table_signs.hpp"
#include "core/text.hpp"
#include "ingest/tables/source.hpp"

#include <utility>
#include <variant>

namespace werkthet::ingest {

TableReader::TableReader(const SourceFile& source, std::string role, const config::CsvForm& form)
    : form_(form), report_(source.name) {
  file_.role = std::move(role);
  table_ = read_table(source, form_, file_, report_);
}

TableReader::TableReader(Table table, InputFile file, const config::CsvForm& form)
    : form_(form), report_(file.file), file_(std::move(file)), table_(std::move(table)) {
  file_.rows = rows();
}

void TableReader::drop_first_rows(std::size_t n) {
  table_->drop_first_rows(n);
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

void TableReader::check_label(std::size_t row, const ColumnRef& column, core::Problems& problems) const {
  core::Place where = place(row, column);
  where.file = report_.file();
  config::check_table_signs(text(row, column), where, problems);
}

std::string_view TableReader::text(std::size_t row, const ColumnRef& column) const {
  return column.index ? core::trimmed(table_->cell(row, *column.index)) : std::string_view{};
}

DateCell TableReader::date_cell(std::string_view value) const {
  if (table_->cells() == Table::Cells::typed) {
    constexpr std::size_t day = 10;  // yyyy-mm-dd, and perhaps Thh:mm:ss
    const bool moment = value.size() > day && value[day] == 'T';
    const DateCell cell = parse_date_cell(moment ? value.substr(0, day) : value, "yyyy-mm-dd");
    if (cell.state == DateState::value) {
      return cell;
    }
  }  // otherwise somebody typed the date as text, in typed tables too
  return parse_date_cell(value, form_.date_form);
}

NumberCell TableReader::number_cell(std::string_view value) const {
  // What a source with types writes as a number has no comma; a comma was typed by somebody, as text.
  const bool written = table_->cells() == Table::Cells::typed && value.find(',') == std::string_view::npos;
  return parse_number(value, written ? config::DecimalMark::point : form_.decimal);
}

std::optional<core::Date> TableReader::date(std::size_t row, const ColumnRef& column) {
  const std::string_view value = text(row, column);
  if (is_missing(value)) {
    return std::nullopt;
  }
  const DateCell cell = date_cell(value);
  if (cell.state == DateState::value) {
    return cell.date;
  }
  report_.null(cell.state == DateState::partial ? "N215" : "W213", place(row, column));
  return std::nullopt;
}

std::optional<double> TableReader::number(std::size_t row, const ColumnRef& column) {
  const NumberCell cell = number_cell(text(row, column));
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
  const auto number = pseudonyms.parse(text(row, column));
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
