#pragma once
// The sentences of an exploration as templates with named holes, Dutch beside English, so that someone who
// edits language can read and change all of them in plan_phrases.cpp.

#include "core/language.hpp"

#include <string_view>

namespace werkthet::publish {

/// The template of that key. An unknown key is a bug of ours (internal Error).
[[nodiscard]] const core::Bilingual& plan_phrase(std::string_view key);

}  // namespace werkthet::publish
