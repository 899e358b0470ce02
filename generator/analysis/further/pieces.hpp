#pragma once
// What the files of this folder share: one 0/1 column per group, a value from whatever an estimator gave, and
// outcomes as whole numbers for a logit. Internal to the folder.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace werkthet::analysis::further {

/// Estimate, standard error, interval and p of anything that has the four.
template <class Found>
[[nodiscard]] Value value_of(const Found& found) {
  return {found.estimate, found.se, found.interval, found.p};
}

/// Only a number, such as a share of explained variance.
[[nodiscard]] inline Value plain(double number) {
  return {number, {}, {}, {}};
}

/// One 0/1 column per code from `first` to `last`.
[[nodiscard]] inline std::vector<std::vector<double>> group_columns(const Sample& sample, int first,
                                                                    int last) {
  std::vector<std::vector<double>> columns;
  for (int code = first; code <= last; ++code) {
    std::vector<double>& column = columns.emplace_back();
    for (const int group : sample.group) {
      column.push_back(group == code ? 1.0 : 0.0);
    }
  }
  return columns;
}

[[nodiscard]] inline std::vector<int> whole(const std::vector<double>& outcome) {
  std::vector<int> result;
  std::transform(outcome.begin(), outcome.end(), std::back_inserter(result),
                 [](double v) { return v == 1.0 ? 1 : 0; });
  return result;
}

}  // namespace werkthet::analysis::further
