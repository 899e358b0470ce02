#include "findings/synthesis_tables.hpp"

#include "core/format.hpp"
#include "findings/draft.hpp"
#include "findings/synthesis_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace werkthet::findings {
namespace {

using core::Bilingual;
using core::Language;
using synthesis::Synthesis;

Bilingual source() {
  return {"Uitwisselbestanden van de gemeenten, uit hun openbare uitgaven",
          "Exchange files of the municipalities, from their public releases"};
}

bool frameworks_mixed(const Synthesis& all) {
  return std::any_of(all.municipalities.begin(), all.municipalities.end(), [&](const exchange::Exchange& e) {
    return e.framework != all.municipalities.front().framework;
  });
}

/// Frameworks are never mixed without a label (C09).
safe::Dimension municipality_dimension(const Synthesis& all) {
  safe::Dimension dimension{"gemeente", {"Gemeente", "Municipality"}, {}};
  const bool mixed = frameworks_mixed(all);
  for (const exchange::Exchange& e : all.municipalities) {
    const Bilingual frame = framework_words(e.framework);
    dimension.codes.push_back({e.code, mixed ? Bilingual{e.municipality + " (" + frame.nl + ")",
                                                         e.municipality + " (" + frame.en + ")"}
                                             : Bilingual{e.municipality, e.municipality}});
  }
  return dimension;
}

Cell words(Bilingual text) {
  return Text{std::move(text)};
}
Cell yes_no(bool yes) {
  return Text{yes ? Bilingual{"ja", "yes"} : Bilingual{"nee", "no"}};
}
Cell printed(const std::optional<double>& value, int decimals) {
  return PublicNumber{value, decimals};
}
Cell counted(const std::optional<std::int64_t>& value) {
  return PublicNumber{value ? std::optional(static_cast<double>(*value)) : std::nullopt, 0};
}

/// As many as any table of the municipality counts: a survey misses some, the register does not.
std::optional<std::int64_t> participants(const exchange::Exchange& e) {
  std::optional<std::int64_t> most;
  for (const exchange::Outcome& outcome : e.outcomes) {
    std::optional<std::int64_t> sum;
    for (const exchange::Result& result : outcome.results) {
      if (!result.n || !result.n_control) {
        sum.reset();
        break;
      }
      sum = sum.value_or(*result.n_control) + *result.n;
    }
    most = sum && (!most || *most < *sum) ? sum : most;
  }
  return most;
}

Bilingual period_words(const exchange::Exchange& e) {
  const auto say = [&](Language language) {
    return core::long_month(core::month_of(e.start), language) +
           (language == Language::nl ? " tot en met " : " to ") +
           core::long_month(core::month_of(e.end), language);
  };
  return {say(Language::nl), say(Language::en)};
}

Bilingual release_words(const exchange::Exchange& e) {
  const auto say = [&](Language language) {
    const bool dutch = language == Language::nl;
    const bool final = e.release_kind == config::ReleaseKind::final;
    return std::string(dutch ? (final ? "eindbericht, " : "tussenbericht, ")
                             : (final ? "final, " : "interim, ")) +
           core::long_date(e.date, language);
  };
  return {say(Language::nl), say(Language::en)};
}

std::vector<std::size_t> everyone(const Synthesis& all) {
  std::vector<std::size_t> of(all.municipalities.size());
  for (std::size_t i = 0; i < of.size(); ++i) {
    of[i] = i;
  }
  return of;
}

Table municipalities_table(const Synthesis& all) {
  Table table;
  table.id = "synthesis_municipalities";
  table.topic = "synthesis";
  table.title = {"De gemeenten", "The municipalities"};
  table.statistic = {"Kader, periode, deelnemers en wat de controlegroep kreeg, per gemeente",
                     "Legal frame, period, participants and what the control group got, per municipality"};
  table.source = source();
  table.notes = warning_words(all, synthesis::surroundings(all, everyone(all)));
  table.dimensions = {municipality_dimension(all)};
  table.columns = {column("framework", {"Kader", "Legal frame"}, safe::Unit::text),
                   column("period", {"Periode van de proef", "Period of the trial"}, safe::Unit::text),
                   column("followed", {"Langst gevolgd", "Longest follow-up"}, safe::Unit::months),
                   column("participants", {"Deelnemers", "Participants"}, safe::Unit::count),
                   column("control", {"De controlegroep kreeg", "The control group got"}, safe::Unit::text),
                   column("control_text", {"In eigen woorden", "In their own words"}, safe::Unit::text),
                   column("release", {"Bron", "Source"}, safe::Unit::text)};
  for (std::size_t i = 0; i < all.municipalities.size(); ++i) {
    const exchange::Exchange& e = all.municipalities[i];
    const exchange::Arm& control = synthesis::control_of(e);
    int followed = 0;
    for (const exchange::Outcome& outcome : e.outcomes) {
      followed = std::max(followed, outcome.horizon);
    }
    table.rows.push_back(
        {{i},
         {words(framework_words(e.framework)), words(period_words(e)),
          printed(followed > 0 ? std::optional<double>(followed) : std::nullopt, 0), counted(participants(e)),
          words(control_words(control)), control.text.empty() ? Cell{NotApplicable{}} : words(control.text),
          words(release_words(e))}});
  }
  return table;
}

/// Which parts each group got: groups overlap, so a matrix and no single label (O11, G08, T05).
Table approaches_table(const Synthesis& all) {
  Table table;
  table.id = "synthesis_approaches";
  table.topic = "synthesis";
  table.title = {"Wat elke groep kreeg", "What each group got"};
  table.statistic = {"Onderdelen van de aanpak per gemeente en groep, zoals bedoeld",
                     "Parts of the approach per municipality and group, as intended"};
  table.source = source();
  table.notes = {
      {"Alleen groepen met dezelfde soort aanpak worden samen bekeken. Aanpakken met dezelfde naam kunnen "
       "in de uitvoering verschillen.",
       "Only groups with the same kind of approach are looked at together. Approaches of one name may "
       "differ in practice."}};
  safe::Dimension groups{"groep_gemeente", {"Groep", "Group"}, {}};
  table.columns = {column("variant", {"Soort aanpak", "Kind of approach"}, safe::Unit::text),
                   column("exemption", {"Ontheffing", "Exemption"}, safe::Unit::text),
                   column("guidance", {"Meer begeleiding", "More guidance"}, safe::Unit::text),
                   column("earnings_release", {"Vrijlating", "Keeps more earnings"}, safe::Unit::text),
                   column("contacts", {"Gesprekken per jaar", "Conversations a year"}, safe::Unit::count)};
  for (std::size_t i = 0; i < all.municipalities.size(); ++i) {
    for (const exchange::Arm& arm : all.municipalities[i].arms) {
      const bool control = arm.role == config::Role::control;
      Cell variant = words({"niet opgegeven", "not stated"});
      if (control) {
        variant = words({"controlegroep", "control group"});
      } else if (!arm.variant.empty()) {
        variant = words(variant_words(arm.variant));
      }
      table.rows.push_back(
          {{i, groups.codes.size()},
           {std::move(variant), yes_no(arm.exemption), yes_no(arm.guidance), yes_no(arm.earnings_release),
            printed(arm.contacts_per_year ? std::optional<double>(*arm.contacts_per_year) : std::nullopt,
                    0)}});
      groups.codes.push_back({all.municipalities[i].code + "_" + arm.id, arm.name});
    }
  }
  table.dimensions = {municipality_dimension(all), std::move(groups)};
  return table;
}

Table measured_table(const Synthesis& all) {
  Table table;
  table.id = "synthesis_measured";
  table.topic = "synthesis";
  table.title = {"Wat er is gemeten", "What was measured"};
  table.statistic = {"Per gemeente en uitkomst", "Per municipality and outcome"};
  table.source = source();
  table.notes = {
      {"Niet gemeten is iets anders dan geen verschil.", "Not measured is not the same as no difference."}};
  safe::Dimension outcomes{"uitkomst", {"Uitkomst", "Outcome"}, {}};
  for (const synthesis::Comparison& comparison : all.comparisons) {
    outcomes.codes.push_back({comparison.common, comparison.label});
  }
  table.columns = {column("state", {"Stand", "State"}, safe::Unit::text)};
  for (std::size_t i = 0; i < all.municipalities.size(); ++i) {
    for (std::size_t c = 0; c < all.comparisons.size(); ++c) {
      table.rows.push_back({{i, c}, {words(state_words(all.state(i, all.comparisons[c])))}});
    }
  }
  table.dimensions = {municipality_dimension(all), std::move(outcomes)};
  return table;
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

/// A row per municipality, then all together and a next one where there are enough.
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
  safe::Dimension rows = municipality_dimension(all);
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

std::string least_words(int least, Language language) {
  return core::spelled(least, language);
}

/// How the figure for all together came about, also per legal frame when they are mixed (C09, G06).
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
      {"Berekend met een model waarin de gemeenten van elkaar mogen verschillen (REML met Hartung-Knapp; bij "
       "minder dan vijf gemeenten wordt de marge niet smaller dan zonder die correctie). Ernaast het cijfer "
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
      column("municipalities", {"Gemeenten", "Municipalities"}, safe::Unit::count),
      column("difference", {"Verschil", "Difference"}, unit),
      low_column(unit),
      high_column(unit),
      column("prediction_low", {"Volgende gemeente van", "Next municipality from"}, unit),
      column("prediction_high", {"Volgende gemeente tot", "Next municipality to"}, unit),
      column("i2", {"Onderlinge verschillen (I²)", "Differences between them (I²)"}, safe::Unit::percent),
      column("fixed", {"Als er één verschil is", "If there is one difference"}, unit),
      column("fixed_low", {"Eén verschil, marge van", "One difference, margin from"}, unit),
      column("fixed_high", {"Eén verschil, marge tot", "One difference, margin to"}, unit)};
  safe::Dimension frames{"kader",
                         {"Kader", "Legal frame"},
                         {{"Totaal", {"Alle gemeenten", "All municipalities"}},
                          {"amvb", {"Alleen AMvB", "Only by decree (AMvB)"}},
                          {"within_law", {"Alleen binnen de wet", "Only within the ordinary law"}}}};
  const int decimals = comparison.decimals;
  for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
    const synthesis::Variant& variant = comparison.variants[v];
    if (variant.pooled.empty()) {
      Row row{{v, 0}, {counted(static_cast<std::int64_t>(variant.estimates.size()))}};
      row.cells.resize(table.columns.size(), NotApplicable{});
      table.rows.push_back(std::move(row));
    }
    for (const synthesis::Pooled& p : variant.pooled) {
      const std::size_t frame = p.framework.empty() ? 0U : p.framework == "amvb" ? 1U : 2U;
      table.rows.push_back(
          {{v, frame},
           {counted(static_cast<std::int64_t>(p.k)), printed(p.estimate, decimals),
            printed(p.interval.low, decimals), printed(p.interval.high, decimals),
            printed(p.prediction.low, decimals), printed(p.prediction.high, decimals), printed(p.i2, 0),
            printed(p.fixed, decimals), printed(p.fixed_interval.low, decimals),
            printed(p.fixed_interval.high, decimals)}});
    }
  }
  table.dimensions = {variant_dimension(comparison), std::move(frames)};
  return table;
}

Table refused_table(const Synthesis& all) {
  Table table;
  table.id = "synthesis_refused";
  table.topic = "synthesis";
  table.title = {"Wat niet is vergeleken, en waarom", "What was not compared, and why"};
  table.statistic = {"Per gemeente en uitkomst", "Per municipality and outcome"};
  table.source = source();
  table.columns = {column("reason", {"Reden", "Reason"}, safe::Unit::text)};
  safe::Dimension outcomes{"uitkomst", {"Uitkomst", "Outcome"}, {}};
  std::map<std::pair<std::size_t, std::size_t>, Bilingual> reasons;  // one row per municipality and outcome
  for (std::size_t c = 0; c < all.comparisons.size(); ++c) {
    const synthesis::Comparison& comparison = all.comparisons[c];
    outcomes.codes.push_back({comparison.common, comparison.label});
    for (const synthesis::Refusal& refusal : all.refusals) {
      if (refusal.common == comparison.common) {
        const Bilingual more = refusal_words(refusal, comparison.measure);
        Bilingual& said = reasons[{refusal.municipality, c}];
        said = said.empty() ? more : Bilingual{said.nl + " " + more.nl, said.en + " " + more.en};
      }
    }
  }
  for (const auto& [where, reason] : reasons) {
    table.rows.push_back({{where.first, where.second}, {words(reason)}});
  }
  table.dimensions = {municipality_dimension(all), std::move(outcomes)};
  return table;
}

}  // namespace

void add_synthesis(Findings& findings, const Synthesis& all) {
  if (all.municipalities.empty()) {
    return;
  }
  findings.tables.push_back(municipalities_table(all));
  findings.tables.push_back(approaches_table(all));
  if (!all.comparisons.empty()) {
    findings.tables.push_back(measured_table(all));
  }
  for (const synthesis::Comparison& comparison : all.comparisons) {
    if (!comparison.variants.empty()) {
      findings.tables.push_back(results_table(all, comparison));
      findings.tables.push_back(pooled_table(all, comparison));
    }
  }
  if (!all.refusals.empty()) {
    findings.tables.push_back(refused_table(all));
  }
}

}  // namespace werkthet::findings
