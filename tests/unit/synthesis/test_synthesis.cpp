// Municipalities side by side: kinds of approach stay apart, what is not comparable is refused with its
// reason, and joint figures are those of metafor.

#include "support/reference_data.hpp"
#include "support/six_municipalities.hpp"
#include "synthesis/effect.hpp"
#include "synthesis/surroundings.hpp"
#include "synthesis/synthesis.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace werkthet;
using synthesis::Obstacle;
using synthesis::State;

namespace {

using test_support::six_municipalities;

synthesis::Synthesis six() {
  return synthesis::synthesise(six_municipalities(), 3, 0.95);
}

const synthesis::Comparison& of(const synthesis::Synthesis& all, const std::string& common) {
  for (const synthesis::Comparison& comparison : all.comparisons) {
    if (comparison.common == common) {
      return comparison;
    }
  }
  throw std::runtime_error("no comparison " + common);
}

const synthesis::Variant& variant(const synthesis::Comparison& comparison, const std::string& id) {
  for (const synthesis::Variant& v : comparison.variants) {
    if (v.id == id) {
      return v;
    }
  }
  throw std::runtime_error("no variant " + id);
}

/// One municipality per effect, as a numeric outcome whose margin carries the variance.
std::vector<exchange::Exchange> towns_with(const std::vector<double>& effect,
                                           const std::vector<double>& variance) {
  std::vector<exchange::Exchange> files;
  for (std::size_t i = 0; i < effect.size(); ++i) {
    exchange::Exchange e = test_support::municipality("G" + std::to_string(i), "000" + std::to_string(i),
                                                      {100, 10}, {100, 10}, {100, 10});
    const double half = 1.959963984540054 * std::sqrt(variance[i]);
    exchange::Outcome outcome;
    outcome.common = "maat";
    outcome.kind = config::OutcomeKind::numeric;
    outcome.results = {test_support::mean_result("vrij", effect[i], effect[i] - half, effect[i] + half, 100)};
    e.outcomes = {outcome};
    files.push_back(e);
  }
  return files;
}

}  // namespace

TEST_CASE(
    "two kinds of own direction of opposite sign stay apart, with a prediction interval each (G15, G16)") {
  const synthesis::Synthesis all = six();
  const synthesis::Comparison& exit = of(all, "uitstroom_werk");
  REQUIRE(exit.variants.size() == 2);
  const synthesis::Variant& loose = variant(exit, "loslaten");
  const synthesis::Variant& support = variant(exit, "met_steun");
  CHECK(loose.estimates.size() == 5);
  CHECK(support.estimates.size() == 5);
  REQUIRE(loose.pooled.size() == 2);  // all, and the four within the law; one by decree is no pool
  REQUIRE(support.pooled.size() == 2);
  CHECK(loose.pooled[0].interval.high < 0.0);
  CHECK(support.pooled[0].interval.low > 0.0);
  // By another program from the counts: restricted likelihood on a grid of tau2, Hartung-Knapp, t with four
  // degrees.
  struct Expected {
    const synthesis::Pooled* pooled;
    double estimate, low, high, next_low, next_high, i2, fixed, half_fixed;
  };
  for (const Expected& e :
       {Expected{&loose.pooled[0], -8.275, -14.33, -2.22, -19.47, 2.92, 41.1, -8.791, 3.450},
        Expected{&support.pooled[0], 8.515, 1.02, 16.01, -6.12, 23.15, 48.1, 9.017, 4.044}}) {
    CHECK(e.pooled->estimate == Approx(e.estimate).margin(0.005));
    CHECK(e.pooled->interval.low == Approx(e.low).margin(0.01));
    CHECK(e.pooled->interval.high == Approx(e.high).margin(0.01));
    CHECK(e.pooled->prediction.low == Approx(e.next_low).margin(0.01));
    CHECK(e.pooled->prediction.high == Approx(e.next_high).margin(0.01));
    CHECK(e.pooled->i2 == Approx(e.i2).margin(0.1));
    CHECK(e.pooled->fixed == Approx(e.fixed).margin(0.001));
    CHECK(e.pooled->fixed_interval.high - e.pooled->fixed == Approx(e.half_fixed).margin(0.001));
  }
  for (const synthesis::Variant* v : {&loose, &support}) {
    for (const synthesis::Pooled& p : v->pooled) {
      CHECK(p.prediction.low <= p.interval.low);
      CHECK(p.prediction.high >= p.interval.high);
      CHECK(p.interval.low < p.estimate);
      CHECK(p.estimate < p.interval.high);
    }
    CHECK(v->pooled[0].k == 5);
    CHECK_FALSE(v->pooled[0].truncated);
    CHECK(v->pooled[1].k == 4);
    CHECK(v->pooled[1].framework == "within_law");
    CHECK(v->pooled[1].truncated);
  }
}

TEST_CASE("another definition of exit is refused, and the reason is known (G10)") {
  const synthesis::Synthesis all = six();
  const auto refused = std::find_if(all.refusals.begin(), all.refusals.end(),
                                    [](const auto& r) { return r.common == "uitstroom_werk"; });
  REQUIRE(refused != all.refusals.end());
  CHECK(all.municipalities[refused->municipality].municipality == "Eisdijk");
  CHECK(refused->obstacles == std::vector{Obstacle::return_days});
  CHECK(refused->theirs.definition.return_days == 60);
  CHECK(of(all, "uitstroom_werk").measure.definition.return_days == 30);
  CHECK(all.state(refused->municipality, of(all, "uitstroom_werk")) == State::refused);
}

TEST_CASE(
    "an outcome that was not measured is not zero, and two municipalities give no joint figure (G10, G13)") {
  const synthesis::Synthesis all = six();
  const synthesis::Comparison& wellbeing = of(all, "welbevinden");
  const auto state = [&](const std::string& name) {
    for (std::size_t i = 0; i < all.municipalities.size(); ++i) {
      if (all.municipalities[i].municipality == name) {
        return all.state(i, wellbeing);
      }
    }
    return State::no_variant;
  };
  CHECK(state("Lindeveen") == State::not_measured);
  CHECK(state("Bosrade") == State::compared);
  CHECK(state("Hoogveld") == State::compared);
  CHECK(state("Zandwold") == State::refused);  // a scale to 7
  for (const synthesis::Variant& v : wellbeing.variants) {
    CHECK(v.estimates.size() == 2);
    CHECK(v.pooled.empty());
  }
}

TEST_CASE("joint figures are those of metafor: REML, Hartung-Knapp, prediction") {
  if (!test::reference_available("synthesis of municipalities")) {
    return;
  }
  std::ifstream file(test::reference_folder() / "expected" / "meta.json");
  const test::Json reference = test::Json::parse(file);
  int seen = 0;
  for (const test::Json& c : reference.at("cases")) {
    const std::string id = c.at("id");
    if (id != "meta.three_municipalities" && id != "meta.six_municipalities") {
      continue;
    }
    ++seen;
    INFO(id);
    const auto all = synthesis::synthesise(towns_with(c.at("inputs").at("yi").get<std::vector<double>>(),
                                                      c.at("inputs").at("vi").get<std::vector<double>>()),
                                           3, 0.95);
    const synthesis::Pooled& p = variant(of(all, "maat"), "loslaten").pooled.at(0);
    const test::Json& e = c.at("expected");
    const test::Json& reml = e.at("REML");
    const bool few = e.at("k") < 5;
    const auto near = [](double value) { return Approx(value).epsilon(1e-6).margin(1e-9); };
    CHECK(p.k == e.at("k").get<std::size_t>());
    CHECK(p.estimate == near(reml.at("estimate")));
    CHECK(p.tau == near(reml.at("tau")));
    CHECK(p.i2 == near(reml.at("i2_from_tau2")));
    CHECK(p.fixed == near(e.at("fixed_effect")));
    CHECK(p.truncated == few);
    const test::Json& interval = reml.at(few ? "hk_truncated_ci" : "hk_ci");
    CHECK(p.interval.low == near(interval.at(0)));
    CHECK(p.interval.high == near(interval.at(1)));
    if (!few) {
      CHECK(p.prediction.low == near(reml.at("pi_hk_t_kminus1").at(0)));
      CHECK(p.prediction.high == near(reml.at("pi_hk_t_kminus1").at(1)));
    } else {  // with tau2 = 0 a next municipality lies where the mean lies
      REQUIRE(reml.at("tau2") == 0);
      CHECK(p.prediction.low == near(interval.at(0)));
      CHECK(p.prediction.high == near(interval.at(1)));
    }
  }
  CHECK(seen == 2);
}

TEST_CASE("equal printed figures claim no certainty") {
  const auto all = synthesis::synthesise(towns_with({3, 3, 3, 3, 3, 3}, {4, 4, 4, 4, 4, 4}), 3, 0.95);
  const synthesis::Pooled& p = variant(of(all, "maat"), "loslaten").pooled.at(0);
  CHECK(p.truncated);
  CHECK(p.interval.high - p.interval.low > 1.0);
}

TEST_CASE("the error of a printed difference comes from counts, else from its margin") {
  exchange::Result r = test_support::share_result("vrij", {100, 20}, {200, 60});
  const auto counts = synthesis::effect_of(r, true, 0.95);
  REQUIRE(counts);
  CHECK(counts->effect == Approx(-10.0));
  CHECK(counts->se == Approx(100.0 * std::sqrt(0.2 * 0.8 / 100 + 0.3 * 0.7 / 200)));
  r.events.reset();
  r.events_control.reset();
  r.estimate = -10.0;
  r.low = -20.0;
  r.high = 1.0;
  const auto margin = synthesis::effect_of(r, true, 0.95);
  REQUIRE(margin);
  CHECK(margin->se == Approx(21.0 / (2 * 1.959963984540054)));
  r.low = r.high = r.estimate;
  CHECK_FALSE(synthesis::effect_of(r, true, 0.95));
  r.estimate.reset();
  CHECK_FALSE(synthesis::effect_of(r, true, 0.95));
}

TEST_CASE("each difference of definition is a reason of its own") {
  const auto obstacles = [](const auto& change) {
    std::vector<exchange::Exchange> files = six_municipalities();
    files.erase(files.begin() + 3);  // Eisdijk, which is refused already
    change(files[0]);
    const auto all = synthesis::synthesise(files, 3, 0.95);
    for (const synthesis::Refusal& r : all.refusals) {
      if (all.municipalities[r.municipality].municipality == "Lindeveen") {
        return r.obstacles;
      }
    }
    return std::vector<Obstacle>{};
  };
  using List = std::vector<Obstacle>;
  CHECK(obstacles([](auto&) {}).empty());
  CHECK(obstacles([](auto& e) { e.unit = config::Unit::benefit; }) == List{Obstacle::unit});
  CHECK(obstacles([](auto& e) { e.outcomes[0].favourable = config::Favourable::lower; }) ==
        List{Obstacle::direction});
  CHECK(obstacles([](auto& e) { e.outcomes[0].definition.work_reasons = {"11"}; }) ==
        List{Obstacle::work_reasons});
  CHECK(obstacles([](auto& e) { e.outcomes[0].definition.schemes = {1}; }) == List{Obstacle::schemes});
  CHECK(obstacles([](auto& e) { e.outcomes[0].definition.joined_schemes = {1}; }) ==
        List{Obstacle::joined_schemes});
  CHECK(obstacles([](auto& e) { e.outcomes[0].horizon = 12; }) == List{Obstacle::horizon});
  CHECK(obstacles([](auto& e) {
          e.outcomes[0].kind = config::OutcomeKind::binary;
          e.outcomes[0].definition = {};
        }) == List{Obstacle::kind});
  CHECK(obstacles([](auto& e) {
          e.unit = config::Unit::benefit;
          e.outcomes[0].definition.return_days = 90;
        }) == List{Obstacle::unit, Obstacle::return_days});
  CHECK(obstacles([](auto& e) { e.arms[1].variant = "loslaten"; }) == List{Obstacle::same_variant_twice});
  CHECK(obstacles([](auto& e) {
          e.release_kind = config::ReleaseKind::interim;
          for (exchange::Result& r : e.outcomes[0].results) {
            r.events = r.events_control = std::nullopt;
          }
        }) == List{Obstacle::interim_margin});
}

TEST_CASE("the horizon is the one that most municipalities printed") {
  std::vector<exchange::Exchange> files = six_municipalities();
  for (std::size_t i = 0; i < 4; ++i) {
    exchange::Outcome earlier = files[i].outcomes[0];
    earlier.horizon = 12;
    files[i].outcomes.insert(files[i].outcomes.begin(), earlier);
  }
  CHECK(of(synthesis::synthesise(files, 3, 0.95), "uitstroom_werk").measure.horizon == 24);
  for (exchange::Exchange& e : files) {
    for (exchange::Outcome& outcome : e.outcomes) {
      for (exchange::Result& r : outcome.results) {
        if (outcome.horizon == 24 && outcome.common == "uitstroom_werk") {
          r.estimate = r.low = r.high = std::nullopt;
        }
      }
    }
  }
  CHECK(of(synthesis::synthesise(files, 3, 0.95), "uitstroom_werk").measure.horizon == 12);
}

TEST_CASE("control groups, legal frames and periods that differ are seen (C08, C09, C25)") {
  const synthesis::Synthesis all = six();
  const auto around = synthesis::surroundings(all, synthesis::municipalities_of(of(all, "uitstroom_werk")));
  CHECK(around.controls_differ());
  CHECK(around.frameworks_differ);
  CHECK(around.periods_differ());
  CHECK(all.municipalities[around.last].municipality == "Zandwold");
  std::vector<exchange::Exchange> files = six_municipalities();
  files.resize(2);
  const auto alike = [](const std::vector<exchange::Exchange>& two) {
    const auto both = synthesis::synthesise(two, 3, 0.95);
    return synthesis::surroundings(both, {0, 1});
  };
  CHECK_FALSE(alike(files).controls_differ());
  CHECK_FALSE(alike(files).frameworks_differ);
  CHECK_FALSE(alike(files).periods_differ());
  files[1].start = *core::make_date(2018, 2, 1);  // three months
  CHECK_FALSE(alike(files).periods_differ());
  files[1].start = *core::make_date(2018, 2, 2);  // and a day
  CHECK(alike(files).periods_differ());
}

TEST_CASE("the order of the files does not matter") {
  std::vector<exchange::Exchange> files = six_municipalities();
  const synthesis::Synthesis one = synthesis::synthesise(files, 3, 0.95);
  std::reverse(files.begin(), files.end());
  const synthesis::Synthesis other = synthesis::synthesise(files, 3, 0.95);
  CHECK(one.municipalities == other.municipalities);
  REQUIRE(one.comparisons.size() == other.comparisons.size());
  for (std::size_t c = 0; c < one.comparisons.size(); ++c) {
    CHECK(one.comparisons[c].measure == other.comparisons[c].measure);
    for (std::size_t v = 0; v < one.comparisons[c].variants.size(); ++v) {
      const auto& a = one.comparisons[c].variants[v].pooled;
      const auto& b = other.comparisons[c].variants[v].pooled;
      REQUIRE(a.size() == b.size());
      for (std::size_t p = 0; p < a.size(); ++p) {
        CHECK(a[p].estimate == b[p].estimate);
        CHECK(a[p].prediction.high == b[p].prediction.high);
      }
    }
  }
}
