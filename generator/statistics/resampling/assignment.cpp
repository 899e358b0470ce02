#include "statistics/resampling/assignment.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace werkthet::statistics::detail {

AssignmentDesign design_of(std::span<const int> treated, std::span<const int> strata) {
  std::map<int, Stratum> by_code;
  for (std::size_t i = 0; i < treated.size(); ++i) {
    Stratum& own = by_code[strata.empty() ? 0 : strata[i]];
    own.units.push_back(static_cast<std::uint32_t>(i));
    own.treated += treated[i] == 1 ? 1U : 0U;
  }
  AssignmentDesign design;
  double number = 1;
  for (auto& [code, stratum] : by_code) {
    if (stratum.treated == 0 || stratum.others() == 0) {
      continue;
    }
    double own = 1;
    const std::size_t m = std::min(stratum.treated, stratum.others());
    for (std::size_t i = 1; i <= m; ++i) {
      const double from = static_cast<double>(stratum.units.size() - m + i);
      own = own < 0x1p53 ? own * from / static_cast<double>(i) : own;  // whole at every step while exact
    }
    number = number < 0x1p53 ? number * own : number;
    design.treated += stratum.treated;
    design.strata.push_back(std::move(stratum));
  }
  if (number < 0x1p53) {
    design.assignments = std::round(number);
  }
  return design;
}

AssignmentDraw::AssignmentDraw(const AssignmentDesign& design) : design_(design), list_(design.treated) {
  for (const Stratum& stratum : design.strata) {
    start_.insert(start_.end(), stratum.units.begin(), stratum.units.end());
  }
}

std::span<const std::uint32_t> AssignmentDraw::draw(core::RandomStream stream) {
  core::IndexDraws draws(stream);
  order_ = start_;
  std::size_t begin = 0;
  std::size_t filled = 0;
  for (const Stratum& stratum : design_.strata) {
    const std::size_t n = stratum.units.size();
    for (std::size_t i = 0; i < stratum.treated; ++i) {  // the first steps of a Fisher-Yates shuffle
      const std::size_t at = begin + i + draws.below(static_cast<std::uint32_t>(n - i));
      list_[filled++] = order_[at];
      order_[at] = order_[begin + i];
    }
    begin += n;
  }
  return list_;
}

}  // namespace werkthet::statistics::detail
