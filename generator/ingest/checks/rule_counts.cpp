#include "ingest/checks/checks.hpp"

#include <map>
#include <string>
#include <tuple>

namespace werkthet::ingest {

void count_rules(Input& input) {
  std::map<std::string, core::Month> month_of;
  if (input.bus) {
    for (const Delivery& delivery : input.bus->deliveries) {
      if (delivery.bytes > 0) {  // not the months that a history tells
        month_of.emplace(delivery.file, delivery.month);
      }
    }
  }
  std::map<std::tuple<std::string, std::optional<core::Month>, std::string>, std::uint64_t> counts;
  for (const core::Problem& problem : input.problems.all()) {
    const auto month = month_of.find(problem.place.file);
    counts[{problem.code, month == month_of.end() ? std::nullopt : std::optional(month->second),
            problem.place.file}] += problem.times;
  }
  input.rule_counts.clear();
  for (const auto& [key, count] : counts) {
    input.rule_counts.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
  }
}

}  // namespace werkthet::ingest
