#pragma once
// A study before its start, with the figures of a council letter that many will know: 571 people on benefit
// in 502 benefits, 30% expected, three groups, 140,000 euros before the start. The town is invented.

#include "config/study.hpp"
#include "ingest/input.hpp"

#include <vector>

namespace werkthet::test_support {

inline config::Study plan_study() {
  config::Study study;
  study.file = "voorbeeldstad/study.toml";
  study.folder = "voorbeeldstad";
  study.id = "voorbeeldstad";
  study.name = {"Bijstand in beweging", "Assistance in motion"};
  study.municipality = "Voorbeeldstad";
  study.fictitious = true;
  study.start = *core::make_date(2019, 6, 1);
  study.end = *core::make_date(2021, 6, 1);
  study.run_out_until = study.end;
  study.question = {"Vinden mensen met minder regels vaker werk?",
                    "Do people find work more often with fewer rules?"};
  const auto arm = [](std::string id, core::Bilingual name, config::Role role, core::Bilingual text,
                      core::Bilingual duties) {
    config::Arm made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.role = role;
    made.text = std::move(text);
    made.obligations = std::move(duties);
    return made;
  };
  study.arms = {arm("regie", {"Eigen regie", "Own direction"}, config::Role::experiment,
                    {"Mensen maken hun eigen plan.", "People make their own plan."},
                    {"Geen sollicitatieplicht", "No duty to apply"}),
                arm("intensief", {"Intensief", "Intensive"}, config::Role::experiment,
                    {"Mensen krijgen vaker een gesprek.", "People get more meetings."},
                    {"Gewone plichten", "Usual duties"}),
                arm("regulier", {"Regulier", "Regular"}, config::Role::control,
                    {"De gewone aanpak.", "The usual approach."}, {"Gewone plichten", "Usual duties"})};
  config::Outcome outcome;
  outcome.id = "exit_work";
  outcome.kind = config::OutcomeKind::exit_work;
  outcome.label = {"Uit de bijstand door werk", "Left assistance for work"};
  outcome.primary = true;
  study.outcomes = {outcome};
  study.release.id = "verkenning";
  study.release.kind = config::ReleaseKind::exploration;
  study.release.date = *core::make_date(2018, 12, 18);
  study.memo.from = "College van burgemeester en wethouders";
  study.memo.to = "Gemeenteraad";
  study.memo.portfolio = "Werk en inkomen";
  study.memo.department = "werk@voorbeeldstad.example";
  study.memo.case_number = "Z-1";
  study.memo.document_number = "D-1";
  study.memo.reason = "De raad vroeg op 7 november 2017 om een verkenning.";
  study.memo.consequences = "Meedoen vraagt tijd van de afdeling.";
  study.memo.next_steps = {{"Bespreken in de raad", "College", "januari 2019"}};
  config::Feasibility f;
  f.persons = 571;
  f.benefits = 502;
  f.counted_on = *core::make_date(2018, 11, 28);
  f.source = "Uitkeringsadministratie";
  f.participation = 0.30;
  f.participation_low = 0.20;
  f.participation_high = 0.40;
  f.participation_source = "raming van de gemeente";
  f.base_rates = {0.10, 0.20, 0.25};
  f.wished = {9, 13};
  f.budget = 10'000;
  f.budget_source = "Begroting 2018";
  f.deadlines = {{{"Besluit van de raad", "Decision of the council"}, *core::make_date(2019, 3, 1), false},
                 {{"Aanmelden", "Registration"}, *core::make_date(2019, 4, 1), true}};
  study.feasibility = f;
  return study;
}

inline std::vector<ingest::CostRow> plan_costs() {
  using ingest::CostPhase;
  using ingest::Firmness;
  const auto item = [](std::string name, double amount, double fte) {
    return ingest::CostRow{std::move(name), "variable",        amount, std::nullopt, true,
                           Firmness::about, CostPhase::before, fte};
  };
  const auto open = [](std::string name) {
    return ingest::CostRow{std::move(name), "variable",         0,           std::nullopt, false,
                           Firmness::exact, CostPhase::unknown, std::nullopt};
  };
  return {item("Projectleider", 80'000, 1), item("Administratieve ondersteuning", 20'000, 0.5),
          item("Werkconsulent", 40'000, 1), open("Opzetten van de controlegroep"),
          open("Samenwerking met een universiteit")};
}

}  // namespace werkthet::test_support
