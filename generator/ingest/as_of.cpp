#include "ingest/as_of.hpp"

namespace werkthet::ingest {

void forget_after(Input& input, core::Date day) {
  const auto later = [day](const std::optional<core::Date>& date) { return date && *date > day; };
  for (SurveyWave& wave : input.surveys) {
    std::erase_if(wave.rows, [&](const SurveyRow& row) { return later(row.answered); });
  }
  std::erase_if(input.contacts, [day](const ContactRow& row) { return row.date > day; });
  for (AllocationRow& row : input.allocation) {
    if (later(row.drawn)) {
      row.drawn.reset();
      row.arm = -1;
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
    }
  }
}

}  // namespace werkthet::ingest
