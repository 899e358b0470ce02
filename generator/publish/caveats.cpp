#include "publish/caveats.hpp"

#include "config/region.hpp"
#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/plan_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace werkthet::publish {
namespace {

using core::Bilingual;
using safe::SafeFindings;
using safe::StatementKind;

bool any_statement(const SafeFindings& findings, StatementKind kind) {
  return std::any_of(findings.statements().begin(), findings.statements().end(),
                     [kind](const safe::Statement& statement) { return statement.kind == kind; });
}

bool not_by_lot_shown(const SafeFindings& findings) {
  return any_statement(findings, StatementKind::participation) ||
         any_statement(findings, StatementKind::total);
}

/// True when a number of that column satisfies the test in some row that is no total.
template <typename Test>
bool any_number(const safe::Table* table, std::string_view column, Test test) {
  if (table == nullptr) {
    return false;
  }
  for (const safe::Row& row : table->rows) {
    const bool total =
        !row.codes.empty() && table->dimensions.front().codes[row.codes.front()].id == "Totaal";
    const safe::Cell* cell = safe::find_cell(*table, row, column);
    if (!total && cell != nullptr && cell->is_number() && test(cell->value())) {
      return true;
    }
  }
  return false;
}

bool any_hidden(const SafeFindings& findings) {
  for (const safe::Table& table : findings.tables()) {
    for (const safe::Row& row : table.rows) {
      for (const safe::Cell& cell : row.cells) {
        if (cell.kind() == safe::Cell::Kind::hidden) {
          return true;
        }
      }
    }
  }
  return false;
}

/// Share of the drawn who stopped, per arm, from printed counts: over 20% somewhere, or arms more than 5
/// points apart.
bool uneven_or_high_attrition(const SafeFindings& findings) {
  const safe::Table* flow = safe::find_table(findings, "flow_arms");
  if (flow == nullptr) {
    return false;
  }
  std::optional<double> least;
  std::optional<double> most;
  for (const safe::Row& row : flow->rows) {
    const bool total = !row.codes.empty() && flow->dimensions.front().codes[row.codes.front()].id == "Totaal";
    const safe::Cell* drawn = safe::find_cell(*flow, row, "n");
    const safe::Cell* stopped = safe::find_cell(*flow, row, "stopped");
    if (total || drawn == nullptr || stopped == nullptr || !drawn->is_number() || !stopped->is_number() ||
        drawn->value() <= 0) {
      continue;
    }
    const double share = stopped->value() / drawn->value();
    least = std::min(least.value_or(share), share);
    most = std::max(most.value_or(share), share);
  }
  return most && (*most > 0.20 || *most - *least > 0.05);
}

/// The largest "smallest visible difference" of the arms, as a reader sees it; nothing when none is printed.
std::optional<Bilingual> largest_detectable(const SafeFindings& findings) {
  const safe::Table* power = safe::find_table(findings, "power");
  const safe::Cell* largest = nullptr;
  if (power != nullptr) {
    for (const safe::Row& row : power->rows) {
      const safe::Cell* cell = safe::find_cell(*power, row, "detectable");
      if (cell != nullptr && cell->is_number() && (largest == nullptr || cell->value() > largest->value())) {
        largest = cell;
      }
    }
  }
  if (largest == nullptr) {
    return std::nullopt;
  }
  return Bilingual{cell_text(*largest, safe::Unit::score, core::Language::nl),
                   cell_text(*largest, safe::Unit::score, core::Language::en)};
}

Bilingual small_groups(const SafeFindings& findings) {
  if (const auto mde = largest_detectable(findings)) {
    return {"Een of meer groepen hebben minder dan 150 deelnemers. Verschillen kleiner dan ongeveer " +
                mde->nl + " procentpunt kunnen er zijn zonder dat wij ze zien.",
            "One or more groups have fewer than 150 participants. Differences smaller than about " + mde->en +
                " percentage points may exist without our seeing them."};
  }
  return {
      "Een of meer groepen hebben minder dan 150 deelnemers. Kleinere verschillen kunnen er zijn zonder dat "
      "wij "
      "ze zien.",
      "One or more groups have fewer than 150 participants. Smaller differences may exist without our seeing "
      "them."};
}

bool survey_outcomes_shown(const SafeFindings& findings) {
  return std::any_of(findings.tables().begin(), findings.tables().end(),
                     [](const safe::Table& table) { return table.id.ends_with("_caseworkers"); });
}

/// Of municipalities side by side, without an experiment of one's own.
std::vector<Caveat> region_caveats() {
  return {{"not_alike",
           true,
           {"Aanpakken met dezelfde naam kunnen in de uitvoering verschillen. Ook de inwoners verschillen per gemeente.",
            "Approaches of one name may differ in practice. Residents differ between municipalities as well."}},
          {"as_published",
           true,
           {"De cijfers zijn zoals elke gemeente ze publiceerde. Wij hebben ze niet nagerekend.",
            "The figures are as each municipality published them. We have not checked them."}},
          {"volunteers",
           true,
           {"De resultaten gelden voor wie meedeed, en niet zonder meer voor iedereen met bijstand.",
            "The results hold for those who took part, and not simply for everyone on assistance."}}};
}

}  // namespace

// Order of weight: what limits every reading first, what explains single figures last.
std::vector<Caveat> caveats(const SafeFindings& findings, const config::Study& study) {
  if (study.release.kind == config::ReleaseKind::exploration && study.feasibility) {
    return plan_caveats(findings, study);
  }
  if (config::compares_only(study)) {
    return region_caveats();
  }
  std::vector<Caveat> all;
  const auto add = [&all](std::string id, bool required, Bilingual text) {
    all.push_back({std::move(id), required, std::move(text)});
  };
  const auto status = study.release.status;
  const bool compares = not_by_lot_shown(findings);
  if (compares) {
    add("not_by_lot", true,
        {"Bij de vergelijking met niet-deelnemers is niet geloot.",
         "The comparison with non-participants was not drawn by lot."});
  }
  if (!study.data.allocation.empty() || study.non_participants.use || findings.fact("volunteers")) {
    add("volunteers", true,
        {"Deelnemers meldden zich vrijwillig. De resultaten gelden niet zonder meer voor iedereen met "
         "bijstand.",
         "Participants volunteered. The results do not simply hold for everyone on assistance."});
  }
  if (const safe::Table* deviations = safe::find_table(findings, "plan_deviations")) {
    const auto k = static_cast<std::int64_t>(deviations->rows.size());
    add("deviations", true,
        {"De analyse wijkt op " + core::spelled(k, core::Language::nl) + (k == 1 ? " punt" : " punten") +
             " af van het plan. Welke dat zijn en waarom, staat bij de verantwoording en in het werkboek.",
         "The analysis departs from the plan on " + core::spelled(k, core::Language::en) +
             (k == 1 ? " point" : " points") +
             ". Which and why is in the account of methods and the workbook."});
  }
  if (findings.fact("any_group_below_150") ||
      any_number(safe::find_table(findings, "power"), "n", [](double n) { return n < 150; })) {
    add("small", true, small_groups(findings));
  }
  if (status == config::FigureStatus::provisional || status == config::FigureStatus::revised_provisional ||
      findings.fact("register_not_final")) {
    add("provisional", true,
        {"De cijfers uit de uitkeringsadministratie zijn eerst voorlopig. Na ongeveer een jaar zijn ze "
         "definitief.",
         "Figures from the benefit records are provisional at first. After about a year they are final."});
  }
  if (findings.fact("high_attrition") || uneven_or_high_attrition(findings)) {
    add("attrition", false,
        {"Niet alle deelnemers deden tot het einde mee. De uitval is hoog of verschilt tussen de groepen.",
         "Not all participants stayed to the end. Drop-out is high or differs between the groups."});
  }
  if (compares || findings.fact("contact_contrast_low")) {
    add("hawthorne", false,
        {"Wie weet dat hij wordt gevolgd, kan zich anders gedragen. Ook de controlegroep kreeg meer "
         "aandacht. "
         "Het "
         "verschil tussen de groepen kan daarom te klein lijken. Het verschil met niet-deelnemers kan te "
         "groot lijken.",
         "People who know that they are followed may act differently. The control group got more attention "
         "too. The "
         "difference between the groups may therefore look too small. The difference with non-participants "
         "may look "
         "too large."});
  }
  if (findings.fact("contact_contrast_low") || study.non_participants.exclude_caseworker_trained ||
      findings.fact("caseworkers_shared")) {
    add("contamination", false,
        {"Dezelfde consulenten werkten soms met meer groepen. De aanpakken gingen daardoor op elkaar lijken.",
         "The same caseworkers sometimes worked with several groups. The approaches came to resemble each "
         "other."});
  }
  if (findings.fact("replacements_used") ||
      any_number(safe::find_table(findings, "flow_arms"), "replaced", [](double n) { return n > 0; })) {
    add("replacement", false,
        {"Wie na de loting weigerde, is vervangen.", "People who refused after the draw were replaced."});
  }
  if (findings.fact("short_follow_up")) {
    add("short", false,
        {"Niet iedereen kon twee jaar worden gevolgd.", "Not everyone could be followed for two years."});
  }
  if (findings.fact("selected_on_score")) {
    add("selected_on_score", false,
        {"Deelnemers zijn gekozen op hun beginscore. Zulke scores bewegen later vanzelf naar het gemiddelde.",
         "Participants were chosen by their first score. Such scores later drift to the mean by "
         "themselves."});
  }
  if (survey_outcomes_shown(findings)) {
    add("two_raters", false,
        {"Consulenten en deelnemers gaven elk een eigen oordeel. We noemen ze apart en rekenen geen "
         "gemiddelde uit.",
         "Caseworkers and participants each gave their own view. We report them apart and take no average."});
  }
  if (study.outcomes.size() > 5) {
    add("many_outcomes", false,
        {"We vergeleken veel uitkomsten. Bij zoveel vergelijkingen springt er door toeval al gauw één uit.",
         "We compared many outcomes. With so many comparisons, one soon stands out by chance."});
  }
  const safe::Table* stock = safe::find_table(findings, "stock");
  if (any_statement(findings, StatementKind::change) || stock != nullptr) {
    add("business_cycle", false, {"Ook de arbeidsmarkt veranderde.", "The labour market changed as well."});
  }
  if (stock != nullptr && safe::dimension_index(*stock, "eenheid")) {
    add("unit", false,
        {"Een echtpaar is één uitkering en twee personen.", "A couple is one benefit and two persons."});
  }
  if (any_hidden(findings)) {
    add("confidential", false, {"Kleine aantallen tonen we niet.", "We do not show small numbers."});
  }
  if (safe::find_table(findings, "part_time_work") != nullptr) {
    add("income", false,
        {"Gevolgen voor toeslagen zijn niet gemeten.", "Consequences for allowances were not measured."});
  }
  return all;
}

}  // namespace werkthet::publish
