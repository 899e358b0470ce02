#include "busbench/tables.hpp"

#include <algorithm>
#include <string>

namespace werkthet::bench {
namespace {

/// What a group counts in a month. While runs are added: the change from the month before.
struct Count {
  std::int64_t persons{};
  std::int64_t records{};
  std::int64_t with_income{};
  std::int64_t income{};
  std::int64_t to_work{};  // these two are counts from the start
  std::int64_t to_other{};
};

/// Groups 0..3 and 9 as 0..4.
std::size_t slot(std::uint8_t group) {
  return group == none ? groups : group;
}

class MonthCounter {
 public:
  MonthCounter(const cohort::Coverage& coverage, std::span<const std::uint8_t> group)
      : first_(coverage.first),
        months_(static_cast<std::size_t>(coverage.last - coverage.first) + 1),
        group_(group),
        covered_(group.size(), 0),
        counts_((groups + 1) * (months_ + 1)),
        late_(months_) {
    for (std::size_t m = 0; m < months_; ++m) {
      first_day_.push_back(core::first_day(first_ + static_cast<int>(m)));
      last_day_.push_back(core::last_day(first_ + static_cast<int>(m)));
    }
  }

  /// Rows come by month. A run that starts being in stock only later waits for that month, so that
  /// everybody's months are added in order and a person with two benefits is counted once.
  void add(const std::vector<ingest::BusRow>& rows) {
    std::size_t month = 0;
    for (const ingest::BusRow& row : rows) {
      for (const auto at = static_cast<std::size_t>(row.month - first_); month < at && month + 1 < months_;) {
        flush(++month);
      }
      place(row);
    }
    while (++month < months_) {
      flush(month);
    }
  }

  void add_end(core::Month month, std::uint8_t group, int ending) {
    Count& count = at(group, static_cast<std::size_t>(month - first_));
    ++(ending == 1 ? count.to_work : count.to_other);
  }

  [[nodiscard]] Count& at(std::uint8_t group, std::size_t month) {
    return counts_[slot(group) * (months_ + 1) + month];
  }
  [[nodiscard]] std::size_t months() const { return months_; }

 private:
  struct Stretch {
    ingest::PersonIndex person;
    std::int32_t income;
    std::size_t from;
    std::size_t to;
  };

  void place(const ingest::BusRow& row) {
    const auto month = static_cast<std::size_t>(row.month - first_);
    std::size_t from = month;
    std::size_t to = std::min(month + row.repeats, months_ - 1);
    if (row.start) {
      while (from <= to && *row.start > last_day_[from]) {
        ++from;
      }
    }
    if (row.end) {
      while (to + 1 > from && *row.end < first_day_[to]) {
        if (to == 0) {
          return;
        }
        --to;
      }
    }
    if (from > to) {
      return;
    }
    const Stretch stretch{row.person, row.work_income, from, to};
    if (from == month) {
      count(stretch);
    } else {
      late_[from].push_back(stretch);
    }
  }

  void flush(std::size_t month) {
    for (const Stretch& stretch : late_[month]) {
      count(stretch);
    }
  }

  void count(const Stretch& s) {
    const std::uint8_t group = group_[s.person];
    Count& in = at(group, s.from);
    Count& out = at(group, s.to + 1);
    ++in.records;
    --out.records;
    if (s.income > 0) {
      ++in.with_income;
      --out.with_income;
    }
    in.income += s.income;
    out.income -= s.income;
    // covered_: the first month in which the person is not counted yet.
    const std::size_t from = std::max<std::size_t>(s.from, covered_[s.person]);
    if (from <= s.to) {
      ++at(group, from).persons;
      --out.persons;
      covered_[s.person] = static_cast<std::uint16_t>(s.to + 1);
    }
  }

  core::Month first_;
  std::size_t months_;
  std::span<const std::uint8_t> group_;
  std::vector<std::uint16_t> covered_;
  std::vector<Count> counts_;
  std::vector<std::vector<Stretch>> late_;
  std::vector<core::Date> first_day_;
  std::vector<core::Date> last_day_;
};

}  // namespace

void months(const ingest::BusData& bus, const cohort::Coverage& coverage, const cohort::Spells& spells,
            std::span<const std::uint8_t> group, Results& results) {
  MonthCounter counter(coverage, group);
  counter.add(bus.rows);
  for (std::uint32_t person = 0; person < spells.spells.size(); ++person) {
    for (const cohort::Spell& spell : spells.spells.of(person)) {
      if (!spell.censored) {
        counter.add_end(std::max(core::month_of(spell.period.to - 1), coverage.first), group[person],
                        class_of(spell));
      }
    }
  }
  for (const std::uint8_t g : {std::uint8_t{0}, std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{3}, none}) {
    Count sum;
    for (std::size_t m = 0; m < counter.months(); ++m) {
      const Count& change = counter.at(g, m);
      sum.persons += change.persons;
      sum.records += change.records;
      sum.with_income += change.with_income;
      sum.income += change.income;
      const core::Month month = coverage.first + static_cast<int>(m);
      if (!coverage.has(month)) {
        continue;
      }
      const std::string key = std::to_string(month.year() * 100 + month.month());
      const auto add = [&](std::string_view measure, std::int64_t value) {
        results.add("maand", std::to_string(g), key, measure, value);
      };
      add("personen", sum.persons);
      add("uitkeringen", sum.records);
      add("met_inkomsten", sum.with_income);
      add("som_inkomsten", sum.income);
      add("uitstroom_werk", change.to_work);
      add("uitstroom_overig", change.to_other);
    }
  }
}

}  // namespace werkthet::bench
