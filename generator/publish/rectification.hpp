#pragma once
// What a corrected release takes back: its statements beside those of the release that it corrects. Comes in:
// checked findings, the study, what earlier releases said. Goes out: per statement whose printed figures
// changed the sentences that no longer hold and those that hold now, and whether the conclusion changed.
// Letter and website both take it from here. Nothing is computed: old sentences were printed, new ones come
// from `wording`.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/claims.hpp"
#include "safe/safe_findings.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace werkthet::publish {

struct ChangedClaim {
  core::Bilingual subject;  ///< "Uitstroom naar werk, Eigen regie tegenover Regulier, na 18 maanden"
  core::Bilingual
      was;             ///< the sentences that no longer hold; figures only when the old file had no sentences
  core::Bilingual is;  ///< what stands there now
  bool headline{};     ///< of the main outcome: it stood in the letter itself
  bool conclusion{};   ///< the code of the sentence matrix or the direction changed
  core::Bilingual concluded;  ///< "het verschil kan toeval zijn": the conclusion then
  core::Bilingual concludes;  ///< and now
};

/// A printed figure of a release that stated no effects, then and now.
struct ChangedFigure {
  core::Bilingual subject;  ///< "Uitstroom naar werk, Eigen regie, na 12 maanden"
  core::Bilingual was;      ///< "34%"
  core::Bilingual is;       ///< "27%", or that it is no longer given
};

struct Rectification {
  std::vector<ChangedClaim> changed;  ///< headlines first, then in the order of the release of then
  /// Only where the release of then stated no effects; the main outcome first.
  std::vector<ChangedFigure> figures;
  /// The release of then stated no effects: whether figures changed or not, there was no conclusion.
  bool descriptive{};
  /// False for a descriptive release of before its figures were kept: nothing can be compared.
  bool kept{true};
  [[nodiscard]] bool conclusion() const;
};

/// Nothing when the study corrects no release, or that release is not among `earlier`. A release that may
/// state no effects printed figures and no statements, so its figures are compared and nothing is said of
/// effects. A statement counts as changed when its printed difference or margin, its code, or any figure in
/// its sentence differs; one that is gone counts too.
[[nodiscard]] std::optional<Rectification> rectification(const safe::SafeFindings& findings,
                                                         const config::Study& study,
                                                         std::span<const safe::Claims> earlier);

/// "Rectificatie bij raadsbrief D-2020-1180 van 9 april 2020". Precondition: the study has a correction.
[[nodiscard]] std::string rectification_title(const config::Study& study, core::Language language);

/// Whether the conclusion changes, and which, in a few short sentences.
[[nodiscard]] std::string consequence_text(const Rectification& rectification, core::Language language);

}  // namespace werkthet::publish
