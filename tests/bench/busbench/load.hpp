#pragma once
// Reads the deliveries and the assignment list of the workload with the program's own readers. Hands on runs
// of months and, per assigned person, the index under which the deliveries know them.

#include "core/date.hpp"
#include "ingest/input.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace werkthet::bench {

enum class Format { csv, fixed };

/// A row of toewijzing.csv that is used (not withdrawn).
struct Assignment {
  std::uint32_t number{};  ///< the person's number in the list; orders the exact permutation check
  int group{};             ///< 0 (control) to 3
  core::Date date;
  ingest::PersonIndex person{ingest::nobody};  ///< nobody: not in the deliveries
};

struct Loaded {
  ingest::BusData bus;
  std::vector<Assignment> assignments;  ///< in the order of the list
};

/// Reads DATA/csv or DATA/fixed and DATA/toewijzing.csv. Throws core::Error{input} when a file is missing or
/// the readers report an error: a benchmark of a damaged input means nothing.
[[nodiscard]] Loaded load(const std::filesystem::path& data, Format format, unsigned threads);

}  // namespace werkthet::bench
