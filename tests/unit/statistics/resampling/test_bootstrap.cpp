#include "statistics/resampling/bootstrap.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;

namespace {

const Draws draws{4000, 1, "test", 1};

Numbers invented(std::size_t n, double shift, const char* name) {
  werkthet::core::RandomStream stream(5, name);
  Numbers out;
  for (std::size_t i = 0; i < n; ++i) {
    out.push_back(shift - std::log(1 - stream.uniform()));
  }
  return out;
}

}  // namespace

TEST_CASE("exact bootstrap: two values, by hand") {
  // 0 and 1: the mean of a resample is 0, 1/2, 1 with probability 1/4, 1/2, 1/4.
  const auto r = bootstrap_exact(Numbers{0, 1}, SampleStatistic::mean);
  CHECK(r->support == 3);
  CHECK(r->mean == Approx(0.5).epsilon(1e-14));
  CHECK(r->se == Approx(std::sqrt(0.125)).epsilon(1e-14));
  CHECK(r->z0 == Approx(0).margin(1e-12));
  CHECK(r->percentile.low == 0);
  CHECK(r->percentile.high == 1);
  CHECK(r->basic.low == 0);
  CHECK(r->jackknife_se == Approx(0.5).epsilon(1e-14));
}

TEST_CASE("exact bootstrap: the standard error of a mean has a closed form") {
  const Numbers values{3, 1, 4, 1, 5, 9};
  const auto r = bootstrap_exact(values, SampleStatistic::mean);
  double squares = 0;
  for (const double v : values) {
    squares += (v - 23.0 / 6) * (v - 23.0 / 6);
  }
  CHECK(r->se == Approx(std::sqrt(squares) / 6).epsilon(1e-12));
  CHECK(r->mean == Approx(23.0 / 6).epsilon(1e-12));
  CHECK(r->acceleration > 0);  // a long right tail
}

TEST_CASE("exact bootstrap: what cannot be estimated says why") {
  for (const auto statistic : {SampleStatistic::mean, SampleStatistic::median}) {
    CHECK(bootstrap_exact(Numbers{}, statistic).why().reason == Reason::too_few);
    CHECK(bootstrap_exact(Numbers{1}, statistic).why().reason == Reason::too_few);
    CHECK(bootstrap_exact(Numbers{2, 2, 2}, statistic).why().reason == Reason::no_variation);
    CHECK(bootstrap_exact(Numbers(12, 1.0), statistic).why().reason == Reason::out_of_range);
    const auto two = bootstrap_exact(Numbers{1e9, 3e9}, statistic);
    CHECK(two->estimate == 2e9);
    CHECK(std::isfinite(two->z0));
  }
  // Nine equal values and one other: leaving one out never moves the median.
  const auto lumpy = bootstrap_exact(Numbers{1, 1, 1, 1, 1, 1, 1, 2}, SampleStatistic::median);
  CHECK(lumpy->acceleration == 0);
  CHECK(std::isfinite(lumpy->se));
}

TEST_CASE("two-sample bootstrap: the standard error tends to its closed form, on any number of threads") {
  const Numbers one = invented(60, 0.5, "one");
  const Numbers zero = invented(80, 0, "zero");
  const auto r = bootstrap_two_sample(one, zero, draws);
  CHECK(r->interval.se == Approx(r->se_closed_form).epsilon(0.06));
  CHECK(r->interval.percentile.low < r->interval.estimate);
  CHECK(r->interval.estimate < r->interval.percentile.high);
  REQUIRE(r->interval.bca);
  Draws threaded = draws;
  threaded.threads = 3;
  const auto again = bootstrap_two_sample(one, zero, threaded);
  CHECK(again->interval.percentile.low == r->interval.percentile.low);
  CHECK(again->interval.bca->high == r->interval.bca->high);
}

TEST_CASE("two-sample bootstrap: few values and large values") {
  const Numbers yes{1, 1, 0, 0, 0, 1, 0, 0, 1, 0};
  const Numbers no{0, 0, 0, 1, 0, 0, 0, 0, 0, 0};
  const auto half = bootstrap_two_sample(yes, no, draws);
  const auto below = bootstrap_two_sample(yes, no, draws, 0.95, TiedReplications::below_only);
  CHECK(*half->interval.z0 > *below->interval.z0);
  Numbers large = invented(30, 0, "one");
  for (double& value : large) {
    value *= 1e9;
  }
  const auto scaled = bootstrap_two_sample(large, large, draws);
  CHECK(std::isfinite(scaled->interval.bca->low));
}

TEST_CASE("two-sample bootstrap: what cannot be estimated says why") {
  CHECK(bootstrap_two_sample(Numbers{}, Numbers{1, 2}, draws).why().reason == Reason::too_few);
  CHECK(bootstrap_two_sample(Numbers{1, 1}, Numbers{2, 2}, draws).why().reason == Reason::no_variation);
  CHECK(bootstrap_two_sample(Numbers{1, 1}, Numbers{2, 3}, draws)->interval.se > 0);
  CHECK(bootstrap_two_sample(Numbers{1}, Numbers{2, 3}, draws)->interval.se > 0);
  Draws nothing = draws;
  nothing.count = 0;
  CHECK_THROWS_AS(bootstrap_two_sample(Numbers{1, 2}, Numbers{1, 2}, nothing), std::invalid_argument);
  Draws single = draws;
  single.count = 1;
  CHECK(bootstrap_two_sample(Numbers{1, 2}, Numbers{1, 2}, single).why().reason == Reason::too_few);
}

TEST_CASE("intervals from replications: bias correction by hand") {
  Numbers replications;
  for (int i = 0; i < 1000; ++i) {
    replications.push_back(i);
  }
  const auto centred = bootstrap_interval(replications, 499.5, 0.0);
  CHECK(*centred->z0 == Approx(0).margin(1e-12));
  CHECK(centred->bca->low == Approx(centred->percentile.low));
  const auto outside = bootstrap_interval(replications, 2000, 0.0);
  CHECK_FALSE(outside->z0);
  CHECK_FALSE(outside->bca);
  CHECK_FALSE(bootstrap_interval(replications, 499.5, std::nullopt)->bca);
  CHECK(bootstrap_interval(Numbers{1, 1}, 1, 0.0).why().reason == Reason::no_variation);
  CHECK(bootstrap_interval(Numbers{}, 1, 0.0).why().reason == Reason::too_few);
}

TEST_CASE("cluster bootstrap: clusters of one person are the two-sample bootstrap") {
  const Numbers one = invented(50, 0.5, "one");
  const Numbers zero = invented(50, 0, "zero");
  Numbers values = one;
  values.insert(values.end(), zero.begin(), zero.end());
  Codes treated(100);
  Codes clusters;
  for (int i = 0; i < 100; ++i) {
    treated[static_cast<std::size_t>(i)] = i < 50 ? 1 : 0;
    clusters.push_back(i);
  }
  const auto persons = bootstrap_two_sample(one, zero, draws);
  const auto r = cluster_bootstrap(values, treated, clusters, draws);
  CHECK(r->clusters == 100);
  CHECK(r->interval.estimate == Approx(persons->interval.estimate));
  CHECK(r->interval.se == Approx(persons->interval.se).epsilon(0.08));
  CHECK(r->interval.acceleration == Approx(persons->interval.acceleration).epsilon(0.2));

  Codes ten;
  for (int i = 0; i < 100; ++i) {
    ten.push_back(i % 10);  // each caseworker has clients in both arms
  }
  Draws threaded = draws;
  threaded.threads = 2;
  CHECK(cluster_bootstrap(values, treated, ten, draws)->interval.percentile.low ==
        cluster_bootstrap(values, treated, ten, threaded)->interval.percentile.low);
}

TEST_CASE("cluster bootstrap: what cannot be estimated says why") {
  const Codes none;
  CHECK(cluster_bootstrap(Numbers{}, none, none, draws).why().reason == Reason::too_few);
  CHECK(cluster_bootstrap(Numbers{1, 2}, Codes{1, 1}, Codes{1, 2}, draws).why().reason == Reason::too_few);
  CHECK(cluster_bootstrap(Numbers{1, 2, 3, 4}, Codes{0, 1, 0, 1}, Codes{1, 1, 1, 1}, draws).why().reason ==
        Reason::few_clusters);
  CHECK(cluster_bootstrap(Numbers{1, 2, 3, 4}, Codes{0, 0, 1, 1}, Codes{1, 1, 2, 2}, draws).why().reason ==
        Reason::few_clusters);
  CHECK(cluster_bootstrap(Numbers{5, 5, 5, 5}, Codes{0, 1, 0, 1}, Codes{1, 1, 2, 2}, draws).why().reason ==
        Reason::no_variation);
  // One cluster holds all treated: draws without it are made again, and there is no jackknife.
  const auto lopsided =
      cluster_bootstrap(Numbers{1, 2, 3, 4, 9}, Codes{0, 0, 0, 1, 1}, Codes{1, 2, 3, 3, 3}, draws);
  CHECK(lopsided->empty_draws > 0);
  CHECK_FALSE(lopsided->interval.bca);
  CHECK_THROWS_AS(cluster_bootstrap(Numbers{1, 2}, Codes{0, 1}, Codes{1}, draws), std::invalid_argument);
}
