// The way from benefit to lottery, where every step is the one before minus what lies between, and the stocks
// of a quarter.
#include "audit/reading.hpp"

#include <algorithm>

namespace werkthet::audit {
namespace {

struct Step {
  const char* whole;
  std::vector<const char*> parts;
};

const std::vector<Step>& steps() {
  static const std::vector<Step> all{{"frame", {"not_eligible", "excluded", "eligible"}},
                                     {"eligible", {"never_asked", "invited"}},
                                     {"invited", {"no_answer", "declined", "consented"}},
                                     {"consented", {"not_drawn", "drawn"}}};
  return all;
}

constexpr const char* pooled_reasons = "overige_redenen";

}  // namespace

void Reading::add_flow(std::size_t release) {
  const Table* flow = releases_[release].table("flow");
  if (flow == nullptr || flow->dimensions != std::vector<std::string>{"stap"}) {
    return;
  }
  const auto step = [&](const char* id) { return unknown_at(release, "flow", {id}, "n"); };
  // A step that nobody printed may hold people all the same.
  const auto part = [&](const char* id) {
    return step(id).value_or(unknown("flow|" + std::string(id) + "@" + std::to_string(release)));
  };
  for (const Step& one : steps()) {
    const auto whole = step(one.whole);
    if (!whole) {
      continue;
    }
    Sum sum{{*whole, -1}};
    for (const char* id : one.parts) {
      sum.push_back({part(id), 1});
    }
    fact(std::move(sum), 0, 0, "steps of the flow add up to " + std::string(one.whole) + ": " + flow->file);
  }
  if (const Group* pool = group(release, pool_code)) {
    fact({{pool->unknown, 1}, {part("never_asked"), -1}}, 0, 0,
         "the pool of non-participants is who was never asked: " + flow->file);
  }
  if (const auto drawn = step("drawn")) {
    Sum sum{{*drawn, -1}};
    if (const Table* arms = releases_[release].table("flow_arms")) {
      for (const Row& row : arms->rows) {
        if (const auto n = unknown_at(release, "flow_arms", row.codes, "n")) {
          sum.push_back({*n, 1});
        }
      }
    }
    if (sum.size() > 1) {
      fact(std::move(sum), 0, 0, "who was drawn is in one of the groups: data/flow_arms.csv");
    }
  }
  const Table* exclusions = releases_[release].table("exclusions");
  const auto excluded = step("excluded");
  if (exclusions == nullptr || exclusions->dimensions != std::vector<std::string>{"reden"}) {
    return;
  }
  Sum sum;
  for (const Row& row : exclusions->rows) {
    const auto count = unknown_at(release, "exclusions", row.codes, "n");
    if (!count) {
      continue;
    }
    const auto n = *exclusions->column("n");
    const auto range = range_of(*exclusions, n, row.cells[n]);
    if (row.codes[0] != pooled_reasons && range && range->printed &&
        range->high >= static_cast<double>(min_cell_)) {
      fact({{*count}}, static_cast<double>(min_cell_), unlimited,
           "a reason that stands by itself is not small: " + exclusions->file + ", row " +
               row_name(*exclusions, row));
    }
    sum.push_back({*count, 1});
  }
  if (excluded && !sum.empty()) {
    sum.push_back({*excluded, -1});
    fact(std::move(sum), 0, 0, "reasons add up to who was excluded: " + exclusions->file);
  }
}

/// begin + inflow - outflow - others who left = end, and an end is the next begin.
void Reading::add_stock(std::size_t release) {
  const Table* stock = releases_[release].table("stock");
  if (stock == nullptr || stock->dimensions != std::vector<std::string>{"kwartaal", "eenheid"}) {
    return;
  }
  std::map<std::string, std::map<std::string, const Row*>> quarters;  // per unit, in time
  for (const Row& row : stock->rows) {
    quarters[row.codes[1]].emplace(row.codes[0], &row);
  }
  for (const auto& [unit, rows] : quarters) {
    std::optional<std::size_t> end_before;
    for (const auto& [quarter, row] : rows) {
      const auto at = [&](const char* column) { return unknown_at(release, "stock", row->codes, column); };
      const auto begin = at("stock_begin");
      const auto end = at("stock_end");
      const auto in = at("inflow");
      const auto out = at("outflow");
      const std::string where = stock->file + ", row " + row_name(*stock, *row);
      if (begin && end && in && out) {
        const std::size_t others =
            at("other_end")
                .value_or(unknown("stock|" + unit + "|" + quarter + "@" + std::to_string(release)));
        fact({{*begin, 1}, {*in, 1}, {*out, -1}, {others, -1}, {*end, -1}}, 0, 0,
             "begin, flows and end belong together: " + where);
        ask(Asked::rest, release, stock->file, row_name(*stock, *row), "left in another way", {{others, 1}});
      }
      if (end_before && begin) {
        fact({{*end_before, 1}, {*begin, -1}}, 0, 0, "an end is the next begin: " + where);
      }
      end_before = end;
    }
  }
}

}  // namespace werkthet::audit
