#include "config/outcomes.hpp"

#include "core/format.hpp"

#include <algorithm>

namespace werkthet::config {
namespace {

using core::Bilingual;
using core::Language;

std::string hours(double value, Language language) {
  return core::number(value, value == core::round_half_away(value, 0) ? 0 : 1, language) +
         std::string(core::no_break_space) + (language == Language::nl ? "uur per week" : "hours a week");
}

std::string euros(double value, Language language) {
  return core::euro(value, value != core::round_half_away(value, 0), language) +
         (language == Language::nl ? " per maand" : " a month");
}

}  // namespace

Bilingual bound_words(const Outcome& outcome) {
  switch (outcome.kind) {
    case OutcomeKind::hours_at_least:
      return {hours(outcome.at_least, Language::nl), hours(outcome.at_least, Language::en)};
    case OutcomeKind::wage_at_least:
      return {euros(outcome.at_least, Language::nl), euros(outcome.at_least, Language::en)};
    default:
      return {};
  }
}

Bilingual unit_of_list(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::hours_worked:
      return {"uur per week", "hours a week"};
    case OutcomeKind::ladder_change:
      return {"treden", "steps"};
    default:
      return {};
  }
}

AfterEnd after_end(const Study& study, const Outcome& outcome, int horizon) {
  const DataSource source = source_of(outcome.kind);
  if (source == DataSource::survey || source == DataSource::persons_table || study.end <= study.start ||
      horizon <= 0) {
    return AfterEnd::no;
  }
  const auto last_day = [&](core::Date entry) { return core::add_months(entry, horizon) - 1; };
  if (last_day(study.start) > study.end) {
    return AfterEnd::all;
  }
  const core::Date last_entry = std::max(study.start, core::add_months(study.start, study.entry_months) - 1);
  return last_day(last_entry) > study.end ? AfterEnd::some : AfterEnd::no;
}

}  // namespace werkthet::config
