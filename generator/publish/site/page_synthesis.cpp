// Municipalities side by side.

#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"
#include "publish/synthesis_wording.hpp"

#include <string>

namespace werkthet::publish::site {
namespace {

void add_results(Nodes& nodes, Writing& writing, const safe::Table& results) {
  nodes.push_back(heading(2, writing.in(results.title)));
  for (const VariantSentences& said : synthesis_sentences(writing.findings, results)) {
    nodes.push_back(heading(3, writing.in(said.name)));
    std::string text;
    for (const core::Bilingual& sentence : said.sentences) {
      text += (text.empty() ? "" : " ") + writing.in(sentence);
    }
    nodes.push_back(paragraph({text}));
  }
  nodes.push_back(figure_view(writing, results));
  if (const safe::Table* levels = levels_of(writing.findings, results)) {
    nodes.push_back(figure_view(writing, *levels));
  }
  if (const safe::Table* pooled = pooled_of(writing.findings, results)) {
    nodes.push_back(figure_view(writing, *pooled));
  }
}

}  // namespace

Nodes synthesis_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Vergelijk gemeenten", "Comparison of municipalities")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say("Wat vonden andere gemeenten, en wat zeggen die uitkomsten samen?",
                        "What did other municipalities find, and what do those results say together?")}),
      paragraph({writing.say("Elke gemeente lootte en vergeleek met haar eigen controlegroep. We zetten "
                             "alleen cijfers bij elkaar die "
                             "hetzelfde meten, en alleen groepen met dezelfde soort aanpak.",
                             "Every municipality drew lots and compared with its own control group. We put "
                             "together only figures that "
                             "measure the same thing, and only groups with the same kind of approach.")}),
      paragraph({writing.say("We tellen niet in hoeveel gemeenten een verschil \"significant\" was. Een "
                             "kleine gemeente kan een verschil "
                             "missen dat er wel is.",
                             "We do not count in how many municipalities a difference was \"significant\". A "
                             "small municipality can miss "
                             "a difference that is there.")})};
  const std::size_t before = nodes.size();
  const auto section = [&](const char* id, const char* nl, const char* en) {
    if (safe::find_table(writing.findings, id) != nullptr) {
      nodes.push_back(heading(2, writing.say(nl, en)));
      add_table(nodes, writing, id);
    }
  };
  section("synthesis_municipalities", "Welke gemeenten?", "Which municipalities?");
  section("synthesis_controls", "Waarmee is vergeleken?", "Compared with what?");
  section("synthesis_approaches", "Wat kreeg elke groep?", "What did each group get?");
  section("synthesis_measured", "Wat is er gemeten?", "What was measured?");
  for (const safe::Table* results : synthesis_results(writing.findings)) {
    add_results(nodes, writing, *results);
  }
  section("synthesis_refused", "Wat is niet vergeleken, en waarom?", "What was not compared, and why?");
  if (nodes.size() == before) {
    nodes.push_back(paragraph({writing.say("Er zijn nog geen cijfers van andere gemeenten.",
                                           "There are no figures of other municipalities yet.")}));
  }
  return nodes;
}

}  // namespace werkthet::publish::site
