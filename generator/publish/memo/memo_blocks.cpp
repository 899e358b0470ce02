#include "publish/memo/memo_blocks.hpp"

#include "config/region.hpp"
#include "publish/memo/memo_region.hpp"

#include <algorithm>
#include <array>

namespace werkthet::publish::memo {
namespace {

constexpr std::array<BlockRule, 16> rules{{
    // id, name, questions, brief, English, interim (T), final (E), quarterly (K)
    {BlockId::purpose, "doel", "Waar gaat deze brief over?", "Kennisnemen van", "Why this letter", true, true, true},
    {BlockId::reason, "aanleiding", "Wat is de aanleiding?", "Inleiding", "Background", true, true, false},
    {BlockId::core, "kern", "Wat is de kernboodschap?", "Kernboodschap", "Core message", true, true, true},
    {BlockId::design, "opzet", "Wat hebben we onderzocht?", "Opzet", "What we studied", true, true, false},
    {BlockId::participation, "deelname", "Wie deden mee?", "Deelname", "Who took part", true, true, true},
    {BlockId::results, "resultaten", "Wat zijn de resultaten?", "Resultaten", "Results", true, true, false},
    {BlockId::changes, "verandering", "Wat is er veranderd sinds de vorige keer?", "Veranderingen",
     "What has changed since last time?", false, false, true},
    {BlockId::certainty, "zekerheid", "Hoe zeker is dit?", "Zekerheid van de cijfers", "How certain is this?", true, true,
     true},
    {BlockId::stop, "stop", "Zijn er redenen om te stoppen of bij te sturen?", "Bijsturen",
     "Reasons to stop or adjust", true, false, false},
    {BlockId::unknown, "onbekend", "Wat konden we niet vaststellen?", "Niet vastgesteld", "What we could not establish",
     false, true, false},
    {BlockId::subgroups, "deelgroepen", "Voor wie werkt wat?", "Deelgroepen", "Subgroups", false, true, false},
    {BlockId::costs, "kosten", "Wat heeft het gekost?", "Financiën", "Costs", false, true, false},
    {BlockId::caveats, "kanttekeningen", "Kanttekeningen", "Kanttekeningen", "Caveats", true, true, true},
    {BlockId::consequences, "gevolgen", "Wat zijn de gevolgen?", "Gevolgen", "Consequences", true, true, false},
    {BlockId::next, "vervolg", "Wat is het vervolg?", "Uitvoering en vervolg", "Next steps", true, true, true},
    {BlockId::annexes, "bijlagen", "Bijlagen", "Bijlagen", "Annexes", true, true, true},
}};

/// The memo before the start (`verkenning`) has a row of its own here: its blocks are those of a letter that only
/// looks ahead, so no results, no changes and no stop.
constexpr std::array<BlockId, 11> exploration_blocks{
    BlockId::purpose,   BlockId::reason, BlockId::core,    BlockId::design,       BlockId::participation,
    BlockId::certainty, BlockId::costs,  BlockId::caveats, BlockId::consequences, BlockId::next,
    BlockId::annexes};

/// Before the start there is nothing to look back on: the same blocks ask other questions.
struct ExplorationHeading {
  BlockId id;
  std::string_view questions;
  std::string_view brief;
  std::string_view english;
};
constexpr std::array<ExplorationHeading, 5> exploration_headings{{
    {BlockId::design, "Wat willen we onderzoeken?", "Opzet", "What we would study"},
    {BlockId::participation, "Hoeveel mensen kunnen meedoen?", "Deelname", "How many people could take part"},
    {BlockId::certainty, "Wat kan het onderzoek laten zien?", "Zeggingskracht", "What the study could show"},
    {BlockId::costs, "Wat gaat het kosten?", "Financiën", "Costs"},
    {BlockId::next, "Wat is het vervolg?", "Planning en vervolg", "Planning and next steps"},
}};

}  // namespace

std::span<const BlockRule> block_rules() {
  return rules;
}

bool belongs(const BlockRule& rule, config::ReleaseKind kind) {
  switch (kind) {
    case config::ReleaseKind::interim:
      return rule.interim;
    case config::ReleaseKind::final:
      return rule.final;
    case config::ReleaseKind::exploration:
      return std::find(exploration_blocks.begin(), exploration_blocks.end(), rule.id) != exploration_blocks.end();
    case config::ReleaseKind::quarterly:
      break;
  }
  return rule.quarterly;
}

std::string_view heading(const BlockRule& rule, const config::Study& study, core::Language language) {
  if (study.release.kind == config::ReleaseKind::exploration) {
    for (const ExplorationHeading& own : exploration_headings) {
      if (own.id == rule.id) {
        return language == core::Language::en                      ? own.english
               : study.memo.headings == config::Headings::brief ? own.brief
                                                                   : own.questions;
      }
    }
  }
  if (config::compares_only(study)) {
    if (const auto own = region_heading(rule.id, study.memo.headings, language); !own.empty()) {
      return own;
    }
  }
  if (language == core::Language::en) {
    return rule.english;
  }
  if (study.memo.headings == config::Headings::brief) {
    return rule.brief;
  }
  const config::ReleaseKind kind = study.release.kind;
  if (rule.id == BlockId::results && kind == config::ReleaseKind::interim) {
    return "Wat zien we tot nu toe?";
  }
  if (rule.id == BlockId::participation && kind == config::ReleaseKind::quarterly) {
    return "Wie doen mee?";
  }
  if (rule.id == BlockId::purpose && kind == config::ReleaseKind::quarterly) {
    return "Waar gaat dit bericht over?";
  }
  return rule.questions;
}

}  // namespace werkthet::publish::memo
