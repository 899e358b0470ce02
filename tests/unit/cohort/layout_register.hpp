#pragma once
// A small invented register, and the ways to write it down: one writer per shipped layout. What a layout
// cannot hold is taken out of the register first (Holds), so that the same facts can be compared in every
// form.

#include "unit/ingest/fixture.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace layout_test {

using namespace werkthet;
using ingest_test::day;
using ingest_test::Folder;
using ingest_test::number;

inline constexpr int first_year = 2017;
inline constexpr int first_month = 10;
inline constexpr int month_count = 8;  // 2017-10 to 2018-05

inline core::Month month_at(int m) {
  return core::Month{first_year * 12 + first_month - 1} + m;
}
inline std::string compact(core::Date date) {
  std::string text = core::iso(date);
  text.erase(7, 1);
  text.erase(4, 1);
  return text;
}
inline std::string two(int n) {
  return (n < 10 ? "0" : "") + std::to_string(n);
}
inline std::string padded(const std::string& text, std::size_t width, char with = ' ') {
  return std::string(width - text.size(), with) + text;
}

/// What a layout can say.
struct Holds {
  bool birth{true};
  bool sex{true};
  bool exemption{true};
  bool income{true};
  bool mixed_income{true};  ///< work and another kind in one month
  bool scheme{true};
};

struct Someone {
  std::string number;
  std::string birth;
  std::string sex;
  std::string reason;  ///< when the benefit ends
  bool exempt{};
  std::vector<std::vector<std::pair<std::string, std::string>>> income;  ///< per month: kind and euros
};

/// A period of a benefit. `told`: first month whose file has the end.
struct Stint {
  core::Date start;
  std::optional<core::Date> end;
  int told{};
  std::string scheme{"01"};
};

struct Household {
  std::string id;
  std::string type;
  std::vector<Someone> persons;
  std::vector<Stint> stints;
};

/// A household and the period of it that stands in the file of a month.
struct Line {
  const Household* household{};
  Stint stint;  ///< without an end that is not told yet
  int month{};
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> income(const Someone& person) const {
    return stint.end ? std::vector<std::pair<std::string, std::string>>{}
                     : person.income[static_cast<std::size_t>(month)];
  }
};

inline int index_of(core::Date date) {
  return core::month_of(date) - month_at(0);
}

/// 35 benefits with 40 persons: five couples, ends for seven reasons (one told a month late), returns after
/// 20 and after 60 days, a change of scheme, exemptions, income from work and other income.
inline std::vector<Household> the_register(const Holds& holds) {
  std::vector<Household> all;
  int person = 0;
  const char* reasons[] = {"11", "13", "32", "04", "11", "33", "98"};
  for (int i = 0; i < 35; ++i) {
    Household h;
    h.id = "R" + std::to_string(700 + i);
    h.type = i < 5 ? "3" : std::to_string(1 + i % 2);
    const core::Date start = core::first_day(month_at(i % 4)) + (i * 3) % 20;
    Stint stint{start, std::nullopt, 0, "01"};
    const bool ends = i % 5 == 1 || i == 2 || i == 12;
    if (ends) {
      stint.end = core::last_day(month_at(4)) - i % 9;
      stint.told = i == 12 ? 5 : 4;
    }
    h.stints.push_back(stint);
    if (i % 10 == 1 || i % 10 == 6) {  // back after 20 or 60 days
      h.stints.push_back({*stint.end + (i % 10 == 1 ? 20 : 60), std::nullopt, 0, "01"});
    }
    if (i % 9 == 4 && !ends) {
      h.stints[0].end = core::last_day(month_at(4));
      h.stints[0].told = 4;
      h.stints.push_back({core::first_day(month_at(5)), std::nullopt, 0, holds.scheme ? "02" : "01"});
    }
    for (int p = 0; p < (i < 5 ? 2 : 1); ++p) {
      Someone someone;
      someone.number = number(person);
      someone.birth = holds.birth ? compact(day(1958 + person % 35, 1 + person % 12, 1 + person % 28)) : "";
      someone.sex = holds.sex ? std::to_string(1 + (i + p) % 2) : "";
      someone.reason = p == 1 ? "97" : i % 9 == 4 && !ends ? "98" : reasons[i % 7];
      someone.exempt = holds.exemption && i % 7 == 2 && p == 0;
      someone.income.resize(month_count);
      for (int m = 2; holds.income && m < month_count && p == 0; ++m) {
        auto& income = someone.income[static_cast<std::size_t>(m)];
        if (i % 3 == 1) {
          income.emplace_back("11", std::to_string(200 + 10 * i + m));
        }
        if (i % 6 == 1 && m % 2 == 0) {
          income.emplace_back("98", "50");
        }
        if (income.size() > 1 && !holds.mixed_income) {
          income.clear();
        }
        if (i % 6 == 3) {
          income.emplace_back("98", "75");
        }
      }
      h.persons.push_back(std::move(someone));
      ++person;
    }
    all.push_back(std::move(h));
  }
  return all;
}

/// What the file of month `m` says. `mistaken`: as first delivered, before somebody noticed that an end was
/// forgotten.
inline std::vector<Line> lines_of(const std::vector<Household>& all, int m, bool mistaken = false) {
  std::vector<Line> lines;
  for (const Household& h : all) {
    for (Stint stint : h.stints) {
      const bool told = stint.end && stint.told <= m && !(mistaken && h.id == "R706");
      if (index_of(stint.start) > m || (stint.end && stint.told < m)) {
        continue;
      }
      if (!told) {
        stint.end.reset();
      }
      lines.push_back({&h, stint, m});
    }
  }
  return lines;
}

/// Everything known at the end of month `m`, in the order in which monthly files show it first.
inline std::vector<Line> history_of(const std::vector<Household>& all, int m) {
  std::vector<Line> lines;
  for (int first = 0; first <= m; ++first) {
    for (const Household& h : all) {
      if (index_of(h.stints.front().start) != first) {
        continue;
      }
      for (Stint stint : h.stints) {
        if (index_of(stint.start) > m) {
          continue;
        }
        if (stint.end && stint.told > m) {
          stint.end.reset();
        }
        lines.push_back({&h, stint, m});
      }
    }
  }
  return lines;
}

}  // namespace layout_test
