#include "findings/synthesis_tables.hpp"

#include "core/format.hpp"
#include "findings/draft.hpp"
#include "findings/synthesis_parts.hpp"
#include "findings/synthesis_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace werkthet::findings {
namespace municipalities {

using core::Bilingual;

Bilingual source() {
  return {"Uitwisselbestanden van de gemeenten, uit hun openbare uitgaven",
          "Exchange files of the municipalities, from their public releases"};
}

safe::Dimension dimension(const synthesis::Synthesis& all) {
  safe::Dimension towns{"gemeente", {"Gemeente", "Municipality"}, {}};
  for (const exchange::Exchange& e : all.municipalities) {
    towns.codes.push_back({e.code, {e.municipality, e.municipality}});
  }
  return towns;
}

Cell printed(const std::optional<double>& value, int decimals) {
  return PublicNumber{value, decimals};
}
Cell counted(const std::optional<std::int64_t>& value) {
  return PublicNumber{value ? std::optional(static_cast<double>(*value)) : std::nullopt, 0};
}

}  // namespace municipalities

namespace {

using core::Bilingual;
using core::Language;
using municipalities::counted;
using municipalities::printed;
using municipalities::source;
using synthesis::Synthesis;

Cell words(Bilingual text) {
  return Text{std::move(text)};
}
Cell yes_no(bool yes) {
  return Text{yes ? Bilingual{"ja", "yes"} : Bilingual{"nee", "no"}};
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
  table.statistic = {"Kader, periode en deelnemers per gemeente",
                     "Legal frame, period and participants per municipality"};
  table.source = source();
  table.notes = warning_words(all, synthesis::surroundings(all, everyone(all)));
  table.dimensions = {municipalities::dimension(all)};
  table.columns = {column("framework", {"Kader", "Legal frame"}, safe::Unit::text),
                   column("period", {"Periode van de proef", "Period of the trial"}, safe::Unit::text),
                   column("followed", {"Langst gevolgd", "Longest follow-up"}, safe::Unit::months),
                   column("participants", {"Deelnemers", "Participants"}, safe::Unit::count),
                   column("release", {"Bericht", "Report"}, safe::Unit::text)};
  for (std::size_t i = 0; i < all.municipalities.size(); ++i) {
    const exchange::Exchange& e = all.municipalities[i];
    int followed = 0;
    for (const exchange::Outcome& outcome : e.outcomes) {
      followed = std::max(followed, outcome.horizon);
    }
    table.rows.push_back({{i},
                          {words(framework_words(e.framework)), words(period_words(e)),
                           printed(followed > 0 ? std::optional<double>(followed) : std::nullopt, 0),
                           counted(participants(e)), words(release_words(e))}});
  }
  return table;
}

/// What the others were compared with: usual or intensive (Z21), and in the municipality's own words (C25).
Table controls_table(const Synthesis& all) {
  Table table;
  table.id = "synthesis_controls";
  table.topic = "synthesis";
  table.title = {"De controlegroepen", "The control groups"};
  table.statistic = {"Wat de controlegroep kreeg, per gemeente",
                     "What the control group got, per municipality"};
  table.source = source();
  table.notes = {
      {"Een verschil is altijd met de eigen controlegroep. Kreeg die meer, dan is het verschil kleiner.",
       "A difference is always with the own control group. If that got more, the difference is smaller."}};
  table.dimensions = {municipalities::dimension(all)};
  table.columns = {column("control", {"De controlegroep kreeg", "The control group got"}, safe::Unit::text),
                   column("control_text", {"In eigen woorden", "In their own words"}, safe::Unit::text)};
  for (std::size_t i = 0; i < all.municipalities.size(); ++i) {
    const exchange::Arm& control = synthesis::control_of(all.municipalities[i]);
    table.rows.push_back({{i},
                          {words(control_words(control)),
                           control.text.empty() ? Cell{NotApplicable{}} : words(control.text)}});
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
  table.dimensions = {municipalities::dimension(all), std::move(groups)};
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
  table.dimensions = {municipalities::dimension(all), std::move(outcomes)};
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
  table.dimensions = {municipalities::dimension(all), std::move(outcomes)};
  return table;
}

}  // namespace

void add_synthesis(Findings& findings, const Synthesis& all) {
  if (all.municipalities.empty()) {
    return;
  }
  findings.tables.push_back(municipalities_table(all));
  findings.tables.push_back(controls_table(all));
  findings.tables.push_back(approaches_table(all));
  if (!all.comparisons.empty()) {
    findings.tables.push_back(measured_table(all));
  }
  for (const synthesis::Comparison& comparison : all.comparisons) {
    if (!comparison.variants.empty()) {
      findings.tables.push_back(municipalities::results_table(all, comparison));
      findings.tables.push_back(municipalities::pooled_table(all, comparison));
      if (exchange::is_share(comparison.measure.kind)) {
        findings.tables.push_back(municipalities::levels_table(all, comparison));
      }
    }
  }
  if (!all.refusals.empty()) {
    findings.tables.push_back(refused_table(all));
  }
}

}  // namespace werkthet::findings
