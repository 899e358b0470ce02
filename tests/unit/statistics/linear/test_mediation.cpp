#include "statistics/linear/mediation.hpp"
#include "support/jobs2.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::statistics;

namespace {

/// outcome = 1 + 0.5 assigned + 2 mediator, mediator = 3 + 1.5 assigned + a wave that both groups share.
struct Made {
  std::vector<double> outcome;
  std::vector<double> mediator;
  std::vector<int> assigned;

  explicit Made(double noise) {
    for (int i = 0; i < 60; ++i) {
      const int t = i % 2;
      const double wave = static_cast<double>((i / 2 * 7) % 11) / 10.0;
      const double error = static_cast<double>((i / 2 * 5) % 13 - 6) / 10.0 * noise;
      assigned.push_back(t);
      mediator.push_back(3.0 + 1.5 * t + wave);
      outcome.push_back(1.0 + 0.5 * t + 2.0 * mediator.back() + error);
    }
  }
};

const Draws draws{300, 7, "mediation", 1};

}  // namespace

TEST_CASE("direct and indirect effects are those that the data were made with") {
  const Made made(0.2);
  const auto found = mediation(made.outcome, made.mediator, made.assigned, {}, draws);
  REQUIRE(found);
  CHECK(found->n == 60);
  CHECK(found->to_mediator == Approx(1.5));
  CHECK(found->indirect == Approx(found->to_mediator * found->from_mediator));
  CHECK(found->total == Approx(found->direct + found->indirect));
  CHECK(found->direct == Approx(0.5).margin(0.1));
  CHECK(found->indirect == Approx(3.0).margin(0.1));
  CHECK(found->indirect_interval.low < found->indirect);
  CHECK(found->indirect_interval.high > found->indirect);
  CHECK(found->draws == 300);
}

TEST_CASE("threads change no digit of the interval, another seed does") {
  const Made made(1.0);
  const auto one = mediation(made.outcome, made.mediator, made.assigned, {}, draws);
  const auto more = mediation(made.outcome, made.mediator, made.assigned, {}, {300, 7, "mediation", 3});
  const auto other = mediation(made.outcome, made.mediator, made.assigned, {}, {300, 8, "mediation", 1});
  REQUIRE((one && more && other));
  CHECK(one->direct_interval.low == more->direct_interval.low);
  CHECK(one->indirect_interval.high == more->indirect_interval.high);
  CHECK(one->direct_interval.low != other->direct_interval.low);
}

TEST_CASE("what cannot be split says why") {
  const Made made(1.0);
  const std::vector<double> flat(60, 2.0);
  CHECK(mediation(made.outcome, flat, made.assigned, {}, draws).why().reason == Reason::no_variation);
  const std::vector<int> nobody(60, 0);
  CHECK(mediation(made.outcome, made.mediator, nobody, {}, draws).why().reason == Reason::too_few);
  CHECK_THROWS(mediation(made.outcome, std::vector<double>{1.0}, made.assigned, {}, draws));
}

// R 4.2: m = lm(job_seek ~ treat + depress1 + econ_hard); y = lm(depress2 ~ treat + job_seek + depress1 +
// econ_hard); indirect = coef(m)["treat"] * coef(y)["job_seek"]; total = coef of treat in lm(depress2 ~ treat
// + depress1 + econ_hard).
TEST_CASE("the mediation of JOBS II agrees with R") {
  const test::Jobs2 d = test::read_jobs2("mediation of JOBS II");
  if (d.empty()) {
    return;
  }
  const std::vector<std::vector<double>> before{d.at("depress1"), d.at("econ_hard")};
  const auto found = mediation(d.at("depress2"), d.at("job_seek"), test::whole(d.at("treat")), before, draws);
  REQUIRE(found);
  CHECK(found->to_mediator == Approx(0.0602431481069028).epsilon(1e-9));
  CHECK(found->from_mediator == Approx(-0.178824326997678).epsilon(1e-9));
  CHECK(found->direct == Approx(-0.0383400908964273).epsilon(1e-9));
  CHECK(found->indirect == Approx(-0.0107729404164384).epsilon(1e-9));
  CHECK(found->total == Approx(-0.0491130313128657).epsilon(1e-9));
}
