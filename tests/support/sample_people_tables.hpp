#pragma once
// Tables about people and groups: the way to the draw, what the groups were like and got, the register.
// Invented from beginning to end.

#include "support/sample_cells.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace werkthet::test_support::sample {

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
  table.source = allocation_list();
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
  table.source = allocation_list();
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

}  // namespace werkthet::test_support::sample
