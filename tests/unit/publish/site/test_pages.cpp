// The pages as a whole: which there are, where links and anchors lead, headings, tables, weight, and that two
// builds are the same.

#include "publish/site/frame.hpp"
#include "publish/site/page.hpp"
#include "support/sample_findings.hpp"
#include "unit/publish/site/published_site.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <regex>
#include <set>
#include <string>

using namespace werkthet;
using namespace werkthet::test_support;
namespace site = werkthet::publish::site;

namespace {

std::string resolved(const std::string& from, const std::string& href) {
  return (std::filesystem::path(from).parent_path() / href).lexically_normal().generic_string();
}

}  // namespace

TEST_CASE("both languages have every page of the plan") {
  const Files& files = final_site();
  const config::Study study = test_support::sample_study();
  const auto pages = site::site_map(study);
  CHECK(pages.size() == 16);
  for (const site::Page& page : pages) {
    CHECK(files.contains("site/" + page.file.nl));
    CHECK(files.contains("site/en/" + page.file.en));
  }
  CHECK(files.at("site/index.html").find("<html lang=\"nl\">") != std::string::npos);
  CHECK(files.at("site/en/index.html").find("<html lang=\"en\">") != std::string::npos);
}

TEST_CASE("every internal link and anchor exists, case included") {
  const Files& files = final_site();
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  std::set<std::string> known;
  for (const auto& [path, bytes] : files) {
    known.insert(path);
  }
  // What the other publishers write beside the site.
  known.insert({"workbook.xlsx", "workbook.ods", "memo.docx", "memo-en.docx", "data/figures.json"});
  for (const safe::Table& table : findings.tables()) {
    known.insert("data/" + table.id + ".csv");
    known.insert("data/nl/" + table.id + ".csv");
    known.insert("data/" + table.id + ".csv-metadata.json");
  }
  std::size_t links = 0;
  for (const auto& [path, html] : files) {
    if (!is_page(path)) {
      continue;
    }
    for (const std::string& href : all_matches(html, "(?:href|src)=\"([^\"]*)\"")) {
      INFO(path << " -> " << href);
      ++links;
      if (href == site::icon_address()) {
        continue;
      }
      if (href == site::national_register) {  // the only place outside
        CHECK(path.find(path.find("/en/") == std::string::npos ? "toegankelijkheid" : "accessibility") !=
              std::string::npos);
        continue;
      }
      CHECK(href.find(':') == std::string::npos);  // relative only: no scheme
      CHECK_FALSE(href.starts_with("/"));
      const std::size_t hash = href.find('#');
      const std::string file = hash == 0 ? path : resolved(path, href.substr(0, hash));
      CHECK(known.contains(file));
      if (hash != std::string::npos) {
        CHECK(files.at(file).find("id=\"" + href.substr(hash + 1) + "\"") != std::string::npos);
      }
    }
  }
  CHECK(links > 300);
}

TEST_CASE("ids are unique, labels point at something, headings go down by one") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const auto ids = all_matches(html, " id=\"([^\"]*)\"");
    const std::set<std::string> unique(ids.begin(), ids.end());
    CHECK(unique.size() == ids.size());
    for (const std::string& reference : all_matches(html, "aria-(?:labelledby|describedby)=\"([^\"]*)\"")) {
      CHECK(unique.contains(reference));
    }
    int last = 0;
    int first_level = 0;
    for (const std::string& level : all_matches(html, "<h([1-6])")) {
      const int number = std::stoi(level);
      CHECK(number <= last + 1);
      first_level += number == 1 ? 1 : 0;
      last = number;
    }
    CHECK(first_level == 1);
    CHECK(all_matches(html, "(<main)").size() == 1);
    CHECK(all_matches(html, "(<nav)").size() == 1);
    CHECK(html.find("utrecht-skip-link\" href=\"#inhoud\"") != std::string::npos);
  }
}

TEST_CASE("tables have a caption, scopes and a scroller that the keyboard reaches") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const std::size_t tables = all_matches(html, "(<table)").size();
    CHECK(all_matches(html, "(<caption)").size() == tables);
    CHECK(all_matches(html, "(role=\"group\" tabindex=\"0\" aria-labelledby)").size() == tables);
    CHECK(all_matches(html, "(<th(?![^>]*scope=)[ >])").empty());
  }
}

TEST_CASE("every page has a description for search engines that reads as sentences") {
  const auto description = [](const std::string& html) {
    const auto found = parts(html, "<meta name=\"description\" content=\"", "\">");
    REQUIRE(found.size() == 1);
    return found.at(0);
  };
  for (const auto& [path, html] : final_site()) {
    if (is_page(path)) {
      INFO(path);
      CHECK(description(html).find("?.") == std::string::npos);
    }
  }
  CHECK(description(final_site().at("site/hoe-zeker-is-dit.html")).find("\"Hoe zeker is dit? ") !=
        std::string::npos);
  config::Study study = test_support::sample_study();
  study.question = {};
  const Files files = published(study, test_support::sample_findings(study), "zonder-vraag");
  CHECK(description(files.at("site/begrippen.html")).ends_with("\"Begrippen.\">"));
}

TEST_CASE("pages stay light") {
  for (const auto& [path, html] : final_site()) {
    INFO(path);
    CHECK(html.size() < 260000);
  }
}

TEST_CASE("empty findings give a site without broken parts") {
  const config::Study study = test_support::sample_study();
  const Files files = published(study, safe::TestForge::findings({}), "leeg");
  CHECK(files.contains("site/index.html"));
  CHECK(files.at("site/index.html").find("<figure") == std::string::npos);
}

TEST_CASE("two builds give the same bytes, and the style sheet carries its hash") {
  const config::Study study = test_support::sample_study();
  CHECK(published(study, test_support::sample_findings(study), "nogeens") == final_site());
  const auto style = std::find_if(final_site().begin(), final_site().end(),
                                  [](const auto& file) { return file.first.ends_with(".css"); });
  REQUIRE(style != final_site().end());
  CHECK(std::regex_match(style->first, std::regex("site/werkthet\\.[0-9a-f]{10}\\.css")));
  config::Study other = study;
  other.theme.accent = "#5B2A86";
  const site::Assets assets = site::read_assets(other);
  CHECK("site/" + assets.style_name != style->first);
  CHECK(assets.style.find("#5b2a86") != std::string::npos);
  other.theme.accent = "#FFCC00";  // too pale: the check of the input told so (tests/unit/theme)
  CHECK("site/" + site::read_assets(other).style_name == style->first);
  other.site.theme = std::string(WERKTHET_SOURCE) + "/tests/themes/rivierstad.css";
  CHECK(site::read_assets(other).style.find("--utrecht-link-color: #00594f") != std::string::npos);
}

TEST_CASE("outcomes with one label get files of their own") {
  config::Study study = test_support::sample_study();
  study.outcomes[1].label = study.outcomes[0].label;
  std::set<std::string> files;
  const auto pages = site::site_map(study);
  for (const site::Page& page : pages) {
    files.insert(page.file.nl);
  }
  CHECK(files.size() == pages.size());
}

TEST_CASE("the page of further analyses is there when this release shows one") {
  config::Study study = test_support::sample_study();
  const auto there = [&] {
    return !site::file_of(site::site_map(study), site::Topic::further, core::Language::nl).empty();
  };
  study.release.kind = config::ReleaseKind::final;
  CHECK_FALSE(there());
  study.plan.analyses = {"selection", "monthly"};  // these stay inside
  CHECK_FALSE(there());
  study.plan.analyses = {"matching"};
  CHECK(there());
  study.release.kind = config::ReleaseKind::quarterly;
  CHECK_FALSE(there());
  study.release.kind = config::ReleaseKind::interim;
  CHECK_FALSE(there());
  study.plan.analyses = {"representativeness"};
  CHECK(there());
}
