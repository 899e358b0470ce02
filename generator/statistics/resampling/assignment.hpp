#pragma once
// Who could have been assigned otherwise: strata with a fixed number treated in each, every assignment of
// them in turn or one at random. Internal to this stage. Assignments are handed on as the list of treated
// units, stratum after stratum, because every statistic here is a function of sums over the treated.

#include "core/random.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

struct Stratum {
  std::vector<std::uint32_t> units;
  std::size_t treated{};
  [[nodiscard]] std::size_t others() const { return units.size() - treated; }
};

struct AssignmentDesign {
  std::vector<Stratum> strata;        ///< with somebody in both groups, in the order of their codes
  std::size_t treated{};              ///< in these strata
  std::optional<double> assignments;  ///< the number itself, exact; none from 2^53 on

  [[nodiscard]] bool fits(double limit) const { return assignments && *assignments <= limit; }
};

/// `strata` empty: one stratum. Strata in which the lot decided nothing (all treated, or none) are left out:
/// their deviations add to zero in every assignment.
[[nodiscard]] AssignmentDesign design_of(std::span<const int> treated, std::span<const int> strata);

template <class Visit>
void visit_assignments(const AssignmentDesign& design, std::size_t stratum, std::size_t filled,
                       std::vector<std::uint32_t>& list, const Visit& visit) {
  if (stratum == design.strata.size()) {
    visit(std::span<const std::uint32_t>(list));
    return;
  }
  const auto& units = design.strata[stratum].units;
  const std::size_t m = design.strata[stratum].treated;
  std::vector<std::size_t> chosen(m);
  for (std::size_t i = 0; i < m; ++i) {
    chosen[i] = i;
    list[filled + i] = units[i];
  }
  for (;;) {
    visit_assignments(design, stratum + 1, filled + m, list, visit);
    std::size_t i = m;
    while (i > 0 && chosen[i - 1] == units.size() - m + i - 1) {
      --i;
    }
    if (i == 0) {
      return;
    }
    ++chosen[i - 1];
    list[filled + i - 1] = units[chosen[i - 1]];
    for (; i < m; ++i) {
      chosen[i] = chosen[i - 1] + 1;
      list[filled + i] = units[chosen[i]];
    }
  }
}

/// Calls visit(treated units) for every assignment, the lists in lexicographic order.
template <class Visit>
void for_each_assignment(const AssignmentDesign& design, const Visit& visit) {
  std::vector<std::uint32_t> list(design.treated);
  visit_assignments(design, 0, 0, list, visit);
}

/// Random assignments, each from the same starting order, so that one does not depend on those before it.
class AssignmentDraw {
 public:
  explicit AssignmentDraw(const AssignmentDesign& design);
  /// The treated units; valid until the next draw.
  [[nodiscard]] std::span<const std::uint32_t> draw(core::RandomStream stream);

 private:
  const AssignmentDesign& design_;
  std::vector<std::uint32_t> start_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> list_;
};

}  // namespace werkthet::statistics::detail
