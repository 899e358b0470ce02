#include "findings/reading_rows.hpp"

#include "safe/participation_verdict.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <variant>

namespace werkthet::findings {
namespace {

using core::Bilingual;

Bilingual words_of(safe::Sign sign, const Bilingual& otherwise) {
  switch (sign) {
    case safe::Sign::selection:
      return {"past bij zelfselectie", "fits self-selection"};
    case safe::Sign::attention:
      return {"past bij aandacht, of iets anders dat met meedoen begint",
              "fits attention, or something else that begins with taking part"};
    case safe::Sign::contamination:
      return {"past bij groepen die op elkaar gaan lijken", "fits groups growing alike"};
    case safe::Sign::unknown:
    case safe::Sign::nothing:
      break;
  }
  return otherwise;
}

}  // namespace

void ReadingRows::add(const std::string& id, const Bilingual& label, const Prediction& predicted,
                      std::vector<Cell> numbers, const Bilingual& otherwise) {
  row(id, label, predicted, std::move(numbers),
      {[id, favourable = favourable_, otherwise](Said::Cells cells, Said::Cells) {
        const auto number = [&](std::size_t c) {
          return cells[c].is_number() ? std::optional(cells[c].value()) : std::nullopt;
        };
        const safe::Printed print{number(0), number(1), number(2)};
        return print.estimate ? words_of(safe::sign_of(id, print, favourable), otherwise)
                              : Bilingual{"niet te bepalen", "not available"};
      }});
}

void ReadingRows::not_measured(const std::string& id, const Bilingual& label, const Prediction& predicted,
                               const Bilingual& why) {
  without_numbers(id, label, predicted, {"niet te meten: " + why.nl, "not measured: " + why.en});
}

void ReadingRows::not_stated(const std::string& id, const Bilingual& label, const Prediction& predicted) {
  without_numbers(id, label, predicted,
                  {"niet genoemd: het licht staat op rood", "not stated: the light is red"});
}

void ReadingRows::without_numbers(const std::string& id, const Bilingual& label, const Prediction& predicted,
                                  Bilingual words) {
  row(id, label, predicted, {NotApplicable{}, NotApplicable{}, NotApplicable{}},
      {[words = std::move(words)](Said::Cells, Said::Cells) { return words; }});
}

void ReadingRows::row(const std::string& id, const Bilingual& label, const Prediction& predicted,
                      std::vector<Cell> numbers, Said reading) {
  Row made{{}, std::move(numbers)};
  made.cells.emplace_back(std::move(reading));
  made.cells.emplace_back(Text{predicted.selection});
  made.cells.emplace_back(Text{predicted.attention});
  made.cells.emplace_back(Text{predicted.contamination});
  rows_.push_back({{id, label}, std::move(made)});
}

void ReadingRows::move_to(Table& table) {
  // What was seen first: somebody who stops reading half-way has missed reasons, and no observation.
  std::stable_partition(rows_.begin(), rows_.end(), [](const Made& made) {
    return !std::holds_alternative<NotApplicable>(made.row.cells.front());
  });
  safe::Dimension observations{"waarneming", {"Waarneming", "Observation"}, {}};
  for (Made& made : rows_) {
    made.row.codes = {observations.codes.size()};
    observations.codes.push_back(std::move(made.code));
    table.rows.push_back(std::move(made.row));
  }
  table.dimensions = {std::move(observations)};
}

}  // namespace werkthet::findings
