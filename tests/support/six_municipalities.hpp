#pragma once
// Six invented municipalities with two kinds of own direction that work in opposite directions: letting go
// (fewer people to work) and with support (more). One of them, Eisdijk, has another definition of exit. Used
// by tests only.

#include "core/format.hpp"
#include "exchange/exchange.hpp"
#include "statistics/proportions/proportions.hpp"

#include <string>
#include <utility>
#include <vector>

namespace werkthet::test_support {

struct Counted {
  std::int64_t n{};
  std::int64_t events{};
};

inline exchange::Result share_result(const std::string& arm, Counted own, Counted control) {
  const auto d =
      statistics::risk_difference_newcombe(own.events, own.n, control.events, control.n, 0.95).value();
  exchange::Result r;
  r.arm = arm;
  r.n = own.n;
  r.n_control = control.n;
  r.events = own.events;
  r.events_control = control.events;
  r.estimate = core::round_half_away(100.0 * d.difference, 0);
  r.low = core::round_half_away(100.0 * d.interval.low, 0);
  r.high = core::round_half_away(100.0 * d.interval.high, 0);
  return r;
}

inline exchange::Result mean_result(const std::string& arm, double d, double low, double high,
                                    std::int64_t n) {
  exchange::Result r;
  r.arm = arm;
  r.n = n;
  r.n_control = n;
  r.estimate = d;
  r.low = low;
  r.high = high;
  r.decimals = 1;
  return r;
}

inline exchange::Outcome exit_outcome(std::vector<exchange::Result> results, int horizon = 24) {
  exchange::Outcome outcome;
  outcome.common = "uitstroom_werk";
  outcome.label = {"Uitstroom naar volledig werk", "Exit to full work"};
  outcome.kind = config::OutcomeKind::exit_work;
  outcome.horizon = horizon;
  outcome.definition.return_days = 30;
  outcome.definition.work_reasons = {"11", "13"};
  outcome.definition.joined_schemes = {1, 2, 3};
  outcome.definition.schemes = {1, 2, 3};
  outcome.results = std::move(results);
  return outcome;
}

inline exchange::Outcome wellbeing_outcome(double max, std::vector<exchange::Result> results) {
  exchange::Outcome outcome;
  outcome.common = "welbevinden";
  outcome.label = {"Welbevinden", "Wellbeing"};
  outcome.kind = config::OutcomeKind::scale;
  outcome.horizon = 24;
  outcome.definition.min = 1.0;
  outcome.definition.max = max;
  outcome.definition.items = 5;
  outcome.results = std::move(results);
  return outcome;
}

inline exchange::Exchange municipality(const std::string& name, const std::string& code, Counted letting_go,
                                       Counted support, Counted control) {
  exchange::Exchange e;
  e.municipality = name;
  e.code = code;
  e.fictitious = true;
  e.framework = "within_law";
  e.start = *core::make_date(2017, 11, 1);
  e.end = *core::make_date(2019, 10, 31);
  e.run_out_until = *core::make_date(2019, 12, 31);
  e.release = "2020-eind";
  e.date = *core::make_date(2020, 6, 1);
  exchange::Arm a;
  a.id = "vrij";
  a.name = {"Eigen regie", "Self-direction"};
  a.exemption = true;
  a.variant = "loslaten";
  a.contacts_per_year = 1;
  exchange::Arm b;
  b.id = "samen";
  b.name = {"Eigen regie met coach", "Self-direction with a coach"};
  b.exemption = true;
  b.guidance = true;
  b.variant = "met_steun";
  b.contacts_per_year = 12;
  exchange::Arm c;
  c.id = "regulier";
  c.name = {"Gewone begeleiding", "Usual guidance"};
  c.role = config::Role::control;
  c.contacts_per_year = 2;
  c.text = {"Twee gesprekken per jaar over werk.", "Two conversations a year about work."};
  e.arms = {a, b, c};
  e.outcomes = {
      exit_outcome({share_result("vrij", letting_go, control), share_result("samen", support, control)})};
  return e;
}

/// In the order of their codes, which is not that of their names.
inline std::vector<exchange::Exchange> six_municipalities() {
  exchange::Exchange lindeveen = municipality("Lindeveen", "9901", {150, 20}, {148, 43}, {152, 31});
  exchange::Exchange bosrade = municipality("Bosrade", "9902", {118, 13}, {121, 37}, {120, 25});
  exchange::Exchange zandwold = municipality("Zandwold", "9903", {96, 12}, {98, 25}, {97, 21});
  exchange::Exchange eisdijk = municipality("Eisdijk", "9904", {140, 22}, {139, 39}, {141, 28});
  exchange::Exchange hoogveld = municipality("Hoogveld", "9905", {201, 40}, {199, 45}, {203, 42});
  exchange::Exchange merwestad = municipality("Merwestad", "9906", {310, 26}, {305, 115}, {308, 66});
  eisdijk.outcomes.front().definition.return_days = 60;
  merwestad.framework = "amvb";
  merwestad.arms.back().guidance = true;
  merwestad.arms.back().contacts_per_year = 6;
  merwestad.arms.back().text = {"Elke twee maanden een groepsgesprek.",
                                "A group conversation every two months."};
  zandwold.start = *core::make_date(2018, 7, 1);
  zandwold.end = *core::make_date(2020, 2, 29);
  zandwold.run_out_until = zandwold.end;
  bosrade.outcomes.push_back(wellbeing_outcome(
      5.0, {mean_result("vrij", 0.1, -0.1, 0.3, 90), mean_result("samen", 0.2, 0.0, 0.4, 90)}));
  hoogveld.outcomes.push_back(wellbeing_outcome(
      5.0, {mean_result("vrij", -0.1, -0.3, 0.1, 150), mean_result("samen", 0.1, -0.1, 0.3, 150)}));
  zandwold.outcomes.push_back(wellbeing_outcome(
      7.0, {mean_result("vrij", 0.3, -0.1, 0.7, 70), mean_result("samen", 0.2, -0.2, 0.6, 70)}));
  return {lindeveen, bosrade, zandwold, eisdijk, hoogveld, merwestad};
}

}  // namespace werkthet::test_support
