#pragma once
// Checked tables of every kind of chart for any number of groups, with long Dutch names or hidden groups on
// request: what a drawing has to stand. Shaped as findings makes them; every number is invented.

#include "safe/difference_class.hpp"
#include "support/sample_findings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::test_support {

/// The sample study with so many experimental groups and one control group.
inline config::Study study_with_groups(std::size_t experiments, bool long_names) {
  config::Study study = sample_study();
  const config::Arm control = study.arms.back();
  const config::Arm pattern = study.arms.front();
  study.arms.clear();
  for (std::size_t i = 0; i < experiments; ++i) {
    config::Arm arm = pattern;
    const std::string number = std::to_string(i + 1);
    arm.id = "groep_" + number;
    arm.name = long_names ? core::Bilingual{"Zelfverantwoordelijkheidsbevorderende aanpak met "
                                            "maatwerkondersteuningsbudget " + number,
                                            "Approach that furthers responsibility, with an individual budget " + number}
                          : core::Bilingual{"Aanpak " + number, "Approach " + number};
    study.arms.push_back(std::move(arm));
  }
  study.arms.push_back(control);
  if (long_names) {
    study.arms.back().name = {
        "Gewone begeleiding volgens de Participatiewet zoals iedereen in de bijstand die krijgt",
        "Usual guidance under the Participation Act as everybody on assistance gets it"};
    study.outcomes.front().label = {
        "Uitstroom uit de bijstand naar betaald werk zonder terugkeer binnen dertig dagen",
        "Left social assistance for paid work without a return within thirty days"};
  }
  return study;
}

namespace sample {

/// One cell, or a hidden one when the group is to be hidden.
inline Cell of_group(const config::Study& study, std::size_t group, const std::string& hide, Cell cell) {
  return group < study.arms.size() && study.arms[group].id == hide ? hidden() : cell;
}

inline safe::Table steps_chart() {
  safe::Table table = flow(true);
  table.dimensions.front().codes.insert(table.dimensions.front().codes.begin() + 5,
                                        {"declined", {"Wilden niet meedoen", "Did not want to take part"}});
  for (safe::Row& line : table.rows) {
    line.codes.front() += line.codes.front() >= 5 ? 1U : 0U;
  }
  table.rows.insert(table.rows.begin() + 5, row({5}, {hidden()}));
  table.chart = {safe::ChartKind::flow, "stap", "", "n", "", "", table.title};
  return table;
}

inline safe::Table groups_chart(const config::Study& study, const std::string& hide) {
  safe::Table table;
  table.id = "flow_arms";
  table.topic = "participation";
  table.title = {"Wat gebeurde er na de loting?", "What happened after the lottery?"};
  table.statistic = {"Aantal personen per groep", "Number of persons per group"};
  table.source = source();
  table.dimensions = {groups(study, false)};
  table.columns = {column("n", "Geloot", "Drawn", Unit::count),
                   column("started", "Gestart", "Started", Unit::count),
                   column("refused", "Geweigerd na de loting", "Refused after the lottery", Unit::count),
                   column("stopped", "Gestopt", "Stopped", Unit::count)};
  for (std::size_t g = 0; g < study.arms.size(); ++g) {
    const auto size = 150.0 + static_cast<double>(g);
    const auto cell = [&](double n) { return of_group(study, g, hide, num(n)); };
    table.rows.push_back(row({g}, {num(size), cell(140), cell(10), cell(20)}));
  }
  table.chart = {safe::ChartKind::flow, "groep", "", "n", "", "", table.title};
  return table;
}

inline safe::Table parts_chart(const config::Study& study, const std::string& light,
                               const std::string& hide) {
  safe::Table table;
  table.id = "decomposition";
  table.topic = "comparison";
  table.title = {"Aanpak, meedoen en beide samen", "Approach, taking part and both together"};
  table.statistic = {"Verschil in procentpunten, geteld in personen, met marge (95%)",
                     "Difference in percentage points, counted in persons, with margin (95%)"};
  table.source = source();
  table.dimensions = {comparisons(),
                      groups(study, false),
                      {"stoplicht",
                       {"Stoplicht", "Stop-light"},
                       {{"none", {"niet nodig: geloot", "not needed: drawn by lot"}},
                        {"green", {"groen: bruikbaar", "green: usable"}},
                        {"amber", {"oranje: voorzichtig lezen", "amber: read with care"}},
                        {"red", {"rood: niet te gebruiken", "red: not to be used"}}}}};
  table.columns = {column("difference", "Verschil", "Difference", Unit::points),
                   column("low", "Marge (95%) van", "Margin (95%) from", Unit::points),
                   column("high", "Marge (95%) tot", "Margin (95%) to", Unit::points)};
  const std::size_t control = study.control();
  const std::size_t code = light == "green" ? 1U : light == "amber" ? 2U : 3U;
  const auto add = [&](std::size_t kind, std::size_t group, double d) {
    std::vector<Cell> cells{num(d), num(d - 9), num(d + 9)};
    if (kind > 0 && light == "red") {
      cells = {words("niet genoemd", "not stated"), TestForge::not_applicable(), TestForge::not_applicable()};
    } else if (study.arms[group].id == hide) {
      cells = {hidden(), hidden(), hidden()};
    }
    table.rows.push_back(row({kind, group, kind == 0 ? 0 : code}, std::move(cells)));
  };
  for (const std::size_t kind : {0U, 1U, 2U}) {
    for (std::size_t g = 0; g < study.arms.size(); ++g) {
      if ((kind == 1) == (g == control)) {
        add(kind, g, 3.0 + 4.0 * static_cast<double>(kind) - 2.0 * static_cast<double>(g));
      }
    }
  }
  table.chart = {safe::ChartKind::parts, "groep", "vergelijking", "difference", "low", "high", table.title};
  return table;
}

inline safe::Table balance_chart(const config::Study& study, const std::string& hide) {
  safe::Table table = balance(study);
  table.rows.clear();
  table.dimensions = {table.dimensions.front(), groups(study, true)};
  table.columns = {
      column("difference", "Verschil met de controlegroep", "Difference from the control group", Unit::text)};
  const std::size_t control = study.control();
  for (std::size_t k = 0; k < table.dimensions[0].codes.size(); ++k) {
    for (std::size_t g = 0; g < table.dimensions[1].codes.size(); ++g) {
      const double difference = g == study.arms.size() ? 0.3 : k == 2 && g == 0 ? 0.15 : 0.02;
      const Cell said = TestForge::text(safe::difference_words(safe::difference_class(difference)));
      const bool unknown = g < study.arms.size() && study.arms[g].id == hide;
      table.rows.push_back(row({k, g}, {g == control ? TestForge::not_applicable()
                                        : unknown    ? words("niet te bepalen", "not available")
                                                     : said}));
    }
  }
  table.chart = {safe::ChartKind::balance, "kenmerk", "groep", "difference", "", "", table.title};
  return table;
}

inline safe::Table ladder_chart(const config::Study& study, const std::string& hide) {
  safe::Table table;
  table.id = "ladder_steps";
  table.topic = "outcome:ladder";
  table.title = {"Op welke trede staan mensen?", "On which step are people?"};
  table.statistic = {"Aandeel van alle gelote personen per groep, in procenten",
                     "Share of all persons drawn per group, in per cent"};
  table.source = source();
  safe::Dimension steps{"trede", {"Trede", "Step"}, {}};
  for (const char* name :
       {"1. Geïsoleerd", "2. Sociale contacten buitenshuis", "3. Deelname aan georganiseerde activiteiten",
        "4. Onbetaald werk", "5. Betaald werk met ondersteuning", "6. Betaald werk", "Niet bekend"}) {
    const bool known = std::string_view(name) != "Niet bekend";
    steps.codes.push_back({known ? std::to_string(steps.codes.size() + 1) : "onbekend", {name, std::string("Step ") + name}});
  }
  table.dimensions = {
      groups(study, false),
      {"moment",
       {"Moment", "Moment"},
       {{"0", {"Bij de start", "At the start"}}, {"24", {"Na 24 maanden", "After 24 months"}}}},
      steps};
  table.columns = {column("n", "Aantal", "Number", Unit::count, true),
                   column("share", "Aandeel", "Share", Unit::percent)};
  const std::array<std::array<double, 7>, 2> shares{{{7, 30, 33, 15, 8, 0, 7}, {6, 20, 27, 20, 12, 9, 7}}};
  for (std::size_t g = 0; g < study.arms.size(); ++g) {
    for (std::size_t m = 0; m < 2; ++m) {
      for (std::size_t s = 0; s < 7; ++s) {
        const double share = shares.at(m).at(s);
        table.rows.push_back(row(
            {g, m, s}, {of_group(study, g, hide, num(share * 1.5)), of_group(study, g, hide, num(share))}));
      }
    }
  }
  table.chart = {safe::ChartKind::stacked, "groep", "trede", "share", "", "", table.title};
  return table;
}

inline safe::Table statements_chart(const config::Study& study, const std::string& hide) {
  safe::Table table;
  table.id = "capacity_statements";
  table.topic = "outcome:capacity";
  table.title = {"Draagkracht: antwoorden op stellingen", "Capacity: answers to statements"};
  table.statistic = {"Aandeel per groep en meting, in procenten van wie antwoord gaf",
                     "Share per group and wave, in per cent of those who answered"};
  table.source = source();
  table.dimensions = {{"stelling",
                       {"Stelling", "Statement"},
                       {{"d1", {"Ik kan goed omgaan met tegenslag.", "I cope well with setbacks."}},
                        {"d2",
                         {"Als de gemeente mij een brief stuurt over mijn uitkering of over het experiment, "
                          "dan begrijp ik meestal "
                          "meteen wat er van mij wordt verwacht en bij wie ik terechtkan met vragen.",
                          "When the municipality sends me a letter about my benefit or about the experiment, "
                          "I mostly understand at "
                          "once what is expected of me and whom I can ask."}}}},
                      groups(study, false),
                      {"meting",
                       {"Meting", "Wave"},
                       {{"t0", {"Nulmeting", "Baseline"}}, {"t2", {"Eindmeting", "Final measurement"}}}},
                      {"antwoord",
                       {"Antwoord", "Answer"},
                       {{"laag", {"Oneens", "Disagree"}},
                        {"midden", {"Niet eens en niet oneens", "Neither agree nor disagree"}},
                        {"hoog", {"Eens", "Agree"}},
                        {"geen_antwoord", {"Geen antwoord", "No answer"}}}}};
  table.columns = {
      column("n", "Aantal", "Number", Unit::count, true),
      column("share", "Aandeel van wie antwoordde", "Share of those who answered", Unit::percent)};
  const std::array<std::array<double, 3>, 4> shares{{{31, 23, 46}, {7, 62, 31}, {0, 0, 100}, {62, 36, 2}}};
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t g = 0; g < study.arms.size(); ++g) {
      for (std::size_t m = 0; m < 2; ++m) {
        for (std::size_t a = 0; a < 4; ++a) {
          const double share = a < 3 ? shares.at(2 * s + m).at(a) : 0.0;
          table.rows.push_back(row(
              {s, g, m, a}, {of_group(study, g, hide, num(a < 3 ? share : 20)),
                             a < 3 ? of_group(study, g, hide, num(share)) : TestForge::not_applicable()}));
        }
      }
    }
  }
  table.chart = {safe::ChartKind::stacked, "groep", "antwoord", "share", "", "", table.title};
  return table;
}

inline safe::Table costs_chart() {
  safe::Table table;
  table.id = "costs";
  table.topic = "costs";
  table.title = {"Kosten van het experiment", "Costs of the experiment"};
  table.statistic = {"Euro per post: begroot, uitgegeven en het verschil",
                     "Euros per item: planned, spent, difference"};
  table.source = source();
  table.dimensions = {
      {"post",
       {"Post", "Item"},
       {{"onderzoek", {"Onderzoek en metingen", "Research and measurements"}},
        {"begeleiding",
         {"Begeleiding door klantmanagers met een kleinere caseload in de tweede experimentgroep",
          "Guidance by caseworkers with a smaller caseload in the second group"}},
        {"ict", {"Aanpassing van het cliëntvolgsysteem", "Change of the client system"}},
        {"Totaal", {"Totaal", "Total"}}}}};
  table.columns = {column("planned", "Begroot", "Planned", Unit::euro),
                   column("spent", "Uitgegeven", "Spent", Unit::euro),
                   column("difference", "Verschil", "Difference", Unit::euro)};
  table.rows = {row({0}, {num(60000), num(72500), num(12500)}),
                row({1}, {num(185000), num(171000), num(-14000)}),
                row({2}, {words("niet geraamd", "not estimated"), num(8200), TestForge::not_applicable()}),
                row({3}, {num(245000), num(251700), num(6700)})};
  table.chart = {safe::ChartKind::costs, "post", "", "planned", "", "", table.title};
  return table;
}

/// Levels per municipality: the first one is the study's own.
inline safe::Table towns_chart(const config::Study& study, std::size_t towns) {
  safe::Table table;
  table.id = "synthesis_levels_of_work";
  table.topic = "synthesis:work";
  table.title = {"Uitstroom naar werk, per gemeente en groep", "Left for work, by municipality and group"};
  table.statistic = {"Aandeel van de deelnemers, in procenten", "Share of participants, in per cent"};
  table.source = source();
  safe::Dimension names{"gemeente",
                        {"Gemeente", "Municipality"},
                        {{study.municipality_code, {study.municipality, study.municipality}}}};
  for (std::size_t i = 1; i < towns; ++i) {
    const std::string name =
        i == 1 ? "Samenwerkingsverband Noordwestelijke Veenkoloniën" : "Gemeente " + std::to_string(i + 1);
    names.codes.push_back({"900" + std::to_string(i), {name, name}});
  }
  table.dimensions = {names,
                      {"groep",
                       {"Groep", "Group"},
                       {{"controle", {"Controlegroep", "Control group"}},
                        {"ontheffing", {"Ontheffing van plichten, met eigen regie", "Relieved of duties"}},
                        {"begeleiding", {"Intensieve begeleiding", "Intensive guidance"}}}}};
  table.columns = {column("share", "Aandeel", "Share", Unit::percent)};
  for (std::size_t t = 0; t < towns; ++t) {
    for (std::size_t g = 0; g < 3; ++g) {
      table.rows.push_back(
          row({t, g}, {t == 2 && g == 1 ? missing("niet openbaar", "not public")
                                        : num(17.0 + 3.0 * static_cast<double>((t + g) % 4))}));
    }
  }
  table.chart = {safe::ChartKind::towns, "gemeente", "groep", "share", "", "", table.title};
  return table;
}

/// Shares and differences of the main outcome for any number of groups; the course has the numbers below it.
inline safe::Table course_chart(const config::Study& study, const std::string& hide) {
  std::vector<int> every;
  for (int month = 3; month <= 24; ++month) {
    every.push_back(month);
  }
  safe::Table table = shares(study, study.outcomes.front(), every, true, false);
  table.rows.clear();
  table.columns.push_back(
      column("not_yet", "Nog zonder deze uitkomst", "Not yet with this outcome", Unit::count));
  for (std::size_t g = 0; g < table.dimensions[0].codes.size(); ++g) {
    const double n = g == study.arms.size() ? 1300.0 : 157.0;
    for (std::size_t m = 0; m < every.size(); ++m) {
      std::vector<Cell> cells = share_cells(exit_share(std::min<std::size_t>(g, 3), every[m]), n, false);
      cells.push_back(cells[1].is_number() ? num(n - cells[1].value()) : hidden());
      for (std::size_t c = 1; c < cells.size(); ++c) {
        cells[c] = of_group(study, g, hide, cells[c]);
      }
      table.rows.push_back(row({g, m}, std::move(cells)));
    }
  }
  return table;
}

inline safe::Table levels_chart(const config::Study& study, const std::string& hide) {
  safe::Table table = course_chart(study, hide);
  const config::Outcome& outcome = study.outcomes.front();
  table.id = outcome.id;
  table.title = outcome.label;
  std::erase_if(table.rows, [](const safe::Row& line) { return line.codes[1] != 9 && line.codes[1] != 21; });
  table.columns.pop_back();
  for (safe::Row& line : table.rows) {
    line.cells.pop_back();
  }
  table.chart = {safe::ChartKind::intervals, "groep", "maand", "share", "low", "high", table.title};
  return table;
}

inline safe::Table waves_chart(const config::Study& study, const std::string& hide) {
  safe::Table table = scale_table(sample_study(), study.outcomes.at(2), false, false);
  table.dimensions.front() = groups(study, false);
  table.rows.clear();
  for (std::size_t g = 0; g < study.arms.size(); ++g) {
    for (std::size_t w = 0; w < 3; ++w) {
      const double mean = 3.1 + 0.1 * static_cast<double>((g + w) % 4);
      std::vector<Cell> cells{num(90), num(mean, 1), num(mean - 0.2, 1), num(mean + 0.2, 1)};
      for (Cell& cell : cells) {
        cell = of_group(study, g, hide, cell);
      }
      table.rows.push_back(row({g, w}, std::move(cells)));
    }
  }
  return table;
}

/// Did the groups differ in treatment: contacts per quarter, without margins.
inline safe::Table contacts_chart(const config::Study& study, const std::string& hide) {
  safe::Table table = contrast_delivered(study);
  const std::size_t quarters = table.dimensions[1].codes.size();
  table.rows.clear();
  for (std::size_t g = 0; g < study.arms.size(); ++g) {
    for (std::size_t q = 0; q < quarters; ++q) {
      table.rows.push_back(
          row({g, q}, {of_group(study, g, hide, num(0.4 + 0.5 * static_cast<double>(g), 1))}));
    }
  }
  return table;
}

inline safe::Table forest_chart(const config::Study& study, const std::string& hide) {
  safe::Table table = parts_chart(study, "amber", hide);
  table.id = study.outcomes.front().id + "_contrasts";
  table.topic = "outcome:" + study.outcomes.front().id;
  table.dimensions.pop_back();
  table.dimensions.push_back(months({12, 24}));
  std::vector<safe::Row> rows;
  for (safe::Row& line : table.rows) {
    for (const std::size_t month : {0U, 1U}) {
      line.codes.back() = month;
      rows.push_back(line);
    }
  }
  table.rows = std::move(rows);
  table.chart.kind = safe::ChartKind::forest;
  return table;
}

}  // namespace sample

/// A table of every kind of chart. `hide`: id of an arm whose numbers the gate has hidden, or empty.
inline std::vector<safe::Table> chart_tables(const config::Study& study, const std::string& hide,
                                             std::size_t towns) {
  return {sample::steps_chart(),
          sample::groups_chart(study, hide),
          sample::parts_chart(study, "green", hide),
          sample::parts_chart(study, "amber", hide),
          sample::parts_chart(study, "red", hide),
          sample::balance_chart(study, hide),
          sample::ladder_chart(study, hide),
          sample::statements_chart(study, hide),
          sample::costs_chart(),
          sample::towns_chart(study, towns),
          sample::course_chart(study, hide),
          sample::levels_chart(study, hide),
          sample::waves_chart(study, hide),
          sample::contacts_chart(study, hide),
          sample::forest_chart(study, hide),
          sample::stock()};
}

}  // namespace werkthet::test_support
