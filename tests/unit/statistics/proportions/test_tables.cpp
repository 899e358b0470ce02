#include "statistics/proportions/contingency_table.hpp"
#include "statistics/proportions/fisher.hpp"
#include "statistics/proportions/mantel_haenszel.hpp"
#include "statistics/proportions/paired_proportions.hpp"
#include "statistics/proportions/ratios.hpp"
#include "statistics/proportions/two_proportions.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <stdexcept>

using namespace werkthet::statistics;

namespace {

using Rows = std::vector<std::vector<std::int64_t>>;

double log_factorial(std::int64_t n) {
  return std::lgamma(static_cast<double>(n) + 1);
}

/// Every table with the margins, one by one: the definition of the exact test.
double by_enumeration(const Rows& table) {
  const std::size_t rows = table.size();
  const std::size_t columns = table[0].size();
  std::vector<std::int64_t> row(rows, 0);
  std::vector<std::int64_t> column(columns, 0);
  double observed = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      row[i] += table[i][j];
      column[j] += table[i][j];
      observed -= log_factorial(table[i][j]);
    }
  }
  double all = 0;
  double as_rare = 0;
  const std::function<void(std::size_t, std::size_t, std::int64_t, double)> fill =
      [&](std::size_t i, std::size_t j, std::int64_t left, double log_weight) {
        if (i == rows) {
          all += std::exp(log_weight);
          as_rare += log_weight <= observed + 1e-7 ? std::exp(log_weight) : 0;
          return;
        }
        const bool last_row = i + 1 == rows;
        const bool last_column = j + 1 == columns;
        for (std::int64_t n = 0; n <= std::min(left, column[j]); ++n) {
          if ((last_column && n != left) || (last_row && n != column[j])) {
            continue;
          }
          column[j] -= n;
          if (last_column) {
            fill(i + 1, 0, last_row ? 0 : row[i + 1], log_weight - log_factorial(n));
          } else {
            fill(i, j + 1, left - n, log_weight - log_factorial(n));
          }
          column[j] += n;
        }
      };
  fill(0, 0, row[0], 0);
  return as_rare / all;
}

}  // namespace

TEST_CASE("exact test of a larger table: job satisfaction (Agresti 2002, p. 57), as printed by R") {
  const Rows jobs = {{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}};
  CHECK(fisher_exact_table(jobs).value() == Approx(0.7827).margin(5e-5));
  CHECK(chi_square_table(jobs)->statistic == Approx(5.9655).margin(5e-5));
}

TEST_CASE("exact test of a larger table: the same as writing all tables out") {
  for (const Rows& table :
       {Rows{{3, 9}, {7, 5}, {8, 3}}, Rows{{2, 0, 5}, {1, 4, 1}, {3, 3, 0}}, Rows{{1, 0, 2, 3}, {4, 1, 0, 2}},
        Rows{{0, 6, 1}, {5, 0, 2}, {1, 1, 4}, {2, 2, 0}}, Rows{{4, 0}, {0, 4}, {2, 2}, {3, 1}, {1, 3}}}) {
    CHECK(fisher_exact_table(table).value() == Approx(by_enumeration(table)).epsilon(1e-9));
  }
}

TEST_CASE("exact test of two rows and columns is Fisher's, in either direction") {
  const Rows table = {{24, 97}, {14, 104}};
  const Rows turned = {{24, 14}, {97, 104}};
  const double p = fisher_exact(24, 121, 14, 118)->p;
  CHECK(fisher_exact_table(table).value() == Approx(p).epsilon(1e-10));
  CHECK(fisher_exact_table(turned).value() == Approx(p).epsilon(1e-10));
  const auto chi = chi_square_table(table);
  CHECK(chi->statistic == Approx(chi_square_2x2(24, 121, 14, 118)->statistic).epsilon(1e-12));
  CHECK(chi->p == Approx(chi_square_2x2(24, 121, 14, 118)->p).epsilon(1e-12));
}

TEST_CASE("complete and absent association") {
  const auto complete = chi_square_table(Rows{{10, 0, 0}, {0, 20, 0}, {0, 0, 5}});
  CHECK(complete->cramers_v == Approx(1).epsilon(1e-14));
  CHECK(complete->df == 4);
  const auto none = chi_square_table(Rows{{10, 20}, {20, 40}, {5, 10}});
  CHECK(none->statistic == Approx(0).margin(1e-12));
  CHECK(none->g == Approx(0).margin(1e-12));
  CHECK(none->p == Approx(1).epsilon(1e-12));
}

TEST_CASE("tables: degenerate counts") {
  CHECK(chi_square_table(Rows{}).why().reason == Reason::too_few);
  CHECK(chi_square_table(Rows{{1, 2}}).why().reason == Reason::too_few);
  CHECK(chi_square_table(Rows{{1}, {2}}).why().reason == Reason::too_few);
  CHECK(chi_square_table(Rows{{0, 0}, {0, 0}}).why().reason == Reason::no_events);
  CHECK(chi_square_table(Rows{{3, 0}, {5, 0}}).why().reason == Reason::no_events);
  CHECK(std::isfinite(chi_square_table(Rows{{1'000'000'000, 0}, {3, 1'000'000'000}})->statistic));
  CHECK_THROWS_AS(chi_square_table(Rows{{1, 2}, {3}}), std::invalid_argument);
  CHECK_THROWS_AS(chi_square_table(Rows{{1, 2}, {3, -1}}), std::invalid_argument);
  CHECK(fisher_exact_table(Rows{}).why().reason == Reason::too_few);
  CHECK(fisher_exact_table(Rows{{0, 0}, {0, 0}}).why().reason == Reason::too_few);
  CHECK(fisher_exact_table(Rows{{3, 0}, {5, 0}}).why().reason == Reason::too_few);
  CHECK(fisher_exact_table(Rows{{3, 0, 2}, {5, 0, 1}}).value() == Approx(fisher_exact(3, 5, 5, 6)->p));
  CHECK(fisher_exact_table(Rows{{1, 0}, {0, 1}}).value() == Approx(1));
  CHECK(fisher_exact_table(Rows{{1'000'000'000, 0}, {3, 1'000'000'000}}).why().reason ==
        Reason::out_of_range);
  CHECK_THROWS_AS(fisher_exact_table(Rows{{1, 2}, {3}}), std::invalid_argument);
  CHECK_THROWS_AS(fisher_exact_table(Rows{{1, 2}, {3, -1}}), std::invalid_argument);
  // Too many tables to walk: a reason, and soon.
  CHECK(fisher_exact_table(Rows(6, {90, 80, 70, 60, 50, 40})).why().reason == Reason::out_of_range);
}

TEST_CASE("Mantel-Haenszel: admissions at Berkeley, as printed by R's mantelhaen.test") {
  const std::vector<Stratum> departments = {{512, 825, 89, 108},  {353, 560, 17, 25}, {120, 325, 202, 593},
                                            {138, 417, 131, 375}, {53, 191, 94, 393}, {22, 373, 24, 341}};
  const auto odds = mantel_haenszel_odds_ratio(departments);
  CHECK(odds->estimate == Approx(0.9046968).epsilon(1e-7));
  CHECK(odds->interval.low == Approx(0.7719074).epsilon(1e-7));
  CHECK(odds->interval.high == Approx(1.0603298).epsilon(1e-7));
  const auto test = cochran_mantel_haenszel(departments);
  CHECK(test->corrected == Approx(1.4269).margin(5e-5));
  CHECK(test->corrected_p == Approx(0.2323).margin(5e-5));
}

TEST_CASE("one stratum is no stratum") {
  const std::vector<Stratum> one = {
      {24, 121, 14, 118}, {3, 9, 0, 0}, {0, 0, 0, 0}};  // the others compare nothing
  CHECK(mantel_haenszel_difference(one)->estimate == Approx(24.0 / 121 - 14.0 / 118).epsilon(1e-13));
  CHECK(mantel_haenszel_ratio(one)->estimate == Approx(risk_ratio(24, 121, 14, 118)->ratio).epsilon(1e-13));
  CHECK(mantel_haenszel_ratio(one)->se == Approx(risk_ratio(24, 121, 14, 118)->log_se).epsilon(1e-13));
  CHECK(mantel_haenszel_odds_ratio(one)->se == Approx(odds_ratio(24, 121, 14, 118)->log_se).epsilon(1e-12));
  CHECK(cochran_mantel_haenszel(one)->statistic ==
        Approx(chi_square_2x2(24, 121, 14, 118)->statistic * 238 / 239).epsilon(1e-12));
}

TEST_CASE("strata: degenerate counts") {
  const std::vector<Stratum> empty;
  const std::vector<Stratum> apart = {{3, 9, 0, 0}, {0, 0, 2, 8}};
  const std::vector<Stratum> none = {{0, 9, 0, 8}, {0, 5, 0, 4}};
  const std::vector<Stratum> all = {{9, 9, 8, 8}};
  const std::vector<Stratum> single = {{1, 1, 0, 1}};
  const std::vector<Stratum> huge = {{400'000'000, 1'000'000'000, 300'000'000, 1'000'000'000}};
  for (const auto& strata : {empty, apart}) {
    CHECK(mantel_haenszel_difference(strata).why().reason == Reason::too_few);
    CHECK(mantel_haenszel_ratio(strata).why().reason == Reason::too_few);
    CHECK(mantel_haenszel_odds_ratio(strata).why().reason == Reason::too_few);
    CHECK(cochran_mantel_haenszel(strata).why().reason == Reason::too_few);
  }
  for (const auto& strata : {none, all}) {
    CHECK(mantel_haenszel_difference(strata).why().reason == Reason::no_variation);
    CHECK(mantel_haenszel_odds_ratio(strata).why().reason == Reason::no_events);
    CHECK(cochran_mantel_haenszel(strata).why().reason == Reason::no_events);
  }
  CHECK(mantel_haenszel_ratio(none).why().reason == Reason::no_events);
  CHECK(mantel_haenszel_ratio(all)->estimate == Approx(1));
  CHECK(mantel_haenszel_odds_ratio(single).why().reason == Reason::no_events);
  CHECK(cochran_mantel_haenszel(single).ok());
  CHECK(std::isfinite(mantel_haenszel_difference(huge)->se));
  CHECK(std::isfinite(mantel_haenszel_odds_ratio(huge)->se));
  CHECK_THROWS_AS(mantel_haenszel_difference(std::vector<Stratum>{{3, 2, 0, 1}}), std::invalid_argument);
  CHECK_THROWS_AS(mantel_haenszel_ratio(single, 0), std::invalid_argument);
  CHECK_THROWS_AS(cochran_mantel_haenszel(std::vector<Stratum>{{-1, 2, 0, 1}}), std::invalid_argument);
}

TEST_CASE("McNemar: approval of the prime minister (Agresti 2002, table 10.1)") {
  const auto r = mcnemar(794, 150, 86, 570);
  CHECK(std::sqrt(r->statistic) == Approx(4.17).margin(5e-3));
  CHECK(r->difference == Approx(0.04).margin(5e-4));
  CHECK(r->interval.low == Approx(0.02).margin(5e-3));
  CHECK(r->interval.high == Approx(0.06).margin(5e-3));
}

TEST_CASE("McNemar by hand: three changed, all one way") {
  const auto r = mcnemar(5, 3, 0, 2);
  CHECK(r->exact_p == Approx(0.25).epsilon(1e-14));
  CHECK(r->mid_p == Approx(0.125).epsilon(1e-14));
  CHECK(r->statistic == Approx(3).epsilon(1e-14));
  CHECK(r->corrected == Approx(4.0 / 3).epsilon(1e-14));
  const auto even = mcnemar(5, 3, 3, 2);
  CHECK(even->exact_p == 1);
  CHECK(even->corrected == 0);
  CHECK(even->mid_p == Approx(1 - 20.0 / 64).epsilon(1e-14));
}

TEST_CASE("pairs: degenerate counts") {
  CHECK(mcnemar(0, 0, 0, 0).why().reason == Reason::too_few);
  CHECK(mcnemar(5, 0, 0, 7).why().reason == Reason::no_variation);
  CHECK(mcnemar(0, 1, 0, 0)->se == 0);
  CHECK(std::isfinite(mcnemar(1'000'000'000, 400'000'000, 300'000'000, 1)->exact_p));
  CHECK_THROWS_AS(mcnemar(1, -1, 0, 0), std::invalid_argument);
  CHECK_THROWS_AS(mcnemar(1, 1, 0, 0, 1), std::invalid_argument);
}
