// When what happens, and what participants tell. Both come from the study file and hold no figure.

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/site/page.hpp"

#include <optional>
#include <string>

namespace werkthet::publish::site {
namespace {

void fact(Node& list, const std::string& term, const std::string& text) {
  list.add(Node("dt", {{"class", "facts__term"}}, {term}));
  list.add(Node("dd", {{"class", "facts__text"}}, {text}));
}

/// Free text of the study, which is Dutch on English pages too.
Node free_cell(const Writing& writing, const std::string& text, bool names_row) {
  Attributes attributes;
  if (names_row) {
    attributes = {{"scope", "row"}, {"class", "utrecht-table__row-header"}};
  } else {
    attributes = {{"class", "utrecht-table__cell"}};
  }
  if (writing.language != core::Language::nl && !text.empty()) {
    attributes.emplace_back("lang", "nl");
  }
  return {names_row ? "th" : "td",
          std::move(attributes),
          {text.empty() ? writing.say("nog niet bekend", "not known yet") : text}};
}

Node steps_table(const Writing& writing) {
  Node head("tr", {{"class", "utrecht-table__row"}});
  for (const std::string& word :
       {writing.say("Wat", "What"), writing.say("Wie", "Who"), writing.say("Wanneer", "When")}) {
    head.add(column_head(word));
  }
  Node body("tbody", {{"class", "utrecht-table__body"}});
  for (const config::Memo::NextStep& step : writing.study.memo.next_steps) {
    body.add(Node("tr", {{"class", "utrecht-table__row"}},
                  {free_cell(writing, step.what, true), free_cell(writing, step.who, false),
                   free_cell(writing, step.when, false)}));
  }
  return scrolling_table(
      "stappen", writing.say("De volgende stappen.", "The next steps."),
      {Node("thead", {{"class", "utrecht-table__header"}}, {std::move(head)}), std::move(body)});
}

}  // namespace

Nodes planning_page(Writing& writing) {
  const config::Study& study = writing.study;
  const auto day = [&](const core::Date& date) { return core::long_date(date, writing.language); };
  Nodes nodes{heading(1, "Planning"),
              Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
                   {writing.say("Wat is er gebeurd, en wat komt er nog?",
                                "What has happened, and what is to come?")}),
              heading(2, writing.say("Het onderzoek", "The study"))};
  Node dates("dl", {{"class", "facts"}});
  if (study.plan.fixed_on) {
    fact(dates, writing.say("Plan van analyse vastgelegd", "Plan of analysis fixed"),
         day(*study.plan.fixed_on));
  }
  fact(dates, writing.say("Start", "Start"), day(study.start));
  fact(dates, writing.say("Einde", "End"), day(study.end));
  if (study.run_out_until > study.end) {
    fact(dates, writing.say("Daarna nog gevolgd tot en met", "Followed after that until"),
         day(study.run_out_until));
  }
  nodes.push_back(std::move(dates));
  if (!study.waves.empty()) {
    nodes.push_back(heading(2, writing.say("De vragenlijsten", "The questionnaires")));
    nodes.push_back(paragraph({writing.say("De maanden tellen vanaf de start van elke deelnemer.",
                                           "Months count from the start of each participant.")}));
    Node waves("dl", {{"class", "facts"}});
    for (const config::Wave& wave : study.waves) {
      fact(waves, writing.in(wave.name),
           writing.say("Maand ", "Month ") + core::number(wave.month, writing.language));
    }
    nodes.push_back(std::move(waves));
  }
  nodes.push_back(heading(2, writing.say("De uitgaven", "The releases")));
  Node releases("dl", {{"class", "facts"}});
  fact(releases, writing.say("Deze uitgave", "This release"),
       day(study.release.date) + ", " + status_in_sentence(writing));
  if (study.release.data_until) {
    fact(releases, writing.say("Cijfers tot en met", "Figures up to"), day(*study.release.data_until));
  }
  fact(releases, writing.say("Volgende uitgave", "Next release"),
       study.site.next_release ? day(*study.site.next_release)
       : study.release.kind == config::ReleaseKind::final
           ? writing.say("Dit is het eindbericht", "This is the closing report")
           : writing.say("Nog niet bekend", "Not known yet"));
  nodes.push_back(std::move(releases));
  if (!study.memo.next_steps.empty()) {
    nodes.push_back(heading(2, writing.say("De volgende stappen", "The next steps"), "stappen"));
    nodes.push_back(steps_table(writing));
  }
  return nodes;
}

Nodes stories_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Verhalen", "Stories")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say("Wat deelnemers zelf vertellen. Zij stemden in met deze tekst.",
                        "What participants tell themselves. They agreed to this text.")}),
      Node("div", {{"class", "utrecht-alert"}},
           {paragraph({strong(writing.say("Een verhaal is van één mens. ", "A story is of one person. ")),
                       writing.say("Het zegt niet hoe het anderen ging. De cijfers over alle deelnemers "
                                   "staan bij de uitkomsten.",
                                   "It does not tell how others fared. The figures on all participants are "
                                   "with the results.")})})};
  for (const config::Story& story : writing.study.stories) {
    // Without a translation the story is Dutch, its title too, and says so to a screen reader.
    const core::Language language = story.text.en.empty() ? core::Language::nl : writing.language;
    Attributes attributes{{"class", "story"}};
    if (language != writing.language) {
      attributes.emplace_back("lang", "nl");
    }
    Node section("section", std::move(attributes), {heading(2, story.title.in(language))});
    for (const std::string_view line : core::split(story.text.in(language), '\n')) {
      if (!core::trimmed(line).empty()) {
        section.add(paragraph({std::string(core::trimmed(line))}));
      }
    }
    nodes.push_back(std::move(section));
  }
  return nodes;
}

}  // namespace werkthet::publish::site
