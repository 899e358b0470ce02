#include "statistics/weighting/decomposition.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;

namespace {

struct Study {
  Numbers outcome;
  Codes group;
  std::vector<Numbers> covariates = std::vector<Numbers>(2);
};

Study study() {
  Study s;
  for (int i = 0; i < 300; ++i) {
    const int group = i % 6 < 3 ? -1 : i % 6 - 3;
    const double x = i * 17 % 23 + (group >= 0 ? 2 : 0);
    s.group.push_back(group);
    s.covariates[0].push_back(x);
    s.covariates[1].push_back(i % 5 == 0 ? 1.0 : 0.0);
    s.outcome.push_back(x / 3 + group * 0.4 + (i * 29 % 31) / 10.0);
  }
  return s;
}

}  // namespace

TEST_CASE("one yes/no covariate by hand") {
  // Randomised: half has x = 1. Non-participants: x = 0 gives 0, 1, 1, 0, 0, 0 and x = 1 gives 1, 1.
  // Weighted to half and half: (2/6 + 1) / 2 = 2/3; raw 4/8. Control mean 1/2, arm mean 3/4.
  const Numbers outcome{0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1};
  const Codes group{0, 0, 0, 0, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1};
  const std::vector<Numbers> x{{0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1}};
  const auto d = three_way_decomposition(outcome, group, 1, x);
  REQUIRE(d.ok());
  CHECK(d->mean_control == 0.5);
  CHECK(d->mean_nonparticipants_raw == 0.5);
  CHECK(d->mean_nonparticipants_adjusted.value() == Approx(2.0 / 3).epsilon(1e-12));
  CHECK(d->participation_raw->estimate == 0.0);
  CHECK(d->participation_adjusted->estimate == Approx(-1.0 / 6).epsilon(1e-12));
  CHECK(d->arms[0].treatment->estimate == 0.25);
  CHECK(d->arms[0].total_adjusted->estimate == Approx(1.0 / 12).epsilon(1e-11));
  CHECK(d->arms[0].total_raw->estimate == 0.25);
  // Treatment: variances with denominator n, 0.25 / 4 and 0.1875 / 4.
  CHECK(d->arms[0].treatment->se == Approx(std::sqrt(0.25 / 4 + 0.1875 / 4)).epsilon(1e-12));
  CHECK(d->weights->ess == Approx(1 / (0.25 / 6 + 0.25 / 2)).epsilon(1e-12));
}

TEST_CASE("total is treatment plus participation for every arm") {
  const Study s = study();
  const auto d = three_way_decomposition(s.outcome, s.group, 2, s.covariates);
  REQUIRE(d.ok());
  REQUIRE(d->arms.size() == 2);
  for (const auto& arm : d->arms) {
    CHECK(arm.total_adjusted->estimate == arm.treatment->estimate + d->participation_adjusted->estimate);
    CHECK(arm.total_raw->estimate == arm.treatment->estimate + d->participation_raw->estimate);
    CHECK(std::abs(arm.total_adjusted->estimate - (arm.mean - d->mean_nonparticipants_adjusted.value())) <
          1e-12);
  }
}

TEST_CASE("decomposition: the order of the rows changes nothing") {
  const Study s = study();
  Study r = s;
  std::reverse(r.outcome.begin(), r.outcome.end());
  std::reverse(r.group.begin(), r.group.end());
  for (auto& column : r.covariates) {
    std::reverse(column.begin(), column.end());
  }
  const auto a = three_way_decomposition(s.outcome, s.group, 2, s.covariates);
  const auto b = three_way_decomposition(r.outcome, r.group, 2, r.covariates);
  CHECK(a->participation_adjusted->estimate == Approx(b->participation_adjusted->estimate).epsilon(1e-10));
  CHECK(a->participation_adjusted->se == Approx(b->participation_adjusted->se).epsilon(1e-10));
}

TEST_CASE("without covariates adjusted is raw") {
  const Study s = study();
  const auto d = three_way_decomposition(s.outcome, s.group, 2, {});
  CHECK(d->participation_adjusted->estimate == Approx(d->participation_raw->estimate).epsilon(1e-13));
  CHECK(d->participation_adjusted->se == Approx(d->participation_raw->se).epsilon(1e-13));
}

TEST_CASE("a pool that copies the randomised differs from control by nothing") {
  Study s;
  for (int i = 0; i < 60; ++i) {
    for (const int group : {0, -1}) {
      s.group.push_back(group);
      s.outcome.push_back(i % 7);
      s.covariates[0].push_back(i % 11);
      s.covariates[1].push_back(i % 2);
    }
  }
  const auto d = three_way_decomposition(s.outcome, s.group, 0, s.covariates);
  CHECK(d->participation_adjusted->estimate == Approx(0).margin(1e-12));
  CHECK(d->weights->ess == Approx(60).epsilon(1e-9));
}

TEST_CASE("without overlap the treatment effect stands and the adjusted parts say why") {
  Study s = study();
  for (std::size_t i = 0; i < s.group.size(); ++i) {
    if (s.group[i] >= 0) {
      s.covariates[0][i] += 100;
    }
  }
  const auto d = three_way_decomposition(s.outcome, s.group, 2, s.covariates);
  REQUIRE(d.ok());
  CHECK(d->arms[0].treatment.ok());
  CHECK(d->participation_raw.ok());
  CHECK(d->weights.why().reason == Reason::no_overlap);
  CHECK(d->participation_adjusted.why().reason == Reason::no_overlap);
  CHECK(d->arms[0].total_adjusted.why().reason == Reason::no_overlap);
  CHECK(d->mean_nonparticipants_adjusted.why().reason == Reason::no_overlap);
}

TEST_CASE("degenerate groups and covariates") {
  Study s = study();
  CHECK(three_way_decomposition(s.outcome, s.group, 3, s.covariates).why().reason == Reason::too_few);
  CHECK(three_way_decomposition(Numbers{1, 2, 3}, Codes{0, 0, -1}, 0, {}).why().reason == Reason::too_few);
  std::vector<Numbers> twice{s.covariates[0], s.covariates[0]};
  const auto singular = three_way_decomposition(s.outcome, s.group, 2, twice);
  CHECK(singular->participation_adjusted.why().reason == Reason::singular);
  const auto flat = three_way_decomposition(Numbers(s.outcome.size(), 1.0), s.group, 2, s.covariates);
  CHECK(flat->arms[0].treatment.why().reason == Reason::no_variation);
  // Weights add to 1 up to rounding; that rounding must not pass for a standard error.
  const auto tenth = three_way_decomposition(Numbers(s.outcome.size(), 0.1), s.group, 2, s.covariates);
  CHECK(tenth->participation_adjusted.why().reason == Reason::no_variation);
  CHECK(tenth->arms[1].total_adjusted.why().reason == Reason::no_variation);
  CHECK_THROWS_AS(three_way_decomposition(s.outcome, s.group, 1, s.covariates), std::invalid_argument);
}

TEST_CASE("decomposition: degenerate input that the cases above leave out") {
  CHECK(three_way_decomposition(Numbers{}, {}, 0, {}).why().reason == Reason::too_few);
  CHECK(three_way_decomposition(Numbers{1}, Codes{0}, 0, {}).why().reason == Reason::too_few);
  Study s = study();
  s.covariates[1].assign(s.outcome.size(), 4.0);  // constant: the same in every group
  const auto constant = three_way_decomposition(s.outcome, s.group, 2, s.covariates);
  CHECK(constant->participation_adjusted.why().reason == Reason::singular);
  CHECK(constant->arms[0].treatment.ok());
  Study big = study();
  for (std::size_t i = 0; i < big.outcome.size(); ++i) {
    big.outcome[i] *= 1e9;
    big.covariates[0][i] = 1e9 * big.covariates[0][i] - 1e9;
  }
  const Study plain = study();
  const auto a = three_way_decomposition(plain.outcome, plain.group, 2, plain.covariates);
  const auto b = three_way_decomposition(big.outcome, big.group, 2, big.covariates);
  CHECK(b->participation_adjusted->se == Approx(1e9 * a->participation_adjusted->se).epsilon(1e-8));
  CHECK_THROWS_AS(three_way_decomposition(Numbers{1, NAN}, Codes{0, 0}, 0, {}), std::invalid_argument);
  CHECK_THROWS_AS(three_way_decomposition(Numbers{1, 2}, Codes{0}, 0, {}), std::invalid_argument);
}
