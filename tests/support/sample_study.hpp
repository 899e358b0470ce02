#pragma once
// The settings of the sample study of publishers' tests, as config would hand them on. Apart from the
// findings, since tests of wording need the settings alone. Invented from beginning to end.

#include "config/study.hpp"

#include <string>
#include <utility>

namespace werkthet::test_support {

/// The settings of the sample, as config would hand them on.
inline config::Study sample_study(config::ReleaseKind kind = config::ReleaseKind::final) {
  config::Study study;
  study.file = "lindeveen/study.toml";
  study.folder = "lindeveen";
  study.id = "lindeveen";
  study.name = {"Bijstand op maat", "Made-to-measure assistance"};
  study.municipality = "Lindeveen";
  study.municipality_code = "9999";
  study.fictitious = true;
  study.profile = "participatiewet";
  study.framework = "amvb";
  study.researcher = "Onderzoeksteam Lindeveen";
  study.contact = "onderzoek@lindeveen.example";
  study.source_note = "Uitkeringsadministratie en vragenlijsten gemeente Lindeveen";
  study.start = *core::make_date(2017, 10, 1);
  study.end = *core::make_date(2019, 10, 1);
  study.run_out_until = *core::make_date(2019, 12, 31);
  study.seed = 20171001;
  study.question = {"Helpt een andere aanpak in de bijstand mensen vaker aan werk?",
                    "Does another approach in social assistance help more people into work?"};
  study.not_studied = {"Wat de proef de gemeente kost of oplevert op de lange termijn.",
                       "What the trial costs or saves the municipality in the long run."};

  config::Arm regie;
  regie.id = "regie";
  regie.name = {"Eigen regie", "Own direction"};
  regie.exemption = true;
  regie.contacts_per_year = 2;
  regie.text = {
      "Deelnemers bepalen zelf hoe zij werk of een opleiding zoeken. De gemeente helpt als zij daarom "
      "vragen.",
      "Participants decide themselves how they look for work or training. The municipality helps when "
      "asked."};
  regie.obligations = {"Geen sollicitatieplicht", "No duty to apply for jobs"};
  regie.initiative = {"Deelnemer", "Participant"};
  config::Arm intensief;
  intensief.id = "intensief";
  intensief.name = {"Intensieve begeleiding", "Intensive guidance"};
  intensief.guidance = true;
  intensief.contacts_per_year = 12;
  intensief.text = {
      "Een vaste klantmanager spreekt de deelnemer elke maand en maakt samen een plan.",
      "A regular caseworker speaks with the participant every month and makes a plan together."};
  intensief.obligations = {"Gewone plichten", "Usual duties"};
  intensief.initiative = {"Klantmanager", "Caseworker"};
  config::Arm regulier;
  regulier.id = "regulier";
  regulier.name = {"Gewone begeleiding", "Usual guidance"};
  regulier.role = config::Role::control;
  regulier.contacts_per_year = 2;
  regulier.text = {"De deelnemer krijgt de begeleiding die iedereen in de bijstand krijgt.",
                   "The participant gets the guidance that everyone on assistance gets."};
  regulier.obligations = {"Gewone plichten", "Usual duties"};
  regulier.initiative = {"Klantmanager", "Caseworker"};
  study.arms = {regie, intensief, regulier};

  const auto wave = [](std::string id, core::Bilingual name, int month, std::string clients, std::string caseworkers) {
    config::Wave made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.month = month;
    made.clients = std::move(clients);
    made.caseworkers = std::move(caseworkers);
    return made;
  };
  study.waves = {
      wave("t0", {"Nulmeting", "Baseline"}, 0, "data/surveys/t0.csv", "data/surveys/t0_caseworkers.csv"),
      wave("t1", {"Tussenmeting", "Interim wave"}, 12, "data/surveys/t1.csv", ""),
      wave("t2", {"Eindmeting", "Final wave"}, 24, "data/surveys/t2.csv", "data/surveys/t2_caseworkers.csv")};
  config::Scale scale;
  scale.id = "wellbeing";
  scale.label = {"Welbevinden", "Well-being"};
  scale.items = {"w1", "w2", "w3", "w4", "w5"};
  scale.reversed = {"w4"};
  study.scales = {scale};

  config::Outcome exit_work;
  exit_work.id = "exit_work";
  exit_work.kind = config::OutcomeKind::exit_work;
  exit_work.label = {"Uit de bijstand door werk", "Left assistance for work"};
  exit_work.definition = {
      "De uitkering is gestopt omdat iemand volledig werkt, en is niet binnen 30 dagen weer begonnen.",
      "The benefit stopped because the person works full time and did not restart within 30 days."};
  exit_work.primary = true;
  exit_work.horizons = {12, 18, 24};
  exit_work.margin = 7.0;
  exit_work.decimals = 0;
  config::Outcome part_time;
  part_time.id = "part_time_work";
  part_time.kind = config::OutcomeKind::part_time_work;
  part_time.label = {"Werk naast de uitkering", "Work beside the benefit"};
  part_time.definition = {"Iemand heeft in de gemeten maand inkomen uit werk naast de uitkering.",
                          "In the month measured the person has income from work beside the benefit."};
  part_time.horizons = {12, 24};
  part_time.decimals = 0;
  config::Outcome wellbeing;
  wellbeing.id = "wellbeing";
  wellbeing.kind = config::OutcomeKind::scale;
  wellbeing.label = {"Welbevinden", "Well-being"};
  wellbeing.definition = {"Gemiddelde van vijf vragen, van 1 (laag) tot 5 (hoog).",
                          "Mean of five questions, from 1 (low) to 5 (high)."};
  wellbeing.scale = "wellbeing";
  wellbeing.horizons = {24};
  study.outcomes = {exit_work, part_time, wellbeing};

  study.covariates = {
      {"age", config::CovariateKind::numeric, {"Leeftijd in jaren", "Age in years"}, ""},
      {"woman", config::CovariateKind::binary, {"Vrouw", "Woman"}, ""},
      {"single_parent", config::CovariateKind::binary, {"Alleenstaande ouder", "Single parent"}, ""},
      {"duration_years",
       config::CovariateKind::numeric,
       {"Jaren in de bijstand", "Years on assistance"},
       ""}};
  study.plan.fixed_on = *core::make_date(2017, 9, 15);
  study.data.bus = {"data/bus/*.xml"};
  study.data.allocation = "data/allocation.csv";
  study.release.kind = kind;
  if (kind == config::ReleaseKind::final) {
    study.release.id = "eind";
    study.release.status = config::FigureStatus::final;
    study.release.date = *core::make_date(2020, 4, 9);
    study.release.data_until = *core::make_date(2019, 12, 31);
  } else if (kind == config::ReleaseKind::interim) {
    study.release.id = "tussen";
    study.release.date = *core::make_date(2019, 3, 7);
    study.release.data_until = *core::make_date(2018, 12, 31);
  } else {
    study.release.id = "2019-k2";
    study.release.date = *core::make_date(2019, 8, 15);
    study.release.data_until = *core::make_date(2019, 6, 30);
  }
  study.memo.subject = "Resultaten van de proef Bijstand op maat";
  study.memo.from = "College van burgemeester en wethouders";
  study.memo.to = "Gemeenteraad";
  study.memo.portfolio = "Werk en inkomen";
  study.memo.department = "onderzoek@lindeveen.example";
  study.memo.reason = "De gemeente onderzocht twee jaar lang andere vormen van begeleiding in de bijstand.";
  study.memo.consequences = "De uitkomsten worden betrokken bij het beleidsplan.";
  study.memo.core_decision =
      "Het college zet de gewone begeleiding voort en bespreekt de uitkomsten met de raad.";
  study.memo.next_steps = {{"Bespreking in de raadscommissie", "College", "mei 2020"},
                           {"Voorstel voor het beleidsplan", "Afdeling Werk en inkomen", "najaar 2020"}};
  return study;
}

}  // namespace werkthet::test_support
