#pragma once
// Which caseworker serves how many participants of each group. A group served by other people than the next
// group also differs in who does the work; this is what tells the two apart. Caseworkers are indexes.

#include "config/study.hpp"
#include "ingest/input.hpp"

#include <cstdint>
#include <vector>

namespace werkthet::ingest {

/// The clients of one caseworker.
struct CaseworkerLoad {
  std::int32_t caseworker{};           ///< as AllocationRow::caseworker
  std::vector<std::uint32_t> clients;  ///< people drawn into each group of the study who did not refuse
};

/// Loads of all caseworkers with at least one client, by index. People without a caseworker count nowhere.
[[nodiscard]] std::vector<CaseworkerLoad> caseworker_loads(const config::Study& study, const Input& input);

/// When the protocol promises balance: W246 with the number of caseworkers whose groups differ by more than
/// one client, W247 with the number of caseworkers who serve one group only. Counts, nobody is pointed at.
void check_caseworkers(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
