#pragma once
// The least and the largest value of sums of unknown counts, by linear programming (Clp) over everything
// printed. Facts that share no unknown are solved apart, since a program of ten rows is solved in
// microseconds and one of a thousand is not; each part keeps its solver warm from question to question. A
// linear program lets counts be fractions, so its interval holds the true one and the ends are rounded
// inwards; for tables of two dimensions the two are equal (their matrix is totally unimodular). Two programs
// per cell: Hundepool and others, Handbook on Statistical Disclosure Control (2nd edition), 4.2.

#include "audit/system.hpp"

#include <memory>
#include <vector>

namespace werkthet::audit {

/// Facts that cannot all hold, few enough to read: leave any one out and the rest can.
using Clash = std::vector<std::size_t>;

class Bounds {
 public:
  /// Builds the parts and finds out where they contradict themselves. Throws core::Error{input} when a
  /// part has more unknowns than an audit can handle.
  explicit Bounds(const System& system);
  ~Bounds();
  Bounds(const Bounds&) = delete;
  Bounds& operator=(const Bounds&) = delete;

  /// Indices into System::facts, one list per contradiction. These facts are set aside: intervals rest on the
  /// others.
  [[nodiscard]] const std::vector<Clash>& clashes() const { return clashes_; }

  /// An interval of less than no width (high < low) means that only fractions fit, which no count can be.
  /// Nothing when an unknown of the sum is in a part with more contradictions than are worth telling. Factors
  /// are whole numbers.
  [[nodiscard]] std::optional<Interval> of(const Sum& sum);

  /// Linear programs solved so far.
  [[nodiscard]] std::size_t solved() const { return solved_; }

 private:
  struct Part;
  std::vector<std::unique_ptr<Part>> parts_;
  std::vector<std::size_t> part_of_;  ///< per unknown
  std::vector<std::size_t> place_;    ///< per unknown: its column in its part
  std::vector<Clash> clashes_;
  std::size_t solved_{};
};

}  // namespace werkthet::audit
