#pragma once
// The sheets around the tables: cover, contents, notes, glossary. Their texts come from the study and from
// the same wording, caveats and glossary as memo and site, so that the three never say different things.

#include "config/study.hpp"
#include "office/book.hpp"
#include "provenance/run_facts.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish::workbook {

/// A line of the contents: a sheet and what is on it.
struct Listed {
  std::string sheet;
  core::Bilingual about;
};

void write_cover(office::Sheet& sheet, const safe::SafeFindings& findings, const config::Study& study,
                 const provenance::RunFacts& run, const std::string& contents);
void write_contents(office::Sheet& sheet, const std::vector<Listed>& listed);
/// Explains the shorthands that occur in a table, and only those.
void write_notes(office::Sheet& sheet, const safe::SafeFindings& findings, const config::Study& study);
/// How the figures were computed, for who wants to check them.
void write_methods(office::Sheet& sheet, const config::Study& study);
void write_glossary(office::Sheet& sheet);

}  // namespace werkthet::publish::workbook
