// The part of the table that describes the analysis plan: outcomes to judge, looks, deviations, signals to stop.
#include "config/further_analyses.hpp"
#include "config/schema_draft.hpp"

namespace werkthet::config {
namespace {

Section plan_section() {
  SectionDraft s("plan", Repeat::once, "Het analyseplan", "The analysis plan");
  s.add(Type::date, "fixed_on", "Dag waarop het plan vastlag, liefst voor de start",
        "Day on which the plan was fixed, preferably before the start")
      .like("2017-09-15");
  s.add(Type::number, "confidence", "Betrouwbaarheid van marges", "Confidence of margins")
      .or_else("0.95")
      .between(0.5, 1);
  s.add(Type::integer, "randomisations", "Hoe vaak de loting wordt nagespeeld; 0: niet",
        "How often the lottery is drawn again; 0: never")
      .or_else("10000")
      .from(0, 1000000);
  s.add(Type::integer, "bootstrap_draws", "Hoe vaak de deelnemers opnieuw worden getrokken; 0: niet",
        "How often the participants are sampled again; 0: never")
      .or_else("2000")
      .from(0, 1000000);
  s.add(Type::integer, "imputations", "Hoe vaak ontbrekende antwoorden worden ingevuld; 0: niet",
        "How often missing answers are filled in; 0: never")
      .or_else("20")
      .from(0, 1000);
  s.add(Type::integer, "horizon", "Maanden na de start waarop de hoofduitkomst wordt beoordeeld",
        "Months after the start at which the primary outcome is judged")
      .from(1, 10000)
      .like("24");
  s.add(Type::texts, "secondary",
        "Uitkomsten die na de hoofduitkomst samen worden getoetst; de rest is verkennend",
        "Outcomes tested together after the primary one; the others are exploratory")
      .or_else("[]")
      .like("[\"deeltijdwerk\"]");
  s.text("spending", "Hoe aangekondigde tussentijdse toetsen de foutkans verdelen",
         "How announced interim looks share the chance of error")
      .or_else("\"obrien_fleming\"")
      .one_of({"obrien_fleming", "pocock"});
  s.add(Type::boolean, "shrink_subgroups",
        "Toon effecten in deelgroepen ook getrokken naar het gemiddelde effect",
        "Show subgroup effects drawn towards the common effect as well")
      .or_else("false");
  std::vector<std::string> further;
  for (const FurtherAnalysis& analysis : further_analyses()) {
    further.emplace_back(analysis.id);
  }
  s.add(Type::texts, "analyses",
        "Verdere analyses, zoals de eerdere rapporten ze maakten: `werkthet list analyses`",
        "Further analyses, as earlier reports made them: `werkthet list analyses`")
      .or_else("[]")
      .one_of(further)
      .like("[\"matching\", \"compliance\"]");
  return s.take();
}

Section mediation_section() {
  SectionDraft s(
      "plan.mediation", Repeat::list,
      "Via welke andere uitkomst een aanpak kan werken; verkennend, alleen in het interne werkboek",
      "Through which other outcome an approach may work; exploratory, internal workbook only");
  s.at_most(20);
  s.text("outcome", "Uitkomst: een schaal", "Outcome: a scale")
      .or_else("")
      .needed()
      .as(Form::id)
      .like("\"vertrouwen\"");
  s.text("mediator", "De schaal waar het effect doorheen zou lopen",
         "The scale through which the effect would run")
      .or_else("")
      .needed()
      .as(Form::id)
      .like("\"tevredenheid\"");
  return s.take();
}

Section deviations_section() {
  SectionDraft s("plan.deviations", Repeat::list, "Waar de analyse afwijkt van het plan; staat in elk stuk",
                 "Where the analysis departs from the plan; printed in every document");
  s.at_most(60);
  s.both("what", Form::paragraph, true, "\"De eindmeting is met drie maanden uitgesteld.\"",
         "\"The final wave was postponed by three months.\"", "Wat anders is", "What is different");
  s.both("why", Form::paragraph, true, "\"De vragenlijst was niet op tijd klaar.\"",
         "\"The survey was not ready in time.\"", "Waarom", "Why");
  s.add(Type::date, "date", "Dag van dat besluit", "Day of that decision").like("2019-09-01");
  return s.take();
}

Section stop_criteria_section() {
  SectionDraft s("plan.stop_criteria", Repeat::by_id,
                 "Signalen die vooraf zijn afgesproken als reden om bij te sturen of te stoppen",
                 "Signals agreed beforehand as a reason to adapt or to stop");
  s.at_most(30);
  s.both("label", Form::line, true, "\"Minder uitstroom dan zonder experiment\"",
         "\"Fewer exits than without the experiment\"", "Het signaal in woorden", "The signal in words");
  s.text("outcome", "Uitkomst", "Outcome").or_else("").needed().as(Form::id).like("\"uitstroom_werk\"");
  s.text("arm", "Groep; leeg: elke groep met een nieuwe aanpak",
         "Group; empty: every group with a new approach")
      .as(Form::id)
      .like("\"regie\"");
  s.add(
       Type::integer, "horizon",
       "Maanden na de start; 0: de horizon van het plan bij de hoofduitkomst, anders zo lang als te meten is",
       "Months after the start; 0: the plan's horizon for the primary outcome, else as long as can be "
       "measured")
      .or_else("0")
      .from(0, 240);
  s.text("wave", "Meting, bij een schaal; leeg: de laatste", "Wave, for a scale; empty: the last one")
      .as(Form::id)
      .like("\"t1\"");
  s.text("direction", "Bereikt als het verschil met de controlegroep onder of boven de grens ligt",
         "Reached when the difference with the control group lies below or above the bound")
      .or_else("\"below\"")
      .one_of({"below", "above"});
  s.add(Type::number, "bound", "De grens: procentpunten, of punten van de schaal",
        "The bound: percentage points, or points of the scale")
      .needed()
      .from(-1e9, 1e9)
      .like("-10");
  s.both("decides", Form::line, false, "\"College, na advies van de begeleidingsgroep\"",
         "\"Executive, advised by the steering group\"", "Wie dan beslist", "Who decides then");
  return s.take();
}

Section looks_section() {
  SectionDraft s("plan.looks", Repeat::list,
                 "Vooraf aangekondigde tussentijdse toetsen; zonder is een tussenbericht beschrijvend",
                 "Interim looks announced beforehand; without them an interim release is descriptive");
  s.at_most(20);
  s.text("release", "Id van de uitgave", "Id of the release")
      .or_else("")
      .needed()
      .as(Form::release_id)
      .like("\"2018-tussen\"");
  s.add(Type::number, "information", "Deel van de informatie dat dan bekend is",
        "Share of the information known by then")
      .needed()
      .between(0, 1)
      .like("0.5");
  return s.take();
}

}  // namespace

std::vector<Section> plan_sections() {
  return {plan_section(), looks_section(), deviations_section(), stop_criteria_section(), mediation_section()};
}

}  // namespace werkthet::config
