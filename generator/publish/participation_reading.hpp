#pragma once
// The verdict on the comparison with non-participants in words: chosen after the gate, from the printed table
// and the light (safe/participation_verdict.hpp). Memo, site and workbook take it from here, so that they say
// the same.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/participation_verdict.hpp"
#include "safe/safe_findings.hpp"

#include <optional>
#include <string>

namespace werkthet::publish {

struct ParticipationVerdict {
  safe::Judgement judgement;
  std::string title;     ///< one of three: "Het verschil bij meedoen is niet verklaard door wat we weten."
  std::string observed;  ///< the difference without weighting, as a sentence; empty when there is none
  std::string before;    ///< at a red light: what was found before the start; empty when nothing was
  std::string why;       ///< one to six short sentences with the printed numbers they rest on
};

/// Nothing when the release holds no such table: interim and quarterly releases, and studies without
/// non-participants.
[[nodiscard]] std::optional<ParticipationVerdict> participation_verdict(const safe::SafeFindings& findings,
                                                                        const config::Study& study,
                                                                        core::Language language);

}  // namespace werkthet::publish
