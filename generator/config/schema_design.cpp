// The part of the table that describes the experiment: study, groups, waves, outcomes, rules.
#include "config/covariates.hpp"
#include "config/schema_draft.hpp"

namespace werkthet::config {
namespace {

Section study_section() {
  SectionDraft s("study", Repeat::once, "Het onderzoek: naam, gemeente en looptijd",
                 "The study: name, place and period");
  s.needed();
  s.text("id", "Korte naam voor mappen en bestanden", "Short name for folders and files")
      .or_else("")
      .needed()
      .as(Form::release_id)
      .like("\"lindeveen\"");
  s.both("name", Form::line, true, "\"Zelf aan het roer\"", "\"At the helm\"", "Naam van het experiment",
         "Name of the experiment");
  s.text("municipality", "Gemeente zoals die in stukken heet", "Municipality as documents name it")
      .or_else("")
      .needed()
      .like("\"Lindeveen\"");
  s.text("municipality_code",
         "CBS-code van de gemeente: vier cijfers tussen aanhalingstekens. Nodig bij BUS-bestanden",
         "Municipality code of Statistics Netherlands: four digits in quotes. Needed with BUS files")
      .as(Form::municipality_code)
      .like("\"9999\"");
  s.add(Type::boolean, "fictitious", "Verzonnen gegevens; elke uitvoer zegt dat dan",
        "Invented data; every output then says so")
      .or_else("false");
  s.text("profile", "Profiel waarmee dit bestand is gemaakt; verandert niets aan de cijfers",
         "Profile this file was made with; changes no figure")
      .one_of({"", "apeldoorn-oss", "zwolle", "amvb", "own"});
  s.text("framework", "Juridisch kader: met de AMvB of binnen de gewone wet",
         "Legal frame: by decree (amvb) or within the ordinary law")
      .or_else("\"within_law\"")
      .one_of({"within_law", "amvb"});
  s.text("researcher", "Wie het onderzoek doet en de loting verzorgde; een instelling, geen persoon",
         "Who does the research and drew the lots; an institution, no person")
      .like("\"Universiteit van Lindeveen\"");
  s.text("contact", "Functionele mailbox, geen persoon", "Function mailbox, no person")
      .like("\"onderzoek@lindeveen.example\"");
  s.text("source_note", "Bron van de gegevens, onder tabellen", "Source of the data, printed under tables")
      .as(Form::paragraph)
      .like("\"Bron: uitkeringsadministratie van de gemeente\"");
  s.add(Type::date, "start", "Eerste dag van het experiment", "First day of the experiment")
      .needed()
      .like("2017-10-01");
  s.add(Type::date, "end", "Dag waarop het experiment eindigt", "Day on which the experiment ends")
      .needed()
      .like("2019-10-01");
  s.add(Type::date, "run_out_until", "Einde van de uitloop; zonder deze regel de einddatum",
        "End of the run-out; the end date when left out")
      .like("2020-01-01");
  s.add(Type::integer, "entry_months", "Zoveel maanden na de start mogen deelnemers nog instromen",
        "Participants may enter during so many months after the start")
      .or_else("6")
      .from(0, 60);
  s.text("unit", "Wat is geloot en wordt geteld: persoon of uitkering",
         "What was drawn and is counted: person or benefit")
      .or_else("\"person\"")
      .one_of({"person", "benefit"});
  s.add(Type::integer, "seed", "Startgetal voor toevalsgetallen: zelfde getal, zelfde uitkomst",
        "Seed for random numbers: same number, same result")
      .or_else("1")
      .from(0, 9e15);
  s.add(Type::texts, "languages", "Talen van de uitvoer", "Languages of the output")
      .or_else("[\"nl\", \"en\"]")
      .one_of({"nl", "en"})
      .filled();
  std::vector<std::string> ids;
  for (const Covariate& covariate : built_in_covariates()) {
    ids.push_back(covariate.id);
  }
  s.add(Type::texts, "covariates_built_in",
        "Kenmerken uit de uitkeringsgegevens waarop groepen worden vergeleken",
        "Characteristics from the benefit records on which groups are compared")
      .or_else("[]")
      .one_of(ids)
      .like("[\"age\", \"woman\", \"duration_years\"]");
  s.both("question", Form::paragraph, false, "\"Wat is het effect van meer eigen regie?\"",
         "\"What is the effect of more own direction?\"", "Onderzoeksvraag, letterlijk",
         "Research question, word for word");
  s.both("not_studied", Form::paragraph, false, "\"De controle op bijverdiensten is niet onderzocht.\"",
         "\"The control of extra earnings was not studied.\"", "Wat niet is onderzocht",
         "What was not studied");
  return s.take();
}

Section arms_section() {
  SectionDraft s("arms", Repeat::by_id, "De groepen. De volgorde hier is de volgorde in alle stukken",
                 "The groups. The order here is the order in all documents");
  s.needed().at_most(12);
  s.both("name", Form::line, true, "\"Eigen regie\"", "\"Own direction\"", "Naam van de groep",
         "Name of the group");
  s.text("role", "Precies een groep is de controlegroep", "Exactly one group is the control group")
      .or_else("")
      .needed()
      .one_of({"experiment", "control"})
      .like("\"experiment\"");
  s.add(Type::boolean, "exemption", "Ontheven van plichten rond werk en re-integratie",
        "Relieved from work and re-integration duties")
      .or_else("false");
  s.add(Type::boolean, "guidance", "Meer begeleiding", "More guidance").or_else("false");
  s.add(Type::boolean, "earnings_release", "Mag meer van de bijverdiensten houden",
        "May keep more of earnings")
      .or_else("false");
  s.text("variant", "Soort aanpak, in een woord dat gemeenten delen; leeg: doet niet mee in de vergelijking",
         "Kind of approach, in a word that municipalities share; empty: not in the comparison")
      .as(Form::id)
      .like("\"eigen_regie_met_steun\"");
  s.add(Type::integer, "contacts_per_year", "Bedoeld aantal contacten per jaar", "Intended contacts per year")
      .from(0, 366)
      .like("2");
  s.both("text", Form::paragraph, false, "\"Deelnemers maken zelf een plan.\"",
         "\"Participants make their own plan.\"", "Wat er in deze groep gebeurt, een of twee zinnen",
         "What happens in this group, one or two sentences");
  s.both("obligations", Form::paragraph, false, "\"De inlichtingenplicht geldt.\"",
         "\"The duty to inform applies.\"", "Wat mensen moeten doen", "What people must do");
  s.both("initiative", Form::paragraph, false, "\"De deelnemer neemt contact op.\"",
         "\"The participant makes contact.\"", "Wie het initiatief neemt tot contact",
         "Who takes the initiative for contact");
  return s.take();
}

Section waves_section() {
  SectionDraft s("waves", Repeat::by_id, "De metingen met vragenlijsten", "The survey waves");
  s.at_most(24);
  s.both("name", Form::line, true, "\"Nulmeting\"", "\"Baseline\"", "Naam van de meting", "Name of the wave");
  s.add(Type::integer, "month", "Maanden na de start van de deelnemer",
        "Months after the participant's start")
      .needed()
      .from(0, 240)
      .like("12");
  s.add(Type::integer, "window_months",
        "Zoveel maanden eerder of later mag; daarbuiten telt mee met een melding",
        "So many months earlier or later is fine; outside it counts with a message")
      .or_else("2")
      .from(0, 24);
  s.text("clients", "CSV-bestand met antwoorden van deelnemers", "CSV file with answers of participants")
      .as(Form::path)
      .like("\"data/surveys/t0.csv\"");
  s.text("caseworkers", "CSV-bestand met antwoorden van klantmanagers over dezelfde deelnemers",
         "CSV file with answers of caseworkers about the same participants")
      .as(Form::path)
      .like("\"data/surveys/t0-caseworkers.csv\"");
  s.text("shape", "Een regel per ingevulde lijst (wide) of per antwoord (long: bsn, item, answer, date)",
         "One row per response (wide) or per answer (long: bsn, item, answer, date)")
      .or_else("\"wide\"")
      .one_of({"wide", "long"});
  s.add(Type::mapping, "columns", "Onze kolomnaam = \"naam in de bestanden van deze meting\"",
        "Our column name = \"name in the files of this wave\"")
      .or_else("{}")
      .like("{ bsn = \"ExternalReference\" }");
  s.add(Type::texts, "missing", "Codes en teksten die geen antwoord zijn, bij alle schalen",
        "Codes and texts that are no answer, for all scales")
      .or_else("[]")
      .like("[\"99\", \"weet niet\"]");
  s.text("duplicates",
         "Wie meer dan eens antwoordt: fout, de eerste, de laatste of de volledigste lijst telt",
         "Who answers more than once: error, or the first, last or most complete response counts")
      .or_else("\"error\"")
      .one_of({"error", "first", "last", "complete"});
  return s.take();
}

Section scales_section() {
  SectionDraft s("scales", Repeat::by_id, "De schalen: het gemiddelde van een aantal vragen",
                 "The scales: the mean of a number of questions");
  s.at_most(60);
  s.both("label", Form::line, true, "\"Sociale contacten\"", "\"Social contacts\"", "Naam voor lezers",
         "Name for readers");
  s.add(Type::texts, "items", "Kolommen in de vragenlijstbestanden", "Columns in the survey files")
      .needed()
      .like("[\"sc1\", \"sc2\", \"sc3\"]");
  s.add(Type::texts, "reversed", "Vragen die omgekeerd tellen", "Questions that count in reverse")
      .or_else("[]")
      .like("[\"sc2\"]");
  s.add(Type::number, "min", "Laagste antwoord", "Lowest answer").or_else("1").from(-1000, 1000);
  s.add(Type::number, "max", "Hoogste antwoord", "Highest answer").or_else("5").from(-1000, 1000);
  s.add(Type::number, "min_answered", "Deel van de vragen dat beantwoord moet zijn voor een score",
        "Share of the questions that must be answered for a score")
      .or_else("0.6")
      .from(0, 1);
  s.add(Type::labelled, "answers",
        "Antwoord in woorden = getal; zonder: getallen, of een bekende reeks die helemaal past",
        "Answer in words = number; without: numbers, or a known set that fits completely")
      .or_else("{}")
      .from(-1000, 1000)
      .like("{ \"Helemaal niet\" = 1, \"Heel erg\" = 5 }");
  s.add(Type::texts, "missing", "Codes en teksten die geen antwoord zijn, bij deze schaal",
        "Codes and texts that are no answer, for this scale")
      .or_else("[]")
      .like("[\"99\", \"wil niet zeggen\"]");
  s.both("low_answer", Form::line, false, "\"Oneens\"", "\"Disagree\"",
         "Stelling: naam voor antwoorden onder het midden; leeg: Oneens",
         "Statement: name for answers below the middle; empty: Disagree");
  s.both("middle_answer", Form::line, false, "\"Niet eens en niet oneens\"", "\"Neither agree nor disagree\"",
         "Stelling: naam voor het midden; leeg: Niet eens en niet oneens",
         "Statement: name for the middle; empty: Neither agree nor disagree");
  s.both("high_answer", Form::line, false, "\"Eens\"", "\"Agree\"",
         "Stelling: naam voor antwoorden boven het midden; leeg: Eens",
         "Statement: name for answers above the middle; empty: Agree");
  return s.take();
}

Section statements_section() {
  SectionDraft s("statements", Repeat::list,
                 "Stellingen waarvan we de antwoorden publiceren, in deze volgorde. Een stelling kan van een "
                 "ander zijn: zonder tekst hier publiceren we niets",
                 "Statements of which the answers are published, in this order. A statement may belong to "
                 "somebody else: without a text here nothing is published");
  s.at_most(60);
  s.text("scale", "De schaal waar de stelling bij hoort; hooguit 12 per schaal",
         "The scale that the statement is part of; at most 12 per scale")
      .or_else("")
      .needed()
      .as(Form::id)
      .like("\"sociale_contacten\"");
  s.text("item", "De kolom: een van de items van de schaal", "The column: one of the items of the scale")
      .or_else("")
      .needed()
      .like("\"sc1\"");
  s.both("text", Form::line, true, "\"Ik heb genoeg mensen om mee te praten.\"",
         "\"I have enough people to talk to.\"", "De zin zoals mensen hem lazen",
         "The sentence as people read it");
  return s.take();
}

Section outcomes_section() {
  SectionDraft s("outcomes", Repeat::by_id, "De uitkomsten, de hoofduitkomst eerst",
                 "The outcomes, the primary outcome first");
  s.needed().at_most(60);
  s.text("kind",
         "Soort: uit de uitkeringsgegevens, de werk- of ladderlijst, een schaal, of kolommen van een "
         "personentabel",
         "Kind: from the benefit records, the employment or ladder file, a scale, or columns of a persons "
         "table")
      .or_else("")
      .needed()
      .like("\"exit_work\"")
      .one_of({"exit_work", "part_time_work", "scale", "binary", "numeric", "time_to_event", "durable_exit",
               "hours_at_least", "wage_at_least", "permanent_contract", "hours_worked", "ladder_change"});
  s.both("label", Form::line, true, "\"Uitstroom naar werk\"", "\"Exit to work\"", "Naam voor lezers",
         "Name for readers");
  s.both("definition", Form::paragraph, false, "\"Uit de bijstand door betaald werk.\"",
         "\"Left benefit through paid work.\"", "Wat precies wordt geteld", "What exactly is counted");
  s.text("favourable", "Is hoger gunstig of juist lager", "Is higher favourable or lower")
      .or_else("\"higher\"")
      .one_of({"higher", "lower"});
  s.add(Type::boolean, "primary", "Hoofduitkomst; hooguit een, anders de eerste",
        "Primary outcome; at most one, otherwise the first")
      .or_else("false");
  s.add(Type::integers, "horizons", "Maanden na de start waarop wordt geteld",
        "Months after the start at which is counted")
      .or_else("[]")
      .from(1, 10000)
      .rising()
      .like("[6, 12, 18, 24]");
  s.add(Type::number, "margin", "Kleinste verschil dat telt: procentpunten of schaalpunten, vooraf gekozen",
        "Smallest difference that counts: percentage points or scale points, chosen beforehand")
      .between(0, 1e9)
      .like("5");
  s.text("scale", "Welke schaal, bij kind = scale", "Which scale, for kind = scale")
      .as(Form::id)
      .like("\"sociale_contacten\"");
  s.text("column", "Kolom van de personentabel: uitkomst of tijd",
         "Column of the persons table: outcome or time")
      .like("\"earnings\"");
  s.text("event_column", "Kolom met de gebeurtenis, bij kind = time_to_event",
         "Column with the event, for kind = time_to_event")
      .like("\"event\"");
  s.add(Type::texts, "placebo_columns", "Dezelfde grootheid voor de start, als toets op de vergelijking",
        "The same quantity before the start, to test the comparison")
      .or_else("[]")
      .like("[\"earnings_before\"]");
  s.add(Type::integer, "decimals", "Decimalen bij getallen en schalen", "Decimals of numbers and scales")
      .or_else("1")
      .from(0, 6);
  s.text("common", "Naam waaronder gemeenten deze uitkomst vergelijken; leeg: niet vergeleken",
         "Name under which municipalities compare this outcome; empty: not compared")
      .as(Form::id)
      .like("\"uitstroom_volledig_werk\"");
  s.both("unit", Form::line, false, "\"euro\"", "\"euro\"", "Eenheid van een getal", "Unit of a number");
  s.add(Type::number, "at_least", "Grens: uren per week bij hours_at_least, euro per maand bij wage_at_least",
        "Bound: hours a week for hours_at_least, euros a month for wage_at_least")
      .or_else("0")
      .from(0, 1e6)
      .like("12");
  s.add(Type::integer, "kept_months", "Zoveel maanden zonder uitkering telt als duurzaam, bij durable_exit",
        "So many months without benefit count as durable, for durable_exit")
      .or_else("6")
      .from(1, 60);
  return s.take();
}

Section covariates_section() {
  SectionDraft s("covariates", Repeat::by_id,
                 "Eigen kenmerken uit de personentabel, of eigen namen voor ingebouwde",
                 "Characteristics from the persons table, or own names for built-in ones");
  s.at_most(60);
  s.text("kind", "Getal of ja/nee; bij een ingebouwd kenmerk weglaten",
         "Number or yes/no; leave out for a built-in one")
      .or_else("")
      .one_of({"numeric", "binary"})
      .like("\"numeric\"");
  s.both("label", Form::line, false, "\"Leeftijd\"", "\"Age\"", "Naam voor lezers", "Name for readers");
  s.text("column", "Kolom van de personentabel", "Column of the persons table").like("\"age\"");
  return s.take();
}

Section subgroups_section() {
  SectionDraft s("subgroups", Repeat::list, "Deelgroepen die vooraf zijn gekozen",
                 "Subgroups chosen beforehand");
  s.at_most(30);
  s.text("id", "Korte naam", "Short name").or_else("").needed().as(Form::id).like("\"duur\"");
  s.both("label", Form::line, true, "\"Duur in de bijstand\"", "\"Time on benefit\"", "Naam voor lezers",
         "Name for readers");
  s.text("covariate", "Het kenmerk dat verdeelt", "The characteristic that divides")
      .or_else("")
      .needed()
      .as(Form::id)
      .like("\"duration_years\"");
  s.add(Type::numbers, "cuts", "Klassengrenzen bij een getal", "Class limits for a number")
      .or_else("[]")
      .from(-1e9, 1e9)
      .rising()
      .like("[2, 5]");
  return s.take();
}

Section eligibility_section() {
  SectionDraft s("eligibility", Repeat::once, "Wie mag meedoen; dezelfde regels voor de vergelijkingsgroep",
                 "Who may take part; the same rules for the comparison group");
  s.add(Type::integer, "age_min", "Laagste leeftijd, deze leeftijd mag meedoen",
        "Lowest age, this age may take part")
      .or_else("18")
      .from(15, 100);
  s.add(Type::integer, "age_max",
        "Hoogste leeftijd, deze leeftijd mag meedoen; 61 sluit mensen van 62 jaar of ouder uit",
        "Highest age, this age may take part; 61 leaves out people of 62 and older")
      .or_else("61")
      .from(15, 100);
  s.add(Type::integers, "schemes", "Uitkeringen volgens de statistiekcode: 1 bijstand, 2 IOAW, 3 IOAZ",
        "Benefits by code: 1 social assistance, 2 IOAW, 3 IOAZ")
      .or_else("[1, 2, 3]")
      .from(1, 99)
      .filled();
  return s.take();
}

Section protocol_section() {
  SectionDraft s("protocol", Repeat::once,
                 "Wat de onderzoeksopzet verder belooft; alleen wat hier staat wordt nagegaan",
                 "What the design promises besides; only what stands here is checked");
  s.add(Type::date, "frame_date", "Dag waarop het steekproefkader is getrokken",
        "Day on which the sampling frame was drawn")
      .like("2017-10-01");
  s.add(Type::integer, "frame_size", "Aantal in het steekproefkader, in de eenheid van het onderzoek",
        "Number in the sampling frame, in the unit of the study")
      .from(1, 10'000'000)
      .like("571");
  s.add(Type::integers, "baseline_steps",
        "Treden van de participatieladder waarop deelnemers beginnen; leeg: alle",
        "Steps of the participation ladder on which participants start; empty: all")
      .or_else("[]")
      .from(1, 6)
      .like("[3, 4]");
  s.add(Type::boolean, "caseworkers_balanced", "Elke medewerker heeft evenveel deelnemers uit elke groep",
        "Every caseworker has as many participants of each group")
      .or_else("false");
  s.add(Type::mapping, "exclusions", "Code in de lijst met loting = reden van uitsluiting in woorden",
        "Code in the allocation list = reason for exclusion in words")
      .or_else("{}")
      .like("{ dakloos = \"Dak- en thuislozen\" }");
  return s.take();
}

Section non_participants_section() {
  SectionDraft s("non_participants", Repeat::once,
                 "De vergelijking met mensen die niet meededen (niet geloot)",
                 "The comparison with people who did not take part (not drawn by lot)");
  s.add(Type::boolean, "use", "Deze vergelijking maken", "Make this comparison").or_else("true");
  s.text("reference", "Begindag van een niet-deelnemer: getrokken zoals bij deelnemers, of een vaste dag",
         "First day of a non-participant: drawn as among participants, or one fixed day")
      .or_else("\"random_like_participants\"")
      .one_of({"random_like_participants", "fixed"});
  s.add(Type::date, "date", "De vaste dag, bij reference = fixed", "The fixed day, for reference = fixed")
      .like("2017-10-01");
  s.add(Type::boolean, "exclude_caseworker_trained",
        "Laat mensen weg van wie de klantmanager ook in het experiment werkte",
        "Leave out people whose caseworker also worked in the experiment")
      .or_else("false");
  s.add(Type::boolean, "invited_by_lottery", "Wie werd gevraagd is geloot uit wie mee mocht doen",
        "Who was invited was drawn by lot from all who could take part")
      .or_else("false");
  s.add(Type::integer, "placebo_months", "Maanden voor de start waarin geen verschil hoort te zijn",
        "Months before the start in which no difference should show")
      .or_else("12")
      .from(1, 60);
  return s.take();
}

Section benefit_rules_section() {
  SectionDraft s("benefit_rules", Repeat::once, "Hoe uitkeringsgegevens worden gelezen",
                 "How benefit records are read");
  s.add(Type::integer, "return_days", "Wie binnen zoveel dagen terug is, is niet uitgestroomd",
        "Someone back within so many days did not leave")
      .or_else("30")
      .from(0, 365);
  s.text("end_date", "Einddatum is de laatste dag met uitkering, of de eerste dag zonder",
         "The end date is the last day with benefit, or the first day without")
      .or_else("\"last_day\"")
      .one_of({"last_day", "first_day_off"});
  s.add(Type::integers, "joined_schemes", "Uitkeringen die samen als een doorlopen",
        "Benefits that count as one run")
      .or_else("[1, 2, 3]")
      .from(1, 99)
      .filled();
  s.add(Type::texts, "work_reasons", "Codes van redenen die uitstroom naar werk betekenen",
        "Codes of reasons that mean exit to work")
      .or_else("[\"11\", \"13\"]")
      .filled();
  s.add(Type::boolean, "partner_rule", "Reden 97 neemt de reden van de partner over",
        "Reason 97 takes the partner's reason")
      .or_else("true");
  s.add(Type::integer, "return_window_days", "Terugkeer telt binnen zoveel dagen",
        "Return counts within so many days")
      .or_else("365")
      .from(1, 3650);
  return s.take();
}

Section disclosure_section() {
  SectionDraft s("disclosure", Repeat::once, "Bescherming van personen in alles wat naar buiten gaat",
                 "Protection of people in everything that leaves");
  s.add(Type::integer, "min_cell", "Kleinste aantal dat zichtbaar mag zijn; onder 10 met reden",
        "Smallest count that may show; below 10 with a reason")
      .or_else("10")
      .from(5, 1000);
  s.add(Type::integer, "rounding",
        "Afronding van aantallen in uitgaven die worden ververst; niet kleiner dan min_cell",
        "Rounding of counts in releases that are refreshed; not below min_cell")
      .or_else("10")
      .from(5, 1000);
  s.add(Type::number, "max_group_share", "Een groep waarin een groter deel hetzelfde heeft, wordt verborgen",
        "A group in which a larger share has the same is hidden")
      .or_else("0.9")
      .from(0.5, 1);
  s.text("reason_below_10", "Waarom min_cell lager is dan 10; komt in het logboek",
         "Why min_cell is below 10; printed in the log")
      .as(Form::paragraph)
      .like("\"Besluit van de functionaris gegevensbescherming van 1 oktober 2019\"");
  return s.take();
}

}  // namespace

std::vector<Section> design_sections() {
  std::vector<Section> all{
      study_section(),       arms_section(),     waves_section(),           scales_section(),
      statements_section(),  outcomes_section(), covariates_section(),      subgroups_section(),
      eligibility_section(), protocol_section(), non_participants_section()};
  const std::vector<Section> plan = plan_sections();
  all.insert(all.end(), plan.begin(), plan.end());
  all.push_back(benefit_rules_section());
  all.push_back(disclosure_section());
  return all;
}

}  // namespace werkthet::config
