#pragma once
// Tables of results: shares and differences of outcomes, scores of scales, and what could be seen and
// compared. Invented from beginning to end.

#include "support/sample_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::test_support::sample {

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

/// A difference with its margin, in the columns that difference_chart draws.
inline std::vector<safe::Column> difference_columns(Unit unit) {
  return {column("difference", "Verschil", "Difference", unit),
          column("low", "Ondergrens", "Lower bound", unit),
          column("high", "Bovengrens", "Upper bound", unit)};
}

inline safe::ChartSpec difference_chart(const config::Outcome& outcome, std::string series) {
  return {
      safe::ChartKind::forest,
      "groep",
      std::move(series),
      "difference",
      "low",
      "high",
      {outcome.label.nl + ": de verschillen met hun marge", outcome.label.en + ": differences with margin"}};
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
  table.columns = difference_columns(Unit::points);
  table.columns.push_back(
      column("n_group", "Personen in de groep", "Persons in the group", Unit::count, tens));
  table.columns.push_back(
      column("n_comparator", "Personen in de vergelijking", "Persons in the comparison", Unit::count, tens));
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
  table.chart = difference_chart(outcome, "vergelijking");
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
  table.source = questionnaires();
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
  table.source = questionnaires();
  table.dimensions = {groups(study, false), methods()};
  table.columns = difference_columns(Unit::score_difference);
  table.columns.push_back(column("n", "Antwoorden", "Answers", Unit::count, true));
  table.rows = {row({0, 2}, {num(0.25, 2), num(0.02, 2), num(0.48, 2), num(180)}),
                row({0, 0}, {num(0.3, 2), num(0.04, 2), num(0.56, 2), num(180)}),
                row({1, 2}, {num(0.07, 2), num(-0.16, 2), num(0.3, 2), num(180)}),
                row({1, 0}, {num(0.1, 2), num(-0.16, 2), num(0.36, 2), num(180)})};
  table.chart = difference_chart(outcome, "methode");
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
  table.columns = {column("n", "Deelnemers", "Participants", Unit::count, tens),
                   column("light", "Groepsgrootte", "Group size", Unit::text),
                   column("detectable", "Kleinste zichtbare verschil (procentpunt)",
                          "Smallest visible difference (percentage points)", Unit::score)};
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

}  // namespace werkthet::test_support::sample
