#include "publish/site/frame.hpp"

#include "config/region.hpp"
#include "core/error.hpp"
#include "core/format.hpp"
#include "core/percent.hpp"
#include "core/resources.hpp"
#include "core/text.hpp"
#include "provenance/digest.hpp"
#include "publish/catalogue.hpp"
#include "publish/charts/text_width.hpp"
#include "publish/content_policy.hpp"
#include "publish/site/editions.hpp"
#include "publish/wording.hpp"
#include "theme/site_style.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace werkthet::publish::site {
namespace {

using core::Language;

std::string hashed(std::string_view stem, std::string_view extension, std::string_view bytes) {
  return std::string(stem) + "." + provenance::sha256_hex(bytes).substr(0, 10) + "." + std::string(extension);
}

bool two_languages(const config::Study& study) {
  return std::find(study.languages.begin(), study.languages.end(), Language::en) != study.languages.end();
}

/// From a page to the same page in the other language.
std::string counterpart(const Page& page, Language language) {
  return language == Language::nl ? "en/" + page.file.en : "../" + page.file.nl;
}

Node menu_list(const std::vector<const Page*>& pages, const Page& current, Language language) {
  Node list("ul", {{"class", "menu__list"}});
  for (const Page* page : pages) {
    Attributes attributes{{"class", "menu__link"}, {"href", page->file.in(language)}};
    if (page->file == current.file) {
      attributes.emplace_back("aria-current", "page");
    }
    list.add(Node("li", {{"class", "menu__item"}},
                  {Node("a", std::move(attributes), {page->title.in(language)})}));
  }
  return list;
}

/// Three short lists instead of one long: the study, its results, and reference.
Node menu(const Page& page, const Writing& writing) {
  std::vector<const Page*> study;
  std::vector<const Page*> results;
  std::vector<const Page*> reference;
  for (const Page& other : writing.pages) {
    const bool about = other.topic <= Topic::participation;
    const bool result = other.topic == Topic::outcome || other.topic == Topic::comparison ||
                        other.topic == Topic::synthesis ||
                        other.topic == Topic::certainty || other.topic == Topic::stock ||
                        other.topic == Topic::costs || other.topic == Topic::stories;
    (about ? study : result ? results : reference).push_back(&other);
  }
  Node nav("nav", {{"class", "menu"}, {"aria-label", writing.say("Hoofdmenu", "Main menu")}});
  Node details("details", {{"class", "menu__details"}});
  details.add(Node("summary", {{"class", "menu__summary"}}, {"Menu"}));
  details.add(menu_list(study, page, writing.language));
  details.add(Node("p", {{"class", "menu__heading"}}, {writing.say("Uitkomsten", "Results")}));
  details.add(menu_list(results, page, writing.language));
  details.add(Node("p", {{"class", "menu__heading"}}, {writing.say("Naslag", "Reference")}));
  details.add(menu_list(reference, page, writing.language));
  nav.add(details);
  return nav;
}

Node header(const Page& page, const Writing& writing) {
  const config::Study& study = writing.study;
  Node inner("div", {{"class", "site-header__inner"}});
  inner.add(
      Node("p", {{"class", "site-header__name"}},
           {Node("a", {{"class", "site-header__home"}, {"href", "index.html"}}, {writing.in(study.name)}),
            Node("span", {{"class", "site-header__municipality"}},
                 {writing.in(config::publisher_name(study))})}));
  if (two_languages(study)) {
    const bool dutch = writing.language == Language::nl;
    const std::string other = dutch ? "en" : "nl";
    inner.add(Node("p", {{"class", "site-header__language"}},
                   {Node("a",
                         {{"class", "site-header__switch"},
                          {"href", counterpart(page, writing.language)},
                          {"hreflang", other},
                          {"lang", other}},
                         {dutch ? "English" : "Nederlands"})}));
  }
  return {"header", {{"class", "site-header"}}, {inner}};
}

Node footer(const Writing& writing, const provenance::RunFacts& run) {
  const config::Study& study = writing.study;
  Node inner("div", {{"class", "site-footer__inner"}});
  inner.add(Node(
      "p", {{"class", "site-footer__line"}},
      {Node("strong", {}, {writing.in(config::publisher_name(study))}),
       ". " + writing.in(study.name) + ", " + core::long_date(study.release.date, writing.language) + "."}));
  std::string line = writing.say("Status: ", "Status: ") +
                     status_of_figures(writing.findings, study, writing.language) + ".";
  if (study.release.data_until) {
    line += writing.say(" Cijfers tot en met ", " Figures up to ") +
            core::long_date(*study.release.data_until, writing.language) + ".";
  }
  if (study.site.next_release) {
    line += writing.say(" Volgende uitgave: ", " Next release: ") +
            core::long_date(*study.site.next_release, writing.language) + ".";
  }
  line += writing.say(" Uitgave: ", " Release: ") + study.release.id + ".";
  inner.add(Node("p", {{"class", "site-footer__line"}}, {line}));
  inner.add(latest_line(writing));
  if (study.fictitious) {
    inner.add(Node("p", {{"class", "site-footer__line"}},
                   {strong(writing.say("Verzonnen. ", "Fictitious. ")),
                    writing.say("Deze gemeente, deze mensen en deze cijfers bestaan niet.",
                                "This municipality, these people and these figures do not exist.")}));
  }
  Node links("ul", {{"class", "site-footer__links"}});
  for (const Topic topic : {Topic::accountability, Topic::accessibility, Topic::downloads}) {
    const auto page = std::find_if(writing.pages.begin(), writing.pages.end(),
                                   [&](const Page& other) { return other.topic == topic; });
    if (page != writing.pages.end()) {
      links.add(Node("li", {{"class", "site-footer__item"}},
                     {Node("a", {{"class", "site-footer__link"}, {"href", page->file.in(writing.language)}},
                           {writing.in(page->title)})}));
    }
  }
  inner.add(links);
  inner.add(Node("p", {{"class", "site-footer__line site-footer__line--small"}},
                 {writing.say("Gemaakt met ", "Made with ") + run.tool +
                  (run.version.empty() ? "" : " " + run.version) + "."}));
  return {"footer", {{"class", "site-footer"}}, {inner}};
}

Node notice(const Writing& writing) {
  return {
      "p",
      {{"class", "notice"}},
      {strong(writing.say("Verzonnen gegevens. ", "Fictitious data. ")),
       writing.say("Dit is een voorbeeld. Deze gemeente, deze mensen en deze cijfers bestaan niet.",
                   "This is an example. This municipality, these people and these figures do not exist.")}};
}

/// The only script of the site, and on the start page the description that search engines read, which is data and runs
/// nowhere. Written here and not as a Node: no content of a page may ever be a script.
std::string script(const Page& page, const Writing& writing, const Assets& assets, const std::string& to_site) {
  std::string text = "<script src=\"" + core::escape_markup(to_site + assets.script_name) + "\" defer></script>\n";
  if (page.topic == Topic::start) {
    text += "<script type=\"application/ld+json\">" +
            dataset_json(writing.study, writing.findings, writing.language, writing.to_public) + "</script>\n";
  }
  return text;
}

}  // namespace

Assets read_assets(const config::Study& study) {
  Assets assets;
  core::Problems told_before;
  assets.style = theme::site_style(study, told_before);
  assets.style_name = hashed("werkthet", "css", assets.style);
  assets.icon = icon_address();
  assets.script = core::resource("site/werkthet.js");
  assets.script_name = hashed("werkthet", "js", assets.script);
  assets.frame = core::resource("templates/site/page.html");
  return assets;
}

std::string icon_address() {
  // Everything is encoded that could end an attribute or means something in an address.
  return "data:image/svg+xml," +
         core::percent_encoded(core::trimmed(core::resource("site/icon.svg")), core::AddressPart::path);
}

std::string fill_frame(std::string_view frame, const std::map<std::string, std::string>& values) {
  const auto fail = [](const std::string& message) {
    throw core::Error(core::ErrorKind::template_, message, "templates/site/page.html",
                      "compare with the template that came with the program");
  };
  std::string result;
  std::set<std::string> used;
  std::size_t at = 0;
  while (true) {
    const std::size_t open = frame.find("{{", at);
    result += frame.substr(at, open == std::string_view::npos ? open : open - at);
    if (open == std::string_view::npos) {
      break;
    }
    const std::size_t close = frame.find("}}", open);
    if (close == std::string_view::npos) {
      fail("a slot is not closed with }}");
    }
    const std::string name(core::trimmed(frame.substr(open + 2, close - open - 2)));
    const auto value = values.find(name);
    if (value == values.end()) {
      fail("unknown slot {{" + name + "}}");
    }
    result += value->second;
    used.insert(name);
    at = close + 2;
  }
  for (const auto& [name, value] : values) {
    if (!used.contains(name)) {
      fail("the slot {{" + name + "}} is missing");
    }
  }
  return result;
}

std::string full_page(const Page& page, Writing& writing, const Assets& assets,
                      const provenance::RunFacts& run) {
  const bool dutch = writing.language == Language::nl;
  const std::string to_site = dutch ? "" : "../";
  const std::string name = writing.in(writing.study.name) + ", " + writing.study.municipality;
  const std::string title =
      page.topic == Topic::start ? name : writing.in(page.title) + " | " + writing.in(writing.study.name);
  // What search engines show and follow: they want whole addresses, so without base_url there is none.
  std::string description = charts::as_sentence(writing.in(page.title));
  if (!writing.study.question.empty()) {
    description += " " + writing.in(writing.study.question);
  }
  Nodes about{Node("meta", {{"name", "description"}, {"content", std::move(description)}})};
  const std::string other = publish::public_address(
      writing.study, (dutch ? "site/en/" : "site/") + page.file.in(dutch ? Language::en : Language::nl));
  if (two_languages(writing.study) && !other.empty()) {
    about.push_back(
        Node("link", {{"rel", "alternate"}, {"hreflang", dutch ? "en" : "nl"}, {"href", other}}));
  }
  const std::map<std::string, std::string> values{
      {"lang", std::string(core::code(writing.language))},
      {"title", core::escape_markup(title)},
      {"style", core::escape_markup(to_site + assets.style_name)},
      {"icon", core::escape_markup(assets.icon)},
      {"policy", core::escape_markup(page_policy)},
      {"about", render(about)},
      {"script", script(page, writing, assets, to_site)},
      {"skip", core::escape_markup(writing.say("Naar de inhoud", "Skip to content"))},
      {"notice",
       render(edition_line(writing)) + (writing.study.fictitious ? render(notice(writing)) : std::string())},
      {"header", render(header(page, writing))},
      {"menu", render(menu(page, writing))},
      {"main", render(write_page(page, writing))},
      {"footer", render(footer(writing, run))}};
  return fill_frame(assets.frame, values);
}

}  // namespace werkthet::publish::site
