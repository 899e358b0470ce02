// What stands beside the main estimates: checks, subgroups, families, models of all waves, and that threads
// do not show.
#include "analysis/analyse.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace werkthet;
using namespace werkthet::test_support;

namespace {

/// Left benefit, a number, and a scale at three waves, for three groups of twenty and forty people outside.
struct World {
  config::Study study{small_study()};
  cohort::Cohort cohort{cohort_of(arms_of({{0, 20, 0}, {1, 20, 0}, {2, 20, 0}, {outside, 40, 0}}))};

  World() {
    study.outcomes = {outcome_of("exit", config::OutcomeKind::binary),
                      outcome_of("hours", config::OutcomeKind::numeric),
                      outcome_of("wellbeing", config::OutcomeKind::scale)};
    study.outcomes[1].primary = false;
    study.outcomes[2].primary = false;
    study.outcomes[2].scale = "wellbeing";
    study.plan.randomisations = 500;
    study.plan.bootstrap_draws = 200;
    study.plan.imputations = 5;
    config::Scale scale;
    scale.id = "wellbeing";
    scale.min = 1;
    scale.max = 10;
    study.scales = {scale};
    study.covariates = {covariate_of("years", config::CovariateKind::numeric)};
    study.subgroups = {{"duration", {"Duur", "Duration"}, "years", {2}}};
    cohort.binary = {{"exit", 0, events_of({{0, 20, 9}, {1, 20, 4}, {2, 20, 5}, {outside, 40, 8}})}};
    cohort::Values hours;
    cohort::Values years;
    for (std::size_t i = 0; i < 100; ++i) {
      hours.emplace_back(static_cast<double>((i * 7) % 13) + (i < 20 ? 3.0 : 0.0));
      years.emplace_back(static_cast<double>((i * 3) % 5));
    }
    cohort.numeric = {{"hours", "", false, hours}};
    for (int w = 0; w < 3; ++w) {
      config::Wave wave;
      wave.id = "t" + std::to_string(w);
      study.waves.push_back(wave);
      cohort::Values score(100);
      for (std::size_t i = 0; i < 60; ++i) {
        score[i] = 4.0 + static_cast<double>((i * 5 + static_cast<std::size_t>(w) * 3) % 7) / 2 +
                   (i < 20 ? 0.3 * w : 0.0);
      }
      cohort.numeric.push_back({"wellbeing", wave.id, false, score});
    }
    cohort.covariates = {{"years", years}};
  }
  [[nodiscard]] analysis::Estimates analyse(unsigned threads = 1) const {
    core::SilentLog log;
    return analysis::analyse(study, cohort, log, threads);
  }
};

const analysis::Value& value(const analysis::Estimates& estimates, const std::string& key) {
  const analysis::Estimate* e = estimates.find(key);
  INFO(key);
  REQUIRE(e != nullptr);
  REQUIRE(e->result);
  return *e->result;
}

}  // namespace

TEST_CASE("the number of threads changes no digit and no order") {
  const World world;
  const analysis::Estimates one = world.analyse(1);
  for (const unsigned threads : {2U, 5U}) {
    const analysis::Estimates more = world.analyse(threads);
    REQUIRE(more.list.size() == one.list.size());
    for (std::size_t i = 0; i < one.list.size(); ++i) {
      INFO(one.list[i].key);
      CHECK(more.list[i].key == one.list[i].key);
      REQUIRE(more.list[i].result.ok() == one.list[i].result.ok());
      if (one.list[i].result) {
        CHECK(more.list[i].result->estimate == one.list[i].result->estimate);
        CHECK(more.list[i].result->p == one.list[i].result->p);
      }
    }
  }
}

TEST_CASE("every check of a yes/no outcome estimates the same difference, with its own error") {
  const analysis::Estimates estimates = World().analyse();
  const double difference = 9.0 / 20 - 5.0 / 20;
  CHECK(value(estimates, "exit.regie.treatment.randomisation").estimate == Approx(difference));
  CHECK(value(estimates, "exit.regie.treatment.bootstrap").estimate == Approx(difference));
  CHECK(value(estimates, "exit.regie.treatment.randomisation").p.value() > 0.1);
  CHECK(value(estimates, "exit.regie.treatment.randomisation").p.value() < 0.6);
  CHECK(value(estimates, "exit.regie.treatment.logit").interval.has_value());
  CHECK(estimates.find("exit.regie.treatment.clustered") == nullptr);  // no caseworkers are named
  CHECK(estimates.find("exit.regie.treatment.mid_p") == nullptr);  // seven expected: the score test will do
  CHECK(value(estimates, "exit.intensief.treatment.mid_p").p.value() > 0.5);
  CHECK(value(estimates, "hours.regie.treatment.superiority").estimate > 0.5);
}

TEST_CASE("caseworkers are clusters, and a client without one is a cluster alone") {
  World world;
  for (std::size_t i = 0; i < 60; ++i) {
    world.cohort.caseworker[i] = static_cast<std::int32_t>(i % 6);
  }
  world.cohort.caseworker[3] = -1;
  const analysis::Estimates estimates = world.analyse();
  const auto& clustered = value(estimates, "exit.regie.treatment.clustered");
  CHECK(clustered.se.value() > 0);
  CHECK(clustered.interval->low < clustered.estimate);
}

TEST_CASE("couples are drawn together unless some were split") {
  World world;
  world.cohort.cluster[1] = world.cohort.cluster[0];
  CHECK(world.analyse().find("exit.regie.treatment.randomisation")->method ==
        "randomisation test, couples together");
  world.cohort.cluster[40] = world.cohort.cluster[0];  // one in regie, one in regulier
  CHECK(world.analyse().find("exit.regie.treatment.randomisation")->method ==
        "randomisation test of persons");
}

TEST_CASE("an interaction is the difference between the effects in two classes") {
  const analysis::Estimates estimates = World().analyse();
  for (const char* subject : {"exit.regie", "hours.intensief"}) {
    const std::string name = std::string(subject) + ".subgroup.duration.";
    const double low = value(estimates, name + "1").estimate;
    const double high = value(estimates, name + "2").estimate;
    CHECK(value(estimates, name + "2.interaction").estimate == Approx(high - low));
  }
  const analysis::Estimate* low = estimates.find("exit.regie.subgroup.duration.1");
  const analysis::Estimate* high = estimates.find("exit.regie.subgroup.duration.2");
  CHECK(low->n == 8);  // 0 and 1 years; 2 years belongs to the higher class
  CHECK(high->n == 12);
}

TEST_CASE(
    "the primary outcome is a family of its arms, the others are exploratory, and participation is in none") {
  const analysis::Estimates estimates = World().analyse();
  const analysis::Estimate* regie = estimates.find("exit.regie.treatment.score");
  const analysis::Estimate* intensief = estimates.find("exit.intensief.treatment.score");
  REQUIRE(regie->p_adjusted);
  CHECK(regie->family == "primary");
  const double smaller = std::min(*regie->result->p, *intensief->result->p);
  const double larger = std::max(*regie->result->p, *intensief->result->p);
  CHECK(std::min(*regie->p_adjusted, *intensief->p_adjusted) == Approx(std::min(1.0, 2 * smaller)));
  CHECK(std::max(*regie->p_adjusted, *intensief->p_adjusted) ==
        Approx(std::max(larger, std::min(1.0, 2 * smaller))));
  CHECK(estimates.find("hours.regie.treatment.welch")->family == "exploratory");
  CHECK(estimates.find("wellbeing.regie.treatment.ancova")->family == "exploratory");
  for (const analysis::Estimate& e : estimates.list) {
    if (e.key.find("participation") != std::string::npos || e.key.find("total") != std::string::npos) {
      CHECK(e.family.empty());
    }
  }
}

TEST_CASE("with nobody missing, filling in changes nothing and Lee's bounds meet") {
  const analysis::Estimates estimates = World().analyse();
  const auto& ancova = value(estimates, "wellbeing.regie.treatment.ancova");
  const auto& imputed = value(estimates, "wellbeing.t2.regie.treatment.imputed");
  CHECK(imputed.estimate == Approx(ancova.estimate));
  CHECK(imputed.se.value() == Approx(ancova.se.value()));
  CHECK(value(estimates, "wellbeing.t2.regie.treatment.lee_lower").estimate ==
        Approx(value(estimates, "wellbeing.t2.regie.treatment.lee_upper").estimate));
  CHECK(value(estimates, "wellbeing.t2.regie.treatment.worst_lower").estimate ==
        Approx(value(estimates, "wellbeing.t2.regie.treatment.worst_upper").estimate));
  CHECK(value(estimates, "wellbeing.t2.regie.treatment.response").estimate == 0.0);
}

TEST_CASE("missing answers widen the bounds and the imputed interval") {
  World world;
  for (const std::size_t i : {0U, 3U, 5U, 9U, 14U, 17U, 41U}) {
    world.cohort.numeric[3].values[i].reset();
  }
  const analysis::Estimates estimates = world.analyse();
  CHECK(value(estimates, "wellbeing.t2.regie.treatment.lee_lower").estimate <
        value(estimates, "wellbeing.t2.regie.treatment.lee_upper").estimate);
  CHECK(value(estimates, "wellbeing.t2.regie.treatment.worst_lower").estimate <
        value(estimates, "wellbeing.t2.regie.treatment.lee_lower").estimate);
  CHECK(value(estimates, "wellbeing.t2.regie.treatment.response").estimate == Approx(14.0 / 20 - 19.0 / 20));
  CHECK(estimates.find("wellbeing.t2.regie.treatment.imputed")->n == 20);  // everybody drawn counts
  CHECK(estimates.find("wellbeing.t2.regie.treatment.mmrm")->n == 14);
  CHECK(value(estimates, "wellbeing.t1.regie.treatment.mmrm").interval.has_value());
}

TEST_CASE("a group that nobody answered for leaves the model of the others alone") {
  World world;
  for (std::size_t w = 1; w < 4; ++w) {
    for (std::size_t i = 20; i < 40; ++i) {
      world.cohort.numeric[w].values[i].reset();
    }
  }
  const analysis::Estimates estimates = world.analyse();
  CHECK(value(estimates, "wellbeing.t2.regie.treatment.mmrm").se.value() > 0);
  CHECK(estimates.find("wellbeing.t2.intensief.treatment.mmrm") == nullptr);
}

TEST_CASE("the second route to participation and the E-value stand beside the first") {
  const analysis::Estimates estimates = World().analyse();
  const auto& weighted = value(estimates, "exit.regulier.participation.weighted");
  const auto& robust = value(estimates, "exit.regulier.participation.doubly_robust");
  CHECK(robust.estimate == Approx(weighted.estimate).margin(0.05));  // the covariate hardly matters here
  const auto& strength = value(estimates, "exit.regulier.participation.e_value");
  CHECK(strength.estimate >= 1.0);
  CHECK(strength.interval->low == 1.0);  // the interval of the difference holds zero
}

TEST_CASE("when nobody answered both later waves, a random intercept stands in for the free covariance, and says so") {
  World world;
  for (std::size_t i = 0; i < 60; ++i) {
    world.cohort.numeric[i % 2 == 0 ? 2 : 3].values[i].reset();
  }
  const analysis::Estimates estimates = world.analyse();
  const analysis::Estimate* e = estimates.find("wellbeing.t2.regie.treatment.mmrm");
  REQUIRE(e != nullptr);
  CHECK(e->method.find("random intercept") != std::string::npos);
}
