#pragma once
// The words of the sentence matrix as templates with named holes, Dutch beside English, and the words that
// fill the holes. Templates and not code, so that someone who edits language can read and change all of them
// in phrases.cpp; filling is one pass, so a name that itself holds "{d}" stays what it is.

#include "config/study.hpp"
#include "core/language.hpp"
#include "publish/matrix.hpp"
#include "safe/safe_findings.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace werkthet::publish {

using Words = std::map<std::string, std::string, std::less<>>;

/// The template with every {name} replaced by its word. A name without a word is a bug of ours (internal
/// Error).
[[nodiscard]] std::string fill(std::string_view phrase, const Words& words);

/// The template of that key. An unknown key is a bug of ours (internal Error).
[[nodiscard]] const core::Bilingual& phrase(std::string_view key);

/// Words for one statement: {A} {B} groups with "groep", {n_a} {n_b} " (150 mensen)" or empty, {a} {b}
/// levels, {d} amount without sign with its unit, {more} direction, {lo_hi} interval with unit, {m} margin
/// with unit, {label} outcome, {within} " binnen 18 maanden" or empty, {after} idem "na", {bound} "12 uur per week",
/// {kept} "6 maanden".
[[nodiscard]] Words words_for(const safe::Statement& statement, const Situation& situation,
                              const config::Study& study, core::Language language);

/// Which family of level sentences an outcome takes: "exit", "exit_benefit", "part_time", "durable",
/// "hours", "wage", "permanent", "share", "score".
[[nodiscard]] std::string_view level_family(const safe::Statement& statement, const config::Study& study);

}  // namespace werkthet::publish
