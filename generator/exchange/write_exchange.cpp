#include "exchange/write_exchange.hpp"

#include "exchange/names.hpp"

#include <nlohmann/json.hpp>

namespace werkthet::exchange {
namespace {

using Json = nlohmann::ordered_json;

Json both(const core::Bilingual& text) {
  return {{"nl", text.nl}, {"en", text.en}};
}

template <class Number>
Json maybe(const std::optional<Number>& number) {
  return number ? Json(*number) : Json();
}

Json arm_json(const Arm& arm) {
  return {{"id", arm.id},
          {"name", both(arm.name)},
          {"role", detail::name_of(detail::roles, arm.role)},
          {"exemption", arm.exemption},
          {"guidance", arm.guidance},
          {"earnings_release", arm.earnings_release},
          {"variant", arm.variant},
          {"contacts_per_year", maybe(arm.contacts_per_year)},
          {"text", both(arm.text)}};
}

Json definition_json(const Outcome& outcome) {
  const Definition& d = outcome.definition;
  switch (outcome.kind) {
    case config::OutcomeKind::exit_work:
      return {{"return_days", maybe(d.return_days)},
              {"work_reasons", d.work_reasons},
              {"joined_schemes", d.joined_schemes},
              {"schemes", d.schemes}};
    case config::OutcomeKind::part_time_work:
      return {{"schemes", d.schemes}};
    case config::OutcomeKind::scale:
      return {{"min", maybe(d.min)}, {"max", maybe(d.max)}, {"items", maybe(d.items)}};
    case config::OutcomeKind::numeric:
      return {{"quantity", d.quantity}};
    default:  // is_exchanged() lets no other kind come here with a definition
      break;
  }
  return Json::object();
}

Json result_json(const Result& result, bool share) {
  Json json{{"arm", result.arm}, {"n", maybe(result.n)}, {"n_control", maybe(result.n_control)}};
  if (share) {
    json["events"] = maybe(result.events);
    json["events_control"] = maybe(result.events_control);
  }
  json["estimate"] = maybe(result.estimate);
  json["low"] = maybe(result.low);
  json["high"] = maybe(result.high);
  json["decimals"] = result.decimals;
  return json;
}

}  // namespace

std::string exchange_json(const Exchange& exchange) {
  Json arms = Json::array();
  for (const Arm& arm : exchange.arms) {
    arms.push_back(arm_json(arm));
  }
  Json outcomes = Json::array();
  for (const Outcome& outcome : exchange.outcomes) {
    Json results = Json::array();
    for (const Result& result : outcome.results) {
      results.push_back(result_json(result, is_share(outcome.kind)));
    }
    outcomes.push_back({{"common", outcome.common},
                        {"label", both(outcome.label)},
                        {"kind", detail::name_of(detail::kinds, outcome.kind)},
                        {"horizon", outcome.horizon},
                        {"favourable", detail::name_of(detail::directions, outcome.favourable)},
                        {"definition", definition_json(outcome)},
                        {"results", results}});
  }
  const Json all{{"format", format_name},
                 {"version", format_version},
                 {"municipality", {{"name", exchange.municipality}, {"code", exchange.code}}},
                 {"fictitious", exchange.fictitious},
                 {"framework", exchange.framework},
                 {"period",
                  {{"start", core::iso(exchange.start)},
                   {"end", core::iso(exchange.end)},
                   {"run_out_until", core::iso(exchange.run_out_until)}}},
                 {"release",
                  {{"id", exchange.release},
                   {"kind", detail::name_of(detail::release_kinds, exchange.release_kind)},
                   {"status", detail::name_of(detail::statuses, exchange.status)},
                   {"date", core::iso(exchange.date)}}},
                 {"unit", detail::name_of(detail::units, exchange.unit)},
                 {"confidence", exchange.confidence},
                 {"arms", arms},
                 {"outcomes", outcomes}};
  return all.dump(1) + "\n";
}

}  // namespace werkthet::exchange
