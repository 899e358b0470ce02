#pragma once
// The letter that corrects a letter, half a page: what stood there, what must stand there, the cause, what it
// means for the conclusion, what is done to prevent it. Which statements changed comes from
// `publish/rectification`.

#include "config/study.hpp"
#include "core/language.hpp"
#include "publish/memo/document.hpp"
#include "publish/rectification.hpp"
#include "safe/safe_findings.hpp"

namespace werkthet::publish::memo {

/// Two changed statements are quoted, the main outcome first; the others are counted and stand on the
/// website.
inline constexpr std::size_t most_quoted = 2;
/// Of a release that gave figures and stated no effects: so many stand in the letter.
inline constexpr std::size_t most_listed = 8;

/// Precondition: the study has a correction.
[[nodiscard]] Document build_rectification(const safe::SafeFindings& findings, const config::Study& study,
                                           const Rectification& rectification, core::Language language);

}  // namespace werkthet::publish::memo
