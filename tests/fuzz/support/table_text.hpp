#pragma once
// A table as text, touching every cell, and the promises that hold for any table.

#include "core/text.hpp"
#include "ingest/tables/table.hpp"
#include "support/promise.hpp"

#include <optional>
#include <string>

namespace fuzz {

/// `utf8`: the source promises text in UTF-8.
inline std::string table_text(const std::optional<ingest::Table>& table, const ingest::TableCaps& caps,
                              bool utf8 = true) {
  if (!table) {
    return "none";
  }
  promise(table->columns() <= caps.columns, "a table stays below the cap on columns");
  promise(table->columns() == 0 || table->rows() < caps.cells / table->columns() + 2,
          "a table stays below the cap on cells");
  std::string text;
  std::uint64_t line = 0;
  for (std::size_t c = 0; c < table->columns(); ++c) {
    text += std::string(table->header(c)) + "/" + std::string(table->label(c)) + "|";
    promise(!utf8 || core::is_utf8(table->header(c)), "headers are UTF-8");
  }
  for (std::size_t r = 0; r < table->rows(); ++r) {
    promise(table->line(r) >= line, "lines ascend");
    line = table->line(r);
    text += "\n" + std::to_string(line) + ":";
    for (std::size_t c = 0; c < table->columns(); ++c) {
      const std::string_view cell = table->cell(r, c);
      promise(cell.size() <= caps.cell_bytes, "a cell stays below its cap");
      promise(!utf8 || core::is_utf8(cell), "cells are UTF-8");
      text += cell;
      if (const auto label = table->value_label(c, cell)) {
        text += "=" + std::string(*label);
      }
      const core::Place place = table->place(r, c, "field");
      text += "@" + std::to_string(place.line) + ":" + std::to_string(place.column) + "|";
    }
  }
  return text;
}

}  // namespace fuzz
