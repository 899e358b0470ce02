#pragma once
// How the figures were computed, for the reader who wants to check them: one choice per subject on which good
// programs differ, what others do, and the source. Only what this study uses is listed, so the list says
// nothing about methods that were not run. It holds settings of the plan and no number of a person or group.

#include "config/study.hpp"
#include "core/language.hpp"

#include <string>
#include <vector>

namespace werkthet::publish {

struct MethodChoice {
  std::string id;             ///< stable, for anchors and tests
  core::Bilingual subject;    ///< "Marge bij een percentage"
  core::Bilingual choice;     ///< what this program does
  core::Bilingual elsewhere;  ///< what other good programs do; empty when they agree
  std::string source;         ///< author, year, journal or book with page
};

/// In the order of the analysis: shares, regression, time, surveys, comparison with non-participants, design.
[[nodiscard]] std::vector<MethodChoice> method_choices(const config::Study& study);

}  // namespace werkthet::publish
