#pragma once
// From the words of a list to one of our categories: Dutch and English words for the same thing, compared
// loosely. What is not in the list stays unknown and is reported at its place; the word itself never is.

#include "ingest/tables/table_reader.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace werkthet::ingest {

/// A word in the form of loose_name() and what it means.
template <class Value>
struct Word {
  std::string_view word;
  Value value;
};

/// What a text means; nullopt when the list does not have it.
template <class Value>
[[nodiscard]] std::optional<Value> meaning(std::span<const Word<Value>> words, std::string_view text) {
  const std::string wanted = loose_name(text);
  const auto at = std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.word == wanted; });
  return at == words.end() ? std::nullopt : std::optional{at->value};
}

/// What a statistics package says that the code in a cell stands for; empty when it says nothing.
[[nodiscard]] inline std::string_view label_of(const TableReader& table, std::size_t row,
                                               const ColumnRef& column) {
  const auto label =
      column.index ? table.table().value_label(*column.index, table.text(row, column)) : std::nullopt;
  return label.value_or(std::string_view());
}

/// The category in a cell, by its label or by itself: `Value{}` (unknown) when it is empty or, with W213, not
/// in the list.
template <class Value>
[[nodiscard]] Value category(TableReader& table, std::size_t row, const ColumnRef& column,
                             std::span<const Word<Value>> words) {
  const std::string_view text = table.text(row, column);
  if (is_missing(text)) {
    return Value{};
  }
  const auto labelled = meaning(words, label_of(table, row, column));
  const auto value = labelled ? labelled : meaning(words, text);
  if (!value) {
    table.report().null("W213", table.place(row, column), "the word is not one of those that are known");
  }
  return value.value_or(Value{});
}

/// Codes that the municipality chose itself are cut off here: a story about a person must not travel along.
inline constexpr std::size_t longest_code = 60;

/// Such a code; empty when there is none.
[[nodiscard]] inline std::string code_text(std::string_view text) {
  return is_missing(text) ? std::string() : std::string(text.substr(0, longest_code));
}

}  // namespace werkthet::ingest
