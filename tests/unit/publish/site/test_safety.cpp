// What a page may do and load: the policy, the script, the files it asks for, hostile texts, the writer of
// HTML and the template.

#include "core/error.hpp"
#include "core/text.hpp"
#include "publish/content_policy.hpp"
#include "publish/site/frame.hpp"
#include "publish/site/html.hpp"
#include "publish/site/page.hpp"
#include "support/sample_findings.hpp"
#include "unit/publish/site/published_site.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

using namespace werkthet;
using namespace werkthet::test_support;
namespace site = werkthet::publish::site;

namespace {

/// A page without the description for search engines and the one address outside that every site may name.
std::string shown(std::string html) {
  html = without(std::move(html), "<script type=", "</script>");
  const std::string outside = "href=\"" + std::string(site::national_register) + "\"";
  if (const std::size_t at = html.find(outside); at != std::string::npos) {
    html.erase(at, outside.size());
  }
  return html;
}

}  // namespace

TEST_CASE("the policy forbids what it does not name, and lets nothing be sent to or fetched from elsewhere") {
  const std::string policy(publish::page_policy);
  CHECK(policy.starts_with("default-src 'none'; "));
  const std::set<std::string> sources{"'none'", "'self'", "data:"};
  for (const std::string_view part : core::split(policy, ';')) {
    const auto words = core::split(core::trimmed(part), ' ');
    for (std::size_t i = 1; i < words.size(); ++i) {
      INFO(part);
      CHECK(sources.contains(std::string(words[i])));
      CHECK((words[i] != "data:" || words[0] == "img-src"));
    }
  }
  for (const auto& [path, bytes] : final_site()) {
    if (path.ends_with(".js")) {  // connect-src is for tools; the script has no use for it
      for (const char* call :
           {"fetch", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "import("}) {
        INFO(call);
        CHECK(bytes.find(call) == std::string::npos);
      }
    }
  }
}

TEST_CASE("a page asks for two files: its style and its script; the icon stands in the page") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const auto loaded = all_matches(without(html, "<link rel=\"icon\"", ">"),
                                    "<(?:script src|link rel=\"stylesheet\" href)=\"([^\"]*)\"");
    CHECK(loaded.size() == 2);
    const auto icons = all_matches(
        html, "<link rel=\"icon\" type=\"image/svg\\+xml\" href=\"data:image/svg\\+xml,([^\"]*)\"");
    REQUIRE(icons.size() == 1);
    CHECK(icons[0].find_first_of(" <>\"'#&") == std::string::npos);
    CHECK(icons[0].starts_with("%3Csvg"));
    CHECK(icons[0].size() < 700);
  }
  CHECK(std::none_of(final_site().begin(), final_site().end(),
                     [](const auto& file) { return file.first.find("icon") != std::string::npos; }));
}

TEST_CASE(
    "pages hold no script but the one beside them, no inline style, nothing from elsewhere, and the policy "
    "for it") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const auto scripts = parts(html, "<script", "</script>");
    const bool start = path.ends_with("index.html");
    REQUIRE(scripts.size() == (start ? 2 : 1));
    CHECK(std::regex_match(
        scripts[0], std::regex("<script src=\"(\\.\\./)?werkthet\\.[0-9a-f]{10}\\.js\" defer></script>")));
    if (start) {  // data for search engines, which no browser runs
      CHECK(scripts[1].starts_with("<script type=\"application/ld+json\">{"));
    }
    for (const char* forbidden : {" style=", "<style", "<title>\n", "http:", "https:", " onclick", "@import",
                                  " data-", "<!--", "javascript"}) {
      INFO(forbidden);
      CHECK(std::regex_replace(shown(html), std::regex("xmlns=\"http://www.w3.org/2000/svg\""), "")
                .find(forbidden) == std::string::npos);
    }
    CHECK(html.find("<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                    core::escape_markup(publish::page_policy) + "\">") != std::string::npos);
  }
}

TEST_CASE("the script is small and carries its hash") {
  const auto script = std::find_if(final_site().begin(), final_site().end(),
                                   [](const auto& file) { return file.first.ends_with(".js"); });
  REQUIRE(script != final_site().end());
  CHECK(std::regex_match(script->first, std::regex("site/werkthet\\.[0-9a-f]{10}\\.js")));
  CHECK(script->second.size() <= 4096);
  for (const char* forbidden : {"http", "eval", "innerHTML", "cookie", "localStorage", "fetch("}) {
    CHECK(script->second.find(forbidden) == std::string::npos);
  }
}

TEST_CASE("a study with hostile names cannot add markup") {
  config::Study study = test_support::sample_study();
  study.name.nl = "<script>alert(1)</script>";
  study.municipality = "\"><img src=x onerror=alert(1)>";
  study.arms[0].name.nl = "</svg><script>alert(2)</script>";
  study.contact = "<b>x</b>";
  for (const auto& [path, html] : published(study, test_support::sample_findings(study), "vijandig")) {
    INFO(path);
    const std::string page = std::regex_replace(
        without(html, "<script type=", "</script>"),
        std::regex("<script src=\"(\\.\\./)?werkthet\\.[0-9a-f]{10}\\.js\" defer></script>"), "");
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(html.find("alert(1)<") == std::string::npos);
  }
}

TEST_CASE("the writer escapes texts and attributes and refuses dangerous ones") {
  using site::Node;
  CHECK(site::render(Node("p", {{"class", "a\"b"}}, {"<i> & 'x'"})) ==
        "<p class=\"a&quot;b\">&lt;i&gt; &amp; &#39;x&#39;</p>\n");
  CHECK(site::render(Node("a", {{"href", "x.html"}}, {"y"})) == "<a href=\"x.html\">y</a>");
  CHECK_THROWS_AS(Node("script", {}), core::Error);
  CHECK_THROWS_AS(Node("p", {{"style", "x"}}), core::Error);
  CHECK_THROWS_AS(Node("p", {{"onclick", "x"}}), core::Error);
  CHECK_THROWS_AS(Node("br", {}, {"x"}), core::Error);
}

TEST_CASE("a template with an unknown, missing or open slot is refused") {
  const std::map<std::string, std::string> values{{"a", "1"}, {"b", "2"}};
  CHECK(site::fill_frame("x {{a}} y {{ b }} {{a}}", values) == "x 1 y 2 1");
  CHECK_THROWS_AS(site::fill_frame("{{a}}", values), core::Error);
  CHECK_THROWS_AS(site::fill_frame("{{a}} {{b}} {{c}}", values), core::Error);
  CHECK_THROWS_AS(site::fill_frame("{{a}} {{b", values), core::Error);
}
