// What looking before the end costs, and subgroups.

#include "publish/interim.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"

namespace werkthet::publish::site {

void add_interim(Nodes& nodes, Writing& writing) {
  bool first = true;
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic != "interim") {
      continue;
    }
    if (first) {
      nodes.push_back(heading(2, writing.say("Tussentijds kijken", "Looking before the end"), "tussentijds"));
      if (std::string text = spent_text(writing.findings, writing.study, writing.language); !text.empty()) {
        nodes.push_back(paragraph({std::move(text)}));
      }
      first = false;
    }
    nodes.push_back(heading(3, writing.in(table.title)));
    nodes.push_back(table_block(writing, table));
  }
}

Nodes subgroups_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Deelgroepen", "Subgroups")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say(
               "Pakt een aanpak voor de ene groep mensen anders uit dan voor de andere? Deze cijfers zijn "
               "verkennend.",
               "Does an approach turn out differently for some people than for others? These figures "
               "are exploratory.")})};
  if (const safe::Table* table = safe::find_table(writing.findings, "subgroups")) {
    nodes.push_back(table_block(writing, *table));
  } else {
    nodes.push_back(paragraph(
        {writing.say("Over deelgroepen zijn er geen cijfers.", "There are no figures on subgroups.")}));
  }
  return nodes;
}

}  // namespace werkthet::publish::site
