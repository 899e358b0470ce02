// Reading design tokens from files of others (N14): what is found, where, and what is refused.

#include "core/files.hpp"
#include "theme/css_colour.hpp"
#include "theme/resolve.hpp"
#include "theme/token_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace werkthet;
using theme::Declaration;
using theme::Outcome;
using theme::Scheme;

std::vector<Declaration> read(std::string_view text) {
  core::Problems problems;
  const auto found = theme::parse_tokens(text, "stijl.css", problems);
  INFO(core::text(problems));
  REQUIRE(found);
  CHECK(problems.all().empty());
  return *found;
}

/// The one problem of a file that is refused.
core::Problem refused(std::string_view text) {
  core::Problems problems;
  CHECK_FALSE(theme::parse_tokens(text, "stijl.css", problems));
  REQUIRE(problems.all().size() == 1);
  CHECK(problems.all()[0].severity == core::Severity::error);
  CHECK_FALSE(problems.all()[0].remedy.empty());
  return problems.all()[0];
}

std::string hex_of(std::string_view text) {
  const auto colour = theme::css_colour(text);
  return colour ? config::hex(*colour) : "none";
}

}  // namespace

TEST_CASE("custom properties are read with name, value and place, and nothing else is") {
  const auto found = read(
      "@charset \"utf-8\";\n.stad {\n  color: red;\n  --a: #fff;\n  --b : \"x;}\" /* c; */ , y "
      "!important\n}\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "--a");
  CHECK(found[0].value == "#fff");
  CHECK(found[0].place.line == 4);
  CHECK(found[0].place.column == 3);
  CHECK(found[1].value == "\"x;}\"   , y");
}

TEST_CASE("a semicolon in brackets ends no value, and a rule in a rule is followed") {
  const auto found = read(":root{--a:url(data:image/png;base64,AAAA);--b:1}\n.x{.y{--c:2}--d:3}");
  REQUIRE(found.size() == 4);
  CHECK(found[0].value == "url(data:image/png;base64,AAAA)");
  CHECK(found[2].name == "--c");
  CHECK(found[3].name == "--d");
}

TEST_CASE("the scheme of a token follows from its media query or the name of its class") {
  const auto found = read(
      ":root{--a:1}@media (prefers-color-scheme: dark){:root{--b:1}}@media not all and "
      "(prefers-color-scheme:dark){:root{--c:1}}"
      "@media print{:root{--d:1}}.stad-theme--dark{--e:1}@media (min-width:1px){.x{--f:1}}@supports "
      "(a:b){:root{--g:1}}");
  const auto scheme = [&](std::string_view name) {
    const auto one =
        std::find_if(found.begin(), found.end(), [&](const Declaration& d) { return d.name == name; });
    REQUIRE(one != found.end());
    return one->scheme;
  };
  CHECK(scheme("--a") == Scheme::light);
  CHECK(scheme("--b") == Scheme::dark);
  CHECK(scheme("--c") == Scheme::light);
  CHECK(scheme("--d") == Scheme::other);
  CHECK(scheme("--e") == Scheme::dark);
  CHECK(scheme("--f") == Scheme::other);
  CHECK(scheme("--g") == Scheme::light);
}

TEST_CASE("what is not closed is refused at its place, as a whole") {
  CHECK(refused(":root{--a:1}\n/* x").place.line == 2);
  CHECK(refused(":root{--a:\"x\n\"}").place.column == 11);
  CHECK(refused(":root{\n--a:1").message == "a block is not closed with }");
  CHECK(refused(":root{--a:url(x}").message == "a bracket is not closed");
  CHECK(refused("a}b").message == "} closes no block");
}

TEST_CASE("caps on size, depth and number hold") {
  CHECK(refused(std::string(theme::most_bytes + 1, ' ')).code == "H101");
  CHECK(refused("\xFF\xFE").code == "H101");
  CHECK(refused(std::string("a\0b", 3)).code == "H101");
  std::string deep;
  for (std::size_t i = 0; i <= theme::deepest; ++i) {
    deep += "a{";
  }
  CHECK(refused(deep).code == "H102");
  std::string many = ":root{";
  for (std::size_t i = 0; i <= theme::most_declarations; ++i) {
    many += "--a:1;";
  }
  CHECK(refused(many + "}").code == "H102");
  const auto found = read(":root{--a:" + std::string(theme::longest_value + 1, 'x') + "}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].value.empty());
  CHECK(refused(std::string(40, '{') + std::string(40, '}')).code == "H102");
}

TEST_CASE("a JSON file gives the same tokens, with references as var()") {
  const auto found = read(core::read_file(std::string(WERKTHET_SOURCE) + "/tests/themes/tokens.json"));
  REQUIRE(found.size() == 5);
  CHECK(found[1].name == "--utrecht-link-color");
  CHECK(found[1].value == "var(--brand-color-red)");
  CHECK(found[2].value == "var(--brand-color-red)");
  CHECK(found[4].value == "4px");
  const core::Problem problem = refused("{\n\"a\": }");
  CHECK(problem.place.line == 2);
  CHECK(problem.place.column > 1);
}

TEST_CASE("a chain of var() is followed, with fallbacks, and a circle has no value") {
  const theme::Scope scope{{"--a", "var(--b)"},
                           {"--b", "var( --c , red)"},
                           {"--d", "var(--e, var(--f, #123456))"},
                           {"--x", "var(--y)"},
                           {"--y", "var(--z)"},
                           {"--z", "var(--x, blue)"},
                           {"--m", "var(--gone)"},
                           {"--two", "var(--a) var(--d)"},
                           {"--q", "'var(--x)'"}};
  CHECK(theme::resolve(scope, "--a").value == "red");
  CHECK(theme::resolve(scope, "--a").used == std::set<std::string>{"--a", "--b"});
  CHECK(theme::resolve(scope, "--d").value == "#123456");
  CHECK(theme::resolve(scope, "--two").value == "red #123456");
  CHECK(theme::resolve(scope, "--q").value == "'var(--x)'");
  CHECK(theme::resolve(scope, "--x").outcome == Outcome::circle);
  CHECK(theme::resolve(scope, "--x").at == "--x");
  CHECK(theme::resolve(scope, "--m").outcome == Outcome::missing);
  CHECK(theme::resolve(scope, "--m").at == "--gone");
  CHECK(theme::names_in("var(--e, var(--f, var(--g)))") == std::set<std::string>{"--e", "--f", "--g"});
}

TEST_CASE("tokens that double each other end at a cap") {
  theme::Scope scope{{"--t0", "xxxxxxxx"}};
  for (int i = 1; i <= 40; ++i) {
    const std::string before = "var(--t" + std::to_string(i - 1) + ")";
    scope["--t" + std::to_string(i)] = before + before;
  }
  const theme::Resolved resolved = theme::resolve(scope, "--t40");
  CHECK(resolved.outcome == Outcome::endless);
  CHECK(resolved.value.empty());
  theme::Scope chain;
  for (int i = 0; i < 100; ++i) {
    chain["--t" + std::to_string(i)] = "var(--t" + std::to_string(i + 1) + ")";
  }
  CHECK(theme::resolve(chain, "--t0").outcome == Outcome::endless);
}

TEST_CASE("colours are read in every form that is opaque, and no other") {
  CHECK(hex_of("#FfF") == "#ffffff");
  CHECK(hex_of("#12436D") == "#12436d");
  CHECK(hex_of("#12436dff") == "#12436d");
  CHECK(hex_of("#12436d80") == "none");
  CHECK(hex_of("rgb(8, 48, 84)") == "#083054");
  CHECK(hex_of("rgb(8 48 84 / 100%)") == "#083054");
  CHECK(hex_of("rgba(8,48,84,.5)") == "none");
  CHECK(hex_of("rgb(100%, 0%, 50%)") == "#ff0080");
  CHECK(hex_of("hsl(120, 100%, 25%)") == "#008000");
  CHECK(hex_of("hsl(-240deg 100% 50%)") == "#00ff00");
  CHECK(hex_of("White") == "#ffffff");
  for (const char* wrong :
       {"transparent", "currentcolor", "", "#12", "#12345", "#gggggg", "rgb(1,2)", "rgb(1,2,x)",
        "rgb(1,2,3,4,5)", "hsl(1,2,3)", "rgb(1e999,0,0)", "url(x)", "red;color:blue"}) {
    INFO(wrong);
    CHECK(hex_of(wrong) == "none");
  }
}
