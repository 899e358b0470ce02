#pragma once
// What the program wrote into each control, remembered in the file itself: a part of custom XML, which Word
// keeps. A control whose text is another now was changed by a person. Internal to this stage.

#include "word/package.hpp"

#include <map>
#include <string>
#include <utility>

namespace werkthet::word {

struct Written {
  std::string hash;     ///< SHA-256 of the visible text, spaces aside
  std::string pattern;  ///< properties of the first paragraph of the template, as XML
};

/// A tag, and the how-manieth control with it.
using ControlKey = std::pair<std::string, int>;
using Store = std::map<ControlKey, Written>;

/// Empty when the file was never filled.
[[nodiscard]] Store read_store(const Package& package);
void write_store(Package& package, const Store& store);
/// Same for texts that differ in white space only.
[[nodiscard]] std::string hash_of(const std::string& visible);

}  // namespace werkthet::word
