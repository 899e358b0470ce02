// The part of the table for a council that has not started yet.
#include "config/schema_draft.hpp"

namespace werkthet::config {

Section feasibility_section() {
  SectionDraft s("feasibility", Repeat::once,
                 "Verkenning vooraf: hoeveel mensen, wat is te zien, wat kost het",
                 "Exploration beforehand: how many people, what can be seen, what does it cost");
  s.add(Type::integer, "persons", "Mensen met een uitkering", "People on benefit")
      .needed()
      .from(1, 10'000'000)
      .like("571");
  s.add(Type::integer, "benefits", "Uitkeringen; een paar is een uitkering en twee mensen. 0: niet bekend",
        "Benefits; a couple is one benefit and two people. 0: not known")
      .or_else("0")
      .from(0, 10'000'000)
      .like("502");
  s.add(Type::date, "counted_on", "Dag waarop zij zijn geteld", "Day on which they were counted")
      .like("2018-11-28");
  s.text("source", "Bron van deze aantallen", "Source of these numbers")
      .like("\"Raadsbrief, 18 december 2018\"");
  s.add(Type::number, "participation", "Deel dat naar verwachting meedoet",
        "Share that is expected to take part")
      .needed()
      .between(0, 1)
      .like("0.3");
  s.add(Type::number, "participation_low", "Hetzelfde, als het tegenzit; 0: geen bandbreedte",
        "The same, if it turns out low; 0: no range")
      .or_else("0")
      .from(0, 1)
      .like("0.2");
  s.add(Type::number, "participation_high", "Hetzelfde, als het meezit; 0: geen bandbreedte",
        "The same, if it turns out high; 0: no range")
      .or_else("0")
      .from(0, 1)
      .like("0.4");
  s.text("participation_source", "Waar dat deel op berust", "What that share rests on")
      .like("\"Raming van de gemeente\"");
  s.add(Type::integer, "min_per_group", "Minder mensen per groep is te weinig",
        "Fewer people per group is too few")
      .or_else("100")
      .from(2, 100'000);
  s.add(Type::integer, "preferred_per_group", "Zoveel mensen per groep of meer heeft de voorkeur",
        "So many people per group or more is preferred")
      .or_else("150")
      .from(2, 100'000);
  s.add(Type::numbers, "base_rates", "Deel met de uitkomst in de controlegroep, van laag naar hoog",
        "Share with the outcome in the control group, from low to high")
      .or_else("[0.1, 0.2, 0.25]")
      .between(0, 1)
      .filled()
      .rising();
  s.add(Type::numbers, "wished", "Verschillen die de raad zou willen kunnen zien, in procentpunten",
        "Differences the council would want to be able to see, in percentage points")
      .or_else("[]")
      .between(0, 100)
      .rising()
      .like("[9, 13]");
  s.add(Type::number, "attrition", "Deel dat voor de eindmeting uitvalt",
        "Share lost before the final measurement")
      .or_else("0")
      .from(0, 0.95)
      .like("0.2");
  s.add(Type::integer, "clients_per_caseworker",
        "Deelnemers uit een groep per medewerker; 0: niet van belang",
        "Participants of one group per caseworker; 0: does not matter")
      .or_else("0")
      .from(0, 10'000)
      .like("20");
  s.add(Type::number, "intraclass_correlation", "Hoeveel klanten van een medewerker op elkaar lijken (ICC)",
        "How much clients of one caseworker are alike (ICC)")
      .or_else("0")
      .from(0, 1)
      .like("0.02");
  s.add(Type::number, "budget", "Bedrag in de begroting", "Amount in the budget").from(0, 1e12).like("10000");
  s.text("budget_source", "Bron van dat bedrag", "Source of that amount").like("\"Begroting 2018\"");
  s.add(Type::number, "saving_per_month",
        "Besparing per maand voor wie de uitkering verlaat; alleen met bron",
        "Saving per month for somebody who leaves benefit; only with a source")
      .from(0, 100'000)
      .like("1100");
  s.text("saving_source", "Bron van die besparing", "Source of that saving")
      .like("\"Gemiddelde uitkering per maand, jaarrekening 2017\"");
  s.add(Type::integer, "saving_months", "Over zoveel maanden telt de besparing",
        "The saving counts over so many months")
      .or_else("12")
      .from(1, 600);
  s.add(Type::number, "fixed_costs", "Vaste kosten die gemeenten delen naar inwoners",
        "Fixed costs that municipalities share by inhabitants")
      .from(0, 1e12)
      .like("60000");
  s.text("fixed_costs_source", "Bron van die kosten", "Source of those costs")
      .like("\"Offerte universiteit\"");
  s.text("shared_costs_key", "Verdeelsleutel van kosten met kind = shared: geen, naar inwoners, of gelijk",
         "How costs with kind = shared are divided: not, by inhabitants, or equally")
      .or_else("\"none\"")
      .one_of({"none", "inhabitants", "equal"});
  return s.take();
}

Section partners_section() {
  SectionDraft s("feasibility.partners", Repeat::list, "Gemeenten die de vaste kosten delen",
                 "Municipalities that share the fixed costs");
  s.at_most(400);
  s.text("name", "Gemeente", "Municipality").or_else("").needed().like("\"Lindeveen\"");
  s.add(Type::integer, "inhabitants", "Inwoners", "Inhabitants").needed().from(1, 100'000'000).like("35000");
  s.add(Type::boolean, "joins", "Komt er later bij: het aandeel wordt zonder en met deze gemeente getoond",
        "Joins later: shares are shown without and with this municipality")
      .or_else("false");
  return s.take();
}

Section deadlines_section() {
  SectionDraft s("feasibility.deadlines", Repeat::list, "Dagen waar het om gaat", "Days that matter");
  s.at_most(60);
  s.both("what", Form::line, true, "\"Besluit van de raad\"", "\"Decision of the council\"",
         "Wat er dan klaar is", "What is done by then");
  s.add(Type::date, "date", "De dag", "The day").needed().like("2018-03-01");
  s.add(Type::boolean, "inclusive", "Deze dag mag nog (uiterlijk); false: de dag ervoor is de laatste (voor)",
        "This day still counts (at the latest); false: the day before is the last")
      .or_else("true");
  s.add(Type::integer, "lead_days", "Zoveel dagen zijn vooraf nodig om het in te regelen",
        "So many days are needed beforehand to set it up")
      .or_else("0")
      .from(0, 3650)
      .like("60");
  return s.take();
}

}  // namespace werkthet::config
