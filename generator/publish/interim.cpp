#include "publish/interim.hpp"

#include "core/format.hpp"
#include "publish/cell_text.hpp"

#include <algorithm>

namespace werkthet::publish {
namespace {

using core::Language;

std::string level_text(double percent, Language language) {
  const bool whole = core::round_half_away(percent, 1) == core::round_half_away(percent, 0);
  return core::percent(percent, whole ? 0 : 1, language);
}

}  // namespace

const safe::Cell* look_cell(const safe::SafeFindings& findings, std::string_view column) {
  const safe::Table* looks = safe::find_table(findings, "looks");
  if (looks == nullptr) {
    return nullptr;
  }
  for (const safe::Row& row : looks->rows) {
    const safe::Cell* here = safe::find_cell(*looks, row, "here");
    if (here != nullptr && here->text().nl == "ja") {
      return safe::find_cell(*looks, row, column);
    }
  }
  return nullptr;
}

std::string effect_level(const safe::SafeFindings& findings, const config::Study& study, Language language) {
  const safe::Cell* level = look_cell(findings, "confidence");
  return level_text(level != nullptr && level->is_number() ? level->value() : 100.0 * study.plan.confidence,
                    language);
}

std::string spent_text(const safe::SafeFindings& findings, const config::Study& study, Language language) {
  const safe::Cell* spent = look_cell(findings, "spent");
  const safe::Cell* left = look_cell(findings, "left");
  if (spent == nullptr || left == nullptr || !spent->is_number() || !left->is_number()) {
    return {};
  }
  const bool dutch = language == Language::nl;
  const std::string level = effect_level(findings, study, language);
  const std::string usual = level_text(100.0 * study.plan.confidence, language);
  const std::string all = level_text(100.0 * (1.0 - study.plan.confidence), language);
  if (study.release.kind == config::ReleaseKind::final) {
    if (level == usual) {
      return dutch ? "Eerder is tussentijds gekeken. De marges bij de verschillen houden daar rekening mee."
                   : "There was a look before the end. The margins of the differences take it into account.";
    }
    return dutch ? "Eerder is tussentijds gekeken. Daarom is de marge bij de verschillen nu " + level +
                       " en niet " + usual + "."
                 : "There was a look before the end. So the margin of the differences is now " + level +
                       " and not " + usual + ".";
  }
  const std::string now = cell_text(*spent, safe::Unit::percent, language);
  const std::string later = cell_text(*left, safe::Unit::percent, language);
  return dutch ? "Deze tussentijdse toets was vooraf aangekondigd. De marge bij de verschillen is ruimer dan "
                 "anders: " +
                     level + " en niet " + usual + ". Van de afgesproken foutkans van " + all + " is nu " +
                     now + " besteed. Voor het eindbericht blijft " + later + " over."
               : "This interim look was announced beforehand. The margin of the differences is wider than "
                 "usual: " +
                     level + " and not " + usual + ". Of the agreed error rate of " + all + ", " + now +
                     " has been spent. For the final report " + later + " is left.";
}

std::string changes_text(const safe::SafeFindings& findings, Language language) {
  const safe::Table* changes = safe::find_table(findings, "changes");
  if (changes == nullptr) {
    return {};
  }
  const bool all_held = std::all_of(changes->rows.begin(), changes->rows.end(), [&](const safe::Row& row) {
    const safe::Cell* fate = safe::find_cell(*changes, row, "fate");
    return fate != nullptr &&
           (fate->text().nl == "gelijk gebleven" || fate->text().nl == "binnen de eerdere marge");
  });
  const bool dutch = language == Language::nl;
  std::string text =
      dutch ? "Eerdere brieven noemden ook cijfers. Wat daarvan werd, staat in het werkboek en op de "
              "website, onder ‘Wijzigingen en correcties’."
            : "Earlier letters gave figures too. What became of them is in the workbook and on the "
              "website, under ‘Changes and corrections’.";
  if (!all_held) {
    text += dutch ? " Kijk daar voordat u een ouder cijfer gebruikt: niet elk cijfer bleef "
                    "staan of is nog te vergelijken."
                  : " Look there before you use an older figure: not every figure stood or "
                    "can still be compared.";
  }
  return text;
}

}  // namespace werkthet::publish
