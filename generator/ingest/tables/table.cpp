#include "ingest/tables/table.hpp"

#include "core/error.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::ingest {
namespace {
constexpr std::uint32_t escaped_bit = 0x80000000U;
}

Table::~Table() {
  wipe(text_);
  for (auto& [offset, text] : unescaped_) {
    wipe(text);
  }
}

std::string_view Table::text_of(Cell cell) const {
  if ((cell.length & escaped_bit) != 0) {
    const auto at = unescaped_.find(cell.offset);
    return at == unescaped_.end() ? std::string_view{} : std::string_view{at->second};
  }
  return std::string_view(text_).substr(cell.offset, cell.length & ~declared_bit);
}

core::Place Table::place(std::size_t row, std::size_t column, std::string field) const {
  if (kind_ == Cells::typed) {
    return {{}, row_lines_[row + 1], column + 1, std::move(field)};
  }
  const std::uint32_t from = row_starts_[row + 1];
  const std::uint32_t to = cells_[(row + 1) * columns_ + column].offset;
  core::Place where{{}, row_lines_[row + 1], 1, std::move(field)};
  for (const char c : std::string_view(text_).substr(from, to - from)) {
    if (c == '\n') {
      ++where.line;
      where.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++where.column;
    }
  }
  return where;
}

std::optional<std::size_t> Table::find(std::string_view name, const config::CsvForm& form,
                                       const std::vector<std::string>& aliases) const {
  std::vector<std::string> wanted;
  if (const auto mapped = form.columns.find(std::string(name)); mapped != form.columns.end()) {
    wanted.push_back(mapped->second);  // a column that was named is that one or none
  } else {
    wanted.emplace_back(name);
    wanted.insert(wanted.end(), aliases.begin(), aliases.end());
  }
  for (const std::string& one : wanted) {
    for (std::size_t column = 0; column < columns_; ++column) {
      if (header(column) == one) {
        return column;
      }
    }
    const std::string loose = loose_name(one);
    const auto at = std::find(names_.begin(), names_.end(), loose);
    if (at != names_.end() && !loose.empty()) {
      return static_cast<std::size_t>(at - names_.begin());
    }
  }
  return std::nullopt;
}

std::string_view Table::label(std::size_t column) const {
  return column < labels_.size() ? std::string_view(labels_[column]) : std::string_view{};
}

std::optional<std::string_view> Table::value_label(std::size_t column, std::string_view value) const {
  if (column >= value_labels_.size()) {
    return std::nullopt;
  }
  const auto at = value_labels_[column].find(value);
  return at == value_labels_[column].end() ? std::nullopt : std::optional<std::string_view>(at->second);
}

void Table::drop_first_rows(std::size_t n) {
  n = std::min(n, rows());
  const auto drop = [](auto& list, std::size_t from, std::size_t count) {
    const auto first = list.begin() + static_cast<std::ptrdiff_t>(from);
    list.erase(first, first + static_cast<std::ptrdiff_t>(count));
  };
  drop(cells_, columns_, n * columns_);
  drop(row_starts_, 1, n);
  drop(row_lines_, 1, n);
}

TableBuilder::TableBuilder(Table::Cells kind, TableCaps caps) : caps_(caps) {
  table_.kind_ = kind;
}

bool TableBuilder::append(std::string_view text, Table::Cell& cell) {
  if (text.size() > caps_.cell_bytes || table_.text_.size() + text.size() >= caps_.bytes) {
    return false;
  }
  cell = {static_cast<std::uint32_t>(table_.text_.size()), static_cast<std::uint32_t>(text.size())};
  table_.text_ += text;
  return true;
}

bool TableBuilder::column(std::string_view name, std::string_view label) {
  core::ensure(table_.row_starts_.empty(), "columns come before rows");
  Table::Cell cell;
  if (table_.columns_ >= caps_.columns || !append(name, cell)) {
    return false;
  }
  table_.cells_.push_back(cell);
  table_.names_.push_back(loose_name(name));
  table_.labels_.emplace_back(label);
  table_.value_labels_.emplace_back();
  ++table_.columns_;
  return true;
}

void TableBuilder::value_label(std::size_t column, std::string_view value, std::string_view label) {
  core::ensure(column < table_.columns_, "a label belongs to a column");
  table_.value_labels_[column][std::string(value)] = std::string(label);
}

bool TableBuilder::row(std::uint64_t line) {
  if (table_.row_starts_.empty()) {  // the header is row 0
    table_.row_starts_.push_back(0);
    table_.row_lines_.push_back(1);
  }
  if (table_.cells_.size() + table_.columns_ > caps_.cells) {
    return false;
  }
  const auto at = static_cast<std::uint32_t>(table_.text_.size());
  table_.row_starts_.push_back(at);
  table_.row_lines_.push_back(static_cast<std::uint32_t>(std::min<std::uint64_t>(line, 0xFFFFFFFFU)));
  table_.cells_.resize(table_.cells_.size() + table_.columns_, {at, 0});
  return true;
}

bool TableBuilder::cell(std::size_t column, std::string_view text) {
  core::ensure(column < table_.columns_ && table_.rows() > 0, "a cell belongs to a column and a row");
  return append(text, table_.cells_[table_.cells_.size() - table_.columns_ + column]);
}

void TableBuilder::declare_missing(std::size_t column) {
  core::ensure(column < table_.columns_ && table_.rows() > 0, "a cell belongs to a column and a row");
  table_.cells_[table_.cells_.size() - table_.columns_ + column].length = Table::declared_bit;
}

Table TableBuilder::finish() {
  if (table_.row_starts_.empty() && table_.columns_ > 0) {
    table_.row_starts_.push_back(0);
    table_.row_lines_.push_back(1);
  }
  return std::exchange(table_, Table{});
}

}  // namespace werkthet::ingest
