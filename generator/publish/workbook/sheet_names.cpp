#include "publish/workbook/sheet_names.hpp"

#include "core/text.hpp"
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

constexpr std::array<Pair, 11> fixed_names{{{"flow", "Deelname"},
                                            {"flow_arms", "Deelname_per_groep"},
                                            {"exclusions", "Redenen_niet_mee"},
                                            {"balance", "Groepen_bij_de_start"},
                                            {"contrast_delivered", "Gesprekken_per_kwartaal"},
                                            {"exit_reasons", "Redenen_einde"},
                                            {"stock", "Bijstand_per_kwartaal"},
                                            {"costs", "Kosten"},
                                            {"power", "Zeggingskracht"},
                                            {"approach_delivered", "Initiatief_en_ontheffing"},
                                            {"comparison_checks", "Toetsen_vergelijking"}}};

constexpr std::array<Pair, 3> endings{
    {{"_by_month", "_per_maand"}, {"_contrasts", "_verschillen"}, {"_caseworkers", "_consulent"}}};

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

}  // namespace

std::string sheet_name(const safe::Table& table, const config::Study& study) {
  if (table.id == safe::reading_table) {
    return "Vergelijking niet-deelnemers";  // the name that the requirements give (O17)
  }
  for (const auto& [id, name] : fixed_names) {
    if (table.id == id) {
      return std::string(start) + std::string(name);
    }
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

}  // namespace werkthet::publish::workbook
