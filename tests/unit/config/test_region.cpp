// A study that only lays municipalities side by side has no groups, outcomes and data of its own; every other
// study has.
#include "config/region.hpp"
#include "unit/config/study_text.hpp"

namespace werkthet::config {
namespace {

const std::string region = R"([study]
id = "regio"
name = "Regio Veenstreek"
name_en = "Veenstreek region"
municipality = "Regio Veenstreek"
fictitious = true
start = 2017-10-01
end = 2019-10-01
run_out_until = 2020-01-01

[synthesis]
files = ["gemeenten/*.json"]

[release]
id = "regio-2020"
kind = "final"
status = "final"
date = 2020-09-01
)";

std::string codes(const std::string& text) {
  std::string found;
  const Parsed result = parsed(text);
  for (const core::Problem& problem : result.problems.all()) {
    found += problem.code + " ";
  }
  return found;
}

}  // namespace

TEST_CASE("a region needs exchange files and nothing about people") {
  INFO(messages(region));
  CHECK(codes(region).empty());
  const Parsed result = parsed(region);
  REQUIRE(result.study.has_value());
  CHECK(compares_only(*result.study));
  CHECK(result.study->arms.empty());
  CHECK(result.study->outcomes.empty());
}

TEST_CASE("without files, before the start or with data a study needs its groups and outcomes") {
  CHECK(codes(changed("[\"gemeenten/*.json\"]", "[]", region)).find("S108") != std::string::npos);
  CHECK(codes(changed("[synthesis]\nfiles = [\"gemeenten/*.json\"]\n", "", region)).find("S108") !=
        std::string::npos);
  CHECK(
      codes(changed("kind = \"final\"\nstatus = \"final\"", "kind = \"exploration\"", region)).find("S108") !=
      std::string::npos);
  CHECK(codes(region + "\n[data]\nbus = [\"data/bus/*.xml\"]\nallocation = \"a.csv\"\n").find("S108") !=
        std::string::npos);
  CHECK(codes(region + "\n[data]\npublished = \"p.csv\"\n").find("S108") != std::string::npos);
  const Parsed own = parsed(small_study + "\n[synthesis]\nfiles = [\"gemeenten/*.json\"]\n");
  REQUIRE(own.study.has_value());
  CHECK_FALSE(compares_only(*own.study));  // a municipality beside others
}

}  // namespace werkthet::config
