#pragma once
// Checked cells, columns and dimensions for tables that a test makes by hand, through TestForge: without
// data, analysis or gate. Dimensions have the codes that findings give them.

#include "config/study.hpp"
#include "safe/safe_findings.hpp"
#include "support/test_forge.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::test_support::sample {

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
inline const Bilingual& allocation_list() {
  static const Bilingual text{"Lotingslijst gemeente Lindeveen",
                              "Allocation list, municipality of Lindeveen"};
  return text;
}
inline const Bilingual& questionnaires() {
  static const Bilingual text{"Vragenlijsten gemeente Lindeveen",
                              "Questionnaires, municipality of Lindeveen"};
  return text;
}

}  // namespace werkthet::test_support::sample
