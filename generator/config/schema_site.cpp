// The part of the table about publication on the web: house style, address, catalogues, stories.
#include "config/schema_draft.hpp"

namespace werkthet::config {

Section site_section() {
  SectionDraft s("site", Repeat::once, "De website: huisstijl, adres en toegankelijkheid",
                 "The website: house style, address and accessibility");
  s.text(
       "theme",
       "Bestand met design tokens van NL Design System (CSS of JSON). Een kleur met te weinig contrast wordt "
       "vervangen, met een melding",
       "File with design tokens of NL Design System (CSS or JSON). A colour with too little contrast is "
       "replaced, "
       "with a message")
      .as(Form::path)
      .like("\"huisstijl.css\"");
  s.add(Type::boolean, "theme_strict", "Te weinig contrast is een fout in plaats van een melding",
        "Too little contrast is an error instead of a message")
      .or_else("false");
  s.text("base_url",
         "Adres waarop de map public/ komt te staan. Zonder dit adres zijn er geen sitemaps, geen robots.txt "
         "en geen "
         "beschrijving voor catalogi",
         "Address at which the folder public/ will stand. Without it there are no sitemaps, no robots.txt "
         "and no "
         "description for catalogues")
      .as(Form::https)
      .like("\"https://onderzoek.lindeveen.example/uitgaven/2020-k1\"");
  s.text(
       "latest_url",
       "Adres waarop altijd een kopie van de nieuwste uitgave staat. Elke pagina verwijst ernaar, zodat een "
       "lezer van een oude uitgave de nieuwste vindt",
       "Address at which a copy of the newest release always stands. Every page leads there, so that a "
       "reader "
       "of an old release finds the newest")
      .as(Form::https)
      .like("\"https://onderzoek.lindeveen.example/nieuwste\"");
  s.text("accessibility_statement",
         "Adres van uw verklaring in het register van toegankelijkheidsverklaring.nl",
         "Address of your statement in the register of toegankelijkheidsverklaring.nl")
      .as(Form::https)
      .like("\"https://www.toegankelijkheidsverklaring.nl/register/1234\"");
  s.add(Type::date, "next_release", "Dag waarop u de volgende uitgave verwacht",
        "Day on which you expect the next release")
      .like("2020-07-09");
  return s.take();
}

Section catalogue_section() {
  SectionDraft s(
      "catalogue", Repeat::once,
      "Wat catalogi willen weten (DCAT-AP-NL, DiWoo). Wat leeg is, wordt niet verzonnen: dan blijft een "
      "bestand weg en staat er waarom",
      "What catalogues want to know (DCAT-AP-NL, DiWoo). What is empty is not made up: a file is then left "
      "out, and the run says why");
  s.text("publisher", "Adres van uw organisatie in TOOI", "Address of your organisation in TOOI")
      .as(Form::https)
      .like("\"https://identifier.overheid.nl/tooi/id/gemeente/gm9999\"");
  s.text("identifier", "Vast adres dat deze gegevensset een naam geeft, voor alle uitgaven van dit soort",
         "Lasting address that names this data set, for all releases of its kind")
      .as(Form::https)
      .like("\"https://onderzoek.lindeveen.example/id/dataset/regie\"");
  s.text("licence", "Licentie van de gegevens", "Licence of the data")
      .or_else("\"CC0\"")
      .one_of({"CC0", "CC_BY_4_0"});
  s.add(Type::texts, "themes", "Thema's uit de Europese lijst", "Themes of the European list")
      .or_else("[\"SOCI\"]")
      .filled()
      .one_of({"AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH",
               "TRAN"});
  s.add(Type::texts, "keywords", "Trefwoorden in het Nederlands", "Keywords in Dutch")
      .or_else("[]")
      .like("[\"bijstand\", \"experiment\"]");
  return s.take();
}

Section stories_section() {
  SectionDraft s("stories", Repeat::list,
                 "Verhalen van deelnemers op de website, alleen met toestemming voor precies deze tekst",
                 "Stories of participants on the website, only with consent for exactly this text");
  s.at_most(20);
  s.both("title", Form::line, true, "\"Weer onder de mensen\"", "\"Among people again\"",
         "Titel, zonder naam", "Title, without a name");
  s.both("text", Form::paragraph, true, "\"Ik wilde al jaren iets doen.\"",
         "\"I had wanted to do something for years.\"", "Het verhaal; niet herleidbaar tot een persoon",
         "The story; nobody can be recognised in it");
  s.add(Type::boolean, "consent", "De deelnemer stemde in met publicatie van deze tekst",
        "The participant agreed to the publication of this text")
      .or_else("")
      .needed()
      .like("true");
  return s.take();
}

}  // namespace werkthet::config
