// Effects in the subgroups that the plan names, and whether they differ (requirements Z59, Z60, G35). Only in
// a final release, always called exploratory. A subgroup is refused as a whole when one of its cells is under
// the minimum: from the effect of everybody and of the other classes the missing one would follow. For a
// yes/no outcome the people with and the people without it are such cells too.

#include "core/format.hpp"
#include "findings/builders.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace werkthet::findings {
namespace {

using core::Bilingual;
using core::Language;

bool yes_or_no(const config::Outcome& outcome) {
  return config::measured_as(outcome.kind) == config::Measurement::share;
}

std::string plain_cut(double cut, Language language) {
  const int decimals = core::round_half_away(cut, 0) == cut ? 0 : 1;
  return core::number(cut, decimals, language);
}

/// " jaar" after a number of a built-in characteristic; nothing for a column of somebody's own.
Bilingual unit_words(const std::string& covariate) {
  if (covariate == "age" || covariate == "duration_years") {
    return {" jaar", " years"};
  }
  if (covariate == "months_on_benefit_24" || covariate == "work_months_24") {
    return {" maanden", " months"};
  }
  return {};
}

/// The classes of one subgroup for one outcome and arm.
struct Classes {
  std::vector<const analysis::Estimate*> effects;
  std::int64_t smallest{};  ///< cell
};

Classes classes_of(const Draft& draft, const config::Subgroup& subgroup, const config::Outcome& outcome,
                   const std::string& horizon, const std::string& arm) {
  Classes all;
  const std::size_t count = subgroup.cuts.empty() ? 2 : subgroup.cuts.size() + 1;
  for (std::size_t c = 1; c <= count; ++c) {
    const analysis::Estimate* e =
        draft.find({outcome.id, horizon, arm, "subgroup." + subgroup.id + "." + std::to_string(c)});
    if (e == nullptr) {
      return {};
    }
    std::vector<std::int64_t> cells{e->n, e->n_comparator};
    if (yes_or_no(outcome)) {
      cells = {e->events, e->n - e->events, e->events_comparator, e->n_comparator - e->events_comparator};
    }
    const std::int64_t least = *std::min_element(cells.begin(), cells.end());
    all.smallest = all.effects.empty() ? least : std::min(all.smallest, least);
    all.effects.push_back(e);
  }
  return all;
}

/// How large the classes of a subgroup are in a group. In tens beside the exact size of a group that they fill, the
/// classes would tell each other; where answers are missing nobody knows what they add up to.
struct ClassSizes {
  std::string name;  ///< subgroup of an outcome, in a group
  std::int64_t group{};
  std::int64_t all{};  ///< in all classes together
};

std::string size_query(Draft& draft, const ClassSizes& sizes, std::size_t c, std::int64_t n) {
  constexpr int after_outcomes = 2000;
  Query query;
  query.id = "subgroup|" + sizes.name + "|" + std::to_string(c);
  query.value = n;
  query.leaves = {query.id};
  query.priority = after_outcomes;
  if (sizes.all == sizes.group) {
    query.total = sizes.group;
    query.fills = "subgroup|" + sizes.name;
  }
  return draft.query(std::move(query));
}

std::int64_t sum_of(const std::vector<const analysis::Estimate*>& effects, std::int64_t analysis::Estimate::* n) {
  return std::accumulate(effects.begin(), effects.end(), std::int64_t{0},
                         [n](std::int64_t sum, const analysis::Estimate* e) { return sum + e->*n; });
}

void add_columns(Table& table, const Draft& draft) {
  const safe::Unit unit = safe::Unit::score_difference;
  const Bilingual margin = margin_words(draft.estimates.confidence);
  const auto add = [&](const std::string& id, const char* nl, const char* en) {
    table.columns.push_back(column(id, {nl, en}, unit));
    table.columns.push_back(column(
        id + "_low",
        {std::string(nl) + ", " + margin.nl + " van", std::string(en) + ", " + margin.en + " from"}, unit));
    table.columns.push_back(column(
        id + "_high",
        {std::string(nl) + ", " + margin.nl + " tot", std::string(en) + ", " + margin.en + " to"}, unit));
  };
  table.columns = {column("n_group", {"Aantal in de groep", "Number in the group"}, safe::Unit::count),
                   column("n_comparator", {"Aantal bij controle", "Number in control"}, safe::Unit::count)};
  add("difference", "Verschil met controle", "Difference from control");
  add("interaction", "Verschil met de eerste deelgroep", "Difference from the first subgroup");
  if (draft.study.plan.shrink_subgroups) {
    add("shrunken", "Verschil, naar het gemiddelde getrokken", "Difference, drawn to the mean");
  }
}

}  // namespace

Bilingual class_label(const config::Subgroup& subgroup, std::size_t c) {
  const Bilingual units = unit_words(subgroup.covariate);
  const auto in = [&](Language language) {
    const bool dutch = language == Language::nl;
    const std::string& unit = dutch ? units.nl : units.en;
    const std::string label = subgroup.label.in(language) + ": ";
    if (subgroup.cuts.empty()) {
      return label + (c == 1 ? (dutch ? "nee" : "no") : (dutch ? "ja" : "yes"));
    }
    if (c == 1) {
      return label + (dutch ? "minder dan " : "less than ") + plain_cut(subgroup.cuts.front(), language) +
             unit;
    }
    const std::string from = plain_cut(subgroup.cuts[c - 2], language);
    if (c == subgroup.cuts.size() + 1) {
      return label + from + unit + (dutch ? " of meer" : " or more");
    }
    return label + (dutch ? "vanaf " : "from ") + from + (dutch ? " tot " : " to ") +
           plain_cut(subgroup.cuts[c - 1], language) + unit;
  };
  return {in(Language::nl), in(Language::en)};
}

ShareCells held_cells(const analysis::Estimate* estimate, double factor, int decimals,
                      std::int64_t smallest) {
  ShareCells cells = model_cells(estimate, factor, decimals, true, {});
  for (Cell* cell : {&cells.share, &cells.low, &cells.high}) {
    if (auto* model = std::get_if<Model>(cell)) {
      model->contributors = smallest;
    }
  }
  return cells;
}

void add_subgroups_table(Draft& draft) {
  const config::Study& study = draft.study;
  if (study.subgroups.empty() || study.release.kind != config::ReleaseKind::final) {
    return;
  }
  Table table;
  table.id = "subgroups";
  table.topic = "subgroups";
  table.title = {"Voor wie werkt wat? (verkennend)", "What works for whom? (exploratory)"};
  table.statistic = {
      "Verschil met de controlegroep per deelgroep, in procentpunten of in de eenheid van de uitkomst",
      "Difference from the control group per subgroup, in percentage points or the outcome's unit"};
  table.source = register_source(study);
  safe::Dimension outcomes{"uitkomst", {"Uitkomst", "Outcome"}, {}};
  safe::Dimension classes{"deelgroep", {"Deelgroep", "Subgroup"}, {}};
  table.dimensions = {outcomes, group_dimension(study, false), classes};
  add_columns(table, draft);
  std::size_t looked = 0;
  for (const config::Subgroup& subgroup : study.subgroups) {
    const std::size_t first_code = table.dimensions[2].codes.size();
    const std::size_t count = subgroup.cuts.empty() ? 2 : subgroup.cuts.size() + 1;
    for (std::size_t c = 1; c <= count; ++c) {
      table.dimensions[2].codes.push_back({subgroup.id + "_" + std::to_string(c), class_label(subgroup, c)});
    }
    for (const config::Outcome& outcome : study.outcomes) {
      const auto at = draft.estimates.main_horizon.find(outcome.id);
      const std::string horizon = at == draft.estimates.main_horizon.end() ? "" : std::to_string(at->second);
      const bool shares = yes_or_no(outcome);
      const double factor = shares ? 100.0 : 1.0;
      const int decimals = shares ? 0 : std::max(1, outcome.decimals);
      for (std::size_t a = 0; a < study.arms.size(); ++a) {
        const std::string& arm = study.arms[a].id;
        const Classes found = classes_of(draft, subgroup, outcome, horizon, arm);
        if (found.effects.empty()) {
          continue;
        }
        auto& codes = table.dimensions[0].codes;
        auto code =
            std::find_if(codes.begin(), codes.end(), [&](const auto& k) { return k.id == outcome.id; });
        if (code == codes.end()) {
          codes.push_back({outcome.id, label_at(outcome, horizon.empty() ? 0 : at->second)});
          code = codes.end() - 1;
        }
        const std::string of = outcome.id + "|" + horizon + "|" + subgroup.id + "|";
        const ClassSizes own{of + arm, group_size(draft, static_cast<int>(a)),
                             sum_of(found.effects, &analysis::Estimate::n)};
        const ClassSizes other{of + study.arms[study.control()].id + " beside " + arm,
                               group_size(draft, static_cast<int>(study.control())),
                               sum_of(found.effects, &analysis::Estimate::n_comparator)};
        for (std::size_t c = 1; c <= found.effects.size(); ++c) {
          ++looked;
          const analysis::Estimate* e = found.effects[c - 1];
          const std::string name = "subgroup." + subgroup.id + "." + std::to_string(c);
          Row row;
          row.codes = {static_cast<std::size_t>(code - codes.begin()), a, first_code + c - 1};
          row.cells = {
              CountCell{size_query(draft, own, c, e->n)},
              CountCell{size_query(draft, other, c, e->n_comparator)}};
          std::vector<ShareCells> groups{held_cells(e, factor, decimals, found.smallest)};
          groups.push_back(c == 1 ? ShareCells{NotApplicable{}, NotApplicable{}, NotApplicable{}}
                                  : held_cells(draft.find({outcome.id, horizon, arm, name + ".interaction"}),
                                               factor, decimals, found.smallest));
          if (study.plan.shrink_subgroups) {
            groups.push_back(held_cells(draft.find({outcome.id, horizon, arm, name + ".shrunk"}), factor,
                                        decimals, found.smallest));
          }
          for (const ShareCells& cells : groups) {
            row.cells.insert(row.cells.end(), {cells.share, cells.low, cells.high});
          }
          table.rows.push_back(std::move(row));
        }
      }
    }
  }
  if (table.rows.empty()) {
    return;
  }
  const std::string k = std::to_string(looked);
  table.notes = {{"Verkennend: we keken " + k +
                      " keer naar een deelgroep. Bij zoveel vergelijkingen springt er door toeval al gauw "
                      "een uit. Deze tabel wijst dus geen beste groep aan.",
                  "Exploratory: we looked at a subgroup " + k +
                      " times. With so many comparisons one soon stands out by chance. "
                      "So this table points out no best group."},
                 {"De deelgroepen zijn vooraf gekozen. Pakt een aanpak voor de ene deelgroep anders uit "
                  "dan voor de andere? Dat staat "
                  "in de kolom ‘Verschil met de eerste deelgroep’.",
                  "The subgroups were chosen beforehand. Whether an approach turns out differently for one "
                  "than for another stands "
                  "in the column ‘Difference from the first subgroup’."},
                 {"Is een deelgroep te klein, dan tonen we geen enkel verschil van die indeling.",
                  "When a subgroup is too small, we show no difference of that division at all."}};
  if (study.plan.shrink_subgroups) {
    table.notes.push_back(
        {"Naar het gemiddelde getrokken: verschillen van kleine deelgroepen vallen door toeval vaak te groot "
         "uit. Deze "
         "kolommen halen ze terug naar het gemiddelde van de deelgroepen. Bron: Morris (1983).",
         "Drawn to the mean: differences of small subgroups are often too large by chance. These columns "
         "pull them back "
         "to the mean of the subgroups. Source: Morris (1983)."});
  }
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
