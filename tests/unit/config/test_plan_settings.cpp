// The analysis plan with its stop criteria, the exploration beforehand and the comparison of municipalities.
#include "unit/config/study_text.hpp"

namespace werkthet::config {
namespace {

const std::string plan = R"(
[plan]
horizon = 12
secondary = ["contact"]
spending = "pocock"

[[plan.deviations]]
what = "De eindmeting kwam drie maanden later."
what_en = "The final wave came three months later."
why = "De vragenlijst was niet klaar."
why_en = "The survey was not ready."
date = 2019-09-01

[plan.stop_criteria.minder_werk]
label = "Minder uitstroom"
label_en = "Fewer exits"
outcome = "werk"
arm = "regie"
bound = -10
decides = "College"
decides_en = "Executive"
)";

const std::string exploration = R"(
[feasibility]
persons = 571
benefits = 502
participation = 0.3
participation_low = 0.2
participation_high = 0.4

[[feasibility.deadlines]]
what = "Besluit"
what_en = "Decision"
date = 2018-03-01
inclusive = false
)";

/// "CODE field;" of every problem.
std::string codes(const std::string& text) {
  std::string found;
  const Parsed result = parsed(text);
  for (const core::Problem& problem : result.problems.all()) {
    found += problem.code + " " + problem.place.field + ";";
  }
  return found;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("Z46: the plan, its deviations and its stop criteria are read") {
  const Parsed result = parsed(small_study + plan);
  REQUIRE(result.study.has_value());
  const Plan& read = result.study->plan;
  CHECK(read.horizon == 12);
  CHECK(read.secondary == std::vector<std::string>{"contact"});
  CHECK(read.spending == Spending::pocock);
  REQUIRE(read.deviations.size() == 1);
  CHECK(core::iso(*read.deviations[0].date) == "2019-09-01");
  REQUIRE(read.stop_criteria.size() == 1);
  CHECK(read.stop_criteria[0].id == "minder_werk");
  CHECK(read.stop_criteria[0].direction == StopDirection::below);
  CHECK(read.stop_criteria[0].bound == -10);
  CHECK(read.stop_criteria[0].decides.en == "Executive");
}

TEST_CASE("what the plan names must be there") {
  const std::string study = small_study + plan;
  CHECK(codes(study).empty());
  CHECK(codes(replaced(study, "horizon = 12", "horizon = 24")) == "S113 plan.horizon;");
  CHECK(codes(replaced(study, "secondary = [\"contact\"]", "secondary = [\"contct\"]")) ==
        "S113 plan.secondary;");
  CHECK(codes(replaced(study, "outcome = \"werk\"", "outcome = \"wrk\"")) ==
        "S113 plan.stop_criteria.minder_werk.outcome;");
  CHECK(codes(replaced(study, "arm = \"regie\"", "arm = \"regy\"")) ==
        "S113 plan.stop_criteria.minder_werk.arm;");
  CHECK(codes(replaced(study, "bound = -10\n", "")) == "S108 plan.stop_criteria.minder_werk;");
}

TEST_CASE("T35: an exploration is read, C12: a deadline knows whether its own day counts") {
  const Parsed result = parsed(small_study + exploration);
  REQUIRE(result.study.has_value());
  REQUIRE(result.study->feasibility.has_value());
  const Feasibility& read = *result.study->feasibility;
  CHECK(read.persons == 571);
  CHECK(read.participation_high == 0.4);
  CHECK(read.min_per_group == 100);
  CHECK(read.base_rates == std::vector<double>{0.1, 0.2, 0.25});
  REQUIRE(read.deadlines.size() == 1);
  CHECK_FALSE(read.deadlines[0].inclusive);
  CHECK_FALSE(parsed(small_study).study->feasibility.has_value());
}

TEST_CASE("T08, T46: ranges that run backwards, impossible counts and savings without a source are errors") {
  const std::string study = small_study + exploration;
  CHECK(codes(study).empty());
  CHECK(codes(replaced(study, "participation_low = 0.2", "participation_low = 0.35")) ==
        "S107 feasibility.participation;");
  CHECK(codes(replaced(study, "benefits = 502", "benefits = 572")) == "S107 feasibility.benefits;");
  CHECK(codes(replaced(study, "benefits = 502", "benefits = 285")) == "S107 feasibility.benefits;");
  CHECK(codes(replaced(study, "benefits = 502", "benefits = 502\nsaving_per_month = 1100")) ==
        "S113 feasibility.saving_per_month;");
  CHECK(codes(replaced(study, "benefits = 502", "benefits = 502\npreferred_per_group = 50")) ==
        "S107 feasibility.preferred_per_group;");
}

TEST_CASE("C13, C39, C42: days beforehand and the key of shared costs are read; a key needs us among the partners") {
  const std::string lead = replaced(small_study + exploration, "inclusive = false", "inclusive = false\nlead_days = 60");
  CHECK(parsed(lead).study->feasibility->deadlines[0].lead_days == 60);
  const std::string keyed =
      replaced(small_study + exploration, "benefits = 502", "benefits = 502\nshared_costs_key = \"equal\"");
  CHECK(codes(keyed) == "S113 feasibility.shared_costs_key;");
  const std::string partners = "\n[[feasibility.partners]]\nname = \"Elders\"\ninhabitants = 10000\n";
  CHECK(codes(keyed + partners) == "S113 feasibility.shared_costs_key;");
  const std::string us = "\n[[feasibility.partners]]\nname = \"Lindeveen\"\ninhabitants = 20000\n";
  CHECK(codes(keyed + partners + us).empty());
  CHECK(parsed(keyed + us).study->feasibility->shared_costs_key == SharingKey::equal);
  CHECK(codes(replaced(keyed, "\"equal\"", "\"none\"")).empty());
}

TEST_CASE("an exploration needs no data and may be dated before the start") {
  std::string study = replaced(small_study + exploration, "kind = \"quarterly\"", "kind = \"exploration\"");
  study = replaced(study, "date = 2020-04-09", "date = 2017-06-01");
  study = replaced(study, "bus = [\"data/bus/*.xml\"]\nallocation = \"data/allocation.csv\"\n", "");
  study = replaced(study, "[outcomes.werk]\nkind = \"exit_work\"",
                   "[outcomes.werk]\nkind = \"scale\"\nscale = \"contact\"");
  study = replaced(study, "horizons = [6, 12]\n", "");
  CHECK(codes(study).empty());
}

}  // namespace werkthet::config
