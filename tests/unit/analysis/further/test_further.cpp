// The further analyses: only where the plan asks, by hand on small cohorts, and against R on JOBS II.
#include "analysis/analyse.hpp"
#include "analysis/further/duration_classes.hpp"
#include "analysis/further/further.hpp"
#include "analysis/further/take_up.hpp"
#include "config/further_analyses.hpp"
#include "support/jobs2.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace werkthet;
using namespace werkthet::test_support;
using config::OutcomeKind;
using statistics::Reason;

namespace {

/// A study with one outcome, and what is added to it by each test.
struct World {
  config::Study study{small_study()};
  cohort::Cohort cohort;

  explicit World(const std::vector<int>& arms, OutcomeKind kind = OutcomeKind::binary)
      : cohort(cohort_of(arms)) {
    study.outcomes = {outcome_of("werk", kind)};
  }
  void add_covariate(const char* id, const std::vector<double>& values) {
    study.covariates.push_back(covariate_of(id, config::CovariateKind::numeric));
    cohort.covariates.push_back({id, {values.begin(), values.end()}});
  }
  void set_outcome(const std::vector<double>& values) {
    if (study.outcomes[0].kind == OutcomeKind::binary) {
      cohort.binary = {{"werk", 0, {values.begin(), values.end()}}};
    } else {
      cohort.numeric = {{"werk", "", false, {values.begin(), values.end()}}};
    }
  }
  template <class Add>
  [[nodiscard]] analysis::Estimates run(const Add& add) const {
    const analysis::Groups groups = analysis::make_groups(study, cohort);
    analysis::Estimates estimates;
    add(analysis::FurtherOutcome{study, cohort, groups, study.outcomes[0], 0,
                                 *analysis::column_of(cohort, "werk", 0)},
        estimates);
    return estimates;
  }
};

const analysis::Estimate& at(const analysis::Estimates& estimates, const std::string& key) {
  const analysis::Estimate* e = estimates.find(key);
  INFO(key);
  REQUIRE(e != nullptr);
  return *e;
}

double value(const analysis::Estimates& estimates, const std::string& key) {
  const analysis::Estimate& e = at(estimates, key);
  INFO(key);
  REQUIRE(e.result);
  return e.result->estimate;
}

std::vector<double> numbers_of(const cohort::Values& values) {
  std::vector<double> out;
  for (const auto& v : values) {
    out.push_back(*v);
  }
  return out;
}

}  // namespace

TEST_CASE("nothing is computed that the plan does not ask for, and asking changes no other estimate") {
  World world(arms_of({{0, 60, 0}, {1, 60, 0}, {2, 60, 0}, {outside, 200, 0}}));
  world.set_outcome(numbers_of(events_of({{0, 60, 22}, {1, 60, 24}, {2, 60, 20}, {outside, 200, 40}})));
  std::vector<double> years;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    years.push_back(static_cast<double>((i * 7) % 50) / 8.0);
  }
  world.add_covariate("duration_years", years);
  world.study.plan.randomisations = 0;
  world.study.plan.bootstrap_draws = 50;
  core::SilentLog log;
  const analysis::Estimates without = analysis::analyse(world.study, world.cohort, log);
  for (const config::FurtherAnalysis& one : config::further_analyses()) {
    world.study.plan.analyses.emplace_back(one.id);
  }
  const analysis::Estimates with = analysis::analyse(world.study, world.cohort, log);
  std::vector<std::string> plain;
  for (const analysis::Estimate& e : with.list) {
    if (e.key.find("further.") == std::string::npos) {
      plain.push_back(e.key);
    } else {
      CHECK(e.family.empty());
      CHECK_FALSE(e.method.empty());
      CHECK_FALSE(e.reference.empty());
    }
  }
  REQUIRE(plain.size() == without.list.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const analysis::Estimate& e = without.list[i];
    CHECK(plain[i] == e.key);
    CHECK(e.key.find("further.") == std::string::npos);
    CHECK(at(with, e.key).p_adjusted == e.p_adjusted);
  }
  CHECK(with.list.size() > without.list.size() + 20);
  CHECK(analysis::analyse(world.study, world.cohort, log, 3).list.size() == with.list.size());
}

TEST_CASE("matching takes the nearest of the same class, both ways, by hand") {
  // Control at 0.9, 3 and 4 years; the nearest of 0.9 is 1.0, but that is another class (1 to 2 years).
  World world({2, 2, 2, outside, outside, outside, outside});
  world.set_outcome({1, 0, 1, /**/ 0, 1, 1, 0});
  world.add_covariate("duration_years", {0.9, 3.0, 4.0, /**/ 0.2, 1.0, 3.1, 4.4});
  const analysis::Estimates e = world.run(analysis::add_matching);
  // 0.9 -> 0.2 (1 - 0), 3 -> 3.1 (0 - 1), 4 -> 4.4 (1 - 0)
  CHECK(value(e, "werk.regulier.further.matching.att") == Approx(1.0 / 3.0));
  // 0.2 -> 0.9 (1 - 0), 1.0 has nobody of its class, 3.1 -> 3 (0 - 1), 4.4 -> 4 (1 - 0)
  CHECK(value(e, "werk.regulier.further.matching.atu") == Approx(1.0 / 3.0));
  CHECK(value(e, "werk.regulier.further.matching.matched") == 1.0);
  CHECK(value(e, "werk.regulier.further.matching.references") == 3.0);
  // means 7.9 / 3 and 7.7 / 3, over the standard deviation of control
  const double sd =
      std::sqrt((std::pow(0.9 - 7.9 / 3, 2) + std::pow(3 - 7.9 / 3, 2) + std::pow(4 - 7.9 / 3, 2)) / 2);
  CHECK(value(e, "werk.regulier.further.matching.smd.duration_years") == Approx(0.2 / 3 / sd));
}

TEST_CASE("a covariate that is the sum of others does not stop the matching") {
  std::vector<int> arms;
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> sum;
  std::vector<double> outcome;
  for (int i = 0; i < 60; ++i) {
    arms.push_back(i < 20 ? 2 : outside);
    a.push_back(i % 3 == 0 ? 1.0 : 0.0);
    b.push_back(i % 3 == 1 ? 1.0 : 0.0);
    sum.push_back(a.back() + b.back());
    outcome.push_back((i * 7) % 5 < 2 ? 1.0 : 0.0);
  }
  World world(arms);
  world.set_outcome(outcome);
  world.add_covariate("a", a);
  world.add_covariate("b", b);
  world.add_covariate("sum", sum);
  const analysis::Estimates e = world.run(analysis::add_matching);
  const analysis::Estimate& att = at(e, "werk.regulier.further.matching.att");
  if (!att.result) {
    CHECK(att.result.why().reason == Reason::singular);  // a reason, never a number out of nothing
  }
}

TEST_CASE("the effect for who took the approach up is the effect of the draw over the share that did") {
  World world(arms_of({{0, 100, 0}, {2, 100, 0}}));
  world.set_outcome(numbers_of(events_of({{0, 100, 40}, {2, 100, 20}})));
  SECTION("who refused after the draw did not get it") {
    for (std::size_t i = 80; i < 100; ++i) {
      world.cohort.refused_after_draw[i] = true;
    }
    const analysis::Estimates e = world.run(analysis::add_compliance);
    CHECK(value(e, "werk.regie.further.compliance.first_stage") == Approx(0.8));
    CHECK(value(e, "werk.regie.further.compliance.late") == Approx(0.25));
    CHECK(e.find("werk.regie.further.compliance.late_adjusted") == nullptr);  // no covariates
  }
  SECTION("the list of what people got goes before it, also for who crossed over") {
    world.cohort.refused_after_draw[0] = true;  // and came back, says the list
    world.cohort.followed.assign(200, 0);
    for (std::size_t i = 100; i < 200; ++i) {
      world.cohort.followed[i] = i < 110 ? 0 : 2;  // ten of control got the approach
    }
    for (std::size_t i = 90; i < 100; ++i) {
      world.cohort.followed[i] = -1;
    }
    const analysis::Estimates e = world.run(analysis::add_compliance);
    CHECK(value(e, "werk.regie.further.compliance.first_stage") == Approx(0.8));
    CHECK(value(e, "werk.regie.further.compliance.late") == Approx(0.25));
    CHECK(analysis::took_up(world.study, world.cohort, 100, 0));
    CHECK_FALSE(analysis::took_up(world.study, world.cohort, 95, 0));
  }
  SECTION("a draw that moved hardly anybody gives no number") {
    world.cohort.followed.assign(200, -1);
    world.cohort.followed[3] = 0;
    const analysis::Estimates e = world.run(analysis::add_compliance);
    CHECK_FALSE(at(e, "werk.regie.further.compliance.late").result);
  }
}

TEST_CASE("the effect of take-up in JOBS II agrees with R (estimatr::iv_robust, HC2; iv.jobs2.comply)") {
  const test::Jobs2 d = test::read_jobs2("take-up in JOBS II");
  if (d.empty()) {
    return;
  }
  std::vector<int> arms;
  std::vector<int> followed;
  for (std::size_t i = 0; i < d.at("treat").size(); ++i) {
    arms.push_back(d.at("treat")[i] == 1.0 ? 0 : 2);
    followed.push_back(d.at("comply")[i] == 1.0 ? 0 : -1);
  }
  World world(arms, OutcomeKind::numeric);
  world.cohort.followed = followed;
  world.set_outcome(d.at("depress2"));
  world.add_covariate("depress1", d.at("depress1"));
  world.add_covariate("econ_hard", d.at("econ_hard"));
  const analysis::Estimates e = world.run(analysis::add_compliance);
  CHECK(value(e, "werk.regie.further.compliance.first_stage") == Approx(0.62).epsilon(1e-9));
  const analysis::Estimate& late = at(e, "werk.regie.further.compliance.late_adjusted");
  REQUIRE(late.result);
  CHECK(late.result->estimate == Approx(-0.0790656397543657).epsilon(1e-8));
  CHECK(*late.result->se == Approx(0.0674804453516215).epsilon(1e-8));
  CHECK(late.result->interval->high == Approx(0.05337269041).epsilon(1e-6));
}

TEST_CASE("predicted probabilities of JOBS II agree with R (glm and delta method; logit.jobs2.work)") {
  const test::Jobs2 d = test::read_jobs2("predicted probabilities of JOBS II");
  if (d.empty()) {
    return;
  }
  std::vector<int> arms;
  for (const double t : d.at("treat")) {
    arms.push_back(t == 1.0 ? 0 : 2);
  }
  World world(arms);
  world.study.arms.erase(world.study.arms.begin() + 1);  // regie and regulier
  for (int& arm : world.cohort.arm) {
    arm = arm == 0 ? 0 : 1;
  }
  world.set_outcome(d.at("work"));
  for (const char* id : {"depress1", "econ_hard", "age", "female", "nonwhite"}) {
    world.add_covariate(id, d.at(id));
  }
  const analysis::Estimates e = world.run(analysis::add_predicted);
  CHECK(value(e, "werk.regie.further.predicted.risk") == Approx(0.3443816169743628).epsilon(1e-8));
  CHECK(value(e, "werk.regulier.further.predicted.risk") == Approx(0.28862612703167095).epsilon(1e-8));
  const analysis::Estimate& difference = at(e, "werk.regie.further.predicted.difference");
  REQUIRE(difference.result);
  CHECK(difference.result->estimate == Approx(0.05575548994269186).epsilon(1e-8));
  CHECK(*difference.result->se == Approx(0.032030534848998204).epsilon(1e-8));
  CHECK_FALSE(at(e, "werk.regie.further.predicted.risk").result->p);
  CHECK(e.find("werk.niet_deelnemers.further.predicted_pool.risk") == nullptr);
}

TEST_CASE("predictions with non-participants have a model of their own") {
  World world(arms_of({{0, 50, 0}, {1, 50, 0}, {2, 50, 0}, {outside, 150, 0}}));
  world.set_outcome(numbers_of(events_of({{0, 50, 20}, {1, 50, 22}, {2, 50, 15}, {outside, 150, 30}})));
  CHECK(world.run(analysis::add_predicted).list.empty());  // no covariates: the plain share stands elsewhere
  std::vector<double> age;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    age.push_back(static_cast<double>((i * 11) % 37));
  }
  world.add_covariate("age", age);
  const analysis::Estimates e = world.run(analysis::add_predicted);
  const double control = value(e, "werk.regulier.further.predicted.risk");
  CHECK(value(e, "werk.regie.further.predicted.difference") ==
        Approx(value(e, "werk.regie.further.predicted.risk") - control));
  CHECK(control == Approx(0.3).margin(0.02));
  CHECK(value(e, "werk.regulier.further.predicted_pool.difference") ==
        Approx(value(e, "werk.regulier.further.predicted_pool.risk") -
               value(e, "werk.niet_deelnemers.further.predicted_pool.risk")));
  CHECK(at(e, "werk.niet_deelnemers.further.predicted_pool.risk").n == 150);
  CHECK(e.find("werk.niet_deelnemers.further.predicted.risk") == nullptr);
}

TEST_CASE("classes of time on benefit: those of the plan, or the usual ones joined where people are few") {
  std::vector<int> arms;
  std::vector<double> years;
  std::vector<double> outcome;
  const auto add = [&](int arm, double duration, int n, int events) {
    for (int i = 0; i < n; ++i) {
      arms.push_back(arm);
      years.push_back(duration);
      outcome.push_back(i < events ? 1.0 : 0.0);
    }
  };
  for (const int arm : {0, 1, 2}) {
    add(arm, 0.5, 30, 12);
    add(arm, 1.5, 30, arm == 1 ? 4 : 12);  // too few events in one group: joins the class below
    add(arm, 3.0, 30, 15);
    add(arm, 8.0, 15, 3);  // too few: joins the class below
  }
  World world(arms);
  world.set_outcome(outcome);
  world.add_covariate("duration_years", years);
  const auto cuts = [&] {
    const analysis::Groups groups = analysis::make_groups(world.study, world.cohort);
    return analysis::by_duration_cuts(
        {world.study, world.cohort, groups, world.study.outcomes[0], 0, world.cohort.binary[0].values});
  };
  CHECK(cuts() == std::vector<double>{2});
  const analysis::Estimates e = world.run(analysis::add_by_duration);
  // Without other covariates the model is saturated: the probabilities are the shares of the class.
  CHECK(value(e, "werk.regie.further.by_duration.1.risk") == Approx(24.0 / 60.0));
  CHECK(value(e, "werk.intensief.further.by_duration.1.risk") == Approx(16.0 / 60.0));
  CHECK(value(e, "werk.regulier.further.by_duration.2.risk") == Approx(18.0 / 45.0));
  CHECK(value(e, "werk.intensief.further.by_duration.1.difference") == Approx(-8.0 / 60.0));
  CHECK(value(e, "werk.intensief.further.by_duration.2.interaction") == Approx(8.0 / 60.0));
  CHECK(at(e, "werk.groepen.further.by_duration.wald").result->p.has_value());
  CHECK(at(e, "werk.regie.further.by_duration.2.risk").n == 45);
  CHECK(at(e, "werk.regie.further.by_duration.2.risk").events == 18);

  world.study.subgroups = {{"duur", {"Duur", "Duration"}, "duration_years", {1}}};
  CHECK(cuts() == std::vector<double>{1});
  world.study.subgroups.clear();
  world.cohort.covariates.clear();
  CHECK(cuts().empty());
  CHECK(
      at(world.run(analysis::add_by_duration), "werk.groepen.further.by_duration.wald").result.why().reason ==
      Reason::too_few);
}

TEST_CASE("tranches compare within a quarter and a class, weighted by participants, by hand") {
  std::vector<int> arms;
  std::vector<double> outcome;
  std::vector<std::optional<core::Date>> day;
  const auto add = [&](int arm, int month, int n, int events) {
    for (int i = 0; i < n; ++i) {
      arms.push_back(arm);
      outcome.push_back(i < events ? 1.0 : 0.0);
      day.push_back(core::make_date(2018, month, 15));
    }
  };
  add(2, 1, 10, 4);
  add(outside, 2, 20, 4);  // the same quarter: 0.4 - 0.2
  add(2, 4, 30, 15);
  add(outside, 6, 40, 10);  // 0.5 - 0.25
  add(2, 8, 9, 9);          // nine people: this quarter does not count
  add(outside, 8, 50, 0);
  World world(arms);
  world.set_outcome(outcome);
  world.cohort.index_date = day;
  const analysis::Estimates e = world.run(analysis::add_tranches);
  CHECK(value(e, "werk.regulier.further.tranches.2018-K1") == Approx(0.2));
  CHECK(value(e, "werk.regulier.further.tranches.2018-K2") == Approx(0.25));
  CHECK(e.find("werk.regulier.further.tranches.2018-K3") == nullptr);
  const analysis::Estimate& pooled = at(e, "werk.regulier.further.tranches.pooled");
  REQUIRE(pooled.result);
  CHECK(pooled.result->estimate == Approx((10 * 0.2 + 30 * 0.25) / 40));
  CHECK(pooled.n == 40);
  CHECK(pooled.n_comparator == 60);
  // sum over the quarters of n1^2 (s1^2 / n1 + s0^2 / n0), over 40 squared
  const auto variance = [](double p, double n) { return p * (1 - p) * n / (n - 1); };
  const double se = std::sqrt(100 * (variance(0.4, 10) / 10 + variance(0.2, 20) / 20) +
                              900 * (variance(0.5, 30) / 30 + variance(0.25, 40) / 40)) /
                    40;
  CHECK(*pooled.result->se == Approx(se));
  CHECK(at(e, "werk.regie.further.tranches.pooled").result.why().reason == Reason::too_few);
}

TEST_CASE("non-participants who all have one reference date give no comparison by tranche") {
  World world(arms_of({{2, 40, 0}, {outside, 60, 0}}));
  world.set_outcome(numbers_of(events_of({{2, 40, 10}, {outside, 60, 10}})));
  for (std::size_t i = 0; i < 100; ++i) {
    world.cohort.index_date[i] = core::make_date(2018, i < 20 ? 2 : 5, 1);
  }
  CHECK(at(world.run(analysis::add_tranches), "werk.regulier.further.tranches.pooled").result.why().reason ==
        Reason::too_few);
}

TEST_CASE("caseworkers: the gain in fit is the share of the variance between them, by hand") {
  World world(arms_of({{0, 60, 0}, {2, 60, 0}}));
  std::vector<double> outcome;
  for (std::size_t i = 0; i < 120; ++i) {
    world.cohort.caseworker[i] = static_cast<std::int32_t>(i % 4);
    outcome.push_back(i % 4 == 0 ? (i % 20 == 0 ? 0.0 : 1.0) : (i % 5 == 0 ? 1.0 : 0.0));
  }
  world.set_outcome(outcome);
  const analysis::Estimates e = world.run(analysis::add_caseworkers);
  // Shares 0.8 of 30 and 0.2 of 90, together 0.35: 8.1 of the sum of squares 27.3; the groups are equal.
  CHECK(value(e, "werk.deelnemers.further.caseworkers.r2_gain") == Approx(8.1 / 27.3));
  CHECK(*at(e, "werk.deelnemers.further.caseworkers.f_test").result->p < 0.001);
  CHECK(*at(e, "werk.deelnemers.further.caseworkers.likelihood_ratio").result->p < 0.001);
  CHECK(value(e, "werk.deelnemers.further.caseworkers.pseudo_r2_gain") > 0.2);
  CHECK(value(e, "werk.deelnemers.further.caseworkers.explained_share") > 0.25);
  std::fill(world.cohort.caseworker.begin(), world.cohort.caseworker.end(), -1);
  CHECK(at(world.run(analysis::add_caseworkers), "werk.deelnemers.further.caseworkers.r2_gain")
            .result.why()
            .reason == Reason::few_clusters);
}

TEST_CASE("who takes part: odds ratio, marginal effect and the difference in means, of everybody drawn") {
  World world(arms_of({{0, 20, 0}, {1, 20, 0}, {2, 20, 0}, {outside, 60, 0}}));
  std::vector<double> woman;
  for (std::size_t i = 0; i < 120; ++i) {
    woman.push_back(i < 60 ? (i % 3 == 0 ? 1.0 : 0.0) : (i % 3 == 0 ? 0.0 : 1.0));  // a third, two thirds
  }
  world.add_covariate("woman", woman);
  const analysis::Groups groups = analysis::make_groups(world.study, world.cohort);
  analysis::Estimates e;
  analysis::add_selection(world.cohort, groups, e);
  analysis::add_representativeness(world.cohort, groups, e);
  CHECK(value(e, "deelnemers.further.selection.woman.odds_ratio") == Approx((20.0 / 40) / (40.0 / 20)));
  // 20 of 60 women took part, 40 of 60 men
  CHECK(value(e, "deelnemers.further.selection.woman.marginal") == Approx(-1.0 / 3.0));
  CHECK(value(e, "deelnemers.further.representativeness.woman.difference") == Approx(-1.0 / 3.0));
  const double sd = std::sqrt(20.0 * 40.0 / 60.0 / 59.0);
  CHECK(value(e, "deelnemers.further.representativeness.woman.smd") == Approx(-1.0 / 3.0 / sd));
  CHECK(at(e, "deelnemers.further.representativeness.woman.smd").n == 60);
  CHECK(value(e, "deelnemers.further.selection.pseudo_r2") > 0.0);
}

TEST_CASE("every month of a curve has a linear probability model, with the plan's own as the adjusted one") {
  World world(arms_of({{0, 50, 0}, {1, 50, 0}, {2, 50, 0}}));
  world.study.outcomes = {outcome_of("werk", OutcomeKind::exit_work, {2})};
  world.cohort.binary = {{"werk", 1, events_of({{0, 50, 5}, {1, 50, 6}, {2, 50, 4}})},
                         {"werk", 2, events_of({{0, 50, 15}, {1, 50, 12}, {2, 50, 9}})}};
  std::vector<double> age;
  for (std::size_t i = 0; i < 150; ++i) {
    age.push_back(static_cast<double>((i * 11) % 37));
  }
  world.add_covariate("age", age);
  world.study.plan.analyses = {"monthly"};
  world.study.plan.randomisations = 0;
  world.study.plan.bootstrap_draws = 0;
  core::SilentLog log;
  const analysis::Estimates e = analysis::analyse(world.study, world.cohort, log);
  CHECK(value(e, "werk.1.regie.further.monthly.plain") == Approx(0.02));
  CHECK(value(e, "werk.2.regie.further.monthly.plain") == Approx(0.12));
  CHECK(value(e, "werk.2.intensief.further.monthly.adjusted") ==
        value(e, "werk.2.intensief.treatment.adjusted"));
}

TEST_CASE("mediation is of people who answered both scales at both waves") {
  World world(arms_of({{0, 40, 0}, {2, 40, 0}}));
  world.set_outcome(numbers_of(events_of({{0, 40, 10}, {2, 40, 10}})));
  world.study.plan.mediation = {{"vertrouwen", "tevredenheid"}};
  world.study.plan.bootstrap_draws = 100;
  const analysis::Groups groups = analysis::make_groups(world.study, world.cohort);
  const std::string key = "vertrouwen.t1.regie.further.mediation.tevredenheid";
  for (int w = 0; w < 2; ++w) {
    config::Wave wave;
    wave.id = "t" + std::to_string(w);
    world.study.waves.push_back(wave);
    cohort::Values trust(80);
    cohort::Values content(80);
    for (std::size_t i = 0; i < 80; ++i) {
      const double m = 3.0 + static_cast<double>((i * 7 + static_cast<std::size_t>(w) * 3) % 11) / 10.0 +
                       (i < 40 && w == 1 ? 0.5 : 0.0);
      content[i] = m;
      trust[i] = 1.0 + 0.8 * m + static_cast<double>((i * 5 + static_cast<std::size_t>(w) * 4) % 7) / 20.0;
    }
    trust[3].reset();
    world.cohort.numeric.push_back({"vertrouwen", wave.id, false, trust});
    world.cohort.numeric.push_back({"tevredenheid", wave.id, false, content});
    if (w == 0) {
      analysis::Estimates early;
      analysis::add_mediation(world.study, world.cohort, groups, early);
      CHECK(at(early, "vertrouwen.t0.regie.further.mediation.tevredenheid.indirect").result.why().reason ==
            Reason::too_few);
    }
  }
  analysis::Estimates e;
  analysis::add_mediation(world.study, world.cohort, groups, e);
  CHECK(at(e, key + ".total").n == 39);
  CHECK(at(e, key + ".total").n_comparator == 40);
  CHECK(value(e, key + ".total") == Approx(value(e, key + ".direct") + value(e, key + ".indirect")));
  CHECK(value(e, key + ".indirect") == Approx(0.4).margin(0.1));
  CHECK(at(e, key + ".indirect").result->interval->low > 0.0);
}
