#include "statistics/design/equivalence.hpp"
#include "statistics/linear/means.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

// Student (1908): extra hours of sleep on two drugs, data set `sleep` of R.
const Numbers drug1{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const Numbers drug2{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

}  // namespace

TEST_CASE("Welch: R, t.test(extra ~ group, data = sleep)") {
  const auto r = welch(drug1, drug2);
  CHECK(r->mean1 == Approx(0.75).epsilon(1e-14));
  CHECK(r->mean0 == Approx(2.33).epsilon(1e-14));
  CHECK(r->t == Approx(-1.8608).margin(5e-5));
  CHECK(r->df == Approx(17.776).margin(5e-4));
  CHECK(r->p == Approx(0.07939).margin(5e-6));
  CHECK(r->interval.low == Approx(-3.3654832).margin(5e-8));
  CHECK(r->interval.high == Approx(0.2054832).margin(5e-8));
}

TEST_CASE("Hedges g: Borenstein et al. 2009, Introduction to Meta-Analysis, pages 26-27") {
  // Means 103 and 100, standard deviations 5.5 and 4.5, fifty each.
  const auto group = [](double centre, double sd) {
    Numbers values;
    const double step = sd * std::sqrt(49.0 / 50);
    for (int i = 0; i < 25; ++i) {
      values.push_back(centre + step);
      values.push_back(centre - step);
    }
    return values;
  };
  const auto r = hedges_g(group(103, 5.5), group(100, 4.5));
  CHECK(r->cohen_d == Approx(0.5970).margin(5e-5));
  CHECK(r->correction == Approx(0.9923).margin(5e-5));
  CHECK(r->g == Approx(0.5924).margin(5e-5));
}

TEST_CASE("mean with interval") {
  // R: t.test(c(1, 2, 3, 4, 5))$conf.int
  const auto r = mean_summary(Numbers{1, 2, 3, 4, 5});
  CHECK(r->mean == 3.0);
  CHECK(r->se == Approx(std::sqrt(0.5)).epsilon(1e-15));
  CHECK(r->interval.low == Approx(1.036756838522439).epsilon(1e-12));
  CHECK(mean_summary(Numbers{4, 4, 4})->interval.high == 4.0);
}

TEST_CASE("equal groups, permuted rows, shifted values") {
  CHECK(welch(drug1, drug1)->difference == 0.0);
  CHECK(welch(drug1, drug1)->p == 1.0);
  CHECK(hedges_g(drug1, drug1)->g == 0.0);
  const Numbers backwards(drug1.rbegin(), drug1.rend());
  CHECK(welch(backwards, drug2)->p == welch(drug1, drug2)->p);
  Numbers shifted1 = drug1;
  Numbers shifted2 = drug2;
  for (double& v : shifted1) {
    v += 1024;
  }
  for (double& v : shifted2) {
    v += 1024;
  }
  CHECK(welch(shifted1, shifted2)->se == Approx(welch(drug1, drug2)->se).epsilon(1e-11));
}

TEST_CASE("no difference may only be written inside the margin") {
  Numbers a;
  for (int i = 0; i < 200; ++i) {
    a.push_back(i % 5);
  }
  const auto inside = equivalence_of_means(a, a, -0.5, 0.5);
  CHECK(inside->equivalent);
  CHECK(inside->p_lower == Approx(inside->p_upper).epsilon(1e-12));
  CHECK_FALSE(equivalence_of_means(a, a, -0.05, 0.05)->equivalent);
  CHECK(equivalence_of_proportions(100, 500, 100, 500, -0.1, 0.1)->equivalent);
  CHECK_FALSE(equivalence_of_proportions(10, 50, 10, 50, -0.1, 0.1)->equivalent);
  // Test and interval say the same.
  const auto e = equivalence_of_proportions(70, 150, 65, 150, -0.1, 0.15);
  CHECK((e->interval.low > -0.1 && e->interval.high < 0.15) == e->equivalent);
  CHECK_THROWS_AS(equivalence_of_means(a, a, 1, -1), std::invalid_argument);
}

TEST_CASE("means: what cannot be estimated says why") {
  CHECK(mean_summary(Numbers{1}).why().reason == Reason::too_few);
  CHECK(welch(Numbers{1}, drug1).why().reason == Reason::too_few);
  CHECK(welch(Numbers{}, Numbers{}).why().reason == Reason::too_few);
  CHECK(welch(Numbers{2, 2}, Numbers{3, 3, 3}).why().reason == Reason::no_variation);
  CHECK(hedges_g(Numbers{2, 2}, Numbers{3, 3}).why().reason == Reason::no_variation);
  CHECK(equivalence_of_means(Numbers{2, 2}, Numbers{2, 2}, -1, 1).why().reason == Reason::no_variation);
  const Numbers bad{1, std::numeric_limits<double>::quiet_NaN()};
  CHECK_THROWS_AS(welch(bad, drug1), std::invalid_argument);
}
