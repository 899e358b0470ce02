#include "statistics/missing/response_weights.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;
using Flags = std::vector<int>;
using Table = std::vector<std::vector<double>>;

namespace {

/// Ten young of whom five answered, ten old of whom eight did.
Flags answered() {
  Flags out(20, 0);
  for (const int i : {0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 15, 16, 17}) {
    out[static_cast<std::size_t>(i)] = 1;
  }
  return out;
}

Table old() {
  Table out(1, std::vector<double>(20, 0.0));
  for (std::size_t i = 10; i < 20; ++i) {
    out[0][i] = 1;
  }
  return out;
}

}  // namespace

TEST_CASE("one yes/no column: everybody stands for those of their kind who did not answer") {
  const auto w = response_weights(answered(), old());
  CHECK(w->observed == 13);
  CHECK(w->weights[0] == Approx(2).epsilon(1e-9));
  CHECK(w->weights[10] == Approx(1.25).epsilon(1e-9));
  CHECK(w->weights[5] == 0);
  CHECK(w->probability[5] == Approx(0.5).epsilon(1e-9));
  CHECK(w->effective == Approx(400 / (5 * 4 + 8 * 1.5625)).epsilon(1e-9));
  CHECK(w->largest_share == Approx(0.1).epsilon(1e-9));
  CHECK(w->cut == 0);
}

TEST_CASE("without columns all who answered weigh the same") {
  const auto w = response_weights(answered(), {});
  CHECK(w->weights[0] == Approx(20.0 / 13).epsilon(1e-10));
  CHECK(w->effective == Approx(13).epsilon(1e-10));
}

TEST_CASE("a limit cuts weights, counts them and keeps the sum") {
  const auto w = response_weights(answered(), old(), 1.2);
  CHECK(w->cut == 5);
  double sum = 0;
  for (const double weight : w->weights) {
    sum += weight;
  }
  CHECK(sum == Approx(20).epsilon(1e-12));
  CHECK(w->weights[0] < 2);
}

TEST_CASE("response weights: degenerate data") {
  CHECK(response_weights(Flags{}, {}).why().reason == Reason::too_few);
  CHECK(response_weights(Flags{0}, {}).why().reason == Reason::too_few);
  CHECK(response_weights(Flags{0, 0, 0}, {}).why().reason == Reason::too_few);
  CHECK(response_weights(Flags{1}, {})->weights[0] == 1);
  CHECK(response_weights(Flags{1, 1, 1}, Table{{1, 2, 3}})->effective == Approx(3));
  CHECK(response_weights(Flags{1, 0}, Table{{1, 2}}).why().reason == Reason::too_few);
  CHECK(response_weights(answered(), Table{std::vector<double>(20, 7.0)}).why().reason == Reason::singular);
  const Table twice = {old()[0], old()[0]};
  CHECK(response_weights(answered(), twice).why().reason == Reason::singular);
  Table perfect(1);
  for (const int a : answered()) {
    perfect[0].push_back(a);
  }
  CHECK(response_weights(answered(), perfect).why().reason == Reason::separation);
  Table large = old();
  for (double& x : large[0]) {
    x *= 1e9;
  }
  CHECK(response_weights(answered(), large)->weights[0] == Approx(2).epsilon(1e-8));
  CHECK_THROWS_AS(response_weights(Flags{2}, {}), std::invalid_argument);
  CHECK_THROWS_AS(response_weights(Flags{1, 0}, Table{{1}}), std::invalid_argument);
  CHECK_THROWS_AS(response_weights(answered(), old(), 0.5), std::invalid_argument);
  CHECK_THROWS_AS(response_weights(answered(), Table{std::vector<double>(20, std::nan(""))}),
                  std::invalid_argument);
}
