#include "config/deadlines.hpp"

namespace werkthet::config {

core::Date last_day_of(const Deadline& deadline) {
  return deadline.inclusive ? deadline.date : deadline.date - 1;
}

core::Date decide_by(const Deadline& deadline) {
  return last_day_of(deadline) - deadline.lead_days;
}

const Deadline* first_decision(const Feasibility& wishes) {
  const Deadline* first = nullptr;
  for (const Deadline& deadline : wishes.deadlines) {
    if (deadline.lead_days > 0 && (first == nullptr || decide_by(deadline) < decide_by(*first))) {
      first = &deadline;
    }
  }
  return first;
}

}  // namespace werkthet::config
