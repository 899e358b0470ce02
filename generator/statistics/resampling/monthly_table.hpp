#pragma once
// A group as counts per month and kind of ending, resampled as a table. Internal to this folder. Only months
// in which somebody's follow-up stopped have a row, so follow-up in days costs little more than in months.
// Small groups draw a position per person; large groups draw the counts themselves, one binomial per cell
// that is not empty, which is the same distribution at a cost that does not grow with the group.

#include "core/random.hpp"
#include "statistics/resampling/curve_bootstrap.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

class MonthlyTable {
 public:
  /// Kinds: 0 the cause asked for, 1 another cause, 2 censored. One cell more holds everybody who is followed
  /// beyond the horizon.
  MonthlyTable(const MonthlyEndings& group, int of_cause, int horizon);

  [[nodiscard]] std::size_t persons() const { return persons_; }
  [[nodiscard]] std::size_t events() const;  ///< of the cause asked for, up to the horizon
  /// Somebody is followed to the horizon, or nobody is left without ending.
  [[nodiscard]] bool covers_horizon() const;

  /// Incidence at months 0..horizon of the group itself.
  void incidence(std::span<double> out) const { incidence_of(counts_, out); }
  /// At the horizon alone.
  [[nodiscard]] double incidence_at_horizon() const { return incidence_of(counts_, {}); }
  /// The same of one resample; `work` is a place to count in.
  void resampled_incidence(core::IndexDraws& draws, std::vector<std::uint32_t>& work,
                           std::span<double> out) const;
  [[nodiscard]] double resampled_incidence_at_horizon(core::IndexDraws& draws,
                                                      std::vector<std::uint32_t>& work) const;

 private:
  /// Writes the curve unless `out` is empty; returns its last value.
  double incidence_of(std::span<const std::uint32_t> counts, std::span<double> out) const;
  void resample(core::IndexDraws& draws, std::vector<std::uint32_t>& counts) const;
  void resample_positions(core::IndexDraws& draws, std::vector<std::uint32_t>& counts) const;
  void resample_counts(core::IndexDraws& draws, std::vector<std::uint32_t>& counts) const;

  /// A month, and where its three kinds are counted.
  struct Row {
    int month{};
    std::array<std::uint16_t, 3> cell{};  ///< nobody_ for a kind that nobody has in this month
  };

  int horizon_{};
  std::size_t persons_{};
  std::vector<Row> rows_;               ///< rising months
  std::vector<std::uint16_t> cell_of_;  ///< per person
  /// Per cell: first those that somebody is in, then nobody_, which stays 0.
  std::vector<std::uint32_t> counts_;
  std::uint16_t nobody_{};
  std::uint16_t beyond_{};  ///< nobody_ when nobody is followed beyond the horizon
};

}  // namespace werkthet::statistics::detail
