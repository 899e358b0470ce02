#include "publish/site/statements.hpp"

#include "core/text.hpp"
#include "publish/caveats.hpp"
#include "publish/wording.hpp"

#include <algorithm>

namespace werkthet::publish::site {
namespace {

using safe::StatementKind;

struct BlockTexts {
  std::string heading;
  std::string badge;
  std::string explanation;
  std::string modifier;
  std::string_view caveat;
};

BlockTexts texts_of(const Writing& writing, StatementKind kind) {
  switch (kind) {
    case StatementKind::treatment:
      return {
          writing.say("De groepen vergeleken met de gewone begeleiding",
                      "The groups compared with usual guidance"),
          writing.say("Geloot", "Drawn by lot"),
          writing.say("Toeval bepaalde wie in welke groep kwam. Daarom is dit de eerlijkste vergelijking.",
                      "Chance decided who came into which group. That makes this the fairest comparison."),
          "lot", "volunteers"};
    case StatementKind::participation:
      return {
          writing.say("Meedoen vergeleken met niet meedoen", "Taking part compared with not taking part"),
          writing.say("Niet geloot", "Not drawn by lot"),
          writing.say("Hier staan deelnemers met gewone begeleiding naast inwoners die niet meededen.",
                      "Here participants with usual guidance stand beside residents who did not take part."),
          "no-lot", "not_by_lot"};
    case StatementKind::total:
      return {writing.say("De groepen vergeleken met niet-deelnemers",
                          "The groups compared with non-participants"),
              writing.say("Niet geloot", "Not drawn by lot"),
              writing.say(
                  "Dit telt twee dingen op: de aanpak, en het verschil tussen wie wel en wie niet meedeed.",
                  "This adds up two things: the approach, and the difference between who did and did not "
                  "take part."),
              "no-lot", "hawthorne"};
    case StatementKind::change:
      break;
  }
  return {writing.say("Verandering in de tijd", "Change over time"),
          writing.say("Zonder vergelijking", "Without comparison"),
          writing.say("Dit vergelijkt een groep met zichzelf, eerder in het onderzoek.",
                      "This compares a group with itself, earlier in the study."),
          "change", "business_cycle"};
}

int last_horizon(const Statements& statements) {
  int horizon = 0;
  for (const safe::Statement* statement : statements) {
    horizon = std::max(horizon, statement->horizon);
  }
  return horizon;
}

std::string after(const Writing& writing, const safe::Statement& statement) {
  if (statement.horizon <= 0) {
    return {};
  }
  return writing.say(", na ", ", after ") + std::to_string(statement.horizon) +
         writing.say(" maanden", " months");
}

}  // namespace

Statements statements_of(const Writing& writing, StatementKind kind, std::string_view outcome) {
  Statements result;
  for (const safe::Statement& statement : writing.findings.statements()) {
    if (statement.kind == kind && (outcome.empty() || statement.outcome == outcome)) {
      result.push_back(&statement);
    }
  }
  return result;
}

std::string caveat_text(const Writing& writing, std::string_view id) {
  for (const Caveat& caveat : caveats(writing.findings, writing.study)) {
    if (caveat.id == id) {
      return caveat.text.in(writing.language);
    }
  }
  return {};
}

Node light_badge(const Writing& writing, safe::Light light) {
  std::string word;
  std::string modifier;
  switch (light) {
    case safe::Light::green:
      word = writing.say("Groen: bruikbaar", "Green: usable");
      modifier = "green";
      break;
    case safe::Light::amber:
      word = writing.say("Oranje: voorzichtig lezen", "Amber: read with care");
      modifier = "amber";
      break;
    case safe::Light::red:
      word = writing.say("Rood: niet te gebruiken", "Red: not to be used");
      modifier = "red";
      break;
    case safe::Light::none:
      return {"span", {}, {}};
  }
  return {"span", {{"class", "utrecht-data-badge light light--" + modifier}}, {word}};
}

Nodes comparison_block(const Writing& writing, StatementKind kind, const Statements& statements, int level) {
  if (statements.empty()) {
    return {};
  }
  const BlockTexts texts = texts_of(writing, kind);
  Node block("section", {{"class", "comparison comparison--" + texts.modifier}});
  block.add(Node("p", {{"class", "comparison__badge"}},
                 {Node("span", {{"class", "utrecht-data-badge"}}, {texts.badge})}));
  block.add(heading(level, texts.heading));
  block.add(paragraph({texts.explanation}, "small"));
  const safe::Light light = statements.front()->light;
  if (light != safe::Light::none && kind != StatementKind::treatment) {
    block.add(Node("p", {{"class", "comparison__badge"}}, {light_badge(writing, light)}));
  }
  const int last = last_horizon(statements);
  Node earlier("ul", {{"class", "utrecht-unordered-list"}});
  for (const safe::Statement* statement : statements) {
    if (statement->horizon != last) {
      const std::string when = statement->horizon > 0
                                   ? writing.say("Na ", "After ") + std::to_string(statement->horizon) +
                                         writing.say(" maanden. ", " months. ")
                                   : std::string();
      earlier.add(Node("li", {{"class", "utrecht-unordered-list__item"}},
                       {when + row_sentence(*statement, writing.study, writing.language) + "."}));
      continue;
    }
    const Sentence made = sentence(*statement, writing.study, writing.language);
    block.add(heading(level + 1, group_name(writing.study, statement->group, writing.language) +
                                     after(writing, *statement)));
    block.add(paragraph({made.text}));
    if (!made.per_hundred.empty()) {
      block.add(Node("p", {{"class", "utrecht-paragraph per-hundred"}}, {made.per_hundred}));
    }
  }
  if (!earlier.children().empty()) {
    block.add(heading(level + 1, writing.say("Eerder gemeten", "Measured earlier")));
    block.add(earlier);
  }
  const std::string caveat = caveat_text(writing, texts.caveat);
  if (!caveat.empty()) {
    block.add(Node("p", {{"class", "utrecht-paragraph comparison__caveat"}},
                   {strong(writing.say("Let op. ", "Note. ")), caveat}));
  }
  return {block};
}

}  // namespace werkthet::publish::site
