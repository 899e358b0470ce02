#include "cohort/maturity.hpp"

#include <algorithm>

namespace werkthet::cohort {

Maturity maturity(int later) {
  if (later >= final_after) {
    return Maturity::final;
  }
  return later >= revised_after ? Maturity::revised_provisional : Maturity::provisional;
}

std::vector<core::Month> complete_months(const Coverage& coverage) {
  std::vector<core::Month> result;
  for (core::Month month = coverage.first; month <= coverage.last; month = month + 1) {
    const bool late =
        std::any_of(coverage.senders.begin(), coverage.senders.end(), [&](const SenderCoverage& sender) {
          return std::find(sender.missing.begin(), sender.missing.end(), month) != sender.missing.end();
        });
    if (coverage.has(month) && !late) {
      result.push_back(month);
    }
  }
  return result;
}

int later_months(std::span<const core::Month> months, core::Month month) {
  return static_cast<int>(months.end() - std::upper_bound(months.begin(), months.end(), month));
}

}  // namespace werkthet::cohort
