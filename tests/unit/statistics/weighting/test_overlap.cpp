#include "statistics/weighting/overlap.hpp"

#include "statistics/weighting/propensity.hpp"
#include "statistics/weighting/weights.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;

TEST_CASE("overlap by hand") {
  const Numbers e{0.2, 0.5, 0.9, 0.1, 0.2, 0.6};
  const Codes t{1, 1, 1, 0, 0, 0};
  const auto r = overlap(e, t);
  REQUIRE(r.ok());
  CHECK(r->quantiles_treated[3] == 0.5);
  CHECK(r->quantiles_reference[6] == 0.6);
  CHECK(r->share_treated_outside == Approx(1.0 / 3));
  CHECK(r->share_reference_below == Approx(1.0 / 3));
  // of nine pairs: 0.2 wins one and ties one, 0.5 wins two, 0.9 wins three
  CHECK(r->auc == Approx(6.5 / 9));
}

TEST_CASE("trimming is counted on both sides, limits included") {
  const auto r = trimming(Numbers{0.05, 0.1, 0.5, 0.9, 0.95, 0.2}, Codes{1, 1, 0, 0, 1, 1});
  CHECK(r->treated == 4);
  CHECK(r->treated_inside == 2);
  CHECK(r->reference_inside == 2);
  CHECK(r->share_outside == Approx(2.0 / 6));
}

TEST_CASE("the limit of least variance solves its equation") {
  CHECK(*least_variance_limit(Numbers{0.4, 0.5, 0.6}) == 0);
  // One propensity of 0.001 among halves: g is 4 and about 1001. Without it twice the mean is 8, and
  // 1 / (a (1 - a)) = 8 gives a = 1/2 - sqrt(1/8).
  Numbers e(20, 0.5);
  e.push_back(0.001);
  CHECK(*least_variance_limit(e) == Approx(0.5 - std::sqrt(0.125)).epsilon(1e-12));
  e.push_back(0.0);
  CHECK(*least_variance_limit(e) == Approx(0.5 - std::sqrt(0.125)).epsilon(1e-12));
  CHECK(least_variance_limit(Numbers{0, 1}).why().reason == Reason::no_overlap);
  CHECK(least_variance_limit({}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(least_variance_limit(Numbers{1.5}), std::invalid_argument);
}

TEST_CASE("weights of every estimand, by hand at a propensity of one in four") {
  const double eta = std::log(1.0 / 3);
  const Numbers both{eta, eta};
  const Codes t{1, 0};
  const auto at = [&](Estimand estimand) { return propensity_weights(both, t, estimand).value(); };
  CHECK(at(Estimand::treated)[0] == 1);
  CHECK(at(Estimand::treated)[1] == Approx(1.0 / 3).epsilon(1e-15));
  CHECK(at(Estimand::untreated)[0] == Approx(3).epsilon(1e-15));
  CHECK(at(Estimand::untreated)[1] == 1);
  CHECK(at(Estimand::everybody)[0] == Approx(4).epsilon(1e-15));
  CHECK(at(Estimand::everybody)[1] == Approx(4.0 / 3).epsilon(1e-15));
  CHECK(at(Estimand::overlap)[0] == Approx(0.75).epsilon(1e-15));
  CHECK(at(Estimand::overlap)[1] == Approx(0.25).epsilon(1e-15));
}

TEST_CASE("propensity weights: certain people") {
  CHECK(propensity_weights(Numbers{-1000.0}, Codes{1}, Estimand::everybody).why().reason ==
        Reason::no_overlap);
  CHECK(propensity_weights(Numbers{1e9}, Codes{0}, Estimand::treated).why().reason == Reason::no_overlap);
  CHECK(propensity_weights(Numbers{1e9, -1e9}, Codes{1, 0}, Estimand::overlap).value() == Numbers{0, 0});
  CHECK(propensity_weights({}, {}, Estimand::treated)->empty());
  CHECK_THROWS_AS(propensity_weights(Numbers{NAN}, Codes{1}, Estimand::treated), std::invalid_argument);
  CHECK_THROWS_AS(propensity_weights(Numbers{1}, Codes{2}, Estimand::treated), std::invalid_argument);
}

TEST_CASE("effective sample size and the summary of weights") {
  CHECK(effective_sample_size({}) == 0.0);
  CHECK(effective_sample_size(Numbers{0, 0}) == 0.0);
  CHECK(effective_sample_size(Numbers{2, 2, 2}) == Approx(3));
  CHECK(effective_sample_size(Numbers{1e200, 1e200}) == Approx(2));
  CHECK(effective_sample_size(Numbers{3, 1}) == Approx(1.6));
  const auto s = summarise_weights(Numbers{3, 1});
  CHECK(s->total == 4);
  CHECK(s->max_share == 0.75);
  CHECK(s->smallest == 1);
  CHECK(summarise_weights({}).why().reason == Reason::too_few);
  CHECK(summarise_weights(Numbers{0}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(summarise_weights(Numbers{2, -1}), std::invalid_argument);
  CHECK(interpolated_quantiles(Numbers{4, 1, 2, 3}, Numbers{0, 0.5, 0.9, 1}) == Numbers{1, 2.5, 3.7, 4});
  CHECK(interpolated_quantiles(Numbers{7}, Numbers{0.3}) == Numbers{7});
  CHECK_THROWS_AS(interpolated_quantiles({}, Numbers{0.5}), std::invalid_argument);
  CHECK_THROWS_AS(interpolated_quantiles(Numbers{1}, Numbers{1.5}), std::invalid_argument);
}

TEST_CASE("overlap: degenerate input") {
  CHECK(overlap({}, {}).why().reason == Reason::too_few);
  CHECK(overlap(Numbers{0.5}, Codes{1}).why().reason == Reason::too_few);
  CHECK(overlap(Numbers{0.5, 0.5}, Codes{1, 0})->auc == 0.5);
  CHECK(overlap(Numbers{0, 1}, Codes{0, 1})->auc == 1);
  CHECK(trimming({}, {}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(trimming(Numbers{0.5}, Codes{1}, 0.9, 0.1), std::invalid_argument);
  CHECK_THROWS_AS(overlap(Numbers{1.1, 0}, Codes{1, 0}), std::invalid_argument);
}
