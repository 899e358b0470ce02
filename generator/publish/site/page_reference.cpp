// Glossary, downloads, accountability and privacy, accessibility.

#include "config/region.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/caveats.hpp"
#include "publish/cell_text.hpp"
#include "publish/charts/text_width.hpp"
#include "publish/methods.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"
#include "publish/wording.hpp"

#include <algorithm>

namespace werkthet::publish::site {

Nodes glossary_page(Writing& writing) {
  Nodes nodes{heading(1, writing.say("Begrippen", "Glossary"))};
  Node list("dl", {{"class", "facts"}});
  for (const Term& term : glossary()) {
    list.add(Node("dt", {{"class", "facts__term"}, {"id", "begrip-" + core::slug(term.id)}},
                  {writing.in(term.term)}));
    list.add(Node("dd", {{"class", "facts__text"}}, {writing.in(term.meaning)}));
  }
  nodes.push_back(list);
  nodes.push_back(heading(2, writing.say("Tekens in de bestanden", "Signs in the files"), "tekens"));
  Node signs("dl", {{"class", "facts"}});
  for (const Shorthand& shorthand : shorthands()) {
    signs.add(Node("dt", {{"class", "facts__term"}}, {std::string(shorthand.code)}));
    signs.add(Node("dd", {{"class", "facts__text"}}, {writing.in(shorthand.meaning)}));
  }
  nodes.push_back(signs);
  return nodes;
}

Nodes downloads_page(Writing& writing) {
  const std::string& to = writing.to_public;
  Nodes nodes{
      heading(1, "Downloads"),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say("Alle cijfers van deze site, om zelf mee te rekenen.",
                        "All figures of this site, to calculate with yourself.")}),
      heading(2, writing.say("Documenten", "Documents")),
      unordered({{link(to + "workbook.xlsx", writing.say("Werkboek met alle tabellen (Excel)",
                                                         "Workbook with all tables (Excel)"))},
                 {link(to + "workbook.ods", writing.say("Hetzelfde werkboek (ODS, voor LibreOffice)",
                                                        "The same workbook (ODS, for LibreOffice)"))},
                 {link(to + "data/figures.json", writing.say("Alle cijfers met eenheid en status (JSON)",
                                                             "All figures with unit and status (JSON)"))},
                 {link(to + "memo.docx", writing.say("Brief aan de gemeenteraad (Word)",
                                                     "Letter to the council, in Dutch (Word)")),
                  ". ",
                  link(file_of(writing.pages, Topic::memo, writing.language),
                       writing.say("Lees de brief als pagina", "Read the letter as a page")),
                  "."}}),
      heading(2, writing.say("Tabellen", "Tables")),
      paragraph({writing.say(
          "Elke tabel is een CSV-bestand voor programma's. De map nl heeft dezelfde tabel voor een "
          "Nederlands "
          "Excel. Het derde bestand legt de kolommen uit.",
          "Every table is a CSV file for programs. The folder nl has the same table for a Dutch Excel. The "
          "third file explains the columns.")})};
  std::vector<Nodes> items;
  for (const safe::Table& table : writing.findings.tables()) {
    const std::string file = table.id + ".csv";
    items.push_back({writing.in(table.title) + ": ", link(to + "data/" + file, file), ", ",
                     link(to + "data/nl/" + file, "nl/" + file), ", ",
                     link(to + "data/" + file + "-metadata.json", file + "-metadata.json")});
  }
  nodes.push_back(unordered(std::move(items)));
  nodes.push_back(heading(2, writing.say("Gebruik", "Use"), "licentie"));
  nodes.push_back(paragraph(
      {writing.study.catalogue.licence == config::Licence::cc0
           ? writing.say("U mag de gegevens vrij gebruiken, zonder voorwaarden (CC0).",
                         "You may use the data freely, without conditions (CC0).")
           : writing.say(
                 "U mag de gegevens vrij gebruiken als u de gemeente als bron noemt (CC BY).",
                 "You may use the data freely when you name the municipality as the source (CC BY).")}));
  return nodes;
}

namespace {

/// Every departure from the plan, or the word that none is known: silence would read as none looked for.
void add_plan_deviations(Nodes& nodes, Writing& writing) {
  if (const safe::Table* table = safe::find_table(writing.findings, "plan_deviations")) {
    nodes.push_back(heading(3, writing.in(table->title), "afwijkingen"));
    nodes.push_back(table_block(writing, *table));
  } else if (writing.study.plan.fixed_on) {
    nodes.push_back(paragraph({writing.say("Er zijn geen afwijkingen van het plan gemeld of gevonden.",
                                           "No departures from the plan were reported or found.")}));
  }
}

}  // namespace

Nodes accountability_page(Writing& writing) {
  const config::Study& study = writing.study;
  Nodes nodes{heading(1, writing.say("Verantwoording en privacy", "Accountability and privacy")),
              heading(2, writing.say("Waar komen de cijfers vandaan?", "Where do the figures come from?"))};
  if (!study.source_note.empty()) {
    nodes.push_back(paragraph({charts::as_sentence(study.source_note)}));
  }
  nodes.push_back(paragraph({writing.say("Status van de cijfers: ", "Status of the figures: ") +
                             status_of_figures(writing.findings, study, writing.language) + "."}));
  if (study.plan.fixed_on) {
    nodes.push_back(
        paragraph({writing.say("Het plan van analyse lag vast op ", "The plan of analysis was fixed on ") +
                   core::long_date(*study.plan.fixed_on, writing.language) + "."}));
  }
  add_plan_deviations(nodes, writing);
  const bool region = config::compares_only(study);
  nodes.push_back(paragraph(
      {region
           ? writing.say(
                 "De cijfers komen uit openbare uitgaven van gemeenten. Elke gemeente lootte en vergeleek "
                 "met haar eigen controlegroep.",
                 "The figures are from public releases of municipalities. Every municipality drew lots and "
                 "compared with its own control group.")
           : writing.say("Wie is geloot, telt mee in de groep van de loting, ook na stoppen of weigeren. Zo "
                         "blijft de vergelijking eerlijk.",
                         "Those drawn are counted in the group of the draw, also after stopping or "
                         "refusing. That keeps the comparison fair.")}));
  nodes.push_back(paragraph(
      {writing.say("Alle bestanden zijn met een programma gemaakt uit dezelfde cellen. Daardoor staat "
                   "overal hetzelfde cijfer.",
                   "All files were made by a program from the same cells, so the same figure stands "
                   "everywhere.")}));
  nodes.push_back(
      heading(2, writing.say("Hoe is de privacy beschermd?", "How is privacy protected?"), "privacy"));
  std::vector<Nodes> items{
      {region ? writing.say("Deze site gebruikt alleen cijfers die al openbaar waren.",
                            "This site uses only figures that were public already.")
              : writing.say("Deze site toont alleen groepen en nooit een persoon.",
                            "This site shows groups only and never a person.")},
      {writing.say("Aantallen kleiner dan ", "Counts smaller than ") +
       core::number(study.disclosure.min_cell, writing.language) +
       writing.say(" tonen we niet. Daar staat het woord geheim.",
                   " are not shown. The words not shown stand there.")},
      {writing.say("Een geheim getal is ook niet uit andere cijfers te halen. Een programma "
                   "rekent dat na voor alle tabellen, grafieken en zinnen samen, en voor wat "
                   "eerdere uitgaven lieten zien.",
                   "A number that is not shown does not follow from other figures either. A "
                   "program checks that over all tables, charts and sentences together, and "
                   "over what earlier releases showed.")},
      {writing.say("Waarom een getal geheim is, staat er nooit bij. Soms is het zelf klein. Soms "
                   "zou een ander, klein getal ermee te vinden zijn.",
                   "Why a number is not shown is never told. Sometimes it is small itself. "
                   "Sometimes another, small number could be found with it.")},
      {writing.say("Kleine correcties van eerdere cijfers ziet u alleen in hele tientallen, of niet.",
                   "Small corrections of earlier figures show in whole tens only, or not at all.")},
      {writing.say("De site plaatst geen cookies en haalt niets op bij anderen.",
                   "The site sets no cookies and fetches nothing from others.")}};
  if (writing.findings.refreshed()) {
    items.push_back({writing.say("Aantallen zijn afgerond op tientallen. Een som kan daardoor afwijken.",
                                 "Counts are rounded to tens, so a sum may differ.")});
  }
  nodes.push_back(unordered(std::move(items)));
  nodes.push_back(heading(2, writing.say("Hoe is er gerekend?", "How was it computed?"), "rekenwijze"));
  nodes.push_back(paragraph({writing.say(
      "Voor wie de cijfers wil narekenen: goede programma's maken soms een andere keuze. Dit is de onze.",
      "For those who want to check the figures: good programs sometimes choose differently. This is "
      "what we chose.")}));
  Node methods("dl", {{"class", "facts"}});
  for (const MethodChoice& choice : method_choices(study)) {
    methods.add(Node("dt", {{"class", "facts__term"}}, {writing.in(choice.subject)}));
    methods.add(Node("dd", {{"class", "facts__text"}}, {writing.in(choice.choice)}));
    if (const std::string elsewhere = writing.in(choice.elsewhere); !elsewhere.empty()) {
      methods.add(Node("dd", {{"class", "facts__text"}}, {elsewhere}));
    }
    methods.add(
        Node("dd", {{"class", "facts__text"}}, {writing.say("Bron: ", "Source: ") + choice.source + "."}));
  }
  nodes.push_back(methods);
  if (!study.contact.empty()) {
    nodes.push_back(heading(2, writing.say("Vragen of een fout gevonden?", "Questions, or found an error?")));
    nodes.push_back(paragraph({writing.say("Schrijf naar ", "Write to ") + study.contact + "."}));
  }
  return nodes;
}

Nodes accessibility_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Toegankelijkheid", "Accessibility")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say("Iedereen moet deze site kunnen gebruiken.",
                        "Everyone should be able to use this site.")}),
      heading(2, writing.say("Wat we hebben gedaan", "What we did")),
      unordered(
          {{writing.say("Elke figuur staat er ook als tabel, met dezelfde cijfers.",
                        "Every figure is there as a table too, with the same numbers.")},
           {writing.say("Kleur is nooit het enige verschil: lijnen, tekens en woorden verschillen ook.",
                        "Colour is never the only difference: lines, marks and words differ too.")},
           {writing.say("De site werkt met het toetsenbord, met een schermlezer en zonder scripts.",
                        "The site works with a keyboard, with a screen reader and without scripts.")},
           {writing.say("De tekst is op een telefoon te lezen en bij het afdrukken komen alle tabellen mee.",
                        "Text can be read on a phone, and all tables are printed.")}}),
      heading(2, writing.say("Verklaring", "Statement")),
      paragraph(
          {writing.say("De gemeente publiceert de officiële toegankelijkheidsverklaring. Een programma kan "
                       "zelf geen status toekennen.",
                       "The municipality publishes the official accessibility statement. A program cannot "
                       "grant a status by itself.")})};
  const std::string& statement = writing.study.site.accessibility_statement;
  nodes.push_back(paragraph(
      {statement.empty()
           ? link(std::string(national_register), writing.say("Zoek de verklaring in het landelijke register",
                                                              "Find the statement in the national register"))
           : link(statement, writing.say("Lees de verklaring in het landelijke register",
                                         "Read the statement in the national register")),
       "."}));
  if (!writing.study.contact.empty()) {
    nodes.push_back(paragraph({writing.say("Werkt er iets niet voor u? Schrijf naar ",
                                           "Does something not work for you? Write to ") +
                               writing.study.contact + "."}));
  }
  return nodes;
}

}  // namespace werkthet::publish::site
