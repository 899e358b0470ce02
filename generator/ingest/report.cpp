#include "ingest/report.hpp"

#include "ingest/rules.hpp"

namespace werkthet::ingest {
namespace {
constexpr std::uint64_t stored_per_kind = 100;
}

core::Problem make_problem(std::string_view code, core::Place place, std::string message) {
  const Rule& about = rule(code);
  core::Problem problem;
  problem.severity = about.severity;
  problem.code = about.code;
  problem.place = std::move(place);
  problem.message = message.empty() ? about.title : std::move(message);
  problem.remedy = about.remedy;
  return problem;
}

void Report::add(std::string_view code, core::Place place, std::string message) {
  ++said_;
  if (++state_.seen[{place.field, std::string(code)}] > stored_per_kind) {
    return;
  }
  place.file = file_;
  state_.problems.add(make_problem(code, std::move(place), std::move(message)));
}

void Report::add_unplaced(std::string_view code, const std::string& field, std::uint64_t count) {
  if (count > 0) {
    state_.seen[{field, std::string(code)}] += count;
  }
}

void Report::null(std::string_view code, core::Place place, std::string message) {
  ++state_.nulls[{place.field, std::string(code)}];
  ++state_.null_count;
  add(code, std::move(place), std::move(message));
}

void Report::fail(std::string_view code, core::Place place, std::string message) {
  state_.failed = true;
  add(code, std::move(place), std::move(message));
}

void Report::finish(core::Problems& problems, std::vector<FieldCount>& nulls) const {
  problems.append(state_.problems);
  for (const auto& [kind, count] : state_.seen) {
    if (count > stored_per_kind) {
      core::Problem rest = make_problem(kind.second, {file_, 0, 0, kind.first},
                                        "and " + std::to_string(count - stored_per_kind) + " more like this in this file");
      rest.times = count - stored_per_kind;
      problems.add(std::move(rest));
    }
  }
  for (const auto& [kind, count] : state_.nulls) {
    nulls.push_back({file_, kind.first, kind.second, count});
  }
}

}  // namespace werkthet::ingest
