#include "statistics/resampling/monthly_table.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::statistics::detail {
namespace {

constexpr std::size_t persons_per_cell = 16;  // a binomial costs about as much as so many positions

}  // namespace

MonthlyTable::MonthlyTable(const MonthlyEndings& group, int of_cause, int horizon)
    : horizon_(horizon), persons_(group.month.size()) {
  using Place = std::pair<int, std::size_t>;  // month and kind
  const Place far{horizon + 1, 0};
  std::vector<Place> place;
  for (std::size_t i = 0; i < persons_; ++i) {
    const int cause = group.cause[i];
    const std::size_t kind = cause == 0 ? 2 : (of_cause == 0 || cause == of_cause ? 0 : 1);
    place.push_back(group.month[i] > horizon ? far : Place{group.month[i], kind});
  }
  std::vector<Place> cells = place;
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  nobody_ = static_cast<std::uint16_t>(cells.size());
  beyond_ = !cells.empty() && cells.back() == far ? static_cast<std::uint16_t>(cells.size() - 1) : nobody_;
  counts_.resize(cells.size() + 1);
  for (const Place& own : place) {
    const auto cell = std::lower_bound(cells.begin(), cells.end(), own) - cells.begin();
    cell_of_.push_back(static_cast<std::uint16_t>(cell));
    ++counts_[static_cast<std::size_t>(cell)];
  }
  for (std::size_t cell = 0; cell < cells.size() && cells[cell] != far; ++cell) {
    if (rows_.empty() || rows_.back().month != cells[cell].first) {
      rows_.push_back({cells[cell].first, {nobody_, nobody_, nobody_}});
    }
    rows_.back().cell[cells[cell].second] = static_cast<std::uint16_t>(cell);
  }
}

std::size_t MonthlyTable::events() const {
  std::size_t events = 0;
  for (const Row& row : rows_) {
    events += counts_[row.cell[0]];
  }
  return events;
}

bool MonthlyTable::covers_horizon() const {
  if (beyond_ != nobody_ || rows_.empty() || rows_.back().month == horizon_) {
    return true;
  }
  // Nobody is followed so long: fine when nobody was censored, or when the last to leave all ended.
  return counts_[rows_.back().cell[2]] == 0;
}

double MonthlyTable::incidence_of(std::span<const std::uint32_t> counts, std::span<double> out) const {
  double at_risk = static_cast<double>(persons_);
  double event_free = 1;
  double incidence = 0;
  std::size_t written = 0;
  for (const Row& row : rows_) {
    const double own = counts[row.cell[0]];
    const double ended = own + counts[row.cell[1]];
    if (!out.empty()) {
      const auto month = static_cast<std::size_t>(row.month);
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(written),
                out.begin() + static_cast<std::ptrdiff_t>(month), incidence);
      written = month;
    }
    // Without a branch, which a resample makes hard to guess: nobody ended changes nothing, nobody left neither.
    const double at_least_one = std::max(at_risk, 1.0);
    incidence += own / at_least_one * event_free;
    event_free *= (at_risk - ended) / at_least_one;
    at_risk -= ended + counts[row.cell[2]];
  }
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(written), out.end(), incidence);
  return incidence;
}

void MonthlyTable::resample_positions(core::IndexDraws& draws, std::vector<std::uint32_t>& counts) const {
  // Four tables by turns: many people end in the same cell, and adding to one place again and again makes
  // each wait for the last.
  const std::size_t cells = counts_.size();
  counts.assign(4 * cells, 0);
  const auto n = static_cast<std::uint32_t>(persons_);
  std::uint32_t* const table = counts.data();
  const std::uint16_t* const cell_of = cell_of_.data();
  std::uint32_t i = 0;
  for (; i + 4 <= n; i += 4) {
    ++table[cell_of[draws.below(n)]];
    ++table[cells + cell_of[draws.below(n)]];
    ++table[2 * cells + cell_of[draws.below(n)]];
    ++table[3 * cells + cell_of[draws.below(n)]];
  }
  for (; i < n; ++i) {
    ++table[cell_of[draws.below(n)]];
  }
  for (std::size_t cell = 0; cell < cells; ++cell) {
    table[cell] += table[cells + cell] + table[2 * cells + cell] + table[3 * cells + cell];
  }
}

void MonthlyTable::resample_counts(core::IndexDraws& draws, std::vector<std::uint32_t>& counts) const {
  counts.assign(counts_.size(), 0);
  auto left = static_cast<std::uint32_t>(persons_);
  auto rest = static_cast<std::uint32_t>(persons_);
  for (std::size_t cell = 0; cell < nobody_; ++cell) {
    const std::uint32_t own = counts_[cell];
    const std::uint32_t drawn = own == rest
                                    ? left
                                    : static_cast<std::uint32_t>(draws.binomial(
                                          left, static_cast<double>(own) / static_cast<double>(rest)));
    counts[cell] = drawn;
    left -= drawn;
    rest -= own;
  }
}

void MonthlyTable::resample(core::IndexDraws& draws, std::vector<std::uint32_t>& counts) const {
  if (persons_ > persons_per_cell * nobody_) {
    resample_counts(draws, counts);
  } else {
    resample_positions(draws, counts);
  }
}

void MonthlyTable::resampled_incidence(core::IndexDraws& draws, std::vector<std::uint32_t>& work,
                                       std::span<double> out) const {
  resample(draws, work);
  incidence_of(work, out);
}

double MonthlyTable::resampled_incidence_at_horizon(core::IndexDraws& draws,
                                                    std::vector<std::uint32_t>& work) const {
  resample(draws, work);
  return incidence_of(work, {});
}

}  // namespace werkthet::statistics::detail
