#include "core/format.hpp"
#include "findings/balance_cells.hpp"
#include "findings/builders.hpp"
#include "findings/delivered_contrast.hpp"
#include "findings/maturity.hpp"
#include "statistics/design/power.hpp"
#include "statistics/linear/means.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::findings {
namespace {

using core::Bilingual;

void add_balance(Draft& draft) {
  if (draft.cohort.covariates.empty()) {
    return;
  }
  const bool pool = draft.study.non_participants.use && group_size(draft, -1) > 0;
  Table table;
  table.id = "balance";
  table.topic = "groups";
  table.title = {"Leken de groepen op elkaar bij de start?", "Were the groups alike at the start?"};
  table.statistic = {
      "Gemiddelde of percentage per groep op de dag van de loting; percentages uit op tien afgeronde "
      "aantallen",
      "Mean or percentage per group on the day of the lottery; percentages from numbers rounded to ten"};
  table.source = register_source(draft.study);
  table.maturity = maturity_at_draw(draft);
  table.notes = {difference_note({"Verschil met de controlegroep", "Difference from the control group"})};
  table.dimensions = {{"kenmerk", {"Kenmerk", "Characteristic"}, {}}, group_dimension(draft.study, pool)};
  table.columns = {
      column("mean", {"Gemiddelde", "Mean"}, safe::Unit::score),
      column("share", {"Aandeel", "Share"}, safe::Unit::percent),
      column("difference", {"Verschil met de controlegroep", "Difference from the control group"},
             safe::Unit::text)};
  for (const cohort::CovariateColumn& covariate : draft.cohort.covariates) {
    const auto known = std::find_if(draft.study.covariates.begin(), draft.study.covariates.end(),
                                    [&](const config::Covariate& c) { return c.id == covariate.id; });
    if (known == draft.study.covariates.end()) {
      continue;
    }
    const std::size_t k = table.dimensions[0].codes.size();
    table.dimensions[0].codes.push_back({covariate.id, known->label});
    const std::vector<double> control =
        values_of(draft, covariate.values, static_cast<int>(draft.study.control()));
    for (std::size_t g = 0; g < table.dimensions[1].codes.size(); ++g) {
      const int arm = g < draft.study.arms.size() ? static_cast<int>(g) : -1;
      const std::vector<double> values = values_of(draft, covariate.values, arm);
      Cell mean = NotApplicable{};
      Cell share = NotApplicable{};
      if (known->kind == config::CovariateKind::binary) {
        const std::int64_t n = group_size(draft, arm);
        const Cell size = size_cell(draft, covariate.id, table.dimensions[1].codes[g].id, n);
        share = share_cells(balance_query(draft, covariate, arm), size, draft.study.plan.confidence).share;
      } else {
        Model model;
        model.decimals = 1;
        model.contributors = static_cast<std::int64_t>(values.size());
        const auto summary = statistics::mean_summary(values);
        if (summary) {
          model.value = summary->mean;
        } else {
          model.value = summary.why();
        }
        mean = model;
      }
      const Cell difference = arm == static_cast<int>(draft.study.control())
                                  ? Cell(NotApplicable{})
                                  : Cell(Text{difference_class(values, control)});
      table.rows.push_back({{k, g}, {mean, share, difference}});
    }
  }
  table.chart = {safe::ChartKind::balance, "kenmerk", "groep", "difference", "", "", table.title};
  draft.findings.tables.push_back(std::move(table));
}

/// Whether the arms got what they were promised, by quarter, against what control got (statistics.md §3.4).
Cell strength_cell(const Draft& draft, std::size_t arm, std::size_t quarter) {
  if (arm == draft.study.control()) {
    return NotApplicable{};
  }
  Model model;
  model.decimals = 1;
  model.contributors = std::min(present(draft, arm, quarter), present(draft, draft.study.control(), quarter));
  model.value = relative_strength(draft, arm, quarter);
  return model;
}

/// Who took the initiative, and who was exempted: the parts of the approach that are no number of contacts.
void add_initiative(Draft& draft) {
  const cohort::Cohort& cohort = draft.cohort;
  const bool contacts = !cohort.contacts_by_client.empty();
  const bool exemptions = !cohort.exempted.empty();
  if (!contacts && !exemptions) {
    return;
  }
  Table table;
  table.id = "approach_delivered";
  table.topic = "groups";
  table.title = {"Wie nam het initiatief, en wie had ontheffing?",
                 "Who took the initiative, and who was exempted?"};
  table.statistic = {
      "Per groep: aandeel van de contacten dat de deelnemer vroeg, en aandeel mensen met een "
      "ontheffing na de loting",
      "Per group: share of contacts that the participant asked for, and share of people with an "
      "exemption after the draw"};
  table.source = {"Contactregistratie en ontheffingen, gemeente " + draft.study.municipality,
                  "Contact register and exemptions, municipality of " + draft.study.municipality};
  table.dimensions = {group_dimension(draft.study, false)};
  if (contacts) {
    table.columns.push_back(column(
        "by_client", {"Contact gevraagd door deelnemer", "Asked for by participant"}, safe::Unit::percent));
  }
  if (exemptions) {
    table.columns.push_back(
        column("exempted", {"Mensen met een ontheffing", "People with an exemption"}, safe::Unit::percent));
  }
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::int64_t n = group_size(draft, static_cast<int>(a));
    Row row{{a}, {}};
    if (contacts) {
      std::int64_t all = 0;
      std::int64_t asked = 0;
      for (std::size_t q = 0; q < cohort.contact_quarters; ++q) {
        all += cohort.contacts[a * cohort.contact_quarters + q];
        asked += cohort.contacts_by_client[a * cohort.contact_quarters + q];
      }
      Model model;
      model.contributors = std::min(n, all);
      if (all > 0) {
        model.value = 100.0 * static_cast<double>(asked) / static_cast<double>(all);
      }
      row.cells.emplace_back(model);
    }
    if (exemptions) {
      Query query;
      query.id = "exempted|" + draft.study.arms[a].id;
      query.value = cohort.exempted[a];
      query.total = n;
      query.leaves = {query.id};
      row.cells.push_back(
          share_cells(draft.query(std::move(query)), GroupSize{n}, draft.study.plan.confidence).share);
    }
    table.rows.push_back(std::move(row));
  }
  draft.findings.tables.push_back(std::move(table));
}

void add_contacts(Draft& draft) {
  const std::size_t quarters = full_quarters(draft);
  if (quarters == 0) {
    return;
  }
  Table table;
  table.id = "contrast_delivered";
  table.topic = "groups";
  table.title = {"Kregen de groepen iets anders?", "Did the groups get something different?"};
  table.statistic = {"Contacten per deelnemer per kwartaal sinds de start",
                     "Contacts per participant per quarter since the start"};
  table.source = {"Contactregistratie, gemeente " + draft.study.municipality,
                  "Contact register, municipality of " + draft.study.municipality};
  table.notes = {{"Zolang er nog mensen bij komen, zijn de eerste kwartalen lager.",
                  "While people still enter, the first quarters are lower."}};
  safe::Dimension quarter{"kwartaal", {"Kwartaal", "Quarter"}, {}};
  const core::Month first = core::month_of(draft.study.start);
  for (std::size_t q = 0; q < quarters; ++q) {
    const core::Month month = first + 3 * static_cast<int>(q);
    const std::string id = std::to_string(month.year()) + "-K" + std::to_string((month.month() - 1) / 3 + 1);
    quarter.codes.push_back(
        {id, {core::quarter(month, core::Language::nl), core::quarter(month, core::Language::en)}});
  }
  table.dimensions = {group_dimension(draft.study, false), quarter};
  table.notes.push_back(
      {"Verschil met de controlegroep: gedeeld door de spreiding tussen mensen, van wie het hele kwartaal "
       "meedeed. Onder 0,2 is het klein, "
       "vanaf "
       "0,8 groot. Blijft er minder dan de helft van over, dan zijn de aanpakken op elkaar gaan lijken.",
       "Difference from the control group: divided by the spread between people, of those present all "
       "quarter. Below 0.2 it is small, from "
       "0.8 large. When less than half of it is left, the approaches have come to resemble each other."});
  table.columns = {
      column("contacts", {"Contacten per deelnemer", "Contacts per participant"}, safe::Unit::score),
      column("strength", {"Verschil met de controlegroep", "Difference from the control group"},
             safe::Unit::score_difference)};
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::int64_t n = group_size(draft, static_cast<int>(a));
    for (std::size_t q = 0; q < quarters; ++q) {
      Model model;
      model.decimals = 1;
      model.contributors = n;
      if (n > 0) {
        model.value = static_cast<double>(draft.cohort.contacts[a * draft.cohort.contact_quarters + q]) /
                      static_cast<double>(n);
      }
      table.rows.push_back({{a, q}, {model, strength_cell(draft, a, q)}});
    }
  }
  table.chart = {safe::ChartKind::waves, "kwartaal", "groep", "contacts", "", "", table.title};
  draft.findings.tables.push_back(std::move(table));
}

void add_power(Draft& draft) {
  Table table;
  table.id = "power";
  table.topic = "certainty";
  table.title = {"Hoeveel kunnen we zien?", "How much can we see?"};
  table.statistic = {"Groepsgrootte en het kleinste verschil dat goed zichtbaar is (80% kans, 5% toets)",
                     "Group size and the smallest difference that can be seen well (80% power, 5% test)"};
  table.source = list_source(draft.study);
  table.notes = {{"Vooraf afgesproken: minstens 100 per groep, liever 150 of meer.",
                  "Agreed beforehand: at least 100 per group, preferably 150 or more."},
                 {"Uitgangspunt: 20 van elke 100 mensen in de controlegroep bereiken de uitkomst.",
                  "Assumption: 20 in every 100 people in the control group reach the outcome."}};
  table.dimensions = {group_dimension(draft.study, false)};
  table.columns = {
      column_n(), column("light", {"Genoeg deelnemers?", "Enough participants?"}, safe::Unit::text),
      // A size and not a signed difference, so no unit that would print a plus.
      column("detectable",
             {"Kleinste zichtbare verschil (procentpunt)", "Smallest visible difference (percentage points)"},
             safe::Unit::score)};
  const std::int64_t control = group_size(draft, static_cast<int>(draft.study.control()));
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::int64_t n = group_size(draft, static_cast<int>(a));
    const Bilingual light = size_words(n, 100, 150);
    if (n < 150) {
      draft.findings.facts["any_group_below_150"] = true;
    }
    Cell detectable = NotApplicable{};
    if (draft.study.arms[a].role == config::Role::experiment) {
      Derived derived;
      derived.formula = [n, control](std::span<const double>) -> statistics::Estimated<double> {
        const auto d = statistics::detectable_difference(0.20, n, control);
        return d ? statistics::Estimated<double>(100.0 * d->up) : statistics::Estimated<double>(d.why());
      };
      detectable = derived;
    }
    table.rows.push_back({{a}, {GroupSize{n}, Text{light}, detectable}});
  }
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace

Bilingual size_words(std::int64_t n, std::int64_t minimum, std::int64_t preferred) {
  const std::string least = std::to_string(minimum);
  const std::string wish = std::to_string(preferred);
  if (n >= preferred) {
    return {"genoeg (" + wish + " of meer)", "enough (" + wish + " or more)"};
  }
  if (n >= minimum) {
    const std::string below = std::to_string(preferred - 1);
    return {"krap (" + least + " tot " + below + ")", "tight (" + least + " to " + below + ")"};
  }
  return {"te weinig (minder dan " + least + ")", "too few (fewer than " + least + ")"};
}

void add_groups(Draft& draft) {
  add_balance(draft);
  add_contacts(draft);
  add_initiative(draft);
  add_power(draft);
}

}  // namespace werkthet::findings
