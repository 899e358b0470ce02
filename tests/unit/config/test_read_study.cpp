// What a right file becomes, and files that are no settings at all.
#include "config/colour.hpp"
#include "config/covariates.hpp"
#include "support/scratch_folder.hpp"
#include "unit/config/study_text.hpp"

#include <filesystem>
#include <fstream>

namespace werkthet::config {
namespace {

using test_support::ScratchFolder;

}  // namespace

TEST_CASE("a study keeps the order of the file and fills in defaults") {
  const Parsed result = parsed(small_study);
  REQUIRE(result.study.has_value());
  const Study& study = *result.study;
  CHECK(study.id == "lindeveen");
  CHECK(study.name.en == "At the helm");
  CHECK(study.folder == "lindeveen");
  CHECK(study.fictitious);
  CHECK(study.start == core::make_date(2017, 10, 1));
  CHECK(study.run_out_until == core::make_date(2020, 1, 1));
  CHECK(study.entry_months == 6);
  CHECK(study.framework == "within_law");
  CHECK(study.languages.size() == 2);
  REQUIRE(study.arms.size() == 2);
  CHECK(study.arms[0].id == "regie");
  CHECK(study.arms[0].contacts_per_year == 2);
  CHECK_FALSE(study.arms[1].contacts_per_year.has_value());
  CHECK(study.control() == 1);
  CHECK(study.waves[0].window_months == 2);
  CHECK(study.scales[0].min_answered == 0.6);
  REQUIRE(study.outcomes.size() == 2);
  CHECK(study.outcomes[0].primary);
  CHECK(study.outcomes[0].horizons == std::vector<int>{6, 12});
  CHECK(study.outcomes[1].kind == OutcomeKind::scale);
  CHECK_FALSE(study.outcomes[1].margin.has_value());
  REQUIRE(study.covariates.size() == 2);
  CHECK(study.covariates[0].label.nl == "Leeftijd in jaren");
  CHECK(study.subgroups[0].cuts == std::vector<double>{27, 45});
  CHECK(study.benefit_rules.work_reasons == std::vector<std::string>{"11", "13"});
  CHECK(study.disclosure.rounding == 10);
  CHECK(study.data.bus_form.separator == '\0');
  CHECK_FALSE(study.data.persons.has_value());
  CHECK(study.release.kind == ReleaseKind::quarterly);
  CHECK(study.theme.accent == "#12436D");
  CHECK(study.places.at("disclosure.min_cell").line == 55);
  CHECK_FALSE(study.effects_allowed());
}

TEST_CASE("arms keep the order of the file, not of the alphabet") {
  std::string text = changed("[arms.regie]", "[arms.zelf]");
  const Parsed result = parsed(text);
  REQUIRE(result.study.has_value());
  CHECK(result.study->arms[0].id == "zelf");
  CHECK(result.study->arms[1].id == "regulier");
}

TEST_CASE("absent settings have the defaults of study.hpp") {
  const Parsed result = parsed(small_study);
  REQUIRE(result.study.has_value());
  const Study& read = *result.study;
  const Study made;
  CHECK(read.unit == made.unit);
  CHECK(read.seed == made.seed);
  CHECK(read.languages == made.languages);
  CHECK(read.eligibility.age_min == made.eligibility.age_min);
  CHECK(read.eligibility.age_max == made.eligibility.age_max);
  CHECK(read.eligibility.schemes == made.eligibility.schemes);
  CHECK(read.non_participants.use == made.non_participants.use);
  CHECK(read.non_participants.reference == made.non_participants.reference);
  CHECK(read.non_participants.placebo_months == made.non_participants.placebo_months);
  CHECK(read.plan.confidence == made.plan.confidence);
  CHECK(read.benefit_rules.return_days == made.benefit_rules.return_days);
  CHECK(read.benefit_rules.end_date == made.benefit_rules.end_date);
  CHECK(read.benefit_rules.joined_schemes == made.benefit_rules.joined_schemes);
  CHECK(read.benefit_rules.partner_rule == made.benefit_rules.partner_rule);
  CHECK(read.benefit_rules.return_window_days == made.benefit_rules.return_window_days);
  CHECK(read.disclosure.max_group_share == made.disclosure.max_group_share);
  CHECK(read.data.bus_layout == made.data.bus_layout);
  CHECK(read.data.max_unknown_share == made.data.max_unknown_share);
  CHECK(read.data.survey_form.decimal == made.data.survey_form.decimal);
  CHECK(read.memo.headings == made.memo.headings);
  CHECK(read.outcomes[1].decimals == Outcome{}.decimals);
  CHECK(read.outcomes[1].favourable == Outcome{}.favourable);
  CHECK(read.scales[0].min == Scale{}.min);
  CHECK(read.scales[0].max == Scale{}.max);
}

TEST_CASE("a persons table with own characteristics") {
  std::string text = changed(
      "bus = [\"data/bus/*.xml\"]\nallocation = \"data/allocation.csv\"\nkey_file = \"../lindeveen.key\"\n",
      R"(
[data.persons]
file = "data/persons.csv"
separator = ";"
decimal = "comma"
columns = { id = "NR" }
arm_values = { "1" = "regie", "0" = "regulier", "9" = "", "n" = "non_participant" }
)");
  text = changed("kind = \"exit_work\"",
                 "kind = \"time_to_event\"\ncolumn = \"days\"\nevent_column = \"event\"", text);
  text =
      changed("[[subgroups]]",
              "[covariates.schooling]\nkind = \"numeric\"\nlabel = \"Opleiding\"\nlabel_en = \"Schooling\"\n"
              "column = \"educ\"\n\n[covariates.couple]\n\n[[subgroups]]",
              text);
  const Parsed result = parsed(text);
  INFO(core::text(result.problems));
  REQUIRE(result.study.has_value());
  const PersonsTable& persons = *result.study->data.persons;
  CHECK(persons.form.separator == ';');
  CHECK(persons.form.decimal == DecimalMark::comma);
  CHECK(persons.form.columns.at("id") == "NR");
  CHECK(persons.arm_values.at("9").empty());
  REQUIRE(result.study->covariates.size() == 4);
  CHECK(result.study->covariates[2].column == "educ");
  CHECK(result.study->covariates[3].kind == CovariateKind::binary);
  CHECK(result.study->covariates[3].label.en == "Couple");
  CHECK(parsed(changed("\"regie\", \"0\"", "\"regy\", \"0\"", text)).problems.count("S113") == 1);
  CHECK(parsed(changed("event_column = \"event\"\n", "", text)).problems.count("S113") == 1);
  CHECK(parsed(changed("column = \"educ\"\n", "", text)).problems.count("S113") == 1);
}

TEST_CASE("each relation that does not hold has its code") {
  const auto code = [](const std::string& from, const std::string& to) {
    const Parsed result = parsed(changed(from, to));
    INFO(from << " -> " << to << "\n" << core::text(result.problems));
    CHECK(result.problems.all().size() == 1);
    return result.problems.all().empty() ? std::string() : result.problems.all().front().code;
  };
  CHECK(code("horizons = [6, 12]\n", "") == "S113");
  CHECK(code("horizons = [6, 12]", "horizons = [6, 500]") == "S107");
  CHECK(code("clients = \"data/surveys/t0.csv\"\n", "") == "S113");
  CHECK(code("items = [\"sc1\", \"sc2\"]", "items = [\"sc1\", \"sc2\"]\nreversed = [\"sc3\"]") == "S113");
  CHECK(code("items = [\"sc1\", \"sc2\"]", "items = [\"sc1\", \"sc2\"]\nmin = 5") == "S107");
  CHECK(code("cuts = [27, 45]\n", "") == "S113");
  CHECK(code("covariate = \"age\"\ncuts = [27, 45]", "covariate = \"woman\"\ncuts = [27, 45]") == "S124");
  CHECK(code("municipality_code = \"9999\"\n", "") == "S108");
  CHECK(code("allocation = \"data/allocation.csv\"\n", "") == "S108");
  CHECK(code("[disclosure]", "[eligibility]\nage_min = 65\n\n[disclosure]") == "S107");
  CHECK(code("[disclosure]", "[non_participants]\nreference = \"fixed\"\n\n[disclosure]") == "S113");
  CHECK(code("[disclosure]",
             "[non_participants]\nreference = \"fixed\"\ndate = 2001-01-01\n\n[disclosure]") == "S111");
  CHECK(code("[disclosure]", "[plan]\nfixed_on = 2018-01-01\n\n[disclosure]") == "S127");
  CHECK(code("[disclosure]", "[plan]\nconfidence = 1.0\n\n[disclosure]") == "S107");
  CHECK(code("[disclosure]", "[plan]\nconfidence = nan\n\n[disclosure]") == "S107");
  CHECK(code("[disclosure]", "[[plan.looks]]\nrelease = \"a\"\ninformation = 1.0\n\n[disclosure]") == "S107");
  CHECK(code("name = \"Regulier\"", "name = \"Eigen regie\"") == "S110");
  CHECK(code("[arms.regulier]", "[arms.totaal]") == "S109");
  CHECK(code("name = \"Regulier\"", "name = \"Regu\\u202Elier\"") == "S122");
  CHECK(code("name = \"Regulier\"", "name = \"Regu\\nlier\"") == "S122");
  CHECK(code("name = \"Regulier\"", "name = \"\"") == "S122");
  CHECK(code("[disclosure]", "[covariates.age]\n\n[disclosure]") == "S110");
  CHECK(code("start = 2017-10-01", "start = 2017-10-01T00:00:00") == "S105");
  CHECK(code("[disclosure]", "[theme]\narm_colours = [\"#12436D\"]\n\n[disclosure]") == "S123");
  CHECK(code("[disclosure]\nmin_cell = 10", "[memo]\nnext_steps = 3") == "S105");
}

TEST_CASE("an announced look allows effects") {
  const Parsed result = parsed(
      changed("kind = \"quarterly\"", "kind = \"interim\"",
              changed("[release]", "[[plan.looks]]\nrelease = \"2020-k1\"\ninformation = 0.5\n\n[release]")));
  REQUIRE(result.study.has_value());
  CHECK(result.study->effects_allowed());
}

TEST_CASE("files that are no settings") {
  const ScratchFolder scratch;
  CHECK(parsed("").problems.count("S108") == 5);  // study, arms, outcomes, release, and no data
  CHECK(parsed("\xFF\xFE").problems.count("S101") == 1);
  CHECK(parsed(std::string("a = \0", 5)).problems.has_errors());
  CHECK(parsed("\xEF\xBB\xBF" + small_study).study.has_value());
  CHECK(parsed(std::string((1U << 20U) + 1, '#')).problems.count("S101") == 1);

  core::Problems missing;
  CHECK_FALSE(read_study(scratch.path() / "none.toml", missing).has_value());
  CHECK(missing.count("S101") == 1);
  core::Problems folder;
  CHECK_FALSE(read_study(scratch.path(), folder).has_value());
  CHECK(folder.count("S101") == 1);
  const std::filesystem::path large = scratch.path() / "large.toml";
  std::ofstream(large) << std::string((1U << 20U) + 1, '#');
  core::Problems too_large;
  CHECK_FALSE(read_study(large, too_large).has_value());
  CHECK(too_large.count("S101") == 1);
  const std::filesystem::path good = scratch.path() / "study.toml";
  std::ofstream(good) << small_study;
  core::Problems none;
  CHECK(read_study(good, none).has_value());
  CHECK(none.all().empty());
}

TEST_CASE("names with a hundred thousand parts do not bring the reader down") {
  std::string chain = "a";
  std::string quoted = "\"=\"";
  for (int i = 0; i < 100000; ++i) {
    chain += ".a";
    quoted += ".\"=\"";
  }
  CHECK(messages(chain + " = 1\n").find("S102 study.toml:1:32: a name with dots has more than 16 parts") !=
        std::string::npos);
  CHECK(parsed("[" + chain + "]\n").problems.count("S102") == 1);
  CHECK(parsed("x = { " + chain + " = 1 }\n").problems.count("S102") == 1);
  CHECK(parsed(quoted + " = 1\n").problems.count("S102") == 1);
  CHECK(parsed("x = " + std::string(100000, '[')).problems.count("S102") == 1);
  // Dots in texts and comments are no names.
  CHECK(parsed("# " + chain + "\n" + changed("At the helm", std::string(60, '.'))).study.has_value());
}

TEST_CASE("contrast on white follows WCAG") {
  // W3C's own examples: black 21, white 1, #767676 is the lightest grey with 4.5, #949494 the lightest
  // with 3.
  CHECK(*contrast_on_white("#000000") == Approx(21.0));
  CHECK(*contrast_on_white("#FFFFFF") == Approx(1.0));
  CHECK(*contrast_on_white("#767676") == Approx(4.54).margin(0.005));
  CHECK(*contrast_on_white("#949494") >= 3.0);
  CHECK(*contrast_on_white("#959595") < 3.0);
  CHECK_FALSE(contrast_on_white("#12345").has_value());
  CHECK_FALSE(contrast_on_white("#12345G").has_value());
}

TEST_CASE("built-in characteristics are found by their id") {
  CHECK(built_in_covariates().size() == 8);
  CHECK(built_in_covariate("duration_years")->kind == CovariateKind::numeric);
  CHECK(built_in_covariate("Age") == nullptr);
}

}  // namespace werkthet::config
