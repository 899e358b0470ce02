#pragma once
// Caveats chosen by conditions in study and data, worded here, in order of weight (council-memo §7).

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish {

struct Caveat {
  std::string id;   ///< volunteers, not_by_lot, hawthorne, contamination, small, …
  bool required{};  ///< the adviser may not delete it
  core::Bilingual text;
};

[[nodiscard]] std::vector<Caveat> caveats(const safe::SafeFindings& findings, const config::Study& study);

/// A term of GLOSSARY.md for readers of site and workbook.
struct Term {
  std::string id;
  core::Bilingual term;
  core::Bilingual meaning;
};
[[nodiscard]] const std::vector<Term>& glossary();

}  // namespace werkthet::publish
