#include "ingest/lists/caseworkers.hpp"

#include "ingest/report.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace werkthet::ingest {
namespace {

void add(const config::Study& study, Input& input, std::string_view code, std::size_t found, std::size_t of,
         std::string_view what) {
  if (found > 0) {
    input.problems.add(make_problem(
        code, {study.data.allocation, 0, 0, "caseworker"},
        std::to_string(found) + " of " + std::to_string(of) + " caseworkers " + std::string(what)));
  }
}

}  // namespace

std::vector<CaseworkerLoad> caseworker_loads(const config::Study& study, const Input& input) {
  std::map<std::int32_t, std::vector<std::uint32_t>> clients;
  for (const AllocationRow& row : input.allocation) {
    const auto arm = static_cast<std::size_t>(std::max(row.arm, 0));
    if (row.caseworker < 0 || row.arm < 0 || !row.drawn || row.refused || arm >= study.arms.size()) {
      continue;
    }
    ++clients.try_emplace(row.caseworker, study.arms.size(), 0U).first->second[arm];
  }
  std::vector<CaseworkerLoad> loads;
  for (auto& [caseworker, counts] : clients) {
    loads.push_back({caseworker, std::move(counts)});
  }
  return loads;
}

void check_caseworkers(const config::Study& study, Input& input) {
  if (!study.protocol.caseworkers_balanced) {
    return;
  }
  std::size_t unequal = 0;
  std::size_t one_group = 0;
  const auto loads = caseworker_loads(study, input);
  for (const CaseworkerLoad& load : loads) {
    const auto [least, most] = std::minmax_element(load.clients.begin(), load.clients.end());
    unequal += *most - *least > 1 ? 1U : 0U;
    const auto empty = std::count(load.clients.begin(), load.clients.end(), 0U);
    one_group += static_cast<std::size_t>(empty) + 1 == load.clients.size() ? 1U : 0U;
  }
  add(study, input, "W246", unequal, loads.size(), "have groups that differ by more than one client");
  add(study, input, "W247", one_group, loads.size(), "serve one group only");
}

}  // namespace werkthet::ingest
