#include "reference/case.hpp"

#include "statistics/resampling/randomisation.hpp"

#include <map>

namespace werkthet::reference {
namespace {

using namespace statistics;

/// "drug x long", one column, or a list of columns.
Strings strata_columns(const Case& c) {
  Strings out;
  for (std::string text : c.words("strata")) {
    for (std::size_t at = text.find(" x "); at != std::string::npos; at = text.find(" x ")) {
      out.push_back(text.substr(0, at));
      text.erase(0, at + 3);
    }
    out.push_back(text);
  }
  return out;
}

/// A code per combination of the columns.
std::vector<int> codes(const Table& table, const Strings& columns) {
  std::vector<Strings> rows(table.rows());
  for (const std::string& column : columns) {
    if (table.has(column)) {
      const Strings cells = table.text(column);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        rows[i].push_back(cells[i]);
      }
    } else {
      const Numbers numbers = table.numbers(column);
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        rows[i].push_back(std::to_string(numbers[i]));
      }
    }
  }
  std::map<Strings, int> known;
  std::vector<int> out;
  for (const Strings& row : rows) {
    out.push_back(known.try_emplace(row, static_cast<int>(known.size())).first->second);
  }
  return columns.empty() ? std::vector<int>{} : out;
}

RandomisationTest test_of(const Case& c, const RandomisationOptions& options) {
  Strings used{c.word("outcome"), c.word("treat")};
  const Table table = c.table(used);
  const std::vector<int> treated = table.flags(c.word("treat"));
  const std::vector<int> strata = codes(table, strata_columns(c));
  return randomisation_test(table.numbers(c.word("outcome")), {treated, strata}, options).value();
}

Json permutation_exact(const Case& c) {
  RandomisationOptions options;
  options.exact_limit = 4e6;
  const RandomisationTest r = test_of(c, options);
  Json out{{"n", r.n},
           {"n1", r.n1},
           {"permutations", maybe(r.assignments)},
           {"observed_sum_treated", r.sum_treated},
           {"difference_in_means", r.difference_in_means},
           {"p_two_sided_difference", r.p.two_sided},
           {"p_greater", r.p.greater},
           {"p_less", r.p.less}};
  if (r.t) {
    out["welch_t"] = *r.t;
    out["p_two_sided_studentised"] = r.p_studentised->two_sided;
  }
  return out;
}

/// As many draws as the reference made; with other draws, so the answer differs within its tolerance.
Json permutation_mc(const Case& c) {
  RandomisationOptions options;
  options.exact_limit = 0;
  options.draws = {c.expected().value("reference_draws", std::size_t{200000}), 1, "reference", 2};
  const RandomisationTest r = test_of(c, options);
  return {{"difference_in_means", r.difference_in_means},
          {"p_two_sided_reference", r.p.two_sided},
          {"reference_draws", r.draws},
          {"B_tool", r.draws},
          {"permutation_z", r.z},
          {"p_permutation_clt", r.p_clt}};
}

constexpr Method methods[] = {{"permutation_exact", permutation_exact}, {"permutation_mc", permutation_mc}};

}  // namespace

std::span<const Method> permutation_methods() {
  return methods;
}

}  // namespace werkthet::reference
