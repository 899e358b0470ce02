#pragma once
// Checked findings for tests of publishers: a Lindeveen-like study with every table of the gate, some hidden
// and some unavailable cells, and statements of all kinds. Made from fixed numbers through TestForge, so that
// a publisher can be tested without data, analysis or gate. Invented from beginning to end.

#include "config/study.hpp"
#include "safe/safe_findings.hpp"
#include "support/sample_study.hpp"
#include "support/test_forge.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::test_support {

namespace sample {

using core::Bilingual;
using safe::Cell;
using safe::TestForge;
using safe::Unit;

inline double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale + 0.0;
}
inline Cell num(double value, int decimals = 0) {
  return TestForge::number(rounded(value, decimals), decimals);
}
inline Cell hidden() {
  return TestForge::hidden();
}
inline Cell missing(std::string nl, std::string en) {
  return TestForge::not_available({std::move(nl), std::move(en)});
}
inline Cell words(std::string nl, std::string en) {
  return TestForge::text({std::move(nl), std::move(en)});
}
/// A count of persons: tens in refreshed releases, small counts hidden.
inline Cell count(double n, bool tens) {
  if (n > 0.0 && n < 10.0) {
    return hidden();
  }
  return num(tens ? std::round(n / 10.0) * 10.0 : n);
}

inline safe::Column column(std::string id, std::string nl, std::string en, Unit unit, bool in_tens = false) {
  return {std::move(id), {std::move(nl), std::move(en)}, unit, in_tens};
}
inline safe::Row row(std::vector<std::size_t> codes, std::vector<Cell> cells) {
  return {std::move(codes), std::move(cells)};
}

inline safe::Dimension groups(const config::Study& study, bool non_participants) {
  safe::Dimension dimension{"groep", {"Groep", "Group"}, {}};
  for (const config::Arm& arm : study.arms) {
    dimension.codes.push_back({arm.id, arm.name});
  }
  if (non_participants) {
    dimension.codes.push_back({"niet_deelnemers", {"Niet-deelnemers", "Non-participants"}});
  }
  return dimension;
}
inline safe::Dimension months(const std::vector<int>& list) {
  safe::Dimension dimension{"maand", {"Maand na de start", "Month after the start"}, {}};
  for (const int month : list) {
    const std::string text = std::to_string(month);
    dimension.codes.push_back({text, {text, text}});
  }
  return dimension;
}
inline safe::Dimension comparisons() {
  return {
      "vergelijking",
      {"Vergelijking", "Comparison"},
      {{"treatment",
        {"Groep tegenover gewone begeleiding (geloot)", "Group against usual guidance (by lot)"}},
       {"participation",
        {"Meedoen tegenover niet meedoen (niet geloot)", "Taking part against not taking part (not by lot)"}},
       {"total", {"Beide samen (niet geloot)", "Both together (not by lot)"}}}};
}
inline safe::Dimension methods() {
  return {"methode",
          {"Methode", "Method"},
          {{"ongewogen", {"Ongewogen", "Unweighted"}},
           {"gewogen", {"Gewogen", "Weighted"}},
           {"ancova", {"Met correctie voor de nulmeting", "Adjusted for baseline"}},
           {"verschil_in_verschil", {"Verschil in verschil", "Difference in differences"}}}};
}

inline const Bilingual& source() {
  static const Bilingual text{"Uitkeringsadministratie gemeente Lindeveen",
                              "Benefit records, municipality of Lindeveen"};
  return text;
}

/// Arm sizes and the number of non-participants.
inline constexpr std::array<double, 4> sizes{157, 156, 158, 1300};

/// Share that left for work by a month: a rising curve that levels off, in percent.
inline double exit_share(std::size_t group, int month) {
  constexpr std::array<double, 4> at_24{26.8, 33.3, 23.4, 17.2};
  const double m = month;
  return at_24.at(group) * (1.0 - std::exp(-0.09 * m)) / (1.0 - std::exp(-0.09 * 24.0));
}
inline double half_width(double share, double n) {
  const double p = share / 100.0;
  return 196.0 * std::sqrt(std::max(p * (1.0 - p), 0.002) / n);
}

/// n, events, share, low, high for a group.
inline std::vector<Cell> share_cells(double share, double n, bool tens) {
  const double events = std::round(share / 100.0 * n);
  if (events > 0.0 && events < 10.0) {
    return {count(n, tens), hidden(), hidden(), hidden(), hidden()};
  }
  const double half = half_width(share, n);
  return {count(n, tens), count(events, tens), num(share), num(std::max(0.0, share - half)),
          num(share + half)};
}
inline std::vector<safe::Column> share_columns(bool tens) {
  return {column("n", "Deelnemers", "Participants", Unit::count, tens),
          column("events", "Met deze uitkomst", "With this outcome", Unit::count, tens),
          column("share", "Aandeel", "Share", Unit::percent),
          column("low", "Ondergrens", "Lower bound", Unit::percent),
          column("high", "Bovengrens", "Upper bound", Unit::percent)};
}

inline safe::Table flow(bool tens) {
  safe::Table table;
  table.id = "flow";
  table.topic = "participation";
  table.title = {"Van alle mensen in de bijstand tot deelnemer",
                 "From everyone on assistance to participant"};
  table.statistic = {"Aantal personen per stap, oktober 2017 tot en met maart 2018",
                     "Number of persons per step, October 2017 to March 2018"};
  table.source = source();
  table.dimensions = {{"stap",
                       {"Stap", "Step"},
                       {{"frame", {"In de bijstand", "On assistance"}},
                        {"not_eligible", {"Voldeed niet aan de voorwaarden", "Did not meet the conditions"}},
                        {"excluded", {"Uitgesloten", "Excluded"}},
                        {"eligible", {"Mocht meedoen", "Could take part"}},
                        {"invited", {"Uitgenodigd", "Invited"}},
                        {"consented", {"Gaf toestemming", "Gave consent"}},
                        {"drawn", {"Geloot", "Drawn by lot"}}}}};
  table.columns = {column("n", "Personen", "Persons", Unit::count, tens)};
  constexpr std::array<double, 7> values{2410, 480, 159, 1771, 1771, 471, 471};
  for (std::size_t i = 0; i < values.size(); ++i) {
    table.rows.push_back(row({i}, {count(values.at(i), tens)}));
  }
  table.chart = {safe::ChartKind::flow,
                 "stap",
                 "",
                 "n",
                 "",
                 "",
                 {"Ruim een kwart van wie mocht meedoen, deed mee",
                  "Just over a quarter of those who could, took part"}};
  return table;
}

inline safe::Table flow_arms(const config::Study& study, bool tens) {
  safe::Table table;
  table.id = "flow_arms";
  table.topic = "participation";
  table.title = {"Wat gebeurde er na de loting?", "What happened after the draw?"};
  table.statistic = {"Aantal personen per groep", "Number of persons per group"};
  table.source = {"Lotingslijst gemeente Lindeveen", "Allocation list, municipality of Lindeveen"};
  table.notes = {{"Wie weigerde of stopte, telt mee in de groep waarin hij of zij is geloot.",
                  "Those who refused or stopped are counted in the group they were drawn into."}};
  table.dimensions = {groups(study, false)};
  table.columns = {column("n", "Geloot", "Drawn", Unit::count, tens),
                   column("started", "Begonnen", "Started", Unit::count, tens),
                   column("refused", "Geweigerd", "Refused", Unit::count, tens),
                   column("replaced", "Vervangen", "Replaced", Unit::count, tens),
                   column("stopped", "Gestopt", "Stopped", Unit::count, tens)};
  table.rows = {row({0}, {count(157, tens), count(151, tens), hidden(), hidden(), count(14, tens)}),
                row({1}, {count(156, tens), count(145, tens), count(11, tens), hidden(), count(22, tens)}),
                row({2}, {count(158, tens), count(156, tens), hidden(), num(0), count(12, tens)})};
  return table;
}

inline safe::Table exclusions(bool tens) {
  safe::Table table;
  table.id = "exclusions";
  table.topic = "participation";
  table.title = {"Waarom mensen niet mochten meedoen", "Why people could not take part"};
  table.statistic = {"Aantal personen per reden", "Number of persons per reason"};
  table.source = {"Lotingslijst gemeente Lindeveen", "Allocation list, municipality of Lindeveen"};
  table.dimensions = {{"reden",
                       {"Reden", "Reason"},
                       {{"zorg", {"Zware zorg of opname", "Heavy care or admission"}},
                        {"taal",
                         {"Spreekt te weinig Nederlands voor de vragenlijst",
                          "Does not speak enough Dutch for the questionnaire"}},
                        {"traject", {"Zit al in een ander traject", "Is in another programme already"}},
                        {"detentie", {"In detentie", "In detention"}}}}};
  table.columns = {column("n", "Personen", "Persons", Unit::count, tens)};
  table.rows = {row({0}, {count(71, tens)}), row({1}, {count(52, tens)}), row({2}, {count(30, tens)}),
                row({3}, {hidden()})};
  return table;
}

inline safe::Table balance(const config::Study& study) {
  safe::Table table;
  table.id = "balance";
  table.topic = "groups";
  table.title = {"Leken de groepen op elkaar bij de start?", "Were the groups alike at the start?"};
  table.statistic = {"Gemiddelde of aandeel per groep op de dag van de loting",
                     "Mean or share per group on the day of the draw"};
  table.source = source();
  safe::Dimension kenmerk{"kenmerk", {"Kenmerk", "Characteristic"}, {}};
  for (const config::Covariate& covariate : study.covariates) {
    kenmerk.codes.push_back({covariate.id, covariate.label});
  }
  table.dimensions = {kenmerk, groups(study, true)};
  table.columns = {column("value", "Waarde", "Value", Unit::score),
                   column("difference", "Verschil met de gewone begeleiding",
                          "Difference from usual guidance", Unit::text)};
  const std::array<std::array<double, 4>, 4> values{
      {{43.2, 42.8, 43.5, 46.1}, {54, 51, 53, 57}, {22, 25, 21, 16}, {5.1, 4.8, 5.2, 7.9}}};
  for (std::size_t k = 0; k < 4; ++k) {
    const bool share = k == 1 || k == 2;
    for (std::size_t g = 0; g < 4; ++g) {
      const double value = values.at(k).at(g);
      const std::string text = std::to_string(static_cast<int>(value)) + "%";
      const Cell difference = g == 2   ? TestForge::not_applicable()
                              : g == 3 ? words("duidelijk", "clear")
                              : k == 2 ? words("klein", "small")
                                       : words("geen", "none");
      table.rows.push_back(row({k, g}, {share ? words(text, text) : num(value, 1), difference}));
    }
  }
  return table;
}

inline safe::Table contrast_delivered(const config::Study& study) {
  safe::Table table;
  table.id = "contrast_delivered";
  table.topic = "groups";
  table.title = {"Kregen de groepen echt andere begeleiding?",
                 "Did the groups really get different guidance?"};
  table.statistic = {"Gesprekken per persoon per kwartaal", "Conversations per person per quarter"};
  table.source = {"Contactregistratie gemeente Lindeveen", "Contact register, municipality of Lindeveen"};
  safe::Dimension quarter{"kwartaal", {"Kwartaal", "Quarter"}, {}};
  for (const char* id : {"2018-K1", "2018-K2", "2018-K3", "2018-K4", "2019-K1", "2019-K2", "2019-K3"}) {
    const std::string text(id);
    const std::string en = text.substr(0, 5) + "Q" + text.substr(6);
    quarter.codes.push_back({text, {text, en}});
  }
  table.dimensions = {groups(study, false), quarter};
  table.columns = {column("contacts", "Gesprekken per persoon", "Conversations per person", Unit::score)};
  constexpr std::array<double, 3> level{0.4, 2.6, 0.6};
  for (std::size_t g = 0; g < 3; ++g) {
    for (std::size_t q = 0; q < quarter.codes.size(); ++q) {
      const bool gap = g == 1 && q == 4;
      table.rows.push_back(
          row({g, q}, {gap ? missing("in dit kwartaal niet geregistreerd", "not registered in this quarter")
                           : num(level.at(g) + 0.1 * static_cast<double>(q % 3), 1)}));
    }
  }
  table.chart = {safe::ChartKind::waves, "kwartaal", "groep", "contacts", "", "", table.title};
  return table;
}

inline safe::Table shares(const config::Study& study, const config::Outcome& outcome,
                          const std::vector<int>& at, bool by_month, bool tens) {
  safe::Table table;
  table.id = outcome.id + (by_month ? "_by_month" : "");
  table.topic = "outcome:" + outcome.id;
  table.title = by_month
                    ? Bilingual{outcome.label.nl + ", maand na maand", outcome.label.en + ", month by month"}
                    : outcome.label;
  table.statistic = {"Aandeel van de deelnemers per groep, in procenten, met marge van 95 procent",
                     "Share of participants per group, in percent, with 95 percent margin"};
  table.source = source();
  table.notes = {{"Iedereen telt mee in de groep waarin hij of zij is geloot.",
                  "Everyone is counted in the group they were drawn into."}};
  table.dimensions = {groups(study, true), months(at)};
  table.columns = share_columns(tens);
  const double scale = outcome.kind == config::OutcomeKind::part_time_work ? 0.7 : 1.0;
  for (std::size_t g = 0; g < 4; ++g) {
    for (std::size_t m = 0; m < at.size(); ++m) {
      table.rows.push_back(row({g, m}, share_cells(scale * exit_share(g, at.at(m)), sizes.at(g), tens)));
    }
  }
  table.chart.kind = by_month ? safe::ChartKind::lines : safe::ChartKind::intervals;
  table.chart.x = by_month ? "maand" : "groep";
  table.chart.series = by_month ? "groep" : "maand";
  table.chart.value = "share";
  table.chart.low = "low";
  table.chart.high = "high";
  table.chart.message = {outcome.label.nl + ": de groepen naast elkaar",
                         outcome.label.en + ": the groups side by side"};
  return table;
}

inline safe::Table contrasts(const config::Study& study, const config::Outcome& outcome,
                             const std::vector<int>& at, bool tens) {
  safe::Table table;
  table.id = outcome.id + "_contrasts";
  table.topic = "outcome:" + outcome.id;
  table.title = {outcome.label.nl + ": verschillen tussen de groepen",
                 outcome.label.en + ": differences between the groups"};
  table.statistic = {"Verschil in procentpunten met marge van 95 procent",
                     "Difference in percentage points with 95 percent margin"};
  table.source = source();
  table.dimensions = {comparisons(), groups(study, false), months(at), methods()};
  table.columns = {
      column("difference", "Verschil", "Difference", Unit::points),
      column("low", "Ondergrens", "Lower bound", Unit::points),
      column("high", "Bovengrens", "Upper bound", Unit::points),
      column("n_group", "Personen in de groep", "Persons in the group", Unit::count, tens),
      column("n_comparator", "Personen in de vergelijking", "Persons in the comparison", Unit::count, tens)};
  const auto add = [&](std::size_t kind, std::size_t group, std::size_t month, std::size_t method, double d,
                       double half, double n, double m) {
    table.rows.push_back(row({kind, group, month, method},
                             {num(d), num(d - half), num(d + half), count(n, tens), count(m, tens)}));
  };
  const double scale = outcome.kind == config::OutcomeKind::part_time_work ? 0.7 : 1.0;
  for (std::size_t m = 0; m < at.size(); ++m) {
    const auto share = [&](std::size_t g) { return scale * exit_share(g, at.at(m)); };
    add(0, 0, m, 0, share(0) - share(2), 9.6, sizes[0], sizes[2]);
    add(0, 1, m, 0, share(1) - share(2), 9.8, sizes[1], sizes[2]);
    add(1, 2, m, 0, share(2) - share(3), 6.9, sizes[2], sizes[3]);
    add(1, 2, m, 1, share(2) - share(3) - 2.0, 7.4, sizes[2], sizes[3]);
    add(2, 0, m, 1, share(0) - share(3) - 2.0, 7.6, sizes[0], sizes[3]);
    add(2, 1, m, 1, share(1) - share(3) - 2.0, 7.7, sizes[1], sizes[3]);
  }
  table.chart = {
      safe::ChartKind::forest,
      "groep",
      "vergelijking",
      "difference",
      "low",
      "high",
      {outcome.label.nl + ": de verschillen met hun marge", outcome.label.en + ": differences with margin"}};
  return table;
}

inline safe::Table scale_table(const config::Study& study, const config::Outcome& outcome, bool caseworkers,
                               bool tens) {
  safe::Table table;
  table.id = outcome.id + (caseworkers ? "_caseworkers" : "");
  table.topic = "outcome:" + outcome.id;
  table.title = caseworkers ? Bilingual{outcome.label.nl + " volgens de klantmanager",
                                        outcome.label.en + " according to the caseworker"}
                            : Bilingual{outcome.label.nl + " per meting", outcome.label.en + " per wave"};
  table.statistic = {"Gemiddelde score van 1 tot 5 per groep en meting, met marge van 95 procent",
                     "Mean score from 1 to 5 per group and wave, with 95 percent margin"};
  table.source = {"Vragenlijsten gemeente Lindeveen", "Questionnaires, municipality of Lindeveen"};
  safe::Dimension wave{"meting", {"Meting", "Wave"}, {}};
  for (const config::Wave& w : study.waves) {
    wave.codes.push_back({w.id, w.name});
  }
  table.dimensions = {groups(study, false), wave};
  table.columns = {column("n", "Antwoorden", "Answers", Unit::count, tens),
                   column("mean", "Gemiddelde", "Mean", Unit::score),
                   column("low", "Ondergrens", "Lower bound", Unit::score),
                   column("high", "Bovengrens", "Upper bound", Unit::score)};
  const std::array<std::array<double, 3>, 3> means{{{3.1, 3.4, 3.5}, {3.2, 3.3, 3.3}, {3.1, 3.2, 3.2}}};
  const std::array<double, 3> answers{150, 110, 90};
  for (std::size_t g = 0; g < 3; ++g) {
    for (std::size_t w = 0; w < 3; ++w) {
      if (caseworkers && w == 1) {
        const Cell gap = missing("niet gemeten", "not measured");
        table.rows.push_back(row({g, w}, {gap, gap, gap, gap}));
      } else {
        const double mean = means.at(g).at(w) - (caseworkers ? 0.2 : 0.0);
        table.rows.push_back(
            row({g, w}, {count(answers.at(w), true), num(mean, 1), num(mean - 0.2, 1), num(mean + 0.2, 1)}));
      }
    }
  }
  table.chart = {safe::ChartKind::waves,
                 "meting",
                 "groep",
                 "mean",
                 "low",
                 "high",
                 {(caseworkers ? table.title.nl : outcome.label.nl) + " van nulmeting tot eindmeting",
                  (caseworkers ? table.title.en : outcome.label.en) + " from baseline to final wave"}};
  return table;
}

inline safe::Table scale_contrasts(const config::Study& study, const config::Outcome& outcome) {
  safe::Table table;
  table.id = outcome.id + "_contrasts";
  table.topic = "outcome:" + outcome.id;
  table.title = {outcome.label.nl + ": verschillen met de gewone begeleiding",
                 outcome.label.en + ": differences from usual guidance"};
  table.statistic = {"Verschil in punten op de eindmeting, met marge van 95 procent",
                     "Difference in points at the final wave, with 95 percent margin"};
  table.source = {"Vragenlijsten gemeente Lindeveen", "Questionnaires, municipality of Lindeveen"};
  table.dimensions = {groups(study, false), methods()};
  table.columns = {column("difference", "Verschil", "Difference", Unit::score_difference),
                   column("low", "Ondergrens", "Lower bound", Unit::score_difference),
                   column("high", "Bovengrens", "Upper bound", Unit::score_difference),
                   column("n", "Antwoorden", "Answers", Unit::count, true)};
  table.rows = {row({0, 2}, {num(0.25, 2), num(0.02, 2), num(0.48, 2), num(180)}),
                row({0, 0}, {num(0.3, 2), num(0.04, 2), num(0.56, 2), num(180)}),
                row({1, 2}, {num(0.07, 2), num(-0.16, 2), num(0.3, 2), num(180)}),
                row({1, 0}, {num(0.1, 2), num(-0.16, 2), num(0.36, 2), num(180)})};
  table.chart = {
      safe::ChartKind::forest,
      "groep",
      "methode",
      "difference",
      "low",
      "high",
      {outcome.label.nl + ": de verschillen met hun marge", outcome.label.en + ": differences with margin"}};
  return table;
}

inline safe::Table exit_reasons(const config::Study& study, bool tens) {
  safe::Table table;
  table.id = "exit_reasons";
  table.topic = "outcome:exit_work";
  table.title = {"Waarom de uitkering stopte", "Why the benefit stopped"};
  table.statistic = {"Aantal personen per groep en reden, binnen 24 maanden",
                     "Number of persons per group and reason, within 24 months"};
  table.source = source();
  table.dimensions = {groups(study, false),
                      {"reden",
                       {"Reden", "Reason"},
                       {{"werk", {"Werk", "Work"}},
                        {"verhuizing", {"Verhuizing", "Moved away"}},
                        {"samenwonen", {"Ging samenwonen", "Moved in with a partner"}},
                        {"overig", {"Overig", "Other"}}}}};
  table.columns = {column("n", "Personen", "Persons", Unit::count, tens)};
  const std::array<std::array<double, 4>, 3> values{{{42, 12, 5, 15}, {52, 11, 4, 13}, {37, 12, 11, 12}}};
  for (std::size_t g = 0; g < 3; ++g) {
    for (std::size_t r = 0; r < 4; ++r) {
      table.rows.push_back(row({g, r}, {count(values.at(g).at(r), tens)}));
    }
  }
  return table;
}

inline safe::Table stock() {
  safe::Table table;
  table.id = "stock";
  table.topic = "stock";
  table.title = {"Bijstand in Lindeveen", "Social assistance in Lindeveen"};
  table.statistic = {"Aantal aan het begin, instroom, uitstroom en aantal aan het eind van elk kwartaal",
                     "Number at the start, inflow, outflow and number at the end of each quarter"};
  table.source = source();
  table.dimensions = {
      {"kwartaal", {"Kwartaal", "Quarter"}, {}},
      {"eenheid",
       {"Eenheid", "Unit"},
       {{"personen", {"Personen", "Persons"}}, {"uitkeringen", {"Uitkeringen", "Benefits"}}}}};
  table.columns = {column("stock_begin", "Begin", "Start", Unit::count, true),
                   column("inflow", "Instroom", "Inflow", Unit::count, true),
                   column("outflow", "Uitstroom", "Outflow", Unit::count, true),
                   column("other_end", "Overige verandering", "Other change", Unit::count, true),
                   column("balance", "Saldo", "Balance", Unit::count, true),
                   column("stock_end", "Eind", "End", Unit::count, true)};
  double persons = 2410;
  double benefits = 2070;
  const std::array<double, 8> in{180, 160, 150, 170, 190, 150, 140, 160};
  const std::array<double, 8> out{200, 190, 180, 160, 210, 200, 170, 170};
  for (std::size_t q = 0; q < 8; ++q) {
    const std::string year = std::to_string(2018 + static_cast<int>(q) / 4);
    const std::string part = std::to_string(static_cast<int>(q) % 4 + 1);
    table.dimensions[0].codes.push_back({year + "-K" + part, {year + "-K" + part, year + "-Q" + part}});
    const double balance_p = in.at(q) - out.at(q);
    table.rows.push_back(row({q, 0}, {num(persons), num(in.at(q)), num(out.at(q)), num(0), num(balance_p),
                                      num(persons + balance_p)}));
    persons += balance_p;
    const double balance_b = balance_p - (q == 2 ? 10.0 : 0.0);
    table.rows.push_back(row({q, 1}, {num(benefits), num(in.at(q) - 20), num(out.at(q) - 20),
                                      num(q == 2 ? -10 : 0), num(balance_b), num(benefits + balance_b)}));
    benefits += balance_b;
  }
  table.chart = {
      safe::ChartKind::stock,
      "kwartaal",
      "eenheid",
      "stock_end",
      "",
      "",
      {"Het aantal mensen in de bijstand daalde langzaam", "The number of people on assistance fell slowly"}};
  return table;
}

inline safe::Table power(const config::Study& study, bool tens) {
  safe::Table table;
  table.id = "power";
  table.topic = "certainty";
  table.title = {"Hoe groot moest een verschil zijn om het te zien?",
                 "How large must a difference be to be seen?"};
  table.statistic = {
      "Kleinste verschil met de gewone begeleiding dat dit onderzoek in vier van de vijf gevallen ziet",
      "Smallest difference from usual guidance that this study sees four times out of five"};
  table.source = source();
  table.dimensions = {groups(study, false)};
  table.columns = {
      column("n", "Deelnemers", "Participants", Unit::count, tens),
      column("light", "Groepsgrootte", "Group size", Unit::text),
      column("detectable", "Kleinste zichtbare verschil", "Smallest visible difference", Unit::points)};
  const Cell fine = words("voldoende", "sufficient");
  table.rows = {row({0}, {count(157, tens), fine, num(14)}), row({1}, {count(156, tens), fine, num(14)}),
                row({2}, {count(158, tens), fine, TestForge::not_applicable()})};
  return table;
}

inline safe::Table comparison_checks() {
  safe::Table table;
  table.id = "comparison_checks";
  table.topic = "comparison";
  table.title = {"Is de vergelijking met niet-deelnemers eerlijk?",
                 "Is the comparison with non-participants fair?"};
  table.statistic = {"Toetsen op de weging, met oordeel", "Checks of the weighting, with a verdict"};
  table.source = source();
  table.dimensions = {
      {"toets",
       {"Toets", "Check"},
       {{"balance", {"Lijken de groepen na weging op elkaar?", "Are the groups alike after weighting?"}},
        {"overlap", {"Zijn er genoeg vergelijkbare mensen?", "Are there enough comparable people?"}},
        {"ess", {"Blijven er genoeg mensen over?", "Do enough people remain?"}},
        {"placebo", {"Was er vóór de start al verschil?", "Was there a difference before the start?"}}}}};
  table.columns = {column("value", "Uitkomst", "Result", Unit::text),
                   column("light", "Oordeel", "Verdict", Unit::text)};
  const Cell green = words("groen", "green");
  table.rows = {
      row({0}, {words("grootste verschil is klein", "largest difference is small"), green}),
      row({1}, {words("bijna iedereen heeft een tegenhanger", "almost everyone has a counterpart"), green}),
      row({2}, {words("meer dan de helft telt mee", "more than half counts"), green}),
      row({3},
          {words("deelnemers werkten vooraf iets vaker", "participants worked slightly more often before"),
           words("oranje", "amber")})};
  return table;
}

inline safe::Statement statement(const safe::Table& table, const config::Outcome& outcome,
                                 safe::StatementKind kind, const std::string& group, int month) {
  safe::Statement result;
  result.kind = kind;
  result.outcome = outcome.id;
  result.group = group;
  result.horizon = month;
  result.unit = Unit::points;
  const char* name = kind == safe::StatementKind::treatment       ? "treatment"
                     : kind == safe::StatementKind::participation ? "participation"
                                                                  : "total";
  const bool by_lot = kind == safe::StatementKind::treatment;
  result.id = outcome.id + "." + std::to_string(month) + "." + group + "." + name;
  result.comparator = by_lot ? "regulier" : "non_participants";
  result.weighted = !by_lot;
  result.light = by_lot ? safe::Light::none : safe::Light::amber;
  const std::string at = std::to_string(month);
  const auto put = [&](const char* slot, std::string_view column_id) {
    const safe::Cell* cell = find_cell(table, {name, group, at, by_lot ? "ongewogen" : "gewogen"}, column_id);
    if (cell != nullptr) {
      result.slots.insert_or_assign(slot, *cell);
    }
  };
  put("d", "difference");
  put("lo", "low");
  put("hi", "high");
  put("n_a", "n_group");
  put("n_b", "n_comparator");
  return result;
}

}  // namespace sample

/// The findings of the sample. Interim without announced looks and quarterly releases carry no contrasts.
inline safe::SafeFindings sample_findings(const config::Study& study) {
  using namespace sample;
  const bool tens = study.release.kind != config::ReleaseKind::final;
  const config::Outcome& exit_work = study.outcomes.at(0);
  const config::Outcome& part_time = study.outcomes.at(1);
  const config::Outcome& wellbeing = study.outcomes.at(2);
  std::vector<int> every_month;
  for (int month = 1; month <= 24; ++month) {
    every_month.push_back(month);
  }
  std::vector<safe::Table> tables{flow(tens), flow_arms(study, tens), exclusions(tens), balance(study),
                                  contrast_delivered(study)};
  std::vector<safe::Statement> statements;
  for (const config::Outcome* outcome : {&exit_work, &part_time}) {
    tables.push_back(shares(study, *outcome, outcome->horizons, false, tens));
    const safe::Table level = tables.back();
    tables.push_back(shares(study, *outcome, every_month, true, tens));
    if (!study.effects_allowed()) {
      continue;
    }
    tables.push_back(contrasts(study, *outcome, outcome->horizons, tens));
    const safe::Table& table = tables.back();
    const std::array<std::pair<safe::StatementKind, const char*>, 5> wanted{
        {{safe::StatementKind::treatment, "regie"},
         {safe::StatementKind::treatment, "intensief"},
         {safe::StatementKind::participation, "regulier"},
         {safe::StatementKind::total, "regie"},
         {safe::StatementKind::total, "intensief"}}};
    for (const int month : outcome->horizons) {
      for (const auto& [kind, group] : wanted) {
        safe::Statement made = statement(table, *outcome, kind, group, month);
        const bool by_lot = kind == safe::StatementKind::treatment;
        const std::string at = std::to_string(month);
        made.slots.insert_or_assign("a", *find_cell(level, {group, at}, "share"));
        made.slots.insert_or_assign(
            "b", *find_cell(level, {by_lot ? "regulier" : "niet_deelnemers", at}, "share"));
        made.slots.insert_or_assign("mde", by_lot ? num(14) : TestForge::not_applicable());
        made.headline = outcome->primary && month == 24 && kind != safe::StatementKind::total;
        statements.push_back(std::move(made));
      }
    }
  }
  tables.push_back(exit_reasons(study, tens));
  tables.push_back(scale_table(study, wellbeing, false, tens));
  tables.push_back(scale_table(study, wellbeing, true, tens));
  if (study.effects_allowed()) {
    tables.push_back(scale_contrasts(study, wellbeing));
    safe::Statement made;
    made.id = "wellbeing.24.regie.treatment";
    made.kind = safe::StatementKind::treatment;
    made.outcome = "wellbeing";
    made.group = "regie";
    made.comparator = "regulier";
    made.horizon = 24;
    made.unit = Unit::score_difference;
    made.slots.insert_or_assign("a", num(3.5, 1));
    made.slots.insert_or_assign("b", num(3.2, 1));
    made.slots.insert_or_assign("d", num(0.25, 2));
    made.slots.insert_or_assign("lo", num(0.02, 2));
    made.slots.insert_or_assign("hi", num(0.48, 2));
    made.slots.insert_or_assign("n_a", num(90));
    made.slots.insert_or_assign("n_b", num(90));
    statements.push_back(made);
    made.id = "wellbeing.24.intensief.treatment";
    made.group = "intensief";
    made.slots.insert_or_assign("a", num(3.3, 1));
    made.slots.insert_or_assign("d", num(0.07, 2));
    made.slots.insert_or_assign("lo", num(-0.16, 2));
    made.slots.insert_or_assign("hi", num(0.3, 2));
    statements.push_back(made);
  }
  for (const config::Arm& arm : study.arms) {
    safe::Statement change;
    change.id = "wellbeing.24." + arm.id + ".change";
    change.kind = safe::StatementKind::change;
    change.outcome = "wellbeing";
    change.group = arm.id;
    change.horizon = 24;
    change.unit = Unit::score_difference;
    if (arm.id == "intensief") {
      change.slots.insert_or_assign("d", hidden());
    } else {
      const bool regie = arm.id == "regie";
      change.slots.insert_or_assign("a", num(regie ? 3.5 : 3.2, 1));
      change.slots.insert_or_assign("b", num(3.1, 1));
      change.slots.insert_or_assign("d", num(regie ? 0.4 : 0.1, 1));
      change.slots.insert_or_assign("lo", num(regie ? 0.2 : -0.1, 1));
      change.slots.insert_or_assign("hi", num(regie ? 0.6 : 0.3, 1));
      change.slots.insert_or_assign("n_a", num(90));
    }
    statements.push_back(std::move(change));
  }
  tables.push_back(stock());
  tables.push_back(power(study, tens));
  tables.push_back(comparison_checks());
  return TestForge::findings(std::move(tables), std::move(statements),
                             {{"followed_18_months", true}, {"any_group_below_150", false}}, tens);
}

}  // namespace werkthet::test_support
