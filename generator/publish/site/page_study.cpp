// What was studied, who the groups were, who took part, and the municipality's assistance as a whole.

#include "core/format.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"

#include <algorithm>

namespace werkthet::publish::site {
namespace {

void definition(Node& list, const std::string& term, const std::string& text) {
  if (text.empty()) {
    return;
  }
  list.add(Node("dt", {{"class", "facts__term"}}, {term}));
  list.add(Node("dd", {{"class", "facts__text"}}, {text}));
}

std::string yes_no(const Writing& writing, bool yes) {
  return yes ? writing.say("Ja", "Yes") : writing.say("Nee", "No");
}

/// One row of the matrix of groups by rules: `text_of` gives the words for an arm.
template <typename TextOf>
void rule_row(const Writing& writing, Node& body, const std::string& name, TextOf text_of) {
  const auto& arms = writing.study.arms;
  const bool any =
      std::any_of(arms.begin(), arms.end(), [&](const config::Arm& arm) { return !text_of(arm).empty(); });
  if (!any) {
    return;
  }
  Node row("tr", {{"class", "utrecht-table__row"}}, {row_head(name)});
  for (const config::Arm& arm : arms) {
    const std::string text = text_of(arm);
    row.add(
        Node("td", {{"class", "utrecht-table__cell"}}, {text.empty() ? writing.say("n.v.t.", "n/a") : text}));
  }
  body.add(row);
}

}  // namespace

Nodes study_page(Writing& writing) {
  const config::Study& study = writing.study;
  Nodes nodes{heading(1, writing.say("Over het onderzoek", "About the study"))};
  if (!study.question.empty()) {
    nodes.push_back(
        Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}}, {writing.in(study.question)}));
  }
  nodes.push_back(heading(2, writing.say("Zo is het onderzocht", "How it was studied")));
  nodes.push_back(Node(
      "ol", {{"class", "utrecht-ordered-list"}},
      {Node("li", {{"class", "utrecht-ordered-list__item"}},
            {writing.say("Inwoners met bijstand kregen een uitnodiging. Meedoen was vrijwillig.",
                         "Residents on assistance got an invitation. Taking part was voluntary.")}),
       Node("li", {{"class", "utrecht-ordered-list__item"}},
            {writing.say("Wie toestemming gaf, werd door loting in een groep geplaatst.",
                         "Those who consented were placed in a group by lot.")}),
       Node("li", {{"class", "utrecht-ordered-list__item"}},
            {writing.say("Elke groep kreeg een andere aanpak. De controlegroep hield de gewone aanpak.",
                         "Each group got a different approach. The control group kept the usual one.")}),
       Node(
           "li", {{"class", "utrecht-ordered-list__item"}},
           {writing.say("Na afloop zijn de groepen vergeleken.", "Afterwards the groups were compared.")})}));
  nodes.push_back(heading(2, writing.say("De feiten op een rij", "The facts in a row")));
  Node facts("dl", {{"class", "facts"}});
  definition(facts, writing.say("Gemeente", "Municipality"), study.municipality);
  definition(facts, writing.say("Looptijd", "Period"),
             core::long_date(study.start, writing.language) + writing.say(" tot en met ", " to ") +
                 core::long_date(study.end, writing.language));
  if (study.release.data_until) {
    definition(facts, writing.say("Cijfers tot en met", "Figures up to"),
               core::long_date(*study.release.data_until, writing.language));
  }
  if (study.plan.fixed_on) {
    definition(facts, writing.say("Plan van analyse vastgelegd op", "Plan of analysis fixed on"),
               core::long_date(*study.plan.fixed_on, writing.language));
  }
  definition(facts, writing.say("Geteld worden", "Unit of count"),
             study.unit == config::Unit::person ? writing.say("personen", "persons")
                                                : writing.say("uitkeringen", "benefits"));
  definition(facts, writing.say("Onderzoek", "Research"), study.researcher);
  definition(facts, writing.say("Contact", "Contact"), study.contact);
  nodes.push_back(facts);
  nodes.push_back(heading(2, writing.say("Waar is naar gekeken?", "What was looked at?")));
  Node outcomes("dl", {{"class", "facts"}});
  for (const Page& page : writing.pages) {
    if (page.topic == Topic::outcome) {
      outcomes.add(Node("dt", {{"class", "facts__term"}},
                        {link(page.file.in(writing.language), writing.in(page.title))}));
      outcomes.add(Node("dd", {{"class", "facts__text"}}, {writing.in(page.outcome->definition)}));
    }
  }
  nodes.push_back(outcomes);
  if (!study.not_studied.empty()) {
    nodes.push_back(heading(2, writing.say("Wat is niet onderzocht?", "What was not studied?")));
    nodes.push_back(paragraph({writing.in(study.not_studied)}));
  }
  return nodes;
}

Nodes groups_page(Writing& writing) {
  const config::Study& study = writing.study;
  Nodes nodes{heading(1, writing.say("De groepen", "The groups"))};
  Node cards("div", {{"class", "cards"}});
  for (const config::Arm& arm : study.arms) {
    Node card("section", {{"class", "card"}}, {heading(2, writing.in(arm.name))});
    if (arm.role == config::Role::control) {
      card.add(Node("p", {{"class", "comparison__badge"}},
                    {Node("span", {{"class", "utrecht-data-badge"}},
                          {writing.say("Vergelijkingsgroep", "Comparison group")})}));
    }
    card.add(paragraph({writing.in(arm.text)}));
    cards.add(card);
  }
  nodes.push_back(cards);
  nodes.push_back(heading(2, writing.say("Wat gold in welke groep?", "Which rules held in which group?")));
  Node head("tr", {{"class", "utrecht-table__row"}}, {column_head(writing.say("Regel", "Rule"))});
  for (const config::Arm& arm : study.arms) {
    head.add(column_head(writing.in(arm.name)));
  }
  Node body("tbody", {{"class", "utrecht-table__body"}});
  rule_row(writing, body, writing.say("Plichten", "Obligations"),
           [&](const config::Arm& arm) { return writing.in(arm.obligations); });
  rule_row(writing, body,
           writing.say("Ontheffing van de plicht om werk te zoeken", "Relieved of the duty to look for work"),
           [&](const config::Arm& arm) { return yes_no(writing, arm.exemption); });
  rule_row(writing, body, writing.say("Meer begeleiding dan gewoon", "More guidance than usual"),
           [&](const config::Arm& arm) { return yes_no(writing, arm.guidance); });
  rule_row(writing, body, writing.say("Mag meer inkomen uit werk houden", "May keep more income from work"),
           [&](const config::Arm& arm) { return yes_no(writing, arm.earnings_release); });
  rule_row(
      writing, body, writing.say("Gesprekken per jaar, volgens plan", "Conversations a year, as planned"),
      [&](const config::Arm& arm) {
        return arm.contacts_per_year ? core::number(*arm.contacts_per_year, writing.language) : std::string();
      });
  rule_row(writing, body, writing.say("Wie neemt het initiatief?", "Who takes the initiative?"),
           [&](const config::Arm& arm) { return writing.in(arm.initiative); });
  nodes.push_back(scrolling_table("regels",
                                  writing.say("De groepen en hun regels, zoals vooraf bepaald.",
                                              "The groups and their rules, as set beforehand."),
                                  {Node("thead", {{"class", "utrecht-table__header"}}, {head}), body}));
  if (safe::find_table(writing.findings, "contrast_delivered") != nullptr) {
    nodes.push_back(heading(2, writing.say("Wat gebeurde er echt?", "What really happened?")));
    nodes.push_back(paragraph(
        {writing.say("Een aanpak kan alleen verschil maken als hij ook is uitgevoerd. Daarom tellen "
                     "we de gesprekken.",
                     "An approach can only make a difference when it was carried out. So we count "
                     "the conversations.")}));
    add_table(nodes, writing, "contrast_delivered");
  }
  return nodes;
}

Nodes participation_page(Writing& writing) {
  Nodes nodes{heading(1, writing.say("Wie deden mee?", "Who took part?")),
              Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
                   {writing.say("Van alle inwoners met bijstand tot de deelnemers die zijn geloot.",
                                "From all residents on assistance to the participants drawn by lot.")})};
  if (const safe::Table* flow = safe::find_table(writing.findings, "flow")) {
    nodes.push_back(heading(2, writing.say("Stap voor stap", "Step by step")));
    nodes.push_back(figure_view(writing, *flow));
  }
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic == "participation" && table.id != "flow") {
      nodes.push_back(heading(2, writing.in(table.title)));
      nodes.push_back(figure_view(writing, table));
    }
  }
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic == "groups" && table.id != "contrast_delivered") {
      nodes.push_back(heading(2, writing.in(table.title)));
      nodes.push_back(
          paragraph({writing.say("Door de loting lijken de groepen op elkaar, op toeval na. Niet-deelnemers "
                                 "kunnen wel anders zijn.",
                                 "Because of the draw the groups are alike, apart from chance. "
                                 "Non-participants may differ.")}));
      nodes.push_back(figure_view(writing, table));
    }
  }
  return nodes;
}

Nodes stock_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("De bijstand in cijfers", "Assistance in figures")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say("Hoeveel inwoners hebben bijstand, hoeveel komen erbij en hoeveel gaan eruit?",
                        "How many residents are on assistance, how many enter and how many leave?")}),
      paragraph(
          {writing.say("Dit is een telling van alle uitkeringen en geen steekproef. Er hoort geen marge bij. "
                       "Een echtpaar is één uitkering en twee personen.",
                       "This counts all benefits and is no sample, so there is no margin. A couple is one "
                       "benefit and two persons.")})};
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic == "stock") {
      nodes.push_back(figure_view(writing, table));
    }
  }
  return nodes;
}

Nodes costs_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Kosten", "Costs")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say("Wat was begroot voor dit onderzoek en voor de begeleiding, en wat is uitgegeven?",
                        "What was planned for this study and for the guidance, and what was spent?")}),
      paragraph({writing.say(
          "Dit zijn bedragen van de gemeente zelf. Wat het experiment op lange termijn oplevert of kost, is "
          "hiermee niet berekend.",
          "These are amounts of the municipality itself. What the trial saves or costs in the long run is "
          "not "
          "computed here.")})};
  bool any = false;
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic == "costs") {
      nodes.push_back(figure_view(writing, table));
      any = true;
    }
  }
  if (!any) {
    nodes.push_back(paragraph(
        {writing.say("Over de kosten zijn nog geen cijfers.", "There are no figures on costs yet.")}));
  }
  return nodes;
}

}  // namespace werkthet::publish::site
