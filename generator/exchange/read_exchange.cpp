#include "exchange/read_exchange.hpp"

#include "exchange/fields.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace werkthet::exchange {
namespace {

using detail::Fields;
using detail::Json;
using detail::Trouble;

constexpr std::int64_t most_people = 10'000'000;
constexpr double largest_amount = 1e9;

std::string item_path(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index + 1) + "]";
}

Arm read_arm(const Json& json, const std::string& path, Trouble& trouble) {
  Fields f(json, path, trouble);
  Arm arm;
  arm.id = f.id("id", false);
  arm.name = f.both("name", detail::max_line, false);
  arm.role = f.choice("role", detail::roles);
  arm.exemption = f.flag("exemption");
  arm.guidance = f.flag("guidance");
  arm.earnings_release = f.flag("earnings_release");
  arm.variant = f.id("variant", true);
  if (const auto contacts = f.maybe_whole("contacts_per_year", 0, 366)) {
    arm.contacts_per_year = static_cast<int>(*contacts);
  }
  arm.text = f.both("text", detail::max_paragraph, true);
  f.done();
  return arm;
}

Definition read_definition(const Json& json, const std::string& path, config::OutcomeKind kind,
                           Trouble& trouble) {
  Fields f(json, path, trouble);
  Definition d;
  switch (kind) {
    case config::OutcomeKind::exit_work:
      d.return_days = static_cast<int>(f.whole("return_days", 0, 3660));
      d.work_reasons = f.texts("work_reasons");
      d.joined_schemes = f.wholes("joined_schemes", 0, 99);
      d.schemes = f.wholes("schemes", 0, 99);
      break;
    case config::OutcomeKind::part_time_work:
      d.schemes = f.wholes("schemes", 0, 99);
      break;
    case config::OutcomeKind::scale:
      d.min = f.number("min", -largest_amount, largest_amount);
      d.max = f.number("max", -largest_amount, largest_amount);
      d.items = static_cast<int>(f.whole("items", 1, 1000));
      if (!(*d.min < *d.max) && !trouble.any()) {
        f.contradiction("min", "the lowest point of the scale is not below the highest");
      }
      break;
    case config::OutcomeKind::numeric:
      d.quantity = f.text("quantity", detail::max_line, true);
      break;
    default:  // is_exchanged() lets no other kind come here with a definition
      break;
  }
  f.done();
  return d;
}

/// What the numbers of one group must be to each other.
void check_result(const Result& r, bool share, Fields& f) {
  const bool any = r.estimate || r.low || r.high;
  if (any && !(r.estimate && r.low && r.high)) {
    f.contradiction("estimate", "a difference has both limits of its margin, or is absent with them");
    return;
  }
  if (any && !(r.n && r.n_control)) {
    f.contradiction("n", "a difference has the sizes of both groups beside it");
  }
  if (any && !(*r.low <= *r.estimate && *r.estimate <= *r.high)) {
    f.contradiction("estimate", "the difference lies outside its own margin");
  }
  if (!share) {
    return;
  }
  if (r.events.has_value() != r.events_control.has_value()) {
    f.contradiction("events", "counts are there for both groups or for none");
    return;
  }
  if (!r.events || !r.n || !r.n_control) {
    return;
  }
  if (*r.events > *r.n || *r.events_control > *r.n_control) {
    f.contradiction("events", "more people have the outcome than are in the group");
    return;
  }
  // Half a printed unit, and the counts are those that the difference was computed from.
  const double from_counts =
      100.0 * (static_cast<double>(*r.events) / static_cast<double>(*r.n) -
               static_cast<double>(*r.events_control) / static_cast<double>(*r.n_control));
  if (any && std::abs(from_counts - *r.estimate) > 0.5 * std::pow(10.0, -r.decimals) + 1e-6) {
    f.contradiction("estimate", "the difference does not follow from the counts beside it");
  }
}

Result read_result(const Json& json, const std::string& path, bool share, Trouble& trouble) {
  Fields f(json, path, trouble);
  const double widest = share ? 100.0 : largest_amount;
  Result r;
  r.arm = f.id("arm", false);
  r.n = f.maybe_whole("n", 1, most_people);
  r.n_control = f.maybe_whole("n_control", 1, most_people);
  if (share) {
    r.events = f.maybe_whole("events", 0, most_people);
    r.events_control = f.maybe_whole("events_control", 0, most_people);
  }
  r.estimate = f.maybe_number("estimate", -widest, widest);
  r.low = f.maybe_number("low", -widest, widest);
  r.high = f.maybe_number("high", -widest, widest);
  r.decimals = static_cast<int>(f.whole("decimals", 0, 6));
  f.done();
  if (!trouble.any()) {
    check_result(r, share, f);
  }
  return r;
}

Outcome read_outcome(const Json& json, const std::string& path, Trouble& trouble) {
  Fields f(json, path, trouble);
  Outcome outcome;
  outcome.common = f.id("common", false);
  outcome.label = f.both("label", detail::max_line, false);
  outcome.kind = f.choice("kind", detail::kinds);
  outcome.horizon = static_cast<int>(f.whole("horizon", 0, 600));
  outcome.favourable = f.choice("favourable", detail::directions);
  outcome.definition = read_definition(f.child("definition"), f.path_of("definition"), outcome.kind, trouble);
  const Json& results = f.list("results");
  for (std::size_t i = 0; i < results.size(); ++i) {
    outcome.results.push_back(
        read_result(results[i], item_path(f.path_of("results"), i), is_share(outcome.kind), trouble));
  }
  f.done();
  return outcome;
}

/// What the parts of the file must be to each other.
void check_whole(const Exchange& e, Fields& f) {
  if (!(e.start < e.end) || e.run_out_until < e.end) {
    f.contradiction("period", "the start lies before the end, and the end not after the run-out");
  }
  std::set<std::string> experimental;
  std::set<std::string> all;
  std::size_t controls = 0;
  for (const Arm& arm : e.arms) {
    if (!all.insert(arm.id).second) {
      f.contradiction("arms", "two groups have one id");
    }
    if (arm.role == config::Role::control) {
      ++controls;
    } else {
      experimental.insert(arm.id);
    }
  }
  if (controls != 1) {
    f.contradiction("arms", "exactly one group is the control group");
  }
  std::set<std::pair<std::string, int>> told;
  for (std::size_t i = 0; i < e.outcomes.size(); ++i) {
    const Outcome& outcome = e.outcomes[i];
    const std::string place = item_path("outcomes", i);
    if (!told.insert({outcome.common, outcome.horizon}).second) {
      f.contradiction(place.c_str(), "this outcome stands there twice at this horizon");
    }
    std::set<std::string> seen;
    for (const Result& result : outcome.results) {
      if (!experimental.contains(result.arm) || !seen.insert(result.arm).second) {
        f.contradiction(place.c_str(), "each experimental group has one result, and no other group has");
      }
    }
  }
}

Exchange read_all(Fields& f, Trouble& trouble) {
  Exchange e;
  Fields municipality(f.child("municipality"), "municipality", trouble);
  e.municipality = municipality.text("name", 80, false);
  e.code = municipality.text("code", 4, false);
  if (e.code.size() != 4 || e.code.find_first_not_of("0123456789") != std::string::npos) {
    municipality.wrong("code", "has four digits");
  }
  municipality.done();
  e.fictitious = f.flag("fictitious");
  e.framework = f.choice("framework", detail::frameworks);
  Fields period(f.child("period"), "period", trouble);
  e.start = period.date("start");
  e.end = period.date("end");
  e.run_out_until = period.date("run_out_until");
  period.done();
  Fields release(f.child("release"), "release", trouble);
  e.release = release.id("id", false, true);
  e.release_kind = release.choice("kind", detail::release_kinds);
  e.status = release.choice("status", detail::statuses);
  e.date = release.date("date");
  release.done();
  e.unit = f.choice("unit", detail::units);
  e.confidence = f.number("confidence", 0.5, 0.999);
  const Json& arms = f.list("arms");
  for (std::size_t i = 0; i < arms.size(); ++i) {
    e.arms.push_back(read_arm(arms[i], item_path("arms", i), trouble));
  }
  const Json& outcomes = f.list("outcomes");
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    e.outcomes.push_back(read_outcome(outcomes[i], item_path("outcomes", i), trouble));
  }
  return e;
}

}  // namespace

std::size_t largest_file() {
  return detail::max_bytes;
}

std::optional<Exchange> read_exchange(std::string_view text, const std::string& file,
                                      core::Problems& problems) {
  Trouble trouble(file, problems);
  const std::optional<Json> json = detail::parse(text, trouble);
  if (!json) {
    return std::nullopt;
  }
  Fields f(*json, "", trouble);
  // Another version may have other keys: then only that is told.
  const std::string format = f.text("format", detail::max_line, false);
  const std::int64_t version = f.whole("version", 1, 1'000'000);
  if (trouble.any()) {
    return std::nullopt;
  }
  if (format != format_name || version != format_version) {
    trouble.add("X101", format != format_name ? "format" : "version", {});
    return std::nullopt;
  }
  Exchange exchange = read_all(f, trouble);
  f.done();
  if (!trouble.any()) {
    check_whole(exchange, f);
  }
  return trouble.any() ? std::nullopt : std::optional(std::move(exchange));
}

}  // namespace werkthet::exchange
