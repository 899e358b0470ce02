// Reading earlier releases: every folder or an error with a code that `werkthet explain` knows.
#include "core/files.hpp"
#include "findings/earlier.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace werkthet;
namespace fs = std::filesystem;

namespace {

safe::Claims claims_of(const std::string& release) {
  safe::Claims claims;
  claims.study = "small";
  claims.release = release;
  claims.date = *core::make_date(2019, 1, 1);
  claims.status = "provisional";
  claims.information = 0.4;
  return claims;
}

struct Place {
  test_support::ScratchFolder folder;
  config::Study study;

  Place() {
    study.id = "small";
    study.folder = folder.path();
    study.release.id = "now";
    study.release.date = *core::make_date(2020, 1, 1);
  }
  void put(const std::string& named, const std::string& bytes, bool whole_release = true) {
    const fs::path at = folder.path() / named / (whole_release ? "public/data" : "data");
    fs::create_directories(at);
    core::write_file(at / "claims.json", bytes);
    study.release.earlier.push_back(named);
  }
  std::string code() {
    core::Problems problems;
    const auto read = findings::read_earlier(study, problems);
    REQUIRE(problems.all().size() <= 1);
    CHECK(read.empty() == problems.has_errors());
    return problems.all().empty() ? "" : problems.all()[0].code;
  }
};

}  // namespace

TEST_CASE("earlier releases come in the order of their days, whatever the order of the list") {
  Place place;
  for (const auto& [id, year] : {std::pair{"later", 2019}, std::pair{"first", 2018}, std::pair{"same_day", 2019}}) {
    safe::Claims claims = claims_of(id);
    claims.date = *core::make_date(year, 1, 1);
    place.put(id, safe::write_claims(claims));
  }
  core::Problems problems;
  const auto read = findings::read_earlier(place.study, problems);
  REQUIRE(read.size() == 3);
  CHECK(read[0].release == "first");
  CHECK(read[1].release == "later");
  CHECK(read[2].release == "same_day");
  CHECK(safe::corrected(read, "")->release == "same_day");
}

TEST_CASE("the folder of a release or its public part is read") {
  Place place;
  place.put("first", safe::write_claims(claims_of("a")));
  place.put("second", safe::write_claims(claims_of("b")), false);
  core::Problems problems;
  const auto read = findings::read_earlier(place.study, problems);
  CHECK(problems.all().empty());
  REQUIRE(read.size() == 2);
  CHECK(read[0].release == "a");
  CHECK(read[1].release == "b");
  CHECK(findings::looks_of(read) == analysis::EarlierLooks{{"a", 0.4}, {"b", 0.4}});
}

TEST_CASE("an earlier release that cannot be used is an error with a code") {
  Place place;
  SECTION("no such folder") {
    place.study.release.earlier = {"nowhere"};
    CHECK(place.code() == "L300");
  }
  SECTION("larger than the limit") {
    place.put("big", std::string(safe::most_claims_bytes + 1, ' '));
    CHECK(place.code() == "L300");
  }
  SECTION("no JSON") {
    place.put("a", "not json");
    CHECK(place.code() == "L301");
  }
  SECTION("a value that cannot be") {
    safe::Claims claims = claims_of("a");
    claims.information = 1.0;
    place.put("a", safe::write_claims(claims));
    CHECK(place.code() == "L302");
  }
  SECTION("another study") {
    safe::Claims claims = claims_of("a");
    claims.study = "other";
    place.put("a", safe::write_claims(claims));
    CHECK(place.code() == "L303");
  }
  SECTION("this release itself") {
    place.put("a", safe::write_claims(claims_of("now")));
    CHECK(place.code() == "L303");
  }
  SECTION("a later date") {
    safe::Claims claims = claims_of("a");
    claims.date = *core::make_date(2021, 1, 1);
    place.put("a", safe::write_claims(claims));
    CHECK(place.code() == "L303");
  }
}

TEST_CASE("every code of earlier releases is explained") {
  for (const char* code : {"L300", "L301", "L302", "L303", "L307", "L308"}) {
    const auto& rules = findings::rules();
    CHECK(std::count_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.code == code; }) ==
          1);
  }
}

TEST_CASE("a definition changes with what readers are told and with the rules of counting") {
  Place place;
  config::Outcome outcome;
  outcome.id = "werk";
  outcome.kind = config::OutcomeKind::exit_work;
  outcome.definition = {"weg door werk", "left for work"};
  place.study.outcomes = {outcome};
  const std::string before = findings::definition_of(place.study, "werk");
  CHECK(findings::definition_of(place.study, "none").empty());
  place.study.benefit_rules.return_days = 60;
  CHECK(findings::definition_of(place.study, "werk") != before);
  place.study.benefit_rules.return_days = 30;
  CHECK(findings::definition_of(place.study, "werk") == before);
  place.study.outcomes[0].definition.nl = "weg";
  CHECK(findings::definition_of(place.study, "werk") != before);
}

TEST_CASE("a correction of a release that is not among the earlier ones is an error (L307)") {
  Place place;
  place.put("first", safe::write_claims(claims_of("a")));
  place.put("second", safe::write_claims(claims_of("b")));
  place.study.release.correction.emplace();
  core::Problems fine;
  static_cast<void>(findings::read_earlier(place.study, fine));
  CHECK(fine.all().empty());
  place.study.release.correction->release = "c";
  core::Problems problems;
  static_cast<void>(findings::read_earlier(place.study, problems));
  REQUIRE(problems.all().size() == 1);
  CHECK(problems.all()[0].code == "L307");
  CHECK(problems.has_errors());
}

TEST_CASE("a release that would take the place of an earlier one on the web is told so (L308)") {
  Place place;
  safe::Claims claims = claims_of("a");
  claims.address = "https://a.example/uitgaven/a";
  place.put("first", safe::write_claims(claims));
  CHECK(place.code().empty());
  place.study.site.base_url = "https://a.example/uitgaven/now";
  CHECK(place.code().empty());
  place.study.site.base_url = claims.address;
  CHECK(place.code() == "L308");
}
