#include "statistics/weighting/rosenbaum.hpp"

#include "statistics/distributions.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

/// Blood lead of 33 children of workers in a battery factory minus that of their neighbours' children: Morton
/// et al. (1982), American Journal of Epidemiology 115:549, as used in Rosenbaum (2002), section 4.3.3.
Numbers lead() {
  const Numbers exposed{38, 23, 41, 18, 37, 36, 23, 62, 31, 34, 24, 14, 21, 17, 16, 20, 15,
                        10, 45, 39, 22, 35, 49, 48, 44, 35, 43, 39, 34, 13, 73, 25, 27};
  const Numbers control{16, 18, 18, 24, 19, 11, 10, 15, 16, 18, 18, 13, 19, 10, 16, 16, 24,
                        13, 9,  14, 21, 19, 7,  18, 19, 12, 11, 22, 25, 16, 13, 11, 13};
  Numbers d;
  for (std::size_t i = 0; i < exposed.size(); ++i) {
    d.push_back(exposed[i] - control[i]);
  }
  return d;
}

}  // namespace

TEST_CASE("lead in children's blood: Rosenbaum 2002, section 4.3.3") {
  const Numbers d = lead();
  const auto at = [&](double gamma) { return rosenbaum_signed_rank(d, gamma).value(); };
  CHECK(at(1).pairs == 32);
  CHECK(at(1).statistic == 527);
  CHECK(at(1).approximate.upper < 0.0001);
  CHECK(at(2).approximate.upper == Approx(0.0018).margin(5e-5));
  CHECK(at(3).approximate.upper == Approx(0.0136).margin(5e-5));
  CHECK(at(4).approximate.upper == Approx(0.0388).margin(5e-5));
  CHECK(at(4.25).approximate.upper == Approx(0.0468).margin(5e-5));
  CHECK(at(5).approximate.upper == Approx(0.0740).margin(5e-5));
  CHECK(at(5).approximate.lower < 0.0001);
  const auto limit = tolerated_gamma(d);
  REQUIRE(limit.ok());
  CHECK(*limit > 4.25);
  CHECK(*limit < 5);
  CHECK(at(*limit).approximate.upper == Approx(0.05).epsilon(1e-6));
}

TEST_CASE("smoking and lung cancer: Rosenbaum 2002, section 4.3.2 (Hammond 1964)") {
  // 122 pairs differ; in 110 the smoker died of lung cancer.
  // The book prints the normal approximation with continuity correction, 0.0036, 0.03 and 0.1; ours is exact.
  const auto at = [&](double gamma) { return rosenbaum_mcnemar(110, 12, gamma)->upper; };
  const auto printed = [](double gamma) {
    const double p = gamma / (1 + gamma);
    return normal_upper_p((109.5 - 122 * p) / std::sqrt(122 * p * (1 - p)));
  };
  CHECK(at(1) < 0.0001);
  CHECK(at(3) < 0.0001);
  CHECK(printed(4) == Approx(0.0036).margin(1e-4));
  CHECK(printed(5) == Approx(0.03).margin(5e-3));
  CHECK(printed(6) == Approx(0.1).margin(5e-3));
  for (const double gamma : {4.0, 5.0, 6.0}) {
    CHECK(at(gamma) == Approx(printed(gamma)).margin(6e-3));
  }
  const auto limit = tolerated_gamma(110, 12);
  CHECK(at(*limit) == Approx(0.05).epsilon(1e-6));
}

TEST_CASE("without hidden bias both bounds are the ordinary test") {
  const Numbers d = lead();
  const auto r = rosenbaum_signed_rank(d, 1);
  CHECK(r->approximate.lower == r->approximate.upper);
  CHECK(r->exact->lower == r->exact->upper);
  // three pairs, all positive: 1/8; ranks 1, 2, 3 with the 1 negative: sums 5 and 6, 2/8
  CHECK(rosenbaum_signed_rank(Numbers{1, 2, 3}, 1)->exact->upper == Approx(0.125).epsilon(1e-15));
  CHECK(rosenbaum_signed_rank(Numbers{-1, 2, 3}, 1)->exact->upper == Approx(0.25).epsilon(1e-15));
  // gamma 3 gives every rank three chances in four
  CHECK(rosenbaum_signed_rank(Numbers{1, 2, 3}, 3)->exact->upper == Approx(27.0 / 64).epsilon(1e-15));
  CHECK(rosenbaum_signed_rank(Numbers{1, 2, 3}, 3)->exact->lower == Approx(1.0 / 64).epsilon(1e-15));
  // McNemar: 3 of 3 is (1/2)^3
  CHECK(rosenbaum_mcnemar(3, 0, 1)->upper == Approx(0.125).epsilon(1e-14));
  CHECK(rosenbaum_mcnemar(3, 0, 1)->lower == Approx(0.125).epsilon(1e-14));
  CHECK(rosenbaum_mcnemar(3, 0, 3)->upper == Approx(27.0 / 64).epsilon(1e-14));
}

TEST_CASE("bounds widen with gamma, and pairs of plus and minus one are a sign test") {
  const Numbers d = lead();
  double low = 1;
  double high = 0;
  for (const double gamma : {1.0, 1.5, 2.0, 3.0, 10.0, 1e6}) {
    const auto r = rosenbaum_signed_rank(d, gamma);
    CHECK(r->exact->lower <= low);
    CHECK(r->exact->upper >= high);
    low = r->exact->lower;
    high = r->exact->upper;
  }
  const Numbers signs{1, 1, 1, 1, -1, 1, 1};
  CHECK(rosenbaum_signed_rank(signs, 2)->exact->upper ==
        Approx(rosenbaum_mcnemar(6, 1, 2)->upper).epsilon(1e-13));
}

TEST_CASE("Rosenbaum bounds: degenerate input") {
  CHECK(rosenbaum_signed_rank({}, 1).why().reason == Reason::too_few);
  CHECK(rosenbaum_signed_rank(Numbers{0, 0}, 1).why().reason == Reason::no_variation);
  CHECK(rosenbaum_signed_rank(Numbers{5}, 2)->exact->upper == Approx(2.0 / 3));
  CHECK(rosenbaum_signed_rank(Numbers{1e9, -2e9, 3e9}, 1)->exact->upper ==
        rosenbaum_signed_rank(Numbers{1, -2, 3}, 1)->exact->upper);
  CHECK_FALSE(rosenbaum_signed_rank(Numbers(201, 1.0), 1)->exact);
  CHECK(rosenbaum_mcnemar(0, 0, 1).why().reason == Reason::no_events);
  CHECK(rosenbaum_mcnemar(0, 5, 1)->upper == 1);
  CHECK(tolerated_gamma(Numbers{-1, -2, -3}).why().reason == Reason::out_of_range);
  CHECK(tolerated_gamma(Numbers{}).why().reason == Reason::too_few);
  CHECK(tolerated_gamma(0, 0).why().reason == Reason::no_events);
  CHECK(tolerated_gamma(1, 1).why().reason == Reason::out_of_range);
  CHECK_THROWS_AS(rosenbaum_signed_rank(Numbers{1}, 0.5), std::invalid_argument);
  CHECK_THROWS_AS(rosenbaum_signed_rank(Numbers{1}, INFINITY), std::invalid_argument);
  CHECK_THROWS_AS(rosenbaum_mcnemar(-1, 2, 1), std::invalid_argument);
  CHECK_THROWS_AS(tolerated_gamma(5, 1, 0.0), std::invalid_argument);
}
