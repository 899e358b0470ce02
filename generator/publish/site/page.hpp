#pragma once
// The plan of the site: which pages a study has, how their files are called in both languages, and what a
// page knows while it is written. The set of pages follows from the study alone, never from the data.

#include "config/study.hpp"
#include "core/language.hpp"
#include "publish/site/html.hpp"
#include "safe/claims.hpp"
#include "safe/safe_findings.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish::site {

enum class Topic {
  start,
  study,
  groups,
  participation,
  outcome,
  comparison,
  synthesis,
  certainty,
  stock,
  costs,
  subgroups,
  further,
  stories,
  planning,
  memo,
  changes,
  glossary,
  downloads,
  accountability,
  accessibility,
};

struct Page {
  Topic topic{};
  const config::Outcome* outcome{};  ///< for Topic::outcome
  core::Bilingual file;              ///< "de-groepen.html", "groups.html"
  core::Bilingual title;
};

/// Where statements of accessibility are made and found: the national form.
inline constexpr std::string_view national_register = "https://www.toegankelijkheidsverklaring.nl/";

/// The pages in the order of the menu.
[[nodiscard]] std::vector<Page> site_map(const config::Study& study);
/// File of a topic's first page in a language; empty when the study has no such page.
[[nodiscard]] std::string file_of(const std::vector<Page>& pages, Topic topic, core::Language language);

/// What a page is written from. `figures` counts on, so that every figure of a page has its number.
struct Writing {
  const safe::SafeFindings& findings;
  const config::Study& study;
  const std::vector<Page>& pages;
  core::Language language;
  std::string to_public;  ///< "../" or "../../": where data/ and workbook.xlsx lie
  int figures{};
  std::span<const safe::Claims> earlier{};  ///< what earlier releases said

  [[nodiscard]] const std::string& in(const core::Bilingual& text) const { return text.in(language); }
  [[nodiscard]] std::string say(const char* nl, const char* en) const {
    return language == core::Language::nl ? nl : en;
  }
};

/// "definitief", "gecorrigeerd op 9 april 2020": the status of the release inside a sentence.
[[nodiscard]] std::string status_in_sentence(const Writing& writing);

/// "Tussentijds kijken": what looks cost and whether agreed signals are reached; nothing when the plan has neither.
void add_interim(Nodes& nodes, Writing& writing);

/// The content of <main> of a page.
[[nodiscard]] Nodes write_page(const Page& page, Writing& writing);

// One function per topic; write_page chooses.
[[nodiscard]] Nodes start_page(Writing& writing);
/// Topic::start of a study that only lays municipalities side by side.
[[nodiscard]] Nodes region_page(Writing& writing);
[[nodiscard]] Nodes study_page(Writing& writing);
[[nodiscard]] Nodes groups_page(Writing& writing);
[[nodiscard]] Nodes participation_page(Writing& writing);
[[nodiscard]] Nodes outcome_page(Writing& writing, const config::Outcome& outcome);
[[nodiscard]] Nodes comparison_page(Writing& writing);
[[nodiscard]] Nodes synthesis_page(Writing& writing);
[[nodiscard]] Nodes certainty_page(Writing& writing);
[[nodiscard]] Nodes stock_page(Writing& writing);
[[nodiscard]] Nodes costs_page(Writing& writing);
[[nodiscard]] Nodes subgroups_page(Writing& writing);
[[nodiscard]] Nodes further_page(Writing& writing);
[[nodiscard]] Nodes stories_page(Writing& writing);
[[nodiscard]] Nodes planning_page(Writing& writing);
[[nodiscard]] Nodes memo_page(Writing& writing);
[[nodiscard]] Nodes changes_page(Writing& writing);
[[nodiscard]] Nodes glossary_page(Writing& writing);
[[nodiscard]] Nodes downloads_page(Writing& writing);
[[nodiscard]] Nodes accountability_page(Writing& writing);
[[nodiscard]] Nodes accessibility_page(Writing& writing);

}  // namespace werkthet::publish::site
