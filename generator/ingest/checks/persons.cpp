#include "ingest/checks/checks.hpp"
#include "ingest/report.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace werkthet::ingest {
namespace {

/// A benefit of scheme 01 of one person, as the last delivery tells it.
struct Told {
  BenefitIndex benefit{};
  core::MaybeDate start;
  core::MaybeDate end;
  core::Month first;
  core::Month last;
  std::uint8_t sender{};
};

constexpr std::size_t most_benefits = 64;  // nobody has more; a file made to be slow may

/// Counts people per file, for messages that name no row: rows of different files are compared.
class People {
 public:
  explicit People(const BusData& bus) {
    for (const Delivery& delivery : bus.deliveries) {
      if (!delivery.superseded) {
        file_of_.emplace(std::tuple(delivery.reporter, delivery.municipality, delivery.month), delivery.file);
        any_of_.emplace(delivery.month, delivery.file);
      }
    }
  }
  void add(const BusData& bus, std::uint8_t sender, core::Month month, const char* field) {
    std::string file;
    if (sender < bus.senders.size()) {
      const Sender& from = bus.senders[sender];
      const auto at = file_of_.find({from.reporter, from.municipality, month});
      file = at == file_of_.end() ? "" : at->second;
    }
    if (file.empty()) {
      const auto at = any_of_.find(month);
      file = at == any_of_.end() ? "" : at->second;
    }
    ++counts_[{file, field}];
  }
  void report(std::string_view code, Input& input) const {
    for (const auto& [place, count] : counts_) {
      core::Problem problem = make_problem(code, {place.first, 0, 0, place.second});
      problem.message += ": " + std::to_string(count) + (count == 1 ? " person" : " people") + " in this file";
      problem.times = count;
      input.problems.add(std::move(problem));
    }
  }

 private:
  std::map<std::tuple<std::string, std::string, core::Month>, std::string> file_of_;
  std::map<core::Month, std::string> any_of_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> counts_;
};

/// Positions of rows by person, in one block: a register holds millions.
struct RowsOf {
  explicit RowsOf(const BusData& bus) : from(bus.persons + std::size_t{1}) {
    for (const BusRow& row : bus.rows) {
      from[row.person < bus.persons ? row.person + 1 : 0] += row.person < bus.persons ? 1U : 0U;
    }
    for (std::size_t i = 1; i < from.size(); ++i) {
      from[i] += from[i - 1];
    }
    rows.resize(from.back());
    std::vector<std::uint32_t> next(from.begin(), from.end() - 1);
    for (std::size_t i = 0; i < bus.rows.size(); ++i) {
      if (bus.rows[i].person < bus.persons) {
        rows[next[bus.rows[i].person]++] = static_cast<std::uint32_t>(i);
      }
    }
  }
  std::vector<std::uint32_t> from;
  std::vector<std::uint32_t> rows;
};

void tell(std::vector<Told>& benefits, const BusRow& row) {
  const auto known = std::find_if(benefits.begin(), benefits.end(), [&](const Told& told) {
    return told.benefit == row.benefit && told.start == row.start;
  });
  if (known == benefits.end()) {
    if (benefits.size() == most_benefits) {
      return;
    }
    benefits.push_back({row.benefit, row.start, row.end, row.month, row.last_month(), row.sender});
    return;
  }
  if (row.last_month() >= known->last) {
    known->last = row.last_month();
    known->end = row.end;
  }
}

/// Days beside each other in a month in which both were delivered; one day is a matter of what "end" means.
bool beside(const Told& a, const Told& b) {
  if (a.benefit == b.benefit || std::max(a.first, b.first) > std::min(a.last, b.last)) {
    return false;
  }
  const core::Date from =
      std::max(a.start.value_or(core::first_day(a.first)), b.start.value_or(core::first_day(b.first)));
  const core::Date until = std::min(a.end.value_or(core::last_day(a.last)), b.end.value_or(core::last_day(b.last)));
  return until - from >= 1;
}

/// The first benefit that runs beside one that began to be told earlier; null when there is none.
const Told* beside_another(const std::vector<Told>& benefits) {
  for (std::size_t b = 1; b < benefits.size(); ++b) {  // in order of first month, as the rows are
    for (std::size_t a = 0; a < b; ++a) {
      if (beside(benefits[a], benefits[b])) {
        return &benefits[b];
      }
    }
  }
  return nullptr;
}

}  // namespace

void check_register(const config::Study&, Input& input) {
  const BusData& bus = *input.bus;
  const RowsOf rows(bus);
  People doubled(bus);
  People changed(bus);
  std::vector<Told> benefits;
  for (PersonIndex person = 0; person < bus.persons; ++person) {
    benefits.clear();
    core::MaybeDate birth;
    Sex sex{};
    bool other_birth = false;
    bool other_sex = false;
    for (std::uint32_t i = rows.from[person]; i < rows.from[person + 1]; ++i) {
      const BusRow& row = bus.rows[rows.rows[i]];
      if (row.scheme == 1 && row.benefit != nobody) {
        tell(benefits, row);
      }
      if (row.birth && birth && !(row.birth == birth) && !other_birth) {  // once per person
        changed.add(bus, row.sender, row.month, "birth");
        other_birth = true;
      }
      birth = row.birth ? row.birth : birth;
      if (row.sex != Sex::unknown && sex != Sex::unknown && row.sex != sex && !other_sex) {
        changed.add(bus, row.sender, row.month, "sex");
        other_sex = true;
      }
      sex = row.sex != Sex::unknown ? row.sex : sex;
    }
    if (const Told* second = beside_another(benefits)) {
      doubled.add(bus, second->sender, second->first, "benefit");
    }
  }
  doubled.report("W283", input);
  changed.report("W284", input);
}

}  // namespace werkthet::ingest
