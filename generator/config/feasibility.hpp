#pragma once
// What a council asks before it joins an experiment: how many people, how large a difference can be seen,
// what it costs, which days matter. Numbers about a town and not about persons: published figures, estimates
// and the wishes of the council. Each rests on a source that is printed beside it.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::config {

/// A day that matters. "voor 1 maart" is 28 February, "uiterlijk 1 maart" is 1 March: the flag decides.
struct Deadline {
  core::Bilingual what;
  core::Date date;
  bool inclusive{true};
  int lead_days{};  ///< so many days are needed beforehand: the last day to decide lies that much earlier
};

/// By what municipalities share the costs that they make together. There is no silent default (requirement
/// C42).
enum class SharingKey { none, inhabitants, equal };

/// A municipality that shares the fixed costs by its number of inhabitants.
struct CostPartner {
  std::string name;
  std::int64_t inhabitants{};
  bool joins{};  ///< joins later: shares are shown without and with it
};

struct Feasibility {
  int persons{};   ///< people on benefit
  int benefits{};  ///< benefits; a couple is one benefit and two people. 0: not stated
  std::optional<core::Date> counted_on;
  std::string source;  ///< of these two
  double participation{};
  double participation_low{};
  double participation_high{};
  std::string participation_source;
  int min_per_group{100};
  int preferred_per_group{150};
  std::vector<double> base_rates;   ///< share with the outcome in the control group, 0..1
  std::vector<double> wished;       ///< differences a council would want to see, percentage points
  double attrition{};               ///< share lost before the final measurement
  int clients_per_caseworker{};     ///< of one group; 0: no clustering
  double intraclass_correlation{};  ///< of clients of one caseworker
  std::optional<double> budget;     ///< euros
  std::string budget_source;
  std::optional<double> saving_per_month;  ///< euros per person who left benefit
  std::string saving_source;
  int saving_months{12};
  std::optional<double> fixed_costs;  ///< euros, shared by inhabitants
  std::string fixed_costs_source;
  SharingKey shared_costs_key{SharingKey::none};  ///< for items of kind "shared" in the list of costs
  std::vector<CostPartner> partners;
  std::vector<Deadline> deadlines;
};

}  // namespace werkthet::config
