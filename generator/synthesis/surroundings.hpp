#pragma once
// In what municipalities differ around a figure without making it another figure: control group, legal frame,
// period. Such differences refuse nothing; they are told beside the figure.

#include "synthesis/synthesis.hpp"

#include <string>
#include <vector>

namespace werkthet::synthesis {

struct Surroundings {
  std::vector<std::size_t> of;  ///< the municipalities looked at
  /// Groups of municipalities whose control groups were meant alike: components and contacts. More than one
  /// group: the control groups differ.
  std::vector<std::vector<std::size_t>> controls;
  bool frameworks_differ{};
  int months_apart{};    ///< the most that two starts or two ends lie apart, whole months
  std::size_t first{};   ///< municipality that started first
  std::size_t last{};    ///< municipality that ended last
  bool interim_among{};  ///< one of them reports an interim release
  [[nodiscard]] bool controls_differ() const { return controls.size() > 1; }
  [[nodiscard]] bool periods_differ() const { return months_apart > 3; }  ///< C08
};

/// Precondition: `of` is not empty.
[[nodiscard]] Surroundings surroundings(const Synthesis& all, std::vector<std::size_t> of);
/// Those with an estimate in the comparison.
[[nodiscard]] std::vector<std::size_t> municipalities_of(const Comparison& comparison);

/// The one control group of a file.
[[nodiscard]] const exchange::Arm& control_of(const exchange::Exchange& file);

}  // namespace werkthet::synthesis
