#include "publish/charts/interval_rows.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace werkthet::publish::charts {
namespace {

constexpr std::string_view light_dimension = "stoplicht";

std::optional<std::size_t> block_dimension(const safe::Table& table) {
  if (const auto comparison = safe::dimension_index(table, "vergelijking")) {
    return comparison;
  }
  return safe::dimension_index(table, table.chart.series);
}

std::string block_header(const Request& request, const safe::Dimension& dimension, const safe::Code& code,
                         Lot lot) {
  std::string label = code_text(dimension, code, request.language);
  if (lot == Lot::unsaid) {
    return dimension.id == "maand" ? std::string(request.words("Na ", "After ")) + label : label;
  }
  // A label that says it already is not told twice.
  if (label.find("geloot") != std::string::npos || label.find("by lot") != std::string::npos) {
    return label;
  }
  const char* word = lot == Lot::drawn ? request.words("Geloot: ", "Drawn by lot: ")
                                       : request.words("Niet geloot: ", "Not drawn by lot: ");
  return word + inside_sentence(std::move(label));
}

/// The row's name from the dimensions that vary inside the block; one that is the same everywhere goes to the
/// header.
void name_rows(Block& block, const Request& request, std::optional<std::size_t> without) {
  const safe::Table& table = request.table;
  std::string constant;
  for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
    const safe::Dimension& dimension = table.dimensions[d];
    if ((without && d == *without) || dimension.id == light_dimension) {
      continue;
    }
    const bool varies = std::any_of(block.rows.begin(), block.rows.end(), [&](const IntervalRow& row) {
      return row.codes[d] != block.rows.front().codes[d];
    });
    if (varies || dimension.id == "groep" || dimension.id == "gemeente") {
      for (IntervalRow& row : block.rows) {
        std::string part = code_text(dimension, dimension.codes[row.codes[d]], request.language);
        row.label += row.label.empty() ? part : ", " + inside_sentence(std::move(part));
      }
    } else {
      const std::string part =
          code_text(dimension, dimension.codes[block.rows.front().codes[d]], request.language);
      constant += (constant.empty() ? "" : ", ") + inside_sentence(part);
    }
  }
  if (!constant.empty() && !block.header.empty()) {
    if (block.header.ends_with(')')) {
      block.header.insert(block.header.size() - 1, ", " + constant);
    } else {
      block.header += " (" + constant + ")";
    }
  }
}

}  // namespace

std::vector<Block> blocks_of(const Request& request) {
  const safe::Table& table = request.table;
  const auto by = block_dimension(table);
  const auto group = safe::dimension_index(table, "groep");
  const safe::Unit unit = unit_of(table);
  std::vector<Block> blocks;
  const std::size_t count = by ? table.dimensions[*by].codes.size() : 1;
  for (std::size_t code = 0; code < count; ++code) {
    Block block;
    for (const safe::Row& row : table.rows) {
      if (by && row.codes[*by] != code) {
        continue;
      }
      IntervalRow made;
      made.cells = cells_of(table, row);
      made.codes = row.codes;
      made.number = interval_text(made.cells, unit, request.language);
      made.style = group ? group_style(request.study, table.dimensions[*group].codes[row.codes[*group]].id)
                         : plain_style(0);
      if (const auto town = safe::dimension_index(table, "gemeente")) {
        const std::string& id = table.dimensions[*town].codes[row.codes[*town]].id;
        made.expected = id == "volgende";
        made.style = id == "Totaal"  ? SeriesStyle{std::string(ink), Shape::diamond, {}}
                     : made.expected ? SeriesStyle{std::string(ink), Shape::ring, {}}
                                     : made.style;
      }
      block.rows.push_back(std::move(made));
    }
    if (block.rows.empty()) {
      continue;
    }
    std::stable_sort(block.rows.begin(), block.rows.end(),
                     [](const IntervalRow& a, const IntervalRow& b) { return a.codes < b.codes; });
    if (by) {
      const safe::Dimension& dimension = table.dimensions[*by];
      const std::string& id = dimension.codes[code].id;
      if (dimension.id == "vergelijking") {
        block.lot = id == "treatment" ? Lot::drawn : Lot::not_drawn;
      }
      block.header = block_header(request, dimension, dimension.codes[code], block.lot);
    }
    if (const auto light = safe::dimension_index(table, light_dimension)) {
      const safe::Code& said = table.dimensions[*light].codes[block.rows.front().codes[*light]];
      block.light = said.id == "none" ? std::string() : said.id;
      block.light_words = block.light.empty() ? std::string() : said.label.in(request.language);
    }
    name_rows(block, request, by);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace werkthet::publish::charts
