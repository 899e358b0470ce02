#include "publish/data/claims_file.hpp"

#include "publish/interim.hpp"
#include "publish/matrix.hpp"
#include "publish/printed_figures.hpp"
#include "publish/wording.hpp"

namespace werkthet::publish::data {
namespace {

std::string kind_word(safe::StatementKind kind) {
  switch (kind) {
    case safe::StatementKind::treatment:
      return "treatment";
    case safe::StatementKind::participation:
      return "participation";
    case safe::StatementKind::total:
      return "total";
    case safe::StatementKind::change:
      break;
  }
  return "change";
}

/// A release that may not state effects printed no sentence.
core::Bilingual said_of(const safe::Statement& statement, const config::Study& study) {
  if (!study.effects_allowed()) {
    return {};
  }
  return {sentence(statement, study, core::Language::nl).text, sentence(statement, study, core::Language::en).text};
}

}  // namespace

safe::Claims claims_of(const safe::SafeFindings& findings, const config::Study& study,
                       std::span<const safe::Claims> earlier) {
  safe::Claims claims;
  claims.study = study.id;
  claims.release = study.release.id;
  claims.date = study.release.date;
  claims.status = status_words().at(static_cast<std::size_t>(study.release.status));
  claims.address = study.site.base_url;
  if (study.release.correction) {
    const safe::Claims* wrong = safe::corrected(earlier, study.release.correction->release);
    claims.corrects = wrong == nullptr ? "" : wrong->release;
  }
  const safe::Cell* information = look_cell(findings, "information");
  if (information != nullptr && information->is_number() &&
      study.release.kind == config::ReleaseKind::interim) {
    claims.information = information->value() / 100.0;
  }
  for (const safe::Statement& statement : findings.statements()) {
    const std::string code = situation(statement, study).code;
    const bool points = statement.unit == safe::Unit::points || statement.unit == safe::Unit::percent;
    claims.list.push_back({statement.id, kind_word(statement.kind), statement.outcome, statement.group,
                           statement.comparator, statement.horizon, points ? "points" : "score", code,
                           statement.definition, named_numbers(statement, code), said_of(statement, study)});
  }
  if (!study.effects_allowed()) {
    claims.printed = printed_figures(findings, study);
  }
  return claims;
}

}  // namespace werkthet::publish::data
