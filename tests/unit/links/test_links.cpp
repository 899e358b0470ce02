// A broken link stops the build (feature 22 of the table of peers): every kind of mistake is found, and only
// mistakes are.

#include "links/check_links.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

using namespace werkthet;

links::PublicFiles small_site() {
  links::PublicFiles files;
  files.pages["site/index.html"] =
      "<!DOCTYPE html><html lang=\"nl\"><head><link rel=\"stylesheet\" href=\"s.css\"><script src=\"s.js\" "
      "defer></script>"
      "<script type=\"application/ld+json\">{\"a\":\"<a href='nergens.html'>\"}</script></head>"
      "<body><!-- <a href=\"weg.html\"> --><main id=\"inhoud\"><p aria-describedby=\"inhoud\">"
      "<a href=\"twee.html#uitleg\">x</a> <a href=\"#inhoud\">y</a> <a href='../data/a&amp;b.csv'>z</a>"
      "<a href=\"en/\">e</a></main></body></html>";
  files.pages["site/twee.html"] = "<h1 id=\"uitleg\">x</h1><a href=\"./index.html\">t</a><input disabled>";
  files.pages["site/en/index.html"] = "<a href=\"../index.html#inhoud\">nl</a>";
  files.names = {"site/index.html", "site/twee.html", "site/en/index.html",
                 "site/s.css",      "site/s.js",      "data/a&b.csv"};
  return files;
}

/// What is broken after one change to the first page.
std::vector<links::BrokenLink> after(const std::string& from, const std::string& to,
                                     const links::Outward& outward = {}) {
  links::PublicFiles files = small_site();
  std::string& page = files.pages["site/index.html"];
  const std::size_t at = page.find(from);
  REQUIRE(at != std::string::npos);
  page.replace(at, from.size(), to);
  return links::check_links(files, outward).broken;
}

std::string why(const std::string& from, const std::string& to) {
  const auto broken = after(from, to);
  INFO(from << " -> " << to);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].page == "site/index.html");
  return broken[0].why;
}

}  // namespace

TEST_CASE("a whole site has no broken link, and all were followed") {
  const links::Checked checked = links::check_links(small_site(), {});
  for (const auto& broken : checked.broken) {
    UNSCOPED_INFO(broken.page << ": " << broken.link << ": " << broken.why);
  }
  CHECK(checked.broken.empty());
  CHECK(checked.links == 9);
}

TEST_CASE("every kind of spoilt link is found") {
  CHECK(why("twee.html#uitleg", "drie.html") == "there is no such file");
  CHECK(why("twee.html#uitleg", "Twee.html") == "there is no such file");  // exact case
  CHECK(why("twee.html#uitleg", "twee.html#Uitleg") == "the page has no element with this id");
  CHECK(why("twee.html#uitleg", "s.css#x") == "the page has no element with this id");
  CHECK(why("#inhoud", "#") == "the page has no element with this id");
  CHECK(why("../data/a&amp;b.csv", "../../data/a.csv") == "it leaves the folder of public files");
  CHECK(why("../data/a&amp;b.csv", "%2e%2e/%2e%2e/etc/passwd") == "it leaves the folder of public files");
  CHECK(why("../data/a&amp;b.csv", "a%2.csv") == "it is no address");
  CHECK(why("../data/a&amp;b.csv", "") == "it is empty");
  CHECK(why("en/", "en") == "there is no such file");
  CHECK(why("s.js", "https://elders.example/s.js").starts_with("it leads out of the site"));
  CHECK(why("s.js", "//elders.example/s.js").starts_with("it leads out of the site"));
  CHECK(why("s.js", "javascript:alert(1)").starts_with("it leads out of the site"));
  CHECK(why("aria-describedby=\"inhoud\"", "aria-describedby=\"weg\"") ==
        "the page has no element with this id");
  CHECK(why("<p aria", "<p id=\"inhoud\" aria") == "two elements of the page have this id");
}

TEST_CASE("a page that is no HTML is said to be so") {
  CHECK(why("</body>", "<a href=x>").starts_with("the page cannot be read"));
  CHECK(why("</body>", "<a href=\"x").starts_with("the page cannot be read"));
  CHECK(why("</body></html>", "<!-- ").starts_with("the page cannot be read"));
  CHECK(why("</body></html>", "<p ").starts_with("the page cannot be read"));
}

TEST_CASE("an address that is named may be linked to, and files that were not asked for are not missed") {
  links::Outward outward;
  outward.addresses.insert("https://www.voorbeeld.example/verklaring");
  CHECK(after("en/", "https://www.voorbeeld.example/verklaring", outward).empty());
  CHECK(after("en/", "https://www.voorbeeld.example/verklaring/anders", outward).size() == 1);
  outward.not_made = {"data/"};
  CHECK(after("../data/a&amp;b.csv", "../data/niet-gemaakt.csv", outward).empty());
  CHECK(after("../data/a&amp;b.csv", "../charts/niet-gemaakt.svg", outward).size() == 1);
}
