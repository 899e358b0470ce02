#pragma once
// What a release of these findings would have said: claims for tests of corrections, as the release writes
// them.

#include "config/study.hpp"
#include "publish/data/claims_file.hpp"
#include "safe/claims.hpp"
#include "safe/safe_findings.hpp"
#include "support/test_forge.hpp"

#include <string>
#include <vector>

namespace werkthet::test_support {

inline safe::Claims earlier_claims(const safe::SafeFindings& findings, const config::Study& study,
                                   const std::string& release) {
  safe::Claims claims = publish::data::claims_of(findings, study);
  claims.release = release;
  claims.date = *core::make_date(2020, 4, 9);
  claims.status = "final";
  return claims;
}

/// The study with the correction of a letter, dated two months later.
inline config::Study correcting(config::Study study) {
  study.release.status = config::FigureStatus::corrected;
  study.release.date = *core::make_date(2020, 6, 17);
  study.release.earlier = {"out/2020-eind"};
  study.release.correction =
      config::Correction{"",
                         "D-2020-1180",
                         *core::make_date(2020, 4, 9),
                         *core::make_date(2020, 6, 2),
                         {"Een levering telde mensen dubbel.", "A delivery counted people twice."},
                         {"Wij tellen elke levering na.", "We count every delivery again."}};
  return study;
}

/// The findings with one statement about the main outcome changed: its share, difference and margin.
inline safe::SafeFindings with_headline(const safe::SafeFindings& findings, double share, double d,
                                        double low, double high) {
  std::vector<safe::Statement> statements = findings.statements();
  for (safe::Statement& statement : statements) {
    if (statement.headline) {
      statement.slots.insert_or_assign("a", safe::TestForge::number(share));
      statement.slots.insert_or_assign("d", safe::TestForge::number(d));
      statement.slots.insert_or_assign("lo", safe::TestForge::number(low));
      statement.slots.insert_or_assign("hi", safe::TestForge::number(high));
      break;
    }
  }
  return safe::TestForge::findings(findings.tables(), std::move(statements), {}, findings.refreshed());
}

}  // namespace werkthet::test_support
