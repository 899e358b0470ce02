#include "ingest/as_of.hpp"

namespace werkthet::ingest {

void forget_after(Input& input, core::Date day) {
  const auto later = [day](const std::optional<core::Date>& date) { return date && *date > day; };
  for (SurveyWave& wave : input.surveys) {
    std::erase_if(wave.rows, [&](const SurveyRow& row) { return later(row.answered); });
  }
  std::erase_if(input.contacts, [day](const ContactRow& row) { return row.date > day; });
  std::erase_if(input.ladder, [&](const LadderRow& row) { return later(row.date); });
  std::erase_if(input.employment,
                [day](const EmploymentRow& row) { return row.month > core::month_of(day); });
  std::erase_if(input.exemptions, [&](const ExemptionRow& row) { return later(row.from); });
  for (ExemptionRow& row : input.exemptions) {
    if (later(row.to)) {
      row.to.reset();
    }
  }
  for (AllocationRow& row : input.allocation) {
    if (later(row.drawn)) {
      row.drawn.reset();
      row.arm = -1;
      row.followed = -1;
    }
    if (later(row.exclusion_date)) {
      row.exclusion_date.reset();
      row.exclusion.clear();
      row.exclusion_source.clear();
    }
    if (later(row.expected_date)) {
      row.expected_date.reset();
      row.expected_time.clear();
      row.expected_source.clear();
    }
    if (later(row.invited)) {
      row.invited.reset();
    }
    if (later(row.consent_date)) {
      row.consent_date.reset();
      row.consent = Answer::none;
    }
    for (std::optional<core::Date>* date : {&row.refused, &row.started, &row.stopped}) {
      if (later(*date)) {
        date->reset();
      }
    }
    if (!row.stopped) {
      row.stop_reason.clear();
      row.still_followed = Answer::none;
    }
  }
}

}  // namespace werkthet::ingest
