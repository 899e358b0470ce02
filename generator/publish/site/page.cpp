#include "publish/site/page.hpp"

#include "config/further_analyses.hpp"
#include "config/region.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "publish/wording.hpp"

#include <algorithm>

namespace werkthet::publish::site {

namespace {

/// The pages at the end of every site.
template <class Add>
void add_reference(Add add) {
  add(Topic::memo, "brief-aan-de-raad.html", "letter-to-the-council.html", "Brief aan de raad",
      "Letter to the council");
  add(Topic::glossary, "begrippen.html", "glossary.html", "Begrippen", "Glossary");
  add(Topic::downloads, "downloads.html", "downloads.html", "Downloads", "Downloads");
  add(Topic::accountability, "verantwoording-en-privacy.html", "accountability-and-privacy.html",
      "Verantwoording en privacy", "Accountability and privacy");
  add(Topic::accessibility, "toegankelijkheid.html", "accessibility.html", "Toegankelijkheid",
      "Accessibility");
}

}  // namespace

std::vector<Page> site_map(const config::Study& study) {
  std::vector<Page> pages;
  const auto add = [&](Topic topic, const char* file_nl, const char* file_en, const char* title_nl,
                       const char* title_en) {
    pages.push_back({topic, nullptr, {file_nl, file_en}, {title_nl, title_en}});
  };
  add(Topic::start, "index.html", "index.html", "Start", "Home");
  if (config::compares_only(study)) {
    add(Topic::synthesis, "vergelijk-gemeenten.html", "comparison-of-municipalities.html",
        "Vergelijk gemeenten", "Comparison of municipalities");
    add_reference(add);
    return pages;
  }
  add(Topic::study, "over-het-onderzoek.html", "about-the-study.html", "Over het onderzoek",
      "About the study");
  add(Topic::groups, "de-groepen.html", "groups.html", "De groepen", "The groups");
  add(Topic::participation, "wie-deden-mee.html", "who-took-part.html", "Wie deden mee?", "Who took part?");
  for (const config::Outcome& outcome : study.outcomes) {
    Page page;
    page.topic = Topic::outcome;
    page.outcome = &outcome;
    page.title = outcome.label;
    page.file = {"uitkomst-" + core::slug(outcome.label.nl) + ".html",
                 "outcome-" + core::slug(outcome.label.in(core::Language::en)) + ".html"};
    const bool taken = std::any_of(pages.begin(), pages.end(), [&](const Page& other) {
      return other.file.nl == page.file.nl || other.file.en == page.file.en;
    });
    if (taken) {  // two outcomes with one label: the ids tell them apart
      page.file = {"uitkomst-" + outcome.id + ".html", "outcome-" + outcome.id + ".html"};
    }
    pages.push_back(std::move(page));
  }
  if (study.non_participants.use) {
    add(Topic::comparison, "vergelijking-met-niet-deelnemers.html", "comparison-with-non-participants.html",
        "Vergelijking met niet-deelnemers", "Comparison with non-participants");
  }
  if (!study.synthesis.files.empty()) {
    add(Topic::synthesis, "vergelijk-gemeenten.html", "comparison-of-municipalities.html",
        "Vergelijk gemeenten", "Comparison of municipalities");
  }
  add(Topic::certainty, "hoe-zeker-is-dit.html", "how-certain-is-this.html", "Hoe zeker is dit?",
      "How certain is this?");
  if (!study.data.bus.empty()) {
    add(Topic::stock, "de-bijstand-in-cijfers.html", "assistance-in-figures.html", "De bijstand in cijfers",
        "Assistance in figures");
  }
  if (!study.data.costs.empty()) {
    add(Topic::costs, "kosten.html", "costs.html", "Kosten", "Costs");
  }
  if (!study.subgroups.empty() && study.release.kind == config::ReleaseKind::final) {
    add(Topic::subgroups, "deelgroepen.html", "subgroups.html", "Deelgroepen", "Subgroups");
  }
  if (config::publishes_any(study)) {
    add(Topic::further, "verdieping.html", "further-analyses.html", "Verdieping", "Further analyses");
  }
  if (!study.stories.empty()) {
    add(Topic::stories, "verhalen.html", "stories.html", "Verhalen", "Stories");
  }
  add(Topic::planning, "planning.html", "planning.html", "Planning", "Planning");
  if (!study.release.earlier.empty()) {
    add(Topic::changes, "wijzigingen-en-correcties.html", "changes-and-corrections.html",
        "Wijzigingen en correcties", "Changes and corrections");
  }
  add_reference(add);
  return pages;
}

std::string file_of(const std::vector<Page>& pages, Topic topic, core::Language language) {
  const auto found =
      std::find_if(pages.begin(), pages.end(), [&](const Page& page) { return page.topic == topic; });
  return found == pages.end() ? std::string() : found->file.in(language);
}

std::string status_in_sentence(const Writing& writing) {
  return in_sentence(status_text(writing.study, writing.language));
}

Nodes write_page(const Page& page, Writing& writing) {
  switch (page.topic) {
    case Topic::start:
      return config::compares_only(writing.study) ? region_page(writing) : start_page(writing);
    case Topic::study:
      return study_page(writing);
    case Topic::groups:
      return groups_page(writing);
    case Topic::participation:
      return participation_page(writing);
    case Topic::outcome:
      return outcome_page(writing, *page.outcome);
    case Topic::comparison:
      return comparison_page(writing);
    case Topic::synthesis:
      return synthesis_page(writing);
    case Topic::certainty:
      return certainty_page(writing);
    case Topic::stock:
      return stock_page(writing);
    case Topic::costs:
      return costs_page(writing);
    case Topic::subgroups:
      return subgroups_page(writing);
    case Topic::further:
      return further_page(writing);
    case Topic::stories:
      return stories_page(writing);
    case Topic::planning:
      return planning_page(writing);
    case Topic::memo:
      return memo_page(writing);
    case Topic::changes:
      return changes_page(writing);
    case Topic::glossary:
      return glossary_page(writing);
    case Topic::downloads:
      return downloads_page(writing);
    case Topic::accountability:
      return accountability_page(writing);
    case Topic::accessibility:
      return accessibility_page(writing);
  }
  core::ensure(false, "every topic has a page");
  return {};
}

}  // namespace werkthet::publish::site
