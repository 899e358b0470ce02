#include "core/format.hpp"
#include "publish/charts/interval_rows.hpp"
#include "publish/charts/message.hpp"

#include <utility>

namespace werkthet::publish::charts {
namespace {

std::string row_sentence_of(const Request& request, const IntervalRow& row) {
  const safe::Unit unit = unit_of(request.table);
  std::string text = row.label.empty() ? request.table.title.in(request.language) : row.label;
  text += ": " + value_text(row.cells, unit, request.language);
  if (unit == safe::Unit::points && row.cells.drawn()) {
    text += request.words(" procentpunt", " percentage points");
  }
  if (!row.cells.interval()) {
    return text + ".";
  }
  text += std::string(request.words(", marge ", ", margin ")) +
          core::range(row.cells.low->value(), row.cells.high->value(), row.cells.low->decimals(),
                      request.language);
  const bool zero = row.cells.low->value() <= 0.0 && row.cells.high->value() >= 0.0;
  return text + (zero ? request.words(". Nul ligt binnen de marge.", ". Zero lies inside the margin.")
                      : request.words(". Nul ligt buiten de marge.", ". Zero lies outside the margin."));
}

}  // namespace

std::vector<RowSentences> row_sentences(const safe::Table& table, const config::Study& study,
                                        core::Language language) {
  std::vector<RowSentences> result;
  if (table.chart.kind != safe::ChartKind::forest && table.chart.kind != safe::ChartKind::parts) {
    return result;
  }
  const Request request{table, study, language, Layout::wide};
  for (const Block& block : blocks_of(request)) {
    RowSentences said{block.header, {}};
    for (const IntervalRow& row : block.rows) {
      said.sentences.push_back(row_sentence_of(request, row));
    }
    result.push_back(std::move(said));
  }
  return result;
}

}  // namespace werkthet::publish::charts
