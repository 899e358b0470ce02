#pragma once
// Whether a Word file can be filled, and what a reader will miss: everything at once, before anything is
// made.

#include "core/problem.hpp"
#include "word/content.hpp"
#include "word/package.hpp"

#include <set>
#include <string>
#include <vector>

namespace werkthet::word {

/// A tag that the program has a text for.
struct KnownTag {
  std::string tag;  ///< "wh.kern"; "wh.tabel.*" for any name behind it
  FieldKind kind{};
  bool needed{};          ///< no memo goes without
  std::string held_by{};  ///< another tag whose text holds this one's
};

struct TemplateReport {
  /// Tags with a place, in the order of the file, once each; others than controls by what they are.
  std::vector<std::string> found;
  core::Problems problems;  ///< errors: the memo cannot be filled
};

/// `language`: what the memo is written in, "nl-NL".
[[nodiscard]] TemplateReport check_template(const Package& package, const std::vector<KnownTag>& tags,
                                            std::string_view language);

/// Tags that have a place in the file, "wh.kern"; also unknown ones.
[[nodiscard]] std::set<std::string> used_tags(const Package& package);

}  // namespace werkthet::word
