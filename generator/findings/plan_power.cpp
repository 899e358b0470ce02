// What an experiment of this size can show, and how many people a wished difference asks for.
#include "core/format.hpp"
#include "findings/draft.hpp"
#include "findings/plan_tables.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

using core::Bilingual;

/// Code "57", label "57 (verwacht)": a reader must see which sizes are expected and which are the norm.
safe::Code size_code(const PlanDraft& draft, std::int64_t n) {
  Bilingual why;
  const auto add = [&](const Bilingual& words) {
    why.nl += (why.nl.empty() ? "" : ", ") + words.nl;
    why.en += (why.en.empty() ? "" : ", ") + words.en;
  };
  const safe::Dimension scenarios = scenario_dimension(draft.exploration);
  for (std::size_t i = 0; i < draft.exploration.expected.size(); ++i) {
    if (draft.exploration.expected[i].per_group == n) {
      add(scenarios.codes[i].label);
    }
  }
  if (n == draft.wishes.min_per_group) {
    add({"minimum", "minimum"});
  }
  if (n == draft.wishes.preferred_per_group) {
    add({"liever", "preferred"});
  }
  const std::string number = std::to_string(n);
  return {number, {number + " (" + why.nl + ")", number + " (" + why.en + ")"}};
}

safe::Dimension base_dimension(const config::Feasibility& wishes) {
  safe::Dimension dimension{"controlegroep", {"In de controlegroep", "In the control group"}, {}};
  for (const double base : wishes.base_rates) {
    const PublicNumber share = share_cell(base);
    dimension.codes.push_back({core::plain(*share.value, share.decimals),
                               {core::percent(*share.value, share.decimals, core::Language::nl),
                                core::percent(*share.value, share.decimals, core::Language::en)}});
  }
  return dimension;
}

Cell estimated(const statistics::Estimated<double>& value, int decimals) {
  // No people, so no protection is asked for: the cell only carries the reason why there is no number.
  return value ? Cell(PublicNumber{*value, decimals}) : Cell(Text{{"niet te zien", "cannot be seen"}});
}

/// As statistics::detectable_difference() and n_per_group_proportions().
Bilingual proportions_source() {
  return {"Berekend volgens Fleiss, Levin en Paik (2003), zonder correctie",
          "Computed after Fleiss, Levin and Paik (2003), without correction"};
}

std::vector<Bilingual> assumptions(const PlanDraft& draft) {
  std::vector<Bilingual> notes{{"Goed zien: 8 van de 10 keer. De kans op vals alarm is 5% (tweezijdig).",
                                "Seen well: 8 times in 10. The chance of a false alarm is 5% (two-sided)."}};
  const PublicNumber lost = share_cell(draft.wishes.attrition);
  if (draft.wishes.attrition > 0) {
    notes.push_back(
        {"Uitval tot de eindmeting: " + core::percent(*lost.value, lost.decimals, core::Language::nl) + ".",
         "Lost before the final measurement: " +
             core::percent(*lost.value, lost.decimals, core::Language::en) + "."});
  } else {
    notes.push_back({"Zonder uitval.", "Without drop-out."});
  }
  if (draft.exploration.design_effect > 1) {
    notes.push_back({"Klanten van één medewerker lijken op elkaar; daarom is gedeeld door een factor van " +
                         core::number(draft.exploration.design_effect, 2, core::Language::nl) +
                         " (design-effect).",
                     "Clients of one caseworker are alike; numbers are divided by a design effect of " +
                         core::number(draft.exploration.design_effect, 2, core::Language::en) + "."});
  }
  return notes;
}

void add_detectable(PlanDraft& draft) {
  Table table = plan_table(
      "plan_detectable", {"Hoeveel kunnen we zien?", "How much can we see?"},
      {"Kleinste zichtbare verschil tussen twee groepen, per groepsgrootte en deel in de controlegroep",
       "Smallest visible difference between two groups, by group size and share in the control group"});
  table.source = proportions_source();
  table.notes = assumptions(draft);
  safe::Dimension sizes{"groep", {"Mensen per groep", "People per group"}, {}};
  table.columns = {
      column("at_end", {"Over bij de eindmeting", "Left at the final measurement"}, safe::Unit::count),
      column("effective", {"Telt als", "Counts as"}, safe::Unit::count),
      column("detectable",
             {"Kleinste zichtbare verschil (procentpunt)", "Smallest visible difference (percentage points)"},
             safe::Unit::score),
      column("other", {"Dan in de andere groep", "Then in the other group"}, safe::Unit::percent)};
  const std::size_t bases = draft.wishes.base_rates.size();
  for (std::size_t i = 0; i < draft.exploration.visible.size(); ++i) {
    const analysis::Visible& visible = draft.exploration.visible[i];
    if (i % bases == 0) {
      sizes.codes.push_back(size_code(draft, visible.group.per_group));
    }
    const statistics::Estimated<double> other =
        visible.points ? statistics::Estimated<double>(100 * visible.base + *visible.points) : visible.points;
    table.rows.push_back({{sizes.codes.size() - 1, i % bases},
                          {count_cell(visible.group.at_end), count_cell(visible.group.effective),
                           estimated(visible.points, 1), estimated(other, 0)}});
  }
  table.dimensions = {std::move(sizes), base_dimension(draft.wishes)};
  if (draft.exploration.design_effect <= 1) {
    drop_column(table, "effective");
  }
  draft.findings.tables.push_back(std::move(table));
}

void add_scores(PlanDraft& draft) {
  Table table = plan_table("plan_scores",
                           {"Hoeveel kunnen vragenlijsten laten zien?", "How much can questionnaires show?"},
                           {"Kleinste zichtbare verschil van een score, in standaardafwijkingen",
                            "Smallest visible difference of a score, in standard deviations"});
  table.source = {"Berekend met de niet-centrale t-verdeling", "Computed with the noncentral t distribution"};
  table.notes = assumptions(draft);
  safe::Dimension sizes{"groep", {"Mensen per groep", "People per group"}, {}};
  table.columns = {column("effective", {"Telt als", "Counts as"}, safe::Unit::count),
                   column("deviations", {"Standaardafwijkingen", "Standard deviations"}, safe::Unit::score)};
  for (const analysis::VisibleScore& score : draft.exploration.visible_scores) {
    table.rows.push_back(
        {{sizes.codes.size()}, {count_cell(score.group.effective), estimated(score.deviations, 2)}});
    sizes.codes.push_back(size_code(draft, score.group.per_group));
  }
  table.dimensions = {std::move(sizes)};
  draft.findings.tables.push_back(std::move(table));
}

void add_sample(PlanDraft& draft) {
  if (draft.exploration.sizes.empty()) {
    return;
  }
  Table table = plan_table(
      "plan_sample", {"Hoeveel mensen vraagt een verschil?", "How many people does a difference ask for?"},
      {"Mensen per groep die nodig zijn om een verschil goed te zien",
       "People per group needed to see a difference well"});
  table.source = proportions_source();
  table.notes = assumptions(draft);
  safe::Dimension wished{"verschil", {"Verschil om te zien", "Difference to see"}, {}};
  table.columns = {
      column("at_end", {"Per groep bij de eindmeting", "Per group at the final measurement"},
             safe::Unit::count),
      column("clustered", {"Per groep, met medewerkers", "Per group, with caseworkers"}, safe::Unit::count),
      column("at_start", {"Per groep bij de start", "Per group at the start"}, safe::Unit::count),
      column("total", {"In alle groepen samen", "In all groups together"}, safe::Unit::count),
      column("share", {"Moet meedoen", "Must take part"}, safe::Unit::percent)};
  const std::size_t bases = draft.wishes.base_rates.size();
  for (std::size_t i = 0; i < draft.exploration.sizes.size(); ++i) {
    const analysis::NeededSize& size = draft.exploration.sizes[i];
    if (i % bases == 0) {
      const PublicNumber points = share_cell(size.points / 100);
      wished.codes.push_back(
          {core::plain(*points.value, points.decimals),
           {core::number(*points.value, points.decimals, core::Language::nl) + " procentpunt",
            core::number(*points.value, points.decimals, core::Language::en) + " percentage points"}});
    }
    Row row{{wished.codes.size() - 1, i % bases}, {}};
    if (size.at_end) {
      row.cells = {count_cell(*size.at_end), count_cell(size.clustered), count_cell(size.at_start),
                   count_cell(size.total), PublicNumber{100 * size.share, 1}};
    } else {
      row.cells.assign(table.columns.size(), NotApplicable{});
    }
    table.rows.push_back(std::move(row));
  }
  table.dimensions = {std::move(wished), base_dimension(draft.wishes)};
  if (draft.exploration.design_effect <= 1) {
    drop_column(table, "clustered");
  }
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace

void add_plan_power(PlanDraft& draft) {
  add_detectable(draft);
  add_scores(draft);
  add_sample(draft);
}

}  // namespace werkthet::findings
