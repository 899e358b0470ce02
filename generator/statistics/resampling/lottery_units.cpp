#include "statistics/resampling/lottery_units.hpp"

#include <cmath>
#include <map>

namespace werkthet::statistics::detail {
namespace {

int stratum_of(const Lottery& lottery, std::size_t person) {
  return lottery.strata.empty() ? 0 : lottery.strata[person];
}

std::map<int, double> stratum_means(std::span<const double> outcome, const Lottery& lottery) {
  std::map<int, std::vector<double>> members;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    members[stratum_of(lottery, i)].push_back(outcome[i]);
  }
  std::map<int, double> means;
  for (const auto& [code, values] : members) {
    means[code] = mean(values);
  }
  return means;
}

}  // namespace

LotteryUnits lottery_units(std::span<const double> outcome, const Lottery& lottery) {
  const std::map<int, double> means = stratum_means(outcome, lottery);
  LotteryUnits units;
  std::map<int, std::size_t> position;
  std::vector<std::vector<double>> parts;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    const int stratum = stratum_of(lottery, i);
    const std::size_t at = lottery.clusters.empty()
                               ? parts.size()
                               : position.try_emplace(lottery.clusters[i], parts.size()).first->second;
    if (at == parts.size()) {
      parts.emplace_back();
      units.treated.push_back(lottery.treated[i]);
      units.strata.push_back(stratum);
    }
    require(units.treated[at] == lottery.treated[i] && units.strata[at] == stratum,
            "a cluster lies in two arms or strata");
    parts[at].push_back(outcome[i] - means.at(stratum));
  }
  for (const auto& part : parts) {
    units.value.push_back(sum(part));
    units.spread += sum_over(part.size(), [&](std::size_t i) { return std::abs(part[i]); });
  }
  units.expected_sum = sum_over(outcome.size(), [&](std::size_t i) {
    return lottery.treated[i] == 1 ? means.at(stratum_of(lottery, i)) : 0.0;
  });
  return units;
}

}  // namespace werkthet::statistics::detail
