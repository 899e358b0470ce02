#include "core/format.hpp"
#include "findings/draft.hpp"
#include "findings/synthesis_parts.hpp"
#include "findings/synthesis_words.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace werkthet::findings::municipalities {
namespace {

using core::Bilingual;
using core::Language;
using synthesis::Synthesis;

bool frameworks_mixed(const Synthesis& all) {
  return std::any_of(all.municipalities.begin(), all.municipalities.end(), [&](const exchange::Exchange& e) {
    return e.framework != all.municipalities.front().framework;
  });
}

/// Beside figures, legal frames are never mixed without a label (C09).
safe::Dimension labelled_dimension(const Synthesis& all) {
  safe::Dimension towns = dimension(all);
  for (std::size_t i = 0; frameworks_mixed(all) && i < towns.codes.size(); ++i) {
    const Bilingual frame = framework_words(all.municipalities[i].framework);
    Bilingual& label = towns.codes[i].label;
    label = {label.nl + " (" + frame.nl + ")", label.en + " (" + frame.en + ")"};
  }
  return towns;
}

struct Units {
  safe::Unit difference{};
  Bilingual words;
};

Units units_of(const synthesis::Comparison& comparison) {
  if (exchange::is_share(comparison.measure.kind)) {
    return {safe::Unit::points, {"procentpunten", "percentage points"}};
  }
  const std::string& quantity = comparison.measure.definition.quantity;
  if (comparison.measure.kind == config::OutcomeKind::numeric && !quantity.empty()) {
    return {safe::Unit::score_difference, {quantity, quantity}};
  }
  return {safe::Unit::score_difference, {"punten", "points"}};
}

safe::Dimension variant_dimension(const synthesis::Comparison& comparison) {
  safe::Dimension dimension{"aanpak", {"Soort aanpak", "Kind of approach"}, {}};
  for (const synthesis::Variant& variant : comparison.variants) {
    const Bilingual name = variant_words(variant.id);
    dimension.codes.push_back({variant.id, {"Aanpak: " + name.nl, "Approach: " + name.en}});
  }
  return dimension;
}

std::string least_words(int least, Language language) {
  return core::spelled(least, language);
}

}  // namespace

Table results_table(const Synthesis& all, const synthesis::Comparison& comparison) {
  const Units units = units_of(comparison);
  Table table;
  table.id = "synthesis_of_" + comparison.common;
  table.topic = "synthesis:" + comparison.common;
  table.title = {comparison.label.nl + ", per gemeente",
                 comparison.label.in(Language::en) + ", by municipality"};
  table.statistic = {"Verschil met de eigen controlegroep in " + units.words.nl + ", met marge (95%)",
                     "Difference from the own control group in " + units.words.en + ", with margin (95%)"};
  table.source = source();
  table.notes = measure_words(comparison.measure);
  for (Bilingual& warning :
       warning_words(all, synthesis::surroundings(all, synthesis::municipalities_of(comparison)))) {
    table.notes.push_back(std::move(warning));
  }
  safe::Dimension rows = labelled_dimension(all);
  const std::size_t total = rows.codes.size();
  rows.codes.push_back({"Totaal", {"Gemeenten samen", "Municipalities together"}});
  rows.codes.push_back(
      {"volgende", {"Verwacht in een volgende gemeente", "Expected in a next municipality"}});
  table.dimensions = {variant_dimension(comparison), std::move(rows)};
  table.columns = {
      column("difference", {"Verschil", "Difference"}, units.difference),
      low_column(units.difference),
      high_column(units.difference),
      column("n_group", {"Aantal in de groep", "Number in the group"}, safe::Unit::count),
      column("n_comparator", {"Aantal in de controlegroep", "Number in the control group"},
             safe::Unit::count),
      column("detectable", {"Kleinste verschil dat te zien is", "Smallest difference that can be seen"},
             safe::Unit::score)};
  const int decimals = comparison.decimals;
  for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
    const synthesis::Variant& variant = comparison.variants[v];
    for (const synthesis::Estimate& e : variant.estimates) {
      table.rows.push_back(
          {{v, e.municipality},
           {printed(e.shown.estimate, e.shown.decimals), printed(e.shown.low, e.shown.decimals),
            printed(e.shown.high, e.shown.decimals), counted(e.shown.n), counted(e.shown.n_control),
            printed(e.detectable, decimals)}});
    }
    if (!variant.pooled.empty()) {
      const synthesis::Pooled& p = variant.pooled.front();
      table.rows.push_back({{v, total},
                            {printed(p.estimate, decimals), printed(p.interval.low, decimals),
                             printed(p.interval.high, decimals), NotApplicable{}, NotApplicable{},
                             printed(p.detectable, decimals)}});
      table.rows.push_back(
          {{v, total + 1},
           {printed(p.estimate, decimals), printed(p.prediction.low, decimals),
            printed(p.prediction.high, decimals), NotApplicable{}, NotApplicable{}, NotApplicable{}}});
    }
  }
  table.chart = {safe::ChartKind::forest, "gemeente", "aanpak", "difference", "low", "high", table.title};
  return table;
}

Table levels_table(const Synthesis& all, const synthesis::Comparison& comparison) {
  Table table;
  table.id = "synthesis_levels_" + comparison.common;
  table.topic = "synthesis:" + comparison.common;
  table.title = {comparison.label.nl + ", elke gemeente apart",
                 comparison.label.in(Language::en) + ", each municipality by itself"};
  table.statistic = {"Aandeel per groep, in procenten van de deelnemers van die gemeente",
                     "Share per group, in per cent of the participants of that municipality"};
  table.source = source();
  table.notes = {
      {"Alle gemeenten staan op dezelfde schaal. Vergelijk binnen een gemeente: de inwoners verschillen.",
       "All municipalities are on one scale. Compare within a municipality: their residents differ."}};
  safe::Dimension groups{
      "aanpak", {"Groep", "Group"}, {{"controle", {"Eigen controlegroep", "Own control group"}}}};
  for (const safe::Code& code : variant_dimension(comparison).codes) {
    groups.codes.push_back(code);
  }
  table.dimensions = {labelled_dimension(all), std::move(groups)};
  table.columns = {
      column("n", {"Aantal in de groep", "Number in the group"}, safe::Unit::count),
      column("events", {"Aantal met deze uitkomst", "Number with this outcome"}, safe::Unit::count),
      column("share", {"Aandeel", "Share"}, safe::Unit::percent)};
  const auto add = [&](std::size_t town, std::size_t group, const std::optional<std::int64_t>& n,
                       const std::optional<std::int64_t>& events) {
    // Of the printed counts, as every reader could.
    const std::optional<double> share =
        n && events && *n > 0 ? std::optional(100.0 * static_cast<double>(*events) / static_cast<double>(*n))
                              : std::nullopt;
    table.rows.push_back({{town, group}, {counted(n), counted(events), printed(share, 0)}});
  };
  for (std::size_t town = 0; town < all.municipalities.size(); ++town) {
    bool control = false;
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
      for (const synthesis::Estimate& e : comparison.variants[v].estimates) {
        if (e.municipality != town) {
          continue;
        }
        if (!control) {
          add(town, 0, e.shown.n_control, e.shown.events_control);
          control = true;
        }
        add(town, v + 1, e.shown.n, e.shown.events);
      }
    }
  }
  table.chart = {safe::ChartKind::towns, "gemeente", "aanpak", "share", "", "", table.title};
  return table;
}

Table pooled_table(const Synthesis& all, const synthesis::Comparison& comparison) {
  const Units units = units_of(comparison);
  Table table;
  table.id = "synthesis_pooled_" + comparison.common;
  table.topic = "synthesis:" + comparison.common;
  table.title = {comparison.label.nl + ", gemeenten samen",
                 comparison.label.in(Language::en) + ", municipalities together"};
  table.statistic = {
      "Verschil in " + units.words.nl + ", met marge (95%), en wat in een volgende gemeente te verwachten is",
      "Difference in " + units.words.en + ", with margin (95%), and what to expect in a next municipality"};
  table.source = source();
  table.notes = {
      {"Berekend met een model waarin de gemeenten van elkaar mogen verschillen (REML met Hartung-Knapp). "
       "Bij "
       "minder dan vijf gemeenten wordt de marge niet smaller dan zonder die correctie. Ernaast het cijfer "
       "alsof er één verschil is.",
       "Computed with a model in which municipalities may differ (REML with Hartung-Knapp; below five "
       "municipalities the margin gets no narrower than without that correction). Beside it the figure as "
       "if there were one difference."},
      {"Met minder dan " + least_words(all.min_for_pooled, Language::nl) +
           " gemeenten geven we geen gezamenlijk cijfer.",
       "With fewer than " + least_words(all.min_for_pooled, Language::en) +
           " municipalities we give no joint figure."}};
  const safe::Unit unit = units.difference;
  table.columns = {
      column("difference", {"Verschil", "Difference"}, unit), low_column(unit), high_column(unit),
      column("municipalities", {"Gemeenten", "Municipalities"}, safe::Unit::count),
      column("i2", {"Onderlinge verschillen (I²)", "Differences between them (I²)"}, safe::Unit::percent)};
  safe::Dimension frames{"kader",
                         {"Kader", "Legal frame"},
                         {{"Totaal", {"Alle gemeenten", "All municipalities"}},
                          {"amvb", {"Alleen AMvB", "Only by decree (AMvB)"}},
                          {"within_law", {"Alleen binnen de wet", "Only within the ordinary law"}}}};
  safe::Dimension figures{
      "cijfer",
      {"Cijfer", "Figure"},
      {{"samen", {"Gemeenten samen", "Municipalities together"}},
       {"volgende", {"Verwacht in een volgende gemeente", "Expected in a next municipality"}},
       {"een_verschil", {"Alsof er één verschil is", "As if there were one difference"}}}};
  const int decimals = comparison.decimals;
  for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
    const synthesis::Variant& variant = comparison.variants[v];
    if (variant.pooled.empty()) {
      table.rows.push_back({{v, 0, 0},
                            {NotApplicable{}, NotApplicable{}, NotApplicable{},
                             counted(static_cast<std::int64_t>(variant.estimates.size())), NotApplicable{}}});
    }
    for (const synthesis::Pooled& p : variant.pooled) {
      const std::size_t frame = p.framework.empty() ? 0U : p.framework == "amvb" ? 1U : 2U;
      const auto add = [&](std::size_t figure, double value, const statistics::Interval& limits, Cell i2) {
        table.rows.push_back(
            {{v, frame, figure},
             {printed(value, decimals), printed(limits.low, decimals), printed(limits.high, decimals),
              counted(static_cast<std::int64_t>(p.k)), std::move(i2)}});
      };
      add(0, p.estimate, p.interval, printed(p.i2, 0));
      add(1, p.estimate, p.prediction, NotApplicable{});
      add(2, p.fixed, p.fixed_interval, NotApplicable{});
    }
  }
  table.dimensions = {variant_dimension(comparison), std::move(frames), std::move(figures)};
  return table;
}

}  // namespace werkthet::findings::municipalities
