#include "safe/participation_verdict.hpp"

#include <cmath>

namespace werkthet::safe {
namespace {

constexpr double contrast_left = 50.0;  // per cent: below half the groups are no longer what they were
constexpr double share_that_counts = 1.0 / 3.0;

std::optional<double> number(const Table& table, std::string_view row, std::string_view column) {
  const Cell* cell = find_cell(table, {row}, column);
  return cell != nullptr && cell->is_number() ? std::optional(cell->value()) : std::nullopt;
}

/// Not zero, on the side that is good for people.
bool better(const Printed& found, int favourable) {
  return found.not_zero() && (*found.low > 0.0) == (favourable > 0);
}

bool worse(const Printed& found, int favourable) {
  return found.not_zero() && !better(found, favourable);
}

}  // namespace

Printed printed(const Table& table, std::string_view row) {
  return {number(table, row, "estimate"), number(table, row, "low"), number(table, row, "high")};
}

Sign sign_of(std::string_view row, const Printed& found, int favourable) {
  if (row == "service") {
    return !found.estimate                   ? Sign::unknown
           : *found.estimate < contrast_left ? Sign::contamination
                                             : Sign::nothing;
  }
  if (!found.known()) {
    return Sign::unknown;
  }
  if (row == "lottery") {
    return found.not_zero() ? Sign::attention : Sign::selection;
  }
  if (row == "selection" || row == "before") {
    return found.not_zero() ? Sign::selection : Sign::nothing;
  }
  if (row == "start" || row == "measured") {
    return found.not_zero() ? Sign::attention : Sign::nothing;
  }
  if (row == "within" || row == "shared") {
    return better(found, favourable) ? Sign::contamination : Sign::nothing;
  }
  if (row == "over_time") {
    return worse(found, favourable) ? Sign::contamination : Sign::nothing;
  }
  return Sign::nothing;
}

Judgement judge(const Table& table, Light light, int favourable) {
  Judgement result;
  if (light != Light::green) {
    result.because.push_back(light == Light::amber ? Because::amber : Because::red);
    return result;
  }
  const Printed remaining = printed(table, "remaining");
  if (!remaining.known() || !remaining.estimate) {
    result.because.push_back(Because::not_measured);
    return result;
  }
  if (!remaining.not_zero()) {
    result.because.push_back(printed(table, "raw").not_zero() ? Because::disappears : Because::no_difference);
    return result;
  }
  const auto points_at = [&](std::string_view row, Sign sign) {
    return sign_of(row, printed(table, row), favourable) == sign;
  };
  const Printed selected = printed(table, "selection");
  if (points_at("selection", Sign::selection) && selected.estimate &&
      std::abs(*selected.estimate) >= share_that_counts * std::abs(*remaining.estimate)) {
    result.because.push_back(Because::selection);
  }
  int outcomes = 0;
  for (const std::string_view row : {"within", "shared", "over_time"}) {
    outcomes += points_at(row, Sign::contamination) ? 1 : 0;
  }
  if (points_at("service", Sign::contamination) || outcomes >= 2) {
    result.because.push_back(Because::contamination);
  }
  result.verdict = result.because.empty() ? Verdict::unexplained : Verdict::mixed;
  if (points_at("start", Sign::attention) || points_at("measured", Sign::attention)) {
    result.because.push_back(Because::attention);
  }
  return result;
}

}  // namespace werkthet::safe
