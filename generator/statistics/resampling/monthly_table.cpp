#include "statistics/resampling/monthly_table.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>

namespace werkthet::statistics::detail {
namespace {

constexpr std::size_t persons_per_cell = 16;  // a binomial costs about as much as so many positions

}  // namespace

MonthlyTable::MonthlyTable(const MonthlyEndings& group, int of_cause, int horizon)
    : persons_(group.month.size()), counts_(3 * (static_cast<std::size_t>(horizon) + 1) + 1) {
  cell_of_.reserve(persons_);
  for (std::size_t i = 0; i < persons_; ++i) {
    const int cause = group.cause[i];
    const std::size_t kind = cause == 0 ? 2 : (of_cause == 0 || cause == of_cause ? 0 : 1);
    const std::size_t cell =
        group.month[i] > horizon ? counts_.size() - 1 : 3 * static_cast<std::size_t>(group.month[i]) + kind;
    cell_of_.push_back(static_cast<std::uint16_t>(cell));
    ++counts_[cell];
  }
  for (std::size_t cell = 0; cell < counts_.size(); ++cell) {
    if (counts_[cell] > 0) {
      filled_.push_back(static_cast<std::uint16_t>(cell));
    }
  }
}

std::size_t MonthlyTable::events() const {
  std::size_t events = 0;
  for (std::size_t cell = 0; cell + 1 < counts_.size(); cell += 3) {
    events += counts_[cell];
  }
  return events;
}

bool MonthlyTable::covers_horizon() const {
  const std::size_t last_month = counts_.size() - 4;
  std::size_t censored_before = 0;
  for (std::size_t cell = 2; cell < last_month; cell += 3) {
    censored_before += counts_[cell];
  }
  const std::size_t followed =
      counts_[last_month] + counts_[last_month + 1] + counts_[last_month + 2] + counts_.back();
  if (followed > 0 || censored_before == 0) {
    return true;
  }
  // Nobody is left: fine only when the last to leave all ended, none of them censored.
  const std::size_t last = *std::max_element(cell_of_.begin(), cell_of_.end()) / 3;
  return counts_[3 * last + 2] == 0;
}

void MonthlyTable::incidence_of(std::span<const std::uint32_t> counts, std::span<double> out) const {
  double at_risk = static_cast<double>(persons_);
  double event_free = 1;
  double incidence = 0;
  for (std::size_t m = 0; m < out.size(); ++m) {
    const double own = counts[3 * m];
    const double other = counts[3 * m + 1];
    const double censored = counts[3 * m + 2];
    if (own + other > 0) {
      const double hazard_share = event_free / at_risk;
      incidence += own * hazard_share;
      event_free = (at_risk - own - other) * hazard_share;
    }
    at_risk -= own + other + censored;
    out[m] = incidence;
  }
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
  for (const std::uint16_t cell : filled_) {
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

void MonthlyTable::resampled_incidence(core::IndexDraws& draws, std::vector<std::uint32_t>& work,
                                       std::span<double> out) const {
  if (persons_ > persons_per_cell * filled_.size()) {
    resample_counts(draws, work);
  } else {
    resample_positions(draws, work);
  }
  incidence_of(work, out);
}

}  // namespace werkthet::statistics::detail
