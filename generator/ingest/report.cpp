#include "ingest/report.hpp"

#include "ingest/rules.hpp"

#include <set>

namespace werkthet::ingest {
namespace {
constexpr std::uint64_t stored_per_kind = 100;

/// What is normal in many records and nobody repairs one by one: said once per file with its count, at the
/// first place.
bool said_once(std::string_view code) {
  return code == "N272";
}
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
  std::set<Kind> said;
  for (const core::Problem& problem : state_.problems.all()) {
    const Kind kind{problem.place.field, problem.code};
    if (!said_once(problem.code)) {
      problems.add(problem);
    } else if (said.insert(kind).second) {
      core::Problem all = problem;
      all.times = state_.seen.at(kind);
      if (all.times > 1) {
        all.message += ", " + std::to_string(all.times) + " times in this file; the first is here";
      }
      problems.add(std::move(all));
    }
  }
  for (const auto& [kind, count] : state_.seen) {
    if (count > stored_per_kind && !said_once(kind.second)) {
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
