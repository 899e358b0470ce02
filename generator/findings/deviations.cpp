// Where the analysis departs from the plan: what the study file tells, and what the program can see for
// itself. Only what truly follows from settings and data; whether a departure matters is for the reader.

#include "core/format.hpp"
#include "findings/builders.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::findings {
namespace {

using core::Bilingual;
using core::Language;

struct Found {
  Bilingual what;
  Bilingual why;
  std::optional<core::Date> date;
  bool by_program{true};
};

void plan_after_start(const config::Study& study, std::vector<Found>& all) {
  if (study.plan.fixed_on && *study.plan.fixed_on > study.start) {
    all.push_back({{"Het plan van analyse lag pas na de start vast.",
                    "The plan of analysis was fixed after the start."},
                   {"Het experiment begon op " + core::long_date(study.start, Language::nl) + ".",
                    "The experiment began on " + core::long_date(study.start, Language::en) + "."},
                   study.plan.fixed_on});
  }
}

void horizon_not_reached(const Draft& draft, std::vector<Found>& all) {
  const config::Outcome* primary = draft.study.primary_outcome();
  if (draft.estimates.plan_horizon_reached || primary == nullptr || !draft.study.plan.horizon ||
      !draft.study.effects_allowed()) {
    return;  // a release that judges nothing departs from nothing
  }
  const std::string planned = std::to_string(*draft.study.plan.horizon);
  const auto used = draft.estimates.main_horizon.find(primary->id);
  const std::string month = used == draft.estimates.main_horizon.end() ? "" : std::to_string(used->second);
  all.push_back({{"De hoofduitkomst is niet beoordeeld na " + planned + " maanden" +
                      (month.empty() || month == planned ? "." : ", maar na " + month + " maanden."),
                  "The main outcome was not judged after " + planned + " months" +
                      (month.empty() || month == planned ? "." : " but after " + month + " months.")},
                 {"Nog niet iedereen is zo lang gevolgd.", "Not everybody has been followed that long yet."},
                 std::nullopt});
}

void outcomes_without_data(const Draft& draft, std::vector<Found>& all) {
  for (const config::Outcome& outcome : draft.study.outcomes) {
    const auto& list = draft.estimates.list;
    const bool any = std::any_of(list.begin(), list.end(),
                                 [&](const analysis::Estimate& e) { return e.outcome == outcome.id; });
    if (!any) {
      all.push_back({{"Over ‘" + outcome.label.nl + "’ is niets berekend.",
                      "Nothing was computed on ‘" + outcome.label.in(Language::en) + "’."},
                     {"Er waren geen gegevens.", "There were no data."},
                     std::nullopt});
    }
  }
}

void subgroups_without_data(const Draft& draft, std::vector<Found>& all) {
  for (const config::Subgroup& subgroup : draft.study.subgroups) {
    const auto& columns = draft.cohort.covariates;
    const bool any = std::any_of(columns.begin(), columns.end(), [&](const cohort::CovariateColumn& column) {
      return column.id == subgroup.covariate;
    });
    if (!any) {
      all.push_back({{"De deelgroep ‘" + subgroup.label.nl + "’ is niet berekend.",
                      "The subgroup ‘" + subgroup.label.in(Language::en) + "’ was not computed."},
                     {"Het kenmerk ontbreekt in de gegevens.", "The characteristic is not in the data."},
                     std::nullopt});
    }
  }
}

/// A look at another moment than announced is no fault, since the bound follows; but it was not the plan.
void looks_moved(const Draft& draft, std::vector<Found>& all) {
  for (const analysis::LookPoint& point : draft.estimates.looks.points) {
    if (!point.actual || std::abs(point.information - point.planned) < 0.1) {
      continue;
    }
    const auto told = [](double share, Language language) {
      return core::percent(100.0 * share, 0, language);
    };
    all.push_back({{"Bij de tussentijdse toets was " + told(point.information, Language::nl) +
                        " van de gegevens bekend; gepland was " + told(point.planned, Language::nl) + ".",
                    "At the interim look " + told(point.information, Language::en) +
                        " of the data was known; planned was " + told(point.planned, Language::en) + "."},
                   {"De grens is met het echte deel opnieuw berekend.",
                    "The bound was computed again with the actual share."},
                   std::nullopt});
  }
}

}  // namespace

void add_deviations(Draft& draft) {
  std::vector<Found> all;
  for (const config::Deviation& told : draft.study.plan.deviations) {
    all.push_back({told.what, told.why, told.date, false});
  }
  plan_after_start(draft.study, all);
  horizon_not_reached(draft, all);
  outcomes_without_data(draft, all);
  subgroups_without_data(draft, all);
  looks_moved(draft, all);
  if (all.empty()) {
    return;
  }
  Table table;
  table.id = "plan_deviations";
  table.topic = "plan";
  table.title = {"Waar wijken we af van het plan?", "Where do we depart from the plan?"};
  table.statistic = {"Elke afwijking van het plan van analyse, met de reden",
                     "Every departure from the plan of analysis, with the reason"};
  table.source = {"Plan van analyse", "Plan of analysis"};
  safe::Dimension numbers{"nummer", {"Nummer", "Number"}, {}};
  table.columns = {column("what", {"Wat is anders", "What is different"}, safe::Unit::text),
                   column("why", {"Waarom", "Why"}, safe::Unit::text),
                   column("date", {"Datum", "Date"}, safe::Unit::text),
                   column("found_by", {"Gemeld door", "Reported by"}, safe::Unit::text)};
  for (const Found& one : all) {
    const std::string number = std::to_string(numbers.codes.size() + 1);
    Cell date = NotApplicable{};
    if (one.date) {
      date = Text{{core::long_date(*one.date, Language::nl), core::long_date(*one.date, Language::en)}};
    }
    table.rows.push_back({{numbers.codes.size()},
                          {Text{one.what}, Text{one.why}, date,
                           Text{one.by_program ? Bilingual{"het programma", "the program"}
                                               : Bilingual{"de onderzoeker", "the researcher"}}}});
    numbers.codes.push_back({number, {number, number}});
  }
  table.dimensions = {numbers};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
