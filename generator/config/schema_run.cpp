// The part of the table that changes from run to run: where the data lie, which release this is, memo and
// colours.
#include "config/schema_draft.hpp"

namespace werkthet::config {
namespace {

/// The settings of one CSV source; [data.persons] has them inline.
void csv_form(SectionDraft& s) {
  s.text("separator", "Scheidingsteken; leeg: wordt herkend", "Separator; empty: recognised")
      .one_of({"", ";", ",", "|", "\t"})
      .like("\";\"");
  s.text("encoding", "Tekenset; leeg: wordt herkend", "Encoding; empty: recognised")
      .one_of({"", "utf-8", "utf-16", "windows-1252", "iso-8859-15"})
      .like("\"windows-1252\"");
  s.text("decimal", "Decimaalteken", "Decimal mark")
      .or_else("\"automatic\"")
      .one_of({"automatic", "point", "comma"});
  s.text("date_form", "Vorm van datums; leeg: wordt herkend", "Form of dates; empty: recognised")
      .one_of({"", "yyyy-mm-dd", "yyyymmdd", "dd-mm-yyyy"})
      .like("\"dd-mm-yyyy\"");
  s.text("sheet", "Werkblad in een spreadsheet; leeg: het enige zichtbare met inhoud",
         "Sheet of a spreadsheet; empty: the only visible one with content")
      .like("\"Blad1\"");
  s.add(Type::mapping, "columns", "Onze kolomnaam = \"naam in het bestand\"",
        "Our column name = \"name in the file\"")
      .or_else("{}")
      .like("{ bsn = \"BURGERSERVICENUMMER\" }");
}

Section form_section(const std::string& path, const std::string& nl, const std::string& en) {
  SectionDraft s(path, Repeat::once, nl, en);
  csv_form(s);
  return s.take();
}

Section data_section() {
  SectionDraft s("data", Repeat::once, "De invoer. Paden gaan uit van de map van dit bestand",
                 "The input. Paths start from the folder of this file");
  s.add(Type::texts, "bus", "BUS-bestanden; * mag in de bestandsnaam",
        "BUS files; * may stand in the file name")
      .or_else("[]")
      .as(Form::pattern)
      .like("[\"data/bus/*.xml\"]");
  s.text("bus_layout", "Indeling van de BUS-bestanden: een meegeleverde, of een eigen .toml-bestand",
         "Layout of the BUS files: a shipped one, or a .toml file of your own")
      .or_else("\"bus2015-xml\"")
      .filled();
  s.add(Type::mapping, "bus_values", "Wat in geen BUS-bestand staat en voor alle geldt",
        "What stands in no BUS file and holds for all of them")
      .or_else("{}")
      .like("{ year = \"2019\", month = \"12\" }");
  s.text("bus_codes", "Tabel van eigen beëindigingsredenen naar codes van het CBS",
         "Table from local end reasons to codes of Statistics Netherlands")
      .as(Form::path)
      .like("\"data/redenen.csv\"");
  s.text("receipts", "CSV met per BUS-bestand de dag waarop het binnenkwam",
         "CSV with the day on which each BUS file came in")
      .as(Form::path)
      .like("\"data/leveringen.csv\"");
  s.add(Type::texts, "municipalities",
        "Andere gemeentecodes die bij dit onderzoek horen (voor een herindeling)",
        "Other municipality codes that belong to this study (before a merger)")
      .or_else("[]")
      .like("[\"9998\"]");
  s.text("allocation", "CSV met uitnodiging, toestemming en loting",
         "CSV with invitation, consent and lottery")
      .as(Form::path)
      .like("\"data/allocation.csv\"");
  s.text("contacts", "CSV met contacten", "CSV with contacts").as(Form::path).like("\"data/contacts.csv\"");
  s.text("exemptions", "Lijst met ontheffingen", "List of exemptions")
      .as(Form::path)
      .like("\"data/exemptions.csv\"");
  s.text("ladder", "Lijst met treden op de participatieladder", "List of steps on the participation ladder")
      .as(Form::path)
      .like("\"data/ladder.csv\"");
  s.text("employment", "Lijst met werk per persoon en maand", "List of employment per person and month")
      .as(Form::path)
      .like("\"data/employment.csv\"");
  s.text("employment_hours", "De uren in die lijst zijn per maand of per week",
         "The hours in that list are per month or per week")
      .or_else("\"month\"")
      .one_of({"month", "week"});
  s.text("costs", "CSV met kosten", "CSV with costs").as(Form::path).like("\"data/costs.csv\"");
  s.text("goals", "CSV met doelen van deelnemers; wordt alleen nagerekend",
         "CSV with goals of participants; checked only")
      .as(Form::path)
      .like("\"data/goals.csv\"");
  s.text("stock", "CSV met de eigen stand per maand; wordt alleen nagerekend",
         "CSV with the municipality's own stock by month; checked only")
      .as(Form::path)
      .like("\"data/stock.csv\"");
  s.text("published",
         "CSV met gemiddelden en aantallen uit een gepubliceerde tabel, in plaats van gegevens over personen",
         "CSV with means and counts of a published table, instead of data about persons")
      .as(Form::path)
      .like("\"data/published.csv\"");
  s.text("key_file", "Sleutel voor pseudoniemen, buiten de map van het onderzoek",
         "Key for pseudonyms, outside the study folder")
      .as(Form::any_path)
      .like("\"../lindeveen.key\"");
  s.add(Type::number, "max_unknown_share", "Deel onbekend in verplichte velden dat nog mag bij --strict",
        "Share unknown in required fields that --strict still accepts")
      .or_else("0.05")
      .from(0, 1);
  s.add(Type::number, "max_jump",
        "Zoveel mag een levering afwijken van die ervoor en erna in aantal regels, stand en bedragen",
        "How much a delivery may differ from its neighbours in records, stock and amounts")
      .or_else("0.25")
      .from(0, 10);
  s.add(
       Type::number, "max_mode_difference",
       "Zoveel mag het deel dat online, op papier of anders antwoordt verschillen tussen groepen of metingen",
       "How much the share answering online, on paper or otherwise may differ between groups or waves")
      .or_else("0.2")
      .from(0, 1);
  return s.take();
}

Section persons_section() {
  SectionDraft s("data.persons", Repeat::once,
                 "Een tabel met een regel per persoon, in plaats van BUS-bestanden",
                 "A table with one row per person, instead of BUS files");
  s.text("file", "CSV-bestand", "CSV file").or_else("").needed().as(Form::path).like("\"data/persons.csv\"");
  csv_form(s);
  s.text("arm_column", "Kolom met de groep", "Column with the group").or_else("\"arm\"").filled();
  s.add(Type::mapping, "arm_values", "Waarde in het bestand = groep, \"non_participant\" of \"\" (weglaten)",
        "Value in the file = group, \"non_participant\" or \"\" (left out)")
      .or_else("{}")
      .like("{ \"1\" = \"regie\", \"0\" = \"regulier\" }");
  s.text("weight_column", "Kolom met gewichten", "Column with weights").like("\"weight\"");
  s.text("where_column", "Kolom waarop regels worden gekozen", "Column by which rows are chosen")
      .like("\"site\"");
  s.text("where_value", "Alleen regels met deze waarde in die kolom",
         "Only rows with this value in that column")
      .like("\"A\"");
  return s.take();
}

Section release_section() {
  SectionDraft s("release", Repeat::once, "De uitgave die nu wordt gemaakt", "The release made now");
  s.needed();
  s.text("id", "Korte naam, vast na vrijgave", "Short name, fixed once released")
      .or_else("")
      .needed()
      .as(Form::release_id)
      .like("\"2020-k1\"");
  s.text("kind", "Soort: tussenbericht, eindbericht, kwartaalbericht of verkenning vooraf",
         "Kind: interim, final, quarterly, or exploration before the start")
      .or_else("")
      .needed()
      .one_of({"interim", "final", "quarterly", "exploration"})
      .like("\"quarterly\"");
  s.text("status", "Status van de cijfers; een eindbericht is final of corrected",
         "Status of the figures; a final release is final or corrected")
      .or_else("\"provisional\"")
      .one_of({"provisional", "revised_provisional", "final", "corrected"});
  s.add(Type::date, "date", "Datum op alle stukken; de klok van de computer telt niet",
        "Date on all documents; the clock of the computer does not count")
      .needed()
      .like("2020-04-09");
  s.add(Type::date, "data_until", "Laatste dag die de gegevens dekken; anders uit de gegevens",
        "Last day the data cover; otherwise from the data")
      .like("2020-03-31");
  s.add(Type::date, "public_from", "Openbaar vanaf", "Public from").like("2020-06-16");
  s.add(Type::texts, "earlier",
        "Mappen van eerdere uitgaven: wat toen is gezegd wordt gevolgd",
        "Folders of earlier releases: what was said then is followed up")
      .or_else("[]")
      .as(Form::path)
      .like("[\"out/2018-tussen\"]");
  return s.take();
}

Section correction_section() {
  SectionDraft s("release.correction", Repeat::once,
                 "Bij een correctie: welke brief fout was. Maakt rectificatie.docx naast de brief",
                 "With a correction: which letter was wrong. Makes rectificatie.docx beside the memo");
  s.text("release", "Naam van de uitgave die fout was; leeg: de laatste van earlier",
         "Name of the release that was wrong; empty: the last of earlier")
      .as(Form::release_id)
      .like("\"2020-eind\"");
  s.text("document_number", "Documentnummer van de brief die fout was", "Document number of the letter that was wrong")
      .or_else("")
      .needed()
      .like("\"D-2020-1180\"");
  s.add(Type::date, "letter_date", "Datum van die brief", "Date of that letter").needed().like("2020-04-09");
  s.add(Type::date, "found_on", "Dag waarop de fout is gevonden", "Day on which the mistake was found")
      .needed()
      .like("2020-06-02");
  s.both("cause", Form::paragraph, true, "\"Dubbele regels in de levering van januari 2019.\"",
         "\"Double records in the delivery of January 2019.\"", "Vrije tekst: hoe de fout ontstond",
         "Free text: how the mistake came about");
  s.both("prevention", Form::paragraph, false, "\"Wij tellen elke levering voortaan na.\"",
         "\"From now on we count every delivery again.\"", "Vrije tekst: wat u doet om dit te voorkomen",
         "Free text: what you do to prevent this");
  return s.take();
}

Section synthesis_section() {
  SectionDraft s("synthesis", Repeat::once,
                 "Gemeenten naast elkaar, uit het uitwisselbestand van elke gemeente. Een regio zonder eigen "
                 "experiment heeft genoeg aan [study], [synthesis] en [release]",
                 "Municipalities side by side, from the exchange file of each. A region without an experiment of "
                 "its own needs no more than [study], [synthesis] and [release]");
  s.add(Type::texts, "files", "Uitwisselbestanden; * mag in de bestandsnaam",
        "Exchange files; * may stand in the file name")
      .or_else("[]")
      .as(Form::pattern)
      .like("[\"gemeenten/*.json\"]");
  s.add(Type::integer, "min_for_pooled", "Zoveel gemeenten zijn nodig voor een gezamenlijk cijfer",
        "So many municipalities are needed for a pooled figure")
      .or_else("3")
      .from(3, 100);
  return s.take();
}

Section memo_section() {
  SectionDraft s("memo", Repeat::once, "De raadsbrief", "The council memo");
  s.text("headings", "Koppen als vraag of kort", "Headings as questions or brief")
      .or_else("\"questions\"")
      .one_of({"questions", "brief"});
  s.text("subject", "Onderwerp; leeg: uit naam en uitgave", "Subject; empty: from name and release")
      .like("\"Kwartaalbericht Zelf aan het roer\"");
  s.text("from", "Afzender", "Sender").like("\"College van burgemeester en wethouders\"");
  s.text("to", "Ontvanger", "Recipient").like("\"Gemeenteraad\"");
  s.text("portfolio", "Portefeuille, geen persoon", "Portfolio, no person").like("\"Werk en inkomen\"");
  s.text("department", "Afdeling met functionele mailbox", "Department with function mailbox")
      .like("\"Sociaal domein, onderzoek@lindeveen.example\"");
  s.text("case_number", "Zaaknummer", "Case number").like("\"Z-2020-0417\"");
  s.text("document_number", "Documentnummer", "Document number").like("\"D-2020-1180\"");
  s.text("reason", "Vrije tekst: wat is de aanleiding", "Free text: what is the occasion")
      .as(Form::paragraph)
      .like("\"De raad vroeg om een bericht per kwartaal.\"");
  s.text("consequences", "Vrije tekst: wat zijn de gevolgen", "Free text: what are the consequences")
      .as(Form::paragraph)
      .like("\"Dit bericht heeft geen financiële gevolgen.\"");
  s.text("core_decision", "Vrije tekst, een zin: wat het college ermee doet",
         "Free text, one sentence: what the college does with it")
      .as(Form::paragraph)
      .like("\"Wij wachten het eindbericht af.\"");
  s.text("template", "Eigen Word-sjabloon (.docx of .dotx); leeg: een nieuw document",
         "Own Word template (.docx or .dotx); empty: a new document")
      .as(Form::path)
      .like("\"huisstijl.docx\"");
  return s.take();
}

Section steps_section() {
  SectionDraft s("memo.next_steps", Repeat::list, "Vervolgstappen in de raadsbrief",
                 "Next steps in the memo");
  s.at_most(30);
  s.text("what", "Wat gebeurt er", "What happens").or_else("").needed().like("\"Eindbericht naar de raad\"");
  s.text("who", "Wie doet het; een afdeling, geen persoon", "Who does it; a department, no person")
      .like("\"College\"");
  s.text("when", "Wanneer: \"uiterlijk\" met de laatste dag",
         "When: \"uiterlijk\" (at the latest) with the last day")
      .like("\"uiterlijk 30 juni 2020\"");
  return s.take();
}

Section theme_section() {
  SectionDraft s("theme", Repeat::once, "Kleuren; contrast op wit minstens 3:1",
                 "Colours; contrast on white at least 3:1");
  s.text("accent", "Kleur van koppen en knoppen", "Colour of headings and buttons")
      .or_else("\"#12436D\"")
      .as(Form::colour);
  s.add(Type::texts, "arm_colours", "Een kleur per groep; leeg: de geteste set",
        "One colour per group; empty: the tested set")
      .or_else("[]")
      .as(Form::colour)
      .like("[\"#12436D\", \"#B35806\", \"#595959\"]");
  return s.take();
}

}  // namespace

std::vector<Section> run_sections() {
  const std::vector<Section> from_database = database_sections();
  return {
      data_section(),
      form_section("data.bus_form", "Hoe BUS-bestanden in CSV zijn geschreven",
                   "How BUS files in CSV are written"),
      form_section("data.allocation_form", "Hoe de lijst met loting is geschreven",
                   "How the allocation list is written"),
      form_section("data.survey_form", "Hoe de vragenlijstbestanden zijn geschreven",
                   "How survey files are written"),
      form_section("data.contacts_form",
                   "Hoe de lijst met contacten is geschreven; leeg: als de lijst met loting",
                   "How the list of contacts is written; empty: as the allocation list"),
      form_section("data.exemptions_form", "Hoe de lijst met ontheffingen is geschreven",
                   "How the list of exemptions is written"),
      form_section("data.ladder_form", "Hoe de lijst met treden is geschreven",
                   "How the list of steps is written"),
      form_section("data.employment_form", "Hoe de lijst met werk is geschreven",
                   "How the list of employment is written"),
      form_section("data.costs_form", "Hoe de lijst met kosten is geschreven", "How the costs are written"),
      form_section("data.goals_form", "Hoe de lijst met doelen is geschreven", "How the goals are written"),
      form_section("data.stock_form", "Hoe de lijst met de eigen stand is geschreven",
                   "How the municipality's own stock is written"),
      form_section("data.published_form", "Hoe de gepubliceerde tabel is geschreven",
                   "How the published table is written"),
      persons_section(),
      from_database[0],
      from_database[1],
      release_section(),
      correction_section(),
      synthesis_section(),
      feasibility_section(),
      partners_section(),
      deadlines_section(),
      memo_section(),
      steps_section(),
      theme_section(),
      site_section(),
      catalogue_section(),
      stories_section()};
}

}  // namespace werkthet::config
