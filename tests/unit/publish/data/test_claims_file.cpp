// claims.json repeats what the sentences say: a figure where the sentence has one, none where it does not.
#include "publish/data/claims_file.hpp"
#include "publish/matrix.hpp"
#include "publish/wording.hpp"
#include "support/sample_findings.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;

TEST_CASE("every statement is a claim, with figures exactly where its sentence names them") {
  const config::Study study = test_support::sample_study(config::ReleaseKind::final);
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const safe::Claims claims = publish::data::claims_of(findings, study);
  CHECK(claims.study == study.id);
  CHECK(claims.release == study.release.id);
  CHECK_FALSE(claims.information);
  REQUIRE(claims.list.size() == findings.statements().size());
  std::size_t with = 0;
  for (std::size_t i = 0; i < claims.list.size(); ++i) {
    const safe::Statement& statement = findings.statements()[i];
    const std::string code = publish::situation(statement, study).code;
    INFO(statement.id);
    CHECK(claims.list[i].strength == code);
    const bool silent = code == "Bred" || code.back() == '?';
    if (silent) {
      CHECK_FALSE(claims.list[i].numbers);
    }
    if (claims.list[i].numbers) {
      ++with;
      CHECK(claims.list[i].numbers->estimate == statement.slots.at("d").value());
      CHECK(claims.list[i].numbers->low == statement.slots.at("lo").value());
    }
  }
  CHECK(with > 0);
  CHECK(with < claims.list.size());
}

TEST_CASE("what a release writes a later one can read") {
  const config::Study study = test_support::sample_study(config::ReleaseKind::final);
  const std::string bytes =
      safe::write_claims(publish::data::claims_of(test_support::sample_findings(study), study));
  const safe::ReadClaims read = safe::read_claims(bytes);
  INFO(read.why);
  REQUIRE(read.claims);
  CHECK(safe::write_claims(*read.claims) == bytes);
}

TEST_CASE("a claim carries its printed sentence, and none where effects may not be stated") {
  const config::Study study = test_support::sample_study(config::ReleaseKind::final);
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const safe::Claims claims = publish::data::claims_of(findings, study);
  REQUIRE_FALSE(claims.list.empty());
  for (std::size_t i = 0; i < claims.list.size(); ++i) {
    const safe::Statement& statement = findings.statements()[i];
    CHECK(claims.list[i].said.nl == publish::sentence(statement, study, core::Language::nl).text);
    CHECK(claims.list[i].said.en == publish::sentence(statement, study, core::Language::en).text);
  }
  const config::Study quarterly = test_support::sample_study(config::ReleaseKind::quarterly);
  for (const safe::Claim& claim : publish::data::claims_of(findings, quarterly).list) {
    CHECK(claim.said.empty());
  }
}

TEST_CASE(
    "a release without effects keeps the figures per group that it printed; one with effects keeps none") {
  const config::Study study = test_support::sample_study(config::ReleaseKind::interim);
  REQUIRE_FALSE(study.effects_allowed());
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const safe::Claims claims = publish::data::claims_of(findings, study);
  REQUIRE(claims.printed.size() > 5);
  CHECK(claims.printed.front().outcome == study.primary_outcome()->id);
  std::size_t found = 0;
  for (const safe::PrintedFigure& figure : claims.printed) {
    const safe::Table& table = *safe::find_table(findings, figure.outcome);
    for (const safe::Row& row : table.rows) {
      const safe::Cell* cell = safe::find_cell(table, row, figure.measure);
      found += cell != nullptr && cell->is_number() && cell->value() == figure.value ? 1U : 0U;
    }
    CHECK(figure.group != "niet_deelnemers");
  }
  CHECK(found >= claims.printed.size());
  const std::string bytes = safe::write_claims(claims);
  const safe::ReadClaims read = safe::read_claims(bytes);
  INFO(read.why);
  REQUIRE(read.claims);
  CHECK(safe::write_claims(*read.claims) == bytes);
  const config::Study final = test_support::sample_study(config::ReleaseKind::final);
  CHECK(publish::data::claims_of(test_support::sample_findings(final), final).printed.empty());
}

TEST_CASE("claims name the address of the release and the release that it corrects") {
  config::Study study = test_support::sample_study(config::ReleaseKind::final);
  const safe::SafeFindings findings = test_support::sample_findings(study);
  CHECK(publish::data::claims_of(findings, study).address.empty());
  study.site.base_url = "https://a.example/uitgaven/1";
  study.release.status = config::FigureStatus::corrected;
  study.release.correction = config::Correction{};
  safe::Claims before;
  before.release = "2019-k4";
  const safe::Claims claims = publish::data::claims_of(findings, study, std::vector<safe::Claims>{before});
  CHECK(claims.address == "https://a.example/uitgaven/1");
  CHECK(claims.status == "corrected");
  CHECK(claims.corrects == "2019-k4");
}
