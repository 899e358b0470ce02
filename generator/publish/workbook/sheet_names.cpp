#include "publish/workbook/sheet_names.hpp"

#include "core/text.hpp"
#include "office/book.hpp"
#include "safe/participation_verdict.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace werkthet::publish::workbook {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::size_t longest = 31;
constexpr std::string_view start = "Tabel_";

constexpr std::array<Pair, 18> fixed_names{{{"flow", "Deelname"},
                                            {"flow_arms", "Deelname_per_groep"},
                                            {"exclusions", "Redenen_niet_mee"},
                                            {"balance", "Groepen_bij_de_start"},
                                            {"contrast_delivered", "Gesprekken_per_kwartaal"},
                                            {"exit_reasons", "Redenen_einde"},
                                            {"stock", "Bijstand_per_kwartaal"},
                                            {"costs", "Kosten"},
                                            {"power", "Zeggingskracht"},
                                            {"comparison_checks", "Toetsen_vergelijking"},
                                            {"families", "Aantal_vergelijkingen"},
                                            {"subgroups", "Deelgroepen"},
                                            {"stop_criteria", "Tussentijds"},
                                            {"looks", "Tussentijds_toetsen"},
                                            {"plan_deviations", "Afwijkingen_plan"},
                                            {"approach_delivered", "Initiatief_en_ontheffing"},
                                            {"changes", "Wijzigingen"},
                                            {"decomposition", "Aanpak_en_meedoen"}}};

constexpr std::array<Pair, 8> further_names{{{"further_representativeness", "Deelnemers_en_anderen"},
                                             {"further_predicted", "Voorspelde_kansen"},
                                             {"further_predicted_pool", "Voorspeld_niet_deelnemers"},
                                             {"further_by_duration", "Voorspeld_naar_duur"},
                                             {"further_matching", "Lijkende_mensen"},
                                             {"further_compliance", "Aanpak_echt_gekregen"},
                                             {"further_summary", "Alle_verschillen"},
                                             {"further_tranches", "Per_lichting"}}};

constexpr std::array<Pair, 13> plan_names{{{"plan_people", "Mensen_en_uitkeringen"},
                                           {"plan_participants", "Deelnemers"},
                                           {"plan_needed", "Deelnemers_nodig"},
                                           {"plan_detectable", "Zichtbaar_verschil"},
                                           {"plan_scores", "Zichtbaar_vragenlijst"},
                                           {"plan_sample", "Nodig_per_verschil"},
                                           {"plan_costs", "Kosten"},
                                           {"plan_cost_per_participant", "Kosten_per_deelnemer"},
                                           {"plan_shares", "Verdeling_vaste_kosten"},
                                           {"plan_shared_costs", "Verdeling_gedeelde_kosten"},
                                           {"plan_break_even", "Terugverdienen"},
                                           {"plan_budget", "Begroting"},
                                           {"plan_deadlines", "Planning"}}};

constexpr std::array<Pair, 8> endings{{{"_by_month", "_per_maand"},
                                       {"_contrasts", "_verschillen"},
                                       {"_steps", "_treden"},
                                       {"_statements", "_stellingen"},
                                       {"_caseworkers", "_consulent"},
                                       {"_published_means", "_gemiddelden"},
                                       {"_published_change", "_verandering"},
                                       {"_published_counts", "_aantallen"}}};

/// Words joined by '_' as far as they fit whole; a first word that is too long is cut.
std::string words_within(std::string_view text, std::size_t room) {
  std::string result;
  for (const std::string_view word : core::split(text, '-')) {
    if (result.empty()) {
      result = std::string(word.substr(0, room));
    } else if (result.size() + 1 + word.size() <= room) {
      result += "_" + std::string(word);
    } else {
      break;
    }
  }
  if (!result.empty() && result.front() >= 'a' && result.front() <= 'z') {
    result.front() = static_cast<char>(result.front() - 'a' + 'A');
  }
  return result;
}

constexpr std::array<Pair, 8> synthesis_names{{{"synthesis_municipalities", "gemeenten"},
                                               {"synthesis_controls", "controle"},
                                               {"synthesis_approaches", "aanpakken"},
                                               {"synthesis_measured", "gemeten"},
                                               {"synthesis_refused", "niet_vergeleken"},
                                               {"synthesis_levels_", "groepen"},
                                               {"synthesis_of_", ""},
                                               {"synthesis_pooled_", "samen"}}};

/// "Synthese_gemeenten"; per outcome "Synthese_uitstroom" and "Synthese_samen_uitstroom".
std::string synthesis_name(std::string_view id) {
  std::string name = "Synthese";
  for (const auto& [begin, word] : synthesis_names) {
    if (id.starts_with(begin)) {
      name += word.empty() ? "" : "_" + std::string(word);
      const std::string rest = core::slug(id.substr(begin.size()));
      const std::size_t room = longest - start.size() - name.size() - 1;
      name += id.size() == begin.size() ? "" : "_" + core::lower_ascii(words_within(rest, room));
      break;
    }
  }
  return name;
}

}  // namespace

std::string sheet_name(const safe::Table& table, const config::Study& study) {
  if (table.id == safe::reading_table) {
    return "Vergelijking_niet_deelnemers";  // as the requirements name it (O17), with safe signs
  }
  for (const auto& [id, name] : fixed_names) {
    if (table.id == id) {
      return std::string(start) + std::string(name);
    }
  }
  for (const auto& [id, name] : further_names) {
    if (table.id == id) {
      return std::string(start) + std::string(name);
    }
  }
  for (const auto& [id, name] : plan_names) {
    if (table.id == id) {
      return std::string(start) + std::string(name);
    }
  }
  if (table.topic.starts_with("synthesis")) {
    return std::string(start) + synthesis_name(table.id);
  }
  for (const config::Outcome& outcome : study.outcomes) {
    if (!table.id.starts_with(outcome.id)) {
      continue;
    }
    const std::string_view rest = std::string_view(table.id).substr(outcome.id.size());
    const auto ending =
        std::find_if(endings.begin(), endings.end(), [&](const Pair& e) { return e.first == rest; });
    if (rest.empty() || ending != endings.end()) {
      const std::string_view suffix = rest.empty() ? std::string_view() : ending->second;
      const std::size_t room = longest - start.size() - suffix.size();
      return std::string(start) + words_within(core::slug(outcome.label.nl), room) + std::string(suffix);
    }
  }
  return std::string(start) + words_within(core::slug(table.id), longest - start.size());
}

std::vector<std::string> sheet_names(const safe::SafeFindings& findings, const config::Study& study) {
  office::Book taken(office::BookProperties{});
  std::vector<std::string> names;
  for (const safe::Table& table : findings.tables()) {
    names.push_back(taken.add_sheet(taken.free_name(sheet_name(table, study))).name());
  }
  return names;
}

}  // namespace werkthet::publish::workbook
