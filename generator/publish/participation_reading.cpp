#include "publish/participation_reading.hpp"

#include "publish/cell_text.hpp"
#include "publish/matrix.hpp"
#include "publish/phrases.hpp"

#include <algorithm>

namespace werkthet::publish {
namespace {

using core::Language;
using safe::Because;
using safe::Verdict;

safe::Light light_of(const safe::SafeFindings& findings, const config::Outcome& outcome) {
  for (const safe::Statement& statement : findings.statements()) {
    if (statement.kind == safe::StatementKind::participation && statement.outcome == outcome.id) {
      return statement.light;
    }
  }
  return safe::Light::red;  // nothing was checked: nothing may be claimed
}

std::string number_of(const safe::Table& table, std::string_view row, std::string_view column,
                      Language language) {
  const safe::Cell* cell = safe::find_cell(table, {row}, column);
  return cell != nullptr && cell->is_number() ? cell_text(*cell, safe::Unit::score, language) : std::string();
}

/// Amount without sign: the direction is a word.
std::string amount_of(const safe::Table& table, std::string_view row, Language language) {
  std::string text = number_of(table, row, "estimate", language);
  const std::string minus = "−";
  if (text.starts_with(minus)) {
    text.erase(0, minus.size());
  }
  return text;
}

std::string unit_of(const config::Outcome& outcome, Language language) {
  if (config::measured_as(outcome.kind) != config::Measurement::amount) {
    return language == Language::nl ? "procentpunt" : "percentage points";
  }
  return outcome.unit.in(language);
}

/// Words for the holes of the phrases, from printed cells only.
Words words_of(const safe::Table& table, const config::Study& study, const config::Outcome& outcome,
               Language language) {
  const bool dutch = language == Language::nl;
  Words words;
  words["label"] = outcome.label.in(language);
  words["control"] = study.arms[study.control()].name.in(language);
  const std::string unit = unit_of(outcome, language);
  for (const std::string_view row : {"raw", "remaining", "selection", "before", "detectable", "service"}) {
    const safe::Printed found = safe::printed(table, row);
    const std::string name(row);
    words[name] = amount_of(table, row, language) + (unit.empty() || row == "service" ? "" : " " + unit);
    words[name + "_side"] =
        found.estimate && *found.estimate < 0.0 ? (dutch ? "lager" : "lower") : (dutch ? "hoger" : "higher");
    words[name + "_margin"] = number_of(table, row, "low", language) + (dutch ? " tot " : " to ") +
                              number_of(table, row, "high", language);
  }
  return words;
}

/// A fitting phrase where one needs a number that is not there: then it is left out.
bool has_number(const safe::Table& table, std::string_view row) {
  return safe::printed(table, row).estimate.has_value();
}

std::string_view key_of(Because because) {
  switch (because) {
    case Because::red:
      return "reading.red";
    case Because::amber:
      return "reading.amber";
    case Because::not_measured:
      return "reading.not_measured";
    case Because::disappears:
      return "reading.disappears";
    case Because::no_difference:
      return "reading.no_difference";
    case Because::selection:
      return "reading.selection";
    case Because::contamination:
      return "reading.contamination";
    case Because::attention:
      break;
  }
  return "reading.attention";
}

std::string_view key_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::unexplained:
      return "reading.verdict.unexplained";
    case Verdict::mixed:
      return "reading.verdict.mixed";
    case Verdict::selection:
      break;
  }
  return "reading.verdict.selection";
}

}  // namespace

std::optional<ParticipationVerdict> participation_verdict(const safe::SafeFindings& findings,
                                                          const config::Study& study, Language language) {
  const safe::Table* table = safe::find_table(findings, safe::reading_table);
  const config::Outcome* primary = study.primary_outcome();
  if (table == nullptr || primary == nullptr || !study.effects_allowed()) {
    return std::nullopt;
  }
  const int favourable = primary->favourable == config::Favourable::lower ? -1 : 1;
  ParticipationVerdict result;
  result.judgement = safe::judge(*table, light_of(findings, *primary), favourable);
  const Words words = words_of(*table, study, *primary, language);
  const auto say = [&](std::string_view key) {
    result.why += (result.why.empty() ? "" : " ") + fill(phrase(key).in(language), words);
  };
  result.title = fill(phrase(key_of(result.judgement.verdict)).in(language), words);
  if (has_number(*table, "raw")) {
    const bool seen = safe::printed(*table, "raw").not_zero();
    result.observed = fill(phrase(seen ? "reading.raw" : "reading.raw_zero").in(language), words);
  }
  const bool left = result.judgement.verdict != Verdict::selection;
  if (left) {
    say("reading.remaining");
  }
  for (const Because because : result.judgement.because) {
    say(because == Because::contamination && !has_number(*table, "service") ? "reading.contamination_outcomes"
                                                                            : key_of(because));
    if (because == Because::red && safe::printed(*table, "before").not_zero()) {
      result.before = fill(phrase("reading.before").in(language), words);
    }
  }
  if (left) {
    say(result.judgement.verdict == Verdict::mixed ? "reading.not_split.mixed" : "reading.not_split");
  }
  return result;
}

}  // namespace werkthet::publish
