#pragma once
// Rows of estimates with their margin, in blocks: what was drawn by lot and what was not stand apart. The
// drawing and the sentences beside it read the same rows. Internal to charts.

#include "publish/charts/drawing.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace werkthet::publish::charts {

enum class Lot { unsaid, drawn, not_drawn };

struct IntervalRow {
  std::string label;
  std::string number;
  SeriesStyle style;
  Cells cells;
  std::vector<std::size_t> codes;
  bool expected{};  ///< a place that was not measured: where a next municipality would lie
};

struct Block {
  std::string header;
  Lot lot{Lot::unsaid};
  std::vector<IntervalRow> rows;
  std::string light;        ///< green, amber or red; empty where the block has no stop-light
  std::string light_words;  ///< as printed: "oranje: voorzichtig lezen"
};

/// The rows of a table of intervals, forest or parts, block after block in the order of its codes. Pointers
/// in the cells point into the request's table.
[[nodiscard]] std::vector<Block> blocks_of(const Request& request);

}  // namespace werkthet::publish::charts
