// One release among others: the newest one, the list of all, and what became of each.

#include "core/format.hpp"
#include "publish/site/editions.hpp"
#include "support/sample_findings.hpp"
#include "unit/publish/site/published_site.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <string>
#include <utility>
#include <vector>

using namespace werkthet;
using namespace werkthet::test_support;
namespace site = werkthet::publish::site;

namespace {

safe::Claims earlier_release(std::string id, int month, std::string status, std::string address,
                             std::string corrects = {}) {
  safe::Claims claims;
  claims.study = "onderzoek";
  claims.release = std::move(id);
  claims.date = *core::make_date(2019, month, 1);
  claims.status = std::move(status);
  claims.address = std::move(address);
  claims.corrects = std::move(corrects);
  return claims;
}

/// The rows of the list of releases, as texts.
std::vector<std::string> editions(const std::string& html) {
  std::vector<std::string> rows;
  const auto tables =
      parts(html, "<caption class=\"utrecht-table__caption\" id=\"alle-uitgaven-caption\"", "</table>");
  REQUIRE(tables.size() == 1);
  for (const std::string& row : parts(tables[0].substr(tables[0].find("<tbody")), "<tr", "</tr>")) {
    rows.emplace_back(
        std::regex_replace(std::regex_replace(row, std::regex("<[^>]*>"), " "), std::regex("\\s+"), " "));
  }
  return rows;
}

}  // namespace

TEST_CASE(
    "every page says which release it is and leads to the newest, when the study says where that stands "
    "(N12)") {
  config::Study study = test_support::sample_study();
  study.site.latest_url = "https://onderzoek.lindeveen.example/nieuwste";
  const Files files = published(study, test_support::sample_findings(study), "nieuwste");
  for (const auto& [path, html] : files) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const bool dutch = path.find("/en/") == std::string::npos;
    const std::string target = study.site.latest_url + (dutch ? "/site/index.html" : "/site/en/index.html");
    CHECK(all_matches(html, "href=\"(https://onderzoek[^\"]*)\"") ==
          std::vector<std::string>{target, target});
    const std::string foot = visible(parts(html, "<footer", "</footer>").at(0));
    CHECK(foot.find(target.substr(8)) != std::string::npos);  // can be read from paper
    CHECK(foot.find(study.release.id) != std::string::npos);
    CHECK(visible(parts(html, "<main", "</main>").at(0))
              .find(dutch ? "Uitgave van " + core::long_date(study.release.date, core::Language::nl)
                          : "Release of " + core::long_date(study.release.date, core::Language::en)) !=
          std::string::npos);
  }
  for (const auto& [path, html] : final_site()) {  // no address is made up
    CHECK(html.find("class=\"edition\"") == std::string::npos);
  }
}

TEST_CASE("the newest release lists all, newest first, and says what became of each (N12)") {
  config::Study study = test_support::sample_study();
  study.release.earlier = {"a", "b", "c"};
  const std::vector<safe::Claims> earlier{
      earlier_release("2019-k1", 1, "provisional", "https://a.example/uitgaven/2019-k1"),
      earlier_release("2019-k1b", 2, "corrected", "https://a.example/uitgaven/2019-k1b", "2019-k1"),
      earlier_release("2019-k2", 4, "provisional", "")};
  const Files files = published(study, test_support::sample_findings(study), "uitgaven", earlier);
  const std::string& html = files.at("site/wijzigingen-en-correcties.html");
  const auto rows = editions(html);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].find(study.release.id) != std::string::npos);
  CHECK(rows[0].find("Deze uitgave.") != std::string::npos);
  CHECK(rows[1] == " 2019-k2 1 april 2019 Voorlopig Opgevolgd door " + study.release.id + ". ");
  CHECK(rows[2] == " 2019-k1b 1 februari 2019 Gecorrigeerd op 1 februari 2019 Opgevolgd door 2019-k2. ");
  CHECK(rows[3] == " 2019-k1 1 januari 2019 Voorlopig Hierin stond een fout. Verbeterd in 2019-k1b. ");
  CHECK(all_matches(html, "href=\"(https://a[^\"]*)\"") ==
        std::vector<std::string>{"https://a.example/uitgaven/2019-k1b/site/index.html",
                                 "https://a.example/uitgaven/2019-k1/site/index.html"});
  CHECK(editions(files.at("site/en/changes-and-corrections.html"))[3].find("This held a mistake.") !=
        std::string::npos);
  const auto outward = site::outward_addresses(study, earlier);
  CHECK(std::count(outward.begin(), outward.end(), "https://a.example/uitgaven/2019-k1/site/index.html") ==
        1);
}

TEST_CASE("a release that corrects says so of the one it takes back, named or the last") {
  config::Study study = test_support::sample_study();
  study.release.earlier = {"a", "b"};
  study.release.status = config::FigureStatus::corrected;
  const std::vector<safe::Claims> earlier{earlier_release("2019-k1", 1, "provisional", ""),
                                          earlier_release("2019-k2", 4, "final", "")};
  for (const char* named : {"", "2019-k1"}) {
    study.release.correction =
        config::Correction{named, "D-1", study.release.date, study.release.date, {"Fout.", ""}, {}};
    const auto rows = editions(published(study, test_support::sample_findings(study), "herzien", earlier)
                                   .at("site/wijzigingen-en-correcties.html"));
    REQUIRE(rows.size() == 3);
    const std::string corrected = "Verbeterd in " + study.release.id;
    CHECK((rows[1].find(corrected) != std::string::npos) == (*named == '\0'));
    CHECK((rows[2].find(corrected) != std::string::npos) == (*named != '\0'));
  }
}
