#include "ingest/checks/checks.hpp"
#include "ingest/report.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::ingest {
namespace {

/// The rows of one person, by month (rows of the input are in that order already).
using RowsOf = std::vector<std::vector<std::uint32_t>>;

RowsOf rows_by_person(const BusData& bus) {
  RowsOf rows(bus.persons);
  for (std::size_t i = 0; i < bus.rows.size(); ++i) {
    if (bus.rows[i].person != nobody) {
      rows[bus.rows[i].person].push_back(static_cast<std::uint32_t>(i));
    }
  }
  return rows;
}

bool runs_on(const config::Study& study, const BusRow& row, core::Date day) {
  if (row.scheme == 11 || row.scheme == 12) {  // special assistance is no income support
    return false;
  }
  const bool started = row.start && *row.start <= day;
  const bool first_day_off = study.benefit_rules.end_date == config::EndDate::first_day_off;
  return started && (!row.end || (first_day_off ? *row.end > day : *row.end >= day));
}

/// What the delivery of the month of the draw says about one person.
struct OnDraw {
  bool month_delivered{};
  std::optional<core::Date> birth;
  std::vector<const BusRow*> running;
};

class Draws {
 public:
  Draws(const config::Study& study, const BusData& bus)
      : study_(study), bus_(bus), rows_(rows_by_person(bus)) {
    for (const Delivery& delivery : bus.deliveries) {
      months_.insert(delivery.month);
    }
  }
  [[nodiscard]] OnDraw of(PersonIndex person, core::Date day) const {
    OnDraw result;
    result.month_delivered = months_.contains(core::month_of(day));
    if (person >= rows_.size()) {
      return result;
    }
    for (const std::uint32_t i : rows_[person]) {
      const BusRow& row = bus_.rows[i];
      if (row.birth) {
        result.birth = row.birth;  // the last delivery knows best
      }
      if (row.covers(core::month_of(day)) && runs_on(study_, row, day)) {
        result.running.push_back(&row);
      }
    }
    return result;
  }

 private:
  const config::Study& study_;
  const BusData& bus_;
  RowsOf rows_;
  std::set<core::Month> months_;
};

void add(Input& input, const config::Study& study, std::string_view code, const AllocationRow& row,
         std::string field) {
  input.problems.add(make_problem(code, {study.data.allocation, row.line, 0, std::move(field)}));
}

}  // namespace

void check_draws(const config::Study& study, Input& input) {
  if (!input.bus) {
    return;
  }
  const Draws draws(study, *input.bus);
  const auto& schemes = study.eligibility.schemes;
  std::map<BenefitIndex, std::vector<std::size_t>> by_benefit;
  std::vector<std::pair<std::string_view, std::size_t>> found;
  for (std::size_t i = 0; i < input.allocation.size(); ++i) {
    const AllocationRow& row = input.allocation[i];
    if (!row.drawn || row.arm < 0 || row.person == nobody) {
      continue;
    }
    const OnDraw then = draws.of(row.person, *row.drawn);
    if (then.birth) {
      const int age = core::age_on(*then.birth, *row.drawn);
      if (age < study.eligibility.age_min || age > study.eligibility.age_max) {
        found.emplace_back("E205", i);
      }
    }
    const bool fitting = std::any_of(then.running.begin(), then.running.end(), [&](const BusRow* r) {
      return r->scheme == 0 || std::find(schemes.begin(), schemes.end(), int{r->scheme}) != schemes.end();
    });
    if (!then.running.empty() && !fitting) {
      found.emplace_back("E207", i);
    }
    if (then.running.empty() && then.month_delivered) {
      found.emplace_back("W228", i);
    }
    std::set<BenefitIndex> benefits;
    for (const BusRow* r : then.running) {
      benefits.insert(r->benefit);
    }
    if (benefits.empty()) {
      benefits.insert(row.benefit);
    }
    benefits.erase(nobody);
    for (const BenefitIndex benefit : benefits) {
      by_benefit[benefit].push_back(i);
    }
  }
  for (const auto& [code, i] : found) {
    const AllocationRow& row = input.allocation[i];
    add(input, study, code, row, code == "E205" ? "birth" : "scheme");
  }
  for (const auto& [benefit, members] : by_benefit) {
    const AllocationRow& first = input.allocation[members.front()];
    for (const std::size_t i : members) {  // once per couple, at the first partner with another group
      const AllocationRow& row = input.allocation[i];
      if (row.person != first.person && row.arm != first.arm) {
        add(input, study, "W210", row, "arm");
        break;
      }
    }
  }
}

}  // namespace werkthet::ingest
