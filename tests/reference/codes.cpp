#include "reference/codes.hpp"

#include "reference/expression.hpp"

#include <map>
#include <stdexcept>

namespace werkthet::reference {
namespace {

template <class Label>
Codes coded(const std::vector<Label>& values) {
  std::map<Label, int> code;
  for (const Label& value : values) {
    code.emplace(value, 0);
  }
  Codes out;
  for (auto& [label, number] : code) {
    number = static_cast<int>(out.labels.size());
    out.labels.push_back(label);
  }
  for (const Label& value : values) {
    out.of_row.push_back(code.at(value));
  }
  return out;
}

/// The cells of a column as words, or nothing when they are numbers or an expression.
Strings words_of(const Table& table, const std::string& expression) {
  if (!table.has(expression)) {
    return {};
  }
  Strings cells = table.text(expression);
  try {
    for (const std::string& cell : cells) {
      static_cast<void>(cell_number(cell));
    }
    return {};
  } catch (const std::exception&) {
    return cells;
  }
}

}  // namespace

Codes codes_of(const Table& table, const std::string& expression) {
  const Strings words = words_of(table, expression);
  return words.empty() ? coded(table.numbers(expression)) : coded(words);
}

std::vector<int> is_label(const Table& table, const std::string& expression, const Json& label) {
  const Codes codes = codes_of(table, expression);
  std::vector<int> out;
  for (const int code : codes.of_row) {
    out.push_back(codes.labels[static_cast<std::size_t>(code)] == label ? 1 : 0);
  }
  return out;
}

}  // namespace werkthet::reference
