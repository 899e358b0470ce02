#pragma once
// The rows of CoxData that count: checked, and without units of weight zero. Internal to this stage.
// Somebody with weight zero must not take part in a tie or in a cluster, so he leaves before the fit.

#include "statistics/survival/cox.hpp"

#include <optional>
#include <vector>

namespace werkthet::statistics::detail {

class CoxRows {
 public:
  /// Throws std::invalid_argument for lengths that differ, values that are not finite, an event that is not
  /// 0/1, a negative weight, an entry that does not lie before its time, or no covariate.
  explicit CoxRows(const CoxData& given);

  /// Spans into this object or, when every unit counts, into what was given.
  [[nodiscard]] CoxData data() const;

 private:
  CoxData given_;
  bool all_count_{};
  std::vector<double> time_, entry_, weights_;
  std::vector<int> event_, strata_, cluster_;
  std::vector<std::vector<double>> covariates_;
};

/// too_few without units, no_events without events, few_clusters with clusters but fewer than two.
[[nodiscard]] std::optional<NotEstimable> cannot_fit(const CoxData& data);

}  // namespace werkthet::statistics::detail
