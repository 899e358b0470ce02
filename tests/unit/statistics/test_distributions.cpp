#include "statistics/distributions.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <stdexcept>

using namespace werkthet::statistics;

// Values of qnorm(0.975), qchisq(0.95, 1), qf(0.95, 1, 10) in R; qt(0.975, 10) from the closed form for ten
// degrees of freedom (Abramowitz and Stegun 26.7.4) in 40 decimal digits.

TEST_CASE("quantiles agree with tables") {
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(normal_quantile(0.5) == 0.0);
  CHECK(normal_critical(0.95) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(t_quantile(0.975, 10) == Approx(2.228138851986275).epsilon(1e-13));
  CHECK(t_critical(0.95, 1e7) == Approx(1.959963984540054).epsilon(1e-6));
}

TEST_CASE("tail areas agree with tables") {
  CHECK(normal_cdf(-1.959963984540054) == Approx(0.025).epsilon(1e-13));
  CHECK(normal_two_sided_p(1.959963984540054) == Approx(0.05).epsilon(1e-13));
  CHECK(t_two_sided_p(-2.228138851986275, 10) == Approx(0.05).epsilon(1e-12));
  CHECK(chi_square_upper_p(3.841458820694124, 1) == Approx(0.05).epsilon(1e-12));
  CHECK(f_upper_p(4.964602743730711, 1, 10) == Approx(0.05).epsilon(1e-12));
}

TEST_CASE("properties that hold for every distribution") {
  for (const double z : {-8.0, -1.5, 0.0, 0.3, 5.0}) {
    CHECK(normal_cdf(z) + normal_upper_p(z) == Approx(1.0).epsilon(1e-15));
    CHECK(normal_cdf(z) == Approx(normal_upper_p(-z)).epsilon(1e-15));
    CHECK(noncentral_t_upper_p(z, 12, 0) == Approx(t_upper_p(z, 12)).epsilon(1e-12));
    CHECK(chi_square_upper_p(z * z, 1) == Approx(normal_two_sided_p(z)).epsilon(1e-13));
    CHECK(f_upper_p(z * z, 1, 17) == Approx(t_two_sided_p(z, 17)).epsilon(1e-12));
  }
  CHECK(normal_upper_p(37) > 0);  // far out, and still not zero
}

TEST_CASE("outside the domain is an error and never infinity") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(normal_quantile(0), std::invalid_argument);
  CHECK_THROWS_AS(normal_quantile(1), std::invalid_argument);
  CHECK_THROWS_AS(normal_cdf(nan), std::invalid_argument);
  CHECK_THROWS_AS(t_quantile(0.5, 0), std::invalid_argument);
  CHECK_THROWS_AS(chi_square_upper_p(-1, 1), std::invalid_argument);
  CHECK_THROWS_AS(f_upper_p(1, 1, nan), std::invalid_argument);
  CHECK_THROWS_AS(normal_critical(1), std::invalid_argument);
}
