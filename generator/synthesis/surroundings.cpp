#include "synthesis/surroundings.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

namespace werkthet::synthesis {
namespace {

bool alike(const exchange::Arm& a, const exchange::Arm& b) {
  return a.exemption == b.exemption && a.guidance == b.guidance && a.earnings_release == b.earnings_release &&
         a.contacts_per_year == b.contacts_per_year;
}

/// Whole months between two days, whichever comes first.
int apart(core::Date a, core::Date b) {
  return a < b ? core::whole_months(a, b) : core::whole_months(b, a);
}

}  // namespace

const exchange::Arm& control_of(const exchange::Exchange& file) {
  const auto found = std::find_if(file.arms.begin(), file.arms.end(),
                                  [](const exchange::Arm& arm) { return arm.role == config::Role::control; });
  core::ensure(found != file.arms.end(), "an exchange file has a control group");
  return *found;
}

Surroundings surroundings(const Synthesis& all, std::vector<std::size_t> of) {
  core::ensure(!of.empty(), "surroundings are those of some municipality");
  Surroundings s;
  s.first = of.front();
  s.last = of.front();
  const auto file = [&](std::size_t i) -> const exchange::Exchange& { return all.municipalities[i]; };
  for (const std::size_t i : of) {
    const auto group = std::find_if(s.controls.begin(), s.controls.end(), [&](const auto& others) {
      return alike(control_of(file(others.front())), control_of(file(i)));
    });
    if (group == s.controls.end()) {
      s.controls.push_back({i});
    } else {
      group->push_back(i);
    }
    s.frameworks_differ = s.frameworks_differ || file(i).framework != file(of.front()).framework;
    s.interim_among = s.interim_among || file(i).release_kind == config::ReleaseKind::interim;
    s.first = file(i).start < file(s.first).start ? i : s.first;
    s.last = file(s.last).end < file(i).end ? i : s.last;
    for (const std::size_t j : of) {
      // A day over three months is more than three months, though whole_months still says three.
      for (const auto& [a, b] :
           {std::pair(file(i).start, file(j).start), std::pair(file(i).end, file(j).end)}) {
        const int months = apart(a, b);
        const bool over = core::add_months(std::min(a, b), months) < std::max(a, b);
        s.months_apart = std::max(s.months_apart, months + (over ? 1 : 0));
      }
    }
  }
  s.of = std::move(of);
  return s;
}

std::vector<std::size_t> municipalities_of(const Comparison& comparison) {
  std::set<std::size_t> all;
  for (const Variant& variant : comparison.variants) {
    for (const Estimate& estimate : variant.estimates) {
      all.insert(estimate.municipality);
    }
  }
  return {all.begin(), all.end()};
}

}  // namespace werkthet::synthesis
