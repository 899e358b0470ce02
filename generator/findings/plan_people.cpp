// How many people there are, how many may take part, and how many would have to.
#include "core/format.hpp"
#include "findings/builders.hpp"
#include "findings/plan_tables.hpp"

namespace werkthet::findings {
namespace {

using core::Bilingual;
using core::Language;

/// "Raadsbrief, geteld op 28 november 2018".
Bilingual counted(const config::Feasibility& wishes) {
  Bilingual source = typed(wishes.source.empty() ? "" : wishes.source);
  if (source.empty()) {
    source = {"opgave van de gemeente", "as stated by the municipality"};
  }
  if (wishes.counted_on) {
    source.nl += ", geteld op " + core::long_date(*wishes.counted_on, Language::nl);
    source.en += ", counted on " + core::long_date(*wishes.counted_on, Language::en);
  }
  return source;
}

Bilingual share_source(const config::Feasibility& wishes) {
  return wishes.participation_source.empty()
             ? Bilingual{"niet opgegeven waar het deel dat meedoet op berust",
                         "it is not stated what the share taking part rests on"}
             : typed(wishes.participation_source);
}

/// T46: two units, both in the title and never mixed.
void add_people(PlanDraft& draft) {
  Table table = plan_table("plan_people", {"Mensen en uitkeringen", "People and benefits"},
                           {"Aantal mensen met een uitkering en aantal uitkeringen",
                            "Number of people on benefit and number of benefits"});
  table.source = counted(draft.wishes);
  safe::Dimension kinds{"telling", {"Wat is geteld", "What is counted"}, {}};
  table.columns = {column("n", {"Aantal", "Number"}, safe::Unit::count),
                   column("per_benefit", {"Per uitkering", "Per benefit"}, safe::Unit::score)};
  const auto add = [&](const char* id, Bilingual label, std::int64_t n, Cell ratio) {
    table.rows.push_back({{kinds.codes.size()}, {count_cell(n), std::move(ratio)}});
    kinds.codes.push_back({id, std::move(label)});
  };
  const int persons = draft.wishes.persons;
  const int benefits = draft.wishes.benefits;
  const Cell ratio =
      benefits > 0 ? Cell(PublicNumber{static_cast<double>(persons) / benefits, 3}) : Cell(NotApplicable{});
  add("personen", {"Mensen met een uitkering", "People on benefit"}, persons, ratio);
  if (benefits > 0) {
    add("uitkeringen", {"Uitkeringen", "Benefits"}, benefits, NotApplicable{});
    add("paren", {"Paren: één uitkering voor twee mensen", "Couples: one benefit for two people"},
        *draft.exploration.pairs, NotApplicable{});
    add("in_paren", {"Mensen in een paar", "People in a couple"}, 2 * *draft.exploration.pairs,
        NotApplicable{});
    add("alleen", {"Uitkeringen voor één mens", "Benefits for one person"}, *draft.exploration.singles,
        NotApplicable{});
    table.notes.push_back({"Het aantal paren volgt uit de twee tellingen: mensen min uitkeringen.",
                           "The number of couples follows from the two counts: people minus benefits."});
  }
  table.dimensions = {std::move(kinds)};
  draft.findings.tables.push_back(std::move(table));
}

void add_participants(PlanDraft& draft) {
  Table table = plan_table("plan_participants", {"Hoeveel mensen doen mee?", "How many people take part?"},
                           {"Verwacht aantal deelnemers en de kleinste groep bij even grote groepen",
                            "Expected participants and the smallest of equal groups"});
  table.source = share_source(draft.wishes);
  table.dimensions = {scenario_dimension(draft.exploration)};
  table.columns = {column("share", {"Doet mee", "Takes part"}, safe::Unit::percent),
                   column("participants", {"Deelnemers", "Participants"}, safe::Unit::count),
                   column("per_group", {"Per groep", "Per group"}, safe::Unit::count),
                   column("light", {"Genoeg deelnemers?", "Enough participants?"}, safe::Unit::text),
                   column("others", {"Doen niet mee", "Do not take part"}, safe::Unit::count)};
  for (std::size_t i = 0; i < draft.exploration.expected.size(); ++i) {
    const analysis::ExpectedSize& size = draft.exploration.expected[i];
    table.rows.push_back(
        {{i},
         {share_cell(size.share), count_cell(size.participants), count_cell(size.per_group),
          Text{size_words(size.per_group, draft.wishes.min_per_group, draft.wishes.preferred_per_group)},
          count_cell(size.others)}});
    if (size.id == "expected") {
      draft.findings.facts["group_too_small"] = size.light == analysis::SizeLight::red;
      draft.findings.facts["group_below_preferred"] = size.light != analysis::SizeLight::green;
    }
  }
  draft.findings.facts["too_small_at_best"] =
      draft.exploration.expected.back().light == analysis::SizeLight::red;
  draft.findings.tables.push_back(std::move(table));
}

void add_needed(PlanDraft& draft) {
  Table table =
      plan_table("plan_needed", {"Hoeveel mensen zijn er nodig?", "How many people are needed?"},
                 {"Deel van de mensen met een uitkering dat moet meedoen voor volle groepen, zonder uitval",
                  "Share of the people on benefit who must take part to fill the groups, without drop-out"});
  table.source = counted(draft.wishes);
  safe::Dimension designs{"opzet", {"Opzet", "Design"}, {}};
  table.columns = {column("people", {"Deelnemers nodig", "Participants needed"}, safe::Unit::count),
                   column("share", {"Moet meedoen", "Must take part"}, safe::Unit::percent)};
  for (const analysis::NeededShare& need : draft.exploration.needed) {
    table.rows.push_back(
        {{designs.codes.size()}, {count_cell(need.people), PublicNumber{100 * need.share, 1}}});
    const std::string groups = std::to_string(need.groups);
    const std::string size = std::to_string(need.per_group);
    designs.codes.push_back(
        {groups + "x" + size, {groups + " groepen van " + size, groups + " groups of " + size}});
  }
  table.dimensions = {std::move(designs)};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace

void add_plan_people(PlanDraft& draft) {
  add_people(draft);
  add_participants(draft);
  add_needed(draft);
}

}  // namespace werkthet::findings
