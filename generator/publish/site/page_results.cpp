// Start, the outcomes, the comparison with non-participants and how certain it all is.

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/caveats.hpp"
#include "publish/charts/chart.hpp"
#include "publish/charts/table_part.hpp"
#include "publish/participation_reading.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"
#include "publish/site/statements.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <array>

namespace werkthet::publish::site {
namespace {

using safe::ChartKind;
using safe::StatementKind;

constexpr std::array<StatementKind, 4> kinds{StatementKind::treatment, StatementKind::participation,
                                             StatementKind::total, StatementKind::change};

Statements headlines(const Writing& writing, StatementKind kind) {
  Statements result = statements_of(writing, kind, "");
  std::erase_if(result, [](const safe::Statement* statement) { return !statement->headline; });
  return result;
}

Node no_effects_yet(const Writing& writing) {
  return Node(
      "div", {{"class", "utrecht-alert"}},
      {paragraph({strong(writing.say("Nog geen verschillen. ", "No differences yet. ")),
                  writing.say("Dit is een tussenstand. Vooraf is afgesproken dat we verschillen tussen de "
                              "groepen pas aan het eind noemen. De cijfers per groep staan er wel.",
                              "This is an interim release. It was agreed beforehand that differences between "
                              "the groups are stated only at the end. The figures per group are shown.")})});
}

/// Intervals before lines: the answer first, then how it came about.
const safe::Table* first_chart(const Writing& writing, const std::string& outcome) {
  for (const ChartKind kind : {ChartKind::intervals, ChartKind::waves, ChartKind::lines}) {
    for (const safe::Table& table : writing.findings.tables()) {
      if (table.topic == "outcome:" + outcome && table.chart.kind == kind && charts::has_chart(table)) {
        return &table;
      }
    }
  }
  return nullptr;
}

/// The month that the start page shows: that of the core message, else the last one with a number.
std::string main_month(const Writing& writing, const safe::Table& table, const std::string& outcome) {
  for (const safe::Statement* statement : headlines(writing, StatementKind::treatment)) {
    if (statement->outcome == outcome && statement->horizon > 0) {
      return std::to_string(statement->horizon);
    }
  }
  const auto d = safe::dimension_index(table, "maand");
  std::size_t last = 0;
  for (const safe::Row& row : table.rows) {
    const safe::Cell* cell = safe::find_cell(table, row, table.chart.value);
    if (d && cell != nullptr && cell->is_number()) {
      last = std::max(last, row.codes[*d]);
    }
  }
  return d ? table.dimensions[*d].codes[last].id : std::string();
}

/// The main outcome at its main horizon; the page of the outcome has the rest.
void add_main_chart(Nodes& nodes, Writing& writing) {
  const config::Outcome* primary = writing.study.primary_outcome();
  const safe::Table* table = primary == nullptr ? nullptr : first_chart(writing, primary->id);
  if (table == nullptr) {
    return;
  }
  const auto page = std::find_if(writing.pages.begin(), writing.pages.end(),
                                 [&](const Page& other) { return other.outcome == primary; });
  safe::Table shown = *table;
  if (table->chart.kind == ChartKind::intervals) {
    shown = charts::part_of(*table, "maand", main_month(writing, *table, primary->id));
    if (!charts::has_chart(shown)) {
      shown = *table;
    }
  }
  FigureOptions options;
  options.part = shown.rows.size() < table->rows.size();
  options.more = page->file.in(writing.language);
  options.more_text = writing.say("Alle cijfers over deze uitkomst", "All figures on this outcome");
  nodes.push_back(figure_view(writing, shown, options));
}

std::string follow_up(const Writing& writing) {
  if (!writing.study.release.data_until) {
    return {};
  }
  const std::string open = open_months(writing.findings, writing.study, writing.language);
  return writing.say("Cijfers tot en met ", "Figures up to ") +
         core::long_date(*writing.study.release.data_until, writing.language) + "." +
         (open.empty() ? "" : " " + open);
}

/// The verdict first, the table of what each explanation predicts after it: who stops reading has the answer.
void add_verdict(Nodes& nodes, Writing& writing) {
  const auto verdict = participation_verdict(writing.findings, writing.study, writing.language);
  if (!verdict) {
    return;
  }
  nodes.push_back(heading(
      2, writing.say("Wat kan het verschil verklaren?", "What can explain the difference?"), "verklaring"));
  nodes.push_back(Node("div", {{"class", "utrecht-alert"}},
                       {paragraph({strong(writing.say("Oordeel. ", "Verdict. ") + verdict->title)}),
                        paragraph({verdict->observed + " " + verdict->why +
                                   (verdict->before.empty() ? "" : " " + verdict->before)})}));
  nodes.push_back(paragraph({writing.say(
      "De tabel zet drie verklaringen naast elkaar. Per rij staat wat elke verklaring voorspelt, wat we "
      "zien en waar dat bij past.",
      "The table puts three explanations side by side. Each row shows what each explanation predicts, "
      "what we see and what that fits.")}));
  add_table(nodes, writing, safe::reading_table);
}

}  // namespace

Nodes start_page(Writing& writing) {
  const config::Study& study = writing.study;
  Nodes nodes;
  Node hero("div", {{"class", "hero"}});
  hero.add(Node("p", {{"class", "hero__status"}},
                {Node("span", {{"class", "utrecht-data-badge"}}, {status_text(study, writing.language)}),
                 " " + core::long_date(study.release.date, writing.language) + ". " + follow_up(writing)}));
  hero.add(heading(1, writing.in(study.name)));
  if (!study.question.empty()) {
    hero.add(
        Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}}, {writing.in(study.question)}));
  }
  nodes.push_back(hero);

  nodes.push_back(
      heading(2, writing.say("Het antwoord in twee minuten", "The answer in two minutes"), "antwoord"));
  // The comparison by lot is the answer; the chart that shows it comes right after, then the rest.
  Nodes blocks = comparison_block(writing, StatementKind::treatment,
                                  headlines(writing, StatementKind::treatment), 3, Length::brief);
  Nodes others;
  for (const StatementKind kind :
       {StatementKind::participation, StatementKind::total, StatementKind::change}) {
    for (Node& block : comparison_block(writing, kind, headlines(writing, kind), 3, Length::brief)) {
      others.push_back(std::move(block));
    }
  }
  if (blocks.empty() && others.empty()) {
    blocks.push_back(study.effects_allowed()
                         ? paragraph({writing.say("Er is nog geen uitkomst die we hier kunnen noemen.",
                                                  "There is no result yet that we can state here.")})
                         : no_effects_yet(writing));
  }
  std::move(blocks.begin(), blocks.end(), std::back_inserter(nodes));
  add_main_chart(nodes, writing);
  if (!others.empty()) {
    nodes.push_back(Node("div", {{"class", "comparisons"}}, std::move(others)));
  }
  Node pair("div", {{"class", "pair"}});
  pair.add(Node(
      "section", {{"class", "pair__part"}},
      {heading(2, writing.say("Wat dit wel is", "What this is")),
       unordered({{writing.say("Een proef waarbij is geloot. Toeval bepaalde wie welke begeleiding kreeg.",
                               "A trial with a draw. Chance decided who got which guidance.")},
                  {writing.say("Een vergelijking van groepen, met bij elk cijfer de marge.",
                               "A comparison of groups, with the margin beside every figure.")},
                  {writing.say("Gemaakt uit de administratie en de vragenlijsten van de gemeente.",
                               "Made from the records and questionnaires of the municipality.")}})}));
  std::vector<Nodes> limits;
  for (const char* id : {"volunteers", "small", "provisional"}) {
    if (const std::string text = caveat_text(writing, id); !text.empty()) {
      limits.push_back({text});
    }
  }
  if (!study.not_studied.empty()) {
    limits.push_back({writing.say("Niet onderzocht: ", "Not studied: ") + writing.in(study.not_studied)});
  }
  limits.push_back({writing.say("Geen uitspraak over een persoon of over een andere gemeente.",
                                "No statement about a person or about another municipality.")});
  pair.add(
      Node("section", {{"class", "pair__part"}},
           {heading(2, writing.say("Wat dit niet is", "What this is not")), unordered(std::move(limits))}));
  nodes.push_back(pair);

  nodes.push_back(
      heading(2, writing.say("Wat betekent niet significant?", "What does not significant mean?")));
  nodes.push_back(
      Node("div", {{"class", "utrecht-alert"}},
           {paragraph({significance_box(study, false, writing.language)}),
            paragraph({link(file_of(writing.pages, Topic::certainty, writing.language),
                            writing.say("Lees meer over hoe zeker dit is", "Read more about certainty"))})}));
  return nodes;
}

Nodes outcome_page(Writing& writing, const config::Outcome& outcome) {
  Nodes nodes{
      heading(1, writing.in(outcome.label)),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}}, {writing.in(outcome.definition)})};
  const std::string topic = "outcome:" + outcome.id;
  Nodes levels;
  Nodes forests;
  Nodes others;
  const safe::Table* first = first_chart(writing, outcome.id);
  if (first != nullptr) {
    levels.push_back(figure_view(writing, *first));
  }
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic != topic || &table == first || table.chart.kind == ChartKind::forest) {
      continue;
    }
    const bool level = table.chart.kind == ChartKind::lines || table.chart.kind == ChartKind::intervals ||
                       table.chart.kind == ChartKind::waves || table.chart.kind == ChartKind::stacked ||
                       table.id == outcome.id;
    (level ? levels : others).push_back(figure_view(writing, table));
  }
  Statements not_by_lot = statements_of(writing, StatementKind::participation, outcome.id);
  for (const safe::Statement* statement : statements_of(writing, StatementKind::total, outcome.id)) {
    not_by_lot.push_back(statement);
  }
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic != topic || table.chart.kind != ChartKind::forest) {
      continue;
    }
    if (all_red(not_by_lot) && safe::dimension_index(table, "vergelijking")) {
      // At a red light no difference is stated, so none is drawn either; who wants to check finds the table.
      FigureOptions options;
      options.part = true;
      forests.push_back(figure_view(writing, charts::part_of(table, "vergelijking", "treatment"), options));
      others.push_back(appendix_view(writing, table));
    } else {
      forests.push_back(figure_view(writing, table));
    }
  }
  nodes.push_back(
      heading(2, writing.say("Hoe ging het per groep?", "How did each group fare?"), "per-groep"));
  if (levels.empty()) {
    nodes.push_back(paragraph({writing.say("Over deze uitkomst zijn nog geen cijfers.",
                                           "There are no figures on this outcome yet.")}));
  }
  std::move(levels.begin(), levels.end(), std::back_inserter(nodes));

  nodes.push_back(
      heading(2, writing.say("Wat zeggen de verschillen?", "What do the differences say?"), "verschillen"));
  bool any = false;
  for (const StatementKind kind : kinds) {
    for (Node& block : comparison_block(writing, kind, statements_of(writing, kind, outcome.id), 3)) {
      nodes.push_back(std::move(block));
      any = any || kind != StatementKind::change;
    }
  }
  if (!any) {
    nodes.push_back(writing.study.effects_allowed()
                        ? paragraph({writing.say("Voor deze uitkomst noemen we geen verschillen.",
                                                 "We state no differences for this outcome.")})
                        : no_effects_yet(writing));
  }
  std::move(forests.begin(), forests.end(), std::back_inserter(nodes));
  if (!others.empty()) {
    nodes.push_back(heading(2, writing.say("Meer cijfers", "More figures"), "meer-cijfers"));
    std::move(others.begin(), others.end(), std::back_inserter(nodes));
  }
  return nodes;
}

Nodes comparison_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Vergelijking met niet-deelnemers", "Comparison with non-participants")),
      Node(
          "p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
          {writing.say("Niet iedereen deed mee. We vergelijken deelnemers ook met inwoners die dezelfde "
                       "uitkering hadden maar niet meededen.",
                       "Not everyone took part. We also compare participants with residents who had the same "
                       "benefit but did not take part.")}),
      paragraph(
          {writing.say("Hier is niet geloot: mensen kozen zelf. We wegen de niet-deelnemers zo, dat zij "
                       "op de deelnemers lijken in de kenmerken die we kennen. Kenmerken die we niet "
                       "kennen, kunnen nog verschillen.",
                       "This was not drawn by lot: people chose. We weight the non-participants so that "
                       "they resemble the participants in what we know of them. What we do not know may "
                       "still differ.")})};
  safe::Light light = safe::Light::none;
  for (const safe::Statement& statement : writing.findings.statements()) {
    if (statement.kind == StatementKind::participation || statement.kind == StatementKind::total) {
      light = std::max(light, statement.light);  // the most careful of them
    }
  }
  nodes.push_back(heading(2, writing.say("Is de vergelijking bruikbaar?", "Is the comparison usable?")));
  if (light != safe::Light::none) {
    nodes.push_back(Node("p", {{"class", "utrecht-paragraph"}}, {light_badge(writing, light)}));
  }
  nodes.push_back(
      unordered({{writing.say("Groen: de toetsen zijn in orde. De vergelijking is bruikbaar.",
                              "Green: the checks are fine. The comparison is usable.")},
                 {writing.say("Oranje: een toets is twijfelachtig. Lees de cijfers voorzichtig.",
                              "Amber: a check is doubtful. Read the figures with care.")},
                 {writing.say("Rood: de groepen zijn te verschillend. We noemen dan geen verschil.",
                              "Red: the groups differ too much. We then state no difference.")}}));
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic == "comparison" && table.id != safe::reading_table) {
      nodes.push_back(figure_view(writing, table));
    }
  }
  add_verdict(nodes, writing);
  if (const config::Outcome* primary = writing.study.primary_outcome()) {
    const Statements participation = statements_of(writing, StatementKind::participation, primary->id);
    const Statements total = statements_of(writing, StatementKind::total, primary->id);
    if (!participation.empty() || !total.empty()) {
      nodes.push_back(heading(2, writing.in(primary->label)));
    }
    for (Node& block : comparison_block(writing, StatementKind::participation, participation, 3)) {
      nodes.push_back(std::move(block));
    }
    for (Node& block : comparison_block(writing, StatementKind::total, total, 3)) {
      nodes.push_back(std::move(block));
    }
  }
  return nodes;
}

Nodes certainty_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Hoe zeker is dit?", "How certain is this?")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say("Elk cijfer in dit onderzoek is een schatting. De marge zegt hoe precies die is.",
                        "Every figure in this study is an estimate. The margin says how precise it is.")}),
      heading(2, writing.say("De marge", "The margin")),
      paragraph(
          {writing.say("Bij elk cijfer staat een marge (95%). Stel dat je het onderzoek heel vaak overdoet. Dan "
                       "ligt het echte cijfer in ongeveer 95 van de 100 keer binnen de marge. Een smalle "
                       "marge is precies, een brede marge niet.",
                       "Every figure has a margin (95%). If the study were repeated many times, the real "
                       "figure would lie inside the margin in about 95 of 100 times. A narrow margin is "
                       "precise, a wide one is not.")})};
  nodes.push_back(
      heading(2, writing.say("Wat betekent niet significant?", "What does not significant mean?")));
  nodes.push_back(Node("div", {{"class", "utrecht-alert"}},
                       {paragraph({significance_box(writing.study, true, writing.language)})}));
  nodes.push_back(heading(2, writing.say("Waren er genoeg deelnemers?", "Were there enough participants?")));
  for (const safe::Table& table : writing.findings.tables()) {
    if (table.topic == "certainty") {
      nodes.push_back(figure_view(writing, table));
    }
  }
  add_interim(nodes, writing);
  if (const std::string further = file_of(writing.pages, Topic::further, writing.language); !further.empty()) {
    nodes.push_back(heading(2, writing.say("Verdieping", "Further analyses"), "verdieping"));
    nodes.push_back(paragraph({writing.say("Houdt het verschil stand als je er anders naar kijkt? ",
                                           "Does the difference hold when one looks at it otherwise? "),
                               link(further, writing.say("Bekijk de verdere analyses", "See the further analyses")),
                               "."}));
  }
  nodes.push_back(heading(2, writing.say("Kanttekeningen", "Caveats"), "kanttekeningen"));
  std::vector<Nodes> items;
  for (const Caveat& caveat : caveats(writing.findings, writing.study)) {
    items.push_back({caveat.text.in(writing.language)});
  }
  nodes.push_back(unordered(std::move(items)));
  return nodes;
}

}  // namespace werkthet::publish::site
