#include "publish/site/statements.hpp"

#include "core/text.hpp"
#include "publish/caveats.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <set>

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
          writing.say("De groepen vergeleken met de controlegroep",
                      "The groups compared with the control group"),
          writing.say("Geloot", "Drawn by lot"),
          writing.say("Toeval bepaalde wie in welke groep kwam. Daarom is dit de eerlijkste vergelijking.",
                      "Chance decided who came into which group. That makes this the fairest comparison."),
          "lot", "volunteers"};
    case StatementKind::participation:
      return {writing.say("Meedoen vergeleken met niet meedoen", "Taking part compared with not taking part"),
              writing.say("Niet geloot", "Not drawn by lot"),
              writing.say("Hier staat de controlegroep naast inwoners die niet meededen.",
                          "Here the control group stands beside residents who did not take part."),
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

/// Full sentences for the last horizon, the groups beside each other where there is room; a line for earlier
/// ones.
void add_sentences(Node& block, const Writing& writing, const Statements& statements, int level,
                   Length length) {
  const int last = last_horizon(statements);
  Node groups("div", {{"class", "comparison__groups"}});
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
    Node group("div", {{"class", "comparison__group"}});
    group.add(heading(level + 1, group_name(writing.study, statement->group, writing.language) +
                                     after(writing, *statement)));
    group.add(paragraph({made.text}));
    if (!made.per_hundred.empty() && length == Length::full) {
      group.add(Node("p", {{"class", "utrecht-paragraph per-hundred"}}, {made.per_hundred}));
    }
    groups.add(group);
  }
  block.add(groups);
  if (!earlier.children().empty()) {
    block.add(heading(level + 1, writing.say("Eerder gemeten", "Measured earlier")));
    block.add(earlier);
  }
}

/// "Dit geldt voor alle metingen: na 6, 12 en 18 maanden." Nothing for one horizon.
Nodes all_horizons(const Writing& writing, const Statements& statements) {
  std::set<int> horizons;
  for (const safe::Statement* statement : statements) {
    if (statement->horizon > 0) {
      horizons.insert(statement->horizon);
    }
  }
  if (horizons.size() < 2) {
    return {};
  }
  std::string list;
  for (const int horizon : horizons) {
    list += list.empty()                    ? ""
            : horizon == *horizons.rbegin() ? writing.say(" en ", " and ")
                                            : std::string(", ");
    list += std::to_string(horizon);
  }
  return {paragraph({writing.say("Dit geldt voor alle momenten: na ", "This holds for all moments: after ") +
                     list + writing.say(" maanden.", " months.")})};
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

bool all_red(const Statements& statements) {
  return !statements.empty() &&
         std::all_of(statements.begin(), statements.end(), [](const safe::Statement* statement) {
           return statement->kind != StatementKind::treatment && statement->light == safe::Light::red;
         });
}

Nodes comparison_block(const Writing& writing, StatementKind kind, const Statements& statements, int level,
                       Length length) {
  if (statements.empty()) {
    return {};
  }
  const BlockTexts texts = texts_of(writing, kind);
  Node block("section", {{"class", "comparison comparison--" + texts.modifier}});
  Node badges("p", {{"class", "comparison__badge"}},
              {Node("span", {{"class", "utrecht-data-badge"}}, {texts.badge})});
  const safe::Light light = statements.front()->light;
  if (light != safe::Light::none && kind != StatementKind::treatment) {
    badges.add(" ");
    badges.add(light_badge(writing, light));
  }
  block.add(badges);
  const bool faded = std::any_of(statements.begin(), statements.end(),
                                 [](const safe::Statement* statement) { return statement->contrast_faded; });
  block.add(
      heading(level, faded ? texts.heading + writing.say(": effect van het overgebleven verschil in aanpak",
                                                         ": effect of the remaining contrast")
                           : texts.heading));
  block.add(paragraph({texts.explanation}, "small"));
  const bool red = all_red(statements);
  if (red) {
    block.add(paragraph({red_light_text(statements, writing.study, writing.language)}));
    block.add(all_horizons(writing, statements));
  } else {
    add_sentences(block, writing, statements, level, length);
  }
  const std::string caveat = caveat_text(writing, texts.caveat);
  if (red && length == Length::brief) {
    const std::string page = file_of(writing.pages, Topic::comparison, writing.language);
    if (!page.empty()) {
      block.add(paragraph({link(page, kind == StatementKind::participation
                                          ? writing.say("Meer over meedoen en niet meedoen",
                                                        "More on taking part and not taking part")
                                          : writing.say("Meer over de vergelijking met niet-deelnemers",
                                                        "More on the comparison with non-participants"))}));
    }
  } else if (!caveat.empty()) {
    block.add(Node("p", {{"class", "utrecht-paragraph comparison__caveat"}},
                   {strong(writing.say("Let op. ", "Note. ")), caveat}));
  }
  return {block};
}

}  // namespace werkthet::publish::site
