#include "publish/methods.hpp"

#include "config/further_analyses.hpp"
#include "support/sample_study.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace {

using namespace werkthet;

bool has(const std::vector<publish::MethodChoice>& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const auto& choice) { return choice.id == id; });
}

}  // namespace

TEST_CASE("every choice is worded in both languages and has a source") {
  const auto list = publish::method_choices(test_support::sample_study());
  REQUIRE(list.size() > 10);
  std::set<std::string> ids;
  for (const publish::MethodChoice& choice : list) {
    INFO(choice.id);
    CHECK(ids.insert(choice.id).second);
    CHECK_FALSE(choice.subject.nl.empty());
    CHECK_FALSE(choice.subject.en.empty());
    CHECK_FALSE(choice.choice.nl.empty());
    CHECK_FALSE(choice.choice.en.empty());
    CHECK(choice.elsewhere.nl.empty() == choice.elsewhere.en.empty());
    CHECK(choice.source.find_first_of("0123456789") != std::string::npos);
  }
}

TEST_CASE("only methods that the study uses are listed") {
  config::Study study = test_support::sample_study();
  CHECK(has(publish::method_choices(study), "weights"));
  CHECK(has(publish::method_choices(study), "randomisation"));
  CHECK(has(publish::method_choices(study), "ancova"));
  study.non_participants.use = false;
  study.plan.randomisations = 0;
  std::erase_if(study.outcomes,
                [](const config::Outcome& o) { return o.kind == config::OutcomeKind::scale; });
  const auto list = publish::method_choices(study);
  CHECK_FALSE(has(list, "weights"));
  CHECK_FALSE(has(list, "randomisation"));
  CHECK_FALSE(has(list, "ancova"));
  CHECK(has(list, "risk_difference"));
}

TEST_CASE("the number of draws is that of the plan") {
  config::Study study = test_support::sample_study();
  study.plan.randomisations = 12345;
  for (const publish::MethodChoice& choice : publish::method_choices(study)) {
    if (choice.id == "randomisation") {
      CHECK(choice.choice.nl.find("12.345") != std::string::npos);
      CHECK(choice.choice.en.find("12,345") != std::string::npos);
    }
  }
}

TEST_CASE("every further analysis that is asked for has its method, and only those") {
  config::Study study = test_support::sample_study();
  CHECK_FALSE(has(publish::method_choices(study), "further_matching"));
  for (const config::FurtherAnalysis& analysis : config::further_analyses()) {
    study.plan.analyses = {std::string(analysis.id)};
    const auto list = publish::method_choices(study);
    INFO(analysis.id);
    CHECK(has(list, "further_" + std::string(analysis.id)));
    CHECK(std::count_if(list.begin(), list.end(),
                        [](const auto& choice) { return choice.id.starts_with("further_"); }) == 1);
    CHECK(list.back().source.find_first_of("0123456789") != std::string::npos);
  }
  study.plan.analyses.clear();
  study.plan.mediation = {{"vertrouwen", "tevredenheid"}};
  CHECK(has(publish::method_choices(study), "further_mediation"));
}
