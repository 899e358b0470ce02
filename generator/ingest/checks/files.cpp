#include "ingest/checks/checks.hpp"
#include "ingest/bus/layout.hpp"
#include "ingest/report.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace werkthet::ingest {
namespace {

void check_municipality(const config::Study& study, Input& input) {
  for (const Delivery& delivery : input.bus->deliveries) {
    const auto& others = study.data.municipalities;
    if (!study.municipality_code.empty() && !delivery.municipality.empty() &&
        delivery.municipality != study.municipality_code &&
        std::find(others.begin(), others.end(), delivery.municipality) == others.end()) {
      input.problems.add(make_problem("W218", {delivery.file, 0, 0, "municipality"}));
    }
  }
}

/// Share of unknown values over the records of accepted deliveries; end reasons over the records that ended.
void check_unknown(const config::Study& study, Input& input) {
  struct Tally {
    Field field;
    std::uint64_t unknown{};
    std::uint64_t of{};
  };
  std::array<Tally, 5> tallies = {
      {{Field::citizen_number}, {Field::birth}, {Field::start}, {Field::scheme}, {Field::end_reason}}};
  for (const BusRow& row : input.bus->rows) {
    const std::array<bool, 5> unknown = {row.person == nobody, !row.birth.has_value(), !row.start.has_value(),
                                         row.scheme == 0, row.end_reason == EndReason::unknown};
    for (std::size_t i = 0; i < tallies.size(); ++i) {
      const bool counts = tallies[i].field != Field::end_reason || row.end.has_value();
      const std::uint64_t months = row.repeats + std::uint64_t{1};
      tallies[i].of += counts ? months : 0U;
      tallies[i].unknown += counts && unknown[i] ? months : 0U;
    }
  }
  for (const Tally& tally : tallies) {
    if (tally.of > 0 &&
        static_cast<double>(tally.unknown) > study.data.max_unknown_share * static_cast<double>(tally.of)) {
      input.problems.add(make_problem(
          "W219",
          {study.data.bus.empty() ? "" : study.data.bus.front(), 0, 0, std::string(name(tally.field))},
          std::to_string(tally.unknown) + " of " + std::to_string(tally.of) + " records"));
    }
  }
}

}  // namespace

void check_deliveries(const config::Study& study, Input& input) {
  if (!input.bus) {
    return;
  }
  check_months(study, input);
  check_jumps(study, input);
  check_register(study, input);
  check_municipality(study, input);
  check_unknown(study, input);
}

void check_sizes(const config::Study& study, Input& input) {
  struct Reason {
    int count{};
    std::uint64_t line{};
  };
  std::map<std::string, Reason> reasons;
  std::vector<std::set<std::uint64_t>> members(study.arms.size());
  for (std::size_t i = 0; i < input.allocation.size(); ++i) {
    const AllocationRow& row = input.allocation[i];
    if (!row.exclusion.empty()) {
      Reason& reason = reasons[row.exclusion];
      reason.line = reason.count++ == 0 ? row.line : reason.line;
    }
    if (row.arm >= 0 && row.drawn) {
      // What the lottery drew is counted: benefits once, or people. Without a number every line is its own.
      const bool benefits = study.unit == config::Unit::benefit && row.benefit != nobody;
      const std::uint64_t id = benefits ? row.benefit : row.person != nobody ? row.person : (1ULL << 32U) + i;
      members[static_cast<std::size_t>(row.arm)].insert(id);
    }
  }
  for (const auto& [code, reason] : reasons) {
    if (reason.count < study.disclosure.min_cell) {
      input.problems.add(make_problem("P301", {study.data.allocation, reason.line, 0, "exclusion"}));
    }
  }
  if (input.persons) {
    members.assign(study.arms.size(), {});
    for (std::size_t i = 0; i < input.persons->arm.size(); ++i) {
      if (const int arm = input.persons->arm[i]; arm >= 0) {
        members[static_cast<std::size_t>(arm)].insert(i);
      }
    }
  }
  for (std::size_t i = 0; i < members.size() && (input.persons || !input.allocation.empty()); ++i) {
    const std::size_t n = members[i].size();
    if (n < 150) {
      input.problems.add(
          make_problem("W140", {study.file.filename().string(), 0, 0, "arms." + study.arms[i].id},
                       std::string(n < 100 ? "red" : "amber") + ": this group has fewer than " +
                           (n < 100 ? "100" : "150") + " people"));
    }
  }
}

}  // namespace werkthet::ingest
