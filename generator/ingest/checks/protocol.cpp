#include "ingest/checks/checks.hpp"
#include "ingest/lists/caseworkers.hpp"
#include "ingest/lists/ladder.hpp"
#include "ingest/report.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace werkthet::ingest {
namespace {

void add(const config::Study& study, Input& input, std::string_view code, std::uint64_t line,
         std::string field, std::string message = {}) {
  input.problems.add(
      make_problem(code, {study.data.allocation, line, 0, std::move(field)}, std::move(message)));
}

bool drawn(const AllocationRow& row) {
  return row.drawn && row.arm >= 0;
}

/// C18: who is excluded is in no group, and every code of an exclusion is explained.
void check_exclusions(const config::Study& study, Input& input) {
  std::set<std::string> explained;
  for (const auto& [code, label] : study.protocol.exclusions) {
    explained.insert(loose_name(code));
  }
  std::set<std::string> seen;
  for (const AllocationRow& row : input.allocation) {
    if (row.exclusion.empty()) {
      continue;
    }
    if (row.arm >= 0) {
      add(study, input, "E241", row.line, "exclusion");
    }
    const std::string code = loose_name(row.exclusion);
    if (!explained.empty() && !explained.contains(code) && seen.insert(code).second) {
      add(study, input, "W254", row.line, "exclusion");
    }
  }
}

/// C26: the frame holds everybody who was on benefit when it was drawn, and nobody was drawn before it was.
void check_frame(const config::Study& study, Input& input) {
  std::set<std::uint64_t> standing;
  for (std::size_t i = 0; i < input.allocation.size(); ++i) {
    const AllocationRow& row = input.allocation[i];
    if (row.origin != Origin::standing) {
      continue;
    }
    const bool benefits = study.unit == config::Unit::benefit && row.benefit != nobody;
    standing.insert(benefits ? row.benefit : row.person != nobody ? row.person : (1ULL << 32U) + i);
    if (study.protocol.frame_date && row.drawn && *row.drawn < *study.protocol.frame_date) {
      add(study, input, "E243", row.line, "drawn");
    }
  }
  const auto size = study.protocol.frame_size;
  if (size && standing.size() > static_cast<std::size_t>(*size)) {
    add(study, input, "E242", 0, "origin",
        std::to_string(standing.size()) + " come from the standing stock and the frame holds " +
            std::to_string(*size));
  }
}

/// Z40: with versions of the consent text in the list, every participant agreed to one of them.
void check_consent_version(const config::Study& study, Input& input) {
  const bool versions = std::any_of(input.allocation.begin(), input.allocation.end(),
                                    [](const AllocationRow& row) { return !row.consent_version.empty(); });
  for (const AllocationRow& row : input.allocation) {
    if (versions && drawn(row) && row.consent_version.empty()) {
      add(study, input, "W248", row.line, "consent_version");
    }
  }
}

/// C30: a switch is seen and changes nothing.
void check_followed(const config::Study& study, Input& input) {
  const auto switched = std::count_if(
      input.allocation.begin(), input.allocation.end(),
      [](const AllocationRow& row) { return drawn(row) && row.followed >= 0 && row.followed != row.arm; });
  if (switched > 0) {
    add(study, input, "N250", 0, "followed",
        std::to_string(switched) + " people followed another group than the one they were drawn into");
  }
}

/// Z54 and Z57: leaving the study has a day, and leaving benefit is an outcome and no reason to stop
/// following.
void check_leaving(const config::Study& study, Input& input) {
  static constexpr std::array<std::string_view, 12> outcomes = {
      "uitstroom",        "uitstroomwerk", "eindeuitkering", "uitkeringbeeindigd",
      "uitkeringgestopt", "uituitkering",  "werk",           "baan",
      "outflow",          "leftbenefit",   "work",           "job"};
  for (const AllocationRow& row : input.allocation) {
    if (row.still_followed != Answer::none && !row.stopped) {
      add(study, input, "W252", row.line, "stopped");
    }
    const bool outcome =
        std::find(outcomes.begin(), outcomes.end(), loose_name(row.stop_reason)) != outcomes.end();
    if (row.stopped && row.still_followed == Answer::no && outcome) {
      add(study, input, "W253", row.line, "stop_reason");
    }
  }
}

}  // namespace

void check_protocol(const config::Study& study, Input& input) {
  check_exclusions(study, input);
  check_frame(study, input);
  check_consent_version(study, input);
  check_followed(study, input);
  check_leaving(study, input);
  check_baseline_steps(study, input);
  check_caseworkers(study, input);
}

}  // namespace werkthet::ingest
