#include "publish/site/editions.hpp"

#include "core/format.hpp"
#include "publish/site/frame.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::publish::site {
namespace {

/// A release as a line of the list.
struct Edition {
  std::string id;
  core::Date date;
  std::string status;
  std::string href;      ///< its start page; empty: not known
  std::string corrects;  ///< id of the release that it takes back
};

/// Pages of earlier releases are Dutch for certain; which other languages they had is not known here.
std::string start_of(const safe::Claims& claims) {
  return claims.address.empty() ? "" : claims.address + "/site/index.html";
}

std::string status_of(const safe::Claims& claims, core::Language language) {
  const std::vector<std::string>& words = status_words();
  const auto found = std::find(words.begin(), words.end(), claims.status);
  return found == words.end()
             ? ""
             : status_text(static_cast<config::FigureStatus>(found - words.begin()), claims.date, language);
}

/// Oldest first, this release last.
std::vector<Edition> editions_of(const Writing& writing) {
  std::vector<Edition> all;
  for (const safe::Claims& claims : writing.earlier) {
    all.push_back({claims.release, claims.date, status_of(claims, writing.language), start_of(claims),
                   claims.corrects});
  }
  const config::Release& release = writing.study.release;
  std::string corrects;
  if (release.correction) {
    const safe::Claims* wrong = safe::corrected(writing.earlier, release.correction->release);
    corrects = wrong == nullptr ? "" : wrong->release;
  }
  all.push_back(
      {release.id, release.date, status_text(writing.study, writing.language), "index.html", corrects});
  return all;
}

/// What became of the release at `at`.
std::string fate(const Writing& writing, const std::vector<Edition>& all, std::size_t at) {
  if (at + 1 == all.size()) {
    return writing.say("Deze uitgave.", "This release.");
  }
  const auto wrong = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(at) + 1, all.end(),
                                  [&](const Edition& later) { return later.corrects == all[at].id; });
  return wrong != all.end()
             ? writing.say("Hierin stond een fout. Verbeterd in ", "This held a mistake. Corrected in ") +
                   wrong->id + "."
             : writing.say("Opgevolgd door ", "Followed by ") + all[at + 1].id + ".";
}

Node cell(std::string text) {
  return {"td", {{"class", "utrecht-table__cell"}}, {std::move(text)}};
}

}  // namespace

std::string latest_start(const config::Study& study, core::Language language) {
  return study.site.latest_url.empty()
             ? std::string()
             : study.site.latest_url +
                   (language == core::Language::nl ? "/site/index.html" : "/site/en/index.html");
}

Nodes edition_line(const Writing& writing) {
  std::string latest = latest_start(writing.study, writing.language);
  if (latest.empty()) {
    return {};
  }
  return {Node("p", {{"class", "edition"}},
               {writing.say("Uitgave van ", "Release of ") +
                    core::long_date(writing.study.release.date, writing.language) + ". ",
                link(std::move(latest), writing.say("Naar de nieuwste uitgave", "To the newest release"))})};
}

Nodes latest_line(const Writing& writing) {
  const std::string latest = latest_start(writing.study, writing.language);
  if (latest.empty()) {
    return {};
  }
  return {Node("p", {{"class", "site-footer__line"}},
               {writing.say("De nieuwste uitgave staat altijd op ", "The newest release always stands at "),
                Node("a", {{"class", "site-footer__link"}, {"href", latest}},
                     {latest.substr(std::string_view("https://").size())}),
                "."})};
}

Nodes editions_list(const Writing& writing) {
  if (writing.earlier.empty()) {
    return {};
  }
  const std::vector<Edition> all = editions_of(writing);
  Node head("tr", {{"class", "utrecht-table__row"}});
  for (const std::string& word : {writing.say("Uitgave", "Release"), writing.say("Datum", "Date"),
                                  writing.say("Cijfers", "Figures"), writing.say("Nu", "Now")}) {
    head.add(column_head(word));
  }
  Node body("tbody", {{"class", "utrecht-table__body"}});
  for (std::size_t i = all.size(); i-- > 0;) {
    const Edition& one = all[i];
    Node name("th", {{"scope", "row"}, {"class", "utrecht-table__row-header"}});
    name.add(one.href.empty() ? Node(one.id) : link(one.href, one.id));
    body.add(Node("tr", {{"class", "utrecht-table__row"}},
                  {std::move(name), cell(core::long_date(one.date, writing.language)), cell(one.status),
                   cell(fate(writing, all, i))}));
  }
  return {heading(2, writing.say("Alle uitgaven", "All releases"), "uitgaven"),
          paragraph({writing.say(
              "Een uitgave verandert niet meer als zij er eenmaal is. Zo kunt u altijd terugzien "
              "wat er stond.",
              "Once it is there, a release does not change any more. So you can always see what it "
              "said.")}),
          scrolling_table(
              "alle-uitgaven",
              writing.say("De uitgaven, de nieuwste bovenaan.", "The releases, the newest on top."),
              {Node("thead", {{"class", "utrecht-table__header"}}, {std::move(head)}), std::move(body)})};
}

std::vector<std::string> outward_addresses(const config::Study& study,
                                           std::span<const safe::Claims> earlier) {
  std::vector<std::string> addresses{icon_address(), std::string(national_register)};
  const auto add = [&](std::string address) {
    if (!address.empty()) {
      addresses.push_back(std::move(address));
    }
  };
  add(study.site.accessibility_statement);
  for (const core::Language language : study.languages) {
    add(latest_start(study, language));
  }
  for (const safe::Claims& claims : earlier) {
    add(start_of(claims));
  }
  return addresses;
}

}  // namespace werkthet::publish::site
