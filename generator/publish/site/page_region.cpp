// The first page of a region: what its municipalities found, side by side. It has no experiment of its own to
// tell of.

#include "core/format.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"
#include "publish/synthesis_wording.hpp"
#include "publish/wording.hpp"

#include <string>
#include <utility>
#include <vector>

namespace werkthet::publish::site {

Nodes region_page(Writing& writing) {
  const config::Study& study = writing.study;
  Node hero("div", {{"class", "hero"}});
  hero.add(Node("p", {{"class", "hero__status"}},
                {Node("span", {{"class", "utrecht-data-badge"}}, {status_text(study, writing.language)}),
                 " " + core::long_date(study.release.date, writing.language) + "."}));
  hero.add(heading(1, writing.in(study.name)));
  if (!study.question.empty()) {
    hero.add(
        Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}}, {writing.in(study.question)}));
  }
  Nodes nodes{
      hero, heading(2, writing.say("Het antwoord in twee minuten", "The answer in two minutes"), "antwoord")};
  const std::vector<const safe::Table*> all = synthesis_results(writing.findings);
  for (const safe::Table* results : all) {
    nodes.push_back(heading(3, writing.in(results->title)));
    for (const VariantSentences& said : synthesis_sentences(writing.findings, *results)) {
      std::string text = writing.in(said.name) + ".";
      for (const core::Bilingual& sentence : said.sentences) {
        text += " " + writing.in(sentence);
      }
      nodes.push_back(paragraph({text}));
    }
  }
  if (all.empty()) {
    nodes.push_back(paragraph(
        {writing.say("Er zijn geen uitkomsten die in deze gemeenten hetzelfde zijn gemeten.",
                     "There are no results that were measured in the same way in these municipalities.")}));
  }
  nodes.push_back(
      paragraph({link(file_of(writing.pages, Topic::synthesis, writing.language),
                      writing.say("Alle cijfers van de gemeenten", "All figures of the municipalities"))}));
  Node pair("div", {{"class", "pair"}});
  pair.add(Node(
      "section", {{"class", "pair__part"}},
      {heading(2, writing.say("Wat dit wel is", "What this is")),
       unordered({{writing.say("Openbare cijfers van gemeenten die elk een eigen experiment deden.",
                               "Public figures of municipalities that each did an experiment of its own.")},
                  {writing.say("Een vergelijking van alleen wat hetzelfde is gemeten.",
                               "A comparison of only what was measured in the same way.")}})}));
  pair.add(
      Node("section", {{"class", "pair__part"}},
           {heading(2, writing.say("Wat dit niet is", "What this is not")),
            unordered({{writing.say("Geen ranglijst: aanpakken en inwoners verschillen per gemeente.",
                                    "No ranking: approaches and residents differ between municipalities.")},
                       {writing.say("Geen uitspraak over een persoon.", "No statement about a person.")}})}));
  nodes.push_back(std::move(pair));
  return nodes;
}

}  // namespace werkthet::publish::site
