#pragma once
// One person, several responses in one wave: which of them counts.

#include "config/study.hpp"
#include "core/date.hpp"
#include "ingest/input.hpp"
#include "ingest/tables/table_reader.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace werkthet::ingest {

/// A response that counts unless another of the same person does.
struct Candidate {
  SurveyRow row;
  std::size_t at{};        ///< row of the file, for messages
  std::size_t answered{};  ///< usable answers over all scales
  bool outside{};          ///< dated outside the window
};

/// DuplicateRule::error keeps all and reports E221 at every response of a person after the first. The other
/// rules keep one and note N232 at each that is left out. First and last are by date, and by place in the
/// file when a date is missing or the same; of equally complete ones the first counts. What was answered
/// after `until` has not happened yet and is chosen only when there is nothing else. Gives how many were left
/// out; the order stays.
[[nodiscard]] std::uint64_t choose_responses(config::DuplicateRule rule, std::optional<core::Date> until,
                                             TableReader& table, const ColumnRef& bsn,
                                             std::vector<Candidate>& candidates);

}  // namespace werkthet::ingest
