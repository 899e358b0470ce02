#pragma once
// Figures of a table that somebody published: means per group and wave, counts of a number, stocks on a day.
// No data about persons; the figures are public. Hands on typed figures in the order of the file, with the
// decimals they were printed with, because rounding in the source limits what can be said about differences.

#include "config/study.hpp"
#include "ingest/input.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::ingest {

/// A mean of a group in a wave.
struct PublishedMean {
  std::string outcome;  ///< id in the study
  std::string group;    ///< arm id; empty: all groups together
  std::string wave;     ///< id in the study
  double value{};
  int decimals{};
  std::optional<std::int64_t> n;
  int stars{};  ///< as the source prints behind the figure
};

/// How many of how many.
struct PublishedCount {
  std::string outcome;
  std::string group;  ///< in the words of the source
  std::int64_t events{};
  std::int64_t n{};
};

struct PublishedStock {
  CountUnit unit{};
  core::Date day;
  std::int64_t number{};
};

struct Published {
  std::vector<PublishedMean> means;
  std::vector<PublishedCount> counts;
  std::vector<PublishedStock> stocks;
};

/// study.data.published, with columns table, kind (mean, count, stock), group, wave, value, n, mark. Problems
/// go into the input: E202 for a group, outcome or wave that the study does not have, E414 for a figure that
/// cannot be used or stands there twice, and the problems that every list can have.
[[nodiscard]] Published read_published(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
