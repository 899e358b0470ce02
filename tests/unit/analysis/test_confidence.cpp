// The level of effect intervals: the plan's in a final release, wider at an announced look.
#include "analysis/analyse.hpp"
#include "statistics/distributions.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::test_support;

TEST_CASE("without looks the plan's level holds") {
  config::Study study = small_study();
  CHECK(analysis::effect_confidence(study) == 0.95);
  study.plan.confidence = 0.9;
  CHECK(analysis::effect_confidence(study) == 0.9);
}

TEST_CASE("a look at half the information has z 2.963, the final analysis after it 1.969") {
  config::Study study = small_study(config::ReleaseKind::interim);
  study.plan.looks = {{"r", 0.5}};
  const double at_look = analysis::effect_confidence(study);
  CHECK(statistics::normal_two_sided_p(2.9626) == Approx(1.0 - at_look).epsilon(0.001));
  study.release.kind = config::ReleaseKind::final;
  study.release.id = "end";
  const double at_end = analysis::effect_confidence(study);
  CHECK(statistics::normal_two_sided_p(1.9686) == Approx(1.0 - at_end).epsilon(0.001));
  CHECK(at_end > 0.95);
  CHECK(at_look > at_end);
}

TEST_CASE("the interval of an announced look is wider, that of a level is not") {
  const std::initializer_list<Block> blocks{{0, 100, 27}, {2, 100, 24}};
  const auto analyse = [&](const config::Study& study) {
    cohort::Cohort cohort = cohort_of(arms_of(blocks));
    cohort.binary.push_back({"werk", 12, events_of(blocks)});
    core::SilentLog log;
    return analysis::analyse(study, cohort, log);
  };
  config::Study study = small_study();
  study.outcomes = {outcome_of("werk", config::OutcomeKind::exit_work, {12})};
  const analysis::Estimates last = analyse(study);
  study.release.kind = config::ReleaseKind::interim;
  study.plan.looks = {{"r", 0.5}};
  study.plan.horizon = 18;  // nobody has been followed that long: the share of the plan holds
  const analysis::Estimates look = analyse(study);
  const auto width = [](const analysis::Estimates& e, const char* key) {
    const auto& interval = *e.find(key)->result->interval;
    return interval.high - interval.low;
  };
  const char* effect = "werk.12.regie.treatment.newcombe";
  CHECK(width(look, effect) > 1.4 * width(last, effect));  // 2.963 against 1.960
  CHECK(look.find(effect)->result->estimate == last.find(effect)->result->estimate);
  CHECK(width(look, "werk.12.regie.share") == width(last, "werk.12.regie.share"));
}
