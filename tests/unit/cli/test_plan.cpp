// The exploration from end to end without a file: figures in, memo out. Golden memos in both languages, for a
// person to read, and the sentences that must change when the figures do.

#include <catch2/catch.hpp>

#include "analysis/feasibility.hpp"
#include "cli/pipeline.hpp"
#include "cli/rules.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "disclosure/gate.hpp"
#include "findings/plan.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/plan_text.hpp"
#include "support/plain_dutch.hpp"
#include "support/plan_study.hpp"
#include "unit/publish/memo/memo_test_tools.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace werkthet;
using core::Language;
using test_support::plan_costs;
using test_support::plan_study;

namespace {

safe::SafeFindings released(const config::Study& study,
                            const std::vector<ingest::CostRow>& costs = plan_costs()) {
  const auto exploration = analysis::explore(study, costs);
  return disclosure::Gate::release(findings::make_plan_findings(study, exploration, costs), study).findings;
}

/// The memo as plain text, in the order of the page.
std::string page(const publish::memo::Document& document) {
  std::string text;
  for (const publish::memo::Block& block : document.blocks) {
    if (const auto* heading = std::get_if<publish::memo::Heading>(&block)) {
      text += "\n" + std::string(static_cast<std::size_t>(heading->level), '#') + " " + heading->text + "\n";
    } else if (const auto* paragraph = std::get_if<publish::memo::Paragraph>(&block)) {
      text += (paragraph->tone == publish::memo::Tone::notice ? "[!] " : "") + paragraph->text + "\n";
    } else if (const auto* list = std::get_if<publish::memo::List>(&block)) {
      for (const auto& item : list->items) {
        text += "- " + item.text + "\n";
      }
    } else if (const auto* table = std::get_if<publish::memo::Table>(&block)) {
      text += table->caption + "\n";
      for (const auto& column : table->columns) {
        text += "| " + column.header + " ";
      }
      text += "|\n";
      for (const auto& row : table->rows) {
        for (const auto& cell : row) {
          text += "| " + cell.text + " ";
        }
        text += "|\n";
      }
    }
  }
  return text;
}

std::string core_of(const config::Study& study, const safe::SafeFindings& safe) {
  std::string text;
  for (const std::string& sentence : publish::plan_core(safe, study, Language::nl)) {
    text += sentence + "\n";
  }
  return text;
}

bool has(const std::string& text, std::string_view wanted) {
  return text.find(wanted) != std::string::npos;
}

void compare(const std::string& now, const std::string& name) {
  std::ifstream file(std::string(WERKTHET_SOURCE) + "/tests/golden/plan/" + name);
  const std::string golden{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (now != golden) {  // beside the test program, to compare and to copy after reading
    std::ofstream(name, std::ios::binary) << now;
  }
  INFO("written beside the test program: " << name);
  CHECK(now == golden);
}

}  // namespace

TEST_CASE("golden: the memo verkenning in Dutch and English") {
  const config::Study study = plan_study();
  const safe::SafeFindings safe = released(study);
  compare(page(publish::memo::build_memo(safe, study, Language::nl)), "memo-nl.txt");
  compare(page(publish::memo::build_memo(safe, study, Language::en)), "memo-en.txt");
}

TEST_CASE("golden: the memo with drop-out, caseworkers, a sourced saving and partners") {
  config::Study study = plan_study();
  study.municipality = "Dorp";
  auto& f = *study.feasibility;
  f.attrition = 0.2;
  f.clients_per_caseworker = 20;
  f.intraclass_correlation = 0.02;
  f.saving_per_month = 1'100;
  f.saving_source = "Gemiddelde uitkering, jaarrekening 2017";
  f.fixed_costs = 60'000;
  f.fixed_costs_source = "Offerte universiteit";
  f.partners = {
      {"Stad", 160'000, false}, {"Veld", 90'000, false}, {"Beek", 33'000, false}, {"Dorp", 35'000, true}};
  compare(page(publish::memo::build_memo(released(study), study, Language::nl)), "memo-full-nl.txt");
}

TEST_CASE("golden: C13, C39, C42: the memo with days beforehand, terms and years, and divided costs") {
  config::Study study = plan_study();
  study.municipality = "Dorp";
  auto& f = *study.feasibility;
  f.deadlines[0].lead_days = 60;
  f.deadlines[1].lead_days = 14;
  f.shared_costs_key = config::SharingKey::inhabitants;
  f.partners = {{"Stad", 160'000, false}, {"Veld", 90'000, false}, {"Dorp", 35'000, true}};
  std::vector<ingest::CostRow> costs = plan_costs();
  costs[0].kind = "shared";
  costs[0].term = ingest::CostTerm::one_off;
  costs[0].year = 2019;
  costs[1].term = ingest::CostTerm::structural;
  compare(page(publish::memo::build_memo(released(study, costs), study, Language::nl)), "memo-shared-nl.txt");
  compare(page(publish::memo::build_memo(released(study, costs), study, Language::en)), "memo-shared-en.txt");
}

TEST_CASE("T39: too few people is the first thing the memo says") {
  const config::Study study = plan_study();
  const auto memo = publish::memo::build_memo(released(study), study, Language::nl);
  const std::string text = page(memo);
  const std::size_t warning = text.find("Met 57 mensen per groep zijn er te weinig deelnemers");
  REQUIRE(warning != std::string::npos);
  CHECK(warning < text.find("Onderwerp"));
  CHECK(has(text, "Het minimum is 100 per groep, liever 150 of meer."));
  CHECK(has(text, "Ook als het meezit, zijn het er 76 per groep."));
}

TEST_CASE(
    "T36, Z09, T37, T08: the core message gives people, difference, costs, and counts no saving without a "
    "source") {
  const config::Study study = plan_study();
  const std::string core = core_of(study, released(study));
  CHECK(has(core,
            "Wij verwachten ongeveer 171 deelnemers (114 tot 228). Dat is 30% van de 571 mensen met een "
            "uitkering."));
  CHECK(has(core, "57 per groep (38 tot 76)"));
  CHECK(has(core, "24,3 procentpunt"));
  CHECK(has(core, "minimaal €\u00a0140.000"));
  CHECK(has(core, "€\u00a0818,71"));
  CHECK(has(core, "€\u00a0614,04"));
  CHECK(has(core, "€\u00a01.228,07"));
  CHECK(has(core, "Zonder bron tellen wij geen besparing mee."));
}

TEST_CASE("with enough people there is no warning, and the core message says enough or tight") {
  config::Study study = plan_study();
  study.feasibility->persons = 1'200;
  study.feasibility->benefits = 1'100;
  CHECK(publish::plan_warning(released(study), study, Language::nl).empty());
  CHECK(has(core_of(study, released(study)), "Dat is krap"));
  study.feasibility->persons = 2'400;
  study.feasibility->benefits = 2'000;
  CHECK(has(core_of(study, released(study)), "Dat is genoeg."));
}

TEST_CASE("enough only if it turns out high is said so") {
  config::Study study = plan_study();
  study.feasibility->participation_high = 0.6;
  CHECK(has(publish::plan_warning(released(study), study, Language::nl),
            "Alleen als het meezit, zijn er genoeg: 114 per groep."));
}

TEST_CASE("T08: a break-even says how many people, and that the experiment cannot see so few") {
  config::Study study = plan_study();
  study.feasibility->saving_per_month = 1'100;
  study.feasibility->saving_source = "Jaarrekening 2017";
  std::string core = core_of(study, released(study));
  CHECK(has(core, "moeten 11 mensen extra uit de uitkering gaan"));
  CHECK(has(core, "Dat zijn er 9,6 van elke 100 deelnemers met een andere aanpak."));
  CHECK(has(core, "Zo’n verschil is kleiner dan dit experiment goed kan zien."));
  study.feasibility->saving_months = 1;
  core = core_of(study, released(study));
  CHECK(has(core, "Dat is meer dan er meedoen"));
  CHECK_FALSE(has(core, "kleiner dan dit experiment"));
}

TEST_CASE("T40: at least three caveats, each with a number, in every study") {
  config::Study bare = plan_study();
  config::Feasibility least;
  least.persons = 3'000;
  least.participation = 0.5;
  least.base_rates = {0.2};
  bare.feasibility = least;
  for (const config::Study& study : {plan_study(), bare}) {
    const bool costs = study.feasibility->benefits > 0;
    const auto caveats =
        publish::plan_caveats(released(study, costs ? plan_costs() : std::vector<ingest::CostRow>{}), study);
    CHECK(caveats.size() >= 3);
    for (const publish::Caveat& caveat : caveats) {
      INFO(caveat.id);
      CHECK(caveat.text.nl.find_first_of("0123456789") != std::string::npos);
      CHECK(caveat.text.en.find_first_of("0123456789") != std::string::npos);
    }
  }
}

TEST_CASE("C12: a deadline is printed as the last day that counts, never as \"voor\"") {
  const config::Study study = plan_study();
  const std::string text = page(publish::memo::build_memo(released(study), study, Language::nl));
  CHECK(has(text, "uiterlijk 28 februari 2019"));
  CHECK(has(text, "uiterlijk 1 april 2019"));
  CHECK_FALSE(has(text, "voor 1 maart"));
}

TEST_CASE("T34: an expectation is called an expectation and never provisional") {
  const config::Study study = plan_study();
  const std::string text = page(publish::memo::build_memo(released(study), study, Language::nl));
  CHECK(has(text, "| Status van de cijfers | Verwachting |"));
  CHECK_FALSE(has(text, "oorlopig"));
  CHECK_FALSE(has(text, "tientallen"));
}

TEST_CASE("the sentences of an exploration are plain Dutch: short, and within the length of the memo") {
  const config::Study study = plan_study();
  const auto memo = publish::memo::build_memo(released(study), study, Language::nl);
  CHECK(publish::memo::word_count(memo) <= publish::memo::most_words(config::ReleaseKind::exploration));
  config::Reading all;
  for (const auto& paragraph : test_support::paragraphs(memo)) {
    if (paragraph.tone != publish::memo::Tone::source) {
      CHECK(test_support::not_plain(paragraph.text) == "");
      const config::Reading reading = config::measure(paragraph.text);
      all.sentences += reading.sentences;
      all.words += reading.words;
    }
  }
  REQUIRE(all.sentences > 20);
  CHECK_FALSE(all.long_on_average());
}

TEST_CASE("where the lottery draws benefits, the memo speaks of benefits") {
  config::Study study = plan_study();
  study.unit = config::Unit::benefit;
  const std::string core = core_of(study, released(study));
  CHECK(has(core, "30% van de 502 uitkeringen"));
  CHECK(has(core, "50 uitkeringen per groep"));
}

TEST_CASE("a study without costs, range, wishes or deadlines still gives a memo") {
  config::Study study = plan_study();
  config::Feasibility least;
  least.persons = 571;
  least.participation = 0.3;
  least.base_rates = {0.2};
  study.feasibility = least;
  const std::string text = page(publish::memo::build_memo(released(study, {}), study, Language::nl));
  CHECK(has(text, "De kosten zijn nog niet geraamd."));
  CHECK(has(text, "Wij verwachten ongeveer 171 deelnemers. Dat is 30%"));
  CHECK(has(text, "Waar de 30% op berust, is niet opgegeven."));
  CHECK_FALSE(has(text, "paren"));
}

TEST_CASE("C03, T39: too few people and a gap in the budget are warnings that explain themselves") {
  ingest::Input input;
  input.costs = plan_costs();
  config::Study study = plan_study();
  core::Problems problems = cli::plan_problems(study, input);
  CHECK(problems.count(core::Severity::warning) == 2);
  const std::string text = core::text(problems);
  CHECK(
      has(text,
          "W414 study.toml feasibility.participation: 57 people per group are expected, the minimum is 100"));
  CHECK(has(text, "130,000.00 is missing in the budget"));
  for (const core::Problem& problem : problems.all()) {
    const auto rules = cli::all_rules();
    CHECK(
        std::any_of(rules.begin(), rules.end(), [&](const auto& rule) { return rule.code == problem.code; }));
  }
  study.feasibility->persons = 2'400;
  study.feasibility->benefits = 2'000;
  study.feasibility->budget = 140'000;
  CHECK(cli::plan_problems(study, input).all().empty());
  study.feasibility->fixed_costs = 60'000;
  CHECK(cli::plan_problems(study, input).count("W416") == 1);
  CHECK(has(publish::plan_costs_text(released(study), study, Language::nl),
            "Ons deel van de gedeelde vaste kosten is niet bekend."));
}

TEST_CASE(
    "a study without its section, of another kind or without benefits to draw is refused with what to do") {
  const auto refused = [](const config::Study& study) {
    try {
      cli::require_plan(study);
    } catch (const core::Error& error) {
      CHECK(error.kind() == core::ErrorKind::usage);
      return error.story();
    }
    return std::string("not refused");
  };
  CHECK(refused(plan_study()) == "not refused");
  config::Study study = plan_study();
  study.feasibility.reset();
  CHECK(has(refused(study), "no [feasibility]"));
  study = plan_study();
  study.release.kind = config::ReleaseKind::quarterly;
  CHECK(has(refused(study), "kind = \"exploration\""));
  study = plan_study();
  study.unit = config::Unit::benefit;
  study.feasibility->benefits = 0;
  CHECK(has(refused(study), "unit = \"person\""));
  study = plan_study();
  study.arms.resize(1);
  CHECK(has(refused(study), "two groups or more"));
}
