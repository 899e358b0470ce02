#include "config/profiles.hpp"

#include "config/template.hpp"

namespace werkthet::config {
namespace {

void put(ProfileValues& values, const ProfileValues& more) {
  values.insert(values.end(), more.begin(), more.end());
}

struct ArmText {
  std::string id, name, name_en, role;
  std::string contacts;  ///< per year; empty: no norm
  std::string text, text_en, obligations, obligations_en, initiative, initiative_en;
  std::string component;  ///< exemption, guidance, earnings_release, or empty
};

ProfileValues arm(const ArmText& a) {
  const std::string path = "arms." + a.id + ".";
  ProfileValues values = {{path + "name", toml_text(a.name)},
                          {path + "name_en", toml_text(a.name_en)},
                          {path + "role", toml_text(a.role)},
                          {path + "text", toml_text(a.text)},
                          {path + "text_en", toml_text(a.text_en)},
                          {path + "obligations", toml_text(a.obligations)},
                          {path + "obligations_en", toml_text(a.obligations_en)},
                          {path + "initiative", toml_text(a.initiative)},
                          {path + "initiative_en", toml_text(a.initiative_en)}};
  if (!a.contacts.empty()) {
    values.push_back({path + "contacts_per_year", a.contacts});
  }
  for (const std::string component : {"exemption", "guidance", "earnings_release"}) {
    values.push_back({path + component, component == a.component ? "true" : "false"});
  }
  return values;
}

const std::string usual_duties = "De gewone plichten gelden.";
const std::string usual_duties_en = "The usual duties apply.";
const std::string either = "De klantmanager en de deelnemer.";
const std::string either_en = "The caseworker and the participant.";

ProfileValues waves() {
  ProfileValues values;
  const auto add = [&](const std::string& id, const std::string& nl, const std::string& en,
                       const std::string& month) {
    put(values, {{"waves." + id + ".name", toml_text(nl)},
                 {"waves." + id + ".name_en", toml_text(en)},
                 {"waves." + id + ".month", month},
                 {"waves." + id + ".window_months", "2"},
                 {"waves." + id + ".clients", toml_text("data/surveys/" + id + ".csv")}});
  };
  add("t0", "Nulmeting", "Baseline", "0");
  add("t1", "Tussenmeting", "Midway", "12");
  add("t2", "Eindmeting", "Final wave", "24");
  return values;
}

ProfileValues scale(const std::string& id, const std::string& nl, const std::string& en,
                    const std::string& items) {
  return {{"scales." + id + ".label", toml_text(nl)},   {"scales." + id + ".label_en", toml_text(en)},
          {"scales." + id + ".items", items},           {"outcomes." + id + ".kind", "\"scale\""},
          {"outcomes." + id + ".label", toml_text(nl)}, {"outcomes." + id + ".label_en", toml_text(en)},
          {"outcomes." + id + ".scale", toml_text(id)}};
}

ProfileValues work_outcomes() {
  return {{"outcomes.uitstroom_werk.kind", "\"exit_work\""},
          {"outcomes.uitstroom_werk.label", "\"Uitstroom naar volledig betaald werk\""},
          {"outcomes.uitstroom_werk.label_en", "\"Exit to full paid work\""},
          {"outcomes.uitstroom_werk.definition",
           "\"De uitkering stopt door werk en begint niet binnen 30 dagen opnieuw.\""},
          {"outcomes.uitstroom_werk.definition_en",
           "\"Benefit ends through work and does not start again within 30 days.\""},
          {"outcomes.uitstroom_werk.primary", "true"},
          {"outcomes.uitstroom_werk.horizons", "[6, 12, 18]"},
          {"outcomes.deeltijdwerk.kind", "\"part_time_work\""},
          {"outcomes.deeltijdwerk.label", "\"Werk naast de uitkering\""},
          {"outcomes.deeltijdwerk.label_en", "\"Work beside benefit\""},
          {"outcomes.deeltijdwerk.definition", "\"In die maand inkomen uit werk naast de uitkering.\""},
          {"outcomes.deeltijdwerk.definition_en", "\"Income from work beside benefit in that month.\""},
          {"outcomes.deeltijdwerk.horizons", "[6, 12, 18]"}};
}

ProfileValues common() {
  ProfileValues values = {{"study.municipality_code", "\"9999\""},
                          {"study.languages", "[\"nl\", \"en\"]"},
                          {"study.covariates_built_in",
                           "[\"age\", \"woman\", \"single_parent\", \"couple\", \"duration_years\"]"},
                          {"data.bus", "[\"data/bus/*.xml\"]"},
                          {"data.allocation", "\"data/allocation.csv\""},
                          {"release.id", "\"2020-k1\""},
                          {"release.kind", "\"quarterly\""},
                          {"release.status", "\"provisional\""},
                          {"release.date", "2020-04-09"},
                          {"memo.from", "\"College van burgemeester en wethouders\""},
                          {"memo.to", "\"Gemeenteraad\""},
                          {"disclosure.min_cell", "10"}};
  put(values, work_outcomes());
  put(values, waves());
  return values;
}

/// Three groups, entry during six months, people of 18 to 61, within the ordinary law, three waves.
ProfileValues apeldoorn_oss() {
  ProfileValues values = {
      {"study.name", "\"Experiment bijstand\""},
      {"study.name_en", "\"Welfare experiment\""},
      {"study.framework", "\"within_law\""},
      {"study.start", "2017-10-01"},
      {"study.end", "2019-10-01"},
      {"study.run_out_until", "2020-01-01"},
      {"study.entry_months", "6"},
      {"study.question",
       "\"Wat is het effect van een andere invulling van verplichtingen op werk en meedoen?\""},
      {"study.question_en", "\"What is the effect of other duties on work and taking part?\""},
      {"eligibility.age_min", "18"},
      {"eligibility.age_max", "61"},
      {"eligibility.schemes", "[1, 2, 3]"}};
  put(values, arm({"regie", "Eigen regie", "Own direction", "experiment", "2",
                   "Deelnemers maken hun eigen plan. De klantmanager is bereikbaar.",
                   "Participants make their own plan. The caseworker can be reached.",
                   "De deelnemer kiest zelf hoe hij of zij naar werk zoekt.",
                   "The participant chooses how to look for work.", "De deelnemer.", "The participant.",
                   "exemption"}));
  put(values, arm({"intensief", "Intensief", "Intensive", "experiment", "12",
                   "Deelnemers krijgen begeleiding op maat en vaker contact.",
                   "Participants get tailored guidance and more contact.", usual_duties, usual_duties_en,
                   "De klantmanager.", "The caseworker.", "guidance"}));
  put(values,
      arm({"regulier", "Regulier", "Regular", "control", "", "De gewone aanpak van de gemeente.",
           "The municipality's usual approach.", usual_duties, usual_duties_en, either, either_en, ""}));
  put(values, common());
  put(values,
      scale("sociale_contacten", "Sociale contacten", "Social contacts", "[\"sc1\", \"sc2\", \"sc3\"]"));
  put(values, scale("gezondheid", "Ervaren gezondheid", "Perceived health", "[\"gz1\", \"gz2\", \"gz3\"]"));
  return values;
}

/// Two conditions; the control group gets more guidance than usual, so its role and its content are two
/// settings.
ProfileValues zwolle() {
  ProfileValues values = {
      {"study.name", "\"Experiment zelfsturing\""},
      {"study.name_en", "\"Self-direction experiment\""},
      {"study.framework", "\"within_law\""},
      {"study.start", "2017-06-01"},
      {"study.end", "2019-06-01"},
      {"study.run_out_until", "2020-01-01"},
      {"study.question", "\"Doen mensen met meer vrijheid en minder regels meer mee?\""},
      {"study.question_en", "\"Do people with more freedom and fewer rules take part more?\""},
      {"study.not_studied",
       "\"De vrijlating van bijverdiensten en de controle daarop zijn niet onderzocht.\""},
      {"study.not_studied_en", "\"Releasing extra earnings and checking on them was not studied.\""}};
  put(values,
      arm({"zelfsturing", "Zelfsturing", "Self-direction", "experiment", "2",
           "Deelnemers vullen hun weg naar meedoen en werk zelf in.",
           "Participants shape their own way to taking part and work.",
           "Er wordt niet gecontroleerd op de plicht om te solliciteren.",
           "The duty to apply for jobs is not enforced.", "De deelnemer.", "The participant.", "exemption"}));
  put(values,
      arm({"professionele_ondersteuning", "Professionele ondersteuning", "Professional support", "control",
           "12", "Deelnemers maken met een professional een plan, met coaching en training.",
           "Participants make a plan with a professional, with coaching and training.", usual_duties,
           usual_duties_en, "De professional.", "The professional.", "guidance"}));
  put(values, common());
  put(values, scale("meedoen", "Meedoen", "Taking part", "[\"md1\", \"md2\", \"md3\"]"));
  put(values, scale("draagkracht", "Draagkracht", "Strength", "[\"dk1\", \"dk2\", \"dk3\"]"));
  return values;
}

/// By decree: relief, intensive guidance, release of earnings, two of these together, and a control group.
ProfileValues amvb() {
  ProfileValues values = {
      {"study.name", "\"Experiment Participatiewet\""},
      {"study.name_en", "\"Participation Act experiment\""},
      {"study.framework", "\"amvb\""},
      {"study.start", "2017-10-01"},
      {"study.end", "2019-10-01"},
      {"study.question",
       "\"Wat werkt beter: minder plichten, meer begeleiding of meer overhouden van werk?\""},
      {"study.question_en", "\"What does better: fewer duties, more guidance or keeping more earnings?\""}};
  put(values, arm({"ontheffing", "Ontheffing", "Relief of duties", "experiment", "2",
                   "Deelnemers hoeven niet te solliciteren en niet mee te doen aan trajecten.",
                   "Participants need not apply for jobs or follow programmes.",
                   "De plichten rond werk en re-integratie vervallen.",
                   "Duties around work and re-integration lapse.", "De deelnemer.", "The participant.",
                   "exemption"}));
  put(values, arm({"intensivering", "Intensivering", "Intensive guidance", "experiment", "12",
                   "Deelnemers krijgen vaker begeleiding.", "Participants get more frequent guidance.",
                   usual_duties, usual_duties_en, "De klantmanager.", "The caseworker.", "guidance"}));
  put(values, arm({"vrijlating", "Vrijlating", "Earnings release", "experiment", "",
                   "Deelnemers houden meer over van inkomsten uit werk.",
                   "Participants keep more of income from work.", usual_duties, usual_duties_en, either,
                   either_en, "earnings_release"}));
  ProfileValues both =
      arm({"combinatie", "Ontheffing en vrijlating", "Relief and release", "experiment", "2",
           "Deelnemers hebben minder plichten en houden meer over van inkomsten uit werk.",
           "Participants have fewer duties and keep more of income from work.",
           "De plichten rond werk en re-integratie vervallen.",
           "Duties around work and re-integration lapse.", "De deelnemer.", "The participant.", "exemption"});
  for (auto& [path, literal] : both) {
    if (path == "arms.combinatie.earnings_release") {
      literal = "true";
    }
  }
  put(values, both);
  put(values,
      arm({"controle", "Controlegroep", "Control group", "control", "", "De gewone aanpak van de gemeente.",
           "The municipality's usual approach.", usual_duties, usual_duties_en, either, either_en, ""}));
  put(values, common());
  put(values, scale("gezondheid", "Ervaren gezondheid", "Perceived health", "[\"gz1\", \"gz2\", \"gz3\"]"));
  return values;
}

}  // namespace

ProfileValues profile_values(std::string_view profile) {
  if (profile == "apeldoorn-oss") {
    return apeldoorn_oss();
  }
  if (profile == "zwolle") {
    return zwolle();
  }
  return profile == "amvb" ? amvb() : ProfileValues{};
}

}  // namespace werkthet::config
