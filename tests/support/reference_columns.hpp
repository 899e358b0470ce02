#pragma once
// From a reference case to vectors: pick rows, build the columns a case defines in words, and run a list of
// methods over their cases. Used by the reference tests of the statistics stage; adds nothing to a number.

#include "support/reference_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>
#include <span>
#include <string>
#include <vector>

namespace werkthet::test {

using Strings = std::vector<std::string>;
using Numbers = std::vector<double>;

inline double confidence_of(const Json& c) {
  return c.value("options", Json::object()).value("conf", 0.95);
}

inline Numbers pick(const Numbers& values, const std::vector<bool>& wanted) {
  Numbers out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (wanted.at(i)) {
      out.push_back(values[i]);
    }
  }
  return out;
}

inline std::vector<bool> where_equal(const Table& t, const std::string& column, const Json& value) {
  std::vector<bool> out;
  for (const std::string& cell : t.text(column)) {
    out.push_back(same_cell(cell, value));
  }
  return out;
}

inline std::vector<int> as_int(const std::vector<bool>& flags) {
  return {flags.begin(), flags.end()};
}

inline std::vector<int> whole(const Numbers& values) {
  std::vector<int> out;
  for (const double v : values) {
    out.push_back(static_cast<int>(v));
  }
  return out;
}

inline std::vector<Numbers> columns_of(const Table& t, const Strings& names) {
  std::vector<Numbers> out;
  for (const std::string& name : names) {
    out.push_back(t.numbers(name));
  }
  return out;
}

/// Columns a case defines itself: "treat = (grp==...)" is the first group of its `where`, "a4" is (tg==4).
inline void define(Table& t, const Json& c, const Strings& names) {
  for (const std::string& name : names) {
    if (t.has(name)) {
      continue;
    }
    if (name == "treat") {
      const Json first = c.at("data").at("where").at(0).at(2).at(0);
      t.add(name, as_int(where_equal(t, "grp", first)));
    } else if (name.size() == 2 && name[0] == 'a') {
      t.add(name, as_int(where_equal(t, "tg", Json(name[1] - '0'))));
    } else if (name == "event>0") {
      std::vector<bool> flags = where_equal(t, "event", 0);
      flags.flip();
      t.add(name, as_int(flags));
    }
  }
}

/// A method of one family and the function that compares its numbers.
struct Method {
  const char* family;
  const char* name;
  void (*run)(const Json&, Comparison&);
};

/// Runs every case of every method, prints the counts, and fails on each number that differs or when fewer
/// cases or numbers were compared than the floors say.
inline void compare_all(std::span<const Method> methods, std::size_t least_cases, std::size_t least_numbers) {
  Comparison out;
  for (const Method& method : methods) {
    for (const Json& c : cases_of(method.family, method.name)) {
      INFO(c.at("id").get<std::string>());
      out.begin(method.family, c);
      REQUIRE_NOTHROW(method.run(c, out));
    }
  }
  std::size_t cases = 0;
  std::size_t numbers = 0;
  for (const auto& [family, tally] : out.tallies()) {
    std::cout << "reference " << family << ": " << tally.cases.size() << " cases, " << tally.numbers.size()
              << " numbers\n";
    cases += tally.cases.size();
    numbers += tally.numbers.size();
  }
  std::cout << "reference: " << cases << " cases and " << numbers << " numbers compared, "
            << out.failures().size() << " disagree\n";
  for (const std::string& failure : out.failures()) {
    FAIL_CHECK(failure);
  }
  REQUIRE(cases >= least_cases);
  REQUIRE(numbers >= least_numbers);
}

}  // namespace werkthet::test
