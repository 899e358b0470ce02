#include "ingest/checks/jumps.hpp"

#include "ingest/checks/checks.hpp"
#include "ingest/report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace werkthet::ingest {
namespace {

constexpr double few = 30;         // of both sides: chance alone makes such numbers jump
constexpr double small_step = 10;  // records

constexpr std::array<const char*, quantities> words = {"records", "running benefits", "share with income from work",
                                                       "share of unknown values", "amount paid"};

/// What is compared, and how many records stand behind it.
struct Measured {
  double value{};
  double size{};
};

Measured measured(Quantity quantity, const Delivery& delivery) {
  const auto number = [](auto n) { return static_cast<double>(n); };
  const double records = number(delivery.records);
  const double running = number(delivery.totals.running);
  const double income = number(delivery.totals.with_income);
  const double unknown = number(delivery.totals.unknown);
  switch (quantity) {
    case Quantity::records:
      return {records, records};
    case Quantity::running:
      return {running, running};
    case Quantity::income_share:
      return {running > 0 ? income / running : 0, income};
    case Quantity::unknown_share:
      return {records > 0 ? unknown / records : 0, unknown};
    case Quantity::paid:
      return {number(delivery.totals.paid), delivery.totals.paid == 0 ? 0 : records};
  }
  return {};
}

/// Relative change from a to b when it is beyond the tolerance and there is enough to compare.
std::optional<double> jump(Quantity quantity, const Delivery& a, const Delivery& b, double most) {
  const auto [from, n] = measured(quantity, a);
  const auto [to, m] = measured(quantity, b);
  if (from == to || (n < few && m < few)) {
    return std::nullopt;
  }
  // The part of the larger side that is not on the other one, in records.
  const double larger = std::max(std::fabs(from), std::fabs(to));
  if (std::fabs(to - from) / larger * std::max(n, m) < small_step) {
    return std::nullopt;
  }
  const double change = from == 0 ? HUGE_VAL : (to - from) / std::fabs(from);
  return std::fabs(change) > most ? std::optional(change) : std::nullopt;
}

void walk(Quantity quantity, const std::vector<const Delivery*>& series, double most, std::vector<Jump>& found) {
  for (std::size_t i = 1; i < series.size(); ++i) {
    const Delivery& before = *series[i - 1];
    const Delivery& now = *series[i];
    const auto change = jump(quantity, before, now, most);
    if (!change) {
      continue;
    }
    Jump one{quantity, now.file, now.month, before.month, *change, {}, 0};
    if (i + 1 < series.size()) {
      const Delivery& after = *series[i + 1];
      const auto back = jump(quantity, after, now, most);
      if (back && (*back > 0) == (*change > 0) && !jump(quantity, before, after, most)) {
        one.after = after.month;
        one.change_after = *back;
        ++i;  // the next one is as the one before: nothing is wrong with it
      }
    }
    found.push_back(std::move(one));
  }
}

}  // namespace

std::string percent_text(double change) {
  if (std::isinf(change)) {
    return "from none";
  }
  const long long whole = std::llround(100 * std::clamp(change, -1e6, 1e6));
  return (whole < 0 ? "-" : "+") + std::to_string(std::abs(whole)) + "%";
}

std::vector<Jump> jumps_of(const BusData& bus, double most) {
  std::map<std::pair<std::string, std::string>, std::vector<const Delivery*>> series;
  for (const Delivery& delivery : bus.deliveries) {
    // A month that a history told has no file, and so no totals of its own.
    if (!delivery.superseded && delivery.bytes > 0) {
      series[{delivery.reporter, delivery.municipality}].push_back(&delivery);
    }
  }
  std::vector<Jump> found;
  for (const auto& [sender, deliveries] : series) {
    for (std::size_t quantity = 0; quantity < quantities; ++quantity) {
      walk(static_cast<Quantity>(quantity), deliveries, most, found);
    }
  }
  return found;
}

void check_jumps(const config::Study& study, Input& input) {
  for (const Jump& jump : jumps_of(*input.bus, study.data.max_jump)) {
    std::string text = std::string(words[static_cast<std::size_t>(jump.quantity)]) + ": " + core::iso(jump.month) +
                       " is " + percent_text(jump.change) + " against " + core::iso(jump.before);
    if (jump.after) {
      text += " and " + percent_text(jump.change_after) + " against " + core::iso(*jump.after);
    }
    input.problems.add(make_problem("W288", {jump.file, 0, 0, {}}, std::move(text)));
  }
}

}  // namespace werkthet::ingest
