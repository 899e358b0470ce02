#pragma once
// What a council wants to know before it joins, computed: how many people, what can be seen with them, what
// it costs. From the published figures and wishes in [feasibility] and the list of costs; to findings/plan.
// Knows no person and no cohort: there are none yet. Everything that a reader could check with a calculator
// is computed from the numbers as they are printed (171 and not 171.3), so that the sums on the page come
// out.

#include "config/study.hpp"
#include "ingest/input.hpp"
#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace werkthet::analysis {

/// Below the minimum per group, from the minimum, from the preferred size.
enum class SizeLight { red, amber, green };

[[nodiscard]] SizeLight size_light(std::int64_t per_group, const config::Feasibility& wishes);

/// What is expected when a share of the people takes part.
struct ExpectedSize {
  std::string id;               ///< low, expected, high
  double share{};               ///< 0..1
  std::int64_t participants{};  ///< rounded half away from zero
  std::int64_t others{};        ///< who do not take part
  std::int64_t per_group{};     ///< the smallest of groups as equal as can be
  SizeLight light{};
  std::optional<double> cost;  ///< euros per participant; none without costs or participants
};

/// Which share must take part to fill `groups` groups of `per_group`.
struct NeededShare {
  std::int64_t groups{};
  std::int64_t per_group{};
  std::int64_t people{};
  double share{};  ///< of the people on benefit; above 1 when there are not enough
};

/// What a group of `per_group` people at the start is worth at the end.
struct GroupWorth {
  std::int64_t per_group{};
  std::int64_t at_end{};     ///< left after attrition, rounded down
  std::int64_t effective{};  ///< as many independent people, after the design effect, rounded down
};

/// Smallest difference that two groups of that size show in 8 of 10 cases (two-sided, 5%).
struct Visible {
  GroupWorth group;
  double base{};                                                     ///< share in the control group, 0..1
  statistics::Estimated<double> points{statistics::NotEstimable{}};  ///< percentage points, upwards
};

/// The same for a score, in standard deviations.
struct VisibleScore {
  GroupWorth group;
  statistics::Estimated<double> deviations{statistics::NotEstimable{}};
};

/// People per group that a wished difference asks for; each step rounds up the printed number before it.
struct NeededSize {
  double base{};                       ///< 0..1
  double points{};                     ///< wished difference, percentage points
  std::optional<std::int64_t> at_end;  ///< none when base and difference together reach 100%
  std::int64_t clustered{};            ///< times the design effect
  std::int64_t at_start{};             ///< divided by 1 - attrition (Z37)
  std::int64_t total{};                ///< over all groups
  double share{};                      ///< of the people on benefit
};

struct CostTotal {
  double items{};                   ///< of the items that have an amount, of a divided one our part
  std::optional<double> own_share;  ///< of the fixed costs that municipalities share
  double total{};
  ingest::Firmness firmness{};          ///< at_least when some item says so or has no amount
  std::vector<std::string> not_priced;  ///< names of items without an amount
  std::optional<double> fte;
  bool shared_without_key{};  ///< a joint item stands in full: no key was given (C42)
  bool own_share_unknown{};   ///< fixed costs are shared, and this municipality is not in the list
  /// Beside the items: our part of a shared one that is divided by the key; nothing where an item counts in full.
  std::vector<std::optional<double>> own_parts;
};

struct Share {
  std::string name;
  std::int64_t inhabitants{};
  std::optional<double> before;  ///< euros without the municipalities that join; none for those
  double after{};                ///< euros with them
};

/// How many people must leave benefit who would not have left otherwise, to save what it costs.
struct BreakEven {
  int months{};
  double saving{};                    ///< euros per person over these months
  std::int64_t people{};              ///< rounded up
  std::optional<double> per_hundred;  ///< of the participants outside the control group
};

struct Exploration {
  std::int64_t groups{};
  std::int64_t pool{};  ///< people, or benefits where the lottery draws benefits
  std::optional<std::int64_t> pairs;
  std::optional<std::int64_t> singles;
  std::vector<ExpectedSize> expected;  ///< from low to high; `expected` alone without a range
  std::vector<NeededShare> needed;
  double design_effect{1};
  std::vector<Visible> visible;  ///< by size of the group, then base
  std::vector<VisibleScore> visible_scores;
  double headline_base{};         ///< the middle one: the base of the sentences
  std::vector<NeededSize> sizes;  ///< by wished difference, then base
  std::optional<CostTotal> costs;
  std::vector<Share> shares;           ///< of the fixed costs
  std::vector<Share> divided;          ///< of the items of kind "shared" together, when they have a key (C42)
  std::vector<BreakEven> break_even;
  std::optional<double> budget_left;  ///< budget minus costs: negative is a gap (C03)
};

/// Preconditions: study.feasibility is there and two groups or more.
[[nodiscard]] Exploration explore(const config::Study& study, std::span<const ingest::CostRow> costs);

/// Smallest number of whole people that `needed` asks for; a hair above a whole number is that number.
[[nodiscard]] std::int64_t people_up(double needed);

/// `euros` divided in cents in proportion to `weights` by largest remainder: the parts add up to the whole.
/// Ties go to the first. Source: Hamilton's method; Balinski and Young (2001), Fair Representation, ch. 2.
[[nodiscard]] std::vector<double> largest_remainder(double euros, std::span<const std::int64_t> weights);

}  // namespace werkthet::analysis
