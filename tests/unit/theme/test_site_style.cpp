// The theme gate (N14): contrast of the supplied house style is computed, and a failing pair is replaced or
// refused with a message.

#include "config/colour.hpp"
#include "core/files.hpp"
#include "core/resources.hpp"
#include "core/text.hpp"
#include "theme/contrast_pairs.hpp"
#include "theme/css_colour.hpp"
#include "theme/resolve.hpp"
#include "theme/rules.hpp"
#include "theme/site_style.hpp"
#include "theme/token_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace werkthet;
using core::Severity;

std::string shipped() {
  return core::resource("site/werkthet.css");
}

struct Result {
  std::string style;
  core::Problems problems;
  [[nodiscard]] std::string house() const { return style.substr(std::min(style.size(), shipped().size())); }
};

Result with(std::string_view tokens, bool strict = false, std::string_view accent = "") {
  Result result;
  result.style = theme::themed(shipped(), tokens, "stijl.css", accent, strict, result.problems);
  return result;
}

Result file(const std::string& name, bool strict = false) {
  return with(core::read_file(std::string(WERKTHET_SOURCE) + "/tests/themes/" + name), strict);
}

/// Custom properties of a whole style sheet as a browser in that scheme has them.
theme::Scope seen_in(const std::string& style, theme::Scheme scheme) {
  core::Problems problems;
  const auto all = theme::parse_css(style, "x.css", problems);
  REQUIRE(all);
  theme::Scope scope;
  for (const theme::Declaration& one : *all) {
    // The house style says light by "not all and (dark)", which the reader of tokens takes for light as well.
    if (one.scheme == theme::Scheme::light || one.scheme == scheme) {
      scope.insert_or_assign(one.name, one.value);
    }
  }
  return scope;
}

double ratio(const theme::Scope& scope, std::string_view front, std::string_view back) {
  const auto a = theme::css_colour(theme::resolve(scope, front).value);
  const auto b = theme::css_colour(theme::resolve(scope, back).value);
  INFO(front << " on " << back);
  REQUIRE(a);
  REQUIRE(b);
  return config::contrast(*a, *b);
}

/// Whatever file came in: what goes out can be read in the light scheme.
void every_pair_passes(const std::string& style) {
  const theme::Scope light = seen_in(style, theme::Scheme::light);
  for (const theme::ContrastPair& pair : theme::contrast_pairs()) {
    INFO(pair.words);
    double found = ratio(light, pair.front, pair.back);
    if (!pair.other.empty()) {
      found = std::max(found, ratio(light, pair.other, pair.back));
    }
    CHECK(found >= pair.least);
  }
}

}  // namespace

TEST_CASE("the shipped colours pass in both schemes, every pair") {
  const Result plain = with("");
  // An empty file names no token that the site reads: said, and nothing else.
  CHECK(plain.style == shipped());
  CHECK(plain.problems.count("H106") == 1);
  every_pair_passes(plain.style);
  const theme::Scope dark = seen_in(plain.style, theme::Scheme::dark);
  for (const theme::ContrastPair& pair : theme::contrast_pairs()) {
    INFO(pair.words);
    const double other = pair.other.empty() ? 0.0 : ratio(dark, pair.other, pair.back);
    CHECK(std::max(ratio(dark, pair.front, pair.back), other) >= pair.least);
  }
}

TEST_CASE(
    "every token that the style sheet reads has a fallback, and every colour it uses is a custom property") {
  const theme::Scope scope = seen_in(shipped(), theme::Scheme::light);
  for (const auto& [name, value] : scope) {
    INFO(name);
    CHECK(name.starts_with("--werkthet-"));
    CHECK(theme::resolve(scope, name).outcome == theme::Outcome::value);
  }
  // Below the custom properties nothing reads a token of others directly.
  const std::string rules = shipped().substr(shipped().find("*, *::before"));
  CHECK(rules.find("var(--utrecht") == std::string::npos);
  CHECK(rules.find("var(--nl-") == std::string::npos);
}

TEST_CASE("a house style that passes is used, in our own spelling, and only what the site reads") {
  const Result result = file("rivierstad.css");
  INFO(core::text(result.problems));
  CHECK(result.problems.all().empty());
  const std::string house = result.house();
  CHECK(house.find("--utrecht-page-header-background-color: #00594f;") != std::string::npos);
  CHECK(house.find("--utrecht-document-font-family: \"Fira Sans\", Arial, sans-serif;") != std::string::npos);
  CHECK(house.find("--utrecht-button-border-radius: 0px;") != std::string::npos);
  CHECK(house.find("rivierstad") == std::string::npos);
  CHECK(house.find("icon-size") == std::string::npos);
  every_pair_passes(result.style);
  CHECK(file("rivierstad.css").style == result.style);
}

TEST_CASE("dark tokens count in the dark scheme only, and without them our own dark colours stand") {
  const Result result = file("duinkerk.css");
  INFO(core::text(result.problems));
  CHECK(result.problems.all().empty());
  const std::string house = result.house();
  const std::size_t dark = house.find("@media (prefers-color-scheme: dark)");
  REQUIRE(dark != std::string::npos);
  CHECK(house.find("--utrecht-page-body-background-color: #0b1118;") > dark);
  CHECK(house.find("--nl-link-color: #8fd0ff;") > dark);
  CHECK(house.find("--nl-link-color: #083054;") < dark);
  CHECK(house.find("border-radius") == std::string::npos);  // for wide windows only: not followed
  every_pair_passes(result.style);
  CHECK(file("rivierstad.css").house().find("@media (prefers-color-scheme: dark)") == std::string::npos);
}

TEST_CASE("a pale house style loses the colours that cannot be read, with ratio, bar and place") {
  const Result result = file("bleekveld.css");
  const std::string said = core::text(result.problems);
  INFO(said);
  CHECK_FALSE(result.problems.has_errors());
  CHECK(result.problems.count("H104") >= 3);
  // #9a9a9a on white is 2.81:1, white on #ffe066 1.30:1, #7fc4e8 on white 1.91:1 (computed apart from this
  // program).
  CHECK(said.find("text on the page in the light scheme: contrast 2.81:1, 4.5:1 is needed; left out: "
                  "--utrecht-document-color") != std::string::npos);
  CHECK(said.find("text in the header in the light scheme: contrast 1.30:1") != std::string::npos);
  CHECK(said.find("links on the page in the light scheme: contrast 1.91:1") != std::string::npos);
  CHECK(said.find("stijl.css:4:") != std::string::npos);
  const std::string house = result.house();
  CHECK(house.find("--utrecht-document-color") == std::string::npos);
  CHECK(house.find("--utrecht-link-color") == std::string::npos);
  CHECK(house.find("--utrecht-page-footer-background-color: #003b2e;") != std::string::npos);
  every_pair_passes(result.style);
}

TEST_CASE("strict: the same pairs are errors") {
  const Result result = file("bleekveld.css", true);
  CHECK(result.problems.has_errors());
  CHECK(core::text(result.problems).find("refused: ") != std::string::npos);
  CHECK_FALSE(file("rivierstad.css", true).problems.has_errors());
}

TEST_CASE("tokens that only fail together make way until every pair passes") {
  // Each alone passes on white; together they do not, and the link has two tokens of which one is pale.
  const Result result = with(
      ":root{--utrecht-document-color:#003366;--utrecht-page-body-background-color:#204060;--nl-link-color:#"
      "eeeeee;"
      "--utrecht-link-color:#0000cc}");
  INFO(core::text(result.problems));
  CHECK(result.problems.count("H104") >= 2);
  every_pair_passes(result.style);
}

TEST_CASE("a circle is an error with the names in it; a token without value is not") {
  const Result result = with(
      ":root{\n--utrecht-link-color: var(--a);\n--a: var(--b);\n--b: var(--a);\n--nl-link-color: "
      "var(--gone)}");
  REQUIRE(result.problems.all().size() == 1);
  const core::Problem& problem = result.problems.all()[0];
  CHECK(problem.code == "H103");
  CHECK(problem.severity == Severity::error);
  CHECK(problem.message.find("--utrecht-link-color rests on --a") != std::string::npos);
  CHECK(problem.place.line == 2);
  CHECK(result.style == shipped());
}

TEST_CASE("no value of the file reaches the page unless it was understood") {
  for (const char* hostile :
       {"url(https://example.org/x.png)", "red;}body{display:none", "expression(alert(1))", "#fff\\",
        "var(--x", "calc(1px", "\"</style><script>alert(1)</script>\"", "image-set(\"x\" 1x)"}) {
    for (const char* token :
         {"--utrecht-link-color", "--utrecht-document-font-family", "--utrecht-button-border-radius"}) {
      core::Problems problems;
      const std::string text = std::string(":root{") + token + ":" + hostile + "}";
      const std::string style = theme::themed(shipped(), text, "stijl.css", "", false, problems);
      INFO(text);
      CHECK(style.substr(shipped().size()).find_first_of("(<\\") == std::string::npos);
      CHECK(style.find("example.org") == std::string::npos);
    }
  }
  const Result radius =
      with(":root{--utrecht-button-border-radius: 9999px; --utrecht-link-color: transparent}");
  CHECK(radius.problems.count("H105") == 2);
  CHECK(radius.style == shipped());
}

TEST_CASE("a list of fonts ends with one that every reader has") {
  CHECK(with(":root{--utrecht-document-font-family: \"Stad Sans\"}")
            .house()
            .find("\"Stad Sans\", sans-serif;") != std::string::npos);
  CHECK(with(":root{--utrecht-document-font-family: Georgia, Serif}").house().find("Georgia, Serif;") !=
        std::string::npos);
  CHECK(with(":root{--utrecht-document-font-family: 'Source Sans 3',\n  -apple-system,system-ui}")
            .house()
            .find(": 'Source Sans 3', -apple-system, system-ui;") != std::string::npos);
}

TEST_CASE("a list of fonts that browsers refuse as a whole is left out: the reader would get serifs") {
  for (const char* refused :
       {"inherit", "Arial, Initial", "Arial,, Verdana", ", Arial", "Arial,", "400", "16px Arial",
        "'Stad' Sans, Arial", "'Stad, Sans'", "'", "Source Sans 3, Arial", "- Arial", "-"}) {
    const Result result = with(std::string(":root{--utrecht-document-font-family:") + refused + "}");
    INFO(refused);
    CHECK(result.style == shipped());
  }
}

TEST_CASE(
    "the accent of the study stands in the header when nothing better is given and white can be read on it") {
  Result good;
  good.style = theme::themed(shipped(), "", "", "#5B2A86", false, good.problems);
  CHECK(good.problems.all().empty());
  CHECK(good.house().find("--utrecht-page-header-background-color: #5b2a86;") != std::string::npos);
  Result pale;
  pale.style = theme::themed(shipped(), "", "", "#E58600", false, pale.problems);
  CHECK(pale.problems.count("H104") == 1);
  CHECK(core::text(pale.problems).find("theme.accent") != std::string::npos);
  CHECK(pale.style == shipped());
  CHECK(theme::themed(shipped(), "", "", "#12436D", false, pale.problems) == shipped());
}

TEST_CASE("a file that is not there is told with its name; every code is explained") {
  config::Study study;
  study.folder = "nergens";
  study.site.theme = "stijl.css";
  core::Problems problems;
  CHECK(theme::site_style(study, problems) == shipped());
  CHECK(problems.count("H101") == 1);
  for (const char* code : {"H101", "H102", "H103", "H104", "H105", "H106"}) {
    CHECK(std::any_of(theme::rules().begin(), theme::rules().end(),
                      [&](const auto& rule) { return rule.code == code; }));
  }
}
