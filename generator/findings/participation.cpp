#include "cohort/flow_words.hpp"
#include "findings/builders.hpp"

#include <algorithm>
#include <map>

namespace werkthet::findings {
namespace {

/// A number of the flow, in tens: flows are refreshed with every release. `total`: the exact size of the
/// group it is a part of, so that tens above it do not tell how few are not in it; 0 for none.
std::string flow_query(Draft& draft, const std::string& id, std::int64_t value, std::int64_t total = 0) {
  Query query;
  query.id = "flow|" + id;
  query.value = value;
  query.total = total;
  query.leaves = {query.id};
  return draft.query(std::move(query));
}

void add_flow(Draft& draft) {
  Table table;
  table.id = "flow";
  table.topic = "participation";
  table.title = {"Van bijstand tot loting", "From benefit to lottery"};
  const core::Bilingual unit = unit_name(draft.study);
  table.statistic = {"Aantal " + unit.nl + " per stap, afgerond op tien",
                     "Number of " + unit.en + " per step, rounded to ten"};
  table.source = list_source(draft.study);
  safe::Dimension steps{"stap", {"Stap", "Step"}, {}};
  for (const cohort::FlowStep& step : draft.cohort.flow) {
    // Who agreed and was not drawn is never a row: the drawn are known exactly through the sizes of the
    // groups, and two roundings together would tell a handful of people to within two or three.
    if (step.arm.empty() && step.reason.empty() && step.id != "not_drawn") {
      table.rows.push_back({{steps.codes.size()}, {CountCell{flow_query(draft, step.id, step.count)}}});
      steps.codes.push_back({step.id, step.label});
    }
  }
  if (table.rows.empty()) {
    return;
  }
  table.notes = {{"Niet iedereen die wilde meedoen, is geloot. Hoeveel mensen dat zijn, tonen we niet.",
                  "Not everybody who agreed was drawn. We do not show how many people that are."}};
  table.dimensions = {steps};
  table.columns = {column("n", {"Aantal", "Number"}, safe::Unit::count)};
  table.chart = {safe::ChartKind::flow, "stap", "", "n", "", "", table.title};
  draft.findings.tables.push_back(std::move(table));
}

void add_arms(Draft& draft) {
  Table table;
  table.id = "flow_arms";
  table.topic = "participation";
  table.title = {"Wat gebeurde er na de loting?", "What happened after the lottery?"};
  const core::Bilingual unit = unit_name(draft.study);
  table.statistic = {"Aantal " + unit.nl + " per groep; geloot is exact, de rest afgerond op tien",
                     "Number of " + unit.en + " per group; drawn is exact, the rest rounded to ten"};
  table.source = list_source(draft.study);
  table.notes = {
      {"Iedereen telt mee in de groep die de loting gaf, ook wie later weigerde of stopte.",
       "Everybody counts in the group that the lottery gave, also those who refused or stopped later."}};
  table.dimensions = {group_dimension(draft.study, false)};
  table.columns = {column("n", cohort::label_in_a_group("drawn"), safe::Unit::count)};
  std::map<std::pair<std::string, std::string>, std::int64_t> counts;
  for (const cohort::FlowStep& step : draft.cohort.flow) {
    if (!step.arm.empty() && step.reason.empty()) {
      counts[{step.arm, step.id}] = step.count;
    }
  }
  std::vector<std::string> used;
  for (const cohort::StepWords& step : cohort::steps_in_a_group()) {
    const bool known =
        std::any_of(counts.begin(), counts.end(), [&](const auto& c) { return c.first.second == step.id; });
    if (known && step.id != "drawn") {
      used.emplace_back(step.id);
      table.columns.push_back(column(used.back(), step.label, safe::Unit::count));
    }
  }
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::string& arm = draft.study.arms[a].id;
    const std::int64_t drawn = group_size(draft, static_cast<int>(a));
    Row row{{a}, {GroupSize{drawn}}};
    for (const std::string& id : used) {
      row.cells.emplace_back(CountCell{flow_query(draft, arm + "|" + id, counts[{arm, id}], drawn)});
    }
    table.rows.push_back(std::move(row));
  }
  table.chart = {safe::ChartKind::flow, "groep", "", "n", "", "", table.title};
  draft.findings.tables.push_back(std::move(table));
}

/// The list has codes such as "dak_of_thuisloos": words for a reader when it brings no label of its own.
core::Bilingual readable(const cohort::FlowStep& step) {
  if (!step.label.nl.empty() && step.label.nl.find(step.reason) == std::string::npos) {
    return step.label;
  }
  std::string words = step.reason;
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  }
  return {words, words};
}

/// Reasons too small to stand alone go together, so that a rare reason does not point at somebody. The table
/// and its last row are always there: a file or a row that is only there when somebody is in it says so.
void add_exclusions(Draft& draft) {
  if (draft.cohort.flow.empty()) {
    return;  // no list of people who were asked or excluded
  }
  std::int64_t pooled = 0;
  std::vector<const cohort::FlowStep*> shown;
  for (const cohort::FlowStep& step : draft.cohort.flow) {
    if (step.id == "exclusion" && !step.reason.empty()) {
      if (step.count < draft.study.disclosure.min_cell) {
        pooled += step.count;
      } else {
        shown.push_back(&step);
      }
    }
  }
  Table table;
  table.id = "exclusions";
  table.topic = "participation";
  table.title = {"Wie mocht niet meedoen?", "Who could not take part?"};
  table.statistic = {"Aantal per reden, afgerond op tien", "Number per reason, rounded to ten"};
  table.source = list_source(draft.study);
  safe::Dimension reasons{"reden", {"Reden", "Reason"}, {}};
  for (const cohort::FlowStep* step : shown) {
    table.rows.push_back(
        {{reasons.codes.size()}, {CountCell{flow_query(draft, "excluded|" + step->reason, step->count)}}});
    reasons.codes.push_back({step->reason, readable(*step)});
  }
  table.rows.push_back({{reasons.codes.size()}, {CountCell{flow_query(draft, "excluded|other", pooled)}}});
  reasons.codes.push_back({"overige_redenen", {"Overige redenen samen", "Other reasons together"}});
  table.dimensions = {reasons};
  table.columns = {column("n", {"Aantal", "Number"}, safe::Unit::count)};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace

void add_participation(Draft& draft) {
  add_flow(draft);
  add_arms(draft);
  add_exclusions(draft);
}

}  // namespace werkthet::findings
