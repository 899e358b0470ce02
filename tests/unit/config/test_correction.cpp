// [release.correction]: read, and held to the rest of the release.
#include "config/text_check.hpp"
#include "unit/config/study_text.hpp"

namespace werkthet::config {
namespace {

const std::string correction = R"(status = "corrected"
earlier = ["out/2020-eind"]

[release.correction]
document_number = "D-2020-1180"
letter_date = 2020-03-01
found_on = 2020-03-20
cause = "Een levering telde mensen dubbel."
cause_en = "A delivery counted people twice."
)";

std::string codes_of(const std::string& text) {
  std::string codes;
  const Parsed result = parsed(text);
  for (const core::Problem& problem : result.problems.all()) {
    if (problem.severity == core::Severity::error) {
      codes += (codes.empty() ? "" : " ") + problem.code;
    }
  }
  return codes;
}

}  // namespace

TEST_CASE("a correction is read, and absent without its heading") {
  CHECK_FALSE(parsed(small_study).study->release.correction);
  const Parsed result = parsed(small_study + correction);
  INFO(core::text(result.problems));
  REQUIRE(result.study);
  REQUIRE(result.study->release.correction);
  const Correction& read = *result.study->release.correction;
  CHECK(read.release.empty());
  CHECK(read.document_number == "D-2020-1180");
  CHECK(core::iso(read.letter_date) == "2020-03-01");
  CHECK(core::iso(read.found_on) == "2020-03-20");
  CHECK(read.cause.en == "A delivery counted people twice.");
  CHECK(read.prevention.empty());
}

TEST_CASE("what a correction leans on is checked, each mistake once") {
  const std::string good = small_study + correction;
  CHECK(codes_of(good).empty());
  CHECK(codes_of(changed("status = \"corrected\"", "status = \"provisional\"", good)) == "S121");
  CHECK(codes_of(changed("earlier = [\"out/2020-eind\"]", "", good)) == "S113");
  CHECK(codes_of(changed("found_on = 2020-03-20", "found_on = 2020-05-20", good)) == "S111");
  CHECK(codes_of(changed("letter_date = 2020-03-01", "letter_date = 2020-03-21", good)) == "S111");
  CHECK(codes_of(changed("document_number = \"D-2020-1180\"", "", good)) == "S108");
  CHECK(codes_of(changed("found_on = 2020-03-20", "", good)) == "S108");
  CHECK(codes_of(changed("found_on = 2020-03-20", "found_on = \"gisteren\"", good)) != "");
}

TEST_CASE("the texts of a correction are looked through: the council reads them") {
  const Parsed result =
      parsed(changed("telde mensen dubbel.", "telde dubbel, bel 06-12345678.", small_study + correction));
  REQUIRE(result.study);
  core::Problems problems;
  check_texts(*result.study, problems);
  CHECK(problems.count("P102") == 1);
}

TEST_CASE("a correction tells about results, so it may not claim more than they show") {
  const Parsed result = parsed(
      changed("Een levering telde mensen dubbel.", "De groep doet het even goed.", small_study + correction));
  REQUIRE(result.study);
  core::Problems problems;
  check_texts(*result.study, problems);
  CHECK(problems.count("T101") + problems.count("T102") == 1);
}

}  // namespace werkthet::config
