// Changes and corrections: what earlier releases said and what became of it, what this release corrects, and
// how the municipality deals with mistakes.

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/rectification.hpp"
#include "publish/site/editions.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"

namespace werkthet::publish::site {
namespace {

/// A free text in its own language: a Dutch one keeps its mark on the English page.
Node free_paragraph(const Writing& writing, const core::Bilingual& text) {
  const bool dutch_only = writing.language == core::Language::en && text.en.empty();
  Attributes attributes{{"class", "utrecht-paragraph"}};
  if (dutch_only) {
    attributes.emplace_back("lang", "nl");
  }
  return {"p", std::move(attributes), {std::string(core::trimmed(writing.in(text)))}};
}

/// The figures of a release that stated no effects, then and now.
Node figures_table(const Writing& writing, const Rectification& found) {
  Node head("tr", {{"class", "utrecht-table__row"}});
  head.add(column_head(writing.say("Uitkomst en groep", "Outcome and group"), false));
  head.add(column_head(writing.say("Er stond", "It said"), true));
  head.add(column_head(writing.say("Het moet zijn", "It must be"), true));
  Node body("tbody", {{"class", "utrecht-table__body"}});
  const Attributes number{{"class", "utrecht-table__cell utrecht-table__cell--numeric-column"}};
  for (const ChangedFigure& figure : found.figures) {
    body.add(Node("tr", {{"class", "utrecht-table__row"}},
                  {row_head(writing.in(figure.subject)), Node("td", number, {writing.in(figure.was)}),
                   Node("td", number, {writing.in(figure.is)})}));
  }
  return scrolling_table(
      "verbeterde-cijfers", writing.say("De cijfers die zijn verbeterd", "The figures that were corrected"),
      {Node("thead", {{"class", "utrecht-table__header"}}, {std::move(head)}), std::move(body)});
}

/// What this release corrects, in the words of the letter to the council.
void add_correction(Nodes& nodes, const Writing& writing, const Rectification& found) {
  const config::Correction& correction = *writing.study.release.correction;
  const core::Language language = writing.language;
  nodes.push_back(
      heading(2, writing.say("Wat deze uitgave verbetert", "What this release corrects"), "verbeterd"));
  nodes.push_back(
      paragraph({rectification_title(writing.study, language) + ". ",
                 writing.say("De raad kreeg hierover een brief: ", "The council got a letter about this: "),
                 link(writing.to_public +
                          (language == core::Language::nl ? "rectificatie.docx" : "rectificatie-en.docx"),
                      writing.say("rectificatie (Word)", "correction (Word)")),
                 "."}));
  for (const ChangedClaim& claim : found.changed) {
    nodes.push_back(heading(3, writing.in(claim.subject)));
    nodes.push_back(paragraph({strong(writing.say("Er stond: ", "It said: ")), writing.in(claim.was)}));
    nodes.push_back(
        paragraph({strong(writing.say("Het moet zijn: ", "It must be: ")), writing.in(claim.is)}));
  }
  if (found.descriptive && !found.kept) {
    nodes.push_back(
        paragraph({writing.say("De cijfers van toen zijn niet bewaard in een vorm die wij kunnen "
                               "vergelijken.",
                               "The figures of then were not kept in a form that we can compare.")}));
  }
  if (!found.figures.empty()) {
    nodes.push_back(figures_table(writing, found));
  }
  nodes.push_back(heading(3, writing.say("Oorzaak", "Cause")));
  nodes.push_back(paragraph({writing.say("Wij vonden de fout op ", "We found the mistake on ") +
                             core::long_date(correction.found_on, language) + "."}));
  nodes.push_back(free_paragraph(writing, correction.cause));
  nodes.push_back(heading(3, writing.say("Gevolg voor de conclusie", "Consequence for the conclusion")));
  nodes.push_back(paragraph({consequence_text(found, language)}));
  if (!core::trimmed(correction.prevention.nl).empty()) {
    nodes.push_back(heading(3, writing.say("Wat we doen om dit te voorkomen", "What we do to prevent this")));
    nodes.push_back(free_paragraph(writing, correction.prevention));
  }
}

void add_policy(Nodes& nodes, const Writing& writing) {
  nodes.push_back(
      heading(2, writing.say("Herzien of verbeterd?", "Revised or corrected?"), "herzien-of-verbeterd"));
  nodes.push_back(
      paragraph({writing.say("Cijfers uit de uitkeringsadministratie zijn eerst voorlopig. Komen er gegevens "
                             "bij, dan passen we het cijfer aan. "
                             "Dat heet herzien. We zeggen vooraf dat dit kan gebeuren.",
                             "Figures from the benefit records are provisional at first. When records are "
                             "added, we adjust the figure. That is "
                             "called revised. We say beforehand that this may happen.")}));
  nodes.push_back(
      paragraph({writing.say("Was een cijfer fout? Dan verbeteren we het zo snel als we kunnen. U ziet de "
                             "dag, het oude en het nieuwe cijfer, en "
                             "hoe de fout ontstond. Dat heet verbeterd.",
                             "Was a figure wrong? Then we correct it as soon as we can. You see the day, the "
                             "old and the new figure, and how the "
                             "mistake came about. That is called corrected.")}));
  nodes.push_back(
      paragraph({writing.say("Verandert een conclusie? Dan krijgt de raad een korte brief. Oude uitgaven "
                             "blijven te vinden, behalve als zij iets "
                             "over een persoon kunnen verraden.",
                             "Does a conclusion change? Then the council gets a short letter. Old releases "
                             "can still be found, except when they "
                             "could give away something about a person.")}));
  if (!writing.study.contact.empty()) {
    nodes.push_back(paragraph({writing.say("Ziet u een fout? Mail ", "Do you see a mistake? Mail ") +
                               writing.study.contact + "."}));
  }
}

}  // namespace

Nodes changes_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Wijzigingen en correcties", "Changes and corrections")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say(
               "Eerdere uitgaven noemden ook cijfers. Hier staat wat er toen stond en wat er nu staat.",
               "Earlier releases gave figures too. Here is what stood there then and what stands there "
               "now.")}),
      paragraph({writing.say(
          "Een cijfer kan veranderen doordat mensen langer zijn gevolgd of doordat de administratie is "
          "aangevuld. De laatste uitgave geldt.",
          "A figure may change because people were followed longer or because the records were "
          "completed. The last release holds.")})};
  if (const auto found = rectification(writing.findings, writing.study, writing.earlier)) {
    add_correction(nodes, writing, *found);
    nodes.push_back(
        heading(2, writing.say("Alle eerdere uitspraken, toen en nu", "All earlier statements, then and now"),
                "toen-en-nu"));
  }
  if (const safe::Table* table = safe::find_table(writing.findings, "changes")) {
    nodes.push_back(table_block(writing, *table));
  } else {
    nodes.push_back(paragraph({writing.say("De eerdere uitgaven noemden geen verschillen met een getal.",
                                           "The earlier releases stated no differences with a figure.")}));
  }
  for (Node& node : editions_list(writing)) {
    nodes.push_back(std::move(node));
  }
  add_policy(nodes, writing);
  return nodes;
}

}  // namespace werkthet::publish::site
