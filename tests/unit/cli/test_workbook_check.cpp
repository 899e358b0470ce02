// The audit of the workbook inside a build: our own passes, and who wrote what does not pass is told apart.

#include "cli/workbook_check.hpp"
#include "config/text_check.hpp"
#include "core/error.hpp"
#include "publish/workbook/workbook_publisher.hpp"
#include "support/sample_findings.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

using namespace werkthet;

namespace {

/// How the workbook of one study is refused when another is expected.
core::Error refused(const config::Study& written, const config::Study& checked) {
  const std::string bytes =
      publish::workbook::build_workbook(test_support::sample_findings(written), written, {});
  try {
    static_cast<void>(cli::checked_workbook(bytes, test_support::sample_findings(checked), checked));
  } catch (const core::Error& error) {
    return error;
  }
  FAIL("accepted");
  return core::Error(core::ErrorKind::output, "accepted");
}

}  // namespace

TEST_CASE("the workbook of a release passes, and the report says so") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const std::string bytes = publish::workbook::build_workbook(findings, study, {});
  CHECK(nlohmann::json::parse(cli::checked_workbook(bytes, findings, study))["failed"] == 0);
}

TEST_CASE("a sign of notes or of missing figures that comes this far is a bug of ours") {
  for (const char* typed : {"[noot", "zie [noot 1]", "[q] = iets"}) {
    config::Study study = test_support::sample_study();
    study.outcomes.front().label.nl += std::string(" ") + typed;
    INFO(typed);
    CHECK(refused(study, study).kind() == core::ErrorKind::internal);
    core::Problems problems;
    config::check_texts(study, problems);  // and what somebody typed does not come this far
    CHECK(problems.count("T107") == 1);
  }
}

TEST_CASE("a date that is not that of the edition is a bug of ours") {
  const config::Study study = test_support::sample_study();
  config::Study other = study;
  other.release.date.days += 1;
  const core::Error error = refused(study, other);
  CHECK(error.kind() == core::ErrorKind::internal);
  CHECK(error.message().find("document.created") != std::string::npos);
}
